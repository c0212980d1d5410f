"""Small changes to a rule: each is made, once, and those without effect are found."""

from __future__ import annotations

import pytest
from screenings import HERE, TWO, both, group, screening

from generator.model import Combined, Condition, GroupMet, ItemHolds, Negated, ScoreWithin
from generator.screening.changes import changes
from generator.screening.proof import prove

G, H = GroupMet("g", HERE), GroupMet("h", HERE)
G0, G1 = ItemHolds("g0", HERE), ItemHolds("g1", HERE)


def made(condition: Condition) -> list[str]:
    return [f"{each.kind} {each.what}" for each in changes(TWO, condition)]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (G, ["left out g0", "left out g1", "moved up g", "moved down g"]),
        (G0, []),
        (Negated(G0, HERE), ["left out not"]),
        (both("all", G0, G1), ["left out g0", "left out g1", "flipped all"]),
        (both("any", G0, G1), ["left out g0", "left out g1", "flipped any"]),
        (both("any", G0), []),
        (
            Combined(1, (G0, G1), "at_least", HERE),
            ["left out g0", "left out g1", "moved up at_least", "moved down at_least"],
        ),
        (
            ScoreWithin(("h",), 0, None, HERE),
            ["left out h0", "left out h2", "moved up from"],  # h1 has no points
        ),
        (
            ScoreWithin(("g",), 1, 2, HERE),
            [
                "left out g0", "left out g1",
                "moved up from", "moved down from", "moved up to", "moved down to",
            ],
        ),
        (
            both("all", Negated(G0, HERE), both("any", G1, ItemHolds("h0", HERE))),
            [
                "left out not", "left out not", "left out any", "left out g1", "left out h0",
                "flipped any", "flipped all",
            ],
        ),
        (
            both("any", G, ScoreWithin(("h",), 1, None, HERE)),
            [
                "left out g0", "left out g1", "moved up g", "moved down g", "left out h0",
                "left out h2", "left out g", "left out score", "moved up from", "moved down from",
                "flipped any",
            ],
        ),
        (both("any", G, G0), [
            "left out g1", "moved up g", "moved down g", "left out g", "left out g0", "flipped any",
        ]),
    ],
)  # fmt: skip
def test_every_small_change_is_made_once(condition: Condition, expected: list[str]) -> None:
    assert made(condition) == expected


def test_all_that_are_left_are_still_all() -> None:
    three = both("all", G0, G1, ItemHolds("h0", HERE))
    first = next(each for each in changes(TWO, three) if each.kind == "left out")
    assert isinstance(first.condition, Combined)
    assert (first.condition.at_least, len(first.condition.conditions)) == (2, 2)


def idle(*conditions: Condition) -> list[str]:
    proof = prove(screening(TWO.groups, *conditions))
    return [f"{each.kind} {each.what}" for rule in proof.rules for each in rule.idle]


def test_what_has_an_effect_is_not_reported() -> None:
    assert idle(G, both("any", G, H), ScoreWithin(("g", "h"), 3, 5, HERE)) == []


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (both("any", G, G0), "left out g0"),
        (both("any", G, both("all", G, H)), "left out all"),
        (both("all", G, both("any", G, H)), "left out any"),
        (ScoreWithin(("h",), 2, 3, HERE), "moved up from"),
    ],
)
def test_what_has_none_is(condition: Condition, expected: str) -> None:
    assert expected in idle(condition)


def test_a_group_of_one_threshold_less_than_all() -> None:
    found = screening((group("g", 2, 1, 1, 1),), GroupMet("g", HERE))
    assert [each.tried for each in prove(found).rules] == [5]
