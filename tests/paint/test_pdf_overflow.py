"""Printed sheets read back: every word inside the margins, none on top of another, none cut off."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import fromstring

import pytest
import typst
from pypdf import PageObject, PdfReader

from tests.product import EXAMPLE_IDS, EXAMPLES, REAL, compiled

PAPERS = {
    "letter": (612, 792),
    "tabloid": (792, 1224),
    "tabloid-landscape": (792, 1224),
    "24x36": (1728, 2592),
    "a4": (595, 842),
    "a3": (842, 1191),
}
PRINTABLE = 18.0  # pt: nearer to an edge, many printers leave the paper white
MARGINS = {"screening-sheet": (39.6, 30.24)}
"""In pt, at the sides and at the top, where a sheet has its own."""

_HAIR = 0.6  # pt
_NAME = "{http://www.w3.org/1999/xhtml}"


class Word(NamedTuple):
    """A word of a page. The rectangle is that of its letters, in pt from the upper left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """A page as a reader finds it."""

    width: float
    height: float
    words: list[Word]


def pages(document: bytes) -> list[Page]:
    """Return the pages of a PDF with all words on them, those outside of the page as well."""
    command = ["pdftotext", "-bbox-layout", "-nopgbrk", "-", "-"]
    listed = subprocess.run(command, input=document, capture_output=True, check=True).stdout
    return [
        Page(
            float(page.attrib["width"]),
            float(page.attrib["height"]),
            [_word(word.text or "", word.attrib) for word in page.iter(f"{_NAME}word")],
        )
        for page in fromstring(listed).iter(f"{_NAME}page")
    ]


def _word(text: str, at: dict[str, str]) -> Word:
    left, top, right, bottom = (float(at[name]) for name in ("xMin", "yMin", "xMax", "yMax"))
    # The font's line is higher than its letters, which keep to the middle of it.
    spare = (bottom - top) * 0.22
    return Word(text, left, top + spare, right, bottom - spare)


def faults(document: bytes, sheet: str = "") -> Iterator[str]:
    """Yield what is wrong with a printed sheet; its name tells the margins that it has."""
    side, top = MARGINS.get(sheet, (PRINTABLE, PRINTABLE))
    read = pages(document)
    for number, page in enumerate(read, 1):
        for word in page.words:
            across = word.left >= side - _HAIR and word.right <= page.width - side + _HAIR
            down = word.top >= top - _HAIR and word.bottom <= page.height - PRINTABLE
            if not (across and down):
                yield f"page {number}: {word.text!r} stands outside of the margins"
        if len(page.words) <= 5:
            yield f"page {number} is as good as empty"
        for one, other in _neighbours(page.words):
            if _overlap(one, other):
                yield f"page {number}: {one.text!r} and {other.text!r} overlap"
    reader = PdfReader(BytesIO(document))
    for number, (drawn_page, page) in enumerate(zip(reader.pages, read, strict=True), 1):
        # What lies beyond the page's edge, a reader for places does not list.
        text, drawn = _read(drawn_page)
        beyond = _characters(text)
        beyond -= _characters("".join(word.text for word in page.words))
        if beyond:
            yield f"page {number}: {''.join(sorted(beyond))!r} stand outside of the page"
        if drawn & {b"W", b"W*"}:
            yield f"page {number}: something is cut off at an edge"
        if drawn_page.cropbox != drawn_page.mediabox:
            yield f"page {number}: the page itself is cut"


def _read(page: PageObject) -> tuple[str, set[bytes]]:
    """Return the words of a page and the operators that it is drawn with."""
    drawn: set[bytes] = set()
    text = page.extract_text(visitor_operand_before=lambda name, *_: drawn.add(name))
    return text, drawn


def _characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def _neighbours(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Yield words of which one begins above the end of the other."""
    downwards = sorted(words, key=lambda word: word.top)
    for place, one in enumerate(downwards):
        for other in downwards[place + 1 :]:
            if other.top > one.bottom:
                break
            yield one, other


def _overlap(one: Word, other: Word) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > _HAIR and down > _HAIR


@pytest.fixture(scope="module")
def printed() -> dict[str, Path]:
    """Each protocol's folder of sheets."""
    real, examples = compiled(REAL).docs, compiled(EXAMPLES).docs
    return {id: (real if id == REAL.name else examples) / id / "print" for id in IDS}


IDS = [REAL.name, *EXAMPLE_IDS]


@pytest.mark.parametrize(
    "id",
    [pytest.param(each, marks=[] if each == "csec" else pytest.mark.long) for each in IDS],
)
def test_printed_sheets(printed: dict[str, Path], id: str) -> None:
    paths = sorted(printed[id].glob("*.pdf"))
    assert {"handout-letter.pdf", "handout-a4.pdf"} <= {path.name for path in paths}
    found: list[str] = []
    for path in paths:
        paper = next(each for each in reversed(PAPERS) if path.stem.endswith(f"-{each}"))
        sheet = path.stem.removesuffix(f"-{paper}")
        document = path.read_bytes()
        found += [f"{path.name}: {fault}" for fault in faults(document, sheet)]
        for page in PdfReader(BytesIO(document)).pages:
            size = sorted((round(page.mediabox.width), round(page.mediabox.height)))
            assert size == sorted(PAPERS[paper])
    assert found == []


FINE = "Words that stand where they may."


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("#place(dx: -40pt)[Outwards]", "'Outwards' stands outside"),
        ("#place(dx: 600pt)[Beyond]", "stand outside of the page"),
        ("#place(bottom, dy: 60pt)[Below]", "'Below' stands outside"),
        ("#place(dy: -30pt)[Above]", "'Above' stands outside"),
        ("#place(dx: 3pt, dy: 2pt)[Onto]", "overlap"),
        ("#block(height: 4pt, clip: true)[Half a line]", "cut off at an edge"),
        ("#box(width: 520pt)[#box(width: 9in)[#h(7.1in)Wide]]", "'Wide' stands outside"),
    ],
)
def test_a_bad_sheet_is_caught(tmp_path: Path, body: str, complaint: str) -> None:
    frame = '#set page(paper: "us-letter", margin: (x: 0.75in, top: 0.7in, bottom: 0.95in))\n'
    source = tmp_path / "sheet.typ"
    source.write_text(frame + FINE)
    assert list(faults(typst.compile(str(source)), "screening-sheet")) == []
    source.write_text(f"{frame}{body}{FINE}" if "Onto" in body else f"{frame}{FINE}\n\n{body}")
    assert any(
        complaint in fault for fault in faults(typst.compile(str(source)), "screening-sheet")
    )
