"""Putting the built folder in the place of the live one: in one step where the system can do it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.site.listing import first_foreign_file
from generator.source.file import shown

_NOT_KNOWN = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}  # the file system has no such operation


def reason_not_to_replace(site: Path, sources: Iterable[Path]) -> Diagnostic | None:
    """Say why a folder must not be replaced by a site, or return ``None``.

    Replaced is what does not exist yet, an empty folder, and a site of this program to which
    nobody has added a file or changed one. It and ``sources``, the files that are built from, may
    not hold each other. Raises ``OSError``.
    """
    here = Span.point(shown(site))
    for source in sources:
        real = Path(os.path.realpath(source))
        if real.is_relative_to(site) or (real.is_dir() and site.is_relative_to(real)):
            message = f"overlaps with {shown(real)}, which the site is built from"
            return error("not-a-site", message, here, hints=("choose another folder",))
    if not os.path.lexists(site):
        return None
    if not site.is_dir():
        return error("not-a-site", "is no folder", here)
    found = first_foreign_file(site)
    if found is None:
        return None
    message = f"holds `{found}`, which was not published there as it is, and would be lost"
    hint = "choose a new or an empty folder; or delete this one, if nothing in it is needed"
    return error("not-a-site", message, here, hints=(hint,))


def put_in_place(new: Path, live: Path, aside: Path) -> Path | None:
    """Rename ``new`` to ``live``; return where the folder that was live before lies now, if any.

    A reader finds the old folder or the new one at every moment. Where the system cannot exchange
    two names, the old folder goes ``aside`` first; :func:`recover` puts it back should the process
    end between the two steps. Raises ``OSError``, and then the old folder is live as before.
    """
    if not os.path.lexists(live):
        new.rename(live)
        return None
    if _exchange(new, live):
        return new
    live.rename(aside)
    try:
        new.rename(live)
    except OSError:
        with suppress(OSError):  # should even this fail, the next start tries again
            aside.rename(live)
        raise
    return aside


def recover(live: Path, aside: Path) -> None:
    """Put back the folder that a killed process had set aside. Raises ``OSError``."""
    if os.path.lexists(aside) and not os.path.lexists(live):
        aside.rename(live)


if sys.platform == "win32":

    def _exchange(one: Path, other: Path) -> bool:
        return False

else:

    def _exchange(one: Path, other: Path) -> bool:
        """Exchange two names in one step; return ``False`` where that is not possible here."""
        first, second = os.fsencode(one), os.fsencode(other)
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin" and hasattr(library, "renamex_np"):
            swap = 2  # RENAME_SWAP
            status = library.renamex_np(first, second, ctypes.c_uint(swap))
        elif sys.platform == "linux" and hasattr(library, "renameat2"):
            here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
            status = library.renameat2(here, first, here, second, ctypes.c_uint(exchange))
        else:
            return False
        if status == 0:
            return True
        number = ctypes.get_errno()
        if number in _NOT_KNOWN:
            return False
        raise OSError(number, os.strerror(number), str(other))
