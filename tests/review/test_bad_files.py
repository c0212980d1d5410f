"""Files that are no packet, or mean harm: each is answered with what it is and a way out."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from generator.docx.package import MAX_FILE, NotWordError, word_file
from tests.definitions import PROTOCOLS, REAL
from tests.product import answered
from tests.review.editing import COMMENTS, DOCUMENT, Document, made, packed, parts_of

ROOT_RELATIONS = "_rels/.rels"
LAUGHS = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;">]><d>&c;</d>"""
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'


def with_part(name: str, content: bytes) -> bytes:
    return packed(parts_of(made(REAL).content) | {name: content})


def without(name: str) -> bytes:
    parts = parts_of(made(REAL).content)
    del parts[name]
    return packed(parts)


def odt() -> bytes:
    return packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "is no Word document"),
    "text": (lambda: b"Submit the report", "is no Word document"),
    "a PDF file": (lambda: b"%PDF-1.7\n%%EOF", "is no Word document"),
    "an old Word file": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "an old Word file, or has"),
    "another office file": (odt, "holds no Word document"),
    "an archive": (lambda: packed({"a.txt": b"a"}), "holds no Word document"),
    "half of it": (lambda: made(REAL).content[:6000], "is no Word document, or is damaged"),
    "no document": (lambda: without(DOCUMENT), "holds no Word document"),
    "no relations": (lambda: without(ROOT_RELATIONS), "holds no Word document"),
    "no XML": (lambda: with_part(DOCUMENT, b"<w:document"), "is damaged"),
    "another root": (lambda: with_part(DOCUMENT, b"<workbook/>"), "another kind of document"),
    "entities": (lambda: with_part(DOCUMENT, LAUGHS.encode()), "defines entities"),
    "entities in UTF-16": (lambda: with_part(DOCUMENT, LAUGHS.encode("utf-16")), "entities"),
    "a file from elsewhere": (lambda: with_part(DOCUMENT, OUTSIDE.encode()), "defines entities"),
    "entities in relations": (lambda: with_part(ROOT_RELATIONS, LAUGHS.encode()), "entities"),
    "depth": (
        lambda: with_part(DOCUMENT, b"<a>" * 100_000 + b"</a>" * 100_000), "far more than a packet",
    ),
    "elements": (
        lambda: with_part(DOCUMENT, b"<a>" + b"<b/>" * 700_000 + b"</a>"), "far more than a packet",
    ),
    "a bomb": (lambda: with_part(DOCUMENT, b"<a>" + b" " * 60_000_000), "far more than a packet"),
    "a target outside": (
        lambda: with_part(
            ROOT_RELATIONS,
            parts_of(made(REAL).content)[ROOT_RELATIONS].replace(b"word/document.xml", b"../../x"),
        ),
        "holds no Word document",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_packet_is_answered_in_little_room(name: str) -> None:
    make, message = BAD[name]
    content = make()
    tracemalloc.start()
    try:
        with pytest.raises(NotWordError, match=message) as caught:
            word_file(content)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert caught.value.hint
    assert peak < 100 * 1024 * 1024


def test_a_file_that_is_far_too_large_is_not_unpacked() -> None:
    with pytest.raises(NotWordError, match="larger than the limit of 16 MB"):
        word_file(bytes(MAX_FILE + 1))


def test_bytes_that_are_turned_are_answered() -> None:
    whole = made(REAL).content
    for at in range(0, len(whole), 97):
        hurt = bytearray(whole)
        hurt[at] ^= 0xFF
        try:
            made(REAL).read(bytes(hurt))
        except NotWordError as answer:
            assert answer.hint


def test_comments_that_are_missing_or_strange_do_no_harm() -> None:
    document = Document(made(REAL))
    document.comment(document.paragraph(made(REAL).packet.entries[0]), "Bo", "Why?")
    parts = parts_of(document.saved())
    del parts[COMMENTS]
    assert made(REAL).read(packed(parts)) == ()
    assert made(REAL).read(packed(parts | {COMMENTS: b"<x/>"})) == ()


@pytest.fixture
def file(tmp_path: Path) -> Callable[[bytes, str], Path]:
    def write(content: bytes, name: str = "review.docx") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def test_a_packet_of_another_protocol_is_named(file: Callable[..., Path]) -> None:
    done = answered("review", "--source", REAL, "--read", file(made(PROTOCOLS / "score").content))
    assert (done.returncode, done.stdout) == (1, "")
    assert "error[other-packet]: has no sentence of `csec`" in done.stderr
    assert "it was made of the protocol `score`" in done.stderr


def test_sentences_copied_into_a_new_document_have_no_ties(file: Callable[..., Path]) -> None:
    parts = parts_of(made(REAL).content)
    said = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>'
    done = answered("review", "--source", REAL, "--read", file(packed(parts | {DOCUMENT: said})))
    assert done.returncode == 1
    assert "text that is copied leaves its ties" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("review.docx", b"x", "not-a-packet"),
        ("review.odt", odt(), "not-a-packet"),
        (None, b"", "missing-file"),
    ],
)
def test_a_wrong_file_is_answered_with_a_way_out(
    name: str | None, content: bytes, code: str, file: Callable[..., Path], tmp_path: Path
) -> None:
    path = file(content, name) if name else tmp_path / "nowhere.docx"
    done = answered("review", "--source", REAL, "--read", path)
    assert (done.returncode, done.stdout) == (1, "")
    assert f"error[{code}]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    done = answered("review", "--source", REAL, "--read", tmp_path)
    assert done.returncode == 1 and "is not a plain file" in done.stderr


def test_a_file_that_leads_elsewhere_by_its_name_holds_nothing_that_is_run() -> None:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/evil", "x")
    with pytest.raises(NotWordError):
        word_file(out.getvalue())
