"""Slides of a screening's rule as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from generator.layout.geometry import Rect
from generator.layout.slides import stage
from generator.layout.slides.around import Head, headed, place_below
from generator.layout.slides.flow import height_of
from generator.layout.slides.lists import list_slides, notes_below
from generator.layout.slides.stage import PlacedSlide, Table
from generator.views.paragraphs import (
    Piece,
    SlideParagraph,
    notes_together,
    pieces,
    protocol_text,
    site_text,
)
from generator.views.screening_page import PrintedTable
from generator.views.slides import ScreeningSlides
from generator.words.catalogue import SiteWords

_SIZES = (30.0, 28.0, 26.0, 24.0, 22.0, 20.0, 18.0, 16.0)
_NOTES = (18.0, 16.0)
_MORE = 0.7  # sizes of the text: how much higher a row may be than its words need


def table_slides(
    screening: ScreeningSlides, head: Head, words: SiteWords, notes: Sequence[SlideParagraph]
) -> Iterator[PlacedSlide]:
    """Yield the rule as a table, with the notes that are to be read with it below."""
    slide = headed("chart", head, screening.hue, has_mark=False)
    widths = _widths(screening.table)
    heads = (*screening.table.columns, words.result)
    rows = [tuple(SlideParagraph((site_text(each, bold=True),)) for each in heads)]
    rows += [_row(screening.table, number, words) for number in range(len(screening.table.rows))]
    for noted, size in product(_NOTES, _SIZES):
        below, place = notes_below(notes, place_below(slide), words, noted)
        heights = [_row_height(row, widths, size) for row in rows]
        if sum(heights) <= place.height:
            more = min((place.height - sum(heights)) / len(rows), _MORE * size)
            heights = [height + more for height in heights]
            break
    for chosen in _fitting(heights, place.height):
        tall = tuple(heights[each] for each in chosen)
        frame = Rect(place.x, place.y, place.width, sum(tall))
        table = Table(frame, size, widths, tall, tuple(rows[each] for each in chosen))
        yield replace(slide, table=table, panels=below)
    if not below:
        yield from list_slides(head, screening.hue, notes_together(notes, words))


def _widths(table: PrintedTable) -> tuple[float, ...]:
    shares = (*(1.0 for _ in table.columns), 1.6) if len(table.columns) > 1 else (1.6, 1.0)
    return tuple(stage.ROOM * share / sum(shares) for share in shares)


def _row(table: PrintedTable, number: int, words: SiteWords) -> tuple[SlideParagraph, ...]:
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
    return (*map(SlideParagraph, said), SlideParagraph(tuple(read)))


def _row_height(row: Sequence[SlideParagraph], widths: Sequence[float], size: float) -> float:
    heights = (
        height_of((cell,), width - 2 * stage.CELL_PAD, size)
        for cell, width in zip(row, widths, strict=True)
    )
    return max(heights) + 2 * stage.CELL_PAD


def _fitting(heights: Sequence[float], room: float) -> Iterator[list[int]]:
    """Yield the rows of each slide: the head, and as many as there is room for."""
    chosen, used = [0], heights[0]
    for number, height in enumerate(heights[1:], 1):
        if used + height > room + 0.01 and len(chosen) > 1:
            yield chosen
            chosen, used = [0], heights[0]
        chosen.append(number)
        used += height
    yield chosen
