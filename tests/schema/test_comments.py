"""A text that a comment cuts is told from a text with a comment behind it."""

from __future__ import annotations

import pytest

from tests.definitions import codes, load_text, only, place, with_steps


def said(text: str) -> list[str]:
    """What is said of a step's text, as severity and place; nothing else may be said."""
    lines = with_steps("id: one", f"  text: {text}").replace("-   text", "  text")
    problems = load_text(lines).diagnostics
    assert {each.code for each in problems} <= {"cut-by-hash"}
    return [f"{each.severity} {each.span.line}:{each.span.column}" for each in problems]


@pytest.mark.parametrize(
    "text",
    [
        "Take the child to room # 5 and stay there",
        "Take the child to room #5 and stay there",
        "Take the child to room # 12",
        "Take the child to room #12",
        "Ask for form # A-12",
        "Ask for form # CPS 104",
        "Ask for form # B",
        "call # 5 then",
        "Write down the case # ____",
        "Say the room #, then hang up",
        "Press #",
        "Press # ",
        "Wait in the hall\n          by room # 5",
        "# 5 is the room",
        "#",
    ],
)
def test_a_text_that_goes_on_is_cut(text: str) -> None:
    assert said(text) == ["error 10:15" if not text.startswith("#") else "error 10:14"]


@pytest.mark.parametrize(
    "text",
    [
        "Press # and wait",
        "Take the child to room # twelve",
        "Tell a colleague # or the office",
        "Take the child to room  # 5",
    ],
)
def test_where_it_may_be_a_comment_there_is_a_warning(text: str) -> None:
    assert said(text) == ["warning 10:15"]


@pytest.mark.parametrize(
    "text",
    [
        "Tell a colleague  # checked in May",
        "Tell a colleague   # the one in charge",
        '"Take the child to room # 5"',
        "'Tell a colleague' # 5",
        ">-\n          Take the child to room # 5",
        "|\n          Take the child to room #5",
        "Tell a colleague\n        # 5 is the room",
        "Tell a colleague#5",
    ],
)
def test_a_comment_is_a_comment(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("phone: 650-692-7273 # checked in May", []),
        ("phone: 650-692-7273  # checked in May", []),
        ("phone: 650-692-7273 # 12", ["cut-by-hash 7:13"]),
        ("verified: 2026-11-23 # by the office", []),
        ("verified: 2026-11-23 #by the office", ["cut-by-hash 7:16"]),
    ],
)
def test_names_numbers_and_dates_may_have_comments(line: str, expected: list[str]) -> None:
    top = f"contacts:\n  desk:\n    {line}\n    name: The desk\n".replace("    ", "     ")
    loaded = load_text(with_steps("{id: one, text: Go}", top=top))
    assert [place(each) for each in loaded.diagnostics] == expected


def test_a_comment_that_takes_entries_of_a_list_with_it() -> None:
    screening = "{id: x, on: [front # contacts, print\n ], text: Ours}"
    loaded = load_text(with_steps("{id: one, text: Go}", top=f"notes:\n  - {screening}\n"))
    assert codes(loaded) == ["cut-by-hash"]
    assert loaded.protocols[0].notes[0].places == ("front",)


def test_the_words_before_a_comment_are_published() -> None:
    (step,) = (
        only(load_text(with_steps("{id: one, text: Go now  # why\n       }"))).pathways[0].steps
    )
    assert step.text.text == "Go now"
