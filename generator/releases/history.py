"""The folder of a protocol's releases, each file verified against the one before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.releases.record import FlawError, Release, digest, read
from generator.source.clutter import is_clutter
from generator.source.file import is_folder, read_bytes, shown, unreadable

RELEASES = "releases"
"""The folder beside a definition."""

_NAME = re.compile(r"([1-9][0-9]{0,4})\.yaml")
_MAX_BYTES = 2_000_000
_RESTORE = "take the file back from where changes are recorded, such as `git checkout`: what was \
released stays as it was, and what is new is a new release"


@dataclass(frozen=True, slots=True)
class History:
    """The releases of a protocol, the first one first. ``last`` is the digest of the last file."""

    releases: tuple[Release, ...]
    last: str | None

    @property
    def published(self) -> dict[str, tuple[str, ...]]:
        """All pages that were ever released, with their anchors."""
        found: dict[str, dict[str, None]] = {}
        for release in self.releases:
            for page, anchors in release.addresses.items():
                found.setdefault(page, {}).update(dict.fromkeys(anchors))
        return {page: tuple(anchors) for page, anchors in found.items()}

    def number(self, number: int) -> Release | None:
        """Return a release by its number."""
        return self.releases[number - 1] if 0 < number <= len(self.releases) else None


NO_HISTORY = History((), None)


def path_of(folder: Path, number: int) -> Path:
    """Return the file of a release; ``folder`` is that of the definition."""
    return folder / RELEASES / f"{number}.yaml"


def read_history(folder: Path, protocol: str) -> tuple[History, tuple[Diagnostic, ...]]:
    """Read and verify all releases of the protocol whose definition lies in a folder."""
    own = folder / RELEASES
    if not is_folder(own):
        return NO_HISTORY, ()
    try:
        names = sorted(each.name for each in own.iterdir() if not is_clutter(each.name))
    except OSError as failure:
        return NO_HISTORY, (unreadable(own, failure),)
    problems = [_stranger(own / name) for name in names if not _NAME.fullmatch(name)]
    count = max(
        (int(name.removesuffix(".yaml")) for name in names if _NAME.fullmatch(name)), default=0
    )
    releases: list[Release] = []
    last = None
    for number in range(1, count + 1):
        path = path_of(folder, number)
        content, unread = read_bytes(path, folder, _MAX_BYTES)
        if content is None:
            problems.append(_missing(path, number, count) if not path.exists() else unread[0])
            break
        try:
            release = read(content, shown(path))
        except FlawError as flaw:
            problems.append(_changed(path, str(flaw)))
            break
        flaw_found = _out_of_row(release, releases, last, number, protocol)
        if flaw_found:
            problems.append(_changed(path, flaw_found))
            break
        releases.append(release)
        last = digest(content)
    return History(tuple(releases), last), tuple(problems)


def _out_of_row(
    release: Release, before: list[Release], last: str | None, number: int, protocol: str
) -> str | None:
    """Return why a release does not follow from those before it."""
    if release.number != number:
        return f"this file holds release {release.number}"
    if release.protocol != protocol:
        return f"this is a release of `{release.protocol}`, and the protocol is `{protocol}`"
    if release.previous != last:
        return f"release {number - 1}, which this one follows, is not as it was"
    if before and release.day < before[-1].day:
        return f"release {number} is dated before release {number - 1}"
    return None


def _changed(path: Path, message: str) -> Diagnostic:
    return error("release-changed", message, Span.point(shown(path)), hints=[_RESTORE])


def _missing(path: Path, number: int, count: int) -> Diagnostic:
    message = f"release {number} is missing, and release {count} is there"
    return error("release-changed", message, Span.point(shown(path)), hints=[_RESTORE])


def _stranger(path: Path) -> Diagnostic:
    hint = "keep other files elsewhere: releases are called 1.yaml, 2.yaml, and so on"
    return error("not-a-release", "is no release", Span.point(shown(path)), hints=[hint])
