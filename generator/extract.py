"""A printed sheet's file → the definition that travels inside it."""

from __future__ import annotations

import logging
import stat
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.source.file import MAX_BYTES, shown
from generator.source.finding import DEFINITION

if TYPE_CHECKING:
    from pypdf.generic import EmbeddedFile

MAX_SHEET = 64 * 1024 * 1024
"""The largest file read, in bytes. A wall poster with everything on it has less than one."""

_NAMED = 5  # other attachments that a hint names
_LONGEST = 60  # characters of such a name


def definition_in(path: Path) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return the definition that a PDF file holds, byte for byte, or why there is none to give.

    The file may come from anywhere: whatever it holds, the answer is a diagnostic at worst.
    """
    name = shown(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe might be waited for without an end
            return None, (error("not-a-file", "is not a plain file", Span.point(name)),)
        with path.open("rb") as stream:
            raw = stream.read(MAX_SHEET + 1)
    except (OSError, ValueError) as failure:  # ValueError: a path that cannot be one
        reason = (getattr(failure, "strerror", None) or "unknown reason").lower()
        return None, (error("unreadable-file", f"cannot be read: {reason}", Span.point(name)),)
    if len(raw) > MAX_SHEET:
        message = f"is larger than the limit of {MAX_SHEET // 1024 // 1024} MB"
        return None, (error("file-too-large", message, Span.point(name)),)
    found = _definition(raw, Span.point(name))
    return (found, ()) if isinstance(found, bytes) else (None, (found,))


def _definition(raw: bytes, here: Span) -> bytes | Diagnostic:
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says is no diagnostic of ours
    try:
        reader = PdfReader(BytesIO(raw), strict=True)
        if reader.is_encrypted:
            return _locked(here)
        attached = [(file.name, file) for file in reader.attachment_list]
        wanted = [file for name, file in attached if name == DEFINITION]
        if len(wanted) != 1:
            return _not_one(len(wanted), [name for name, _ in attached], here)
        content, size = wanted[0].content, wanted[0].size
        is_whole = _is_whole(wanted[0], content)
    except DependencyError:  # what would be needed to try whether it opens without a password
        return _locked(here)
    except Exception as problem:  # pypdf has many ways to stumble over a file that is none
        hint = f"a reader of PDF files says: {type(problem).__name__}"
        return error("not-a-sheet", "cannot be read as a PDF file", here, hints=[hint])
    if len(content) > MAX_BYTES:
        message = f"holds a definition larger than the limit of {MAX_BYTES // 1024} kB"
        return error("file-too-large", message, here)
    if (size is not None and size != len(content)) or not is_whole:
        return error("not-a-sheet", "holds a definition that is damaged", here)
    return content


def _is_whole(file: EmbeddedFile, content: bytes) -> bool:
    """Say whether a packed file has its own sum: pypdf unpacks a damaged one as far as it can."""
    held: Any = file.pdf_object.get("/EF")
    stream = held.get_object().get("/F", held.get_object().get("/UF")).get_object()
    if stream.get("/Filter") != "/FlateDecode":
        return True
    try:
        return zlib.decompress(stream._data) == content
    except zlib.error:
        return False


def _locked(here: Span) -> Diagnostic:
    hint = "save the file without a password, and try again"
    return error("locked-sheet", "is protected by a password", here, hints=[hint])


def _not_one(count: int, names: list[str], here: Span) -> Diagnostic:
    if count:
        return error("several-definitions", f"holds {count} files named `{DEFINITION}`", here)
    shown_names = ", ".join(f"`{name[:_LONGEST]}`" for name in names[:_NAMED])
    hints = [f"it holds {len(names)} other: {shown_names}"] if names else []
    message = f"holds no file named `{DEFINITION}`"
    return error("no-definition-inside", message, here, hints=hints)
