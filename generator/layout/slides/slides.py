"""The slides of a protocol in their order, each with everything in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import ceil

from generator.layout.geometry import Rect
from generator.layout.slides import stage
from generator.layout.slides.around import (
    Head,
    head_of,
    headed,
    line_over,
    numbered,
    place_below,
    set_head,
)
from generator.layout.slides.charts import pathway_slides
from generator.layout.slides.contacts import contact_pages
from generator.layout.slides.flow import best_size, height_of
from generator.layout.slides.lists import list_slides, notes_below, text_panel
from generator.layout.slides.stage import Edge, Panel, PlacedSlide
from generator.layout.slides.steps import step_slides
from generator.layout.slides.tables import table_slides
from generator.model import SiteNote
from generator.views.imprint import Imprint
from generator.views.paragraphs import (
    SlideParagraph,
    note_paragraphs,
    notes_together,
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

_CODE = 150.0
_TITLE_TOP, _TITLE_HEIGHT, _BETWEEN, _BELOW_TITLE = 34.0, 125.0, 10.0, 20.0
_TITLES = (40.0, 36.0, 32.0, 28.0, 24.0, 20.0)
_ABOUT = 20.0
_SOURCE = (22.0, 20.0, 18.0, 16.0, 14.0, stage.SMALL)
_FINDER = (42.0, 36.0, 32.0, 28.0, 24.0, 20.0, 18.0)
_LOWEST, _HIGHEST = 30.0, 96.0  # of a head on the first slide
_LARGEST_MARK = 16.0


def placed_slides(show: SlideShow, imprint: Imprint) -> tuple[PlacedSlide, ...]:
    """Return all slides of a show, in order, no two called the same."""
    found = list(_said_first(show))
    starts = []
    for pathway in show.pathways:
        starts.append(len(found) + 2)
        found += _section(pathway.title.text, _pathway(show, pathway))
    for screening in show.screenings:
        starts.append(len(found) + 2)
        found += _section(screening.title, _screening(show, screening))
    found += _section(show.words.contacts, _contacts(show))
    found = [_first(show, imprint, starts), *found, _last(show, imprint)]
    line = line_over(show)
    if line is not None:
        found = [replace(slide, panels=(line, *slide.panels)) for slide in found]
    return tuple(numbered(found, show.words))


def _section(name: str, slides: Iterable[PlacedSlide]) -> Iterator[PlacedSlide]:
    """Yield the slides of a section, whose name the first one has."""
    for number, slide in enumerate(slides):
        yield replace(slide, section=None if number else name)


def _first(show: SlideShow, imprint: Imprint, starts: Sequence[int]) -> PlacedSlide:
    """Return the first slide: what it is, whose, and the heads of all pathways, to find one."""
    logo = Rect(
        stage.WIDTH - stage.MARGIN - stage.LOGO_WIDTH,
        _TITLE_TOP,
        stage.LOGO_WIDTH,
        stage.LOGO_HEIGHT,
    )
    width = stage.ROOM if imprint.logo is None else logo.x - 24.0 - stage.MARGIN
    said = (SlideParagraph(pieces(show.title, bold=True)),)
    size = best_size(said, width, _TITLE_HEIGHT, _TITLES)
    inset = Rect(stage.MARGIN, _TITLE_TOP, width, height_of(said, width, size))
    title = Panel("title", inset, inset, size, said)
    about = _publisher(show, bold=True)
    if show.status is not None:
        about.insert(0, SlideParagraph((site_text(show.status, bold=True),)))
    height = height_of(about, stage.ROOM, _ABOUT)
    below = Rect(stage.MARGIN, inset.bottom + 8.0, stage.ROOM, height)
    top = below.bottom + _BELOW_TITLE
    heads = _finder(show, Rect(stage.MARGIN, top, stage.ROOM, stage.FOOT + 6.0 - top), starts)
    return PlacedSlide(
        "title",
        None,
        title,
        show.short_title,
        panels=(text_panel(below, _ABOUT, about), *heads),
        logo=None if imprint.logo is None else logo,
    )


def _publisher(show: SlideShow, *, bold: bool = False) -> list[SlideParagraph]:
    said = [SlideParagraph((protocol_text(show.about.publisher, bold=bold),))]
    return said if show.about.address is None else [*said, *paragraphs_of(show.about.address)]


def _finder(show: SlideShow, place: Rect, starts: Sequence[int]) -> Iterator[Panel]:
    """Yield a head for each pathway, or else each screening, as many as there is room for. Each
    leads to where its slides start."""
    heads = [(head_of(p.title, p.runs, p.urgency), p.hue) for p in show.pathways]
    heads = heads or [(head_of(each.title), each.hue) for each in show.screenings]
    columns = 1 if len(heads) <= 6 else 2
    rows = ceil(len(heads) / columns)
    height = min(max((place.height + _BETWEEN) / max(rows, 1) - _BETWEEN, _LOWEST), _HIGHEST)
    width = (place.width - (columns - 1) * _BETWEEN) / columns
    sizes = [size for size in _FINDER if size <= height * 0.55] or [_FINDER[-1]]
    for number, ((head, hue), start) in enumerate(zip(heads, starts, strict=False)):
        column, row = divmod(number, rows)
        x, y = place.x + column * (width + _BETWEEN), place.y + row * (height + _BETWEEN)
        if y + height > place.bottom + 0.5:
            continue
        radius = min(height * 0.26, _LARGEST_MARK)
        panel = set_head(head, Rect(x, y, width, height), hue, radius, sizes)
        edge = Edge("none", 0.0, 6.0)
        yield replace(panel, role="box", edge=edge, name=panel.text, to=start)


def _said_first(show: SlideShow) -> Iterator[PlacedSlide]:
    """Yield the slides with what the document says about the whole protocol, then what we say."""
    title = head_of(show.short_title)
    for entry in show.passages:
        name = name_of(entry)
        head = title.beside(name) if name else title
        yield from _section(name or show.short_title, _passage(head, None, entry))
    noted = [each for note in show.notes for each in paragraphs_of(note.text)]
    if noted:
        head = title.beside(show.words.site_note)
        yield from _section(show.words.site_note, list_slides(head, None, noted))


def _passages(
    title: Head, hue: Sign | None, entries: Sequence[PassageEntry]
) -> Iterator[PlacedSlide]:
    """Yield passages, each on a slide that is headed by what it is called."""
    for entry in entries:
        name = name_of(entry)
        yield from _passage(title.of_part(name) if name else title, hue, entry)


def _passage(head: Head, hue: Sign | None, entry: PassageEntry) -> Iterator[PlacedSlide]:
    return list_slides(head, hue, paragraphs_of(entry.text), is_framed=entry.is_warning)


def _pathway(show: SlideShow, pathway: PathwaySlides) -> Iterator[PlacedSlide]:
    head = head_of(pathway.title, pathway.runs, pathway.urgency)
    yield from _passages(head, pathway.hue, pathway.passages)
    make = step_slides if show.is_by_step else pathway_slides
    yield from make(pathway, head, show.words)


def _screening(show: SlideShow, screening: ScreeningSlides) -> Iterator[PlacedSlide]:
    title, words, hue = head_of(screening.title), show.words, screening.hue
    yield from _passages(title, hue, screening.passages)
    notes = _notes_of(show.screening_notes, words)
    spoken = notes
    for group in screening.groups:
        for slide in list_slides(title.of_part(group.title, leads=True), hue, group.paragraphs):
            yield replace(slide, spoken=spoken)
            spoken = ()
    head = title.of_part(words.screening_table)
    yield from table_slides(screening, head, words, notes)
    if screening.outcomes:
        yield from list_slides(title.of_part(words.outcomes), hue, screening.outcomes)


def _notes_of(notes: Sequence[SiteNote], words: SiteWords) -> tuple[SlideParagraph, ...]:
    """Return notes of ours, each marked as such."""
    return tuple(each for note in notes for each in note_paragraphs(note.text, words))


def _contacts(show: SlideShow) -> Iterator[PlacedSlide]:
    if not show.contacts:
        return
    head = head_of(show.words.contacts)
    spoken = _notes_of(show.contact_notes, show.words)
    slide = headed("chart", head, None)
    notes, place = notes_below(spoken, place_below(slide), show.words)
    for cards in contact_pages(show.contacts, place, show.words):
        yield replace(slide, panels=(*cards, *notes), spoken=spoken)
    if not notes:
        yield from list_slides(head, None, notes_together(spoken, show.words))


def _last(show: SlideShow, imprint: Imprint) -> PlacedSlide:
    """Return the slide that says whose slides these are, and whether they are current."""
    words = show.words
    slide = headed("end", head_of(words.source), None)
    place = place_below(slide)
    code = None
    if imprint.check is not None:
        code = Rect(stage.WIDTH - stage.MARGIN - _CODE, place.y, _CODE, _CODE)
        place = replace(place, width=place.width - _CODE - 30)
    about = [SlideParagraph(pieces(show.title, bold=True)), *_publisher(show)]
    if show.about.citations:
        about.append(SlideParagraph((site_text(words.citation, bold=True),)))
    for text, _ in show.about.citations:
        about.append(SlideParagraph((protocol_text(text),), is_item=True))
    release = (words.released.filled(date=imprint.release),) if imprint.release else ()
    mark = words.print_mark.filled(fingerprint=imprint.fingerprint)
    about.append(SlideParagraph((site_text(" · ".join((mark, *release))),)))
    size = best_size(about, place.width, place.height, _SOURCE)
    return replace(slide, section=words.source, panels=(text_panel(place, size, about),), code=code)
