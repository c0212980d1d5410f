"""Tables of rules: exact for every answer, by brute force; small; refused where too large."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
)
from generator.screening.answers import Answers, Truth
from generator.screening.dimensions import shares
from generator.screening.states import space_of
from generator.screening.sums import Sum
from generator.screening.table import MAX_CELLS, cell_count, readings, rule_table, work
from tests.definitions import PROTOCOLS, REAL, protocol_in, real_protocol
from tests.kleene import evaluate
from tests.screenings import (
    ANSWERS,
    CONDITIONS,
    HERE,
    SOME_ANSWERS,
    TWO,
    both,
    completions,
    examples,
    group,
    larger,
    screening,
    states,
)

REAL_ONES = [
    screening
    for path in (REAL, PROTOCOLS / "score", PROTOCOLS / "classify")
    for screening in protocol_in(path).screenings
]


def exact(found: Screening, condition: Condition, answers: Answers) -> Truth:
    """What all ways agree on in which the open items can be answered."""
    truths = {evaluate(found, condition, each) for each in completions(found, answers)}
    return truths.pop() if len(truths) == 1 else "open"


@pytest.mark.parametrize("found", REAL_ONES, ids=lambda each: each.id)
def test_every_state_of_every_protocol(found: Screening) -> None:
    for answers in states(found):
        read = readings(found, answers)
        assert read == {rule.id: exact(found, rule.when, answers) for rule in found.rules}


FIRST, SECOND, THIRD = (ItemHolds(name, HERE) for name in ("g0", "g1", "h0"))


@pytest.mark.parametrize(
    "condition",
    [
        FIRST,
        GroupMet("h", HERE),
        Negated(GroupMet("h", HERE), HERE),
        ScoreWithin(("g", "h"), 3, 5, HERE),
        both("any", FIRST, SECOND, THIRD),
        both("all", FIRST, SECOND, THIRD),
        Combined(2, (FIRST, SECOND, THIRD), "at_least", HERE),
        Combined(2, (FIRST, SECOND, Negated(THIRD, HERE)), "at_least", HERE),
        both("all", FIRST, both("any", SECOND, GroupMet("h", HERE))),
        both("any", both("all", FIRST, SECOND), ScoreWithin(("h",), 3, None, HERE)),
    ],
)
def test_every_state_of_every_kind_of_condition(condition: Condition) -> None:
    found = screening(TWO.groups, condition)
    for answers in states(found):
        assert readings(found, answers)["r0"] == exact(found, condition, answers)


@given(CONDITIONS, SOME_ANSWERS)
@examples(200)
def test_tables_are_exact(condition: Condition, answers: dict[str, str]) -> None:
    found = screening(TWO.groups, condition)
    assert readings(found, answers)["r0"] == exact(found, condition, answers)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.lists(st.integers(0, 3), min_size=1, max_size=4)),
             min_size=1, max_size=2),
    st.data(),
)  # fmt: skip
@examples(60)
def test_tables_count_the_sets_of_answers(
    shape: list[tuple[int, list[int]]], data: st.DataObject
) -> None:
    groups = tuple(group("gh"[n], at_least, *points) for n, (at_least, points) in enumerate(shape))
    items = [item for each in groups for item in each.items]
    leaves: list[Condition] = [GroupMet(each.id, HERE) for each in groups]
    leaves += [ItemHolds(item.id, HERE) for item in items]
    names = tuple(each.id for each in groups)
    leaves += [ScoreWithin(names, low, low + 2, HERE) for low in range(4)]
    condition = data.draw(st.recursive(st.sampled_from(leaves), larger, max_leaves=6))
    found = screening(groups, condition)
    table = rule_table(found, found.rules[0])
    truths = [evaluate(found, condition, each) for each in completions(found, {})]
    assert (table.answer_sets, table.met) == (2 ** len(items), truths.count("met"))


def test_the_real_table_has_four_rows() -> None:
    (at_risk,) = real_protocol().screenings
    table = rule_table(at_risk, at_risk.rules[0])
    rows = [(row.ranges, row.answer_sets, row.is_met) for row in table.rows()]
    assert rows == [
        (((0, 0), (0, 1)), 6, False), (((0, 0), (2, 5)), 26, True),
        (((1, 3), (0, 1)), 42, True), (((1, 3), (2, 5)), 182, True),
    ]  # fmt: skip
    assert (table.answer_sets, table.met) == (256, 250)


def test_what_kleene_leaves_open_is_read_where_all_ways_agree() -> None:
    either = both(
        "any",
        both("all", ItemHolds("g0", HERE), ItemHolds("g1", HERE)),
        both("all", Negated(ItemHolds("g0", HERE), HERE), ItemHolds("g1", HERE)),
    )
    answers: dict[str, str] = {"g1": "yes"}
    assert evaluate(TWO, either, answers) == "open"
    assert readings(screening(TWO.groups, either), answers) == {"r0": "met"}


def test_items_and_dimensions_without_effect_are_left_out() -> None:
    joined = both("all", GroupMet("g", HERE), GroupMet("h", HERE))
    found = screening(TWO.groups, both("any", GroupMet("g", HERE), joined))
    table = rule_table(found, found.rules[0])
    assert [each.items for each in table.dimensions] == [("g0", "g1")]
    assert (table.sets, table.cells) == ((8, 24), (False, True))


def test_a_rule_that_always_holds_is_met_in_every_state() -> None:
    first = ItemHolds("g0", HERE)
    found = screening(TWO.groups, both("any", first, Negated(first, HERE)))
    table = rule_table(found, found.rules[0])
    space = space_of({item.id: item.answers for item in found.items})
    assert (table.dimensions, table.sets, table.meeting(space)) == ((), (32,), space.everything)


def test_an_item_that_is_missing_from_the_answers_is_not_answered() -> None:
    found = screening(TWO.groups, GroupMet("h", HERE))
    assert readings(found, {}) == {"r0": "open"}
    assert readings(found, {"h0": "yes"}) == {"r0": "open"}
    assert readings(found, {"h0": "no"}) == {"r0": "open"}
    assert readings(found, {"h0": "no", "h1": "no"}) == {"r0": "not met"}


def test_a_table_whose_parts_do_not_fit_is_not_read() -> None:
    found = screening(TWO.groups, both("all", GroupMet("g", HERE), GroupMet("h", HERE)))
    table = rule_table(found, found.rules[0])
    space = space_of({item.id: item.answers for item in found.items})
    first, second = table.dimensions
    short = replace(table, cells=table.cells[:-1])
    light = replace(table, dimensions=(replace(first, weights=first.weights[:-1]), second))
    with pytest.raises(ValueError, match="shorter"):
        list(short.rows())
    with pytest.raises(ValueError, match="shorter"):
        short.meeting(space)
    with pytest.raises(ValueError, match="shorter"):
        light.meeting(space)
    with pytest.raises(ValueError, match="shorter"):
        light.read({})


def test_a_sum_whose_weights_do_not_fit_is_not_shared_out() -> None:
    with pytest.raises(ValueError, match="shorter"):
        shares(TWO.groups[0].items, [Sum(("g0", "g1"), ((0, 1),), 1, None)], [None, None])


@pytest.mark.parametrize(
    ("conditions", "cells"),
    [
        ((GroupMet("g", HERE),), 2),
        ((ItemHolds("g0", HERE), ItemHolds("g1", HERE)), 2),  # counted together
        ((ItemHolds("g0", HERE), Negated(ItemHolds("g1", HERE), HERE)), 4),
        ((ScoreWithin(("g", "h"), 2, 4, HERE),), 3),
        ((GroupMet("g", HERE), ScoreWithin(("g", "h"), 2, 4, HERE)), 2 * 2 * 4),
        ((ScoreWithin(("g",), 2, 1, HERE),), 2),
    ],
)
def test_only_what_a_rule_tells_apart_is_tried(
    conditions: tuple[Condition, ...], cells: int
) -> None:
    found = screening(TWO.groups, both("all", *conditions))
    assert cell_count(found, found.rules[0].when) == cells


def test_an_item_that_is_named_alone_counts_one() -> None:
    found = screening(TWO.groups, ItemHolds("h0", HERE))
    (only,) = rule_table(found, found.rules[0]).dimensions
    assert (only.items, only.weights, only.ranges) == (("h0",), ((0, 1),), ((0, 0), (1, 1)))


def test_sums_that_share_items_in_one_proportion_are_one_dimension() -> None:
    even = screening(
        (group("g", 2, 3, 3, 3),), both("any", GroupMet("g", HERE), ScoreWithin(("g",), 6, 6, HERE))
    )
    table = rule_table(even, even.rules[0])
    assert [(d.weights, d.ranges, d.answer_sets) for d in table.dimensions] == [
        (((0, 1),) * 3, ((0, 1), (2, 3)), (4, 4))
    ]


def pairs(count: int) -> Screening:
    """A rule of pairs, each of which is a dimension with three values."""
    two = [
        both("all", ItemHolds(f"g{n}", HERE), ItemHolds(f"g{n + 1}", HERE))
        for n in range(0, 2 * count, 2)
    ]
    return screening((group("g", None, *[1] * (2 * count)),), both("any", *two))


def test_a_table_beyond_the_limit_is_refused() -> None:
    large = pairs(15)
    assert cell_count(large, large.rules[0].when) == 2**15 > MAX_CELLS
    assert work(large, large.rules[0].when) == 2**15 * (1 + 15 * 3)
    with pytest.raises(ValueError, match="cells"):
        rule_table(large, large.rules[0])


def test_interchangeable_items_are_counted_together() -> None:
    many = screening((group("g", 30, *[1] * 60),), GroupMet("g", HERE))
    table = rule_table(many, many.rules[0])
    assert (len(table.cells), table.answer_sets) == (2, 2**60)


def test_scores_of_many_points_are_cut_where_they_are_read() -> None:
    wide = screening(
        (group("g", None, *(2**n for n in range(15))),), ScoreWithin(("g",), 100, 200, HERE)
    )
    table = rule_table(wide, wide.rules[0])
    assert table.dimensions[0].ranges == ((0, 99), (100, 200), (201, 2**15 - 1))
    assert table.dimensions[0].answer_sets == (100, 101, 2**15 - 201)


def test_named_twice_counts_twice() -> None:
    twice = Combined(2, (ItemHolds("g0", HERE), ItemHolds("g0", HERE)), "at_least", HERE)
    found = screening(TWO.groups, twice)
    assert all(
        readings(found, {"g0": each})["r0"] == evaluate(found, twice, {"g0": each})
        for each in ANSWERS
    )
