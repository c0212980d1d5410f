"""Charts → drawings: the layouts of each chart that its page, its file and the presenter need."""

from __future__ import annotations

from dataclasses import dataclass

from generator.layout.fit import fit, fit_whole, whole
from generator.layout.geometry import ChartLayout
from generator.layout.heading import headed
from generator.paint.markdown import InlineChart
from generator.paint.svg import paint_parts, paint_svg
from generator.views.chart import Chart

NARROW, MEDIUM, WIDE = 320, 712, 904
"""Widths in px that a page's drawings of a chart are laid out for: phone, tablet and laptop."""

STAGES = ((960, 460), (800, 600))
"""Width and height in px of the presenter's stages: above the words of a step, beside them."""

STAGE_TEXT = (12.0, 30.0)
"""Smallest and largest text on a stage. What would be smaller is not shown whole but scrolled."""


@dataclass(frozen=True, slots=True)
class RenderedChart:
    """A chart for its page, for the questionnaire, and as an SVG file of its own."""

    inline: InlineChart
    still: InlineChart  # its boxes link nowhere
    file: bytes


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


def on_stages(chart: Chart) -> tuple[ChartLayout, ...]:
    """Lay out a chart for presenting it: on a phone, then on each of the stages."""
    staged = (
        fit_whole(chart, width, height, *STAGE_TEXT) or whole(chart, width)
        for width, height in STAGES
    )
    return (whole(chart, NARROW), *staged)
