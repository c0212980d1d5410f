"""The packet: all wording with its place, what is ours apart, the rule, lines to sign."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from generator.checks.places import official_places
from generator.checks.sentences import all_sentences
from generator.extract import definition_in
from generator.load import load
from generator.source.words import words_of
from tests.definitions import PROTOCOLS, REAL, ROOT
from tests.printed import pages_of
from tests.product import answered, protocol
from tests.read_aloud import complaints
from tests.review.editing import Document, W, made, parts_of, tracked

CASES = ROOT / "tests" / "cases"
FOLDERS = (
    REAL,
    *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()),
    CASES / "every-word",
)
OFFICIAL = (REAL / "official.txt").read_text("utf-8").split("\n")


def project(tmp_path: Path, folder: Path = REAL) -> Path:
    """Copy a definition into a project of its own."""
    there = tmp_path / "protocol_source" / load(folder).protocols[0].id
    shutil.copytree(folder, there)
    return there


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_sentence_is_in_the_packet_once_and_under_a_name_of_its_own(folder: Path) -> None:
    packet = made(folder).packet
    ids = [each.id for each in packet.entries]
    assert len(ids) == len(set(ids))
    there = sorted((each.text, each.span) for each in packet.entries)
    for sentence in all_sentences(made(folder).protocol):
        assert (sentence.text, sentence.span) in there


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_ours_and_the_documents_are_kept_apart(folder: Path) -> None:
    packet = made(folder).packet
    ours = {s.span for s in all_sentences(made(folder).protocol) if s.origin == "ours"}
    assert not any(each.span in ours for part in packet.wording for each in part.entries)
    assert ours <= {each.span for each in packet.ours}
    assert all(each.is_ours and not each.lines for each in packet.ours)


def test_each_sentence_stands_in_the_lines_that_are_named() -> None:
    packet = made(REAL).packet
    sections = [each for part in packet.wording for each in (part.head, *part.entries) if each]
    assert len(sections) > 35
    for entry in sections:
        first, _, last = entry.lines.partition("–")
        lines = OFFICIAL[int(first) - 1 : int(last or first)]
        joined = re.sub(r"(?<=[-/])\s+", "", " ".join(" ".join(lines).split()))
        assert " ".join(words_of(entry.text)) in joined
        assert "STEP" not in lines[0]


def test_the_same_words_in_several_pathways_have_each_its_own_place() -> None:
    packet = made(REAL).packet
    lines = {e.id.split("/")[1]: e.lines for e in packet.entries if "/law-enforcement/" in e.id}
    assert lines == {
        "confirmed-victim": "8–13", "student-recruitment": "191–194", "suspected-victim": "242–247",
    }  # fmt: skip


def test_places_go_by_what_stands_around_and_not_by_order(tmp_path: Path) -> None:
    there = project(tmp_path)
    text = (there / "protocol.yaml").read_text("utf-8")
    start, end = text.index("  - id: student-recruitment"), text.index("  - id: suspected-victim")
    part = text[start:end]
    first = text.index("  - id: confirmed-victim")
    (there / "protocol.yaml").write_text(
        text[:first] + part + text[first:start] + text[end:], "utf-8"
    )
    (moved,) = load(there).protocols
    assert moved.pathways[0].id == "student-recruitment"
    step = moved.pathways[0].steps[0].text
    assert [span.line for span in official_places(moved)[step]] == [191, 8, 242]


@pytest.fixture(scope="module")
def made_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")
    there = project(folder)
    done = answered("review", "--source", there)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"{folder}/review/csec/review.pdf", f"{folder}/review/csec/review.docx",
    ]  # fmt: skip
    return folder / "review" / "csec"


def test_the_pdf_has_every_text_with_its_lines(made_files: Path) -> None:
    pages = pages_of((made_files / "review.pdf").read_bytes())
    said = "".join(page.text for page in pages)
    for entry in made(REAL).packet.entries:
        text = re.sub(r"\s", "", entry.text)
        assert text in said
        if entry.lines:
            assert any(
                word.text.startswith(entry.lines.split(",")[0])
                for page in pages
                for word in page.words
            )
    for wanted in ("Norelease", "9bc12a52", "Thresholdsnotmet", "Notverifiedyet", "Signature"):
        assert wanted in said


def test_the_pdf_can_be_read_aloud_and_carries_the_definition(
    made_files: Path, tmp_path: Path
) -> None:
    pdf = (made_files / "review.pdf").read_bytes()
    assert complaints(pdf, tmp_path) == []
    content, _ = definition_in(made_files / "review.pdf")
    assert content == (REAL / "protocol.yaml").read_bytes()
    reader = PdfReader(io.BytesIO(pdf))
    marks = {m for page in reader.pages for m in re.findall(r"Packet (\w{8})", page.extract_text())}
    assert marks == {made(REAL).mark}


def test_the_same_definition_gives_the_same_bytes(made_files: Path) -> None:
    again = answered("review", "--source", made_files.parents[1] / "protocol_source" / "csec")
    assert again.returncode == 0
    assert (made_files / "review.docx").read_bytes() == made(REAL).content


def test_the_word_file_has_headings_a_title_and_a_language() -> None:
    parts = parts_of(made(REAL).content)
    assert (
        b"<dc:title>CSEC protocol: For review and signature</dc:title>"
        in parts["docProps/core.xml"]
    )
    assert b'<w:lang w:val="en"' in parts["word/styles.xml"]
    assert b"<w:trackRevisions/>" in parts["word/settings.xml"]
    root = ET.fromstring(parts["word/document.xml"])
    styles = [each.get(f"{W}val") for each in root.iter(f"{W}pStyle")]
    assert styles.count("Heading1") == 4 and styles.count("Heading2") == 6
    names = [each.get(f"{W}name", "") for each in root.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names)) and all(len(name) <= 40 for name in names)
    assert all(len(each.get(f"{W}val", "")) <= 64 for each in root.iter(f"{W}tag"))


def test_changes_since_the_last_release_and_their_prints_are_told(tmp_path: Path) -> None:
    there = project(tmp_path)
    released = answered("release", "The first", "--date", "2027-03-01", "--source", there)
    assert released.returncode == 0, released.stderr
    text = (there / "protocol.yaml").read_text("utf-8")
    (there / "protocol.yaml").write_text(
        text.replace("replaces no one’s duty to report", "replaces nobody’s duty to report"),
        "utf-8",
    )
    assert answered("review", "--source", there).returncode == 0
    pdf = (tmp_path / "review" / "csec" / "review.pdf").read_bytes()
    said = " ".join(" ".join(word.text for word in page.words) for page in pages_of(pdf))
    assert "Since release 1 of 2027-03-01: The first" in said
    assert "not-a-diagnosis" in said and "nobody’s" in said
    assert "Prints that say something else now" in said and "Screening sheet" in said
    assert complaints(pdf, tmp_path) == []


def test_nothing_changed_is_said_too(tmp_path: Path) -> None:
    there = project(tmp_path, PROTOCOLS / "score")
    text = (there / "protocol.yaml").read_text("utf-8")
    (there / "protocol.yaml").write_text(text.replace("status: draft", "status: active"), "utf-8")
    assert answered("release", "One", "--date", "2027-03-01", "--source", there).returncode == 0
    assert answered("review", "--source", there).returncode == 0
    pdf = next((tmp_path / "review").rglob("review.pdf")).read_bytes()
    said = "".join(page.text for page in pages_of(pdf))
    assert "Nothingwaschangedsincerelease1of2027-03-01." in said


@pytest.mark.parametrize("folder", FOLDERS[1:], ids=lambda folder: folder.name)
def test_other_protocols_have_a_packet(folder: Path, tmp_path: Path) -> None:
    there = project(tmp_path, folder)
    done = answered("review", "--source", there)
    assert done.returncode == 0, done.stderr
    pdf = next((tmp_path / "review").rglob("review.pdf")).read_bytes()
    assert complaints(pdf, tmp_path) == []


def test_proposals_are_listed_with_place_and_words_and_nothing_is_applied(tmp_path: Path) -> None:
    there = project(tmp_path)
    document = Document(made(REAL))
    entry = next(
        e for e in made(REAL).packet.entries if e.id.endswith("suspected-victim/steps/report/text")
    )
    tracked(document.paragraph(entry), entry, entry.text.replace("submit", "make"))
    document.comment(document.paragraph(entry), "Bo Chen", "As the law has it")
    (tmp_path / "back.docx").write_bytes(document.saved())
    before = (there / "protocol.yaml").read_bytes()
    done = protocol("review", "--read", "back.docx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "protocol_source/csec/protocol.yaml:103: "
        "pathways/suspected-victim/steps/report/text (STEP 2): reworded",
        "  If child abuse or neglect is suspected, [-submit-] {+make+} mandated report "
        "to Child Welfare Services",
        "  by Ann Lee",
        "  Bo Chen comments: As the law has it",
    ]
    assert (there / "protocol.yaml").read_bytes() == before
    done = protocol("review", "csec", "--read", "back.docx", "--format", "json", cwd=tmp_path)
    (found,) = json.loads(done.stdout)
    assert (found["line"], found["who"], found["what"]) == (103, ["Ann Lee"], "changed")
    assert not (tmp_path / "review").exists()


def test_an_untouched_file_says_so(made_files: Path) -> None:
    source = made_files.parents[1] / "protocol_source"
    done = answered("review", "--source", source, "--read", made_files / "review.docx")
    assert (done.returncode, done.stdout) == (0, "Nothing is proposed.\n")


def test_where_an_answer_or_a_step_leads_stands_beside_it() -> None:
    labels = [each.label for each in made(PROTOCOLS / "branching").packet.entries]
    answers = [each for each in labels if ", answer" in each]
    assert answers and all(" → " in each for each in answers)
    assert not any("→" in each.label for each in made(REAL).packet.entries)


def test_a_file_says_itself_which_of_several_protocols_it_is_of(tmp_path: Path) -> None:
    project(tmp_path)
    project(tmp_path, PROTOCOLS / "score")
    (tmp_path / "back.docx").write_bytes(made(PROTOCOLS / "score").content)
    source = tmp_path / "protocol_source"
    done = answered("review", "--source", source, "--read", tmp_path / "back.docx")
    assert (done.returncode, done.stdout) == (0, "Nothing is proposed.\n")
    done = answered("review", "csec", "--source", source, "--read", tmp_path / "back.docx")
    assert done.returncode == 1 and "it was made of the protocol `score`" in done.stderr


def test_errors_in_the_definition_come_first(tmp_path: Path) -> None:
    there = project(tmp_path)
    (there / "protocol.yaml").write_text("protocol: x\n", "utf-8")
    done = answered("review", "--source", there)
    assert done.returncode == 1 and "error[" in done.stderr
    assert not (tmp_path / "review").exists()


@pytest.mark.parametrize(("name", "status"), [("cesc", 2), (None, 2), ("csec", 0)])
def test_where_there_are_several_one_is_named(
    name: str | None, status: int, tmp_path: Path
) -> None:
    project(tmp_path)
    project(tmp_path, PROTOCOLS / "score")
    arguments = [name] if name else []
    done = answered("review", *arguments, "--source", tmp_path / "protocol_source")
    assert done.returncode == status
    if status:
        assert "error[unknown-protocol]" in done.stderr and "csec" in done.stderr


def test_a_protocol_without_a_document_says_so(tmp_path: Path) -> None:
    there = project(tmp_path)
    text = (there / "protocol.yaml").read_text("utf-8")
    (there / "protocol.yaml").write_text(text.replace("official: official.txt\n", ""), "utf-8")
    (there / "official.txt").unlink()
    assert answered("review", "--source", there).returncode == 0
    assert not any(each.lines for each in made(there).packet.entries)
    pdf = (tmp_path / "review" / "csec" / "review.pdf").read_bytes()
    assert "Theyareheldtonodocument" in pages_of(pdf)[1].text
    assert complaints(pdf, tmp_path) == []


def test_corrections_and_what_is_overdue_are_told(tmp_path: Path) -> None:
    folder = project(tmp_path)
    text = (folder / "protocol.yaml").read_text("utf-8")
    there = "    verified: 2025-01-01\n    verified_by: Desk\n    review_by: 2026-01-01\n"
    text = re.sub(r"(\n  rape-trauma-services:\n)", rf"\1{there}", text)
    text += """
corrections:
  - id: slip
    at: [suspected-victim.parent-or-guardian]
    printed: parent of guardian
    published: parent or guardian
    why: A slip of the pen.
    approved_by: Head of the office
    approved_on: 2026-12-01
"""
    (folder / "protocol.yaml").write_text(text, "utf-8")
    done = protocol("review", "--as-of", "2026-06-01", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    pages = pages_of((tmp_path / "review" / "csec" / "review.pdf").read_bytes())
    words = " ".join(word.text for page in pages for word in page.words)
    for wanted in (
        "parent of guardian → parent or guardian", "A slip of the pen.", "Overdue:",
        "Approved by Head of the office on 2026-12-01", "contact parent of guardian and inform",
    ):  # fmt: skip
        assert wanted in words, wanted
