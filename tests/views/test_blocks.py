"""Lines of a text: paragraphs, and points with their marks; all words stay where they are."""

from __future__ import annotations

import pytest

from generator.model import Sentence
from generator.views.blocks import blocks, runs
from tests.definitions import HEAD, load_text, only


def read(text: str, top: str = "") -> Sentence:
    """Return a step's text as it is read from a block."""
    indented = "".join(f"          {line}\n" if line else "\n" for line in text.split("\n"))
    definition = (
        f"{HEAD}{top}pathways:\n  - id: one\n    title: One\n    steps:\n"
        f"      - id: a\n        text: |\n{indented}"
    )
    return only(load_text(definition)).pathways[0].steps[0].text


def lines(text: str, top: str = "") -> list[tuple[str | None, str]]:
    return [(block.mark, block.text) for block in blocks(read(text, top))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\nTwo", [(None, "One"), (None, "Two")]),
        ("One\n\nTwo", [(None, "One"), (None, "Two")]),
        ("Say:\n- name\n- place", [(None, "Say:"), ("•", "name"), ("•", "place")]),
        ("* a\n– b\n— c\n• d", [("•", "a"), ("•", "b"), ("•", "c"), ("•", "d")]),
        ("▪ a\n☐ b", [("▪", "a"), ("☐", "b")]),
        ("1) a\n2) b\n10) c", [("1)", "a"), ("2)", "b"), ("10)", "c")]),
        (
            "1. a\n3. b\na) c\n(b) d\niv. e",
            [(m, w) for m, w in zip(("1.", "3.", "a)", "(b)", "iv."), "abcde", strict=True)],
        ),
        (
            "Say:\n- what goes\n  on and\n   on\n\n- next\nEnd\n  here",
            [
                (None, "Say:"),
                ("•", "what goes on and on"),
                ("•", "next"),
                (None, "End"),
                (None, "here"),
            ],
        ),
        ("1) a\n   b\n10) c\nd", [("1)", "a b"), ("10)", "c"), (None, "d")]),
        ("- a\n\n  b\n- c\n  - d\n    e", [("•", "a"), (None, "b"), ("•", "c"), ("•", "d e")]),
        ("- outer\n  - inner\n- last", [("•", "outer"), ("•", "inner"), ("•", "last")]),
        (
            "One\n-5 degrees\n911 now\n1.5 doses\n- ",
            [
                (None, "One"),
                (None, "-5 degrees"),
                (None, "911 now"),
                (None, "1.5 doses"),
                (None, "-"),
            ],
        ),
    ],
)
def test_lines_are_paragraphs_and_points(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize("text", ["- one point alone", "1) Name", "A text – with a dash"])
def test_a_text_of_one_line_stands_as_it_is(text: str) -> None:
    sentence = read(text)
    (block,) = blocks(sentence)
    assert block.mark is None
    assert block.words is sentence


def test_references_stay_references_behind_a_mark() -> None:
    top = "contacts: {c: {name: The office, phone: 650-692-7273}}\n"
    sentence = read("Call:\n- {c}\n- at {c.phone}, or\n{c}", top)
    assert [
        (block.mark, [type(part).__name__ for part in block.words.parts])
        for block in blocks(sentence)
    ] == [
        (None, ["Words"]),
        ("•", ["ContactName"]),
        ("•", ["Words", "ContactPhone", "Words"]),
        (None, ["ContactName"]),
    ]


def test_points_that_follow_each_other_are_one_list() -> None:
    found = runs(read("One\nTwo\n- a\n- b\n1) c\n2) d\nEnd"))
    assert [[block.text for block in run] for run in found] == [
        ["One", "Two"],
        ["a", "b"],
        ["c", "d"],
        ["End"],
    ]
