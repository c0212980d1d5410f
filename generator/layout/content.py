"""Box by box: the texts of a chart box, how much room they need, and where their lines stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from generator.layout.geometry import LineRole, PlacedBox, PlacedLine, PlacedRun, Rect
from generator.layout.measure import ASCENT, DESCENT
from generator.layout.style import Style
from generator.layout.wrap import (
    Line,
    Phrase,
    line_count,
    line_width,
    phrase,
    plain_phrase,
    widest_word,
    wrap,
)
from generator.views.chart import ChartBox

_CENTRED = frozenset({"decision", "outcome", "pathway", "rule"})
EM = 1000.0
"""Widths that do not depend on the size of text are counted in 1/1000 em."""
_ENDLESS = 1e6  # 1/1000 em: a line that holds any text


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph. ``number`` stands to the left of its first line."""

    role: LineRole
    words: Phrase
    number: Phrase | None
    indent: float  # 1/1000 em: room for the widest number of the box


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """A box with its texts cut into words. Compared by identity: made once for each layout."""

    box: ChartBox
    texts: tuple[Text, ...]
    branches: tuple[Content, ...]


def content(box: ChartBox, longest: float) -> Content:
    """Cut a box's texts into words. Without a label, a box other than an action leads in bold.

    ``longest`` (1/1000 em) is the longest word that any box could hold.
    """
    numbers = [plain_phrase(p.label, longest) for p in box.paragraphs if p.label]
    widths = [line_width(wrap(number, _ENDLESS)[0]) for number in numbers]
    indent = max(widths, default=0.0) + 0.45 * EM
    texts = [Text("label", plain_phrase(box.label, longest), None, 0.0)] if box.label else []
    for paragraph in box.paragraphs:
        number = plain_phrase(paragraph.label, longest) if paragraph.label else None
        leads = not texts and not number and box.kind not in ("action", "decision", "parallel")
        words = phrase(paragraph.text, longest, leads)
        texts.append(Text("text", words, number, indent if number else 0.0))
    branches = tuple(content(branch, longest) for branch in box.branches)
    return Content(box, tuple(texts), branches)


def least_width(item: Content, style: Style) -> float:
    """Return the width below which a word would reach out of the box."""
    return _least_width_in_ems(item, style.is_tight) * style.size / EM


def least_common_width(items: Sequence[Content], style: Style) -> float:
    """Return the width below which a word would reach out of one of equally wide boxes."""
    return _least_common_in_ems(tuple(items), style.is_tight) * style.size / EM


@lru_cache(maxsize=1024)
def _least_common_in_ems(items: tuple[Content, ...], is_tight: bool) -> float:
    return max(_least_width_in_ems(item, is_tight) for item in items)


@lru_cache(maxsize=8192)
def _least_width_in_ems(item: Content, is_tight: bool) -> float:
    style = Style(EM, is_tight)
    widest = max(
        (widest_word(t.words, style.narrowest - t.indent) + t.indent for t in item.texts),
        default=0.0,
    )
    inner = max((_least_width_in_ems(branch, is_tight) for branch in item.branches), default=0.0)
    return max(widest + 2 * _side_pad(item, style), inner + 2 * style.pad if inner else 0.0)


def natural_width(item: Content, style: Style) -> float:
    """Return the width at which every text of a box takes one line."""
    lines = [(text, wrap(text.words, _ENDLESS)) for text in item.texts]
    widths = [text.indent + sum(map(line_width, found)) for text, found in lines]
    widest = max(widths, default=0.0)
    return widest * style.size / EM + 2 * _side_pad(item, style) + 1


def height_at(item: Content, width: float, style: Style) -> float:
    """Return the least height of a box of a width."""
    if item.branches:
        return _height_around(item, width, style)
    return height_in_ems(item, ems(width, style), style.is_tight) * style.size / EM


@lru_cache(maxsize=16384)
def height_in_ems(item: Content, width: float, is_tight: bool) -> float:
    """Return the least height of a box without branches. Lengths are 1/1000 em, as ``ems`` gives.

    All sizes of text share what is found so.
    """
    style = Style(EM, is_tight)
    return _text_height(item, width, style) + 2 * _top_pad(item, style)


@lru_cache(maxsize=4096)
def _height_around(item: Content, width: float, style: Style) -> float:
    """Return the least height of a box that has others inside."""
    heights = _branch_rows(item, width, style)
    below = sum(heights) + len(heights) * style.pad * 0.8
    return _text_height(item, width, style) + 2 * _top_pad(item, style) + below


def place(item: Content, frame: Rect, style: Style) -> PlacedBox:
    """Set a box's lines into its frame, which must be as high as ``height_at`` says or higher."""
    pad = _side_pad(item, style)
    wide = _room(item, frame.width, style)
    top = frame.y + _top_pad(item, style)
    is_centred = item.box.kind in _CENTRED
    if is_centred:
        top = frame.y + (frame.height - _text_height(item, frame.width, style)) / 2
    room = Rect(frame.x + pad, top, frame.width - 2 * pad, 0)
    return PlacedBox(
        item.box,
        frame,
        tuple(_lines(item.texts, room, wide, style, is_centred)),
        _branches(item, frame, style),
        style.slant if item.box.kind == "decision" else 0.0,
    )


def set_lines(
    lines: Sequence[Line], role: LineRole, room: Rect, look: Style, is_centred: bool = False
) -> list[PlacedLine]:
    """Set lines one below the other from the top of ``room``, as large and as far apart as
    ``look`` has them."""
    size, height = look.size, look.line
    first = room.y + (height - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
    placed = []
    for number, line in enumerate(lines):
        width = line_width(line) * size / EM
        left = room.x + (room.width - width) / 2 if is_centred else room.x
        runs = tuple(PlacedRun(run.text, run.part, run.weight) for run in line)
        placed.append(PlacedLine(role, runs, left, first + number * height, width))
    return placed


def _lines(
    texts: Sequence[Text], room: Rect, wide: float, style: Style, is_centred: bool
) -> Iterable[PlacedLine]:
    """Yield the lines of texts that have ``wide`` 1/1000 em of room."""
    top = room.y
    for position, text in enumerate(texts):
        top += _space_before(texts, position) * style.size
        indent = text.indent * style.size / EM
        box = Rect(room.x, top, room.width, 0)
        if text.number is not None:
            yield from set_lines(wrap(text.number, _ENDLESS), "number", box, style)
        box = Rect(room.x + indent, top, room.width - indent, 0)
        lines = wrap(text.words, wide - text.indent, is_centred)
        yield from set_lines(lines, text.role, box, style, is_centred)
        top += len(lines) * style.line


def _text_height(item: Content, width: float, style: Style) -> float:
    room = _room(item, width, style)
    lines = sum([line_count(text.words, room - text.indent) for text in item.texts])
    return lines * style.line + _spaces(item) * style.size


def _room(item: Content, width: float, style: Style) -> float:
    """Return the room in 1/1000 em that the texts of a box have. Only the box's width is rounded,
    so that it is the same for every size of text."""
    return ems(width, style) - 2 * _side_pad(item, Style(EM, style.is_tight))


@lru_cache(maxsize=8192)
def _spaces(item: Content) -> float:
    """Return the heights of all spaces between the texts of a box, in sizes of the text."""
    return sum(_space_before(item.texts, position) for position in range(len(item.texts)))


def _space_before(texts: Sequence[Text], position: int) -> float:
    if position == 0:
        return 0.0
    return 0.1 if texts[position - 1].role == "label" else 0.45


def ems(width: float, style: Style) -> float:
    """Return a width in 1/1000 em, rounded so that adding and taking away paddings do not show."""
    return round(width * EM / style.size, 1)


def _side_pad(item: Content, style: Style) -> float:
    return style.pad + style.slant * 0.6 if item.box.kind == "decision" else style.pad


def _top_pad(item: Content, style: Style) -> float:
    return style.pad * (1.0 if item.branches else 0.85)


def _branch_columns(item: Content, width: float, style: Style) -> int:
    """Return how many branches stand side by side: as many as read well, in even rows."""
    least = least_common_width(item.branches, style)
    least = max(least, style.narrowest + 2 * style.pad)
    gap = style.pad * 0.8
    most = max(1, int((width - 2 * style.pad + gap + 0.01) / (least + gap)))
    return ceil(len(item.branches) / ceil(len(item.branches) / most))


def _branch_width(item: Content, width: float, style: Style) -> float:
    columns = _branch_columns(item, width, style)
    return (width - 2 * style.pad - (columns - 1) * style.pad * 0.8) / columns


def _branch_rows(item: Content, width: float, style: Style) -> list[float]:
    """Return the height of each row of branches."""
    if not item.branches:
        return []
    columns = _branch_columns(item, width, style)
    each = _branch_width(item, width, style)
    heights = [height_at(branch, each, style) for branch in item.branches]
    return [max(heights[first : first + columns]) for first in range(0, len(heights), columns)]


def _branches(item: Content, frame: Rect, style: Style) -> tuple[PlacedBox, ...]:
    if not item.branches:
        return ()
    gap = style.pad * 0.8
    columns = _branch_columns(item, frame.width, style)
    width = _branch_width(item, frame.width, style)
    top = frame.y + _top_pad(item, style) + _text_height(item, frame.width, style) + gap
    placed: list[PlacedBox] = []
    for row, height in enumerate(_branch_rows(item, frame.width, style)):
        for column, branch in enumerate(item.branches[row * columns : (row + 1) * columns]):
            left = frame.x + style.pad + column * (width + gap)
            placed.append(place(branch, Rect(left, top, width, height), style))
        top += height + gap
    return tuple(placed)
