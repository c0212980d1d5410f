"""Published questionnaires read as they are published: by hand, by their own scoring, by ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from math import prod
from random import Random

import pytest

from generator.model import OutcomeTarget, PathwayTarget, Rule, Screening
from generator.screening.answers import Answers
from generator.screening.proof import prove
from generator.screening.table import asked_items, readings
from tests.definitions import codes, load_text, only, protocol_in
from tests.screeners import FOLDER, SCREENERS, Given, Screener

EVERY = pytest.mark.parametrize("screener", SCREENERS, ids=lambda each: each.id)
SETS = 300
COMPLETIONS = 400
"""How many ways there are at most to complete a set of which something is taken away."""


def screening_of(screener: Screener) -> Screening:
    (screening,) = protocol_in(FOLDER / screener.id).screenings
    assert screening.id == screener.screening
    return screening


def as_entered(screening: Screening, given: Given) -> Answers:
    """Take numbers for the ranges that they lie in."""
    answers = dict(given)
    for item in screening.items:
        if item.number is not None and item.id in given:
            number = Decimal(given[item.id]) * 10**item.number.decimals
            (answers[item.id],) = [e.id for e in item.levels if (e.low or 0) <= number <= e.high]  # type: ignore[operator]
    return answers


def part(rule: Rule) -> str:
    if isinstance(rule.outcome, PathwayTarget):
        return f"pathway-{rule.outcome.pathway}"
    assert isinstance(rule.outcome, OutcomeTarget)
    return f"outcome-{rule.outcome.outcome}"


def read(screening: Screening, given: Given) -> tuple[set[str], set[str]]:
    """What is met for some answers, and what can still be met."""
    truths = readings(screening, as_entered(screening, given))
    met = {part(rule) for rule in screening.rules if truths[rule.id] == "met"}
    return met, {part(rule) for rule in screening.rules if truths[rule.id] != "not met"}


def points(screening: Screening, given: Given) -> int:
    """The points of what is asked."""
    answers = as_entered(screening, given)
    asked = asked_items(screening, answers)
    return sum(item.weights[item.answers.index(answers[item.id])] for item in asked)


def random_sets(screener: Screener) -> list[dict[str, str]]:
    """Every item answered, also where it is not asked; numbers at ends of ranges and between."""
    random = Random(screener.id)
    return [
        {item: random_answer(screener, item, random) for item in screener.answers}
        for _ in range(SETS)
    ]


def random_answer(screener: Screener, item: str, random: Random) -> str:
    answers = screener.answers[item]
    if item not in screener.numbers or random.random() < 0.5:
        return random.choice(answers)
    low, high = Decimal(answers[0]), Decimal(answers[-1])
    step = Decimal((0, (1,), low.as_tuple().exponent))
    return str(low + step * random.randint(0, int((high - low) / step)))


@EVERY
def test_published_results(screener: Screener) -> None:
    screening = screening_of(screener)
    assert len({case.line for case in screener.cases}) == len(screener.cases) >= 20
    for case in screener.cases:
        assert screener.score(case.given) == (case.points, case.parts), case.line
        assert read(screening, case.given) == (case.parts, case.parts), case.line
        asked = {item.id for item in asked_items(screening, as_entered(screening, case.given))}
        assert asked == set(case.given), case.line
        assert points(screening, case.given) == (case.points or 0), case.line


@EVERY
def test_every_result_is_published_and_every_item_answered_as_written(screener: Screener) -> None:
    screening = screening_of(screener)
    assert {part(rule) for rule in screening.rules} == set(screener.parts.values())
    assert {name for case in screener.cases for name in case.parts} == set(screener.parts.values())
    written = {i.id: i.answers for i in screening.items if i.number is None}
    ours = {k: v for k, v in screener.answers.items() if k not in screener.numbers}
    assert {k: set(v) for k, v in written.items()} == {k: set(v) for k, v in ours.items()}


@EVERY
def test_random_answers_read_as_the_published_scoring_does(screener: Screener) -> None:
    screening = screening_of(screener)
    for given in random_sets(screener):
        _, parts = screener.score(given)
        assert read(screening, given) == (parts, parts), given


@EVERY
def test_what_is_not_known_is_met_only_if_every_completion_is(screener: Screener) -> None:
    screening = screening_of(screener)
    random = Random(f"{screener.id}, in part")
    for given in random_sets(screener):
        items = random.sample(list(given), len(given))
        missing = items[: random.randint(1, len(items))]
        while prod(len(screener.answers[item]) for item in missing) > COMPLETIONS:
            missing.pop()
        known = {item: answer for item, answer in given.items() if item not in missing}
        results = screener.results(known)
        met, possible = read(screening, known)
        assert met == frozenset.intersection(*results), known
        assert possible == frozenset.union(*results), known


SLIPS = [
    ("news2", "{to: 24, points: 2}", "{to: 25, points: 2}", "example-differs"),
    ("news2", "{to: 35.0, points: 3}", "{to: 34.9, points: 3}", "example-differs"),
    ("news2", "{to: 93, points: 2}", "{to: 91, points: 2}", "bad-range"),
    ("news2", "temperature: 39.1", "temperature: 39.15", "bad-number"),
    *(("news2", "respiration: 16", f"respiration: {odd}", "bad-number")
      for odd in ("sixteen", "nan", "inf", "1e2", "1e999999999", "16.5", "-1", "0x10", "१६")),
    ("news2", "spo2: 91, oxygen: air", "spo2: 191, oxygen: air", "bad-number"),
    ("news2", "    first: yes\n", "", "example-differs"),
    ("news2", ", unknown: [temperature]", "", "example-incomplete"),
    ("phq9", "from: 5, to: 9", "from: 5, to: 10", "band-overlap"),
    ("phq9", "is: [several-days, more-than-half", "is: [more-than-half", "example-differs"),
    ("phq9", "when: {item: q9, is: [several-days, more-than-half, nearly-every-day]}",
     "when: q9", "answer-not-said"),
    ("phq9", "q1: several-days", "q1: sometimes", "unresolved-name"),
    ("glasgow", "text: Localising, points: 5", "text: Localising, points: 4", "example-differs"),
    ("glasgow", "answers: {eye: e2, verbal: v2", "yes: [eye], answers: {verbal: v2",
     "answer-not-said"),
    ("audit-c", "{item: sex, is: woman}", "{item: sex, is: man}", "example-differs"),
    ("audit-c", "{score: [consumption], from: 3}", "{score: [consumption], from: 2}",
     "example-differs"),
    ("audit-c", "ask_if: {not: {item: often, is: never}}", "ask_if: {item: sex, is: man}",
     "ask-order"),
    ("cssrs", "any: [q4, q5, q6b]", "any: [q4, q6b]", "example-differs"),
    ("cssrs", "any: [q3, q6]", "any: [q3]", "example-differs"),
    ("cssrs", "ask_if: q6}", "ask_if: q7}", "unresolved-name"),
    ("cssrs", "yes: [q2, q5]", "yes: [q5]", "example-not-asked"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "wrong", "code"), SLIPS)
def test_a_slip_is_noticed(name: str, right: str, wrong: str, code: str) -> None:
    """A slip of one word in a published scoring, or in an example of it, is no small thing."""
    text = (FOLDER / name / "protocol.yaml").read_text(encoding="utf-8")
    assert only(load_text(text))
    assert right in text
    assert code in codes(load_text(text.replace(right, wrong, 1)))


def test_a_missing_example_is_named_in_the_units_that_an_author_writes() -> None:
    text = (FOLDER / "news2" / "protocol.yaml").read_text(encoding="utf-8")
    ends = "{any: [{item: respiration, to: 8.5}, {item: respiration, from: 25}]}"
    found = load_text(text.replace("{score: [respiration], from: 3}", ends))
    (said,) = [each for each in found.diagnostics if each.code == "boundary-without-example"]
    assert "`respiration` answered with a number from 0 to 8.5" in said.message


WRITTEN = re.compile(r"(?:points|from|to): (\d+(?:\.\d)?)(?=[,}])")


def slips_of_one(text: str) -> Iterator[tuple[str, str]]:
    """Yield a definition with each point and each end of a range one too large or too small."""
    for line in re.finditer(r".*\n", text):
        ranges = line[0].find("ranges: ")
        for number in WRITTEN.finditer(line[0]):
            if "number: " in line[0] and number.start() < ranges:
                continue  # what can be entered, which is ours
            step = Decimal((0, (1,), Decimal(number[1]).as_tuple().exponent))
            for wrong in (Decimal(number[1]) - step, Decimal(number[1]) + step):
                start, end = line.start() + number.start(1), line.start() + number.end(1)
                yield f"{text[:start]}{wrong}{text[end:]}", f"{line[0].strip()}: {wrong}"


def is_noticed(screener: Screener, text: str) -> bool:
    """Whether a slip is refused, reads otherwise for a published set, or makes no difference."""
    loaded = load_text(text)
    if any(each.severity == "error" for each in loaded.diagnostics):
        return True
    (wrong,) = loaded.protocols[0].screenings
    return prove(wrong).fingerprint == prove(screening_of(screener)).fingerprint or any(
        points(wrong, case.given) != (case.points or 0)
        or read(wrong, case.given) != (case.parts, case.parts)
        for case in screener.cases
    )


@pytest.mark.long
@EVERY
def test_no_number_can_be_off_by_one(screener: Screener) -> None:
    """The published answer sets alone notice it, without the examples of the definition."""
    text = (FOLDER / screener.id / "protocol.yaml").read_text(encoding="utf-8")
    before, _, after = text.partition("    examples:\n")
    notes = after[after.index("notes:") :] if "\nnotes:" in after else ""
    missed = [
        said for wrong, said in slips_of_one(before + notes) if not is_noticed(screener, wrong)
    ]
    assert missed == []
