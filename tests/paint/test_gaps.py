"""Lines stand in every output as far apart as they were laid out, paragraph from paragraph too."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import count, pairwise

import pytest
from pptx import Presentation

from generator.layout.fit import whole
from generator.layout.geometry import ChartLayout, PlacedBox, PlacedLine
from generator.layout.sheets.items import SheetLayout, Steps
from generator.layout.slides.slides import placed_slides
from generator.model import Protocol
from generator.paint.pptx.package import paint_pptx
from generator.paint.svg import paint_svg
from generator.views.chart_sheet import poster
from generator.views.imprint import Imprint
from generator.views.papers import A4, LETTER, WALL, Paper
from generator.views.slides import slide_show
from generator.words.catalogue import site_words
from tests.definitions import HEAD, load_text, only
from tests.paint.test_chart_sheet import laid_out, painted
from tests.paint.test_pptx import leaves
from tests.printed import pages_of

IMPRINT = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)


def words(texts: str, numbers: Iterator[int]) -> str:
    """Put words that stand nowhere else in place of each number."""
    return re.sub(
        r"\d+", lambda found: " ".join(f"w{next(numbers)}x" for _ in range(int(found[0]))), texts
    )


TEXTS = {
    "one paragraph": ("9", "14"),
    "lines": ("5\n20\n3", "12\n6"),
    "a list": ("4\n- 12\n- 5\n- 1", "1\n• 15\n3"),
}


def protocol_of(texts: tuple[str, str]) -> Protocol:
    numbers = count()
    step, outcome = (words(text, numbers).replace("\n", "\n          ") for text in texts)
    return only(
        load_text(
            f"""{HEAD}
outcomes:
  - id: end
    title: {words("7", numbers)}
    text: |
          {outcome}
pathways:
  - id: worry
    title: A worry
    steps:
      - id: ask
        decision: {words("5", numbers)}
        answers: [{{label: "Yes", to: tell}}, {{label: "No", to: {{outcome: end}}}}]
      - id: tell
        ends: yes
        text: |
          {step}
"""
        )
    )


def boxes(drawing: ChartLayout) -> Iterator[PlacedBox]:
    for lane in drawing.lanes:
        yield from lane.boxes


def steps(box: PlacedBox) -> Iterator[tuple[PlacedLine, PlacedLine]]:
    """Yield the lines of words that follow each other in a box."""
    return pairwise(line for line in box.lines if re.match(r"w\d+x", line.text))


def gaps(layout: SheetLayout) -> dict[tuple[str, str], float]:
    """Return how far apart lines are on paper, by the words that begin them; lengths in pt."""
    return {
        (upper.text.split()[0], lower.text.split()[0]): lower.baseline - upper.baseline
        for page in layout.pages
        for item in page.items
        if isinstance(item, Steps)
        for box in item.lane.boxes
        for upper, lower in steps(box)
    }


@pytest.mark.parametrize("paper", [LETTER, A4, WALL], ids=lambda paper: paper.id)
@pytest.mark.parametrize("name", TEXTS)
def test_on_paper(name: str, paper: Paper) -> None:
    sheet = poster(protocol_of(TEXTS[name]))
    meant = gaps(laid_out(sheet, paper))
    pages = pages_of(painted(sheet, paper))
    found = {word.text: word for page in pages for word in page.words}
    assert len(meant) >= 3
    close = 0.25  # places of boxes and of lines in them are in tenths of a point
    for (upper, lower), gap in meant.items():
        assert found[lower].bottom - found[upper].bottom == pytest.approx(gap, abs=close)


def test_in_a_drawing() -> None:
    sheet = poster(protocol_of(TEXTS["a list"]))
    drawing = whole(sheet.chart, 600)
    painted_svg = paint_svg(drawing, "p")
    tops = {
        word: float(y)
        for y, word in re.findall(r'y="([^"]*)"[^>]*>(?:<tspan[^>]*>)?(w\d+x)', painted_svg)
    }
    for box in boxes(drawing):
        for upper, lower in steps(box):
            gap = tops[lower.text.split()[0]] - tops[upper.text.split()[0]]
            assert gap == pytest.approx(lower.baseline - upper.baseline, abs=0.11)


def test_in_slides_to_edit() -> None:
    show = slide_show(protocol_of(TEXTS["a list"]))
    slides = placed_slides(show, IMPRINT)
    deck = Presentation(io.BytesIO(paint_pptx(show, slides, IMPRINT)))
    above: dict[str, float] = {}
    for slide in deck.slides:
        for shape in leaves(slide.shapes):
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                before = re.search(r'spcBef>\s*<a:spcPts val="(\d+)"', paragraph._p.xml)
                first = re.search(r"w\d+x", paragraph.text)
                if first and before:
                    above.setdefault(f"{shape.name}/{first[0]}", int(before[1]) / 100)
    tried = 0
    for placed in slides:
        for box in boxes(placed.scene.drawing) if placed.scene else ():
            for upper, lower in steps(box):
                if upper.paragraph != lower.paragraph:
                    gap = lower.baseline - upper.baseline - placed.scene.drawing.style.line
                    key = f"{box.box.name}/{lower.text.split()[0]}"
                    assert above[key] == pytest.approx(gap, abs=0.11), key
                    tried += 1
    assert tried >= 3
