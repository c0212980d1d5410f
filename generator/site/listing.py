"""The list of what was published, kept in the site: by it, files of others are told from ours."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

LISTING = "published.json"

_PASSED_OVER = {".DS_Store"}  # written by the Finder into every folder that it shows


def files_in(folder: Path) -> Iterator[str]:
    """Return what stands below a folder, sorted: relative paths with forward slashes.

    A link to a folder counts as a file: it is not followed. Raises ``OSError``.
    """
    found = []
    for parent, folders, names in os.walk(folder, onerror=_raise):
        links = [name for name in folders if Path(parent, name).is_symlink()]
        found += [Path(parent, name).relative_to(folder).as_posix() for name in (*names, *links)]
    return iter(sorted(found))


def listing(folder: Path) -> bytes:
    """Return the list of a built site's files, each with its SHA-256. Raises ``OSError``."""
    sums = {path: _sum(folder / path) for path in files_in(folder)}
    about = "Generated: what was published here. Publishing replaces nothing else."
    return (json.dumps({"about": about, "files": sums}, indent=1) + "\n").encode()


def stranger(folder: Path) -> str | None:
    """Return the first entry of a live site that was not published there as it is now.

    Where the list is missing or broken, that is the first of all. Raises ``OSError``.
    """
    sums = _read(folder / LISTING)
    if not sums:  # somebody's home, perhaps: no need to look through all of it
        return min(_told(path.name for path in folder.iterdir()), default=None)
    for path in _told(files_in(folder)):
        target = folder / path
        is_known = path == LISTING or path in sums
        if not is_known or target.is_symlink() or not target.is_file():
            return path
        if path != LISTING and _sum(target) != sums[path]:
            return path
    return None


def _told(paths: Iterable[str]) -> Iterator[str]:
    return (path for path in paths if path.rpartition("/")[2] not in _PASSED_OVER)


def _read(path: Path) -> dict[str, str]:
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        if path.is_file():
            return {
                str(name): str(one) for name, one in json.loads(path.read_bytes())["files"].items()
            }
    return {}


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _raise(failure: OSError) -> None:
    raise failure
