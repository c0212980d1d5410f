"""All states at once: the same as one after the other, and monotone where the rule is."""

from __future__ import annotations

from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import (
    YES_NO,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
)
from generator.screening.states import (
    Readings,
    falling,
    meeting,
    readings_of,
    space_of,
    sum_from,
)
from generator.screening.table import readings, rule_table
from tests.screenings import CONDITIONS, HERE, TWO, examples, group, screening, states

ITEMS = tuple(item.id for item in TWO.items)
DOMAIN = dict.fromkeys(ITEMS, YES_NO)
SPACE, KNOWN = space_of(DOMAIN), space_of(DOMAIN, with_unknown=False)


def read(found: Readings, number: int) -> str:
    if found.met >> number & 1:
        return "met"
    return "open" if found.possible >> number & 1 else "not met"


@given(CONDITIONS)
@examples(40)
def test_every_state_reads_as_its_table(condition: Condition) -> None:
    found = screening(TWO.groups, condition)
    all_at_once = readings_of(found, condition, SPACE)
    for number, answers in enumerate(states(found)):
        assert read(all_at_once, number) == readings(found, answers)["r0"]


@given(CONDITIONS)
@examples(100)
def test_tables_and_conditions_are_met_by_the_same_answers(condition: Condition) -> None:
    found = screening(TWO.groups, condition)
    table = rule_table(found, found.rules[0])
    assert table.meeting(KNOWN) == meeting(found, condition, KNOWN)
    assert table.meeting(SPACE) == meeting(found, condition, SPACE)


@pytest.mark.parametrize("with_unknown", [False, True])
@pytest.mark.parametrize("widths", [(2, 2, 2), (2, 4, 3), (5, 2)])
def test_each_item_is_answered_in_one_way_in_each_state(
    widths: tuple[int, ...], with_unknown: bool
) -> None:
    domain = {f"i{n}": tuple(f"a{m}" for m in range(width)) for n, width in enumerate(widths)}
    space = space_of(domain, with_unknown=with_unknown)
    size = prod(width + with_unknown for width in widths)
    assert space.everything.bit_count() == size
    assert space.complete.bit_count() == prod(widths)
    for number in range(size):
        left = number
        for item, answers in domain.items():
            first, *others = space.answered[item]
            ways = [first, *([space.unknown[item]] if with_unknown else []), *others]
            left, digit = divmod(left, len(answers) + with_unknown)
            assert [bool(way >> number & 1) for way in ways] == [
                n == digit for n in range(len(ways))
            ]


def test_no_items_have_one_state() -> None:
    assert space_of({}).everything == 1


@given(
    st.lists(st.tuples(st.integers(0, 2**32 - 1), st.integers(0, 9)), max_size=5),
    st.integers(0, 40),
)
@examples(200)
def test_sums_of_weights(weighted: list[tuple[int, int]], low: int) -> None:
    space = space_of(dict.fromkeys("abcde", YES_NO), with_unknown=False)
    found = sum_from(weighted, low, space)
    for number in range(32):
        total = sum(weight for held, weight in weighted if held >> number & 1)
        assert bool(found >> number & 1) == (total >= low)


@pytest.mark.parametrize(
    ("condition", "falls"),
    [
        (GroupMet("g", HERE), ()),
        (Negated(GroupMet("g", HERE), HERE), ("g0", "g1")),
        (ScoreWithin(("h",), 1, 3, HERE), ("h0", "h2")),
        (Negated(ItemHolds("h1", HERE), HERE), ("h1",)),
    ],
)
def test_what_can_take_a_reading_back(condition: Condition, falls: tuple[str, ...]) -> None:
    assert falling(readings_of(TWO, condition, SPACE), SPACE, list(TWO.items)) == falls


def test_a_fall_to_open_and_one_from_open_are_both_found() -> None:
    space, (item,) = space_of({"a0": YES_NO}), group("a", None, 1).items
    (no, yes), unknown = space.answered["a0"], space.unknown["a0"]
    for met, possible in [(no | yes, no | unknown | yes), (0, no | yes), (0, unknown)]:
        assert falling(Readings(met, possible), space, [item]) == ("a0",)
    assert falling(Readings(yes, unknown | yes), space, [item]) == ()


def test_half_a_million_states() -> None:
    wide: Screening = screening(
        (group("g", 1, *[1] * 4), group("h", 2, *[1] * 8)), GroupMet("h", HERE)
    )
    space = space_of({item.id: item.answers for item in wide.items})
    found = readings_of(wide, wide.rules[0].when, space)
    assert space.everything.bit_count() == 531_441
    # Met: two yes or more among eight. Possible: all but no or one that is not a no.
    assert found.met.bit_count() == 3**4 * (3**8 - 2**8 - 8 * 2**7)
    assert found.possible.bit_count() == 3**4 * (3**8 - 1 - 8 * 2)
