"""Small changes to a rule: each is made, once, and those without effect are found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.diagnostics.span import Span
from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
)
from generator.screening.mutations import mutations
from generator.screening.proof import prove
from tests.screenings import HERE, TWO, both, group, screening

G, H = GroupMet("g", HERE), GroupMet("h", HERE)
G0, G1 = ItemHolds("g0", HERE), ItemHolds("g1", HERE)


def made(condition: Condition) -> list[str]:
    return [f"{each.kind} {each.what}" for each in mutations(TWO, condition)]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (G, ["left out g0", "left out g1", "moved up g", "moved down g"]),
        (G0, []),
        (Negated(G0, HERE), ["left out not"]),
        (
            Negated(G, HERE),
            ["left out g0", "left out g1", "moved up g", "moved down g", "left out not"],
        ),
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


def written(found: Screening, condition: Condition) -> str:
    """A condition with the thresholds that decide it."""
    match condition:
        case ItemHolds(item=item):
            return item
        case GroupMet(group=name):
            group = found.group(name)
            return f"{group.at_least} of {' '.join(item.id for item in group.items)}"
        case Negated(condition=inner):
            return f"not({written(found, inner)})"
        case ScoreWithin(groups=names, low=low, high=high):
            return f"{'+'.join(names)} from {low} to {high}"
        case Combined(at_least=at_least, conditions=parts):
            return f"{at_least} of ({', '.join(written(found, each) for each in parts)})"


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (H, ["2 of h1 h2", "2 of h0 h2", "2 of h0 h1", "3 of h0 h1 h2", "1 of h0 h1 h2"]),
        (Negated(Negated(G0, HERE), HERE), ["not(g0)", "not(g0)"]),
        (
            ScoreWithin(("g",), 3, 5, HERE),
            [
                "g from 3 to 5", "g from 3 to 5",  # without an item
                "g from 4 to 5", "g from 2 to 5", "g from 3 to 6", "g from 3 to 4",
            ],
        ),
        (both("any", G0, G1), ["1 of (g1)", "1 of (g0)", "2 of (g0, g1)"]),
        (
            both("all", G0, G1, ItemHolds("h0", HERE)),  # all that are left are still all
            ["2 of (g1, h0)", "2 of (g0, h0)", "2 of (g0, g1)", "1 of (g0, g1, h0)"],
        ),
        (
            Combined(2, (G0, G1, ItemHolds("h0", HERE)), "at_least", HERE),
            [
                "2 of (g1, h0)", "2 of (g0, h0)", "2 of (g0, g1)",
                "3 of (g0, g1, h0)", "1 of (g0, g1, h0)",
            ],
        ),
        (
            both("any", G0, both("all", G1, ItemHolds("h0", HERE))),
            [
                "1 of (2 of (g1, h0))", "1 of (g0)", "1 of (g0, 1 of (h0))", "1 of (g0, 1 of (g1))",
                "1 of (g0, 1 of (g1, h0))", "2 of (g0, 2 of (g1, h0))",
            ],
        ),
    ],
)  # fmt: skip
def test_what_a_rule_says_after_each_change(condition: Condition, expected: list[str]) -> None:
    found = [written(each.screening, each.condition) for each in mutations(TWO, condition)]
    assert found == expected


def test_each_change_has_its_place() -> None:
    items = tuple(replace(item, span=Span.point(item.id)) for item in TWO.groups[0].items)
    first = replace(TWO.groups[0], items=items, span=Span.point("group"))
    condition = both(
        "any",
        GroupMet("g", Span.point("named")),
        Negated(ScoreWithin(("h",), 1, 2, Span.point("score")), Span.point("not")),
    )
    condition = replace(condition, span=Span.point("any"))
    found = mutations(replace(TWO, groups=(first, TWO.groups[1])), condition)
    assert [each.span.path for each in found] == [
        "g0", "g1", "group", "group", "it", "it",  # the items of h stand where they always do
        "named", "not", "not", "score", "score", "score", "score", "any",
    ]  # fmt: skip


def surviving(*conditions: Condition) -> list[str]:
    proof = prove(screening(TWO.groups, *conditions))
    return [f"{each.kind} {each.what}" for rule in proof.rules for each in rule.surviving]


def test_what_has_an_effect_is_not_reported() -> None:
    assert surviving(G, both("any", G, H), ScoreWithin(("g", "h"), 3, 5, HERE)) == []


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
    assert expected in surviving(condition)


def test_a_group_of_one_threshold_less_than_all() -> None:
    found = screening((group("g", 2, 1, 1, 1),), GroupMet("g", HERE))
    assert [each.tried for each in prove(found).rules] == [5]
