"""Phase 7: the ordered mapping path → bytes of everything that is published, with fingerprints.

Paths are relative to the tree that the site builder reads. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256

from generator.diagnostics.diagnostic import Diagnostic
from generator.layout.fit import fit
from generator.model import Protocol
from generator.paint.dot import paint_dot
from generator.paint.json import canonical_json, paint_json
from generator.paint.markdown import (
    Drawings,
    InlineChart,
    paint_front_page,
    paint_list_page,
    paint_pathway_page,
    paint_protocol_page,
    paint_screening_page,
)
from generator.paint.pdf import Paper, paint_handout
from generator.paint.svg import mark_svg, paint_svg
from generator.views import words
from generator.views.chart import Chart
from generator.views.data import Json, plain, protocol_data
from generator.views.handout import handout
from generator.views.pages import Download, pathway_page_view, protocol_page
from generator.views.pathway_chart import overview_chart, pathway_chart
from generator.views.screening_chart import screening_chart
from generator.views.screening_page import screening_page

PAPERS: tuple[Paper, ...] = ("letter", "a4")

NARROW, WIDE = 320, 712
"""Widths in px that a page's two drawings of a chart are laid out for: a phone's, a laptop's."""

PaintedSheet = tuple[bytes | None, tuple[Diagnostic, ...]]

MARKS = tuple(mark_svg(number) for number in range(1, 7))
"""The marks that tell pathways apart, in the order of their hues."""


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that is published. ``navigation`` lists the pages in the order of the menu."""

    files: Mapping[str, bytes]
    navigation: tuple[NavigationEntry, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A page of the menu, or a titled group of them."""

    title: str | None  # None: the page's own
    pages: tuple[str, ...]


def fingerprint(content: Json) -> str:
    """Return eight hex digits that stand for the words of a sheet, whatever its layout."""
    return sha256(canonical_json(content)).hexdigest()[:8]


def publication(protocols: tuple[Protocol, ...], stylesheet: str) -> Publication:
    """Return everything that is published of some protocols.

    ``stylesheet`` is the CSS that colours a chart which is a file of its own.
    """
    files: dict[str, bytes] = {"index.md": _front_page(protocols)}
    navigation = [NavigationEntry(None, ("index.md",))]
    problems: list[Diagnostic] = []
    for protocol in protocols:
        folder = _Folder(protocol, stylesheet)
        files |= {f"{protocol.id}/{name}": content for name, content in folder.files.items()}
        problems.extend(folder.diagnostics)
        pages = [*(f"{pathway.id}.md" for pathway in protocol.pathways)]
        pages += ["screening.md"] if protocol.screenings else []
        listed = tuple(f"{protocol.id}/{page}" for page in (*pages, "index.md"))
        title = None if len(protocols) == 1 else protocol.short_title
        navigation.append(NavigationEntry(title, listed))
    return Publication(files, tuple(navigation), tuple(problems))


def _front_page(protocols: tuple[Protocol, ...]) -> bytes:
    language, drawings = protocols[0].language, Drawings({}, MARKS)
    if len(protocols) == 1:
        page = protocol_page(protocols[0], ())
        return paint_front_page(page, language, drawings, f"{protocols[0].id}/")
    return paint_list_page(
        tuple((p.id, protocol_page(p, ())) for p in protocols), language, drawings
    )


def _paint_handouts(protocol: Protocol) -> list[PaintedSheet]:
    view = handout(protocol)
    return [paint_handout(view, paper) for paper in PAPERS]


@dataclass(slots=True)
class _Folder:
    """Collects the files of one protocol; paths are relative to its folder."""

    protocol: Protocol
    stylesheet: str
    files: dict[str, bytes] = field(default_factory=dict)
    fingerprints: dict[str, str] = field(default_factory=dict)
    charts: dict[str, InlineChart] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def __post_init__(self) -> None:
        # Typst works outside Python's lock: sheets are set while charts are drawn.
        with ThreadPoolExecutor(max_workers=1) as beside:
            handouts = beside.submit(_paint_handouts, self.protocol)
            self._charts()
            self._keep_handouts(handouts.result())
        self.files["protocol.json"] = paint_json(protocol_data(self.protocol))
        self._pages()
        self._manifest()

    def _charts(self) -> None:
        protocol = self.protocol
        charts = [overview_chart(protocol)]
        charts += [pathway_chart(protocol, pathway) for pathway in protocol.pathways]
        charts += [screening_chart(protocol, screening) for screening in protocol.screenings]
        for chart in charts:
            self._chart(chart)

    def _chart(self, chart: Chart) -> None:
        narrow, wide = fit(chart, NARROW), fit(chart, WIDE)
        self.charts[chart.name] = InlineChart(
            paint_svg(narrow, f"n-{chart.name}"), paint_svg(wide, f"w-{chart.name}")
        )
        stem, content = f"charts/{chart.name}", fingerprint(plain(chart))
        alone = paint_svg(wide, chart.name, "../", self.stylesheet)
        for suffix, painted in ((".svg", alone), (".gv", paint_dot(chart))):
            self.files[stem + suffix] = painted.encode()
            self.fingerprints[stem + suffix] = content

    def _keep_handouts(self, painted: list[PaintedSheet]) -> None:
        content = fingerprint(plain(handout(self.protocol)))
        for paper, (sheet, problems) in zip(PAPERS, painted, strict=True):
            self.diagnostics.extend(problems)
            if sheet is not None:
                name = f"print/handout-{paper}.pdf"
                self.files[name] = sheet
                self.fingerprints[name] = content

    def _download(self, title: str, more: str, name: str) -> Download:
        return Download(title, f"{more}, {words.file_size(len(self.files[name]))}", name)

    def _handouts(self) -> tuple[Download, ...]:
        return tuple(
            self._download(
                words.HANDOUT, f"PDF, {words.PAPERS[paper]}", f"print/handout-{paper}.pdf"
            )
            for paper in PAPERS
            if f"print/handout-{paper}.pdf" in self.files
        )

    def _chart_files(self, chart: str) -> tuple[Download, ...]:
        return (
            self._download(words.CHART_FILE, "SVG", f"charts/{chart}.svg"),
            self._download(words.GRAPHVIZ_FILE, "GV", f"charts/{chart}.gv"),
        )

    def _pages(self) -> None:
        protocol, language = self.protocol, self.protocol.language
        data = self._download(words.DATA_FILE, "JSON", "protocol.json")
        downloads = (*self._handouts(), *self._chart_files("overview"), data)
        page = protocol_page(protocol, downloads)
        self.files["index.md"] = paint_protocol_page(page, language, self._only("overview"))
        for pathway in protocol.pathways:
            files = (*self._handouts(), *self._chart_files(pathway.id))
            view = pathway_page_view(protocol, pathway, files)
            painted = paint_pathway_page(view, language, self._only(pathway.id))
            self.files[f"{pathway.id}.md"] = painted
        if protocol.screenings:
            files = (*self._handouts(), *self._chart_files("screening"))
            drawings = Drawings(self.charts, MARKS)
            rules = screening_page(protocol, files)
            self.files["screening.md"] = paint_screening_page(rules, language, drawings)

    def _only(self, chart: str) -> Drawings:
        return Drawings({chart: self.charts[chart]}, MARKS)

    def _manifest(self) -> None:
        """List what reaches the site as it is; pages get the builder's frame around them."""
        entries: dict[str, Json] = {}
        for name in sorted(name for name in self.files if not name.endswith(".md")):
            entry: dict[str, Json] = {"sha256": sha256(self.files[name]).hexdigest()}
            if name in self.fingerprints:
                entry["fingerprint"] = self.fingerprints[name]
            entries[name] = entry
        manifest: Json = {"protocol": self.protocol.id, "files": entries}
        self.files["manifest.json"] = paint_json(manifest)
