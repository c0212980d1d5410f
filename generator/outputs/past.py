"""The prints of earlier releases: which still hold, and what became of the others."""

from __future__ import annotations

from collections.abc import Iterator

from generator.changes.sheet import SheetChange, sheet_changes
from generator.model import Protocol
from generator.outputs.said import Said, said_on_sheets
from generator.releases.history import History
from generator.releases.past import protocol_of
from generator.releases.record import Release
from generator.views.current import OldPrint


def old_prints(protocol: Protocol, history: History) -> tuple[OldPrint, ...]:
    """Return every print of earlier releases that says something else than today, once each."""
    now = said_on_sheets(protocol)
    found: dict[tuple[str, str], OldPrint] = {}
    for release, after in zip(history.releases, (*history.releases[1:], None), strict=True):
        replaced = {
            name: said
            for name, said in release.prints.items()
            if name not in now or now[name].fingerprint != said
        }
        for old in _replaced(release, after, replaced, now):
            found[(old.sheet, old.fingerprint)] = old  # the last release that has it counts
    return tuple(found.values())


def _replaced(
    release: Release, after: Release | None, prints: dict[str, str], now: dict[str, Said]
) -> Iterator[OldPrint]:
    protocol = protocol_of(release) if prints else None
    was = said_on_sheets(protocol) if protocol is not None else {}
    for name, fingerprint in prints.items():
        old, new = was.get(name), now.get(name)
        changes: tuple[SheetChange, ...] = ()
        if old is not None and new is not None:
            changes = sheet_changes(old.content, new.content)
        is_changed = after is not None and after.prints.get(name) != fingerprint
        yield OldPrint(
            name,
            old.title if old else name,
            fingerprint,
            release.number,
            release.day,
            after.day if after is not None and is_changed else None,
            changes,
            has_successor=new is not None,
        )
