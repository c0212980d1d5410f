"""Three-valued logic, against its laws and against brute force."""

from __future__ import annotations

import pytest
from hypothesis import given

from generator.model import Combined, Condition, GroupMet, Negated, ScoreWithin
from generator.screening.answers import Answers, Truth
from generator.screening.table import scores
from tests.kleene import evaluate
from tests.screenings import (
    CONDITIONS,
    HERE,
    SOME_ANSWERS,
    TWO,
    both,
    completions,
    examples,
    group,
    screening,
)


def truth(condition: Condition, answers: Answers) -> Truth:
    return evaluate(TWO, condition, answers)


@given(CONDITIONS, SOME_ANSWERS)
@examples(300)
def test_a_decided_condition_stays_decided_whatever_is_answered_next(
    condition: Condition, answers: dict[str, str]
) -> None:
    now = truth(condition, answers)
    later = {truth(condition, each) for each in completions(TWO, answers)}
    assert "open" not in later
    if now != "open":
        assert later == {now}


@given(CONDITIONS, CONDITIONS, CONDITIONS, SOME_ANSWERS)
@examples(300)
def test_kleenes_laws(a: Condition, b: Condition, c: Condition, answers: dict[str, str]) -> None:
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
    ("groups", "expected"),
    [(("g", "h"), {0, 1, 2, 3, 4, 5, 6, 7}), (("g",), {0, 1, 2, 3}), (("h",), {0, 1, 3, 4})],
)
def test_scores_that_can_be_are_exact(groups: tuple[str, ...], expected: set[int]) -> None:
    assert scores(TWO, ScoreWithin(groups, 0, None, HERE)) == sorted(expected)


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
