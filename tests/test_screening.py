"""Three-valued logic and truth tables, against the laws and against brute force."""

from __future__ import annotations

from itertools import product

import pytest
from definitions import PROTOCOLS, REAL
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics.span import Span
from generator.load import load
from generator.model import (
    Combined,
    Condition,
    Group,
    GroupMet,
    Item,
    ItemHolds,
    Negated,
    OutcomeTarget,
    Rule,
    ScoreWithin,
    Screening,
    Sentence,
)
from generator.screening import (
    MAX_ROWS,
    Answer,
    Answers,
    Truth,
    evaluate,
    reachable_scores,
    readings,
    row_count,
    truth_table,
    work,
)

HERE = Span.point("it")
NOTHING = Sentence((), "official", HERE)
ANSWERS: tuple[Answer, ...] = ("yes", "no", "not answered")


def group(name: str, at_least: int | None, *points: int) -> Group:
    items = tuple(Item(f"{name}{n}", f"{n}.", NOTHING, each, HERE) for n, each in enumerate(points))
    return Group(name, name, NOTHING, at_least, items, HERE)


def screening(groups: tuple[Group, ...], *conditions: Condition) -> Screening:
    rules = tuple(
        Rule(f"r{n}", None, condition, OutcomeTarget("o"), False, HERE)
        for n, condition in enumerate(conditions)
    )
    return Screening("s", NOTHING, groups, rules, HERE)


def both(word: str, *conditions: Condition) -> Combined:
    return Combined(len(conditions) if word == "all" else 1, conditions, word, HERE)  # type: ignore[arg-type]


TWO = screening((group("g", 1, 1, 2), group("h", 2, 3, 0, 1)))
LEAVES: tuple[Condition, ...] = (
    *(ItemHolds(item.id, HERE) for item in TWO.items), GroupMet("g", HERE), GroupMet("h", HERE),
    ScoreWithin(("g", "h"), 2, 4, HERE), ScoreWithin(("h",), 1, None, HERE),
)  # fmt: skip


def larger(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inner, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        inner.map(lambda condition: Negated(condition, HERE)),
        several.map(lambda found: both("all", *found)),
        several.map(lambda found: both("any", *found)),
        st.tuples(several, st.integers(1, 4)).map(
            lambda pair: Combined(min(pair[1], len(pair[0])), pair[0], "at_least", HERE)
        ),
    )


CONDITIONS = st.recursive(st.sampled_from(LEAVES), larger, max_leaves=8)
SOME_ANSWERS = st.fixed_dictionaries({item.id: st.sampled_from(ANSWERS) for item in TWO.items})


def truth(condition: Condition, answers: Answers) -> Truth:
    return evaluate(TWO, condition, answers)


def completions(answers: Answers) -> list[dict[str, Answer]]:
    choices = [
        (answers[item.id],) if answers[item.id] != "not answered" else ("yes", "no")
        for item in TWO.items
    ]
    names = [item.id for item in TWO.items]
    return [dict(zip(names, each, strict=True)) for each in product(*choices)]  # type: ignore[arg-type]


def test_the_real_screening_has_256_answer_sets_6_of_them_not_at_risk() -> None:
    (at_risk,) = load(REAL).protocols[0].screenings
    table = truth_table(at_risk)
    assert (table.answer_sets, table.met(0), table.answer_sets - table.met(0)) == (256, 250, 6)


def test_every_three_valued_answer_of_the_real_screening() -> None:
    (at_risk,) = load(REAL).protocols[0].screenings
    names = [item.id for item in at_risk.items]
    counts = dict.fromkeys(("met", "not met", "open"), 0)
    for each in product(ANSWERS, repeat=len(names)):
        answers = dict(zip(names, each, strict=True))
        factors, indicators = each[:3].count("yes"), each[3:].count("yes")
        spare = each[3:].count("not answered")
        if factors >= 1 or indicators >= 2:
            expected: Truth = "met"
        elif "not answered" in each[:3] or indicators + spare >= 2:
            expected = "open"
        else:
            expected = "not met"
        assert readings(at_risk, answers) == {"at-risk": expected}
        counts[expected] += 1
    assert sum(counts.values()) == 6561
    assert counts["not met"] == 6 + 5  # five more leave one indicator open that decides nothing


@pytest.mark.parametrize("name", ["score", "classify"])
def test_the_example_screenings_by_brute_force(name: str) -> None:
    (found,) = load(PROTOCOLS / name).protocols[0].screenings
    assert_table_is_brute_force(found)


def assert_table_is_brute_force(found: Screening) -> None:
    names = [item.id for item in found.items]
    met = [0] * len(found.rules)
    for each in product(("yes", "no"), repeat=len(names)):
        answers: dict[str, Answer] = dict(zip(names, each, strict=True))  # type: ignore[arg-type]
        for position, rule in enumerate(found.rules):
            met[position] += evaluate(found, rule.when, answers) == "met"
    table = truth_table(found)
    assert table.answer_sets == 2 ** len(names)
    assert [table.met(position) for position in range(len(met))] == met


@given(
    st.lists(st.tuples(st.integers(0, 3), st.lists(st.integers(0, 3), min_size=1, max_size=4)),
             min_size=1, max_size=2),
    st.data(),
)  # fmt: skip
@settings(max_examples=60, deadline=None)
def test_tables_by_counts_are_brute_force(
    shape: list[tuple[int, list[int]]], data: st.DataObject
) -> None:
    groups = tuple(group("gh"[n], at_least, *points) for n, (at_least, points) in enumerate(shape))
    items = [item for each in groups for item in each.items]
    leaves: list[Condition] = [GroupMet(each.id, HERE) for each in groups]
    leaves += [ItemHolds(item.id, HERE) for item in items]
    names = tuple(each.id for each in groups)
    leaves += [ScoreWithin(names, low, low + 2, HERE) for low in range(4)]
    tree = st.recursive(st.sampled_from(leaves), larger, max_leaves=6)
    conditions = data.draw(st.lists(tree, min_size=1, max_size=3))
    assert_table_is_brute_force(screening(groups, *conditions))


@given(CONDITIONS, SOME_ANSWERS)
@settings(max_examples=300, deadline=None)
def test_a_decided_condition_stays_decided_whatever_is_answered_next(
    condition: Condition, answers: dict[str, Answer]
) -> None:
    now = truth(condition, answers)
    later = {truth(condition, each) for each in completions(answers)}
    assert "open" not in later
    if now != "open":
        assert later == {now}


@given(CONDITIONS, CONDITIONS, CONDITIONS, SOME_ANSWERS)
@settings(max_examples=300, deadline=None)
def test_kleenes_laws(a: Condition, b: Condition, c: Condition, answers: dict[str, Answer]) -> None:
    def same(one: Condition, other: Condition) -> bool:
        return truth(one, answers) == truth(other, answers)

    def no(condition: Condition) -> Negated:
        return Negated(condition, HERE)

    assert same(no(no(a)), a)
    assert same(no(both("all", a, b)), both("any", no(a), no(b)))
    assert same(both("all", a, b), both("all", b, a))
    assert same(both("all", a, both("any", a, b)), a)
    assert same(
        both("all", a, both("any", b, c)), both("any", both("all", a, b), both("all", a, c))
    )
    assert same(Combined(2, (a, b), "at_least", HERE), both("all", a, b))
    assert same(Combined(1, (a, b), "at_least", HERE), both("any", a, b))


@pytest.mark.parametrize(
    ("answers", "scores"),
    [
        ({}, {0, 1, 2, 3, 4, 5, 6, 7}),
        ({"g0": "yes", "h0": "no"}, {1, 2, 3, 4}),
        ({"g0": "no", "g1": "no", "h0": "no", "h1": "no", "h2": "no"}, {0}),
        ({"g0": "yes", "g1": "yes", "h0": "yes", "h1": "yes", "h2": "yes"}, {7}),
        ({"g0": "no", "g1": "no", "h2": "no", "h1": "no"}, {0, 3}),
    ],
)
def test_reachable_scores_are_exact(answers: dict[str, Answer], scores: set[int]) -> None:
    assert reachable_scores(TWO, ("g", "h"), answers) == scores


def test_a_gap_between_scores_decides_early() -> None:
    wide = screening((group("g", None, 5, 5),))
    between = ScoreWithin(("g",), 1, 4, HERE)
    assert evaluate(wide, between, {}) == "not met"
    assert evaluate(wide, ScoreWithin(("g",), 0, None, HERE), {}) == "met"
    assert evaluate(wide, ScoreWithin(("g",), 5, 5, HERE), {"g0": "yes"}) == "open"


def test_a_threshold_of_zero_is_met_and_one_beyond_the_group_is_not() -> None:
    odd = screening((group("g", 0, 1), group("h", 5, 1)))
    assert evaluate(odd, GroupMet("g", HERE), {}) == "met"
    assert evaluate(odd, GroupMet("h", HERE), {}) == "not met"


def test_a_table_beyond_the_limit_is_refused() -> None:
    large = screening((group("g", None, *[1] * 20),), both("all", *(
        ItemHolds(f"g{n}", HERE) for n in range(20)
    )))  # fmt: skip
    assert row_count(large) == 2**20 > MAX_ROWS
    assert work(large) == 2**20 * (20 + 21)
    with pytest.raises(ValueError, match="rows"):
        truth_table(large)


def test_interchangeable_items_are_counted_together() -> None:
    many = screening((group("g", 30, *[1] * 60),), GroupMet("g", HERE))
    assert row_count(many) == 61
    assert truth_table(many).answer_sets == 2**60
