"""The list of what was published, kept in the site: by it, files of others are told from ours."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.source.clutter import is_clutter

LISTING = "published.json"


def files_in(folder: Path) -> Iterator[str]:
    """Return what stands below a folder, sorted: relative paths with forward slashes.

    A link to a folder counts as a file: it is not followed. What systems put there by themselves is
    passed over. Raises ``OSError``.
    """
    found = []
    for parent, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = [name for name in folders if not is_clutter(name)]
        links = [name for name in folders if Path(parent, name).is_symlink()]
        ours = (name for name in (*names, *links) if not is_clutter(name))
        found += [Path(parent, name).relative_to(folder).as_posix() for name in ours]
    return iter(sorted(found))


def listing(folder: Path) -> bytes:
    """Return the list of a built site's files, each with its SHA-256. Raises ``OSError``."""
    sums = {path: _sum(folder / path) for path in files_in(folder)}
    about = "Generated: what was published here. Publishing replaces nothing else."
    return (json.dumps({"about": about, "files": sums}, indent=1) + "\n").encode()


def first_foreign_file(folder: Path) -> str | None:
    """Return the first entry of a live site that was not published there as it is now.

    Where the list is missing or broken, that is the first of all. Raises ``OSError``.
    """
    sums = _read(folder / LISTING)
    if not sums:  # somebody's home, perhaps: no need to look through all of it
        names = (path.name for path in folder.iterdir())
        return min((name for name in names if not is_clutter(name)), default=None)
    for path in files_in(folder):
        target = folder / path
        is_known = path == LISTING or path in sums
        if not is_known or target.is_symlink() or not target.is_file():
            return path
        if path != LISTING and _sum(target) != sums[path]:
            return path
    return None


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
