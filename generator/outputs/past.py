"""The prints of earlier releases: which still hold, and what became of the others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from generator.changes.compare import Change, compared
from generator.changes.sheet import SheetChange, sheet_changes
from generator.model import Protocol
from generator.outputs.affected import affected
from generator.outputs.said import Said, said_on_sheets
from generator.releases.history import History
from generator.releases.past import protocol_of
from generator.releases.record import Release
from generator.views.changes import change_entries
from generator.views.changes_page import ChangesSection, changed_charts
from generator.views.current import OldPrint
from generator.words.catalogue import site_words
from generator.words.text import SiteText


def old_prints(protocol: Protocol, history: History) -> tuple[OldPrint, ...]:
    """Return every print of earlier releases that says something else than today, once each."""
    now = said_on_sheets(protocol)
    found: dict[tuple[str, str], OldPrint] = {}
    for release, after in zip_longest(history.releases, history.releases[1:]):
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


def changes_sections(protocol: Protocol, history: History) -> Iterator[ChangesSection]:
    """Yield what changed from release to release, the latest first; only what is new now is shown
    in charts."""
    words, releases = site_words(protocol.language), history.releases
    if not releases:
        yield ChangesSection("first", words.changes_title, None, words.no_releases, (), ())
        return
    versions = [found for found in map(protocol_of, releases) if found is not None]
    last = releases[-1]
    since = compared(versions[-1], protocol)
    title = words.since_release.filled(n=last.number)
    if since:
        yield _section("now", title, None, since, (versions[-1], protocol), is_now=True)
    else:
        said = words.nothing_changed.filled(n=last.number, date=last.day)
        yield ChangesSection("now", words.is_current_title, None, said, (), ())
    for number in range(len(releases) - 1, 0, -1):
        pair = versions[number - 1], versions[number]
        release = releases[number]
        title = words.release_of.filled(n=release.number, date=release.day)
        is_now = number == len(releases) - 1 and not since
        found = compared(*pair)
        yield _section(f"release-{release.number}", title, release.note, found, pair, is_now=is_now)
    first = releases[0]
    title = words.release_of.filled(n=first.number, date=first.day)
    yield ChangesSection("release-1", title, first.note, words.first_release, (), ())


def _section(
    name: str,
    title: SiteText,
    note: str | None,
    changes: tuple[Change, ...],
    pair: tuple[Protocol, Protocol],
    *,
    is_now: bool,
) -> ChangesSection:
    words = site_words(pair[1].language)
    charts = changed_charts(*pair, changes, words, name) if is_now else ()
    entries = change_entries(changes, words)
    return ChangesSection(name, title, note, None, entries, affected(*pair), charts)
