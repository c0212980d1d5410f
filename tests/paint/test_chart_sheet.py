"""Posters and pathway sheets read back: every word, large enough, in its place, on any paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import pytest

from generator.layout.sheets.items import SheetLayout
from generator.layout.sheets.sheet import lay_out
from generator.model import Protocol
from generator.paint.pdf.sheets import paint_sheet
from generator.views.chart import ChartBox
from generator.views.chart_sheet import POSTER, ChartSheet, pathway_sheet, poster
from generator.views.imprint import Imprint
from generator.views.papers import A3, A4, LANDSCAPE, LETTER, PAPERS, TABLOID, WALL, Paper
from generator.words.catalogue import site_words
from tests.definitions import PROTOCOLS, REAL, load_text, only, protocol_in, with_steps
from tests.paint.test_pdf_overflow import faults
from tests.printed import Page, Word, pages_of, squeezed
from tests.product import value_made_once
from tests.read_aloud import complaints

FOLDERS = (REAL, *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()))
CHECK = "https://protocols.example.org/csec/current.html#poster.1a2b3c4d"
IMPRINT = Imprint(
    site_words("en"), "Example Office", "Example Street 1", "2026-11-23", "1a2b3c4d", CHECK
)
LEAST = {
    "letter": 10, "a4": 10, "tabloid": 14, "a3": 14, "24x36": 24, "tabloid-landscape": 12.5
}  # fmt: skip


def sheets_in(folder: Path) -> list[ChartSheet]:
    protocol = protocol_in(folder)
    return [poster(protocol), *(pathway_sheet(protocol, each) for each in protocol.pathways)]


SHEETS = [(folder, sheet.name) for folder in FOLDERS for sheet in sheets_in(folder)]
every_sheet = pytest.mark.parametrize(
    ("folder", "name"), SHEETS, ids=[f"{folder.name}-{name}" for folder, name in SHEETS]
)
every_paper = pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
every_sheet_on_paper = pytest.mark.parametrize(
    ("folder", "name", "paper"),
    [
        pytest.param(
            *sheet,
            paper,
            id=f"{sheet[0].name}-{sheet[1]}-{paper.id}",
            # What lies between the smallest and the largest paper is left to the long tests, and
            # of the examples one of the two.
            marks=[]
            if paper in ((LETTER, WALL) if sheet[0] == REAL else ((LETTER, WALL)[turn % 2],))
            else pytest.mark.long,
        )
        for turn, sheet in enumerate(SHEETS)
        for paper in PAPERS
    ],
)


def laid_out(sheet: ChartSheet, paper: Paper) -> SheetLayout:
    layout = lay_out(sheet, paper, IMPRINT)
    assert layout is not None
    return layout


def painted(sheet: ChartSheet, paper: Paper) -> bytes:
    pdf, problems = paint_sheet(sheet, laid_out(sheet, paper), IMPRINT)
    assert pdf is not None, problems
    return pdf


@cache
def sheet_of(folder: Path, name: str) -> ChartSheet:
    return next(sheet for sheet in sheets_in(folder) if sheet.name == name)


@cache
def pdf_of(folder: Path, name: str, paper: Paper) -> bytes:
    make = partial(painted, sheet_of(folder, name), paper)
    return value_made_once(f"{folder.name}-{name}-{paper.id}", make)


def texts(boxes: tuple[ChartBox, ...]) -> Iterator[str]:
    for box in boxes:
        yield box.label or ""
        yield from (f"{part.label or ''}{part.text.text}" for part in box.paragraphs)
        yield from texts(box.branches)


def wanted(folder: Path, name: str) -> Iterator[str]:
    """What the definition itself says that a sheet has to say: of a pathway, or of everything."""
    protocol = protocol_in(folder)
    pathways = protocol.pathways if name == POSTER else [protocol.pathway(name)]
    for pathway in pathways:
        yield pathway.title.text
        for step in (part for each in pathway.steps for part in (each, *each.branches)):
            yield step.text.text
            for lead in step.transitions:
                yield from (each.text for each in (lead.label, lead.limit) if each)
    for screening in protocol.screenings if name == POSTER else ():
        yield from (rule.title.text for rule in screening.rules if rule.title)
        words = site_words("en")
        bands = (each.when for each in screening.rules if each.is_band)
        yield from (words.points_in(each.low, each.high) for each in bands)
        for group in screening.groups:
            yield group.statement.text
            for item in group.items:
                yield item.text.text
                yield f"(+{item.points})" if item.points else ""
    for outcome in protocol.outcomes if name == POSTER else ():
        yield outcome.title.text
        yield outcome.text.text if outcome.text else ""


def overlap(one: Word, other: Word) -> bool:
    # Poppler's boxes are as high as the font's lines, so those of two lines may touch.
    slack = 0.22 * (one.bottom - one.top)
    return (
        one.left < other.right - 0.5
        and other.left < one.right - 0.5
        and one.top + slack < other.bottom - slack
        and other.top + slack < one.bottom - slack
    )


@every_sheet_on_paper
def test_every_word_of_the_chart_is_printed_once_and_large_enough(
    folder: Path, name: str, paper: Paper
) -> None:
    sheet = sheet_of(folder, name)
    assert laid_out(sheet, paper).smallest >= LEAST[paper.id]
    pages = pages_of(pdf_of(folder, name, paper))
    said = "".join(squeezed(word.text) for page in pages for word in page.words)
    for lane in sheet.chart.lanes:
        for text in texts((*lane.boxes, *lane.side_boxes)):
            assert squeezed(text) in said, text
        for arrow in lane.arrows:
            assert squeezed(arrow.label or "") in said
    for text in wanted(folder, name):
        assert squeezed(text) in said, text
    for contact in sheet.contacts:
        assert squeezed(contact.name) in said
        assert contact.phone is None or squeezed(contact.phone.written) in said


@every_sheet_on_paper
def test_nothing_is_cut_off_and_nothing_lies_on_another(
    folder: Path, name: str, paper: Paper
) -> None:
    for page in pages_of(pdf_of(folder, name, paper)):
        margin = 17.5 * paper.scale
        assert sorted((page.width, page.height)) == pytest.approx(
            [paper.width, paper.height], abs=0.1
        )
        for word in page.words:
            assert margin <= word.left and word.right <= page.width - margin, word
            assert margin - 4 <= word.top and word.bottom <= page.height - margin + 4, word
        assert_apart(page)


def assert_apart(page: Page) -> None:
    in_rows = sorted(page.words, key=lambda word: word.top)
    for position, one in enumerate(in_rows):
        for other in in_rows[position + 1 :]:
            if other.top > one.bottom:
                break
            assert not overlap(one, other), (one, other)


@every_sheet
def test_steps_are_read_in_their_order(folder: Path, name: str) -> None:
    sheet = sheet_of(folder, name)
    pages = pages_of(pdf_of(folder, name, LETTER))
    said = "".join(squeezed(word.text) for page in pages for word in page.words)
    for lane in sheet.chart.lanes:
        start = said.find(squeezed(lane.title)) if lane.title else 0
        texts = [f"{box.label or ''}{box.paragraphs[0].text.text}" for box in lane.boxes]
        places = [said.find(squeezed(text), start) for text in texts if text]
        assert all(place >= 0 for place in places)
        if lane.is_linear:
            assert all(one < other for one, other in pairwise(places))


def test_the_poster_for_the_wall_is_one_sheet_with_all_pathways() -> None:
    (page,) = pages_of(pdf_of(REAL, "poster", WALL))
    steps = [word for word in page.words if word.text == "STEP"]
    assert len(steps) == 8 + 4 + 2 + 7
    assert all(word.size >= 19 for word in steps)  # over numerals of three times their size


@pytest.mark.parametrize("paper", [TABLOID, LANDSCAPE, A3], ids=lambda paper: paper.id)
def test_a_poster_for_an_office_is_one_sheet(paper: Paper) -> None:
    (page,) = pages_of(pdf_of(REAL, "poster", paper))
    assert "Part" not in page.text and "650-692-7273" in page.text


@pytest.mark.parametrize("paper", [LETTER, A4], ids=lambda paper: paper.id)
def test_a_smaller_poster_is_split_and_says_so(paper: Paper) -> None:
    pages = pages_of(pdf_of(REAL, "poster", paper))
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        assert f"Part{number}of2" in page.text
        assert "650-692-7273" in page.text and "1a2b3c4d" in page.text


def test_every_sheet_says_which_print_it_is() -> None:
    for page in pages_of(pdf_of(REAL, "at-risk", LETTER)):
        for text in ("ExampleOffice", "ExampleStreet1", "2026-11-23", "1a2b3c4d"):
            assert text in page.text
        assert all(word.size >= 7.9 for word in page.words)


@every_sheet_on_paper
def test_two_accessibility_checkers_find_no_error(
    folder: Path, name: str, paper: Paper, tmp_path: Path
) -> None:
    assert complaints(pdf_of(folder, name, paper), tmp_path) == []


def test_the_same_sheet_is_the_same_bytes() -> None:
    sheet = sheet_of(REAL, "suspected-victim")
    assert painted(sheet, LETTER) == painted(sheet, LETTER)


def hostile(*texts: str) -> Protocol:
    steps = [
        f"{{id: s{n}, text: {json.dumps(text, ensure_ascii=False)}}}"
        for n, text in enumerate(texts)
    ]
    return only(load_text(with_steps(*steps)))


@pytest.mark.parametrize(
    "text",
    [
        "#image(1) $x$ *b* @r <l>",
        "word" * 60,
        "C:\\new // no comment",
        "a " * 450,
        "☐ ✓ → ½",
    ],
    ids=["markup", "endless", "escapes", "long", "marks"],
)
def test_odd_words_stay_words_inside_their_boxes(text: str) -> None:
    protocol = hostile("First", text.strip())
    for sheet in (poster(protocol), pathway_sheet(protocol, protocol.pathways[0])):
        pdf, _ = paint_sheet(sheet, laid_out(sheet, LETTER), IMPRINT)
        assert pdf is not None
        pages = pages_of(pdf)
        assert squeezed(text) in "".join(squeezed(page.text) for page in pages)
        for page in pages:
            assert all(word.left >= 17 and word.right <= page.width - 17 for word in page.words)


@pytest.mark.parametrize("count", [0, 2, 7, 40])
def test_any_number_of_contacts_finds_its_place(count: int) -> None:
    sheet = sheet_of(REAL, "at-risk")
    (contact,) = sheet_of(REAL, "poster").contacts
    many = tuple(
        replace(contact, id=f"office-{n}", name=f"Office number {n}") for n in range(count)
    )
    pages = pages_of(painted(replace(sheet, contacts=many), LETTER))
    said = "".join(squeezed(page.text) for page in pages)
    assert all(f"Officenumber{n}" in said for n in range(count))
    for page in pages:
        assert_apart(page)
        assert all(word.bottom <= page.height - 16 for word in page.words)


def test_a_contact_without_a_number_is_a_line_to_write_on() -> None:
    sheet = sheet_of(REAL, "poster")
    nobody = replace(sheet.contacts[0], phone=None)
    (page, *_) = pages_of(painted(replace(sheet, contacts=(nobody,)), LETTER))
    assert "Number:" in page.text


LONG_NAME = "The Office of the County Superintendent of Schools, Student Services Division"


@every_paper
@pytest.mark.parametrize("count", [1, 2, 9])
def test_long_names_of_contacts_keep_to_their_boxes(paper: Paper, count: int) -> None:
    sheet = sheets_in(REAL)[1]
    (contact,) = sheet.contacts
    role = "answers at any hour of the day and comes to the school"
    sheet = replace(sheet, contacts=(replace(contact, name=LONG_NAME, role=role),) * count)
    assert list(faults(painted(sheet, paper))) == []
