"""The layout with the largest text for a width, and of those the lowest one."""

from __future__ import annotations

from generator.layout.arrange import arrange, prepare
from generator.layout.geometry import Drawing
from generator.layout.panels import drawing
from generator.layout.style import Style
from generator.views.chart import Chart

SMALLEST = 15.0  # px: text on a page is never smaller
LARGEST = 17.0  # px: what the pages' own text has
_AROUND = 7.0  # sizes of the text: what panels, margins and boxes take of the width


def fit(chart: Chart, width: float, minimum: float = SMALLEST, maximum: float = LARGEST) -> Drawing:
    """Lay out a chart for a page or sheet that is ``width`` px wide.

    Text is between ``minimum`` and ``maximum`` px. A drawing is wider than ``width`` only where
    even the smallest text leaves no room, as with many arrows beside a very narrow column.
    """
    longest = max(width / maximum - _AROUND, _AROUND) * 1000
    lanes = [prepare(lane, longest) for lane in chart.lanes]
    size = maximum
    best = drawing(chart, lanes, width, Style(size))
    smallest = best if _fits(best, width) else drawing(chart, lanes, width, Style(minimum))
    # Where not even the smallest text fits, the sizes between need not be tried.
    while not _fits(best, width) and _fits(smallest, width) and size > minimum:
        size = max(minimum, size - 0.5)
        best = drawing(chart, lanes, width, Style(size))
    arrange.cache_clear()  # what one layout tried is of no use to the next, and large
    return best if _fits(best, width) else smallest


def _fits(drawn: Drawing, width: float) -> bool:
    return drawn.width <= width + 0.1
