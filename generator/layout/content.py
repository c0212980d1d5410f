"""Box by box: the texts of a chart box, how much room they need, and where their lines stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil

from generator.layout.geometry import LineRole, PlacedBox, PlacedLine, PlacedRun, Rect
from generator.layout.measure import ASCENT, DESCENT
from generator.layout.style import Style
from generator.layout.tab import Tab, common_width, place_tab, tab
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
from generator.views.blocks import blocks
from generator.views.chart import BoxKind, ChartBox, Paragraph

_CENTRED = frozenset({"outcome", "pathway", "rule"})  # kinds of boxes
_STEPS = frozenset({"action", "decision", "parallel"})
EM = 1000.0
"""Widths that do not depend on the size of text are counted in 1/1000 em."""
_BELOW_LABEL, _APART, _BETWEEN_LINES = 0.1, 0.45, 0.25
"""Sizes of the text: room below a label, between paragraphs, and between the lines of one."""

_HIGH = 40.0  # sizes of the text
_ENDLESS = 1e6  # 1/1000 em: a line that holds any text


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph. Marks stand to the left of its first line: a number, a list's bullet."""

    role: LineRole
    words: Phrase
    marks: tuple[tuple[float, Phrase], ...] = ()  # each with where it begins, in 1/1000 em
    indent: float = 0.0  # 1/1000 em: room for the widest marks
    above: float = 0.0  # sizes of the text: room between it and the text before
    is_point: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """A box with its texts cut into words. Compared by identity: made once for each layout."""

    box: ChartBox
    texts: tuple[Text, ...]
    branches: tuple[Content, ...]
    tab: Tab | None = None  # holds the label


def content(box: ChartBox, longest: float) -> Content:
    """Cut a box's texts into words. Without a label, a box other than an action leads in bold.

    ``longest`` (1/1000 em) is the longest word that any box could hold.
    """
    indent = _indent([p.label for p in box.paragraphs if p.label], longest)
    found = tab(box.label) if box.label and box.kind in _STEPS else None
    is_above = box.label is not None and found is None
    texts = [Text("label", plain_phrase(box.label or "", longest))] if is_above else []
    for number, paragraph in enumerate(box.paragraphs):
        above = 0.0 if not texts else _BELOW_LABEL if texts[-1].role == "label" else _APART
        texts += _paragraph(
            paragraph, indent if paragraph.label else 0.0, above, longest, leads(box, number)
        )
    branches = alike([content(branch, longest) for branch in box.branches])
    return Content(box, tuple(texts), branches, found)


def alike(items: Sequence[Content]) -> tuple[Content, ...]:
    """Give the tabs of steps that stand among each other the same width."""
    width = common_width([item.tab for item in items])
    return tuple(replace(item, tab=item.tab.widened(width)) if item.tab else item for item in items)


def leads(box: ChartBox, number: int) -> bool:
    """Tell whether a paragraph, by its number, stands in bold, as what the box is called."""
    is_first = number == 0 and not box.label and not box.paragraphs[0].label
    return is_first and box.kind not in _STEPS


def _paragraph(
    paragraph: Paragraph, indent: float, above: float, longest: float, is_bold: bool
) -> Iterable[Text]:
    """Yield the lines of a paragraph's text; points stand in behind their marks."""
    lines = blocks(paragraph.text)
    step = _indent([line.mark for line in lines if line.mark], longest)
    for position, line in enumerate(lines):
        marks = [(0.0, paragraph.label)] if paragraph.label and not position else []
        depth = 0 if not line.mark else 2 if line.is_inner else 1
        if line.mark:
            marks.append((indent + (depth - 1) * step, line.mark))
        yield Text(
            "text",
            phrase(line.words, longest, is_bold),
            tuple((start, plain_phrase(mark, longest)) for start, mark in marks),
            indent + depth * step,
            _BETWEEN_LINES if position else above,
            line.is_point,
        )


def _indent(marks: Sequence[str], longest: float) -> float:
    widths = [line_width(wrap(plain_phrase(mark, longest), _ENDLESS)[0]) for mark in marks]
    return max(widths, default=0.0) + 0.45 * EM


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
    return max(widest + sides(item, style), inner + sides(item, style) if inner else 0.0)


def natural_width(item: Content, style: Style) -> float:
    """Return the width at which every text of a box takes one line."""
    lines = [(text, wrap(text.words, _ENDLESS)) for text in item.texts]
    widths = [text.indent + sum(map(line_width, found)) for text, found in lines]
    widest = max(widths, default=0.0)
    return widest * style.size / EM + sides(item, style) + 1


def height_at(item: Content, width: float, style: Style) -> float:
    """Return the least height of a box of a width."""
    if item.branches:
        return _height_around(item, width, style)
    return height_in_ems(item, ems(width, style), style.is_tight) * style.size / EM


def widest_box(items: Sequence[Content], most: float, room: float, style: Style) -> float:
    """Return how wide boxes may be that read well when they are ``most`` wide.

    On a sheet it is twice as much where one would be too high for many papers.
    """
    width = min(most, room)
    is_high = style.is_tight and any(
        height_at(item, width, style) > _HIGH * style.size for item in items
    )
    return 2 * most if is_high else most


@lru_cache(maxsize=16384)
def height_in_ems(item: Content, width: float, is_tight: bool) -> float:
    """Return the least height of a box without branches. Lengths are 1/1000 em, as ``ems`` gives.

    All sizes of text share what is found so.
    """
    style = Style(EM, is_tight)
    return max(
        _text_height(item, width, style) + 2 * top_pad(item, style), _tab_height(item, style)
    )


def _tab_height(item: Content, style: Style) -> float:
    """Return the height that a box needs for its tab's words."""
    return item.tab.height * style.size + 2 * style.around_tab if item.tab else 0.0


@lru_cache(maxsize=4096)
def _height_around(item: Content, width: float, style: Style) -> float:
    """Return the least height of a box that has others inside."""
    heights = _branch_rows(item, width, style)
    below = sum(heights) + len(heights) * style.pad * 0.8
    return _text_height(item, width, style) + 2 * top_pad(item, style) + below


def place(item: Content, frame: Rect, style: Style) -> PlacedBox:
    """Set a box's lines into its frame, which must be as high as ``height_at`` says or higher."""
    wide = _room(item, frame.width, style)
    top = frame.y + top_pad(item, style)
    if (is_centred(item.box) or item.tab) and not item.branches:
        top = frame.y + (frame.height - _text_height(item, frame.width, style)) / 2
    room = Rect(frame.x + left_pad(item, style), top, frame.width - sides(item, style), 0)
    set_in = () if style.is_bare else _lines(item.texts, room, wide, style, is_centred(item.box))
    lines = tuple(set_in)
    beside = None
    if item.tab:
        beside = Rect(frame.x, frame.y, item.tab.width * style.size / EM, frame.height)
        lines = (*place_tab(item.tab, beside, style), *lines)
    return PlacedBox(
        item.box,
        frame,
        lines,
        _branches(item, frame, style),
        _corner(item.box.kind, frame, style),
        beside,
    )


def _corner(kind: BoxKind, frame: Rect, style: Style) -> float:
    """Return how round an end's corners are, or how far they are cut: never into its text."""
    match kind:
        case "outcome":
            return min(frame.height / 2, 24.0, 1.5 * style.size)
        case "rule":
            return min(frame.height / 2, 18.0, 1.5 * style.size)
        case "pathway":
            return min(frame.height / 3, 14.0, style.pad)
    return style.corner


def set_lines(
    lines: Sequence[Line],
    role: LineRole,
    room: Rect,
    look: Style,
    is_centred: bool = False,
    paragraph: int = 0,
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
        placed.append(PlacedLine(role, runs, left, first + number * height, width, paragraph))
    return placed


def _lines(
    texts: Sequence[Text], room: Rect, wide: float, style: Style, in_middle: bool
) -> Iterable[PlacedLine]:
    """Yield the lines of texts that have ``wide`` 1/1000 em of room."""
    top = room.y
    set_in = _set_in(texts, wide) if in_middle else 0.0
    for position, text in enumerate(texts):
        top += text.above * style.size
        start = room.x + (set_in * style.size / EM if text.is_point else 0.0)
        for at, mark in text.marks:
            box = Rect(start + at * style.size / EM, top, room.width, 0)
            yield from set_lines(wrap(mark, _ENDLESS), "number", box, style, paragraph=position)
        indent = text.indent * style.size / EM
        box = Rect(start + indent, top, room.width - indent, 0)
        centred = in_middle and not text.is_point
        lines = wrap(text.words, wide - text.indent, centred)
        yield from set_lines(lines, text.role, box, style, centred, position)
        top += len(lines) * style.line


def _set_in(texts: Sequence[Text], wide: float) -> float:
    """Return how far the points of centred texts stand in, all alike: the widest is centred."""
    widths = [
        text.indent + line_width(line)
        for text in texts
        if text.is_point
        for line in wrap(text.words, wide - text.indent, is_even=False)
    ]
    return max(0.0, wide - max(widths, default=wide)) / 2


def _text_height(item: Content, width: float, style: Style) -> float:
    room = _room(item, width, style)
    lines = sum([line_count(text.words, room - text.indent) for text in item.texts])
    return lines * style.line + _spaces(item) * style.size


def _room(item: Content, width: float, style: Style) -> float:
    """Return the room in 1/1000 em that the texts of a box have. Only the box's width is rounded,
    so that it is the same for every size of text."""
    return ems(width, style) - sides(item, Style(EM, style.is_tight))


@lru_cache(maxsize=8192)
def _spaces(item: Content) -> float:
    """Return the room between the texts of a box, in sizes of the text."""
    return sum(text.above for text in item.texts)


def ems(width: float, style: Style) -> float:
    """Return a width in 1/1000 em, rounded so that adding and taking away paddings do not show."""
    return round(width * EM / style.size, 1)


def is_centred(box: ChartBox) -> bool:
    """Tell whether a box's lines stand in its middle."""
    return box.kind in _CENTRED


def left_pad(item: Content, style: Style) -> float:
    """Return the room at the left of a box's lines: its tab, and some more."""
    return (item.tab.width * style.size / EM if item.tab else 0.0) + style.pad


def sides(item: Content, style: Style) -> float:
    """Return the room at the left and right of a box's lines together."""
    return left_pad(item, style) + style.pad


def widest_sides(items: Sequence[Content], style: Style) -> float:
    """Return the most room that any of some boxes has at the left and right of its lines."""
    return max(sides(item, style) for item in items)


def top_pad(item: Content, style: Style) -> float:
    """Return the least room above a box's lines."""
    if item.tab and not item.branches:
        return style.beside_tab
    return style.pad * (1.0 if item.branches else 0.85)


def _branch_columns(item: Content, width: float, style: Style) -> int:
    """Return how many branches stand side by side: as many as read well, in even rows."""
    least = least_common_width(item.branches, style)
    least = max(least, style.narrowest + widest_sides(item.branches, style))
    gap = style.pad * 0.8
    most = max(1, int((width - sides(item, style) + gap + 0.01) / (least + gap)))
    return ceil(len(item.branches) / ceil(len(item.branches) / most))


def _branch_width(item: Content, width: float, style: Style) -> float:
    columns = _branch_columns(item, width, style)
    return (width - sides(item, style) - (columns - 1) * style.pad * 0.8) / columns


def _branch_rows(item: Content, width: float, style: Style) -> list[float]:
    """Return the height of each row of branches."""
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
    top = frame.y + top_pad(item, style) + _text_height(item, frame.width, style) + gap
    placed: list[PlacedBox] = []
    for row, height in enumerate(_branch_rows(item, frame.width, style)):
        for column, branch in enumerate(item.branches[row * columns : (row + 1) * columns]):
            left = frame.x + left_pad(item, style) + column * (width + gap)
            placed.append(place(branch, Rect(left, top, width, height), style))
        top += height + gap
    return tuple(placed)
