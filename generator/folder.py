"""Everything that is published of one protocol: views → geometry → bytes, by path in its folder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256

from generator.diagnostics.diagnostic import Diagnostic
from generator.drawings import NARROW, drawn
from generator.layout.fit import whole
from generator.layout.geometry import Drawing
from generator.layout.marks import NAMES
from generator.model import Protocol
from generator.paint.dot import paint_dot
from generator.paint.html import paint_presenter
from generator.paint.json import paint_json
from generator.paint.markdown import (
    Drawings,
    InlineChart,
    paint_pathway_page,
    paint_protocol_page,
    paint_screening_page,
)
from generator.paint.svg import mark_svg, paint_svg
from generator.sheets import Sheet, fingerprint, print_sheets
from generator.views import words
from generator.views.chart import Chart
from generator.views.content import chart_content
from generator.views.data import Json, protocol_data
from generator.views.deck import presentation
from generator.views.overview_chart import overview_chart
from generator.views.pages import Download, pathway_page_view, protocol_page
from generator.views.papers import HAND_PAPERS
from generator.views.pathway_chart import pathway_chart
from generator.views.screening_chart import screening_chart
from generator.views.screening_page import screening_page

STAGES = ((960, 460), (800, 600))
"""Width and height in px of the presenter's stages: above the words of a step, beside them."""

STAGE_WIDTHS = (480, 720, 960, 1100)
"""Widths in px that are tried for a stage; the page scales drawings."""

STAGE_TEXT = 12.0
"""Text in px below which a drawing is not shown whole on a stage, but scrolled."""

MARKS = tuple(mark_svg(number) for number in range(1, len(NAMES) + 1))
"""The marks that tell pathways apart without colour."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The files of one protocol, by path in its folder."""

    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def folder_of(
    protocol: Protocol, definition: bytes, stylesheet: str, site_url: str | None = None
) -> Folder:
    """Return the folder of a protocol.

    ``definition`` is its source text, which travels inside the sheets; ``stylesheet`` is the CSS
    that colours a chart which is a file of its own.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        printing = print_sheets(protocol, definition, site_url, beside)
        inline, sheets = _charts(protocol, stylesheet)
        printed = printing.finished()
    sheets |= printed.files
    files = {name: sheet.content for name, sheet in sheets.items()}
    files["protocol.json"] = paint_json(protocol_data(protocol))
    files["present.html"] = _presenter(protocol)
    manifest = _manifest(protocol, files, sheets)
    return Folder(
        {**files, **_pages(protocol, inline, files), "manifest.json": manifest}, printed.diagnostics
    )


def _charts(protocol: Protocol, stylesheet: str) -> tuple[dict[str, InlineChart], dict[str, Sheet]]:
    charts = [overview_chart(protocol)]
    charts += [pathway_chart(protocol, pathway) for pathway in protocol.pathways]
    charts += [screening_chart(protocol, screening) for screening in protocol.screenings]
    inline: dict[str, InlineChart] = {}
    sheets: dict[str, Sheet] = {}
    for chart in charts:
        inline[chart.name], files = _chart(chart, stylesheet)
        sheets |= files
    return inline, sheets


def _chart(chart: Chart, stylesheet: str) -> tuple[InlineChart, dict[str, Sheet]]:
    said = fingerprint(chart_content(chart))
    found = drawn(chart, stylesheet)
    return found.inline, {
        f"charts/{chart.name}.svg": Sheet(found.file, said),
        f"charts/{chart.name}.gv": Sheet(paint_dot(chart).encode(), said),
    }


def _presenter(protocol: Protocol) -> bytes:
    view = presentation(protocol)
    charts = {
        deck.id: tuple(
            paint_svg(each, f"_{number}-{deck.id}")
            for number, each in enumerate(_on_stage(deck.chart))
        )
        for deck in view.decks
    }
    return paint_presenter(view, protocol.language, charts, MARKS)


def _on_stage(chart: Chart) -> tuple[Drawing, ...]:
    """Lay out a chart for a phone, then for each stage with the largest text that it can have."""
    tried = [whole(chart, width) for width in STAGE_WIDTHS]
    found = [whole(chart, NARROW)]
    for width, height in STAGES:

        def text(drawn: Drawing, width: float = width, height: float = height) -> float:
            return drawn.size * min(width / drawn.width, height / drawn.height)

        best = max(tried, key=text)
        found.append(best if text(best) >= STAGE_TEXT else whole(chart, width))
    return tuple(found)


def _manifest(protocol: Protocol, files: dict[str, bytes], sheets: dict[str, Sheet]) -> bytes:
    """List what reaches the site as it is; pages get the builder's frame around them."""
    entries: dict[str, Json] = {}
    for name in sorted(files):
        entry: dict[str, Json] = {"sha256": sha256(files[name]).hexdigest()}
        if name in sheets:
            entry["fingerprint"] = sheets[name].fingerprint
        entries[name] = entry
    return paint_json({"protocol": protocol.id, "files": entries})


def _pages(
    protocol: Protocol, inline: dict[str, InlineChart], files: dict[str, bytes]
) -> dict[str, bytes]:
    language = protocol.language
    handouts = _handout_downloads(files)
    overview = (
        _download(words.CHART_FILE, "SVG", "charts/overview.svg", files),
        _download(words.GRAPHVIZ_FILE, "GV", "charts/overview.gv", files),
        _download(words.DATA_FILE, "JSON", "protocol.json", files),
    )
    view = protocol_page(protocol, (*handouts, *overview))
    drawings = Drawings(inline, MARKS)
    pages = {"index.md": paint_protocol_page(view, language, drawings)}
    for pathway in protocol.pathways:
        chart = _download(words.CHART_FILE, "SVG", f"charts/{pathway.id}.svg", files)
        page = pathway_page_view(protocol, pathway, (*handouts, chart))
        pages[f"{pathway.id}.md"] = paint_pathway_page(page, language, drawings)
    if protocol.screenings:
        chart = _download(words.CHART_FILE, "SVG", "charts/screening.svg", files)
        rules = screening_page(protocol, (*handouts, chart))
        pages["screening.md"] = paint_screening_page(rules, language, drawings)
    return pages


def _handout_downloads(files: dict[str, bytes]) -> tuple[Download, ...]:
    return tuple(
        _download(words.HANDOUT, f"PDF, {words.PAPERS[paper.id]}", name, files)
        for paper in HAND_PAPERS
        if (name := f"print/handout-{paper.id}.pdf") in files
    )


def _download(title: str, more: str, name: str, files: dict[str, bytes]) -> Download:
    return Download(title, f"{more}, {words.file_size(len(files[name]))}", name)
