"""Wording held to the official text: every string stands there, every word of it is used."""

from __future__ import annotations

import pytest

from generator.checks.wording import cover
from tests.definitions import HEAD, REAL, SMALLEST, codes, load_text, only

YAML, TEXT = ((REAL / name).read_text() for name in ("protocol.yaml", "official.txt"))
OFFICIAL = HEAD + "official: official.txt\n"
ONE = SMALLEST + "official: official.txt\n"


def test_the_real_definition_uses_every_word() -> None:
    protocol = only(load_text(YAML, TEXT))
    assert protocol.official is not None
    assert str(cover(protocol, protocol.official)) == "537 of 537 words"


def test_a_changed_word_shows_where_the_document_differs() -> None:
    before, after = "with as much detail", "with so much detail"
    loaded = load_text(YAML.replace(before, after), TEXT)
    changed, gap = sorted(loaded.diagnostics, key=lambda d: d.code)
    assert (changed.code, gap.code) == ("wording-not-official", "wording-unused")
    line = YAML[: YAML.index(before)].count("\n") + 1
    assert changed.span.line == line
    assert changed.hints == ("after “with” the document reads “as”, not “so”",)
    where = changed.related[0].span
    assert TEXT.splitlines()[where.line - 1][where.column - 1 : where.end_column - 1] == "as"


def test_a_removed_step_shows_the_first_gap() -> None:
    words = "Submit Child Welfare Services report with as much detail as possible"
    step = f"      - id: report\n        text: {words}\n"
    assert step in YAML
    text = "\n".join(  # the query about that step goes too
        line.replace("confirmed-victim.report, ", "").replace(", confirmed-victim.report", "")
        for line in YAML.replace(step, "").split("\n")
    )
    loaded = load_text(text, TEXT)
    assert set(codes(loaded)) == {"wording-unused", "wording-misnumbered"}
    first = next(d for d in loaded.diagnostics if d.code == "wording-unused")
    assert "of 537 words are used" in first.message
    assert first.span.line >= TEXT[: TEXT.index("STEP 2")].count("\n") + 1


@pytest.mark.parametrize(
    "official",
    [
        "Example A worry Tell a colleague",
        "Tell a colleague\nA worry\nExample",
        "Example\nA worry\nStep 1\nTell a\ncolleague",
        "Exam-\nple A worry Tell a colleague".replace("Exam-\nple", "Example"),
    ],
)
def test_order_and_line_ends_are_free(official: str) -> None:
    assert only(load_text(ONE, official))


@pytest.mark.parametrize(
    ("official", "expected"),
    [
        ("Example A worry Tell a colleague now", ["wording-unused 1:34"]),
        ("Example A worry Tell one pal", ["wording-unused 1:17", "wording-not-official 9:26"]),
        ("Example A worry tell a colleague", ["wording-unused 1:17", "wording-not-official 9:26"]),
        ("Example A worry Tell a colleague.", ["wording-unused 1:17", "wording-not-official 9:26"]),
        ("Example A worry Tell a colleague Tell a colleague", ["wording-unused 1:34"]),
        ("Example X A worry Y Tell a colleague", ["wording-unused 1:9", "wording-unused 1:19"]),
        ("nothing", ["wording-unused 1:1", "wording-not-official 2:8", "wording-not-official 7:12",
                     "wording-not-official 9:26"]),
    ],
)  # fmt: skip
def test_words_more_or_less_are_reported(official: str, expected: list[str]) -> None:
    found = load_text(ONE, official).diagnostics
    assert [f"{d.code} {d.span.line}:{d.span.column}" for d in found] == expected


def test_a_short_wording_leaves_the_longer_ones_their_place() -> None:
    steps = "".join(
        f"      - {{id: s{n}, text: {text}}}\n" for n, text in enumerate(["Call", "Call the desk"])
    )
    text = OFFICIAL + "pathways:\n  - id: w\n    title: W\n    steps:\n" + steps
    assert only(load_text(text, "Example W Call the desk Call"))


def test_a_step_said_twice_needs_two_places() -> None:
    steps = "      - {id: a, text: Call}\n      - {id: b, text: Call}\n"
    text = OFFICIAL + "pathways:\n  - id: w\n    title: W\n    steps:\n" + steps
    assert codes(load_text(text, "Example W Call")) == ["wording-repeated"]
    assert only(load_text(text, "Example W Call Call"))


def test_notes_and_queries_are_ours_and_not_held() -> None:
    ours = "notes: [{id: n, on: [front], text: Ours}]\nqueries: [{id: q, text: Why}]\n"
    assert only(load_text(ONE + ours, "Example A worry Tell a colleague"))
    assert codes(load_text(ONE + ours, "Example A worry Tell a colleague Ours")) == [
        "wording-unused"
    ]


@pytest.mark.parametrize(
    "official",
    [
        "Example A worry Tell:\n• your name\n• the place",
        "Example A worry Tell:\n\u25aa your name - the place",
        "Example A worry Tell: your name the place",
    ],
)
@pytest.mark.parametrize("mark", ["-", "*", "•", "☐"])
def test_the_marks_of_a_list_are_no_words(mark: str, official: str) -> None:
    points = f"|\n          Tell:\n          {mark} your name\n          {mark} the place"
    text = ONE.replace("{id: tell, text: Tell a colleague}", f"id: tell\n        text: {points}")
    assert only(load_text(text, official))


def test_the_numbers_of_a_list_are_words() -> None:
    points = "|\n          1) Name\n          2) Place"
    text = ONE.replace("{id: tell, text: Tell a colleague}", f"id: tell\n        text: {points}")
    assert only(load_text(text, "Example A worry 1) Name 2) Place"))
    assert "wording-not-official" in codes(load_text(text, "Example A worry 1) Name 3) Place"))
