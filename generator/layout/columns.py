"""A lane with one way through, in columns that are filled downwards, as a newspaper's are.

A step never stands to the left of the one before it in its row, nor above it in its column. No box
holds others. All are equally wide.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from generator.layout.body import Body
from generator.layout.content import (
    EM,
    Content,
    ems,
    height_in_ems,
    least_common_width,
    place,
    widest_box,
    widest_sides,
)
from generator.layout.geometry import PlacedBox, Rect
from generator.layout.lines import notch
from generator.layout.style import Style
from generator.views.chart import ChartArrow

_STRETCH = 1.2  # sizes of the text: how much a box may grow to fill its lane
_GUTTER = 1.0  # sizes of the text: between two columns
_FULL = 1.15  # of the widest box: what fills its lane is at most so wide
_LOWER = 0.92  # of the height: what another column must leave at most to be worth reading on


def in_columns(
    items: Sequence[Content],
    arrows: Sequence[ChartArrow],
    width: float,
    style: Style,
    height: float = 0.0,
) -> Body:
    """Set boxes into the columns that are lowest; ``arrows[n]`` joins box n and the next.

    Boxes grow taller until the lane is ``height`` px high; without one they are as high as their
    words. The lane is as wide as its boxes are, at most ``width``.
    """
    count = _best_count(items, width, style)
    each = _box_width(items, count, width, style)
    heights = _heights(items, each, style)
    cuts = _cuts(items, count, each, style)
    # Boxes much taller than their words would look as if something were missing in them.
    most = _STRETCH * style.size
    boxes: list[PlacedBox] = []
    for number, (start, end) in enumerate(cuts):
        left, top = number * (each + _GUTTER * style.size), 0.0
        natural = sum(heights[start:end]) + (end - start - 1) * style.step
        extra = min(max(height - natural, 0.0) / (end - start), most)
        for item, tall in zip(items[start:end], heights[start:end], strict=True):
            boxes.append(place(item, Rect(left, top, each, tall + extra), style))
            top += tall + extra + style.step
    pairs = zip(arrows, boxes[:-1], boxes[1:], strict=True)
    placed = tuple(notch(each, start, end, style) for each, start, end in pairs)
    bottom = max(box.frame.bottom for box in boxes)
    return Body(boxes[-1].frame.right, bottom, tuple(boxes), placed)


@lru_cache(maxsize=4096)
def _best_count(items: tuple[Content, ...], width: float, style: Style) -> int:
    """Return in how many columns a lane is lowest; on pages another one has to make it
    clearly lower."""
    least = least_common_width(items, style)
    least = max(least, style.narrowest + widest_sides(items, style))
    gutter = _GUTTER * style.size
    most = int((width + gutter) / (least + gutter))
    best, height = 1, _height(items, 1, width, style)
    for count in range(2, max(1, min(most, len(items))) + 1):
        found = _height(items, count, width, style)
        if found < (1.0 if style.is_tight else _LOWER) * height:
            best, height = count, found
    return best


def _height(items: Sequence[Content], count: int, width: float, style: Style) -> float:
    """Return how high a lane is in some columns."""
    each = _box_width(items, count, width, style)
    cuts, heights = _cuts(items, count, each, style), _heights(items, each, style)
    return max(sum(heights[a:b]) + (b - a - 1) * style.step for a, b in cuts)


def _box_width(items: Sequence[Content], count: int, width: float, style: Style) -> float:
    equal = (width - (count - 1) * _GUTTER * style.size) / count
    most = widest_box(items, style.widest + widest_sides(items, style), equal, style)
    # A little wider than reads best is better than a little narrower than the lane.
    return max(least_common_width(items, style), equal if equal < _FULL * most else most)


def _heights(items: Sequence[Content], each: float, style: Style) -> list[float]:
    wide = ems(each, style)
    return [height_in_ems(i, wide, style.is_tight) * style.size / EM for i in items]


def _cuts(
    items: Sequence[Content], count: int, each: float, style: Style
) -> tuple[tuple[int, int], ...]:
    """Return where each column begins and ends, so that the highest is as low as can be."""
    gap = round(style.step * EM / style.size)
    starts = _starts(tuple(items), count, ems(each, style), style.is_tight, gap)
    return tuple(pairwise((0, *starts, len(items))))


@lru_cache(maxsize=4096)
def _starts(
    items: tuple[Content, ...], count: int, each: float, is_tight: bool, gap: int
) -> tuple[int, ...]:
    """Return where columns begin, but for the first. Lengths are 1/1000 em: sizes and papers share
    what is found so."""
    down = [0.0, *accumulate(height_in_ems(item, each, is_tight) + gap for item in items)]
    # For the first boxes, by their number: the height of the highest column, where columns begin.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for column in range(count):
        best = {
            end: min(
                (max(height, down[end] - down[start]), (*starts, start))
                for start, (height, starts) in best.items()
                if start < end
            )
            for end in range(column + 1, len(items) + 1)
        }
    return best[len(items)][1][1:]
