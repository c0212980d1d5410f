"""A version of a protocol, as commands name it: a release, a file, a revision, what stands now."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from generator.changes.compare import LOGO, OFFICIAL, Change, compare_facts, is_beside
from generator.changes.facts import Facts, digest_of, facts_of
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.nearest import nearest_hint
from generator.load import Loaded, load
from generator.model import Protocol
from generator.releases.past import protocol_in, protocol_of
from generator.source.finding import DEFINITION

_NUMBERED = re.compile(r"(?:(?P<protocol>[a-z][a-z0-9-]*)@)?(?P<number>[0-9]{1,5})")
_GIT = "git:"
_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Version:
    """A protocol as it was or is. What lies in files beside its definition may be unknown."""

    name: str
    protocol: Protocol
    official: str | None = None  # the digest of the document
    logo: str | None = None
    knows_files: bool = True


class UnknownVersionError(Exception):
    """There is no such version; the message says what there is."""


def versions(names: tuple[str, str | None], loaded: Loaded) -> tuple[Version, Version]:
    """Return two versions of one protocol. The second may be left out: what stands now.

    Raises ``UnknownVersionError``.
    """
    first, second = names
    said = [match["protocol"] for each in names if each and (match := _NUMBERED.fullmatch(each))]
    if len({*filter(None, said)}) > 1:
        raise UnknownVersionError(f"{first} and {second} are of two different protocols")
    own = _protocol(next(filter(None, said), None), loaded)
    return _version(first, own, loaded), now(own) if second is None else _version(
        second, own, loaded
    )


def now(protocol: Protocol) -> Version:
    """Return what stands in the definition now."""
    logo = protocol.publisher.logo
    official = digest_of(protocol.official) if protocol.official else None
    return Version("now", protocol, official, logo.digest if logo else None)


def changes_between(before: Version, after: Version) -> tuple[Change, ...]:
    """Return what differs between two versions, in what is known of both."""
    known = before.knows_files and after.knows_files
    return compare_facts(_facts(before, known), _facts(after, known))


def _facts(version: Version, known: bool) -> Facts:
    found = facts_of(version.protocol)
    values = {path: value for path, value in found.values.items() if not is_beside(path)}
    if known:
        values |= {OFFICIAL: version.official, LOGO: version.logo}
    return Facts(values, found.things)


def _protocol(name: str | None, loaded: Loaded) -> Protocol:
    ids = [protocol.id for protocol in loaded.protocols]
    if name is None and len(ids) == 1:
        return loaded.protocols[0]
    for protocol in loaded.protocols:
        if protocol.id == name:
            return protocol
    if name is None:
        raise UnknownVersionError(f"say of which protocol, as in {sorted(ids)[0]}@1")
    raise UnknownVersionError(
        ", ".join((f"there is no protocol `{name}`", *nearest_hint(name, ids)))
    )


def _version(name: str, protocol: Protocol, loaded: Loaded) -> Version:
    match = _NUMBERED.fullmatch(name)
    if match:
        return _released(int(match["number"]), protocol, loaded)
    if name.startswith(_GIT):
        return _committed(name.removeprefix(_GIT), loaded.folders[protocol.id])
    path = Path(name)
    if not path.exists():
        raise UnknownVersionError(f"`{name}` is no release, file or git:REVISION")
    found = load(path)
    if has_errors(found.diagnostics) or len(found.protocols) != 1:
        raise UnknownVersionError(
            f"`{name}` holds no definition without errors: try `protocol check {name}`"
        )
    return Version(name, found.protocols[0], *_files(found.protocols[0]))


def _files(protocol: Protocol) -> tuple[str | None, str | None]:
    version = now(protocol)
    return version.official, version.logo


def _released(number: int, protocol: Protocol, loaded: Loaded) -> Version:
    history = loaded.histories[protocol.id]
    release = history.number(number)
    if release is None:
        count = len(history.releases)
        there = f"there are {count}" if count else "there is none: `protocol release` makes one"
        raise UnknownVersionError(f"there is no release {number} of {protocol.id}; {there}")
    found = protocol_of(release)
    if found is None:
        raise UnknownVersionError(f"release {number} cannot be read by this program")
    return Version(f"{protocol.id}@{number}", found, release.official, release.logo)


def _committed(revision: str, folder: Path) -> Version:
    """Return what stood in a definition at a revision of the repository that it lies in."""
    if not revision or revision.startswith("-"):
        raise UnknownVersionError(f"`{revision}` is no revision")
    command = ["git", "-C", str(folder), "show", "--end-of-options", f"{revision}:./{DEFINITION}"]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise UnknownVersionError("git does not answer here") from None
    found = None
    if done.returncode == 0:
        found = protocol_in(done.stdout.decode("utf-8", "replace"), f"git:{revision}")
    if found is None:
        raise UnknownVersionError(f"git knows no definition at the revision `{revision}`")
    return Version(f"git:{revision}", found, knows_files=False)
