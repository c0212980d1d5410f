"""The screening sheet read back: every word of the screening, boxes to tick, and the whole rule."""

from __future__ import annotations

import io
import json
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.model import Protocol
from generator.views.imprint import Imprint
from generator.views.papers import A4, HAND_PAPERS, LETTER, Paper
from generator.views.screening_page import screening_page
from generator.views.screening_sheet import screening_sheet, screening_sheet_content
from generator.words.catalogue import ENGLISH, site_words
from tests.definitions import (
    PROTOCOLS,
    REAL,
    SMALLEST,
    load_text,
    only,
    protocol_in,
    real_protocol,
    with_screening,
)
from tests.paint.test_imprint import alternatives
from tests.paint.test_pdf import HOSTILE, Run, runs, squeezed
from tests.paint.test_pdf_overflow import faults
from tests.read_aloud import complaints
from tests.screeners import FOLDER as SCREENERS
from tests.sheets import paint_sheet

words = site_words(ENGLISH)

FOLDERS = (REAL, PROTOCOLS / "classify", PROTOCOLS / "score")
IMPRINT = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)
LEAST_BOX = 5 / 25.4 * 72


def painted(protocol: Protocol, paper: Paper = LETTER) -> bytes:
    view = screening_sheet(protocol)
    assert view is not None
    pdf, problems = paint_sheet("screening-sheet", view, paper, IMPRINT)
    assert pdf is not None, problems
    return pdf


@cache
def pdf_of(folder: Path, paper: Paper = LETTER) -> bytes:
    return painted(protocol_in(folder), paper)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def runs_of(pdf: bytes) -> list[Run]:
    return [run for page in reader(pdf).pages for run in runs(page)]


def text_of(pdf: bytes, smallest: float = 0.0) -> str:
    return squeezed("".join(run.text for run in runs_of(pdf) if run.size >= smallest))


def group_of(count: int, text: str, statement: str = "Few of these") -> Protocol:
    items = ", ".join(f"{{id: i{n}, text: Item {n} {text}}}" for n in range(count))
    return only(
        load_text(f"""{SMALLEST}outcomes: [{{id: done, title: Done}}]
screening:
  - id: signs
    groups:
      - {{id: few, title: Few, statement: "{statement}", at_least: 1, items: [{items}]}}
    any: [few]
    outcome: {{outcome: done}}
""")
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_statements_and_items_are_printed_word_by_word_and_large(folder: Path) -> None:
    text = text_of(pdf_of(folder), 10.4)
    for screening in protocol_in(folder).screenings:
        for group in screening.groups:
            assert squeezed(group.statement.text) in text
            for item in group.items:
                assert squeezed(item.label + item.text.text) in text


@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_overlaps_or_leaves_the_page(folder: Path, paper: Paper) -> None:
    assert list(faults(pdf_of(folder, paper), "screening-sheet")) == []


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_item_has_three_boxes_and_each_result_one(folder: Path) -> None:
    protocol = protocol_in(folder)
    items = sum(1 for screening in protocol.screenings for _ in screening.items)
    sections = screening_page(protocol, ()).sections
    results = sum(len(section.results) + 2 * section.may_meet_none for section in sections)
    groups = [group for screening in protocol.screenings for group in screening.groups]
    thresholds = sum(group.at_least is not None for group in groups)
    found = alternatives(reader(pdf_of(folder)))
    assert found.count(words.tick_box) == 3 * items + results + thresholds


def test_boxes_to_tick_are_squares_that_a_pen_can_hit() -> None:
    widths = figure_sizes(pdf_of(REAL))
    assert len(widths) >= 24
    for width, height in widths:
        assert width == pytest.approx(height, abs=0.1) and width >= LEAST_BOX


def figure_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every figure, as its tag says."""
    found: list[tuple[float, float]] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                box = next(
                    each.get_object()["/BBox"]
                    for each in as_list(node["/A"])
                    if "/BBox" in each.get_object()
                )
                left, bottom, right, top = map(float, box)
                found.append((right - left, top - bottom))
            walk(node.get("/K", []))

    walk(reader(pdf).trailer["/Root"]["/StructTreeRoot"])
    return found


def as_list(value: object) -> list:
    value = value.get_object() if hasattr(value, "get_object") else value
    return value if isinstance(value, list) else [value]


def test_there_is_a_place_for_a_date_and_none_for_a_name() -> None:
    text = text_of(pdf_of(REAL))
    assert "Date:" in text
    assert text.lower().count("name") == 1 and squeezed(words.no_names) in text
    for word in ("school:", "student:", "birth", "signature", "initials"):
        assert word not in text.lower()
    assert "/AcroForm" not in reader(pdf_of(REAL)).trailer["/Root"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_rule_says_when_it_is_met_and_what_is_first_then(folder: Path) -> None:
    protocol = protocol_in(folder)
    text = text_of(pdf_of(folder))
    for section in screening_page(protocol, ()).sections:
        for each in section.results:
            when = each.when if isinstance(each.when, str) else each.when.text
            name, first = each.name.text if each.name else "", ""
            if each.first:
                first = f"{each.first.label or ''}{each.first.text.text}"
            assert squeezed(f"{when}{name}{each.title.text}{first}") in text
        assert (squeezed(words.not_met) in text) == section.may_meet_none


def test_the_real_sheet_has_its_thresholds_where_items_are_counted() -> None:
    text = text_of(pdf_of(REAL))
    for name, least in (("Factors", 1), ("Indicators", 2)):
        assert squeezed(f"{name}{words.count_of_yes}{least} or more") in text
    assert squeezed("“At-Risk” Factors STEP 1 If “at-risk” factors are present") in text


def test_a_result_with_a_name_of_its_own_says_what_it_leads_to() -> None:
    text = text_of(pdf_of(PROTOCOLS / "score"))
    assert squeezed("6 or more points Puntuación alta Guardar el telescopio") in text
    assert squeezed("Puntuación media Revisar antes de la noche") in text


@pytest.mark.parametrize("screener", ["audit-c", "glasgow", "news2", "phq9", "cssrs"])
@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
def test_no_screener_has_its_result_on_two_pages(screener: str, paper: Paper) -> None:
    pages = reader(pdf_of(SCREENERS / screener, paper)).pages
    texts = [squeezed(page.extract_text()) for page in pages]
    (read,) = (text for text in texts if squeezed(words.read_result) in text)
    (screening,) = screening_page(protocol_in(SCREENERS / screener), ()).sections
    assert len(pages) <= 2
    for each in screening.results:
        assert squeezed(each.title.text) in read
    assert list(faults(pdf_of(SCREENERS / screener, paper), "screening-sheet")) == []


def test_points_stand_beside_their_items_and_are_added_up() -> None:
    text = text_of(pdf_of(PROTOCOLS / "score"))
    assert squeezed("(2) Hay rayas en la lente 3") in text
    assert text.count(squeezed(words.points_of_yes)) == 2
    assert text.count(squeezed(words.points_in_all)) == 1
    assert squeezed(words.count_of_yes) not in text  # no group of it has a threshold


def test_only_what_a_rule_reads_is_counted() -> None:
    text = text_of(pdf_of(PROTOCOLS / "classify"))
    assert text.count(squeezed(words.count_of_yes)) == 2  # two groups have thresholds
    assert text.count(squeezed(words.points_of_yes)) == 1  # one is scored
    assert squeezed(words.points_in_all) not in text  # which is all of the score


def test_notes_to_read_first_stand_first_and_those_on_the_result_beside_it() -> None:
    protocol = real_protocol()
    (page,) = (squeezed(page.extract_text()) for page in reader(pdf_of(REAL)).pages)
    first, second = page.split(squeezed(words.read_result))
    for note in protocol.notes_for("screening"):
        assert squeezed(note.text.text) in first
    for note in protocol.notes_for("below-threshold"):
        assert squeezed(note.text.text) in second
    assert squeezed(words.not_known_is_open) in second
    assert all(squeezed(words.site_note) in part for part in (first, second))


@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
def test_the_real_sheet_has_its_result_on_the_page_of_its_items(paper: Paper) -> None:
    assert len(reader(pdf_of(REAL, paper)).pages) == 1


def test_a_long_group_repeats_its_head_and_splits_no_item() -> None:
    protocol = group_of(40, "is told in more words than one line can hold so that it takes two")
    pdf = painted(protocol)
    pages = [squeezed(page.extract_text()) for page in reader(pdf).pages]
    listing = [page for page in pages if "Item" in page.replace("Itemswith", "")]
    assert len(listing) > 1
    for page in listing:
        assert squeezed("Few of these") in page and squeezed("Yes No Not known") in page
    for item in protocol.screenings[0].items:
        assert sum(squeezed(item.text.text) in page for page in pages) == 1
    assert list(faults(pdf, "screening-sheet")) == []


def test_the_longest_statement_and_items_fit() -> None:
    protocol = group_of(3, "word " * 195, "Statement " * 95)
    pdf = painted(protocol, A4)
    assert list(faults(pdf, "screening-sheet")) == []
    text = text_of(pdf, 10.4)
    assert squeezed(protocol.screenings[0].groups[0].statement.text) in text
    for item in protocol.screenings[0].items:
        assert squeezed(item.text.text) in text


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_written(text: str) -> None:
    quoted = json.dumps(text.replace("{", "{{").replace("}", "}}"))[1:-1]
    protocol = only(
        load_text(
            with_screening("any: [few, many]", "outcome: {outcome: done}")
            .replace("text: It is a", f'text: "{quoted}"')
            .replace("statement: Few", f'statement: "{quoted}"')
        )
    )
    pdf = painted(protocol)
    assert text_of(pdf).count(squeezed(text)) >= 2
    assert list(faults(pdf, "screening-sheet")) == []


def test_a_protocol_without_a_screening_has_no_sheet() -> None:
    assert screening_sheet(only(load_text(SMALLEST))) is None


def test_a_draft_says_so_on_every_page() -> None:
    for page in reader(pdf_of(PROTOCOLS / "score")).pages:
        assert "Draft: not in use" in page.extract_text()


def test_the_definition_travels_in_the_file() -> None:
    source = (REAL / "protocol.yaml").read_bytes()
    view = screening_sheet(real_protocol())
    assert view is not None
    pdf, _ = paint_sheet("screening-sheet", view, LETTER, IMPRINT, source)
    assert pdf is not None
    assert reader(pdf).attachments == {"protocol.yaml": [source]}


def test_the_content_changes_with_a_word_and_holds_none_of_our_headings() -> None:
    def content(protocol: Protocol) -> object:
        view = screening_sheet(protocol)
        assert view is not None
        return screening_sheet_content(view)

    before = content(group_of(2, "is seen"))
    assert content(group_of(2, "is heard")) != before
    assert content(group_of(3, "is seen")) != before
    ours = (words.no_names, words.tables["sheets"]["screening-sheet"], words.read_result)
    assert not any(text in str(before) for text in ours)


@pytest.mark.parametrize("folder", [REAL, PROTOCOLS / "classify"], ids=lambda folder: folder.name)
def test_two_accessibility_checkers_find_nothing_unexplained(folder: Path, tmp_path: Path) -> None:
    assert complaints(pdf_of(folder), tmp_path) == []
