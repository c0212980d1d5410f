"""The layout with the largest text for a width, and of those the lowest one."""

from __future__ import annotations

from generator.layout.arrange import prepare
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
    while True:
        best = drawing(chart, lanes, width, Style(size))
        if best.width <= width + 0.1 or size <= minimum:
            return best
        size = max(minimum, size - 0.5)
