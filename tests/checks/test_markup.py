"""Marks that nothing reads are named before they are printed on a poster."""

from __future__ import annotations

import pytest

from tests.definitions import load_text, with_steps


def codes(text: str) -> list[str]:
    found = load_text(with_steps(f"{{id: a, text: '{text}'}}")).diagnostics
    return [each.code for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "Call **now**", "Call __now__", "See [the rule](https://www.example.org/a)",
        "See [us](mailto:a@example.org)", "Call <b>now</b>", "One<br>two", "<strong>Stop</strong>",
    ],
)  # fmt: skip
def test_marks_are_named(text: str) -> None:
    assert codes(text) == ["markup-in-text"]


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 ** 2", "**", "a < b and c > d", "[sic] (see page 2)", "snake__case__name",
        "2 <b or more", "Rate [1] (one) to [5] (five)", "* a * b",
    ],
)  # fmt: skip
def test_other_signs_are_words(text: str) -> None:
    assert codes(text) == []
