"""Everything of one protocol that is printed: views → geometry → PDF, with fingerprints.

Layouts are made one after the other, because Graphviz can do no more. Setting the type can run
beside them: Typst works outside of Python's lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TypeAlias

from generator.diagnostics.diagnostic import Diagnostic
from generator.layout.paper import Around, on_paper
from generator.model import Protocol
from generator.paint.json import canonical_json
from generator.paint.pdf.chart_sheet import paint_chart_sheet
from generator.paint.pdf.handout import paint_handout
from generator.views.chart_sheet import ChartSheet, pathway_sheet, poster
from generator.views.content import chart_sheet_content, handout_content
from generator.views.data import Json
from generator.views.handout import handout
from generator.views.imprint import Imprint, check_address
from generator.views.papers import HAND_PAPERS, PAPERS, Paper

Printed: TypeAlias = "tuple[bytes | None, tuple[Diagnostic, ...]]"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A published file that people keep, with the fingerprint of what it says."""

    content: bytes
    fingerprint: str
    smallest: float | None = None  # pt: the smallest text of a step; None: not laid out by us


@dataclass(frozen=True, slots=True)
class Sheets:
    """Sheets by their path in the protocol's folder, and what was amiss with any."""

    files: dict[str, Sheet]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Order:
    """A sheet that is ready to be set."""

    path: str
    fingerprint: str
    smallest: float | None
    paint: Callable[[], Printed]


@dataclass(frozen=True, slots=True)
class Printing:
    """Sheets that are being set."""

    orders: tuple[tuple[_Order, Future[Printed]], ...]

    def finished(self) -> Sheets:
        """Wait for the last one and return them all, without those that could not be set."""
        files: dict[str, Sheet] = {}
        problems: dict[Diagnostic, None] = {}  # each once, though several papers meet it
        for order, setting in self.orders:
            content, found = setting.result()
            problems |= dict.fromkeys(found)
            if content is not None:
                files[order.path] = Sheet(content, order.fingerprint, order.smallest)
        return Sheets(files, tuple(problems))


def fingerprint(content: Json) -> str:
    """Return eight hex digits that stand for what a sheet says."""
    return sha256(canonical_json(content)).hexdigest()[:8]


def print_sheets(
    protocol: Protocol, definition: bytes, site_url: str | None, executor: Executor
) -> Printing:
    """Lay out what is printed of a protocol, and leave it to ``executor`` to set it.

    ``definition`` is the source text, which travels inside the sheets. ``site_url`` is the address
    of the site, for the code that tells whether a print is current; None: there is no code.
    """
    orders = _orders(protocol, definition, site_url)
    return Printing(tuple((order, executor.submit(order.paint)) for order in orders))


def _orders(protocol: Protocol, definition: bytes, site_url: str | None) -> Iterator[_Order]:
    view = handout(protocol)
    said = fingerprint(handout_content(view))
    imprint = _imprint(protocol, "handout", said, site_url)
    for paper in HAND_PAPERS:
        paint = partial(paint_handout, view, paper, imprint, definition)
        yield _Order(_path("handout", paper), said, None, paint)
    for sheet in (poster(protocol), *(pathway_sheet(protocol, p) for p in protocol.pathways)):
        said = fingerprint(chart_sheet_content(sheet))
        imprint = _imprint(protocol, sheet.name, said, site_url)
        for paper in PAPERS:
            layout = on_paper(sheet.chart, paper, _around(sheet, imprint))
            paint = partial(paint_chart_sheet, sheet, layout, imprint, definition)
            yield _Order(_path(sheet.name, paper), said, layout.smallest, paint)


def _path(sheet: str, paper: Paper) -> str:
    return f"print/{sheet}-{paper.id}.pdf"


def _imprint(protocol: Protocol, sheet: str, said: str, site_url: str | None) -> Imprint:
    publisher = protocol.publisher
    address = publisher.address.text if publisher.address else None
    check = check_address(site_url, protocol.id, sheet, said)
    return Imprint(publisher.name, address, None, said, check)


def _around(sheet: ChartSheet, imprint: Imprint) -> Around:
    return Around(
        title=sheet.title.text,
        has_mark=sheet.hue is not None,
        contacts=len(sheet.contacts),
        notes=tuple(note.text.text for note in sheet.notes),
        has_code=imprint.check is not None,
    )
