"""A yardstick: the same sheets as most would make them, with ``dot`` and WeasyPrint.

    python bench/yardstick ADDRESS OUT

sets each PDF file of ``bench/sheets.py`` into the folder ``OUT``, from the same views, so with the
same words, on the same papers and as many pages; ``bench/alike.py`` holds it to that. In doubt a
choice is in its favour:

- Each chart is laid out once, by a ``dot`` process of its own, and scaled to every paper; ours is
  laid out for each paper. All processes run at once, beside the import of WeasyPrint.
- The fonts are read once for all sheets, and a QR code is drawn once for all papers.
- The PowerPoint file, marks, and the second of the two standards are left out.

Charts are pictures, as ``dot`` draws them. Their words can be selected; read out is only what the
chart is about, and numbers to call are no links, where ours has both. Pages are tagged, in PDF/A-3a
by WeasyPrint's own means, with bookmarks, links, the typeface that ships, the attached definition.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from charts import Charts
from sheets import chart_pages, tick_pages
from slides import slide_pages

from generator.load import load
from generator.model import Protocol
from generator.outputs.printing import fingerprint
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
    chart_sheet_content,
    handout,
    pathway_sheet,
    poster,
)
from generator.views.imprint import Imprint, check_address
from generator.views.papers import HAND_PAPERS, PAPERS, POSTER_PAPERS, WALL, Paper
from generator.views.screening_sheet import screening_sheet, screening_sheet_content
from generator.views.slides import slide_show, slides_content
from generator.words.catalogue import site_words


def drawn(protocol: Protocol) -> tuple[ChartSheet, ...]:
    """Return all sheets that show steps."""
    whole = (poster(protocol), handout(protocol), card(protocol), badge(protocol))
    return (*whole, *(pathway_sheet(protocol, each) for each in protocol.pathways))


def papers_of(sheet: ChartSheet) -> tuple[Paper, ...]:
    """Return the papers that a sheet comes on."""
    if sheet.name == POSTER:
        return POSTER_PAPERS
    return HAND_PAPERS if sheet.name in (HANDOUT, CARD, BADGE) else PAPERS


def parts_of(sheet: ChartSheet, paper: Paper) -> tuple[Chart, ...]:
    """Return the charts of a sheet, one a page. As ours, a poster of less than a wall has two."""
    lanes = sheet.chart.lanes
    if len(lanes) < 3 or paper is WALL:
        return (sheet.chart,)
    return tuple(replace(sheet.chart, lanes=each) for each in (lanes[:2], lanes[2:]))


def pages(protocol: Protocol, laid: Charts, site: str) -> Iterator[tuple[str, str]]:
    """Yield every file's name and its HTML."""

    def signed(sheet: str, content: object) -> Imprint:
        said = fingerprint(content)
        publisher = protocol.publisher
        address = publisher.address.text if publisher.address else None
        check = check_address(site, protocol.id, sheet, said)
        return Imprint(site_words(protocol.language), publisher.name, address, None, said, check)

    ticked = screening_sheet(protocol)
    assert ticked is not None
    for paper in HAND_PAPERS:
        imprint = signed("screening-sheet", screening_sheet_content(ticked))
        yield f"screening-sheet-{paper.id}", tick_pages(ticked, paper, imprint)
    for sheet in drawn(protocol):
        imprint = signed(sheet.name, chart_sheet_content(sheet))
        for paper in papers_of(sheet):
            charts = [laid.of(part) for part in parts_of(sheet, paper)]
            yield f"{sheet.name}-{paper.id}", chart_pages(sheet, charts, paper, imprint)
    show = slide_show(protocol)
    charts = [laid.of(each.chart) for each in (*show.pathways, *show.screenings)]
    yield "slides", slide_pages(show, charts, signed("slides", slides_content(show)))


def main() -> None:
    """Set all sheets into a folder."""
    out = Path(sys.argv[2])
    out.mkdir(exist_ok=True)
    loaded = load(project_for().source)
    (protocol,) = loaded.protocols
    laid = Charts()
    for sheet in drawn(protocol):
        for paper in papers_of(sheet):
            for part in parts_of(sheet, paper):
                laid.begin(part)
    show = slide_show(protocol)
    for each in (*show.pathways, *show.screenings):
        laid.begin(each.chart)
    from weasyprint import HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration

    fonts, cache = FontConfiguration(), {}
    definition = loaded.sources[protocol.span.path].text
    for name, html in pages(protocol, laid, sys.argv[1]):
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
