"""A site's folder: what keeps it from its place, who may read it, and how it is deleted."""

from __future__ import annotations

import os
import re
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.source.file import reason, shown

CODE = "cannot-publish"
_FILE, _FOLDER = 0o644, 0o755  # a web server is mostly somebody else
_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\([0-7]{3})")  # as spaces are written there


def work_folder(live: Path) -> Path:
    """Return where the site for ``live`` is built: beside it, so that a rename is enough."""
    return live.with_name(f".{live.name}.work")


def obstacle(live: Path) -> Diagnostic | None:
    """Say what would keep a site from being put in place, as far as it shows beforehand."""
    here = Span.point(shown(live))
    if not live.name or _is_mount(live):
        message = "is where a file system begins, so that it cannot be exchanged for a new site"
        hint = f"choose a folder in it, such as {shown(live / 'site')}"
        return error(CODE, message, here, hints=(hint,))
    try:
        os.lstat(work_folder(live))
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as failure:
        return cannot_publish(failure, live)
    around = live.parent
    while not os.path.lexists(around):
        around = around.parent
    if os.access(around, os.W_OK | os.X_OK):
        return None
    message = "nothing can be written here, and the site is built beside its folder"
    hint = "choose a site folder that lies in a folder of yours"
    return error(CODE, message, Span.point(shown(around)), hints=(hint,))


def cannot_publish(failure: OSError, live: Path) -> Diagnostic:
    """Turn a refusal of the system into a diagnostic, at the place that it names."""
    place = Path(os.fsdecode(failure.filename)) if failure.filename else live
    message = f"the site cannot be published: {reason(failure)}"
    return error(CODE, message, Span.point(shown(place)))


def _is_mount(folder: Path) -> bool:
    if os.path.ismount(folder):
        return True
    try:  # Linux can mount a folder of the same file system, which looks like any other
        lines = os.fsdecode(_MOUNTS.read_bytes()).splitlines()
    except OSError:
        return False
    mounts = (line.split(" ")[4] for line in lines)
    return str(folder) in (_OCTAL.sub(lambda code: chr(int(code[1], 8)), each) for each in mounts)


def make_folders(folder: Path) -> None:
    """Make a folder with those around it that are missing, for everybody to read."""
    if not folder.exists():
        make_folders(folder.parent)
        folder.mkdir(exist_ok=True)
        _grant(folder, _FOLDER)


def open_to_readers(folder: Path) -> None:
    """Let everybody read a built site, whatever the user's own files are like by default."""
    _grant(folder, _FOLDER)
    for parent, folders, names in os.walk(folder):
        for name in folders:
            _grant(Path(parent, name), _FOLDER)
        for name in names:
            _grant(Path(parent, name), _FILE)


def _grant(path: Path, mode: int) -> None:
    with suppress(OSError):  # a file system without rights, such as that of a memory stick
        inherited = stat.S_IMODE(path.stat().st_mode) & (stat.S_ISGID | stat.S_ISVTX)
        path.chmod(inherited | mode)


def remove_folder(folder: Path) -> None:
    """Delete a folder of ours, write-protected or not. Raises ``OSError`` with the whole path."""
    _grant(folder, stat.S_IRWXU)
    for parent, folders, _ in os.walk(folder):
        for path in (Path(parent, name) for name in folders):
            if not path.is_symlink():
                _grant(path, stat.S_IRWXU)
    shutil.rmtree(folder, onerror=_raise)


def _raise(_: object, path: str, failure: tuple[object, BaseException, object]) -> None:
    if isinstance(failure[1], OSError):
        raise OSError(failure[1].errno, failure[1].strerror, path)
