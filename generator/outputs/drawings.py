"""Charts → drawings: the layouts of each chart that its page and its file need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.layout.fit import fit, whole
from generator.layout.heading import headed
from generator.paint.markdown import InlineChart
from generator.paint.svg import paint_parts, paint_svg
from generator.views.chart import Chart

NARROW, MEDIUM, WIDE = 320, 712, 904
"""Widths in px that a page's drawings of a chart are laid out for: phone, tablet and laptop."""


@dataclass(frozen=True, slots=True)
class RenderedChart:
    """A chart for its page, for the questionnaire, and as an SVG file of its own."""

    inline: InlineChart
    still: InlineChart  # its boxes link nowhere
    file: bytes


def render_changed(chart: Chart, name: str, changed: Mapping[str, str]) -> InlineChart:
    """Draw a chart for a page, with a word at the boxes that ``changed`` names; ``name`` tells the
    drawing from others of the same chart."""
    widths = {"n": NARROW, "m": MEDIUM, "w": WIDE}
    drawn = (
        paint_parts(fit(chart, width), f"{letter}-{name}", is_linked=False, changed=changed)
        for letter, width in widths.items()
    )
    return InlineChart(*drawn)


def render_chart(chart: Chart) -> RenderedChart:
    """Draw a chart in every layout it is published in."""
    narrow, medium, wide = (fit(chart, width) for width in (NARROW, MEDIUM, WIDE))
    # A file is opened by itself and may be scrolled: it shows the chart whole, under its title.
    alone = headed(wide[0] if len(wide) == 1 else whole(chart, WIDE))
    parts = (narrow, f"n-{chart.name}"), (medium, f"m-{chart.name}"), (wide, f"w-{chart.name}")
    return RenderedChart(
        InlineChart(*(paint_parts(*each) for each in parts)),
        InlineChart(*(paint_parts(*each, is_linked=False) for each in parts)),
        paint_svg(alone, chart.name, is_file=True).encode(),
    )
