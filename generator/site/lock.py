"""A lock between processes: of two builds of one site, the second waits for the first."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

_PAUSE = 0.05  # seconds between two attempts
_ATTEMPTS = 1_000  # to make a folder that vanishes each time


class Lock:
    """A lock held on a file. The system lets go of it when the process ends, however it ends."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go of the lock and take its file away, with the folder if that is empty then."""
        is_gone = False
        with suppress(OSError):  # Windows deletes no open file
            self._path.unlink(missing_ok=True)
            is_gone = True
        os.close(self._descriptor)
        with suppress(OSError):
            if not is_gone:
                self._path.unlink()
            self._path.parent.rmdir()


def acquire(path: Path, seconds: float) -> Lock | None:
    """Take the lock at ``path``, made with its folder where missing.

    Waits up to ``seconds`` for another process; returns ``None`` when that was not enough. Raises
    ``OSError`` where no file can be made or locked.
    """
    deadline = time.monotonic() + seconds
    attempts = 0
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        except (FileNotFoundError, FileExistsError):
            # A holder took the folder away since, or between finding it there and asking what it
            # is. A place where no folder can ever be made says the same.
            attempts += 1
            if path.parent.is_file() or attempts == _ATTEMPTS:
                raise
            continue
        if _try_lock(descriptor) and _is_still_there(path, descriptor):
            return Lock(path, descriptor)
        os.close(descriptor)
        if time.monotonic() >= deadline:
            return None
        time.sleep(_PAUSE)


def _is_still_there(path: Path, descriptor: int) -> bool:
    """Say whether the locked file is the one at the path: a holder deletes it when done."""
    with suppress(FileNotFoundError):
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    return False


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
