"""A PDF file read back: every word with its place, as Poppler finds it."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from xml.etree import ElementTree as ET

_XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A word with its box in pt from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        """The size of the text: Poppler's boxes are as high as the font's letters, one em."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Page:
    """A page in pt, with its words in the order of the file."""

    width: float
    height: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """All words, joined."""
        return "".join(word.text for word in self.words)


@lru_cache(maxsize=64)
def pages_of(pdf: bytes) -> tuple[Page, ...]:
    """Read a PDF file with ``pdftotext``, in the order in which it was written."""
    command = ["pdftotext", "-bbox", "-raw", "-", "-"]
    found = subprocess.run(command, input=pdf, capture_output=True, check=True)
    # Poppler writes control characters that XML does not allow.
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", found.stdout.decode("utf-8"))
    return tuple(_page(page) for page in ET.fromstring(text).iter(f"{_XHTML}page"))


def _page(page: ET.Element) -> Page:
    words = tuple(
        Word(
            word.text or "",
            *(float(word.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax")),
        )
        for word in page.iter(f"{_XHTML}word")
    )
    return Page(float(page.get("width", "0")), float(page.get("height", "0")), words)


def squeezed(text: str) -> str:
    """Leave out all white space, which says where lines end and nothing else."""
    return re.sub(r"\s", "", text)
