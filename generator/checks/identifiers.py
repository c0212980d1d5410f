"""Identifiers that would collide with a published file or with each other's address."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.model import Protocol
from generator.names import DEVICES, FILES, FOLDERS, PAGES, SHEETS


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
