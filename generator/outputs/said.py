"""What each sheet of a protocol says, and by which fingerprint; nothing is laid out or set."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Protocol
from generator.outputs.catalogue import sheets_of
from generator.outputs.printing import fingerprint
from generator.views.document import Json


@dataclass(frozen=True, slots=True)
class Said:
    """What a sheet says."""

    name: str  # as in the codes of prints
    title: str
    content: Json
    fingerprint: str


def said_on_sheets(protocol: Protocol) -> dict[str, Said]:
    """Return what every sheet of a protocol says, by the sheet's name."""
    found = {}
    for kind, sheet in sheets_of(protocol):
        content = kind.content(sheet.view())
        found[sheet.name] = Said(sheet.name, sheet.title, content, fingerprint(content))
    return found
