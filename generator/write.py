"""Writing files: only what differs, and each in one go."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.source.file import reason, shown

_UNFINISHED = ".writing"  # ends the name of a file that is being written


def mirror(root: Path, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """Make the folder ``root`` hold these files and nothing else. It has to be nobody else's.

    ``files`` maps paths relative to ``root``, with forward slashes, to contents. Links in the
    folder are taken away and never followed. Failures of the system, such as a full disk, come back
    as diagnostics; with a path that leaves the folder, nothing is changed.
    """
    odd = [path for path in files if not is_plain(path)]
    if odd:
        message = "is no plain path inside the folder of published files"
        found = (error("unsafe-path", message, Span.point(shown(root / path))) for path in odd)
        return tuple(found)
    problems: list[Diagnostic] = []
    for path in [*_strangers(root, files)]:  # first: a file may take the place of a folder
        problems += _attempt(path, partial(_remove, path))
    for name, data in files.items():
        problems += update_file(root / name, data)
    return tuple(problems)


def _strangers(root: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Yield what does not belong into a folder, what lies in it before the folder itself."""
    folders = {""}
    for name in files:
        while name := name.rpartition("/")[0]:
            folders.add(name)
    for parent, inner, names in os.walk(root, topdown=False):
        for each in inner:
            path = Path(parent, each)
            if path.is_symlink() or path.relative_to(root).as_posix() not in folders:
                yield path
        for each in names:
            path = Path(parent, each)
            name = path.relative_to(root).as_posix()
            if path.is_symlink() or name not in files:
                yield path


def _remove(path: Path) -> None:
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path)


def replace_file(path: Path, data: bytes) -> None:
    """Write one file so that a reader finds the old bytes or the new ones, never a part.

    Missing folders are made. Raises ``OSError``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise


def update_file(path: Path, data: bytes) -> tuple[Diagnostic, ...]:
    """Write one file where it differs."""
    found, problems = _present(path)
    if problems or found == data:
        return problems
    return _attempt(path, partial(replace_file, path, data))


def amend_file(path: Path, data: bytes) -> tuple[Diagnostic, ...]:
    """Write one file anew that is somebody's own: a link to it stays one, and so does who may read
    and write it."""

    def amend() -> None:
        real = path.resolve(strict=True)
        mode = stat.S_IMODE(real.stat().st_mode)
        replace_file(real, data)
        real.chmod(mode)

    return _attempt(path, amend)


def is_plain(path: str) -> bool:
    """Say whether a path is relative, has forward slashes, and stays below where it starts."""
    parts = path.split("/")
    odd = any(char in '\\:*?"<>|' for char in path) or not path.isprintable()
    return not odd and not any(part in ("", ".", "..") for part in parts)


def _present(target: Path) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return the bytes that stand at a place, ``None`` where no file does."""
    try:
        if not stat.S_ISREG(target.stat().st_mode) and not target.is_dir():
            message = "something that is neither a file nor a folder stands where a file belongs"
            return None, (error("file-in-the-way", message, Span.point(shown(target))),)
        return target.read_bytes(), ()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None, ()
    except OSError as failure:
        if failure.errno == errno.ENAMETOOLONG:  # then nothing can stand there
            return None, ()
        with suppress(OSError):  # Windows calls reading a folder a lack of permission
            if target.is_dir():
                return None, ()
        return None, (_failed(target, "read", failure),)


def _attempt(path: Path, action: Callable[[], None]) -> tuple[Diagnostic, ...]:
    try:
        action()
    except OSError as failure:
        return (_failed(path, "written", failure),)
    return ()


def _failed(path: Path, verb: str, failure: OSError) -> Diagnostic:
    message = f"cannot be {verb}: {reason(failure)}"
    return error("cannot-write", message, Span.point(shown(path)))
