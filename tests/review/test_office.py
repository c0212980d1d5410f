"""LibreOffice opens a packet and saves it, and each sentence is still tied to what it is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.definitions import PROTOCOLS, REAL
from tests.review.editing import Document, Made, made, tracked, typed_over

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(
    OFFICE is None or not any(Path("/usr/lib/libreoffice").glob("program/libswlo.so")),
    reason="needs LibreOffice Writer",
)


def resaved(content: bytes, folder: Path) -> bytes:
    """Return a file as LibreOffice saves it."""
    assert OFFICE
    (folder / "in").mkdir()
    (folder / "in" / "review.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "docx", "--outdir", str(folder)]
    subprocess.run(
        [*command, str(folder / "in" / "review.docx")], check=True, capture_output=True, timeout=120
    )
    return (folder / "review.docx").read_bytes()


@pytest.mark.parametrize("name", ["csec", "classify"])
def test_a_file_that_was_only_saved_proposes_nothing(name: str, tmp_path: Path) -> None:
    of = made(REAL if name == "csec" else PROTOCOLS / name)
    assert of.read(resaved(of.content, tmp_path)) == ()


def test_edits_made_before_it_is_saved_are_there_afterwards(tmp_path: Path) -> None:
    of = made(REAL)
    document = Document(of)
    for number, entry in enumerate(of.packet.entries):
        (tracked, typed_over)[number % 2](document.paragraph(entry), entry, f"{entry.text} x")
    document.comment(document.paragraph(of.packet.entries[0]), "Bo", "Why?")
    found = of.read(resaved(document.saved(), tmp_path))
    assert [(each.what, each.id, each.after) for each in found] == [
        ("changed", entry.id, f"{entry.text} x") for entry in of.packet.entries
    ]
    assert {each.who for each in found} == {("Ann Lee",), ()}
    assert [each.text for each in found[0].comments] == ["Why?"]


def test_edits_made_after_it_was_saved_are_exactly_those(tmp_path: Path) -> None:
    of = made(REAL)
    saved = resaved(of.content, tmp_path)
    for entry in of.packet.entries[::7]:
        assert _edited(of, saved, entry.id) == [("changed", entry.id, "Another")]


def _edited(of: Made, saved: bytes, id: str) -> list[tuple[str, str, str]]:
    document = Document(of, saved)
    entry = next(each for each in of.packet.entries if each.id == id)
    typed_over(document.paragraph(entry), entry, "Another")
    return [(each.what, each.id, each.after) for each in of.read(document.saved())]
