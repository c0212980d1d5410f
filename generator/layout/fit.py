"""The layout of a chart with the largest text for a page or a slide, and of those the lowest one.

Text is never smaller than a minimum: what does not fit then is split into parts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, inf

from generator.layout.arrange import Prepared, forget, prepare
from generator.layout.geometry import ChartLayout
from generator.layout.heading import EDGE
from generator.layout.panels import drawing
from generator.layout.split import in_parts
from generator.layout.style import Style
from generator.views.chart import Chart

SMALLEST = 15.0  # px: text on a page is never smaller
LARGEST = 17.0  # px: what the pages' own text has
_STEP, _FINE_STEP = 0.5, 0.1  # px: between the sizes that are tried, and where the height is given
_LONGEST = 30_000.0  # 1/1000 em: a word on a slide that is longer is cut
_TRIED = (0.0, 0.3, 0.65)  # between the height that equal parts would have, and all of it
_AROUND = 7.0  # sizes of the text: what panels, margins and boxes take of the width


@dataclass(frozen=True, slots=True)
class _Place:
    """What there is room for, in px, and how large text may be there."""

    width: float
    height: float
    minimum: float
    maximum: float

    def holds(self, width: float, height: float) -> bool:
        return width <= self.width + 0.1 and height <= self.height + 0.1

    @property
    def step(self) -> float:
        return _FINE_STEP if self.height < inf else _STEP

    def style(self, size: float) -> Style:
        return Style(size, is_tight=self.height < inf)


def fit(
    chart: Chart,
    width: float,
    height: float = inf,
    minimum: float = SMALLEST,
    maximum: float = LARGEST,
    uneven: float = 1.0,
) -> tuple[ChartLayout, ...]:
    """Lay out a chart for a place of ``width`` × ``height`` px, in text of at most ``maximum`` px.

    One drawing where its text can be ``minimum`` px or larger, else as few parts as that takes. A
    part is larger than the place only where a single box with its arrows is. ``uneven`` is how many
    times as large the words of one part may be as those of another, where that can be laid out.
    """
    place = _Place(width, height, minimum, maximum)
    try:
        found = _largest(chart, place)
        return (found,) if found is not None else _parts(chart, place, uneven)
    finally:
        forget()


def _parts(chart: Chart, place: _Place, uneven: float) -> tuple[ChartLayout, ...]:
    parts = _even_parts(chart, place)
    drawn = [_largest(part, place) or _smallest(part, place) for part in parts]
    least = replace(place, maximum=uneven * min(each.size for each in drawn))
    return tuple(
        each if each.size <= least.maximum else _largest(part, least) or each
        for part, each in zip(parts, drawn, strict=True)
    )


def _even_parts(chart: Chart, place: _Place) -> tuple[Chart, ...]:
    """Cut a chart into as few parts as may be, and of all ways to do so take a rather even one.

    Parts that are packed less high than there is room for leave more to the last one.
    """

    def parts(share: float) -> tuple[Chart, ...]:
        return in_parts(chart, lambda part: _fits_smallest(part, place, share))

    best = parts(1.0)
    if len(best) == 1 or place.height == inf:
        return best
    even = (len(best) - 1 + _filled(best[-1], place)) / len(best)
    for step in _TRIED:
        found = parts(even + (1 - even) * step)
        if len(found) <= len(best):
            return found
    return best


def whole(chart: Chart, width: float) -> ChartLayout:
    """Lay out a chart in one drawing, which is wider than ``width`` where text would be too small.

    For files, which are opened by themselves and may be scrolled.
    """
    place = _Place(width, inf, SMALLEST, LARGEST)
    try:
        return _largest(chart, place) or _smallest(chart, place)
    finally:
        forget()


def _largest(chart: Chart, place: _Place) -> ChartLayout | None:
    """Return the drawing with the largest text that the place holds. None: it holds none."""
    lanes = _prepared(chart, place)

    def fits(size: float) -> bool:
        return place.holds(*_extent(chart, lanes, place, size))

    if fits(place.maximum):
        return _drawing(chart, lanes, place, place.maximum)
    if not fits(place.minimum):
        return None
    # Sizes are counted in steps above the minimum; `low` fits, `high` does not.
    low, high = 0, ceil((place.maximum - place.minimum) / place.step - 1e-9)
    while high - low > 1:
        middle = (low + high) // 2
        if fits(place.minimum + middle * place.step):
            low = middle
        else:
            high = middle
    return _drawing(chart, lanes, place, round(place.minimum + low * place.step, 2))


def _fits_smallest(chart: Chart, place: _Place, share: float = 1.0) -> bool:
    """Tell whether a share of the place's height is enough for the smallest text."""
    width, height = _smallest_extent(chart, place)
    return place.holds(width, height / share)


def _filled(chart: Chart, place: _Place) -> float:
    """Return how much of the place's height the smallest text takes, at most 1."""
    return min(_smallest_extent(chart, place)[1] / place.height, 1.0)


def _smallest_extent(chart: Chart, place: _Place) -> tuple[float, float]:
    return _extent(chart, _prepared(chart, place), place, place.minimum)


def _extent(chart: Chart, lanes: list[Prepared], place: _Place, size: float) -> tuple[float, float]:
    bare = drawing(chart, lanes, place.width, replace(place.style(size), is_bare=True))
    return bare.width, bare.height


def _smallest(chart: Chart, place: _Place) -> ChartLayout:
    return _drawing(chart, _prepared(chart, place), place, place.minimum)


def _drawing(chart: Chart, lanes: list[Prepared], place: _Place, size: float) -> ChartLayout:
    height = place.height - 2 * EDGE if place.height < inf else 0.0
    return drawing(chart, lanes, place.width, place.style(size), height)


def _prepared(chart: Chart, place: _Place) -> list[Prepared]:
    longest = max(place.width / place.maximum - _AROUND, _AROUND) * 1000
    # On slides, one length for all sizes lets them share what was tried.
    longest = _LONGEST if place.height < inf else longest
    return [prepare(lane, longest) for lane in chart.lanes]
