"""What a screening says in vain: bands beyond all scores, and answers that no example gives."""

from __future__ import annotations

import pytest

from generator.checks.given import answers_given
from generator.report import describe
from tests.definitions import HEAD, ONE_STEP, ROOT, load_text, only, protocol_in

SCREENERS = ROOT / "tests" / "cases" / "screeners"
EYES = "{id: eyes, text: E, levels: [{id: e1, text: A, points: 3}, {id: e4, text: B, points: 8}]}"
WET = "{id: wet, text: W, points: 2}"
AGE = "{id: age, text: Age, number: {from: 0, to: 9.5, ranges: [{to: 4.5}, {points: 1}]}}"


def banded(items: str, *ranges: str, examples: str = "[]") -> str:
    bands = "".join(
        f"      - {{id: b{n}, {each}, outcome: {{outcome: o{n}}}}}\n"
        for n, each in enumerate(ranges)
    )
    outcomes = ", ".join(f"{{id: o{n}, title: Outcome {n}}}" for n in range(len(ranges)))
    return (
        f"{HEAD}outcomes: [{outcomes}]\n{ONE_STEP}screening:\n  - id: s\n    groups:\n"
        f"      - {{id: g, statement: G, items: [{items}]}}\n    bands:\n{bands}"
        f"    examples: {examples}\n"
    )


@pytest.mark.parametrize(
    ("items", "ranges", "said"),
    [
        (EYES, ("from: 3, to: 5", "from: 6, to: 8"), []),
        (EYES, ("from: 3, to: 5", "from: 6"), []),
        (EYES, ("from: 0, to: 5", "from: 6"),
         ["the band `b0` begins at 0, and the least score is 3"]),
        (EYES, ("from: 3, to: 5", "from: 6, to: 9"),
         ["the band `b1` ends at 9, and the highest score is 8"]),
        (EYES, ("from: 0, to: 5", "from: 6, to: 9"),
         ["the band `b0` begins at 0, and the least score is 3",
          "the band `b1` ends at 9, and the highest score is 8"]),
        (AGE, ("from: 0, to: 0", "from: 1, to: 3"),
         ["the band `b1` ends at 3, and the highest score is 1"]),
        (EYES, ("from: 0",), []),
        (WET, ("from: 0, to: 1", "from: 2, to: 30"), []),
        (f"{WET}, {EYES.replace('text: E', 'text: E, ask_if: wet')}",
         ("from: 0, to: 4", "from: 5, to: 10"), []),
    ],
)  # fmt: skip
def test_bands_beyond_all_scores(items: str, ranges: tuple[str, ...], said: list[str]) -> None:
    found = load_text(banded(items, *ranges))
    assert [each.message for each in found.diagnostics] == said
    assert {(each.code, each.severity) for each in found.diagnostics} <= {
        ("band-beyond-scores", "warning")
    }
    assert found.protocols, "it stays valid"


def test_a_band_is_not_told_twice_what_is_wrong_with_it() -> None:
    found = load_text(banded(EYES, "from: 0, to: 5", "from: 9, to: 20"))
    assert sorted(each.code for each in found.diagnostics) == ["band-gap", "never-true"]


def test_answers_in_no_example_are_named_in_one_line() -> None:
    low = "{case: C, answers: {eyes: e1, age: 3}, outcome: {outcome: o0}}"
    high = "{case: D, yes: [wet], answers: {eyes: e4, age: 9}, outcome: {outcome: o1}}"
    items = f"{WET}, {EYES}, {AGE}"
    ranges = ("from: 3, to: 5", "from: 6, to: 11")

    def said(*examples: str) -> str:
        (protocol,) = load_text(
            banded(items, *ranges, examples=f"[{', '.join(examples)}]")
        ).protocols
        return describe(protocol)

    assert "3 of 5 answers are given in no example: wet, eyes e4, age 4.6 to 9.5" in said(low)
    assert "each of 5 answers is given in an example" in said(low, high)
    assert "in an example" not in said() and "in no example" not in said()


def test_what_no_rule_reads_needs_no_example_and_few_are_named() -> None:
    (phq9,) = protocol_in(SCREENERS / "phq9").screenings
    assert answers_given(phq9).startswith("2 of 36 answers are")  # how difficult it was is not read
    (news2,) = protocol_in(SCREENERS / "news2").screenings
    assert answers_given(news2).endswith(" more") and answers_given(news2).count(",") == 5


ITEMS = "{id: x, text: X}, {id: y, label: 6b, text: Y}, {id: z, text: Z}"


@pytest.mark.parametrize(
    ("numbering", "labels"),
    [("", ["1.", "6b", "2."]), ('numbering: {item: "({n})"}\n', ["(1)", "6b", "(2)"])],
)
def test_an_item_has_the_number_that_the_document_prints(numbering: str, labels: list[str]) -> None:
    text = banded(f"{ITEMS.replace('X}', 'X, points: 1}')}", "from: 0, to: 0", "from: 1")
    (found,) = only(load_text(numbering + text)).screenings
    assert [item.label for item in found.items] == labels


def test_a_number_of_its_own_stands_where_it_is_referred_to() -> None:
    (found,) = protocol_in(SCREENERS / "cssrs").screenings
    assert [item.label for item in found.items][-2:] == ["6.", "6b."]
