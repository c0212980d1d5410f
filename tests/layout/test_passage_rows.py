"""Passages on a chart's sheet: as low as they can be, and all of them somewhere."""

from __future__ import annotations

import pytest
from generator.layout.paper import on_paper
from generator.layout.passages import passage_pages, passage_rows

from generator.outputs.prepare import _furniture
from generator.outputs.printing import _imprint
from generator.views.chart_sheet import poster
from generator.views.papers import LETTER, PAPERS, Paper
from tests.definitions import load_text, only, with_steps

SHORT, LONG = "Purpose\nWhat it is for.", "Law\n" + "Whoever works here is bound by it. " * 20


def test_few_short_ones_stand_side_by_side() -> None:
    rows = passage_rows([SHORT, SHORT, SHORT], range(3), 562.0, 1.0)
    assert (rows.columns, len(rows.heights)) == (3, 1)


def test_one_alone_has_the_whole_width() -> None:
    assert passage_rows([LONG], [0], 562.0, 1.0).columns == 1


def test_a_larger_paper_shows_the_same_larger() -> None:
    letter = passage_rows([SHORT, LONG], range(2), 562.0, 1.0)
    wall = passage_rows([SHORT, LONG], range(2), 562.0 * 2.4, 2.4)
    assert wall.columns == letter.columns
    assert wall.height == pytest.approx(letter.height * 2.4)


def test_no_page_is_fuller_than_it_is_high() -> None:
    pages = list(passage_pages([LONG] * 12, 562.0, 500.0, 1.0))
    assert [number for page in pages for number in page.numbers] == list(range(12))
    assert len(pages) > 1
    assert all(page.height <= 500.0 for page in pages)


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
@pytest.mark.parametrize("count", [1, 4, 20])
def test_every_passage_stands_on_a_poster(paper: Paper, count: int) -> None:
    said = "\n".join(
        f"  - {{id: said-{n}, on: front, title: Part {n}, text: {'It is said here. ' * 20}}}"
        for n in range(count)
    )
    text = with_steps("{id: one, text: One}") + f"\npassages:\n{said}\n"
    sheet = poster(only(load_text(text)))
    imprint = _imprint(only(load_text(text)), "poster", "00000000", None)
    layout = on_paper(sheet.chart, paper, _furniture(sheet, imprint))
    shown = [n for page in layout.pages for n in (*page.foot.above.numbers, *page.said.numbers)]
    assert shown == list(range(count))
    assert layout.holds_all


def test_one_that_no_page_holds_leaves_the_sheet_out() -> None:
    points = ", ".join(f"{{text: P{n}, list: [{', '.join(['a'] * 25)}]}}" for n in range(28))
    text = with_steps("{id: one, text: One}")
    text += f"\npassages:\n  - {{id: said, on: front, text: Said, list: [{points}]}}\n"
    protocol = only(load_text(text))
    sheet = poster(protocol)
    furniture = _furniture(sheet, _imprint(protocol, "poster", "00000000", None))
    assert not on_paper(sheet.chart, LETTER, furniture).holds_all
