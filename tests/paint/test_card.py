"""The card read back: whole sentences in panels that fold, in text that can be read."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from generator.layout.card import LARGEST, SMALLEST, card_layout
from pypdf import PdfReader

from generator.model import Protocol
from generator.views.chart_sheet import card, chart_sheet_content
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
from tests.read_aloud import complaints
from tests.sheets import paint_sheet

words = site_words(ENGLISH)

FOLDERS = (REAL, *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()))
IMPRINT = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)
INCH = 72.0
PANELS = 3


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
    """The words of each panel, card by card, without spaces."""
    found: list[list[Word]] = []
    for page in pages(pdf):
        found += [[] for _ in range(PANELS)]
        for word in page.words:
            found[int(word.left // (page.width / PANELS)) - PANELS].append(word)
    return ["".join(squeezed(word.text) for word in panel) for panel in found]


def steps_of(protocol: Protocol) -> Iterator[tuple[str, str]]:
    for pathway in protocol.pathways:
        for step in pathway.steps:
            yield step.label, step.text.text
            yield from ((branch.label, branch.text.text) for branch in step.branches)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_step_stands_whole_in_one_panel(folder: Path) -> None:
    protocol = protocol_in(folder)
    found = panels(pdf_of(folder))
    for label, text in steps_of(protocol):
        wanted = squeezed(label + text)
        assert any(wanted in panel for panel in found), wanted


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_titles_contacts_and_outcomes_are_there(folder: Path) -> None:
    protocol = protocol_in(folder)
    front, *rest = panels(pdf_of(folder))
    assert squeezed(protocol.title.text) in front
    for contact in protocol.contacts:
        assert squeezed(contact.name) in front
        assert squeezed(contact.phone.written if contact.phone else "Number:") in front
    for pathway in protocol.pathways:
        assert squeezed(pathway.title.text) in front
        assert any(squeezed(pathway.title.text) in panel for panel in rest)
    for pathway in card(protocol).pathways:
        for outcome in pathway.outcomes:
            assert any(squeezed(outcome.title.text) in panel for panel in rest)


@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_overlaps_or_leaves_the_page_or_crosses_a_fold(folder: Path, paper: Paper) -> None:
    pdf = pdf_of(folder, paper)
    assert list(faults(pdf)) == []
    assert list(across_folds(pdf)) == []
    assert [word for page in pages(pdf) for word in page.words if is_across(word, page)] == []


def is_across(word: Word, page: Page) -> bool:
    """Whether the fold in half goes through a word."""
    return word.top < page.height / 2 - 1 and word.bottom > page.height / 2 + 1


def across_folds(pdf: bytes) -> Iterator[Word]:
    for page in pages(pdf):
        for word in page.words:
            panel = page.width / PANELS
            first, last = (word.left - 4) // panel, (word.right + 4) // panel
            if first != last or word.bottom > page.height - 6:
                yield word


@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
def test_it_folds_to_four_by_six_inches_or_less(paper: Paper) -> None:
    for page in pages(pdf_of(REAL, paper)):
        assert (page.width, page.height) == pytest.approx((paper.height, paper.width), abs=0.1)
        assert page.width / PANELS <= 4 * INCH
        assert page.height / 2 <= 6 * INCH
        assert squeezed(words.card_fold) in panels(pdf_of(REAL, paper))[0]


def test_the_real_card_is_one_paper_with_each_pathway_in_one_panel() -> None:
    protocol = real_protocol()
    for paper in HAND_PAPERS:
        found = panels(pdf_of(REAL, paper))
        assert len(found) == PANELS
        assert card_layout(card(protocol), paper).smallest >= 10
        for pathway in protocol.pathways:
            wanted = "".join(squeezed(step.label + step.text.text) for step in pathway.steps)
            assert sum(wanted in panel for panel in found) == 1


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_text_is_never_too_small_and_the_numbers_are_large(folder: Path) -> None:
    protocol = protocol_in(folder)
    size = card_layout(card(protocol), LETTER).smallest
    assert SMALLEST <= size <= LARGEST
    found = [run for page in reader(pdf_of(folder)).pages for run in runs(page)]
    assert min(run.size for run in found) >= 7.99
    numbers = [contact.phone.written for contact in protocol.contacts if contact.phone]
    large = squeezed("".join(run.text for run in found if run.size >= 14))
    assert all(squeezed(number) in large for number in numbers)
    steps = squeezed("".join(run.text for run in found if abs(run.size - size) < 0.01))
    assert all(squeezed(text) in steps for _, text in steps_of(protocol))


def test_a_long_protocol_gets_more_cards_and_no_smaller_text() -> None:
    text = "is told in very many words " * 11
    steps = [f"{{id: s{n}, text: No {n} {text}}}" for n in range(40)]
    protocol = only(load_text(with_steps(*steps)))
    pdf = painted(protocol)
    found = panels(pdf)
    assert len(found) > 2 * PANELS
    for _, step in steps_of(protocol):
        assert any(squeezed(step) in panel for panel in found)
    with_steps_in = [panel for panel in found if "Step" in panel]
    # The title comes again.
    assert all(panel.startswith("Draft:notinuseAworry") for panel in with_steps_in)
    assert list(faults(pdf)) == [] and list(across_folds(pdf)) == []
    assert all(f"{n}/{len(found) // PANELS}" in found[(n - 1) * PANELS] for n in (1, 2))


def test_what_no_panel_holds_goes_on_in_the_next_and_loses_nothing() -> None:
    text = "to be done with all the others as was said before"
    branches = ", ".join(f"{{id: b{n}, text: Branch {n} {text}}}" for n in range(20))
    protocol = only(
        load_text(
            with_steps(
                "{id: a, text: First}",
                f"{{id: all, parallel: All, steps: [{branches}]}}",
                f"{{id: z, text: {'word ' * 190}}}",
            )
        )
    )
    pdf = painted(protocol)
    text = "".join(panels(pdf))
    assert all(f"Branch{n}tobedone" in text for n in range(20))
    assert text.count("word") == 190
    assert list(faults(pdf)) == [] and list(across_folds(pdf)) == []


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
    assert list(faults(pdf)) == [] and list(across_folds(pdf)) == []
    text = "".join(panels(pdf))
    assert all(f"happenonday{n}" in text for n in range(12))


def test_answers_say_where_they_lead_and_how_often_back() -> None:
    text = "".join(panels(pdf_of(PROTOCOLS / "branching")))
    assert "YesgotoBox7" in text
    assert "backtoBox5,atmosttwice" in text


def test_the_order_of_reading_is_panel_by_panel() -> None:
    text = squeezed("".join(page.extract_text() for page in reader(pdf_of(REAL)).pages))
    protocol = real_protocol()
    starts = [text.rindex(squeezed(pathway.title.text)) for pathway in protocol.pathways]
    assert starts == sorted(starts)


def test_bookmarks_name_the_protocol_and_each_pathway() -> None:
    def titles(entries: list) -> Iterator[str]:
        for entry in entries:
            yield from titles(entry) if isinstance(entry, list) else (str(entry["/Title"]),)

    protocol = real_protocol()
    document = reader(pdf_of(REAL))
    wanted = [protocol.title.text, *(pathway.title.text for pathway in protocol.pathways)]
    assert list(titles(document.outline)) == wanted
    assert document.metadata is not None and document.metadata.title == "CSEC protocol: Card"


def test_phone_numbers_are_links() -> None:
    links = [
        annotation.get_object()["/A"].get("/URI")
        for page in reader(pdf_of(REAL)).pages
        for annotation in page.get("/Annots", [])
    ]
    assert links.count("tel:+16506927273") == 3


@pytest.mark.parametrize(("name", "said"), [("score", "Draft:"), ("parallel", "Retired:")])
def test_a_protocol_that_is_not_in_use_says_so_on_every_panel(name: str, said: str) -> None:
    used = [panel for panel in panels(pdf_of(PROTOCOLS / name)) if panel != "Print1a2b3c4d"]
    assert len(used) > 1
    assert all(said in panel for panel in used)


def test_site_notes_are_marked_as_ours() -> None:
    protocol = protocol_in(PROTOCOLS / "branching")
    front = panels(pdf_of(PROTOCOLS / "branching"))[0]
    for note in protocol.notes_for("print"):
        assert squeezed(words.site_note + note.text.text) in front


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_written(text: str) -> None:
    quoted = json.dumps(text.replace("{", "{{").replace("}", "}}"))
    definition = with_steps(f"{{id: a, text: {quoted}}}").replace(
        "title: Example\n", f"title: {quoted}\n"
    )
    pdf = painted(only(load_text(definition.replace("title: A worry", f"title: {quoted}"))))
    assert "".join(panels(pdf)).count(squeezed(text)) == 4
    assert list(faults(pdf)) == []


def test_the_content_changes_with_a_word_and_not_with_a_link() -> None:
    def content(definition: str) -> object:
        return chart_sheet_content(card(only(load_text(definition))))

    before = content(with_steps("{id: a, text: Call}"))
    assert content(with_steps("{id: a, text: Wait}")) != before
    assert content(with_steps("{id: b, text: Call}")) == before
    link = HEAD.replace("Example Office}", "Example Office, link: https://example.org/}")
    assert content(with_steps("{id: a, text: Call}").replace(HEAD, link)) == before


@pytest.mark.parametrize(
    "folder", [REAL, PROTOCOLS / "branching", PROTOCOLS / "parallel"], ids=lambda each: each.name
)
def test_two_accessibility_checkers_find_nothing(folder: Path, tmp_path: Path) -> None:
    assert complaints(pdf_of(folder), tmp_path) == []
