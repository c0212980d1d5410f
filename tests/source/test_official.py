"""The official text as words: line ends do not matter, except where they split a word."""

from __future__ import annotations

import pytest

from generator.source.file import SourceFile
from generator.source.official import official_text


def words(text: str) -> list[str]:
    return [word.text for word in official_text(SourceFile.of("it", text)).words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("to co-\ncreate a plan", ["to", "co-create", "a", "plan"]),
        ("law and/  \n\n  or order", ["law", "and/or", "order"]),
        ("a-\nb-\nc d", ["a-b-c", "d"]),
        ("a - b", ["a", "b"]),
        ("- a\n- b", ["a", "b"]),
        ("a -\nb", ["a", "b"]),
        ("ends in a-", ["ends", "in", "a-"]),
        ("a- b", ["a-", "b"]),
        ("", []),
    ],
)
def test_words_split_at_a_line_end_are_joined_and_marks_are_none(
    text: str, expected: list[str]
) -> None:
    assert words(text) == expected


def test_each_word_has_its_place() -> None:
    first, second, third = official_text(SourceFile.of("it", "  one co-\n two three")).words
    assert (first.span.column, first.span.end_column, first.starts_line) == (3, 6, True)
    assert (second.span.line, second.span.column) == (1, 7)
    assert (second.span.end_line, second.span.end_column, second.starts_line) == (2, 5, False)
    assert (third.text, third.starts_line) == ("three", False)
