"""Posters of long protocols: every sheet says what it is and is filled, and nobody is left out."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from generator.layout.paper import PaperLayout
from generator.paint.pdf.chart_sheet import paint_chart_sheet

from generator.load import load
from generator.views.chart_sheet import ChartSheet, poster
from generator.views.imprint import Imprint
from generator.views.papers import A4, LETTER, WALL, Paper
from generator.words.catalogue import site_words
from tests.definitions import PROTOCOLS, REAL, load_text, only, protocol_in
from tests.paint.test_chart_sheet import laid_out
from tests.printed import pages_of, squeezed

CASES = Path(__file__).parents[1] / "cases"
IMPRINT = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)
TEN = (CASES / "ten-contacts" / "protocol.yaml").read_text("utf-8")


def with_contacts(count: int, named: int, role: str) -> str:
    """Return a draft whose steps name the first contacts of many."""
    head = TEN.partition("contacts:\n")[0]
    contacts = [
        f"  c{n}: {{name: Office {n} of the county, phone: 650-555-{n:04}, role: {role}}}"
        for n in range(count)
    ]
    steps = [f'      - {{id: s{n}, text: "Call {{c{n}}}: {{c{n}.phone}}"}}' for n in range(named)]
    return "\n".join(
        [
            head + "contacts:",
            *contacts,
            "pathways:\n  - id: one\n    title: One\n    steps:",
            *steps,
        ]
    )


CONTACTS = {
    "ten": TEN,
    "thirty, three of them named": with_contacts(30, 3, "business hours"),
    "ninety with long roles": with_contacts(90, 8, "all meetings of the team if on probation " * 3),
}


@cache
def sheet_of(text: str) -> ChartSheet:
    return poster(only(load_text(text)))


def is_filled(layout: PaperLayout) -> list[float]:
    """Return how much of its room the chart on each page takes in height."""
    return [
        page.drawing.height / layout.room(page.foot)[1] for page in layout.pages if page.drawing
    ]


@pytest.mark.parametrize("paper", [LETTER, WALL], ids=lambda paper: paper.id)
@pytest.mark.parametrize("text", CONTACTS.values(), ids=list(CONTACTS))
def test_every_sheet_says_what_it_is_and_every_contact_is_on_one(text: str, paper: Paper) -> None:
    sheet = sheet_of(text)
    layout = laid_out(sheet, paper)
    assert layout.holds_all
    pdf, problems = paint_chart_sheet(sheet, layout, IMPRINT)
    assert pdf is not None, problems
    pages = ["".join(squeezed(w.text) for w in page.words) for page in pages_of(pdf)]
    for number, page in enumerate(pages, 1):
        part = [f"Part{number}of{len(pages)}"] if len(pages) > 1 else []
        for word in ("Tencontacts", "X", "Draft", "ExampleOffice", "Print1a2b3c4d", *part):
            assert word in page, (number, word)
    for contact in sheet.contacts:
        assert contact.phone is not None
        called = squeezed(contact.name + (contact.role or "") + contact.phone.written)
        boxes = [page for page in pages if called in page]
        assert boxes, contact.name


def test_ten_contacts_stand_on_the_sheet_of_the_pathway_that_names_them() -> None:
    layout = laid_out(sheet_of(TEN), WALL)
    assert [len(page.foot.contacts) for page in layout.pages] == [10]


def test_pages_show_the_contacts_that_their_own_steps_name() -> None:
    far = "One long sentence about what is to be done there, by whom, and what comes after it. " * 4
    steps = "".join(f'      - {{id: t{n}, text: "{far}"}}\n' for n in range(60))
    text = with_contacts(24, 6, "business hours")
    text += f"\n  - id: two\n    title: Two\n    steps:\n{steps}"
    layout = laid_out(sheet_of(text), LETTER)
    first, *others = [page for page in layout.pages if page.drawing]
    assert len(others) > 1
    assert len(first.foot.contacts) + sum(len(page.listed) for page in layout.pages) >= 24
    assert all(page.foot.contacts == () for page in others)


@pytest.mark.parametrize("paper", [LETTER, A4, WALL], ids=lambda paper: paper.id)
@pytest.mark.parametrize("folder", [CASES / "long-poster", PROTOCOLS / "forty", REAL])
def test_sheets_of_a_long_protocol_are_filled_alike(folder: Path, paper: Paper) -> None:
    layout = laid_out(poster(protocol_in(folder)), paper)
    filled = is_filled(layout)
    assert len(filled) <= 6
    assert min(filled) > 0.4, filled


def test_a_scored_questionnaire_of_nine_questions_takes_two_sheets() -> None:
    layout = laid_out(poster(load(CASES / "long-poster").protocols[0]), WALL)
    assert len(layout.pages) == 2
    drawn = [page.drawing.chart for page in layout.pages if page.drawing]
    boxes = [(lane.id, box.id) for each in drawn for lane in each.lanes for box in lane.boxes]
    assert len(set(boxes)) == len(boxes)
    assert {f"q{n}" for n in range(1, 10)} <= {id for _, id in boxes}
