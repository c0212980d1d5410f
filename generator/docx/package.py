"""A file from anywhere → the XML of a Word document, or why it is none. Nothing in it is obeyed."""

from __future__ import annotations

import posixpath
import zlib
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree
from xml.parsers import expat
from zipfile import BadZipFile, LargeZipFile, ZipFile

MAX_FILE = 16 * 1024 * 1024
"""The largest file read, in bytes. A packet has some tens of thousands."""

_MAX_PART = 24 * 1024 * 1024  # bytes of a part once it is unpacked
_MAX_ELEMENTS = 600_000
_MAX_DEPTH = 120
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_SAVE = "open it in Word or LibreOffice and save it as a Word document (.docx)"
_OLD = b"\xd0\xcf\x11\xe0"  # of .doc, and of any office file with a password
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"


class NotWordError(Exception):
    """The file cannot be read; the message says why, and ``hint`` a way out."""

    def __init__(self, message: str, hint: str = _SAVE) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class WordFile:
    """What is read of a Word file. ``packet`` is what it says of the packet that it was."""

    document: ElementTree.Element
    comments: ElementTree.Element | None
    packet: str | None


def word_file(raw: bytes) -> WordFile:
    """Return what is read of a file. Raises ``NotWordError``."""
    if len(raw) > MAX_FILE:
        raise NotWordError(
            f"is larger than the limit of {MAX_FILE // 1024 // 1024} MB",
            "send the file back without the pictures that were put into it",
        )
    if raw.startswith(_OLD):
        hint = "open it in Word and save it as .docx, without a password"
        raise NotWordError("is an old Word file, or has a password", hint)
    try:
        with ZipFile(BytesIO(raw)) as archive:
            return _read(archive)
    except (BadZipFile, LargeZipFile, EOFError, zlib.error, ValueError, OSError):
        raise NotWordError("is no Word document, or is damaged") from None
    except (NotImplementedError, RuntimeError):  # another compression, or a password
        raise NotWordError("is packed in a way that Word does not use") from None


def _read(archive: ZipFile) -> WordFile:
    main = next(iter(_targets(archive, "", "officeDocument")), None)
    if main is None or main not in archive.namelist():
        raise NotWordError("holds no Word document")
    document = _xml(archive, main)
    if document.tag.rpartition("}")[2] != "document":
        raise NotWordError("holds another kind of document")
    comments = next(iter(_targets(archive, main, "comments")), None)
    said = next(iter(_targets(archive, "", "custom-properties")), None)
    return WordFile(
        document,
        _xml(archive, comments) if comments in archive.namelist() else None,
        _packet(_xml(archive, said)) if said in archive.namelist() else None,
    )


def _targets(archive: ZipFile, part: str, kind: str) -> list[str]:
    """Return the parts that one refers to as a kind of thing."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in archive.namelist():
        return []
    return [
        posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        for each in _xml(archive, relations).iter(_RELATIONS)
        if each.get("Type", "").endswith(f"/{kind}")
    ]


def _packet(properties: ElementTree.Element) -> str | None:
    found = (each for each in properties.iter(_PROPERTY) if each.get("name") == "Packet")
    return next(("".join(each.itertext()).strip() for each in found), None)


def _xml(archive: ZipFile, name: str | None) -> ElementTree.Element:
    assert name is not None  # it is a part of the archive
    with archive.open(name) as part:
        raw = part.read(_MAX_PART + 1)
    if len(raw) > _MAX_PART:
        raise NotWordError("holds far more than a packet does", "send it back without pictures")
    _check(raw)
    return ElementTree.fromstring(raw)


def _check(raw: bytes) -> None:
    """Refuse what could make a small file a large one, or a reader look elsewhere."""
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > _MAX_DEPTH or count > _MAX_ELEMENTS:
            raise NotWordError("holds far more than a packet does")

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise NotWordError("defines entities, which no Word document does")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(raw, True)
    except expat.ExpatError:
        raise NotWordError("is damaged: its text cannot be read") from None
