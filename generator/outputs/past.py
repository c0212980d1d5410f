"""What was released before: which prints still hold, what became of the others, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from generator.changes.compare import compared
from generator.changes.sheet import SheetChange, sheet_changes
from generator.model import Protocol
from generator.outputs.affected import sheets_that_differ
from generator.outputs.said import Said, said_on_sheets
from generator.releases.history import History
from generator.releases.past import protocol_of
from generator.releases.record import Release
from generator.views.changes import change_entries
from generator.views.changes_page import ChangesSection, changed_charts
from generator.views.current import OldPrint
from generator.words.catalogue import site_words
from generator.words.text import SiteText


@dataclass(frozen=True, slots=True)
class Edition:
    """A protocol as it was or is, and what its sheets say. ``release``: None is today."""

    release: Release | None
    protocol: Protocol
    said: Mapping[str, Said]


def editions(protocol: Protocol, history: History) -> tuple[Edition | None, ...]:
    """Return every release, the first one first, and then what stands there now. None: this
    program cannot read that release any more."""
    now = Edition(None, protocol, said_on_sheets(protocol))
    return (*map(_edition, history.releases), now)


def _edition(release: Release) -> Edition | None:
    protocol = protocol_of(release)
    if protocol is None:
        return None
    said = {
        # What hangs on walls is what was recorded then, whatever would be computed today.
        name: replace(each, fingerprint=release.prints.get(name, each.fingerprint))
        for name, each in said_on_sheets(protocol).items()
    }
    return Edition(release, protocol, said)


def successors(protocol: Protocol) -> dict[str, str]:
    """Return the sheets of pathways that have another name now: old name → new one."""
    ids = {pathway.id for pathway in protocol.pathways}
    return {each.old: each.new for each in protocol.moved if each.new in ids}


def old_prints(history: History, known: Sequence[Edition | None]) -> tuple[OldPrint, ...]:
    """Return every print of earlier releases that says something else than today, once each."""
    now = known[-1]
    assert now is not None  # today's is always there
    renamed = successors(now.protocol)
    found: dict[tuple[str, str], OldPrint] = {}
    pairs = zip_longest(history.releases, history.releases[1:])
    for (release, after), edition in zip(pairs, known, strict=False):
        for name, fingerprint in release.prints.items():
            today = now.said.get(renamed.get(name, name))
            if today is not None and today.fingerprint == fingerprint:
                continue
            was = edition.said.get(name) if edition is not None else None
            changes: tuple[SheetChange, ...] = ()
            if was is not None and today is not None:
                changes = sheet_changes(was.content, today.content)
            is_changed = after is not None and after.prints.get(name) != fingerprint
            found[(name, fingerprint)] = OldPrint(  # the last release that has it counts
                name,
                was.title if was is not None else name,
                fingerprint,
                release.number,
                release.day,
                after.day if is_changed else None,
                changes,
                today.name if today is not None else None,
            )
    return tuple(found.values())


def changes_sections(known: Sequence[Edition | None]) -> Iterator[ChangesSection]:
    """Yield what changed from release to release, the latest first. Charts are shown of what is
    new in what stands there now."""
    now = known[-1]
    assert now is not None
    words = site_words(now.protocol.language)
    if len(known) == 1:
        yield ChangesSection("first", words.changes_title, None, words.no_releases, (), ())
        return
    pairs = [*pairwise(known)][::-1]
    is_new = True  # until a pair differs
    for before, after in pairs:
        section = _section(before, after, now, is_new=is_new)
        is_new = is_new and not section.entries
        yield section
    yield _first(known[0], now)


def _first(first: Edition | None, now: Edition) -> ChangesSection:
    words = site_words(now.protocol.language)
    release = first.release if first is not None else None
    title = _title(release, now) if release is not None else words.release_unreadable
    note = release.note if release is not None else None
    return ChangesSection("release-1", title, note, words.first_release, (), ())


def _title(release: Release, now: Edition) -> SiteText:
    words = site_words(now.protocol.language)
    return words.release_of.filled(n=release.number, date=release.day)


def _section(
    before: Edition | None, after: Edition | None, now: Edition, *, is_new: bool
) -> ChangesSection:
    words = site_words(now.protocol.language)
    if before is None or after is None:
        number = after.release.number if after and after.release else "x"
        said = words.release_unreadable
        return ChangesSection(f"unread-{number}", said, None, said, (), ())
    changes = compared(before.protocol, after.protocol)
    release, last = after.release, before.release
    if release is not None:
        name, title, note = f"release-{release.number}", _title(release, now), release.note
    else:
        assert last is not None  # what is before today is a release
        if not changes:
            said = words.nothing_changed.filled(n=last.number, date=last.day)
            return ChangesSection("now", words.is_current_title, None, said, (), ())
        name, title, note = "now", words.since_release.filled(n=last.number), None
    changed = changed_charts(before.protocol, after.protocol, changes, words, name)
    charts = changed if is_new else ()
    entries = change_entries(changes, words)
    sheets = sheets_that_differ(before.said, after.said)
    return ChangesSection(name, title, note, None, entries, sheets, charts)
