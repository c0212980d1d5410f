"""Every line of a chart stands in the PDF files on the baseline that the layout gave it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from generator.layout.geometry import ChartLayout, PlacedBox, PlacedLane, PlacedLine
from generator.layout.sheets.items import Band, Card, Note, Page, Steps, Words
from generator.layout.slides.slides import placed_slides
from generator.load import load
from generator.model import Protocol
from generator.paint.pdf.slides import paint_slides
from generator.views.chart_sheet import poster
from generator.views.papers import LETTER, WALL, Paper
from generator.views.slides import slide_show
from tests.definitions import PROTOCOLS, REAL
from tests.paint.test_chart_sheet import IMPRINT, laid_out, painted
from tests.printed import squeezed

LISTS = Path(__file__).parents[1] / "cases" / "lists"
FOLDERS = (REAL, PROTOCOLS / "branching", PROTOCOLS / "parallel", LISTS)
CLOSE = 0.3  # pt: geometry is in tenths
every_folder = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)

Found = tuple[float, float, str]  # x and baseline in pt from the page's upper left corner


def words_of(page: PageObject) -> list[Found]:
    found: list[Found] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            x, y = cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]
            found.append((x, float(page.mediabox.height) - y, squeezed(text)))

    page.extract_text(visitor_text=visit)
    return found


def lines_of(box: PlacedBox) -> Iterator[PlacedLine]:
    yield from box.lines
    for branch in box.branches:
        yield from lines_of(branch)


def lines_in(drawing: ChartLayout, shown: frozenset[str] | None) -> Iterator[PlacedLine]:
    """Yield the lines of titles, of the boxes that are shown, and of answers between those."""
    for lane in drawing.lanes:
        yield from lines_of_lane(lane, shown)


def lines_of_lane(lane: PlacedLane, shown: frozenset[str] | None) -> Iterator[PlacedLine]:
    yield from lane.title
    ids = {box.box.id for box in lane.boxes if shown is None or box.box.id in shown}
    for box in lane.boxes:
        yield from lines_of(box) if box.box.id in ids else ()
    for arrow in lane.arrows:
        if arrow.answer and {arrow.arrow.source, arrow.arrow.target} <= ids:
            yield from arrow.answer.lines


def misplaced(
    page: PageObject, lines: Iterator[PlacedLine], left: float, top: float, scale: float
) -> tuple[int, list[PlacedLine]]:
    """Return how many lines there are, and those whose words stand on no line where they were
    placed. ``left`` and ``top`` are the drawing's corner in pt."""
    words = words_of(page)
    count, found = 0, []
    for line in lines:
        start, end = left + line.x * scale, left + (line.x + line.width) * scale
        baseline = top + line.baseline * scale
        there = sorted(
            word
            for word in words
            if start - CLOSE <= word[0] <= end and abs(word[1] - baseline) <= CLOSE
        )
        count += 1
        if "".join(text for _, _, text in there) != squeezed(line.text):
            found.append(replace(line, x=start, baseline=baseline))
    return count, found


def protocol_in(folder: Path) -> Protocol:
    (protocol,) = load(folder).protocols
    return protocol


@every_folder
@pytest.mark.parametrize("paper", [LETTER, WALL], ids=lambda paper: paper.id)
def test_on_paper(folder: Path, paper: Paper) -> None:
    sheet = poster(protocol_in(folder))
    layout, tried = laid_out(sheet, paper), 0
    pages = PdfReader(io.BytesIO(painted(sheet, paper))).pages
    for page, each in zip(pages, layout.pages, strict=True):
        count, wrong = misplaced(page, words_in(each), 0.0, 0.0, 1.0)
        assert not wrong
        tried += count
    assert tried > 20


def words_in(page: Page) -> Iterator[PlacedLine]:
    """Yield all lines that a page holds: of heads, steps, notes and contacts."""
    for item in (*page.again, *page.items):
        match item:
            case Words():
                yield from item.lines
            case Band() | Card():
                yield from (line for words in item.words for line in words.lines)
            case Note():
                yield from item.box.lines
            case Steps():
                yield from lines_of_lane(item.lane, None)


@every_folder
def test_on_slides(folder: Path) -> None:
    show = slide_show(protocol_in(folder))
    slides = placed_slides(show, IMPRINT)
    pdf, problems = paint_slides(show, slides, IMPRINT)
    assert pdf is not None, problems
    tried = 0
    for page, slide in zip(PdfReader(io.BytesIO(pdf)).pages, slides, strict=True):
        scene = slide.scene
        if scene is not None:
            lines = lines_in(scene.drawing, None)
            count, wrong = misplaced(page, lines, scene.x, scene.y, 1.0)
            assert not wrong
            tried += count
    assert tried > 20
