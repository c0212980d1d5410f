"""``protocol extract``: the definition inside a sheet comes back whole, or a diagnostic does."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import zlib
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from generator import extract
from generator.extract import definition_in
from generator.load import load
from generator.views.chart_sheet import card
from generator.views.imprint import Imprint
from generator.views.papers import LETTER
from generator.words.catalogue import site_words
from tests.definitions import PROTOCOLS, REAL
from tests.product import PROJECT, protocol
from tests.sheets import paint_sheet

CASES = PROJECT / "tests" / "cases"


@cache
def sheet(folder: Path = REAL, definition: bytes | None = None) -> bytes:
    source = (folder / "protocol.yaml").read_bytes() if definition is None else definition
    imprint = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)
    pdf, _ = paint_sheet("card", card(load(folder).protocols[0]), LETTER, imprint, source)
    assert pdf is not None
    return pdf


def written(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def with_attachments(*attached: tuple[str, bytes]) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for name, content in attached:
        writer.add_attachment(name, content)
    return written(writer)


def code_for(content: bytes, folder: Path) -> str:
    path = folder / "sheet.pdf"
    path.write_bytes(content)
    found, problems = definition_in(path)
    assert found is None
    (problem,) = problems
    assert problem.severity == "error"
    return problem.code


@pytest.mark.parametrize("folder", [REAL, PROTOCOLS / "classify"], ids=lambda folder: folder.name)
def test_the_definition_comes_back_byte_for_byte(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a sheet.pdf"
    path.write_bytes(sheet(folder))
    assert definition_in(path) == ((folder / "protocol.yaml").read_bytes(), ())


def test_line_ends_of_another_system_come_back_as_they_are(tmp_path: Path) -> None:
    source = (REAL / "protocol.yaml").read_bytes().replace(b"\n", b"\r\n")
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheet(REAL, source))
    assert definition_in(path) == (source, ())


def test_a_sheet_that_another_program_saved_again_still_has_it(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sheet())))
    path = tmp_path / "sheet.pdf"
    path.write_bytes(written(writer))
    assert definition_in(path) == ((REAL / "protocol.yaml").read_bytes(), ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 1000,
        b"protocol: csec\n",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
        b"%PDF-1.7\n",
        b"%PDF-1.7\n%%EOF\n",
        b"%PDF-1.7\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n",
        b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF\n",
        b"%PDF-1.7\n" + b"<<" * 5000 + b"\nstartxref\n9\n%%EOF\n",
    ],
)
def test_what_is_no_pdf_file_is_refused(content: bytes, tmp_path: Path) -> None:
    assert code_for(content, tmp_path) == "not-a-sheet"


@pytest.mark.parametrize("part", [0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_download_that_broke_off_is_refused(part: float, tmp_path: Path) -> None:
    whole = sheet()
    assert code_for(whole[: int(len(whole) * part)], tmp_path) == "not-a-sheet"


def test_damage_anywhere_never_gives_another_definition(tmp_path: Path) -> None:
    whole, source = sheet(), (REAL / "protocol.yaml").read_bytes()
    path = tmp_path / "sheet.pdf"
    for number in range(60):
        damaged = bytearray(whole)
        start = len(whole) * number // 60
        damaged[start : start + 7] = b"\0<[(/>>"
        path.write_bytes(damaged)
        found, problems = definition_in(path)
        assert found in (source, None)
        assert (found is None) == bool(problems)


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(sheet())))
    writer.encrypt("secret", algorithm="RC4-128")
    assert code_for(written(writer), tmp_path) == "locked-sheet"


@pytest.mark.parametrize("path", sorted((CASES / "locked-sheet").iterdir()), ids=lambda p: p.stem)
def test_a_file_that_is_locked_more_strongly_is_no_other_fault(path: Path, tmp_path: Path) -> None:
    assert code_for(path.read_bytes(), tmp_path) == "locked-sheet"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "sheet.pdf")
    _, (problem,) = definition_in(tmp_path / "sheet.pdf")
    assert problem.code == "not-a-file"


def test_a_terminal_gets_nothing_to_obey_and_a_pipe_the_bytes(tmp_path: Path) -> None:
    content = b"title: \x1b]0;evil\x07 \xc2\x9b31m \xe2\x80\xae \xff\r\n  a: \xc3\xa9\n"
    (tmp_path / "sheet.pdf").write_bytes(with_attachments(("protocol.yaml", content)))
    command = [sys.executable, "-m", "generator", "extract", str(tmp_path / "sheet.pdf")]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, timeout=60)
    assert done.stdout == content
    ours, theirs = pty.openpty()
    subprocess.run(command, cwd=PROJECT, stdout=theirs, timeout=60)
    os.close(theirs)
    said = os.read(ours, 10_000).decode()
    os.close(ours)
    assert said == "title: \ufffd]0;evil\ufffd \ufffd31m \ufffd \ufffd\r\n  a: é\r\n"


def test_a_file_without_attachments_is_refused(tmp_path: Path) -> None:
    assert code_for(with_attachments(), tmp_path) == "no-definition-inside"


def test_attachments_of_other_names_are_named_and_not_taken(tmp_path: Path) -> None:
    names = ["PROTOCOL.YAML", "../protocol.yaml", "x" * 500, "a", "b", "c"]
    path = tmp_path / "sheet.pdf"
    path.write_bytes(with_attachments(*((name, b"protocol: other") for name in names)))
    found, (problem,) = definition_in(path)
    assert found is None and problem.code == "no-definition-inside"
    (hint,) = problem.hints
    assert hint.startswith("it holds 6 other: `")
    assert "`PROTOCOL.YAML`" in hint and len(hint) < 500


def test_of_two_definitions_none_is_taken(tmp_path: Path) -> None:
    two = with_attachments(("protocol.yaml", b"protocol: a"), ("protocol.yaml", b"protocol: b"))
    assert code_for(two, tmp_path) == "several-definitions"


def test_a_huge_definition_is_refused(tmp_path: Path) -> None:
    huge = with_attachments(("protocol.yaml", b"#" * 300_000))
    assert code_for(huge, tmp_path) == "file-too-large"


def test_a_definition_that_swells_when_unpacked_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    file = writer.add_attachment("protocol.yaml", b"x")
    stream = file._embedded_file
    stream._data = zlib.compress(b"#" * 100_000_000, 9)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    content = written(writer)
    assert len(content) < 1_000_000
    assert code_for(content, tmp_path) in ("file-too-large", "not-a-sheet")


def test_a_definition_of_another_length_than_the_file_says_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    file = writer.add_attachment("protocol.yaml", b"protocol: a")
    params = DictionaryObject({NameObject("/Size"): NumberObject(99)})
    file._embedded_file[NameObject("/Params")] = params
    assert code_for(written(writer), tmp_path) == "not-a-sheet"


def test_a_huge_file_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "MAX_SHEET", 1000)
    assert code_for(sheet(), tmp_path) == "file-too-large"


@pytest.mark.parametrize("name", ["missing.pdf", ".", "x" * 5000, "a\0b"])
def test_what_cannot_be_read_is_said(name: str, tmp_path: Path) -> None:
    found, (problem,) = definition_in(tmp_path / name)
    assert found is None and problem.code == ("not-a-file" if name == "." else "unreadable-file")


def test_the_command_prints_the_bytes_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheet(PROTOCOLS / "classify"))
    command = [sys.executable, "-m", "generator", "extract", str(path)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, env={"LC_ALL": "C"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (PROTOCOLS / "classify" / "protocol.yaml").read_bytes()


def test_the_command_puts_it_into_a_file(tmp_path: Path) -> None:
    path, out = tmp_path / "sheet.pdf", tmp_path / "out.yaml"
    path.write_bytes(sheet())
    done = protocol("extract", path, "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert out.read_bytes() == (REAL / "protocol.yaml").read_bytes()


def test_a_bad_sheet_leaves_the_file_that_was_there(tmp_path: Path) -> None:
    path, out = tmp_path / "sheet.pdf", tmp_path / "out.yaml"
    path.write_bytes(b"no sheet")
    out.write_text("mine")
    done = protocol("extract", path, "-o", out)
    assert done.returncode == 1 and done.stdout == ""
    assert f"{path.as_posix()}:1:1: error[not-a-sheet]: cannot be read as a PDF file" in done.stderr
    assert "Traceback" not in done.stderr
    assert out.read_text() == "mine"


def test_a_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(sheet())
    done = protocol("extract", path, "-o", tmp_path / "no such folder" / "out.yaml")
    assert done.returncode == 1
    assert "error[cannot-write]" in done.stderr and "Traceback" not in done.stderr


def test_without_a_file_it_is_wrong_use() -> None:
    assert protocol("extract").returncode == 2
