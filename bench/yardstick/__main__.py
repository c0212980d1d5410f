"""A yardstick: the same sheets and slides as most would make them, with ``dot`` and WeasyPrint.

    python bench/yardstick DIVISION OUT

sets each PDF file of ``bench/sheets.py`` into the folder ``OUT``, from the same views, so with the
same words, on the same papers and as many pages; ``bench/alike.py`` holds it to that. In doubt a
choice is in its favour:

- What stands on which page, and what a print says of itself, it is told (``DIVISION``, a file of
  ``bench/division.py``). Sizes of text are fixed beforehand, so that all has room; ours are found.
- Each chart is laid out once, by a ``dot`` process of its own, and scaled to every paper; ours is
  laid out for each paper. All processes run at once, beside the import of WeasyPrint.
- The fonts are read once for all sheets, and a QR code is drawn once for all papers.
- The PowerPoint files, marks, and the second of the two standards are left out.

Charts are pictures, as ``dot`` draws them. Their words can be selected; read out is only what the
chart is about, and numbers to call are no links, where ours has both. Pages are tagged, in PDF/A-3a
by WeasyPrint's own means, with bookmarks, links, the typeface that ships, the attached definition.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from charts import Charts, Laid, part_of
from given import File, read_files
from sheets import badge_pages, chart_pages, tick_pages
from slides import slide_pages

from generator.load import load
from generator.model import Protocol
from generator.project import project_for
from generator.views.chart import Chart
from generator.views.chart_sheet import (
    BADGE,
    CARD,
    HANDOUT,
    POSTER,
    ChartSheet,
    badge,
    card,
    handout,
    pathway_sheet,
    poster,
)
from generator.views.screening_sheet import SCREENING_SHEET, ScreeningSheet, screening_sheet
from generator.views.slides import SLIDES, STEP_SLIDES, SlideShow, slide_show, step_show

View: TypeAlias = ChartSheet | ScreeningSheet | SlideShow

_VIEWS = {
    POSTER: poster,
    HANDOUT: handout,
    CARD: card,
    BADGE: badge,
    SCREENING_SHEET: screening_sheet,
    SLIDES: slide_show,
    STEP_SLIDES: step_show,
}


def view_of(protocol: Protocol, sheet: str) -> View:
    """Return what a sheet says."""
    if sheet in _VIEWS:
        return _VIEWS[sheet](protocol)
    return pathway_sheet(protocol, protocol.pathway(sheet))


def charts_of(view: View, file: File) -> tuple[Chart, ...]:
    """Return the charts of a file: one for each page of a sheet, which may show no part of it."""
    shown = [page.boxes for page in file.pages]
    match view:
        case ChartSheet():
            return tuple(part_of(view.chart, boxes) for boxes in shown)
        case SlideShow():
            charts = [(each.chart.lanes[0].id, each.chart) for each in view.pathways]
            return tuple(part_of(chart, b) for b in shown for id, chart in charts if id in b)
    return ()


def html_of(view: View, charts: Sequence[Laid], file: File) -> str:
    """Return a file in HTML."""
    match view:
        case ScreeningSheet():
            return tick_pages(view, file)
        case SlideShow():
            return slide_pages(view, charts, file)
    return badge_pages(view, file) if view.name == BADGE else chart_pages(view, charts, file)


def main() -> None:
    """Set all sheets into a folder."""
    files, out = read_files(Path(sys.argv[1])), Path(sys.argv[2])
    out.mkdir(exist_ok=True)
    loaded = load(project_for().source)
    (protocol,) = loaded.protocols
    views = {sheet: view_of(protocol, sheet) for sheet in {f.sheet: None for f in files.values()}}
    laid = Charts()
    parts = {name: charts_of(views[file.sheet], file) for name, file in files.items()}
    for chart in (chart for charts in parts.values() for chart in charts):
        laid.begin(chart)
    from weasyprint import HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration

    fonts, cache = FontConfiguration(), {}
    definition = loaded.sources[protocol.span.path].text
    for name, file in files.items():
        html = html_of(views[file.sheet], [laid.of(part) for part in parts[name]], file)
        attached = Attachment(string=definition, name="protocol.yaml", relationship="Source")
        HTML(string=html).write_pdf(
            out / f"{name}.pdf",
            font_config=fonts,
            cache=cache,
            attachments=[attached],
            pdf_variant="pdf/a-3a",
        )


if __name__ == "__main__":
    main()
