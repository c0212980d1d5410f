"""Cards read back: whole pathways in panels that fold, and small cards to cut out."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.layout.sheets.badge import COLUMNS, HEIGHT, ROWS, WIDTH, badge_layout
from generator.layout.sheets.card import LARGEST, PANELS, SMALLEST, card_layout
from generator.layout.sheets.items import Line
from generator.model import Protocol
from generator.outputs.catalogue import sheets_of
from generator.views.chart_sheet import badge, card, chart_sheet_content
from generator.views.imprint import Imprint
from generator.views.papers import A4, HAND_PAPERS, LETTER, Paper
from generator.words.catalogue import ENGLISH, site_words
from tests.definitions import (
    HEAD,
    PROTOCOLS,
    REAL,
    load_text,
    only,
    protocol_in,
    real_protocol,
    with_steps,
)
from tests.paint.test_pdf import HOSTILE, runs, squeezed
from tests.paint.test_pdf_overflow import Page, Word, faults, pages
from tests.printed import Word as PrintedWord
from tests.printed import pages_of
from tests.read_aloud import complaints
from tests.sheets import paint_sheet

words = site_words(ENGLISH)

SIMPLE = (REAL, PROTOCOLS / "parallel", PROTOCOLS / "score")
IMPRINT = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)
CHECKED = Imprint(
    site_words("en"), "Example Office", None, None, "1a2b3c4d", "https://a.example/#b"
)


def painted(protocol: Protocol, paper: Paper = LETTER) -> bytes:
    pdf, problems = paint_sheet("card", card(protocol), paper, IMPRINT)
    assert pdf is not None, problems
    return pdf


@cache
def pdf_of(folder: Path, paper: Paper = LETTER) -> bytes:
    return painted(protocol_in(folder), paper)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def panels(pdf: bytes) -> list[str]:
    """The words of each panel, page by page, without spaces."""
    found: list[list[PrintedWord]] = []
    for page in pages_of(pdf):
        found += [[] for _ in range(PANELS)]
        for word in page.words:
            found[int(word.left // (page.width / PANELS)) - PANELS].append(word)
    return ["".join(squeezed(word.text) for word in panel) for panel in found]


def steps_of(protocol: Protocol) -> Iterator[tuple[str, str]]:
    for pathway in protocol.pathways:
        for step in pathway.steps:
            yield step.label, step.text.text
            yield from ((branch.label, branch.text.text) for branch in step.branches)


@pytest.mark.parametrize("folder", SIMPLE, ids=lambda folder: folder.name)
def test_every_step_stands_whole_in_one_panel(folder: Path) -> None:
    found = panels(pdf_of(folder))
    for label, text in steps_of(protocol_in(folder)):
        wanted = squeezed(label + text)
        assert any(wanted in panel for panel in found), wanted


@pytest.mark.parametrize("folder", SIMPLE, ids=lambda folder: folder.name)
def test_the_front_says_what_it_is_and_whom_to_call(folder: Path) -> None:
    protocol = protocol_in(folder)
    front, *_ = panels(pdf_of(folder))
    assert squeezed(protocol.title.text) in front
    for contact in protocol.contacts:
        assert squeezed(contact.name) in front
        assert squeezed(contact.phone.written if contact.phone else "Number:") in front


@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
@pytest.mark.parametrize("folder", SIMPLE, ids=lambda folder: folder.name)
def test_nothing_overlaps_or_leaves_the_page_or_crosses_a_fold(folder: Path, paper: Paper) -> None:
    pdf = pdf_of(folder, paper)
    assert list(faults(pdf)) == []
    assert list(across_folds(pages(pdf))) == []


def across_folds(found: list[Page]) -> Iterator[Word]:
    for page in found:
        panel = page.width / PANELS
        for word in page.words:
            if (word.left - 4) // panel != (word.right + 4) // panel:
                yield word


@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
def test_the_real_card_is_one_paper_with_each_pathway_in_one_panel(paper: Paper) -> None:
    protocol = real_protocol()
    found = panels(pdf_of(REAL, paper))
    assert len(found) == 2 * PANELS
    layout = card_layout(card(protocol), paper, IMPRINT)
    assert layout is not None and layout.smallest >= 11.5
    assert (layout.width, layout.height) == (paper.height, paper.width)
    for pathway in protocol.pathways:
        wanted = "".join(squeezed(step.label + step.text.text) for step in pathway.steps)
        assert sum(wanted in panel for panel in found) == 1
    for screening in protocol.screenings:
        for group in screening.groups:
            assert any(squeezed(group.statement.text) in panel for panel in found[PANELS:])


@pytest.mark.parametrize("folder", SIMPLE, ids=lambda folder: folder.name)
def test_text_is_never_too_small_and_the_numbers_are_large(folder: Path) -> None:
    protocol = protocol_in(folder)
    layout = card_layout(card(protocol), LETTER, IMPRINT)
    assert layout is not None and SMALLEST <= layout.smallest <= LARGEST
    found = [run for page in reader(pdf_of(folder)).pages for run in runs(page)]
    numbers = [contact.phone.written for contact in protocol.contacts if contact.phone]
    large = squeezed("".join(run.text for run in found if run.size >= 20))
    assert all(squeezed(number) in large for number in numbers)


def test_a_long_protocol_takes_more_panels_and_says_whose_steps_go_on() -> None:
    text = "is told in very many words " * 11
    steps = [f"{{id: s{n}, text: No {n} {text}}}" for n in range(40)]
    protocol = only(load_text(with_steps(*steps)))
    pdf = painted(protocol)
    found = panels(pdf)
    assert len(found) > PANELS
    for _, step in steps_of(protocol):
        assert any(squeezed(step) in panel for panel in found)
    assert all(panel.startswith("Aworry") for panel in found[1:] if "Step" in panel)
    assert list(faults(pdf)) == [] and list(across_folds(pages(pdf))) == []


def test_many_contacts_with_long_names_and_numbers_fit() -> None:
    entries = "\n".join(
        f"  c{n}: {{name: The office for everything that could happen on day {n}, "
        f'phone: "+49 30 901820 ext. 12{n:02}", role: keeps the keys of the whole house}}'
        for n in range(12)
    )
    text = " ".join(f"{{c{n}}}" for n in range(12))
    protocol = only(
        load_text(with_steps(f'{{id: a, text: "Ask {text}"}}', top=f"contacts:\n{entries}\n"))
    )
    pdf = painted(protocol, A4)
    assert list(faults(pdf)) == [] and list(across_folds(pages(pdf))) == []
    said = "".join(panels(pdf))
    assert all(f"happenonday{n}" in said for n in range(12))


def test_a_protocol_that_is_not_in_use_says_so() -> None:
    assert "Draft:" in panels(pdf_of(PROTOCOLS / "score"))[0]
    assert "Retired:" in panels(pdf_of(PROTOCOLS / "parallel"))[0]


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_written(text: str) -> None:
    quoted = json.dumps(text.replace("{", "{{").replace("}", "}}"))
    definition = with_steps(f"{{id: a, text: {quoted}}}").replace(
        "title: Example\n", f"title: {quoted}\n"
    )
    pdf = painted(only(load_text(definition.replace("title: A worry", f"title: {quoted}"))))
    assert "".join(panels(pdf)).count(squeezed(text)) >= 3
    assert list(faults(pdf)) == []


def test_the_content_changes_with_a_word_and_not_with_a_link() -> None:
    def content(definition: str) -> object:
        return chart_sheet_content(card(only(load_text(definition))))

    before = content(with_steps("{id: a, text: Call}"))
    assert content(with_steps("{id: a, text: Wait}")) != before
    assert content(with_steps("{id: b, text: Call}")) == before
    link = HEAD.replace("Example Office}", "Example Office, link: https://example.org/}")
    assert content(with_steps("{id: a, text: Call}").replace(HEAD, link)) == before


@pytest.mark.parametrize("kind", ["card", "badge", "handout"])
@pytest.mark.parametrize("folder", [REAL, PROTOCOLS / "branching"], ids=lambda each: each.name)
def test_two_accessibility_checkers_find_nothing(folder: Path, kind: str, tmp_path: Path) -> None:
    view = next(s.view() for k, s in sheets_of(protocol_in(folder)) if k.name == kind)
    pdf, problems = paint_sheet(kind, view, LETTER, CHECKED)
    assert pdf is not None, problems
    assert complaints(pdf, tmp_path) == []


@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
def test_badges_are_as_large_as_cards_of_a_purse_and_say_each_first_step(paper: Paper) -> None:
    protocol = real_protocol()
    pdf, problems = paint_sheet("badge", badge(protocol), paper, CHECKED)
    assert pdf is not None, problems
    assert list(faults(pdf)) == []
    (page,) = pages_of(pdf)
    said = "".join(squeezed(word.text) for word in page.words)
    for pathway in protocol.pathways:
        assert said.count(squeezed(pathway.lead or pathway.title.text)) >= COLUMNS * ROWS
        first = pathway.steps[0]
        assert said.count(squeezed(f"{first.label} {first.text.text}")) >= COLUMNS * ROWS
    assert said.count("650-692-7273") == COLUMNS * ROWS
    assert pytest.approx(86) == WIDTH / 72 * 25.4 and pytest.approx(54) == HEIGHT / 72 * 25.4


def test_badges_have_crop_marks_outside_the_cards() -> None:
    layout = badge_layout(badge(real_protocol()), LETTER, CHECKED)
    assert layout is not None
    left, top = (612 - COLUMNS * WIDTH) / 2, (792 - ROWS * HEIGHT) / 2
    marks = [item.frame for item in layout.pages[0].items if isinstance(item, Line)]
    assert len(marks) == 2 * (COLUMNS + 1) + 2 * (ROWS + 1)
    for mark in marks:
        assert (
            mark.right <= left or mark.x >= 612 - left or mark.bottom <= top or mark.y >= 792 - top
        )


def test_situations_that_no_badge_has_room_for_stand_on_several() -> None:
    steps = "    steps: [{id: a, text: Tell somebody about it in a few words at once}]\n"
    pathways = "".join(f"  - id: p{n}\n    title: Situation {n}\n{steps}" for n in range(20))
    protocol = only(load_text(f"{HEAD}pathways:\n{pathways}"))
    layout = badge_layout(badge(protocol), LETTER, CHECKED)
    assert layout is not None and len(layout.pages) > 1 and layout.smallest >= 6
