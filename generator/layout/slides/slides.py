"""The slides of a protocol in their order, each with everything in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from generator.layout.geometry import Rect
from generator.layout.slides import stage
from generator.layout.slides.charts import pathway_slides
from generator.layout.slides.contacts import contact_pages
from generator.layout.slides.flow import Column, height_of, indent, pages
from generator.layout.slides.heads import (
    Head,
    head_of,
    mark_in,
    numbered,
    place_below,
    set_head,
    text_panel,
    titled,
    urgent,
)
from generator.layout.slides.over import line_over
from generator.layout.slides.stage import Edge, Panel, PlacedSlide, SlideMark
from generator.layout.slides.steps import step_slides
from generator.layout.slides.tables import table_slides
from generator.model import SiteNote
from generator.views.imprint import Imprint
from generator.views.paragraphs import (
    SlideParagraph,
    note_paragraphs,
    paragraphs_of,
    pieces,
    protocol_text,
    site_text,
)
from generator.views.passage import PassageEntry
from generator.views.passage import head_of as name_of
from generator.views.signs import Sign
from generator.views.slides import PathwaySlides, ScreeningSlides, SlideShow
from generator.words.catalogue import SiteWords

_LIST_SIZES = tuple(float(size) for size in range(36, 19, -1))
_WARNING_SIZES = (40.0, 34.0)
_WARNING_PAD = 24.0
_NOTE, _NOTE_PAD = 16.0, 10.0
_MOST_NOTED = 0.3  # of a slide's height that notes may take below something else
_CODE = 150.0
_TITLE_TOP, _BETWEEN, _BELOW_TITLE = 34.0, 10.0, 20.0
_TITLES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_FINDER = (36.0, 32.0, 28.0, 24.0, 20.0, 18.0)
_LOWEST, _HIGHEST = 30.0, 78.0  # of a head on the first slide


def placed_slides(show: SlideShow, imprint: Imprint) -> tuple[PlacedSlide, ...]:
    """Return all slides of a show, in order, no two with the same title."""
    found = [_first(show, imprint), *_said_first(show)]
    for pathway in show.pathways:
        found.extend(_in_one_section(pathway.title.text, tuple(_pathway(show, pathway))))
    for screening in show.screenings:
        found.extend(_in_one_section(screening.title, tuple(_screening(show, screening))))
    found.extend(_in_one_section(show.words.contacts, tuple(_contacts(show))))
    found.append(_last(show, imprint))
    line = line_over(show)
    if line is not None:
        found = [replace(slide, panels=(line, *slide.panels)) for slide in found]
    return numbered(found, show.words)


def _in_one_section(name: str, slides: Sequence[PlacedSlide]) -> Iterator[PlacedSlide]:
    """Yield the slides of a section, whose name the first one has."""
    for number, slide in enumerate(slides):
        yield replace(slide, section=None if number else name)


def _first(show: SlideShow, imprint: Imprint) -> PlacedSlide:
    """Return the first slide: what it is, whose, and the heads of all pathways, to find one."""
    taken = stage.LOGO_WIDTH + 24.0 if imprint.logo is not None else 0.0
    width = stage.ROOM - taken
    said = (SlideParagraph(pieces(show.title, bold=True)),)
    for size in _TITLES:
        height = height_of(said, width, size)
        if height <= 125.0:
            break
    inset = Rect(stage.MARGIN, _TITLE_TOP, width, height)
    title = Panel("title", inset, inset, size, said)
    lines = [SlideParagraph((protocol_text(show.about.publisher, bold=True),))]
    if show.about.address is not None:
        lines += paragraphs_of(show.about.address)
    if show.status is not None:
        lines.insert(0, SlideParagraph((site_text(show.status, bold=True),)))
    about = tuple(lines)
    below = Rect(stage.MARGIN, inset.bottom + 8.0, stage.ROOM, height_of(about, stage.ROOM, 20.0))
    top = below.bottom + _BELOW_TITLE
    heads = tuple(_finder(show, Rect(stage.MARGIN, top, stage.ROOM, stage.FOOT + 6.0 - top)))
    return PlacedSlide(
        "title",
        show.short_title,
        None,
        title,
        panels=(text_panel(below, 20.0, about), *(panel for panel, _ in heads)),
        marks=tuple(mark for _, mark in heads),
        logo=Rect(
            stage.WIDTH - stage.MARGIN - stage.LOGO_WIDTH,
            _TITLE_TOP,
            stage.LOGO_WIDTH,
            stage.LOGO_HEIGHT,
        )
        if taken
        else None,
    )


def _finder(show: SlideShow, place: Rect) -> Iterator[tuple[Panel, SlideMark]]:
    """Yield a head for each pathway, or else each screening, as many as there is room for."""
    heads = [(urgent(head_of(p.title, p.runs), p.urgency), p.hue) for p in show.pathways]
    heads = heads or [(head_of(each.title), each.hue) for each in show.screenings]
    columns = 1 if len(heads) <= 6 else 2
    rows = ceil(len(heads) / columns)
    height = min(max((place.height + _BETWEEN) / max(rows, 1) - _BETWEEN, _LOWEST), _HIGHEST)
    width = (place.width - (columns - 1) * _BETWEEN) / columns
    for number, (head, hue) in enumerate(heads):
        column, row = divmod(number, rows)
        frame = Rect(
            place.x + column * (width + _BETWEEN),
            place.y + row * (height + _BETWEEN),
            width,
            height,
        )
        radius = min(height * 0.26, 16.0)
        largest = height * 0.55
        sizes = [size for size in _FINDER if size <= largest] or [_FINDER[-1]]
        panel = set_head(head, frame, hue, 2 * radius + 28.0, sizes)
        if frame.bottom <= place.bottom + 0.5:
            shown = replace(
                panel, role="box", frame=frame, inset=replace(panel.inset, height=height)
            )
            shown = replace(shown, edge=Edge("none", 0.0, 6.0), name=panel.text)
            yield shown, mark_in(shown, hue, radius)


def _passages(
    title: Head, hue: Sign | None, entries: Sequence[PassageEntry]
) -> Iterator[PlacedSlide]:
    """Yield passages, each on a slide that is headed by what it is called."""
    for entry in entries:
        name = name_of(entry)
        head = title.beside(site_text(f" · {name}")) if name else title
        text = paragraphs_of(entry.text)
        yield from _lists(head, hue, text, is_framed=entry.is_warning)


def _said_first(show: SlideShow) -> Iterator[PlacedSlide]:
    """Yield the slides with what the document says about the whole protocol, then what we say."""
    title = head_of(show.short_title)
    section = next(filter(None, map(name_of, show.passages)), show.short_title)
    yield from _in_one_section(section, tuple(_passages(title, None, show.passages)))
    noted = [each for note in show.notes for each in paragraphs_of(note.text)]
    if noted:
        head = title.beside(site_text(f" · {show.words.site_note}"))
        yield from _in_one_section(show.words.site_note, tuple(_lists(head, None, noted)))


def _pathway(show: SlideShow, pathway: PathwaySlides) -> Iterator[PlacedSlide]:
    head = urgent(head_of(pathway.title, pathway.runs), pathway.urgency)
    yield from _passages(head, pathway.hue, pathway.passages)
    if show.is_by_step:
        yield from step_slides(pathway, head)
        return
    notes = _below(pathway.notes)
    for number, slide in enumerate(pathway_slides(pathway, head, notes)):
        yield replace(slide, spoken=() if number else (*pathway.notes, *_spoken(pathway)))
    if pathway.notes and notes is None:
        yield from _lists(head, pathway.hue, pathway.notes)


def _spoken(pathway: PathwaySlides) -> Iterator[SlideParagraph]:
    for step in pathway.steps:
        yield from step.notes


def _below(paragraphs: tuple[SlideParagraph, ...]) -> Panel | None:
    """Return notes in their frame at the lower end of a slide. None: there are none, or they are
    too high for that."""
    if not paragraphs:
        return None
    width = stage.ROOM - 2 * _NOTE_PAD
    height = height_of(paragraphs, width, _NOTE) + 2 * _NOTE_PAD
    if height > stage.HEIGHT * _MOST_NOTED:
        return None
    frame = Rect(stage.MARGIN, stage.FOOT - 4.0 - height, stage.ROOM, height)
    return Panel(
        "box", frame, frame.inset(_NOTE_PAD), _NOTE, paragraphs, indent(paragraphs, _NOTE), None,
        "white", Edge("line", 1.0, 6.0, is_dashed=True),
    )  # fmt: skip


def _screening(show: SlideShow, screening: ScreeningSlides) -> Iterator[PlacedSlide]:
    title, words = head_of(screening.title), show.words
    yield from _passages(title, screening.hue, screening.passages)
    spoken = _notes_of(show.screening_notes, words)
    for group in screening.groups:
        head = Head(
            (((site_text(f"{screening.title} · "),), False), ((site_text(group.title),), True))
        )
        for slide in _lists(head, screening.hue, group.paragraphs):
            yield replace(slide, spoken=spoken)
            spoken = ()
    head = title.beside(site_text(f" · {words.screening_table}"))
    notes = _notes_of(show.screening_notes, words)
    panel = _below(notes)
    yield from table_slides(screening, head, words, panel)
    if notes and panel is None:
        yield from _lists(head, screening.hue, notes)
    if screening.outcomes:
        head = title.beside(site_text(f" · {words.outcomes}"))
        yield from _lists(head, screening.hue, screening.outcomes)


def _notes_of(notes: Sequence[SiteNote], words: SiteWords) -> tuple[SlideParagraph, ...]:
    """Return notes of ours, each marked as such."""
    return tuple(each for note in notes for each in note_paragraphs(note.text, words))


def _lists(
    head: Head, hue: Sign | None, paragraphs: Sequence[SlideParagraph], *, is_framed: bool = False
) -> Iterator[PlacedSlide]:
    """Yield a list in the largest text in which one slide holds it, or else several slides."""
    title, marks = titled(head, hue, has_mark=False)
    place = place_below(title, 6.0)
    inset = place.inset(_WARNING_PAD) if is_framed else place
    for size in (*_WARNING_SIZES, *_LIST_SIZES) if is_framed else _LIST_SIZES:
        if height_of(paragraphs, inset.width, size) <= inset.height:
            break
    for page in pages(paragraphs, Column(inset.width, inset.height, size)):
        shown = replace(text_panel(inset, size, page), hue=hue)
        if is_framed:
            height = height_of(page, inset.width, size)
            frame = replace(place, height=height + 2 * _WARNING_PAD)
            shown = replace(shown, frame=frame, inset=replace(inset, height=height))
            shown = replace(shown, fill="white", edge=Edge("ink", 3.0, 8.0))
        yield PlacedSlide("list", None, hue, title, panels=(shown,), marks=marks)


def _contacts(show: SlideShow) -> Iterator[PlacedSlide]:
    if not show.contacts:
        return
    title, _ = titled(head_of(show.words.contacts), None)
    place = place_below(title)
    spoken = _notes_of(show.contact_notes, show.words)
    notes = _below(spoken)
    if notes is not None:
        place = replace(place, height=notes.frame.y - 14.0 - place.y)
    for cards in contact_pages(show.contacts, place, show.words):
        shown = cards if notes is None else (*cards, notes)
        yield PlacedSlide("chart", None, None, title, panels=shown, spoken=spoken)
    if spoken and notes is None:
        yield from _lists(head_of(show.words.contacts), None, spoken)


def _last(show: SlideShow, imprint: Imprint) -> PlacedSlide:
    """Return the slide that says whose slides these are, and whether they are current."""
    words = show.words
    title, _ = titled(head_of(words.source), None)
    place = place_below(title, 6.0)
    code = Rect(stage.WIDTH - stage.MARGIN - _CODE, place.y, _CODE, _CODE)
    if imprint.check is not None:
        place = replace(place, width=place.width - _CODE - 30)
    about = [
        SlideParagraph(pieces(show.title, bold=True)),
        SlideParagraph((protocol_text(show.about.publisher),)),
    ]
    if show.about.address is not None:
        about += paragraphs_of(show.about.address)
    cited = [
        SlideParagraph((protocol_text(text),), is_item=True) for text, _ in show.about.citations
    ]
    if cited:
        about += [SlideParagraph((site_text(words.citation, bold=True),)), *cited]
    release = (words.released.filled(date=imprint.release),) if imprint.release else ()
    mark = words.print_mark.filled(fingerprint=imprint.fingerprint)
    about.append(SlideParagraph((site_text(" · ".join((mark, *release))),)))
    for size in (22.0, 20.0, 18.0, 16.0, 14.0, stage.SMALL):
        if height_of(about, place.width, size) <= place.height:
            break
    shown = code if imprint.check is not None else None
    text = text_panel(place, size, tuple(about))
    return PlacedSlide("end", words.source, None, title, panels=(text,), code=shown)
