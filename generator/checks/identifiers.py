"""Identifiers that would collide with a published file or with each other's address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.model import Protocol

PAGES = frozenset({"index", "screening", "screen", "present", "current", "changes"})
FILES = frozenset({"charts", "print", "overview", "protocol", "manifest"})
SHEETS = frozenset({"poster", "screening-sheet", "handout", "card", "slides"})
"""Names of sheets that are not of one pathway: those of the catalogue, which a test holds."""
FOLDERS = frozenset({"assets", "search", "index", "sitemap", "stylesheets", "javascripts"})
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
)
"""Names that no file can have on Windows."""


def check_identifiers(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report identifiers that are taken: by a page, a sheet, a folder, a device or a pathway."""
    hint = "choose another identifier"
    if protocol.id in FOLDERS | DEVICES:
        message = f"the name `{protocol.id}` is taken by the site itself"
        yield error("reserved-identifier", message, protocol.span, hints=[hint])
    for pathway in protocol.pathways:
        if pathway.id in PAGES | FILES | SHEETS | DEVICES:
            message = f"the name `{pathway.id}` is taken by a page or file of every protocol"
            yield error("reserved-identifier", message, pathway.span, hints=[hint])
    further = {f"screening-{screening.id}" for screening in protocol.screenings[1:]}
    for pathway in protocol.pathways:
        if pathway.id in further:
            message = f"the name `{pathway.id}` is taken by the chart of a screening"
            yield error("reserved-identifier", message, pathway.span, hints=[hint])
