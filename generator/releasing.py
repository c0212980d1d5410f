"""Making a release: what stands in a definition today, written where it stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.changes.facts import digest_of
from generator.diagnostics.diagnostic import Diagnostic, error, has_errors, in_order
from generator.diagnostics.nearest import nearest_hint
from generator.load import Loaded, load
from generator.model import Protocol
from generator.outputs.said import said_on_sheets
from generator.releases.addresses import addresses
from generator.releases.history import RELEASES, History, path_of
from generator.releases.record import Release, written
from generator.source.file import SourceFile, is_bad
from generator.source.words import normal
from generator.write import update_file

_LONGEST = 300  # characters of a note


@dataclass(frozen=True, slots=True)
class Made:
    """The file of a release, or why there is none."""

    path: Path | None
    release: Release | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    is_wrong_use: bool = False  # the definition is fine


def release(source: Path, name: str | None, note: str, day: date) -> Made:
    """Freeze a protocol of a path as its next release; ``name`` is which, where there are several.

    Nothing is written where the definition has errors, or says what the last release says.
    """
    loaded = load(source)
    if has_errors(loaded.diagnostics):
        return Made(None, None, loaded.diagnostics, loaded.sources)
    protocol, unclear = chosen(loaded, name)
    if protocol is None:
        return Made(None, None, unclear, loaded.sources, is_wrong_use=True)
    history = loaded.histories[protocol.id]
    text = loaded.sources[protocol.span.path].text.rstrip("\n") + "\n"
    made = _release(protocol, text, history, note, day)
    refused = tuple(_refused(protocol, history, made))
    if refused:
        return Made(None, None, in_order((*loaded.diagnostics, *refused)), loaded.sources)
    path = path_of(loaded.folders[protocol.id], made.number)
    unwritten = update_file(path, written(made))
    problems = in_order((*loaded.diagnostics, *unwritten))
    return Made(None if unwritten else path, made, problems, loaded.sources)


def chosen(loaded: Loaded, name: str | None) -> tuple[Protocol | None, tuple[Diagnostic, ...]]:
    """Return the protocol of a name, or the only one."""
    ids = [protocol.id for protocol in loaded.protocols]
    if name is None and len(ids) == 1:
        return loaded.protocols[0], ()
    found = next((each for each in loaded.protocols if each.id == name), None)
    if found is not None or not loaded.protocols:
        return found, ()
    listed = f"say which: {', '.join(sorted(ids))}"
    message = f"there is no protocol `{name}`" if name else "there are several protocols"
    hints = [*(nearest_hint(name, ids) if name else ()), listed][:1]
    return None, (error("unknown-protocol", message, loaded.protocols[0].span, hints=hints),)


def _release(protocol: Protocol, text: str, history: History, note: str, day: date) -> Release:
    official, logo = protocol.official, protocol.publisher.logo
    return Release(
        number=len(history.releases) + 1,
        protocol=protocol.id,
        day=day,
        note=normal(note).strip(),
        prints={name: said.fingerprint for name, said in said_on_sheets(protocol).items()},
        addresses=addresses(protocol),
        definition=text,
        official=digest_of(official) if official else None,
        logo=logo.digest if logo else None,
        previous=history.last,
    )


def _said(release: Release) -> tuple[object, ...]:
    return release.definition, release.official, release.logo, dict(release.prints)


def _refused(protocol: Protocol, history: History, made: Release) -> list[Diagnostic]:
    """Return why a release cannot be made."""
    here = protocol.span
    found = []
    if not made.note or len(made.note) > _LONGEST or any(map(is_bad, made.note)):
        message = f"a release needs a note of one line, of at most {_LONGEST} characters"
        hint = "say in a sentence what is new, for those who have the old prints"
        found.append(error("bad-release", message, here, hints=[hint]))
    if protocol.status != "active":
        message = f"a protocol that is `{protocol.status}` holds for nobody, so it is not released"
        hint = "write `status: active` once it is in use"
        found.append(error("bad-release", message, here, hints=[hint]))
    if protocol.release is not None and protocol.release != made.day:
        message = f"the definition says `release: {{date: {protocol.release}}}`"
        hint = f"give both the same date: this release is dated {made.day}"
        found.append(error("bad-release", message, here, hints=[hint]))
    if history.releases:
        last = history.releases[-1]
        if made.day < last.day:
            message = f"release {last.number} is dated {last.day}, which is later than {made.day}"
            hint = f"give that day or a later one; a wrong date of a release that nobody has seen \
goes with its file, {RELEASES}/{last.number}.yaml"
            found.append(error("bad-release", message, here, hints=[hint]))
        if _said(made) == _said(last):
            message = f"nothing was changed since release {last.number}"
            hint = "prints of that release still hold: no new one is needed"
            found.append(error("bad-release", message, here, hints=[hint]))
    return found
