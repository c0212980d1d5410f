"""Charts → drawings: the layouts of each chart that its page and its file need."""

from __future__ import annotations

from dataclasses import dataclass

from generator.layout.fit import fit, whole
from generator.layout.heading import headed
from generator.paint.markdown import InlineChart
from generator.paint.svg import paint_parts, paint_svg
from generator.views.chart import Chart

NARROW, MEDIUM, WIDE = 320, 712, 904
"""Widths in px that a page's drawings of a chart are laid out for: phone, tablet and laptop."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart for its page, and as an SVG file of its own."""

    inline: InlineChart
    file: bytes


def drawn(chart: Chart, stylesheet: str) -> Drawn:
    """Draw a chart in every layout it is published in; ``stylesheet`` (CSS) colours the file."""
    wide = fit(chart, WIDE)
    # A file is opened by itself and may be scrolled: it shows the chart whole, under its title.
    alone = headed(wide[0] if len(wide) == 1 else whole(chart, WIDE))
    return Drawn(
        InlineChart(
            paint_parts(fit(chart, NARROW), f"n-{chart.name}"),
            paint_parts(fit(chart, MEDIUM), f"m-{chart.name}"),
            paint_parts(wide, f"w-{chart.name}"),
        ),
        paint_svg(alone, chart.name, "../", stylesheet).encode(),
    )
