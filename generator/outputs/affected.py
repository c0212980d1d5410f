"""Which sheets say something else than before, and what."""

from __future__ import annotations

from collections.abc import Mapping

from generator.changes.sheet import sheet_changes
from generator.model import Protocol
from generator.outputs.said import Said, said_on_sheets
from generator.views.changes import SheetEntry


def affected(before: Protocol, after: Protocol) -> tuple[SheetEntry, ...]:
    """Return the sheets that differ, in the order of the catalogue; those that are gone last."""
    return sheets_that_differ(said_on_sheets(before), said_on_sheets(after))


def sheets_that_differ(old: Mapping[str, Said], new: Mapping[str, Said]) -> tuple[SheetEntry, ...]:
    """Return the sheets that differ, by what is said on each; see ``affected``."""
    pairs = ((old.get(name), new.get(name)) for name in dict.fromkeys((*new, *old)))
    return tuple(_entry(was, now) for was, now in pairs if _print_of(was) != _print_of(now))


def _print_of(said: Said | None) -> str | None:
    return said.fingerprint if said else None


def _entry(was: Said | None, now: Said | None) -> SheetEntry:
    said = now or was
    assert said is not None  # a name comes from one of both
    changes = sheet_changes(was.content, now.content) if was and now else ()
    return SheetEntry(said.name, said.title, _print_of(was), _print_of(now), changes)
