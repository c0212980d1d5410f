"""The line over everything: held to the document or marked as ours, and with room of its own."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from generator.load import load
from generator.model import Protocol
from generator.outputs.catalogue import sheets_of
from generator.outputs.printing import fingerprint
from generator.outputs.protocol import outputs_of
from generator.views.chart_sheet import chart_sheet_content, poster
from generator.views.document import protocol_data
from tests.definitions import HEAD, SMALLEST, codes, load_text, only
from tests.paint.test_pdf_overflow import faults

LINE = "If a child is in immediate danger, call 911."
LONG = "Whoever sees that somebody is hurt calls at once and stays there until help has come. " * 2
CALL = """contacts: {office: {name: The office, phone: 650-555-0100}}
urgent: "In danger, call {office}: {office.phone}"
"""


def having(line: str, text: str = SMALLEST) -> Protocol:
    return only(load_text(text.replace("publisher:", f"{line}\npublisher:", 1)))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    protocol = having(f"urgent: {{text: {LONG.strip()!r}, ours: yes}}")
    return outputs_of(protocol, b"").files


def test_every_sheet_says_it_on_every_page_and_nothing_overlaps(files: dict[str, bytes]) -> None:
    sheets = [name for name in files if name.endswith(".pdf")]
    assert len(sheets) > 8
    said = "".join(f"Note from this site: {LONG}".split())
    for name in sheets:
        if "badge" in name or "slides" in name or "landscape" in name:
            continue
        pages = PdfReader(io.BytesIO(files[name])).pages
        for page in pages:
            assert said in "".join(page.extract_text().split()), name
    for name in ("print/worry-letter.pdf", "print/poster-letter.pdf", "print/handout-a4.pdf"):
        assert list(faults(files[name], name)) == []


def test_pages_say_it_first_and_once(files: dict[str, bytes]) -> None:
    pages = [name for name in files if name.endswith((".md", ".html"))]
    assert {"index.md", "worry.md", "screen.html", "present.html", "current.html"} <= set(pages)
    for name in pages:
        text = files[name].decode()
        assert text.count('class="urgent"') == 1, name
        assert text.index('class="urgent"') < text.index("<h1"), name


def test_slides_are_higher_by_as_much_as_it_takes(files: dict[str, bytes]) -> None:
    show = Presentation(io.BytesIO(files["slides.pptx"]))
    bars = [
        next(shape for shape in slide.shapes if shape.name == "Urgent line")
        for slide in show.slides
    ]
    assert len(bars) == len(show.slides)
    for slide, bar in zip(show.slides, bars, strict=True):
        assert (bar.top, bar.width) == (0, show.slide_width)
        assert all(each.top >= bar.height for each in slide.shapes if each.name != bar.name)
        assert all(each.top + each.height <= show.slide_height for each in slide.shapes)
    page = PdfReader(io.BytesIO(files["slides.pdf"])).pages[0]
    assert float(page.mediabox.height) == pytest.approx(show.slide_height / 12700, abs=0.1)


def test_a_number_in_it_can_be_called() -> None:
    made = outputs_of(having(CALL), b"").files
    for name in ("index.md", "worry.md", "screen.html", "present.html", "current.html"):
        assert b'href="tel:' in made[name], name
    links = [
        note.get_object()["/A"]["/URI"]
        for page in PdfReader(io.BytesIO(made["print/worry-letter.pdf"])).pages
        for note in page.get("/Annots") or ()
        if "/URI" in note.get_object().get("/A", {})
    ]
    assert any("tel:" in str(link) for link in links)


def test_without_the_key_nothing_changes() -> None:
    plain = only(load_text(SMALLEST))
    assert plain.urgent is None
    made = outputs_of(plain, b"").files
    assert not any(b'class="urgent"' in text for name, text in made.items() if ".md" in name)
    data = protocol_data(plain)
    assert isinstance(data, dict) and "urgent" not in data
    content = chart_sheet_content(poster(plain))
    assert isinstance(content, dict) and "urgent" not in content


def test_a_fingerprint_stands_for_it_and_for_whose_it_is() -> None:
    marks = {
        fingerprint(chart_sheet_content(poster(each)))
        for each in (
            only(load_text(SMALLEST)),
            having(f"urgent: {LINE}"),
            having(f"urgent: {{text: {LINE}, ours: yes}}".replace(LINE, f'"{LINE}"')),
            having("urgent: Call somebody"),
        )
    }
    assert len(marks) == 4
    assert {sheet.name for _, sheet in sheets_of(having("urgent: Call"))} >= {"poster", "card"}


def test_words_of_the_document_are_held_to_it(tmp_path: Path) -> None:
    real = Path(__file__).parents[1] / "protocol_source" / "csec"
    folder = tmp_path / "csec"
    folder.mkdir()
    (folder / "official.txt").write_bytes((real / "official.txt").read_bytes())
    text = (real / "protocol.yaml").read_text("utf-8")
    for line, wanted in (
        (f"urgent: {LINE}", ["wording-not-official"]),
        (f'urgent: {{text: "{LINE}", ours: yes}}', []),
    ):
        (folder / "protocol.yaml").write_text(text.replace("publisher:", f"{line}\npublisher:", 1))
        assert [each.code for each in load(folder).diagnostics] == wanted


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("urgent: ''", "empty-value"),
        ("urgent: [call, run]", "wrong-shape"),
        ("urgent: {ours: yes}", "missing-key"),
        ("urgent: {text: Call, mine: yes}", "unknown-key"),
        ("urgent: {text: Call, ours: maybe}", "bad-flag"),
        ('urgent: "Call {nobody}"', "unresolved-name"),
        (f"urgent: {'x' * 201}", "text-too-long"),
        ("emergency: Call", "unknown-key"),
    ],
)
def test_slips_are_answered(written: str, code: str) -> None:
    loaded = load_text(SMALLEST.replace("publisher:", f"{written}\npublisher:", 1))
    assert code in codes(loaded)
    assert all(each.hints for each in loaded.diagnostics)


def test_another_name_for_it_is_known() -> None:
    hints = [
        hint for each in load_text(f"{HEAD}emergency: Call\n").diagnostics for hint in each.hints
    ]
    assert any("`urgent`" in hint for hint in hints)


def test_whose_it_is_reaches_other_programs() -> None:
    data = protocol_data(having("urgent: {text: Call, ours: yes}"))
    assert isinstance(data, dict) and data["urgent"] == {"text": "Call", "ours": True}
    ours = having("urgent: {text: Call, ours: yes}")
    assert ours.urgent is not None
    theirs = replace(ours, urgent=replace(ours.urgent, origin="official"))
    other = protocol_data(theirs)
    assert isinstance(other, dict) and other["urgent"] == {"text": "Call", "ours": False}
