"""In every file that shows steps, the next step never stands to the left in a row, nor above.

Read off what is published: where the numerals stand in drawings, in PDF files and on slides.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from generator.views.step import label_parts
from tests import printed
from tests.definitions import protocols
from tests.product import EXAMPLES, REAL, site_of

_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


_NUMBER = re.compile(r"(\d+)\.?[º°ª]?")  # as it is written in a tab


class Numeral(NamedTuple):
    """The numeral of a step, and the middle of where it stands."""

    number: int
    x: float
    y: float


def backwards(numerals: list[Numeral], near: float) -> list[tuple[Numeral, Numeral]]:
    """Consecutive steps of which the second stands where nobody looks for it.

    What lies nearer than ``near`` is one row, or one column.
    """
    return [
        (one, other)
        for one, other in pairwise(numerals)
        if other.number == one.number + 1
        and (
            (abs(one.y - other.y) < near and other.x < one.x)
            or (abs(one.x - other.x) < near and other.y < one.y)
            or (other.x < one.x - near and other.y < one.y)
        )
    ]


def words_of(id: str) -> set[str]:
    """The words that stand before numerals in a protocol, such as ``STEP``."""
    labels = [step.label for pathway in protocols()[id].pathways for step in pathway.steps]
    return {word.split()[-1] for word, numeral in map(label_parts, labels) if word and numeral}


def in_svg(path: Path) -> Iterator[list[Numeral]]:
    """The numerals of each lane."""
    for lane in ET.fromstring(path.read_text("utf-8")).iter(f"{_SVG}g"):
        if not (lane.get("class") or "").startswith("lane"):
            continue
        found = []
        for text in lane.iter(f"{_SVG}text"):
            if text.get("class") == "box__step":
                last = [each for each in text.iter(f"{_SVG}tspan") if each.get("x")][-1]
                if number := _NUMBER.fullmatch(last.text or ""):
                    place = (float(last.get(key) or 0) for key in "xy")
                    found.append(Numeral(int(number[1]), *place))
        yield found


def in_pdf(path: Path, words: set[str]) -> Iterator[list[Numeral]]:
    """The numerals of each page: what follows the word for a step, larger and below it."""
    for page in printed.pages_of(path.read_bytes()):
        yield [
            Numeral(int(number[1]), (n.left + n.right) / 2, (n.top + n.bottom) / 2)
            for word, n in pairwise(page.words)
            if word.text in words
            and n.size > 2 * word.size
            and (number := _NUMBER.fullmatch(n.text))
        ]


def in_pptx(path: Path, words: set[str]) -> Iterator[list[Numeral]]:
    """The numerals of each slide: shapes that hold a word for a step and a number, and no more."""
    with zipfile.ZipFile(path) as package:
        names = [n for n in package.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
        for name in names:
            yield list(_shapes(ET.fromstring(package.read(name)), words))


def _shapes(slide: ET.Element, words: set[str]) -> Iterator[Numeral]:
    for shape in slide.iter(f"{_SLIDE}sp"):
        said = " ".join(each.text or "" for each in shape.iter(f"{_DRAWING}t")).split()
        offset = next(shape.iter(f"{_DRAWING}off"), None)
        if len(said) != 2 or said[0] not in words or offset is None:
            continue
        if number := _NUMBER.fullmatch(said[1]):
            place = (int(offset.get(key) or 0) / 12700 for key in "xy")
            yield Numeral(int(number[1]), *place)


@pytest.mark.parametrize("id", sorted(protocols()))
def test_no_next_step_stands_to_the_left_or_above(id: str) -> None:
    folder = site_of(REAL if id == REAL.name else EXAMPLES) / id
    words = words_of(id)
    found = {path: in_svg(path) for path in (folder / "charts").glob("*.svg")}
    found |= {path: in_pdf(path, words) for path in folder.rglob("*.pdf")}
    found |= {path: in_pptx(path, words) for path in folder.rglob("*.pptx")}
    seen: dict[str, int] = {}
    for path, groups in found.items():
        for numerals in groups:
            seen[path.suffix] = seen.get(path.suffix, 0) + len(numerals)
            assert backwards(numerals, 4.0) == [], path.name
    if words:
        assert set(seen) == {".svg", ".pdf", ".pptx"} and min(seen.values()) > 1, seen


@pytest.mark.parametrize(
    ("places", "is_backwards"),
    [
        (((0, 0), (0, 50)), False),
        (((0, 0), (200, 0)), False),
        (((0, 300), (200, 0)), False),
        (((200, 0), (0, 50)), False),
        (((200, 0), (0, 0)), True),
        (((0, 50), (0, 0)), True),
        (((200, 50), (0, 0)), True),
    ],
)
def test_a_snake_is_seen(places: tuple[tuple[int, int], ...], is_backwards: bool) -> None:
    numerals = [Numeral(number, *place) for number, place in enumerate(places, 1)]
    assert bool(backwards(numerals, 4.0)) is is_backwards
