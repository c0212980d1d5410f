"""A PDF file → its words page by page, and what could show others than a reader of text finds.

Whoever changes only how a letter is drawn, or lays a picture over a sentence, leaves the text as it
is: so the shapes of letters, pictures and whatever is laid over a page are read, too.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

from generator.reading.word import Shown, ShownWord, UnreadableFileError, words_at

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

T = TypeVar("T")

LETTERS = "letters"
"""Stands in what is said of letters: how they are shaped, what they stand for."""

_LINK, _DRAWING = "/Link", "a drawing"
_DEPTH = 8  # of drawings within drawings
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class PdfPages:
    """A PDF file as a reader sees it."""

    shown: Shown
    sizes: tuple[tuple[float, float], ...]  # of the pages, in pt
    title: str


def read_pdf(raw: bytes) -> PdfPages:
    """Return what a PDF file shows. Raises ``UnreadableFileError``."""
    return _read(raw, _pages)


def _read(raw: bytes, work: Callable[[PdfReader], T]) -> T:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it says is no diagnostic of ours
    try:
        reader = PdfReader(BytesIO(raw))
        if reader.is_encrypted:
            raise UnreadableFileError("is protected by a password")
        return work(reader)
    except UnreadableFileError:
        raise
    except Exception as problem:  # pypdf has many ways to stumble over a file that is none
        kind = type(problem).__name__
        raise UnreadableFileError(f"cannot be read as a PDF file ({kind})") from None


def pdf_texts(raw: bytes) -> tuple[str, ...]:
    """Return the text of each page of any PDF file. Raises ``UnreadableFileError``."""
    return _read(raw, lambda reader: tuple(page.extract_text() for page in reader.pages))


def _pages(reader: PdfReader) -> PdfPages:
    words: list[ShownWord] = []
    parts: list[tuple[str, str]] = []
    sizes = []
    drawing = sha256()
    for number, page in enumerate(reader.pages, start=1):
        place = f"page {number}"
        sizes.append((float(page.mediabox.width), float(page.mediabox.height)))
        words += words_at(place, page.extract_text())
        content = page.get_contents()
        drawing.update(content.get_data() if content is not None else b"")
        for kind, said, address in _laid_over(page):
            if kind == _LINK:
                words += words_at(f"{place}, a link", address)
            else:
                words += words_at(f"{place}, a note laid over it", said)
                parts.append((f"{place}: something laid over it", kind))
        for what, found in _resources(page, 0):
            if what == _DRAWING:
                drawing.update(found.encode())
            else:
                parts.append((f"{place}: {what}", found))
    title = str(reader.metadata.title or "") if reader.metadata else ""
    shown = Shown(tuple(words), tuple(parts), drawing.hexdigest())
    return PdfPages(shown, tuple(sizes), title)


def _laid_over(page: PageObject) -> Iterator[tuple[str, str, str]]:
    """Yield what is laid over a page: its kind, its words, and where it leads."""
    for each in page.annotations or ():
        found = each.get_object()
        action: Any = found.get("/A") or {}
        said = str(found.get("/Contents", ""))
        yield (
            str(found.get("/Subtype", "")),
            said,
            str(action.get_object().get("/URI", "")) if (action) else "",
        )


def _resources(holder: Any, depth: int) -> Iterator[tuple[str, str]]:
    """Yield the pictures and the letters' shapes that a page or a drawing in it uses."""
    resources: Any = holder.get("/Resources")
    if resources is None or depth > _DEPTH:
        return
    resources = resources.get_object()
    fonts: Any = resources.get("/Font")
    for font in fonts.get_object().values() if fonts else ():
        yield from _font(font.get_object())
    drawings = resources.get("/XObject")
    for drawing in drawings.get_object().values() if drawings else ():
        found = drawing.get_object()
        if found.get("/Subtype") == "/Image":
            yield "a picture", sha256(found.get_data()).hexdigest()
        else:
            yield _DRAWING, sha256(found.get_data()).hexdigest()
            yield from _resources(found, depth + 1)


def _font(font: Any) -> Iterator[tuple[str, str]]:
    inner = [each.get_object() for each in font.get("/DescendantFonts", [])]
    for each in (font, *inner):
        about = each.get("/FontDescriptor")
        for name in _FONT_FILES if about is not None else ():
            if name in about.get_object():
                data = about.get_object()[name].get_object().get_data()
                yield f"the shape of {LETTERS}", sha256(data).hexdigest()
    said = font.get("/ToUnicode")
    if said is not None:
        yield (
            f"what the shapes of {LETTERS} stand for",
            sha256(said.get_object().get_data()).hexdigest(),
        )
