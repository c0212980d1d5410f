"""Every chart of the real protocol and of the test protocols, for tests of layout and painting."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from generator.diagnostics.span import Span
from generator.layout.fit import fit
from generator.layout.geometry import ChartLayout
from generator.model import Sentence, Words
from generator.views.chart import ArrowKind, BoxKind, Chart, ChartArrow, ChartBox, Lane, Paragraph
from generator.views.overview_chart import overview_chart
from generator.views.pathway_chart import pathway_chart
from generator.views.screening_chart import screening_chart
from generator.views.signs import Sign
from generator.words.catalogue import site_words
from tests.definitions import PROTOCOLS, REAL, protocol_in

WIDTHS = (320, 712, 1100)
NOWHERE = Span.point("test.yaml")


@cache
def charts_of(folder: Path) -> dict[str, Chart]:
    """Return the charts of the protocol in a folder, by ``protocol.chart``."""
    protocol = protocol_in(folder)
    charts = [overview_chart(protocol)]
    charts += [pathway_chart(protocol, pathway) for pathway in protocol.pathways]
    charts += [screening_chart(protocol, screening) for screening in protocol.screenings]
    return {f"{protocol.id}.{chart.name}": chart for chart in charts}


@cache
def all_charts() -> dict[str, Chart]:
    """Return all charts, those of the real protocol first."""
    folders = (REAL, *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()))
    return {name: chart for folder in folders for name, chart in charts_of(folder).items()}


@cache
def drawing(name: str, width: int) -> ChartLayout:
    """Return a chart laid out for a width; none of them needs to be split."""
    (found,) = fit(all_charts()[name], width)
    return found


def sentence(text: str) -> Sentence:
    """Return a sentence without references."""
    return Sentence((Words(text),), "official", NOWHERE)


def box(id: str, text: str = "Some words", kind: BoxKind = "action", label: str = "") -> ChartBox:
    """Return a box with one paragraph."""
    return ChartBox(id, kind, label or None, (Paragraph(None, sentence(text)),), (), f"#{id}")


def arrow(ends: str, label: str | None = None, kind: ArrowKind | None = None) -> ChartArrow:
    """Return an arrow from ``ends``, such as "a>b"."""
    source, target = ends.split(">")
    return ChartArrow(source, target, kind or ("answer" if label else "next"), label)


def chart(
    boxes: tuple[ChartBox, ...], arrows: tuple[ChartArrow, ...] = (), is_linear: bool = False
) -> Chart:
    """Return a chart with one lane."""
    lane = Lane("lane", None, None, Sign(1, 1), boxes, arrows, is_linear)
    return Chart("chart", "A chart", "What it shows", site_words("en"), "en", (lane,))
