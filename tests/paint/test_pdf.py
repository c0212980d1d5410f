"""The handout as a reader of PDF files finds it: all words, on the page, large enough, tagged."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from generator.layout.measure import text_width
from generator.model import Protocol, Sentence
from generator.views.chart_sheet import handout
from generator.views.imprint import Imprint
from generator.views.papers import A4, HAND_PAPERS, LETTER, Paper
from generator.words.catalogue import site_words
from tests.definitions import (
    PROTOCOLS,
    REAL,
    ROOT,
    load_text,
    only,
    protocol_in,
    real_protocol,
    with_steps,
)
from tests.read_aloud import complaints
from tests.sheets import paint_sheet

FOLDERS = (REAL, *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()))
SMALLEST_STEP_TEXT = 8.0
IMPRINT = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)
HOSTILE = (
    '#import "x.typ": *',
    "$x^2$ and $ y $",
    "*bold* _slanted_ `code`",
    "@reference and <label>",
    r"C:\new\temp \u{41} \ end",
    "say \"yes\" and 'no'",
    "= heading // comment /* more */",
    '#eval("1 + 1") #sys.inputs [a] #{b}',
    "one -- two --- three ... ~ ?-",
    "https://example.org/#a",
    "</script><b>&amp;",
)


@dataclass(frozen=True)
class Run:
    """Text as it stands on a page, in points from the lower left corner."""

    text: str
    size: float
    x: float
    y: float
    bold: bool


def painted(protocol: Protocol, paper: Paper = LETTER) -> bytes:
    pdf, problems = paint_sheet("handout", handout(protocol), paper, IMPRINT)
    assert pdf is not None, problems
    return pdf


@cache
def pdf_of(folder: Path, paper: Paper = LETTER) -> bytes:
    return painted(protocol_in(folder), paper)


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def runs(page: PageObject) -> list[Run]:
    found: list[Run] = []

    def visit(
        text: str, cm: list[float], tm: list[float], font: dict[str, str] | None, size: float
    ) -> None:
        if text.strip():
            scale = abs(cm[3] * tm[3])
            x, y = cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]
            bold = "Bold" in (font or {}).get("/BaseFont", "")
            found.append(Run(text.strip(), size * scale, x, y, bold))

    page.extract_text(visitor_text=visit)
    return found


def squeezed(text: str) -> str:
    """Leave out all white space, which says where lines end and nothing else."""
    return re.sub(r"\s", "", text)


def text_of(pdf: bytes, smallest: float = 0.0) -> str:
    pages = reader(pdf).pages
    return squeezed("".join(r.text for page in pages for r in runs(page) if r.size >= smallest))


def sentences(value: object) -> Iterator[Sentence]:
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from sentences(each)
    elif is_dataclass(value):
        for field in fields(value):
            yield from sentences(getattr(value, field.name))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_sentence_is_printed_in_a_size_that_can_be_read(folder: Path) -> None:
    protocol = protocol_in(folder)
    text = text_of(pdf_of(folder), SMALLEST_STEP_TEXT)
    shown = (
        protocol.title,
        protocol.pathways,
        protocol.outcomes,
        tuple(replace(each, examples=()) for each in protocol.screenings),
        tuple(note for note in protocol.notes if set(note.places) != {"questionnaire"}),
    )
    for sentence in sentences(shown):
        assert squeezed(sentence.text) in text, sentence.text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_labels_contacts_and_citations_are_printed(folder: Path) -> None:
    protocol = protocol_in(folder)
    text = text_of(pdf_of(folder))
    steps = [step for pathway in protocol.pathways for step in pathway.steps]
    wanted = [step.label for step in (*steps, *(b for step in steps for b in step.branches))]
    wanted += [item.label for screening in protocol.screenings for item in screening.items]
    wanted += [contact.name for contact in protocol.contacts]
    wanted += [contact.phone.written for contact in protocol.contacts if contact.phone]
    wanted += [citation.text for citation in protocol.citations]
    for each in wanted:
        assert squeezed(each) in text


@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_reaches_over_the_margins(folder: Path, paper: Paper) -> None:
    for page in reader(pdf_of(folder, paper)).pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        for run in runs(page):
            end = run.x + text_width(run.text, run.size, "bold" if run.bold else "regular")
            assert run.x >= 17 and end <= width - 17, run
            assert 17 <= run.y <= height - 17, run


@pytest.mark.parametrize(("paper", "size"), [(LETTER, (612, 792)), (A4, (595.276, 841.89))])
def test_the_paper_is_the_one_asked_for(paper: Paper, size: tuple[float, float]) -> None:
    box = reader(pdf_of(REAL, paper)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(size, abs=0.1)


def test_the_real_handout_is_both_sides_of_one_sheet() -> None:
    pages = reader(pdf_of(REAL)).pages
    assert len(pages) == 2
    for number, page in enumerate(pages, 1):
        text = squeezed(page.extract_text())
        assert f"Part{number}of2" in text
        assert "ExampleOffice" in text and "CSECprotocol" in text and "650-692-7273" in text


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_page_says_which_print_it_is_and_once(folder: Path) -> None:
    for page in reader(pdf_of(folder)).pages:
        assert squeezed(page.extract_text()).count("Print1a2b3c4d") == 1


def test_a_note_on_a_step_is_printed_and_marked_as_ours() -> None:
    loaded = load_text(with_steps('{id: a, text: Call, note: "Only aloud"}'))
    pdf, _ = paint_sheet("handout", handout(loaded.protocols[0]), LETTER, IMPRINT)
    assert pdf is not None
    said = squeezed("".join(page.extract_text() for page in reader(pdf).pages))
    assert squeezed("Note from this site: Only aloud") in said


def test_a_contact_without_a_number_has_a_line_to_write_on() -> None:
    assert "ThefrontofficeNumber:" in text_of(pdf_of(PROTOCOLS / "branching"))


def test_site_notes_are_marked_as_ours() -> None:
    assert "Notefromthissite" in text_of(pdf_of(REAL))


def test_a_draft_says_so_on_every_page() -> None:
    pages = reader(pdf_of(PROTOCOLS / "score")).pages
    assert all("Draft: not in use" in page.extract_text() for page in pages)


def test_the_file_names_its_title_publisher_and_language() -> None:
    document = reader(pdf_of(REAL))
    protocol = real_protocol()
    assert document.metadata is not None
    assert document.metadata.title == protocol.title.text
    assert document.metadata.author == protocol.publisher.name
    assert document.trailer["/Root"]["/Lang"] == "en"
    assert reader(pdf_of(PROTOCOLS / "score")).trailer["/Root"]["/Lang"].startswith("es")


def test_bookmarks_name_every_pathway() -> None:
    document = reader(pdf_of(REAL))

    def titles(entries: list[object]) -> Iterator[str]:
        for entry in entries:
            yield from titles(entry) if isinstance(entry, list) else (str(entry["/Title"]),)

    found = [squeezed(title) for title in titles(document.outline)]
    for title in (real_protocol().title, *(each.title for each in real_protocol().pathways)):
        assert squeezed(title.text) in found


def test_phone_numbers_are_links_with_words_of_their_own() -> None:
    links = [
        annotation.get_object()
        for page in reader(pdf_of(REAL)).pages
        for annotation in page.get("/Annots", [])
    ]
    calls = [link for link in links if link.get("/A", {}).get("/URI") == "tel:+16506927273"]
    assert len(calls) >= 3
    assert all("+16506927273" in call["/Contents"] for call in calls)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_written(text: str) -> None:
    quoted = json.dumps(text.replace("{", "{{").replace("}", "}}"))
    definition = with_steps(f"{{id: a, text: {quoted}}}").replace(
        "title: Example\n", f"title: {quoted}\n"
    )
    pdf = painted(only(load_text(definition)))
    assert text_of(pdf).count(squeezed(text)) >= 2
    document = reader(pdf)
    assert document.metadata is not None and document.metadata.title == text


def test_a_step_is_never_split_over_two_pages() -> None:
    protocol = protocol_in(PROTOCOLS / "forty")
    pages = [squeezed(page.extract_text()) for page in reader(pdf_of(PROTOCOLS / "forty")).pages]
    for step in protocol.pathways[0].steps:
        assert any(squeezed(step.text.text) in page for page in pages)


def test_a_box_higher_than_a_page_goes_on_over_the_next() -> None:
    text = "to be done with all the others as was said before"
    branches = ", ".join(f"{{id: b{n}, text: Branch number {n} {text}}}" for n in range(20))
    protocol = only(load_text(with_steps(f"{{id: all, parallel: All, steps: [{branches}]}}")))
    document = reader(painted(protocol))
    text = squeezed("".join(page.extract_text() for page in document.pages))
    assert all(f"Branchnumber{n}tobedone" in text for n in range(20))
    assert all(run.y >= 20 for page in document.pages for run in runs(page))


def test_marks_of_word_processors_are_printed_as_themselves() -> None:
    marks = "☐ Notify ✓ Call → wait ⚠ stay ► re\u2011entry ½ ✗ ☑ ■ ● ≥ 2 × ① № ™"
    protocol = only(load_text(with_steps(f"{{id: a, text: '{marks}'}}")))
    pdf, problems = paint_sheet("handout", handout(protocol), LETTER, IMPRINT)
    assert pdf is not None and not problems
    assert squeezed(marks) in text_of(pdf)


def test_the_definition_travels_in_the_file() -> None:
    source = (REAL / "protocol.yaml").read_bytes()
    pdf, problems = paint_sheet("handout", handout(real_protocol()), LETTER, IMPRINT, source)
    assert pdf is not None and not problems
    assert reader(pdf).attachments == {"protocol.yaml": [source]}
    assert reader(pdf_of(REAL)).attachments == {}


def test_the_file_claims_both_standards() -> None:
    metadata = reader(pdf_of(REAL)).trailer["/Root"]["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in metadata
    assert "<pdfaid:part>3<" in metadata and "<pdfaid:conformance>A<" in metadata


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_two_accessibility_checkers_find_nothing(folder: Path, tmp_path: Path) -> None:
    assert complaints(pdf_of(folder), tmp_path) == []


PAINT = """
import sys
from pathlib import Path
from generator.load import load
from generator.outputs.catalogue import CATALOGUE
from generator.outputs.kind import Form
from generator.views.imprint import Imprint
from generator.views.papers import LETTER
from generator.words.catalogue import site_words
imprint = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)
kind = next(each for each in CATALOGUE if each.name == "handout")
view = kind.view(load(Path(sys.argv[1])).protocols[0])
paint, _ = kind.prepare(view, Form(LETTER, ".pdf"), imprint, None, False)
pdf, _ = paint()
sys.stdout.buffer.write(pdf)
"""


def test_the_bytes_depend_on_nothing_but_the_definition(tmp_path: Path) -> None:
    elsewhere = tmp_path / "an other folder"
    shutil.copytree(ROOT / "generator", elsewhere / "generator")
    environment = os.environ | {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "tr_TR.UTF-8",
        "PYTHONHASHSEED": "7",
        "SOURCE_DATE_EPOCH": "1234567890",
        "PYTHONPATH": str(elsewhere),
    }
    again = subprocess.run(
        [sys.executable, "-c", PAINT, str(REAL)],
        cwd=elsewhere,
        env=environment,
        check=True,
        capture_output=True,
    ).stdout
    assert hashlib.sha256(again).digest() == hashlib.sha256(pdf_of(REAL)).digest()
