"""Reading a file: what is refused, where that is reported, and what makes no difference."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.diagnostics.span import Span
from generator.load import load
from generator.source.file import MAX_BYTES, MAX_REPORTED, SourceFile, decode, read_source
from tests.definitions import HEAD, ONE_STEP, REAL, SMALLEST, codes, load_text, only, short


def problems(raw: bytes, *, tabs: bool = False) -> list[tuple[str, int, int]]:
    _, found = decode("it", raw, tabs=tabs)
    return [(d.code, d.span.line, d.span.column) for d in found]


def test_line_ends_make_no_difference() -> None:
    text, official = ((REAL / name).read_bytes() for name in ("protocol.yaml", "official.txt"))
    lf = only(load_text(text, official))
    crlf = only(load_text(text.replace(b"\n", b"\r\n"), official.replace(b"\n", b"\r\n")))
    assert _placeless(lf) == _placeless(crlf)


def _placeless(value: object) -> str:
    """The whole protocol as text, spans included, without the folder it was read from."""
    import re

    return re.sub(r"path='[^']*/", "path='", re.sub(r"name='/[^']*/", "name='", repr(value)))


def test_faults_stand_at_the_same_place_with_any_line_ends() -> None:
    text = HEAD + "titel: Example\nsub-title: x\n" + ONE_STEP
    expected = short(load_text(text))
    assert expected.count("unknown-key") == 2
    assert short(load_text(text.replace("\n", "\r\n"))) == expected
    assert short(load_text(text.replace("\n", "\r"))) == expected


def test_a_byte_order_mark_at_the_start_is_passed_over() -> None:
    assert only(load_text(b"\xef\xbb\xbf" + SMALLEST.encode())).id == "example"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        pytest.param(b"", [("empty-file", 1, 1)], id="empty"),
        pytest.param(b"\xef\xbb\xbf", [("empty-file", 1, 1)], id="only a byte-order mark"),
        pytest.param(b" \n\r\n", [("empty-file", 1, 1)], id="only white space"),
        pytest.param(b"a: b\nc: \x00", [("control-character", 2, 4)], id="NUL"),
        pytest.param(b"a: \x1b[31m", [("control-character", 1, 4)], id="escape sequence"),
        pytest.param("a: b\ufeff".encode(), [("control-character", 1, 5)], id="BOM inside"),
        pytest.param("é: \u202eb".encode(), [("control-character", 1, 4)], id="right to left"),
        pytest.param("a: \u2066b".encode(), [("control-character", 1, 4)], id="isolate"),
        pytest.param("a: \u2028b".encode(), [("control-character", 1, 4)], id="line separator"),
        pytest.param("a: \x85b".encode(), [("control-character", 1, 4)], id="next line"),
        pytest.param("a:\u200bb".encode(), [("control-character", 1, 3)], id="zero width space"),
        pytest.param("a: \U000e0041".encode(), [("control-character", 1, 4)], id="tag letter"),
        pytest.param("a: \ue000".encode(), [("control-character", 1, 4)], id="private use"),
        pytest.param(b"a: b\n\tc: d", [("tab", 2, 1)], id="tab"),
        pytest.param(b"a: \xff", [("bad-encoding", 1, 4)], id="no UTF-8"),
        pytest.param("é\r\né: ".encode() + b"\xe9", [("bad-encoding", 2, 4)], id="Latin-1"),
        pytest.param("a".encode("utf-16"), [("bad-encoding", 1, 1)], id="UTF-16"),
        pytest.param(b"\xef\xbb\xbfa: \xff", [("bad-encoding", 1, 4)], id="after a BOM"),
        pytest.param(b"a: \xed\xa0\x80", [("bad-encoding", 1, 4)], id="half a surrogate pair"),
    ],
)
def test_bytes_that_are_refused(raw: bytes, expected: list[tuple[str, int, int]]) -> None:
    assert problems(raw) == expected


@pytest.mark.parametrize("text", ["é", "名前", "👩\u200d🔬", "a\u00a0b", "“quoted” — dash", "نص"])
def test_letters_of_any_script_are_fine(text: str) -> None:
    assert problems(text.encode()) == []


def test_the_largest_file_is_read_and_one_byte_more_is_not() -> None:
    assert problems(b"a" * MAX_BYTES) == []
    assert problems(b"a" * (MAX_BYTES + 1)) == [("file-too-large", 1, 1)]


def test_bad_characters_are_reported_up_to_a_limit() -> None:
    assert len(problems(b"\x00" * 1000)) == MAX_REPORTED


def test_tabs_may_stand_in_an_official_text() -> None:
    source, found = decode("it", b"a\tb", tabs=True)
    assert found == () and source is not None and source.text == "a b"


def test_a_slice_follows_the_span_over_lines() -> None:
    source = SourceFile.of("it", "one\r\ntwo\rthree")
    assert source.slice(Span("it", 1, 2, 3, 3)) == "ne\ntwo\nth"
    assert source.slice(Span("it", 2, 1, 2, 3)) == "tw"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inside").mkdir()
    (tmp_path / "secret.txt").write_text("not yours")
    (tmp_path / "inside" / "plain.txt").write_text("plain")
    return tmp_path / "inside"


def read(path: Path, root: Path) -> list[str]:
    return [d.code for d in read_source(path, root)[1]]


def test_paths_that_are_refused(folder: Path) -> None:
    (folder / "out").symlink_to(folder.parent / "secret.txt")
    (folder / "ring").symlink_to("ring")
    (folder / "dangling").symlink_to("nowhere")
    os.mkfifo(folder / "pipe")
    assert read(folder / ".." / "secret.txt", folder) == ["outside-source"]
    assert read(folder.parent / "secret.txt", folder) == ["outside-source"]
    assert read(folder / "out", folder) == ["outside-source"]
    assert read(folder / "ring", folder) == ["missing-file"]
    assert read(folder / "dangling", folder) == ["missing-file"]
    assert read(folder / "none.txt", folder) == ["missing-file"]
    assert read(folder / "no" / "such" / "folder.txt", folder) == ["missing-file"]
    assert read(folder / ("a" * 4000) / "b", folder) == ["missing-file"]
    assert read(folder / "a\0b", folder) == ["missing-file"]
    assert read(folder, folder) == ["not-a-file"]
    assert read(folder / "pipe", folder) == ["not-a-file"]


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "link").symlink_to("plain.txt")
    source, found = read_source(folder / "link", folder)
    assert found == () and source is not None and source.text == "plain"


def test_a_missing_file_says_whether_the_folder_is_there(folder: Path) -> None:
    (problem,) = read_source(folder / "none.txt", folder)[1]
    assert len(problem.hints) == 1
    (problem,) = read_source(folder / "none" / "none.txt", folder)[1]
    assert problem.hints == ()


@pytest.mark.parametrize(
    ("official", "code"),
    [
        ("none.txt", "missing-file"),
        ("../secret.txt", "outside-source"),
        ("/etc/hostname", "outside-source"),
        (".", "not-a-file"),
        ("a" * 300, "missing-file"),
    ],
)
def test_an_official_text_that_is_refused_points_at_where_it_is_named(
    folder: Path, official: str, code: str
) -> None:
    (folder / "protocol.yaml").write_text(f"{HEAD}official: {official}\n{ONE_STEP}")
    loaded = load(folder)
    assert codes(loaded) == [code] and loaded.protocols == ()
    assert loaded.diagnostics[0].related[0].span.line == HEAD.count("\n") + 1


def test_a_refused_file_can_still_be_quoted() -> None:
    loaded = load_text("title: a\tb\n")
    (source,) = loaded.sources.values()
    assert codes(loaded) == ["tab"] and source.lines[0] == "title: a\tb"
