"""Wording held to the official text: every string stands there, every word of it is used."""

from __future__ import annotations

import pytest

from generator.checks.wording import cover
from generator.report import describe
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
    (changed,) = load_text(YAML.replace(before, after), TEXT).diagnostics
    assert changed.code == "wording-not-official"
    line = YAML[: YAML.index(before)].count("\n") + 1
    assert changed.span.line == line
    assert changed.hints == ("after “with” the document reads “as”, not “so”",)
    where = changed.related[0].span
    assert TEXT.splitlines()[where.line - 1][where.column - 1 : where.end_column - 1] == "as"


@pytest.mark.parametrize(
    ("official", "text", "hint"),
    [
        ("tell a colleague", "Tell a colleague", "the document begins with “tell”, not “Tell”"),
        ("Tell a colleague now", "Tell a colleague soon", "after “colleague” the document reads "
         "“now”, not “soon”"),
        ("Tell a good colleague now", "Tell a colleague now", "after “a” the document reads "
         "“good”, not “colleague”"),
        ("Tell a colleague now", "Tell a good colleague now", "after “a” the document reads "
         "“colleague”, not “good”"),
        ("Tell any of them now, at once", "Tell a colleague now, at once", "after “Tell” the "
         "document reads “any of them”, not “a colleague”"),
        ("Tell a colleague", "Tell a colleague at", "after “colleague” the document reads nothing "
         "more, not “at”"),
    ],
)  # fmt: skip
def test_one_changed_word_is_one_error_with_both_words(official: str, text: str, hint: str) -> None:
    changed = ONE.replace("Tell a colleague", f'"{text}"')
    (found,) = load_text(changed, f"Example A worry {official}").diagnostics
    assert (found.code, found.hints) == ("wording-not-official", (hint,))


def test_two_changed_steps_are_two_errors_and_a_lost_one_is_still_told() -> None:
    steps = "      - {id: a, text: Call the desk now}\n      - {id: b, text: Wait for them here}\n"
    text = OFFICIAL + "pathways:\n  - id: w\n    title: W\n    steps:\n" + steps
    both = load_text(text, "Example W Call a desk now Wait for us here")
    assert codes(both) == ["wording-not-official", "wording-not-official"]
    lost = load_text(text, "Example W Call a desk now Go home Wait for them here")
    assert codes(lost) == ["wording-unused", "wording-not-official"]


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
        ("Example A worry tell a colleague", ["wording-not-official 9:26"]),
        ("Example A worry Tell a colleague.", ["wording-not-official 9:26"]),
        ("Example A worry Step 1 Tell a pal", ["wording-not-official 9:26"]),
        ("Example A worry Tell a pal now or later", ["wording-unused 1:28",
                                                     "wording-not-official 9:26"]),
        ("Example A worry Now tell a colleague", ["wording-unused 1:17",
                                                  "wording-not-official 9:26"]),
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


LISTED = ONE.replace(
    "text: Tell a colleague}", "text: Tell, list: [Name, {text: Place, list: [Hall, Yard]}, Time]}"
)


@pytest.mark.parametrize(
    "official",
    [
        "Tell Name Place Hall Yard Time",
        "Tell\n•\tName\n▪\tPlace\n–\tHall\n–\tYard\n•\tTime",
        "Tell:\n•\tName\n•\tPlace\no\tHall\no\tYard\n•\tTime".replace(":", ""),
        "Tell\n\uf0b7\tName\n\uf0b7 Place\n\uf0a7  Hall\n\uf0d8 Yard\n\uf0b7Time",
        "Tell\n§\tName\nØ\tPlace\nv\tHall\nv   Yard\n➢ Time",
        "Tell\n1.\tName\n2.\tPlace\na.\tHall\nb.\tYard\n3.\tTime",
        "Tell\n1) Name\n2) Place\no Hall\no Yard\n3) Time",
        "Tell\n(a) Name\n(b) Place\n(i) Hall\n(ii) Yard\n(c) Time",
        "Tell\n•Name\n▪Place\n◦Hall\n◦Yard\n•Time",
        "Tell\no Name\no Place\no Hall\no Yard\no Time",
    ],
)
def test_the_marks_that_word_puts_before_points_are_no_words(official: str) -> None:
    protocol = only(load_text(LISTED, f"Example\nA worry\n{official}"))
    assert "9 of 9 words of the official text" in describe(protocol)


@pytest.mark.parametrize(
    ("official", "found"),
    [
        ("Tell\n1. Name\n3. Place\nHall\nYard\n4. Time", {"wording-not-official"}),
        ("Tell\n1. Name\n2. Place\n3. Clothes\nHall\nYard\n4. Time", {"wording-not-official"}),
    ],
)
def test_numbers_that_do_not_count_the_points_are_told(official: str, found: set[str]) -> None:
    assert found <= set(codes(load_text(LISTED, f"Example\nA worry\n{official}")))


def test_a_bullet_that_word_gives_away_as_a_letter_is_none_before_a_sentence() -> None:
    steps = ONE.replace("Tell a colleague}", "Call now.}\n      - {id: b, text: Wait here.}")
    assert only(load_text(steps, "Example\nA worry\nCall now.\no Wait here."))
    spanish = ONE.replace("Tell a colleague", "Llamar a la madre o al padre")
    assert only(load_text(spanish, "Example\nA worry\nLlamar a la madre\no al padre"))


def test_a_mark_that_is_left_over_is_told_how_to_go() -> None:
    (found,) = load_text(ONE, "Example\nA worry\n7.\nTell a colleague").diagnostics
    assert found.code == "wording-unused"
    assert found.hints[1] == "if it is the mark of a list, take it out of official.txt"


@pytest.mark.parametrize("mark", ["•", "▪", "–", "➢", "☐"])
def test_a_bullet_in_a_list_is_doubted(mark: str) -> None:
    text = LISTED.replace("[Name, {", f'["{mark} Name", {{')
    (found,) = load_text(text, "Example A worry Tell Name Place Hall Yard Time").diagnostics
    assert (found.severity, found.code) == ("warning", "typographic-mark")
    assert found.hints == ("leave it out: the hyphen that begins the entry is enough",)


def test_the_numbers_of_a_list_are_words() -> None:
    points = "|\n          1) Name\n          2) Place"
    text = ONE.replace("{id: tell, text: Tell a colleague}", f"id: tell\n        text: {points}")
    assert only(load_text(text, "Example A worry 1) Name 2) Place"))
    assert "wording-not-official" in codes(load_text(text, "Example A worry 1) Name 3) Place"))
