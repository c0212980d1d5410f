"""A PowerPoint file → its words slide by slide, with notes and what is read aloud."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

from generator.reading.word import Shown, ShownWord, UnreadableFileError, words_at

MAX_PARTS = 256 * 1024 * 1024
"""Bytes of all parts of the largest file that is read."""

_SLIDE = re.compile(r"ppt/(slides/slide|notesSlides/notesSlide)(\d+)\.xml")
_WORDS = frozenset({"descr", "title", "name", "Target"})
"""Attributes that hold words, or where a link leads."""


def read_pptx(raw: bytes) -> Shown:
    """Return what a PowerPoint file shows. Raises ``UnreadableFileError``."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            if sum(each.file_size for each in archive.infolist()) > MAX_PARTS:
                raise UnreadableFileError("is too large, once unpacked")
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        raise UnreadableFileError("cannot be read as a PowerPoint file") from None
    if "ppt/presentation.xml" not in parts:
        raise UnreadableFileError("is no PowerPoint file")
    words: list[ShownWord] = []
    others: list[tuple[str, str]] = []
    for name in sorted(parts, key=_order):
        if name.endswith((".xml", ".rels")):
            words += _part(name, parts[name])
        else:
            others.append((f"the part {name}", sha256(parts[name]).hexdigest()))
    return Shown(tuple(words), tuple(others), sha256(raw).hexdigest())


def _order(name: str) -> tuple[int, int, str]:
    match = _SLIDE.fullmatch(name)
    return (0, int(match[2]), name) if match else (1, 0, name)


def _part(name: str, content: bytes) -> Iterator[ShownWord]:
    match = _SLIDE.fullmatch(name)
    kind = "slide" if match and match[1].startswith("slides/") else "notes of slide"
    place = f"{kind} {match[2]}" if match else f"the part {name}"
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise UnreadableFileError(f"holds a declaration in {name}, which no such file has")
    try:
        root = ET.fromstring(content)
    except ET.ParseError:
        raise UnreadableFileError(f"holds no XML in {name}") from None
    for element in root.iter():
        yield from words_at(place, element.text or "")
        yield from words_at(place, element.tail or "")
        for key in sorted(_WORDS & element.attrib.keys()):
            yield from words_at(place, element.attrib[key])
