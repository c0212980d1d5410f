"""The slides of a protocol in their order, each with everything in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.layout.geometry import Point, Rect
from generator.layout.measure import text_width
from generator.layout.slides import stage
from generator.layout.slides.flow import Column, height_of, indent, pages
from generator.layout.slides.pathway import chart_slides, pathway_slides
from generator.layout.slides.stage import Body, Card, Cell, PlacedSlide, SlideMark, Table
from generator.layout.slides.titles import body, column_below, title_mark, title_of, told_apart
from generator.model import Contact, SiteNote
from generator.views.contacts import Way, facts, first_and_others, ways
from generator.views.imprint import Imprint
from generator.views.paragraphs import (
    Piece,
    SlideParagraph,
    note_paragraphs,
    paragraphs_of,
    pieces,
    protocol_text,
    site_text,
)
from generator.views.passage import PassageEntry, head_of
from generator.views.screening_page import PrintedTable
from generator.views.signs import Sign
from generator.views.slides import ScreeningSlides, SlideShow
from generator.words.catalogue import SiteWords

_ROOM = stage.WIDTH - 2 * stage.MARGIN
_LIST_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0)
_WARNING_SIZES = (40.0, 34.0)
_WARNING_PAD = 24.0
_NOTE = 16.0
_NOTE_PAD = 10.0
_TABLE_SIZES = (22.0, 20.0, 18.0, 16.0)
_NUMBER = 40.0  # largest size of a telephone number
_NUMBER_ROOM = 400.0
_WRITE_ROOM = 90.0  # of what asks to write a number, which a line follows
_BELOW_MIDDLE = 10.0  # where that line is, so that one writes above it
_CARD_PAD, _CARD_GAP, _LOWEST_CARD = 14.0, 12.0, 76.0
_CODE = 150.0
_ALL_MARKS, _MARK_STEP = 18.0, 50.0
"""Of the marks of all pathways on the first slide: their radius, and from one to the next."""
_ABOVE_TITLE, _LOGO_ABOVE = 48.0, 24.0  # from the first title to their middle, and to the logo
_LOGO_TOP = 20.0


def placed_slides(show: SlideShow, imprint: Imprint) -> tuple[PlacedSlide, ...]:
    """Return all slides of a show, in order, no two with the same title."""
    found = [_first(show, imprint), *_said_first(show), *_noted_first(show)]
    for pathway in show.pathways:
        said = _passages(pathway.title.text, pathway.hue, pathway.passages)
        found.extend(_in_one_section((*said, *pathway_slides(pathway))))
    for screening in show.screenings:
        said = _passages(screening.title, screening.hue, screening.passages)
        found.extend(_in_one_section((*said, *_screening(show, screening))))
    found.extend(_contacts(show))
    found.append(_last(show, imprint))
    return tuple(
        replace(slide, marks=(title_mark(slide.hue, slide.title),)) if slide.hue else slide
        for slide in told_apart(found)
    )


def _first(show: SlideShow, imprint: Imprint) -> PlacedSlide:
    title = title_of(pieces(show.title), has_mark=False, sizes=(44.0, 38.0, 32.0, 26.0))
    height = title.frame.height
    title = replace(title, frame=Rect(stage.MARGIN, max(300.0 - height, 60.0), _ROOM, height))
    lines = [SlideParagraph((protocol_text(show.about.publisher, bold=True),))]
    if show.about.address is not None:
        lines += paragraphs_of(show.about.address)
    if show.status is not None:
        lines.insert(0, SlideParagraph((site_text(show.status, bold=True),)))
    top = title.frame.bottom + 30
    inset = Rect(stage.MARGIN, top, _ROOM, stage.FOOT - top)
    below = Body("plain", inset, inset, 22.0, indent(lines, 22.0), tuple(lines))
    logo = _logo_room(title.frame) if imprint.logo is not None else None
    taken = stage.LOGO_WIDTH + 20 if logo else 0.0
    return PlacedSlide(
        "title",
        show.short_title,
        None,
        title,
        bodies=(below,),
        marks=tuple(_all_marks(show.hues, title.frame, _ROOM - taken)),
        rule=Rect(stage.MARGIN, title.frame.bottom + 14, _ROOM, 0),
        logo=logo,
    )


def _logo_room(title: Rect) -> Rect:
    bottom = title.y - _LOGO_ABOVE
    height = min(stage.LOGO_HEIGHT, bottom - _LOGO_TOP)
    return Rect(
        stage.WIDTH - stage.MARGIN - stage.LOGO_WIDTH, bottom - height, stage.LOGO_WIDTH, height
    )


def _all_marks(hues: Sequence[Sign], title: Rect, room: float) -> Iterator[SlideMark]:
    """Yield the marks of all pathways above a title, as many as there is room for."""
    for count, hue in enumerate(hues[: int(room / _MARK_STEP)]):
        x = stage.MARGIN + _ALL_MARKS + count * _MARK_STEP
        yield SlideMark(hue, Point(x, title.y - _ABOVE_TITLE), _ALL_MARKS)


def _in_one_section(slides: Sequence[PlacedSlide]) -> Iterator[PlacedSlide]:
    """Yield the slides of a section, whose name the first one has then."""
    section = next((slide.section for slide in slides if slide.section), None)
    for number, slide in enumerate(slides):
        yield replace(slide, section=None if number else section)


def _passages(
    title: str, hue: Sign | None, entries: Sequence[PassageEntry]
) -> Iterator[PlacedSlide]:
    """Yield passages, each on a slide that is headed by what it is called."""
    for entry in entries:
        text = paragraphs_of(entry.text)
        yield from _lists(title, head_of(entry), hue, text, is_framed=entry.is_warning)


def _said_first(show: SlideShow) -> Iterator[PlacedSlide]:
    """Yield the slides with what the document says about the whole protocol."""
    section: str | None = next(filter(None, map(head_of, show.passages)), show.short_title)
    for slide in _passages(show.short_title, None, show.passages):
        yield replace(slide, section=section)
        section = None


def _noted_first(show: SlideShow) -> Iterator[PlacedSlide]:
    """Yield the slides with what is ours about the whole protocol."""
    paragraphs = [each for note in show.notes for each in paragraphs_of(note.text)]
    section: str | None = show.words.site_note
    if not paragraphs:
        return
    for slide in _lists(show.short_title, show.words.site_note, None, paragraphs):
        yield replace(slide, section=section)
        section = None


def _screening(show: SlideShow, screening: ScreeningSlides) -> Iterator[PlacedSlide]:
    spoken = _of_notes(show.screening_notes, show.words)
    section: str | None = screening.title
    for group in screening.groups:
        for slide in _lists(screening.title, group.title, screening.hue, group.paragraphs):
            yield replace(slide, section=section, spoken=spoken)
            section, spoken = None, ()
    yield from chart_slides(screening.title, screening.hue, screening.chart)
    yield from _tables(screening, show)
    if screening.outcomes:
        yield from _lists(screening.title, show.words.outcomes, screening.hue, screening.outcomes)


def _lists(
    title: str,
    more: str,
    hue: Sign | None,
    paragraphs: Sequence[SlideParagraph],
    *,
    is_framed: bool = False,
) -> Iterator[PlacedSlide]:
    """Yield a list in the largest text in which one slide holds it, or else several slides."""
    further = (site_text(more),) if more else ()
    above = title_of((site_text(title),), further, has_mark=hue is not None)
    place = column_below(above)
    inset = place.inset(_WARNING_PAD) if is_framed else place
    for size in (*_WARNING_SIZES, *_LIST_SIZES) if is_framed else _LIST_SIZES:
        if height_of(paragraphs, inset.width, size) <= inset.height:
            break
    for page in pages(paragraphs, Column(inset.width, inset.height, size)):
        shown = body("plain", place, size, page)
        if is_framed:
            height = height_of(page, inset.width, size)
            frame = replace(place, height=height + 2 * _WARNING_PAD)
            shown = replace(shown, look="warning", frame=frame, inset=replace(inset, height=height))
        yield PlacedSlide("list", None, hue, above, bodies=(shown,))


def _tables(screening: ScreeningSlides, show: SlideShow) -> Iterator[PlacedSlide]:
    """Yield the rule as a table, with the notes that are to be read with it below."""
    title = title_of(
        (site_text(screening.title),), (site_text(show.words.screening_table),), has_mark=True
    )
    place = column_below(title)
    notes = _notes(_of_notes(show.screening_notes, show.words), place)
    height = place.height - (notes.frame.height + 14 if notes else 0)
    if notes and height < place.height / 2:  # too many to stand below each page of a table
        at_top = _noted(replace(notes.frame, y=place.y), notes.paragraphs)
        yield PlacedSlide("list", None, screening.hue, title, bodies=(at_top,))
        notes, height = None, place.height
    widths = _widths(screening.table)
    rows = [
        tuple(Cell((site_text(head, bold=True),)) for head in _heads(screening.table, show.words))
    ]
    rows += [
        _row(screening.table, number, show.words) for number in range(len(screening.table.rows))
    ]
    for size in _TABLE_SIZES:
        heights = [_row_height(row, widths, size) for row in rows]
        if sum(heights) <= height:
            break
    for chosen in _fitting(heights, height):
        frame = Rect(stage.MARGIN, place.y, _ROOM, sum(heights[each] for each in chosen))
        table = Table(
            frame,
            size,
            widths,
            tuple(heights[each] for each in chosen),
            tuple(rows[each] for each in chosen),
        )
        below = () if notes is None else (notes,)
        yield PlacedSlide("chart", None, screening.hue, title, bodies=below, table=table)


def _heads(table: PrintedTable, words: SiteWords) -> tuple[str, ...]:
    return (*table.columns, words.result)


def _widths(table: PrintedTable) -> tuple[float, ...]:
    shares = (*(1.0 for _ in table.columns), 1.6) if len(table.columns) > 1 else (1.6, 1.0)
    return tuple(_ROOM * share / sum(shares) for share in shares)


def _row(table: PrintedTable, number: int, words: SiteWords) -> tuple[Cell, ...]:
    row = table.rows[number]
    read: list[Piece] = []
    for reading in row.readings:
        read += [site_text("; ")] if read else []
        own = reading.href is None
        is_bold = reading.leads_to is None  # checkers read a cell's bold words after its others
        read.append(site_text(reading.text) if own else protocol_text(reading.text, bold=is_bold))
        if reading.leads_to is not None:
            read += [site_text(f": {words.go_to} "), protocol_text(reading.leads_to)]
    said = ((site_text(c),) if isinstance(c, str) else pieces(c) for c in row.cells)
    return (*map(Cell, said), Cell(tuple(read)))


def _row_height(row: Sequence[Cell], widths: Sequence[float], size: float) -> float:
    heights = (
        height_of((SlideParagraph(cell.pieces),), width - 2 * stage.CELL_PAD, size)
        for cell, width in zip(row, widths, strict=True)
    )
    return max(heights) + 2 * stage.CELL_PAD


def _fitting(heights: Sequence[float], room: float) -> Iterator[list[int]]:
    """Yield the rows of each slide: the head, and as many as there is room for."""
    chosen, used = [0], heights[0]
    for number, height in enumerate(heights[1:], 1):
        if used + height > room and len(chosen) > 1:
            yield chosen
            chosen, used = [0], heights[0]
        chosen.append(number)
        used += height
    yield chosen


def _notes(paragraphs: tuple[SlideParagraph, ...], place: Rect) -> Body | None:
    """Return the site's notes in their frame, at the lower end of a place. None: there are none."""
    if not paragraphs:
        return None
    height = height_of(paragraphs, place.width - 2 * _NOTE_PAD, _NOTE) + 2 * _NOTE_PAD
    return _noted(Rect(place.x, place.bottom - height, place.width, height), paragraphs)


def _noted(frame: Rect, paragraphs: tuple[SlideParagraph, ...]) -> Body:
    inset = frame.inset(_NOTE_PAD)
    return Body("note", frame, inset, _NOTE, indent(paragraphs, _NOTE), paragraphs)


def _of_notes(notes: Sequence[SiteNote], words: SiteWords) -> tuple[SlideParagraph, ...]:
    return tuple(each for note in notes for each in note_paragraphs(note.text, words))


def _contacts(show: SlideShow) -> Iterator[PlacedSlide]:
    if not show.contacts:
        return
    title = title_of((site_text(show.words.contacts),), has_mark=False)
    place = column_below(title)
    spoken = _of_notes(show.contact_notes, show.words)
    notes = _notes(spoken, place)
    room = place.height - (notes.frame.height + 14 if notes else 0)
    section: str | None = show.words.contacts
    for cards in _cards(show, place, room):
        below = () if notes is None else (notes,)
        yield PlacedSlide(
            "chart", section, None, title, bodies=below, cards=tuple(cards), spoken=spoken
        )
        section = None


def _cards(show: SlideShow, place: Rect, room: float) -> Iterator[list[Card]]:
    found: list[Card] = []
    y = place.y
    for contact in show.contacts:
        card = _card(contact, Rect(place.x, y, place.width, 0), room, show.words)
        if found and card.frame.bottom > place.y + room:
            yield found
            found = []
            card = _card(contact, Rect(place.x, place.y, place.width, 0), room, show.words)
        found.append(card)
        y = card.frame.bottom + _CARD_GAP
    yield found


def _card(contact: Contact, frame: Rect, most: float, words: SiteWords) -> Card:
    way, others = first_and_others(ways(contact, words))
    has_number = way is not None or not others
    room = frame.width - 2 * _CARD_PAD - (_NUMBER_ROOM + _CARD_PAD if has_number else 0.0)
    size = _NUMBER
    if way is not None:
        size = min(size, _NUMBER_ROOM * 0.97 / text_width(way.text, 1.0, "bold"))
    said = facts(contact)
    height = height_of(
        (SlideParagraph((protocol_text(contact.name, bold=True),)),), room, stage.NAME
    )
    for fact in said:
        height += height_of((SlideParagraph((protocol_text(fact),)),), room, stage.ROLE)
    around = [each for each in (way.label, way.more) if each] if way is not None else []
    lines = (SlideParagraph((protocol_text(each),)) for each in around)
    beside = size + sum(height_of((each,), _NUMBER_ROOM, stage.ROLE) for each in lines)
    beside = beside + _CARD_PAD if around else 0.0
    height = max(max(height, beside) + 2 * _CARD_PAD, 0.0 if others else _LOWEST_CARD)
    inside = Rect(frame.x + _CARD_PAD, frame.y, room, height)
    number = Rect(frame.right - _NUMBER_ROOM - _CARD_PAD, frame.y, _NUMBER_ROOM, height)
    below = _other_ways(others, replace(frame, y=frame.y + height), most - height)
    if below is not None:
        height += below.frame.height
    frame = replace(frame, height=height)
    if way is not None or others:
        return Card(contact, frame, inside, number, size, None, said, way, below)
    asked = replace(number, width=_WRITE_ROOM)
    line = Rect(asked.right, asked.middle.y + _BELOW_MIDDLE, _NUMBER_ROOM - _WRITE_ROOM, 0)
    return Card(contact, frame, inside, asked, size, line, said)


def _other_ways(others: Sequence[Way], place: Rect, room: float) -> Body | None:
    """Return the other ways to reach somebody in the largest text for which there is room."""
    if not others:
        return None
    inset = replace(place, x=place.x + _CARD_PAD, width=place.width - 2 * _CARD_PAD)
    paragraphs = tuple(_way_line(way) for way in others)
    for size in (stage.ROLE, 16.0, 14.0, stage.SMALL):
        height = height_of(paragraphs, inset.width, size)
        if height + _CARD_PAD <= room:
            break
    frame = replace(place, height=height + _CARD_PAD)
    return Body("plain", frame, replace(inset, height=height), size, 0.0, paragraphs)


def _way_line(way: Way) -> SlideParagraph:
    label = (protocol_text(f"{way.label}: "),) if way.label else ()
    more = (site_text(f", {way.more}"),) if way.more else ()
    return SlideParagraph((*label, Piece(way.part, is_bold=True, is_ours=way.is_ours), *more))


def _last(show: SlideShow, imprint: Imprint) -> PlacedSlide:
    """Return the slide that says whose slides these are, and whether they are current."""
    words = show.words
    title = title_of((site_text(words.source),), has_mark=False)
    place = column_below(title)
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
    about.append(
        SlideParagraph(
            (
                site_text(
                    " · ".join((words.print_mark.filled(fingerprint=imprint.fingerprint), *release))
                ),
            )
        )
    )
    code = Rect(stage.WIDTH - stage.MARGIN - _CODE, place.y, _CODE, _CODE)
    shown = code if imprint.check is not None else None
    for size in (22.0, 20.0, 18.0, 16.0, 14.0, stage.SMALL):
        if height_of(about, place.width, size) <= place.height:
            break
    text = body("plain", place, size, tuple(about))
    return PlacedSlide("end", words.source, None, title, bodies=(text,), code=shown)
