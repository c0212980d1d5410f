"""A step on a slide of its own: a large tab, its sentence, its answers, the row of all steps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from generator.layout.geometry import Rect
from generator.layout.slides import stage
from generator.layout.slides.around import Head, headed, place_below
from generator.layout.slides.flow import (
    Column,
    balanced,
    bold_width,
    chosen,
    height_of,
    indent,
    pages,
)
from generator.layout.slides.stage import Colour, Edge, Panel, PlacedSlide
from generator.views.paragraphs import SlideParagraph, notes_together, protocol_text
from generator.views.signs import Sign
from generator.views.slides import PathwaySlides, StepSlide
from generator.views.step import label_parts
from generator.words.catalogue import SiteWords

NUMERAL = 0.3 * stage.HEIGHT  # size of a step's numeral
LEAST = 0.05 * stage.HEIGHT  # size of its sentence
_SIZES = (52.0, 48.0, 44.0, 40.0, 36.0, 33.0, 30.0, LEAST)
_MORE = 0.62  # size of what is said beside the sentence, in sizes of that
_LEAST_MORE = 18.0
_WORD = 34.0  # largest size of the word above the numeral
_TAB, _TAB_HEIGHT = 210.0, 250.0
_TAB_PAD = 12.0
_BETWEEN = 30.0  # tab and sentence
_CELL, _CELL_GAP, _ABOVE_CELLS = 36.0, 8.0, 14.0
_IN_A_ROW = 40  # cells at most
_ROW_PAD, _ROW_GAP = 7.0, 8.0


@dataclass(frozen=True, slots=True)
class _Words:
    """What a step says, in a size of its sentence: its paragraphs, then its answers in rows."""

    size: float
    said: tuple[SlideParagraph, ...]
    rows: tuple[SlideParagraph, ...]

    @property
    def row_size(self) -> float:
        """The size of the answers."""
        return max(self.size * _MORE, _LEAST_MORE + 2.0)

    def row_height(self, row: SlideParagraph, width: float) -> float:
        """Return how high an answer is with what is around it."""
        return height_of((row,), width - 4 * _ROW_PAD, self.row_size) + 2 * _ROW_PAD

    def height(self, width: float) -> float:
        """Return how high all of it is."""
        rows = sum(self.row_height(each, width) + _ROW_GAP for each in self.rows)
        return height_of(self.said, width, self.size) + rows + (_ROW_GAP if rows else 0.0)


def step_slides(pathway: PathwaySlides, head: Head, words: SiteWords) -> Iterator[PlacedSlide]:
    """Yield a slide for each step of a pathway, and more where its words are too many for one."""
    order = [each for each in pathway.steps if not each.is_end]
    is_linear = all(lane.is_linear for lane in pathway.chart.lanes)
    first = headed("step", head, pathway.hue)
    for step in pathway.steps:
        number = order.index(step) if step in order else -1
        cells = tuple(_cells(order, range(number + 1) if is_linear else (number,), pathway.hue))
        place = place_below(first)
        if cells:
            place = replace(place, height=cells[0].frame.y - _ABOVE_CELLS - place.y)
        noted = pathway.notes if step is pathway.steps[0] else ()
        step = replace(step, beside=notes_together((*step.beside, *noted), words))
        spoken = (*noted, *step.notes)
        name = step.label or " ".join(each.text for each in step.text)
        for panels in _staged(step, place, pathway.hue):
            yield replace(first, step=name, panels=(*panels, *cells), spoken=spoken)
            spoken = ()


def _staged(step: StepSlide, place: Rect, hue: Sign) -> Iterator[tuple[Panel, ...]]:
    """Yield what stands on each slide of a step: its tab, its words and its answers."""
    tab = (_tab(step.label, place, hue),) if step.label is not None else ()
    left = place.x + (_TAB + _BETWEEN if tab else 0.0)
    room = Rect(left, place.y, place.right - left, place.height)
    size = chosen(
        _SIZES,
        lambda size: _words(step, size).height(room.width) <= room.height,
        lambda size: balanced(_words(step, size).said, room.width, size)[1],
    )
    told = _words(step, size or LEAST)
    if size is not None:
        yield (*tab, *_set(told, room, hue))
        return
    # The answers stand together below what is said last, or else on a slide of their own.
    column = Column(room.width, room.height, told.size)
    *found, last = (_Words(told.size, page, ()) for page in pages(told.said, column))
    answers = _Words(told.size, (), told.rows)
    together = replace(last, rows=told.rows)
    if together.height(room.width) <= room.height:
        found.append(together)
    elif answers.height(room.width) <= room.height:
        found += [last, answers]
    else:
        rows = tuple(row.scaled(told.row_size / told.size) for row in told.rows)
        found += [last, *(_Words(told.size, page, ()) for page in pages(rows, column))]
    for each in found:
        yield (*tab, *_set(each, room, hue))


def _words(step: StepSlide, size: float) -> _Words:
    small = max(_MORE, _LEAST_MORE / size)
    bold = step.label is None or bool(step.ways and step.ways[0].pieces[0].is_bold)
    text = tuple(_bold(each) for each in step.text) if bold else step.text
    facts, more, beside = (
        tuple(each.scaled(small) for each in said) for said in (step.facts, step.more, step.beside)
    )
    rows = tuple(
        replace(each, is_item=False) if each.number is None else each for each in step.ways
    )
    return _Words(size, (*facts, *text, *more, *beside), rows)


def _bold(paragraph: SlideParagraph) -> SlideParagraph:
    return replace(
        paragraph, pieces=tuple(replace(each, is_bold=True) for each in paragraph.pieces)
    )


def _set(told: _Words, room: Rect, hue: Sign) -> Iterator[Panel]:
    """Set words in the middle of a place's height, and each answer in a frame below them."""
    top = room.y + max(room.height - told.height(room.width), 0.0) / 2
    height = height_of(told.said, room.width, told.size)
    inset = Rect(room.x, top, balanced(told.said, room.width, told.size)[0], height)
    if told.said:
        hang = indent(told.said, told.size)
        yield Panel("text", inset, inset, told.size, told.said, hang, hue)
    top += height + _ROW_GAP * 2
    for row in told.rows:
        frame = Rect(room.x, top, room.width, told.row_height(row, room.width))
        inside = Rect(frame.x + 2 * _ROW_PAD, frame.y, frame.width - 4 * _ROW_PAD, frame.height)
        yield Panel(
            "box", frame, inside, told.row_size, (row,), indent((row,), told.row_size),
            hue, "white", Edge("solid", 2.0, 6.0), anchor="middle", name=row.text,
        )  # fmt: skip
        top = frame.bottom + _ROW_GAP


def _tab(label: str, place: Rect, hue: Sign) -> Panel:
    """Return a step's tab: the author's word for a step over the numeral, or a label as it is."""
    word, numeral = label_parts(label)
    room = _TAB - 2 * _TAB_PAD
    said = []
    size = min(NUMERAL, room / bold_width(numeral)) if numeral else _WORD
    if word is not None:
        longest = max(bold_width(each) for each in word.split())
        small = min(_WORD if numeral else 1.3 * _WORD, room / longest)
        size = size if numeral else small
        said.append(SlideParagraph((protocol_text(word, bold=True),)).scaled(small / size))
    if numeral is not None:
        said.append(SlideParagraph((protocol_text(numeral, bold=True),)))
    height = min(_TAB_HEIGHT, place.height)
    frame = Rect(place.x, place.middle.y - height / 2, _TAB, height)
    inset = Rect(frame.x + _TAB_PAD, frame.y, room, frame.height)
    return Panel(
        "label", frame, inset, size, tuple(said), 0.0, hue, "solid", Edge("none", 0.0, 12.0),
        "on", "center", "middle", is_tight=True, name=label,
    )  # fmt: skip


def _cells(order: Sequence[StepSlide], solid: Sequence[int], hue: Sign) -> Iterator[Panel]:
    """Yield the row of all steps' numerals at the foot; some are solid: those that are done, or
    the one in sight where ways divide."""
    if len(order) < 2:
        return
    rows = ceil(len(order) / _IN_A_ROW)
    each = ceil(len(order) / rows)
    gap = _CELL_GAP if each <= 20 else 2.0
    height = _CELL if rows == 1 else 22.0
    width = (stage.ROOM - (each - 1) * gap) / each
    numerals = [label_parts(step.label)[1] if step.label else None for step in order]
    names = [numeral or str(number) for number, numeral in enumerate(numerals, 1)]
    size = max(min(18.0, *((width - 4.0) / bold_width(name) for name in names)), stage.SMALL)
    top = stage.FOOT - 8.0 - rows * height - (rows - 1) * 4.0
    for number, name in enumerate(names):
        row, place = divmod(number, each)
        frame = Rect(
            stage.MARGIN + place * (width + gap), top + row * (height + 4.0), width, height
        )
        fill: Colour = "solid" if number in solid else "white"
        colour: Colour = "on" if number in solid else "tint"
        yield Panel(
            "ornament", frame, frame, size, (SlideParagraph((protocol_text(name, bold=True),)),),
            0.0, hue, fill, Edge("solid", 1.5, 4.0), colour, "center", "middle", name=name,
        )  # fmt: skip
