"""Arrows as lines: their heads, their labels' plates, and tracks for those side by side."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from functools import lru_cache
from math import ceil, hypot
from typing import TypeVar

from generator.layout.content import set_lines
from generator.layout.geometry import Answer, Path, PlacedArrow, PlacedBox, Point, Rect
from generator.layout.style import ANSWER, Style
from generator.layout.wrap import Phrase, line_width, plain_phrase, wrap
from generator.views.chart import ChartArrow

_EM = 1000.0
_SHORTEST = 4.0  # sizes of the text: a plate's least room, however narrow the column
_LONGEST = 9.0  # sizes of the text: the longest word of a label that is not cut
_NOTCH = 0.36  # sizes of the text: how high the head at the foot of a tab is
_TIP = 1.5  # px between an arrow's tip and the box it points at, so that the edge stays visible

Key = TypeVar("Key", bound=Hashable)


def arrow(
    joins: ChartArrow,
    paths: tuple[Path, ...],
    style: Style,
    answer: Answer | None = None,
    leads_back: bool = False,
) -> PlacedArrow:
    """Give the last of an arrow's paths a head, which takes the place of the path's end."""
    *body, last = paths
    before, tip = last[-2], last[-1]
    length = hypot(tip.x - before.x, tip.y - before.y) or 1.0
    dx, dy = (tip.x - before.x) / length, (tip.y - before.y) / length
    tip = Point(tip.x - dx * _TIP, tip.y - dy * _TIP)
    base = Point(tip.x - dx * style.head, tip.y - dy * style.head)
    half = style.head * 0.52
    head = (
        tip,
        Point(base.x - dy * half, base.y + dx * half),
        Point(base.x + dy * half, base.y - dx * half),
    )
    return PlacedArrow(joins, (*body, (*last[:-1], base)), head, answer, leads_back)


def notch(joins: ChartArrow, start: PlacedBox, end: PlacedBox | None, style: Style) -> PlacedArrow:
    """Return the head that points at the next step, at the foot of a tab. ``end`` is the next box;
    None: it stands in another column. To the top of a column none can point, as what stands beside
    the last box is not what comes next: there is nothing to see of it."""
    reach, frame = _NOTCH * style.size, start.frame
    x, y = (start.tab or frame).middle.x, frame.bottom
    if end is None or end.frame.y < frame.bottom:
        reach = 0.0
    head = (Point(x, y + reach), Point(x - reach, y), Point(x + reach, y))
    return PlacedArrow(joins, (), head, None, leads_back=False)


def path(*points: Point) -> Path:
    """Return a path without points that stand twice or on a straight line between others."""
    kept: list[Point] = []
    for point in points:
        if kept and abs(kept[-1].x - point.x) < 0.05 and abs(kept[-1].y - point.y) < 0.05:
            continue
        if len(kept) > 1 and (
            abs(kept[-2].x - kept[-1].x) + abs(kept[-1].x - point.x) < 0.05
            or abs(kept[-2].y - kept[-1].y) + abs(kept[-1].y - point.y) < 0.05
        ):
            kept.pop()
        kept.append(point)
    return tuple(kept)


@lru_cache(maxsize=4096)
def plate_size(label: str, most: float, style: Style) -> tuple[float, float]:
    """Return the width and height of a label's plate that is at most ``most`` px wide.

    A single word that is wider makes the plate wider, up to a limit.
    """
    size = ANSWER * style.size
    most = max(most, _SHORTEST * style.size)
    lines = wrap(_words(label), (most - style.size) * _EM / size)
    width = max(line_width(line) for line in lines) * size / _EM
    return ceil(width + style.size), len(lines) * Style(size).line + 0.4 * style.size


def plate(label: str, frame: Rect, style: Style) -> Answer:
    """Set a label's lines into its plate, which ``plate_size`` measured."""
    size = ANSWER * style.size
    lines = wrap(_words(label), (frame.width - style.size) * _EM / size)
    top = frame.y + (frame.height - len(lines) * Style(size).line) / 2
    room = Rect(frame.x, top, frame.width, 0)
    return Answer(frame, tuple(set_lines(lines, "answer", room, Style(size), is_centred=True)))


def _words(label: str) -> Phrase:
    return plain_phrase(label, _LONGEST * _EM)


def tracks(spans: Mapping[Key, tuple[float, float]]) -> dict[Key, int]:
    """Give every span the lowest track on which it meets no other.

    Short spans choose first. Spans that only touch share a track. Equal input gives equal tracks,
    whatever the machine.
    """
    taken: list[list[tuple[float, float]]] = []
    result: dict[Key, int] = {}
    in_turn = sorted(spans.items(), key=lambda s: (s[1][1] - s[1][0], s[1]))
    for key, (low, high) in in_turn:
        free = (
            number
            for number, others in enumerate(taken)
            if all(high <= other[0] or other[1] <= low for other in others)
        )
        result[key] = next(free, len(taken))
        if result[key] == len(taken):
            taken.append([])
        taken[result[key]].append((low, high))
    return result
