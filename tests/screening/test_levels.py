"""Items with several answers, and items that are not always asked: exact, by brute force."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import (
    Combined,
    Condition,
    Group,
    Item,
    ItemHolds,
    Level,
    Negated,
    Rule,
    ScoreWithin,
    Screening,
)
from generator.screening.answers import NOT_ANSWERED, Answers, Truth
from generator.screening.mutations import mutations
from generator.screening.proof import is_small, prove
from generator.screening.states import given as can_be
from generator.screening.states import meeting, readings_of, scattered, space_of, with_asked
from generator.screening.table import (
    MAX_CELLS,
    asked_items,
    cell_count,
    condition_table,
    readings,
    rule_table,
    scores,
)
from tests.kleene import evaluate
from tests.screenings import HERE, NOTHING, completions, examples, larger, screening, states


def item(name: str, *points: int, ask_if: Condition | None = None) -> Item:
    """An item of yes and no with one number of points, of levels with several."""
    if len(points) == 1:
        return Item(name, "", NOTHING, points[0], HERE, ask_if=ask_if)
    levels = tuple(Level(f"l{n}", NOTHING, each, HERE) for n, each in enumerate(points))
    return Item(name, "", NOTHING, 0, HERE, levels, ask_if=ask_if)


def of(*items: Item) -> tuple[Group, ...]:
    return (Group("g", "g", NOTHING, None, items, HERE),)


POINTS = st.one_of(
    st.tuples(st.integers(-2, 3)), st.lists(st.integers(-2, 3), min_size=2, max_size=3).map(tuple)
)


@st.composite
def asked(draw: st.DrawFn) -> tuple[Screening, Condition]:
    """A screening of up to four items, of which some are asked on those before, and a condition."""
    items: list[Item] = []
    for n in range(draw(st.integers(2, 4))):
        found = item(f"i{n}", *draw(POINTS))
        if items and draw(st.booleans()):
            found = replace(found, ask_if=draw(conditions(items)))
        items.append(found)
    condition = draw(conditions(items))
    return screening(of(*items), condition), condition


def conditions(items: list[Item]) -> st.SearchStrategy[Condition]:
    leaves: list[Condition] = [
        ItemHolds(each.id, HERE, answers)
        for each in items
        for answers in (each.answers[1:], each.answers[:1])
    ]
    names = tuple(each.id for each in items)
    for low, high in [(1, None), (2, 3), (-1, 0)]:
        leaves.append(ScoreWithin((), low, high, HERE, names))
        leaves.append(ScoreWithin((), low, high, HERE, names[:1]))
    return st.recursive(st.sampled_from(leaves), larger, max_leaves=4)


def exact(found: Screening, condition: Condition, answers: Answers) -> Truth:
    truths = {evaluate(found, condition, each) for each in completions(found, answers)}
    return truths.pop() if len(truths) == 1 else "open"


def sets_given(found: Screening) -> list[dict[str, str]]:
    """Every set of answers that can be given: what is not asked has its first answer."""
    return [
        each
        for each in completions(found, {})
        if all(
            each[i.id] == i.answers[0]
            for i in found.items
            if i.ask_if is not None and evaluate(found, i.ask_if, each) == "not met"
        )
    ]


@given(asked())
@examples(150)
def test_tables_are_exact_in_every_state(pair: tuple[Screening, Condition]) -> None:
    found, condition = pair
    table = rule_table(found, found.rules[0])
    space = space_of({each.id: each.answers for each in found.items})
    read = readings_of(found, condition, space)
    for number, answers in enumerate(states(found)):
        truth = exact(found, condition, answers)
        assert table.read(answers) == truth
        met, possible = read.met >> number & 1, read.possible >> number & 1
        assert (met, possible) == (truth == "met", truth != "not met")


@given(asked())
@examples(150)
def test_only_what_can_be_is_counted(pair: tuple[Screening, Condition]) -> None:
    found, condition = pair
    table = rule_table(found, found.rules[0])
    sets = sets_given(found)
    met = [each for each in sets if evaluate(found, condition, each) == "met"]
    assert (table.answer_sets, table.met) == (len(sets), len(met))
    known = space_of({each.id: each.answers for each in found.items}, with_unknown=False)
    assert can_be(found, known).bit_count() == len(sets)
    assert table.meeting(known) == meeting(found, condition, with_asked(found, known))
    (rule,) = prove(found).rules
    assert rule.differs == 0


@given(asked())
@examples(100)
def test_the_scores_that_can_be(pair: tuple[Screening, Condition]) -> None:
    found, _ = pair
    score = ScoreWithin(("g",), 0, None, HERE)
    expected = set()
    for answers in sets_given(found):
        there = [i for i in found.items
                 if i.ask_if is None or evaluate(found, i.ask_if, answers) == "met"]  # fmt: skip
        expected.add(sum(i.weights[i.answers.index(answers[i.id])] for i in there))
    assert scores(found, score) == sorted(expected)


@given(asked(), st.data())
@examples(100)
def test_what_is_not_asked_is_never_open(
    pair: tuple[Screening, Condition], data: st.DataObject
) -> None:
    found, condition = pair
    answers = data.draw(st.sampled_from(sets_given(found)))
    there = {each.id for each in asked_items(found, answers)}
    given_ones = {name: answer for name, answer in answers.items() if name in there}
    assert readings(found, given_ones)["r0"] == evaluate(found, condition, answers)


def test_states_where_an_item_is_not_asked_are_not_counted() -> None:
    first = item("a", 0)
    found = screening(
        of(first, item("b", 0, 1, 2, ask_if=ItemHolds("a", HERE))), ItemHolds("a", HERE)
    )
    proof = prove(found)
    # Not asked: one. Asked, or perhaps: each of the three levels, or not known.
    assert (proof.states, proof.answer_sets, proof.none_met) == (1 + 4 + 4, 1 + 3, 1)


def wide(items: int) -> Screening:
    levels = tuple(item(f"i{n}", 0, 1, 2, 3) for n in range(items))
    bands = [ScoreWithin(("g",), low, low + 9, HERE) for low in range(0, 3 * items, 10)]
    return screening(of(*levels), *bands)


def test_sixteen_million_sets_are_proved_by_their_sums() -> None:
    found = wide(12)
    assert not is_small(found)
    proof = prove(found)
    assert (proof.answer_sets, proof.states) == (4**12, None)
    assert sum(each.table.met for each in proof.rules) == 4**12
    assert [each.differs for each in proof.rules] == [0] * 4


def test_sums_that_differ_by_level_are_counted_together() -> None:
    """Nine items with a score and a count of high answers, as in a scale for depression."""
    levels = [item(f"i{n}", 0, 1, 2, 3) for n in range(9)]
    often = tuple(ItemHolds(each.id, HERE, ("l2", "l3")) for each in levels)
    both = Combined(
        2, (Combined(5, often, "at_least", HERE), ScoreWithin(("g",), 12, None, HERE)), "all", HERE
    )
    found = screening(of(*levels), both)
    assert cell_count(found, both) < 28 * 10
    table = condition_table(found, both)
    assert table.answer_sets == 4**9 and 0 < table.met < 4**9
    answers = {f"i{n}": "l2" for n in range(5)} | {f"i{n}": "l0" for n in range(5, 9)}
    assert table.read(answers) == "not met"  # ten points
    assert table.read(answers | {"i0": "l3", "i1": "l3"}) == "met"
    assert table.read({"i0": "l3", "i1": "l3"}) == "open"


def test_too_many_sums_are_refused() -> None:
    levels = [item(f"i{n}", 0, 3**n, 7**n) for n in range(6)]
    marked = tuple(ItemHolds(each.id, HERE, ("l1",)) for each in levels)
    both = Combined(
        2, (Combined(3, marked, "at_least", HERE), ScoreWithin(("g",), 9, None, HERE)), "all", HERE
    )
    more = [item(f"j{n}", 0, 5**n, 2 * 5**n, 3 * 5**n, 11 * 5**n) for n in range(5)]
    found = screening(of(*levels, *more), both)
    assert cell_count(found, both) > 20_000
    with pytest.raises(ValueError, match="cells"):
        condition_table(found, both)


def first_of(*conditions: Condition) -> Screening:
    found = screening(of(item("a", 1), item("b", 0, 1, 2)), *conditions)
    return replace(found, is_first=True)


@given(st.lists(conditions([item("a", 1), item("b", 0, 1, 2)]), min_size=2, max_size=4))
@examples(80)
def test_the_first_rule_that_matches_counts_alone(found: list[Condition]) -> None:
    several = first_of(*found)
    for answers in states(several):
        every = completions(several, answers)
        firsts = [
            next(
                (n for n, each in enumerate(found) if evaluate(several, each, full) == "met"), None
            )
            for full in every
        ]
        for n, truth in enumerate(readings(several, answers).values()):
            hits = {first == n for first in firsts}
            expected = "open" if len(hits) == 2 else "met" if True in hits else "not met"
            assert truth == expected


def test_otherwise_is_met_when_nothing_else_is() -> None:
    a, b = ItemHolds("a", HERE), ItemHolds("b", HERE, ("l2",))
    found = first_of(a, b)
    rest = Negated(Combined(1, (a, b), "any", HERE), HERE)
    last = Rule("otherwise", None, rest, found.rules[0].outcome, False, HERE, is_otherwise=True)
    found = replace(found, rules=(*found.rules, last))
    assert readings(found, {"a": "no", "b": "l1"})["otherwise"] == "met"
    assert readings(found, {"a": "no"})["otherwise"] == "open"
    assert readings(found, {"a": "yes"}) == {"r0": "met", "r1": "not met", "otherwise": "not met"}
    proof = prove(found)
    assert (proof.none_met, proof.rules[-1].tried) == (0, 0)


def test_an_answer_that_takes_points_away_lets_a_score_fall() -> None:
    found = screening(of(item("a", -2), item("b", 0, 1, 3)), ScoreWithin(("g",), 1, None, HERE))
    assert prove(found).rules[0].falls == ("a",)
    assert readings(found, {"b": "l2"})["r0"] == "met"
    assert readings(found, {"b": "l1"})["r0"] == "open"
    assert readings(found, {"a": NOT_ANSWERED, "b": "l0"})["r0"] == "not met"


def test_sums_without_end_are_given_up_early() -> None:
    powers = [item(f"i{n}", 0, 3**n, 2 * 3**n) for n in range(10)]
    marked = tuple(ItemHolds(each.id, HERE, ("l1",)) for each in powers)
    both = Combined(
        2, (Combined(3, marked, "at_least", HERE), ScoreWithin(("g",), 9, None, HERE)), "all", HERE
    )
    assert cell_count(screening(of(*powers), both), both) == MAX_CELLS + 1


def test_scores_of_very_many_gates_may_name_some_that_nobody_has() -> None:
    pairs = []
    for n in range(15):
        pairs += [item(f"a{n}", 0), item(f"b{n}", 2, ask_if=ItemHolds(f"a{n}", HERE))]
    found = screening(of(*pairs), ItemHolds("a0", HERE))
    assert scores(found, ScoreWithin(("g",), 0, None, HERE)) == list(range(0, 31, 2))


def test_the_ends_of_ranges_count_in_a_digest() -> None:
    def measured(end: int) -> Screening:
        low = Level("low", None, 0, HERE, 0, end)
        high = Level("high", None, 1, HERE, end + 1, 99)
        numbers = tuple(Item(f"n{n}", "", NOTHING, 0, HERE, (low, high)) for n in range(14))
        return screening(of(*numbers), ScoreWithin(("g",), 2, None, HERE))

    assert not is_small(measured(9))
    assert prove(measured(9)).digest == prove(measured(9)).digest != prove(measured(10)).digest
    named = [Item(f"n{n}", "", NOTHING, 0, HERE, measured(9).item("n0").levels) for n in range(13)]
    less = screening(of(*named, item("n13", 1)), ScoreWithin(("g",), 2, None, HERE))
    assert prove(less).digest != prove(measured(9)).digest


def test_negative_points_of_a_yes_and_of_a_no_are_told_apart_in_a_digest() -> None:
    def signed(points: int) -> Screening:
        items = (item("a", points), *(item(f"i{n}", 1) for n in range(14)))
        return screening(of(*items), ScoreWithin(("g",), 3, None, HERE))

    assert len({prove(signed(points)).digest for points in (-2, -1, 0, 1, 2)}) == 5


DOMAIN = {"a": ("no", "yes"), "b": ("x", "y", "z"), "c": tuple("pqrst")}


def test_some_sets_of_answers_are_scattered_over_all() -> None:
    count = 200
    space = scattered(DOMAIN, count)
    assert space.answers == DOMAIN and space.everything == space.complete == (1 << count) - 1
    assert space.asked == {} and set(space.unknown.values()) == {0}
    for name, answered in space.answered.items():
        assert sum(each.bit_count() for each in answered) == count
        together = 0
        for each in answered:
            together |= each
        assert together == space.everything and all(answered), name
    firsts = [answered[0] for answered in space.answered.values()]
    assert all(each & 1 for each in firsts)  # at first hardly anything
    early, late = range(100), range(100, 200)
    halves = [sum(each >> n & 1 for each in firsts for n in half) for half in (early, late)]
    assert halves[0] > 200 > 100 > halves[1]  # of 300 each: nearly all, then hardly any
    digest = sha256(repr(space.answered).encode()).hexdigest()
    assert digest[:8] == "4cc0c5a7"  # the same ones every time


def test_of_several_items_that_are_not_asked_each_has_no_answer() -> None:
    a = ItemHolds("a", HERE)
    several = (item("a", 0), item("b", 0, 0, ask_if=a), item("c", 0, 0, 0, ask_if=a))
    found = screening(of(*several), a)
    proof = prove(found)
    assert (proof.answer_sets, proof.states) == (1 + 2 * 3, 1 + 2 * (3 * 4))
    backwards = screening(of(several[0], several[2], several[1]), a)
    assert prove(backwards).states == proof.states


@pytest.mark.parametrize(
    ("points", "falls"),
    [((0, 1, 2), ()), ((2, 1, 0), ()), ((0, 1, 1), ()), ((0, 2, 1), ()), ((3, 0, 5), ("a",))],
)
def test_a_level_with_more_points_is_a_higher_answer(
    points: tuple[int, ...], falls: tuple[str, ...]
) -> None:
    most = ScoreWithin(("g",), 1, 4 if falls else None, HERE)
    found = screening(of(item("a", *points), item("b", 0)), most)
    assert prove(found).rules[0].falls == falls


def test_levels_of_equal_points_are_equally_high() -> None:
    found = screening(of(item("a", 1, 1, 0)), ItemHolds("a", HERE, ("l0",)))
    assert prove(found).rules[0].falls == ()
    last = screening(of(item("a", 0, 1, 2)), ItemHolds("a", HERE, ("l0",)))
    assert prove(last).rules[0].falls == ("a",)
    far = screening(of(item("a", 0, 1, 2)), ItemHolds("a", HERE, ("l1",)))
    assert prove(far).rules[0].falls == ("a",)


def test_what_is_not_asked_has_no_points_where_every_level_has_some() -> None:
    first = item("a", 0)
    second = item("b", 1, 2, 3, ask_if=ItemHolds("a", HERE))
    found = screening(of(first, second), ScoreWithin(("g",), 0, 0, HERE))
    assert readings(found, {"a": "no"}) == {"r0": "met"}
    assert readings(found, {"a": "yes"}) == {"r0": "not met"}
    assert prove(found).rules[0].differs == 0


def test_small_changes_where_points_are_taken_away() -> None:
    found = screening(of(item("a", -2), item("b", 3)), ItemHolds("a", HERE))
    score = ScoreWithin(("g",), 0, 0, HERE)
    wanted = ["left out a", "left out b",
              "moved up from", "moved down from", "moved up to", "moved down to"]  # fmt: skip
    both = Combined(2, (score, ItemHolds("a", HERE)), "all", HERE)
    for condition in (score, Negated(score, HERE)):
        made = [f"{each.kind} {each.what}" for each in mutations(found, condition)]
        assert set(wanted) <= set(made)
    assert {"moved down from", "moved down to"} <= {
        f"{each.kind} {each.what}" for each in mutations(found, both)
    }


def test_only_items_whose_points_are_added_are_left_out() -> None:
    found = screening(of(item("a", 1), item("b", 1), item("c", 1)), ItemHolds("a", HERE))
    score = ScoreWithin((), 1, None, HERE, ("a", "c"))
    made = [f"{each.kind} {each.what}" for each in mutations(found, score)]
    assert made == ["left out a", "left out c", "moved up from", "moved down from"]
    joined = Combined(2, (score, ItemHolds("c", HERE)), "all", HERE)
    assert [each.what for each in mutations(found, joined) if each.kind == "left out"] == [
        "a", "score", "c",
    ]  # fmt: skip
    other = replace(found, groups=(*found.groups, replace(found.groups[0], id="h", items=())))
    assert [each.kind for each in mutations(other, score)].count("left out") == 2


def test_small_changes_to_a_rule_are_tried_behind_those_before_it() -> None:
    found = first_of(ItemHolds("a", HERE), ItemHolds("b", HERE, ("l1", "l2")))
    proof = prove(found)
    assert [each.surviving for each in proof.rules] == [(), ()]
    score = ScoreWithin(("g",), 1, None, HERE)
    behind = prove(first_of(ItemHolds("a", HERE), score))
    # Behind the rule on it, the points of `a` make no difference any more.
    assert [f"{each.kind} {each.what}" for each in behind.rules[1].surviving] == ["left out a"]


@pytest.mark.parametrize(("low", "high"), [(-3, -3), (-2, -1), (0, 0), (-3, 0), (1, 2), (-1, None)])
def test_points_below_nothing_are_read_alike_in_states_and_tables(
    low: int, high: int | None
) -> None:
    a = ItemHolds("a", HERE)
    asked = item("b", -2, -1, 2, ask_if=a)
    score = ScoreWithin(("g",), low, high, HERE)
    found = screening(of(item("a", -1), asked, item("c", 0, -3, 1)), score)
    assert prove(found).rules[0].differs == 0
    known = space_of({each.id: each.answers for each in found.items}, with_unknown=False)
    assert can_be(found, known).bit_count() == prove(found).answer_sets == (1 + 3) * 3
    both = screening(of(item("a", 0), item("b", 0, ask_if=a), item("c", 0, ask_if=a)), a)
    two = space_of({each.id: each.answers for each in both.items}, with_unknown=False)
    assert can_be(both, two).bit_count() == 1 + 4


def test_every_score_behind_a_gate_is_found_one_by_one() -> None:
    some = ScoreWithin((), 2, None, HERE, ("a",))
    found = screening(of(item("a", 0, 1, 2, 3), item("b", 0, 10, 20, ask_if=some)), some)
    assert scores(found, ScoreWithin(("g",), 0, None, HERE)) == [0, 1, 2, 3, 12, 13, 22, 23]
