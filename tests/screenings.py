"""Screenings made for tests, and strategies for their conditions and answers."""

from __future__ import annotations

from itertools import product

from hypothesis import settings
from hypothesis import strategies as st

from generator.diagnostics.span import Span
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
from generator.screening.answers import NOT_ANSWERED, Answers

HERE = Span.point("it")
NOTHING = Sentence((), "official", HERE)
ANSWERS = ("yes", "no", NOT_ANSWERED)


def examples(count: int) -> settings:
    """Ask for as many examples, or for fewer where Hypothesis' profile asks for fewer."""
    return settings(max_examples=count * settings.default.max_examples // 100, deadline=None)


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


def completions(found: Screening, answers: Answers) -> list[dict[str, str]]:
    """Every way to answer what is not answered."""
    items = list(found.items)
    given = [answers.get(item.id, NOT_ANSWERED) for item in items]
    choices = [
        item.answers if each == NOT_ANSWERED else (each,)
        for item, each in zip(items, given, strict=True)
    ]
    names = [item.id for item in items]
    return [dict(zip(names, each, strict=True)) for each in product(*choices)]


def states(found: Screening) -> list[dict[str, str]]:
    """Every state of a screening, in the order of their numbers."""
    items = list(found.items)
    ways = [(i.answers[0], NOT_ANSWERED, *i.answers[1:]) for i in reversed(items)]
    names = [item.id for item in items]
    return [dict(zip(names, reversed(each), strict=True)) for each in product(*ways)]
