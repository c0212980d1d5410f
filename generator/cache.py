"""Prints that were set before: kept under a key of everything that decides their bytes.

A cache changes no result. What it gives back is what would be set anew, byte for byte; an entry
that is damaged, that stands under another's key, or that another program kept is set again, and
where nothing can be written nothing is kept.
"""

from __future__ import annotations

import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics.diagnostic import Diagnostic
from generator.typeface.faces import font_folders

if TYPE_CHECKING:
    from pydantic import TypeAdapter

LIMIT = 200_000_000
"""Bytes that are kept; beyond them the entries go that were not used for longest."""

_PROGRAM = Path(__file__).parent
_PARTS = (".json", ".j2", ".py", ".toml", ".typ")
_ABOUT_LIBRARY = ".dist-info"
_SUM = 64  # hex digits of SHA-256


@dataclass(frozen=True, slots=True)
class Artifact:
    """A print, or why there is none. ``smallest``: its smallest text in pt, where that is known."""

    content: bytes | None
    diagnostics: tuple[Diagnostic, ...] = ()
    smallest: float | None = None


class Cache:
    """Prints in a folder, one file each. Processes and threads may share it."""

    def __init__(self, folder: Path | None, limit: int = LIMIT) -> None:
        """Keep up to ``limit`` bytes, and what one run adds, in ``folder``; None: keep nothing."""
        self._folder = folder
        self._limit = limit
        self._is_trimmed = False

    def get_or_make(self, parts: tuple[object, ...], make: Callable[[], Artifact]) -> Artifact:
        """Return what ``make`` gives, from an earlier run if there was one; see ``key``."""
        if self._folder is None:
            return make()
        name = self.key(*parts)
        found = self.get(name)
        if found is None:
            found = make()
            self.put(name, found)
        return found

    def key(self, *parts: object) -> str:
        """Return the key of a print that these parts, this program and its libraries decide.

        A part is bytes, or a value whose ``repr`` says all of it, as that of our frozen values does
        (their places too, which diagnostics quote).
        """
        digest = sha256(program_state())
        for part in parts:
            said = part if isinstance(part, bytes) else repr(part).encode()
            digest.update(len(said).to_bytes(8, "big"))
            digest.update(said)
        return digest.hexdigest()

    def get(self, key: str) -> Artifact | None:
        """Return the print with this key; None: it was never kept, or is damaged."""
        if self._folder is None:
            return None
        path = self._folder / key
        try:
            about = path.stat()
            if not stat.S_ISREG(about.st_mode) or about.st_size > self._limit:
                return None  # a pipe might be read without an end
            found = _read(key, path.read_bytes())
        except OSError:
            return None
        if found is not None:
            with suppress(OSError):
                os.utime(path)  # it was used: others go first
        return found

    def put(self, key: str, made: Artifact) -> None:
        """Keep a print for later runs. One that failed is not kept."""
        if self._folder is None or made.content is None:
            return
        unfinished = self._folder / f".{key}.{os.getpid()}.{threading.get_ident()}"
        with suppress(OSError):  # a full disk, a folder that is write-protected: the print is made
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._is_trimmed:
                self._is_trimmed = True
                self._trim(self._folder)
            try:
                unfinished.write_bytes(_written(key, made, made.content))
                unfinished.replace(self._folder / key)
            finally:
                unfinished.unlink(missing_ok=True)

    def _trim(self, folder: Path) -> None:
        """Delete what was not used for longest, until the limit is kept."""
        entries = []
        for path in folder.iterdir():
            with suppress(OSError):  # another run has just deleted it
                entry = path.lstat()
                entries.append((entry.st_mtime_ns, path.name, entry.st_size))
        size = sum(size for _, _, size in entries)
        for _, name, less in sorted(entries):
            if size <= self._limit:
                return
            with suppress(OSError):
                (folder / name).unlink()
                size -= less


NO_CACHE = Cache(None)
"""For whoever does not want anything kept."""


@cache
def program_state() -> bytes:
    """Return a sum of all that decides a print beside its parts: code, templates, fonts, versions.

    Which module or library matters to which print is not asked: after a change all are set anew.
    """
    digest = sha256(repr((sys.version_info, sorted(set(_installed())))).encode())
    for path in _deciding():
        content = b""
        with suppress(OSError):  # a name that leads nowhere decides nothing
            content = path.read_bytes() if path.is_file() else b""
        digest.update(f"\n{path.name} {len(content)} ".encode())
        digest.update(content)
    return digest.digest()


def _deciding() -> Iterator[Path]:
    for parent, folders, names in os.walk(_PROGRAM):
        folders.sort()
        yield from (Path(parent, name) for name in sorted(names) if name.endswith(_PARTS))
    for folder in font_folders():
        yield from sorted(path for path in folder.iterdir() if path.is_file())


def _installed() -> Iterator[str]:
    """Yield names with versions, as each library's folder of data about itself is called."""
    for folder in sys.path:
        with suppress(OSError):  # not every entry is a folder
            names = [path.name for path in Path(folder).iterdir()]
            yield from (name for name in names if name.endswith(_ABOUT_LIBRARY))


def _written(key: str, made: Artifact, content: bytes) -> bytes:
    body = _about().dump_json((made.diagnostics, made.smallest)) + b"\n" + content
    return _sum(key, body) + b"\n" + body


def _sum(key: str, body: bytes) -> bytes:
    """Return the sum of an entry, which holds for this key and this program alone."""
    return sha256(program_state() + key.encode() + body).hexdigest().encode()


def _read(key: str, entry: bytes) -> Artifact | None:
    said, body = entry[:_SUM], entry[_SUM + 1 :]
    if said != _sum(key, body):
        return None
    line, _, content = body.partition(b"\n")
    try:
        diagnostics, smallest = _about().validate_json(line, strict=True)
    except ValueError:
        return None
    return Artifact(content, diagnostics, smallest)


@cache
def _about() -> TypeAdapter[tuple[tuple[Diagnostic, ...], float | None]]:
    """Return what writes and reads the part of an entry that is no print."""
    from pydantic import TypeAdapter

    return TypeAdapter(tuple[tuple[Diagnostic, ...], float | None])
