"""Everything that is published of one protocol: views → geometry → bytes, by path in its folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from generator.cache import NO_CACHE, Cache
from generator.diagnostics.diagnostic import Diagnostic
from generator.layout.marks import NAMES
from generator.model import Protocol
from generator.names import (
    CHARTS,
    CURRENT_PAGE,
    DATA,
    MANIFEST,
    OVERVIEW,
    PRESENTER_PAGE,
    QUESTIONNAIRE_PAGE,
)
from generator.outputs.catalogue import has_pathways
from generator.outputs.downloads import Downloads, downloads_of
from generator.outputs.drawings import render_changed, render_chart
from generator.outputs.past import (
    Edition,
    changes_sections,
    editions,
    old_prints,
    successors,
)
from generator.outputs.printing import PrintedFile, fingerprint, print_sheets, typesetting_pool
from generator.paint.dot import paint_dot
from generator.paint.html import paint_current, paint_moved, paint_presenter, paint_questionnaire
from generator.paint.json import paint_json
from generator.paint.markdown import (
    Drawings,
    InlineChart,
    paint_changes_page,
    paint_pathway_page,
    paint_protocol_page,
    paint_rule_page,
    paint_screening_page,
)
from generator.paint.svg import mark_svg
from generator.releases.history import NO_HISTORY, History
from generator.views.changes_page import changes_page
from generator.views.content import chart_content
from generator.views.current import current_page
from generator.views.document import Json, protocol_data
from generator.views.frame import logo_file
from generator.views.moved import moved_pages, moved_places
from generator.views.names import screening_name
from generator.views.overview_chart import overview_chart
from generator.views.pages import pathway_page_view, protocol_page
from generator.views.pathway_chart import pathway_chart
from generator.views.presenter import presentation
from generator.views.questionnaire import questionnaire
from generator.views.rule_page import rule_page
from generator.views.screening_chart import screening_chart
from generator.views.screening_page import screening_page
from generator.views.screening_sheet import SCREENING_SHEET
from generator.words.catalogue import site_words

MARKS = tuple(mark_svg(number) for number in range(1, len(NAMES) + 1))
"""The marks that tell pathways apart without colour."""


@dataclass(frozen=True, slots=True)
class ProtocolOutputs:
    """The files of one protocol, by path in its folder."""

    files: dict[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


def outputs_of(
    protocol: Protocol,
    definition: bytes,
    site_url: str | None = None,
    cache: Cache = NO_CACHE,
    history: History = NO_HISTORY,
    day: date | None = None,
) -> ProtocolOutputs:
    """Return everything that is published of a protocol.

    ``definition`` is its source text, which travels inside the sheets. ``site_url`` is the
    address of the site, None if nobody knows it; ``cache`` keeps what was set before; ``history``
    has the releases; ``day`` is that as of which dates are judged, None if nobody says it.
    """
    with typesetting_pool() as beside:
        printing = print_sheets(protocol, definition, site_url, cache, beside)
        charts = _charts(protocol)
        printed = printing.finished()
    sheets = charts.files | printed.files
    files = {name: sheet.content for name, sheet in sheets.items()}
    files[DATA] = paint_json(protocol_data(protocol))
    logo = protocol.publisher.logo
    if logo is not None:
        files[logo_file(logo.kind)] = logo.content
    if has_pathways(protocol):
        files[PRESENTER_PAGE] = paint_presenter(presentation(protocol), protocol.language, MARKS)
    downloads = downloads_of(protocol, files, sheets, cache)
    files |= downloads.pictures
    known = editions(protocol, history)
    old, renamed = old_prints(history, known), successors(protocol)
    files[CURRENT_PAGE] = paint_current(current_page(protocol, downloads.groups, old, renamed))
    for moved in moved_pages(protocol, history.published):
        files[moved.name] = paint_moved(moved)
    asked = questionnaire(protocol, downloads.groups)
    files[QUESTIONNAIRE_PAGE] = paint_questionnaire(asked, charts.still, MARKS)
    manifest = _manifest(protocol, files, sheets)
    pages = _pages(protocol, charts.inline, downloads, day)
    pages["changes.md"] = _changes(protocol, known)
    return ProtocolOutputs({**files, **pages, MANIFEST: manifest}, printed.diagnostics)


@dataclass(frozen=True, slots=True)
class _Charts:
    """The charts of a protocol by name: for pages, without links, and as files by path."""

    inline: dict[str, InlineChart]
    still: dict[str, InlineChart]
    files: dict[str, PrintedFile]


def _charts(protocol: Protocol) -> _Charts:
    charts = [overview_chart(protocol)] if has_pathways(protocol) else []
    charts += [pathway_chart(protocol, pathway) for pathway in protocol.pathways]
    charts += [screening_chart(protocol, screening) for screening in protocol.screenings]
    found = _Charts({}, {}, {})
    for chart in charts:
        made, said = render_chart(chart), fingerprint(chart_content(chart))
        found.inline[chart.name], found.still[chart.name] = made.inline, made.still
        found.files[f"{CHARTS}{chart.name}.svg"] = PrintedFile(made.file, said)
        found.files[f"{CHARTS}{chart.name}.gv"] = PrintedFile(paint_dot(chart).encode(), said)
    return found


def _manifest(protocol: Protocol, files: dict[str, bytes], sheets: dict[str, PrintedFile]) -> bytes:
    """List what reaches the site as it is; pages get the builder's frame around them."""
    entries: dict[str, Json] = {}
    for name in sorted(files):
        entry: dict[str, Json] = {"sha256": sha256(files[name]).hexdigest()}
        if name in sheets:
            entry["fingerprint"] = sheets[name].fingerprint
            if sheets[name].smallest is not None:
                entry["smallest_text_pt"] = f"{sheets[name].smallest:g}"
        entries[name] = entry
    return paint_json({"protocol": protocol.id, "files": entries})


def _pages(
    protocol: Protocol,
    inline: dict[str, InlineChart],
    downloads: Downloads,
    day: date | None,
) -> dict[str, bytes]:
    language, drawings = protocol.language, Drawings(inline, MARKS)
    everything = downloads.everything(_chart_titles(protocol, inline))
    view = protocol_page(protocol, everything, day)
    pages = {"index.md": paint_protocol_page(view, language, drawings)}
    for pathway in protocol.pathways:
        page = pathway_page_view(protocol, pathway, downloads.of(pathway.id))
        pages[f"{pathway.id}.md"] = paint_pathway_page(
            page, language, drawings, moved_places(protocol, pathway.id)
        )
    if protocol.screenings:
        rules = screening_page(protocol, downloads.of(SCREENING_SHEET))
        pages["screening.md"] = paint_screening_page(rules, language, drawings)
        pages["rule.md"] = paint_rule_page(rule_page(protocol), language, drawings)
    return pages


def _changes(protocol: Protocol, known: Sequence[Edition | None]) -> bytes:
    page = changes_page(protocol, tuple(changes_sections(known)))
    drawn = {
        chart.name: render_changed(pathway_chart(protocol, chart.pathway), chart.name, chart.flags)
        for section in page.sections
        for chart in section.charts
    }
    return paint_changes_page(page, protocol.language, Drawings(drawn, MARKS))


def _chart_titles(protocol: Protocol, inline: dict[str, InlineChart]) -> dict[str, str]:
    """Return what the charts of a protocol are of, by their names."""
    words = site_words(protocol.language)
    titles: dict[str, str] = {OVERVIEW: words.overview}
    titles |= {each.id: each.title.text for each in protocol.pathways}
    for screening in protocol.screenings:
        titles[screening_chart(protocol, screening).name] = screening_name(protocol, screening)
    return {name: title for name, title in titles.items() if name in inline}
