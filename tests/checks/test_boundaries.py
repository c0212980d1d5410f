"""Boundaries without an example: each is shown with one that stands there."""

from __future__ import annotations

import re

import pytest

from generator.checks.boundaries import MAX_SHOWN
from generator.diagnostics.diagnostic import Diagnostic
from tests.definitions import ROOT, load_text
from tests.schema.test_slips_of_screenings import example, screening

CASES = ROOT / "tests" / "cases" / "screeners"
SCORE = "rules: [{id: r, when: {score: [few], from: 2}, outcome: {outcome: high}}]"
GIVEN = "examples: [{case: C, answers: {l: air, n: 3}, outcome: none}]"


def missing(definition: str) -> list[Diagnostic]:
    found = load_text(definition).diagnostics
    assert not [each for each in found if each.severity == "error"]
    return [each for each in found if each.code == "boundary-without-example"]


def with_one_example(name: str) -> str:
    text = (CASES / name / "protocol.yaml").read_text(encoding="utf-8")
    return re.sub(r"(    examples:\n      - .*\n)(?:      [- ] .*\n)+", r"\1", text)


def test_a_message_says_whose_points_it_is_of() -> None:
    first, second = missing(screening(SCORE, GIVEN))
    assert "a score of 1 of `few`" in first.message
    assert "a score of 2 of `few`" in second.message


@pytest.mark.parametrize("outcome", ["none", "{outcome: high}"])
def test_the_example_that_is_shown_stands_there(outcome: str) -> None:
    before = missing(screening(SCORE, GIVEN))
    at = before[outcome != "none"]
    shown = re.search("`- (.*), outcome: …}`", at.hints[0])
    assert shown
    more = GIVEN.replace("}]", f"}}, {shown[1]}, outcome: {outcome}}}]")
    after = missing(screening(SCORE, more))
    assert {each.message for each in before} - {each.message for each in after} == {at.message}


def test_an_example_answers_what_else_has_to_be_asked() -> None:
    hints = " ".join(hint for each in missing(with_one_example("cssrs")) for hint in each.hints)
    assert "yes: [q2, q4], outcome" in hints and "yes: [q6, q6b], outcome" in hints


def test_after_a_few_the_others_are_counted() -> None:
    found = missing(with_one_example("phq9"))
    assert len(found) == MAX_SHOWN + 1
    assert found[-1].message == "3 more boundaries of the rules of `phq9` have no example"


def test_a_no_is_not_written_into_an_example() -> None:
    (found,) = missing(example("yes: [a], answers: {l: air, n: 3}, outcome: {outcome: high}"))
    assert "answered otherwise" in found.message and "answers: {l: air, n: 0}" in found.hints[0]
