"""Diagnostics as text: the caret is where the fault is, and nothing reaches the terminal raw."""

from __future__ import annotations

import json

import pytest

from generator.diagnostics.diagnostic import (
    Diagnostic,
    Related,
    error,
    has_errors,
    in_order,
    warning,
)
from generator.diagnostics.nearest import MAX_COMPARED, nearest_hint
from generator.diagnostics.render import MAX_WIDTH, Format, render, summary, visible
from generator.diagnostics.span import Span


def span(line: int, column: int, end: int, path: str = "it") -> Span:
    return Span(path, line, column, line, end)


def shown(text: str, diagnostic: Diagnostic, form: Format = "human") -> str:
    lines = text.split("\n")
    return render([diagnostic], form, lambda path, n: lines[n - 1] if n <= len(lines) else None)


def carets(text: str, column: int, end: int) -> tuple[str, str]:
    """The excerpt's two lines after the gutter."""
    _, first, second, *_ = shown(text, error("c", "m", span(1, column, end))).split("\n")
    return first.removeprefix("  1 | "), second.removeprefix("    | ")


def test_the_human_form_shows_everything() -> None:
    diagnostic = error(
        "some-code", "something is wrong", span(12, 3, 6),
        related=[Related("the first is here", span(1, 1, 4))], hints=["do this"],
    )  # fmt: skip
    text = "\n".join(["one"] + [""] * 10 + ["ab cde"])
    assert shown(text, diagnostic) == (
        "it:12:3: error[some-code]: something is wrong\n"
        "  12 | ab cde\n"
        "     |   ^^^\n"
        "  it:1:1: the first is here\n"
        "  1 | one\n"
        "    | ^^^\n"
        "  hint: do this\n\n"
    )


@pytest.mark.parametrize(
    ("line", "column", "end", "expected"),
    [
        ("abc", 2, 3, " ^"),
        ("abc", 4, 4, "   ^"),
        ("abc", 1, 1, "^"),
        ("名前 x", 4, 5, "     ^"),
        ("名前 x", 2, 3, "  ^^"),
        ("e\u0301x", 3, 4, " ^"),
        ("a\tb", 3, 4, "  ^"),
    ],
)
def test_the_caret_stands_under_the_character(
    line: str, column: int, end: int, expected: str
) -> None:
    assert carets(line, column, end)[1] == expected


@pytest.mark.parametrize(
    ("line", "shown"), [("a\tb", "a→b"), ("a\u00a0b", "a·b"), ("a\x07b", "a�b")]
)
def test_what_cannot_be_seen_is_shown(line: str, shown: str) -> None:
    assert visible(line) == shown


@pytest.mark.parametrize("column", [1, 40, 120, 250, 300])
def test_long_lines_are_cut_around_the_caret(column: int) -> None:
    line = "".join(chr(ord("a") + n % 26) for n in range(299)) + "!"
    excerpt, marks = carets(line, column, column + 1)
    assert len(excerpt) <= MAX_WIDTH + 2
    assert excerpt[marks.index("^")] == line[column - 1]
    assert marks.count("^") == 1


def test_a_span_over_lines_is_marked_to_the_end_of_the_first() -> None:
    text = shown("abc\ndef", error("c", "m", Span("it", 1, 2, 2, 3)))
    assert "    |  ^^\n" in text


@pytest.mark.parametrize("text", ["", "a\x1b[31mb", "a\u202eb"])
def test_files_that_cannot_be_quoted(text: str) -> None:
    out = shown(text, error("c", f"m {text}", span(1, 1, 2, f"it{text}")))
    assert out.startswith("it")
    assert all(char.isprintable() or char == "\n" for char in out)


def test_an_unreadable_file_is_named_without_an_excerpt() -> None:
    assert render([error("c", "m", span(1, 1, 2))], "human", lambda path, line: None) == (
        "it:1:1: error[c]: m\n\n"
    )


def test_the_short_form_is_one_line_each() -> None:
    found = [error("c", "m", span(1, 2, 3), hints=["h"]), warning("d", "n", span(4, 5, 6))]
    assert render(found, "short", lambda path, line: "x") == (
        "it:1:2: error[c]: m\nit:4:5: warning[d]: n\n"
    )
    assert render([], "short", lambda path, line: None) == ""


def test_the_json_form_is_read_back_whole() -> None:
    nasty = "“a”\n\x1b\u202e\udcff"
    diagnostic = error(
        "c", nasty, span(1, 2, 3, nasty), related=[Related(nasty, span(4, 5, 6))], hints=[nasty]
    )
    text = shown("", diagnostic, "json")
    assert text.isascii()
    (record,) = json.loads(text)
    assert record == {
        "severity": "error", "code": "c", "message": nasty, "path": nasty, "line": 1, "column": 2,
        "end_line": 1, "end_column": 3, "hints": [nasty],
        "related": [{"message": nasty, "path": "it", "line": 4, "column": 5, "end_line": 4,
                     "end_column": 6}],
    }  # fmt: skip
    assert json.loads(render([], "json", lambda path, line: None)) == []


def test_the_order_is_that_of_the_file_and_each_stands_once() -> None:
    one, two, three = (error("c", "m", span(n, 1, 2)) for n in (1, 2, 3))
    assert in_order([three, one, two, one]) == (one, two, three)
    alike = [error("c", "m", span(1, 1, 2), hints=[str(n)]) for n in range(9)]
    assert in_order(alike) == tuple(alike)


def test_only_errors_stop_the_next_phase() -> None:
    assert not has_errors([warning("c", "m", span(1, 1, 2))])
    assert has_errors([warning("c", "m", span(1, 1, 2)), error("c", "m", span(1, 1, 2))])


def test_the_summary_counts() -> None:
    e, w = error("c", "m", span(1, 1, 2)), warning("c", "m", span(1, 1, 2))
    assert summary([e, w, e]) == "2 errors, 1 warning"
    assert summary([]) == "no problems"


def test_the_nearest_name_is_found_among_many() -> None:
    many = [f"x{n}" for n in range(MAX_COMPARED)] + ["title"]
    assert nearest_hint("titel", many) == ("did you mean `title`?",)
    assert nearest_hint("titel", []) == ()
    assert nearest_hint("q" * 10_000, many) == ()
