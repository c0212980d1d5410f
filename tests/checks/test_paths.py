"""Ways through a pathway: reached, ended, not endless; answers that can be told apart."""

from __future__ import annotations

import pytest

from tests.definitions import HEAD, load_text, places, with_steps

ENDS = "ends: yes"
ASK = "{id: ask, decision: Q, answers: [{label: 'Yes', to: %s}, {label: 'No', to: %s}]}"
OUTCOME = "outcomes: [{id: o, title: O}]\n"


def step(name: str, rest: str = "") -> str:
    return f"{{id: {name}, text: {name}{', ' if rest else ''}{rest}}}"


@pytest.mark.parametrize(
    "steps",
    [
        [step("a")],
        [step("a"), step("b", "back: {to: a, limit: twice}")],
        [step("a"), step("b", "back: {to: a, limit: twice}, ends: yes")],
        [step("a"), step("b", "back: {to: b, limit: twice}"), step("c")],
        [ASK % ("a", "b"), step("a", "next: b"), step("b", ENDS)],
        [step("a"), ASK % ("a", "b"), step("b", ENDS)],
        [ASK % ("b", "c"), step("b", "next: {pathway: worry}"), step("c", ENDS)],
        ["{id: p, parallel: P, steps: [{id: a, text: A}, {id: b, text: B}]}"],
    ],
)
def test_sound_ways(steps: list[str]) -> None:
    assert places(with_steps(*steps)) == []


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([step("a", ENDS), step("b")], ["unreachable-step 10:14"]),
        ([step("a", "next: c"), step("b"), step("c")], ["unreachable-step 10:14"]),
        ([step("a", ENDS), step("b", "next: c"), step("c", "next: b")],
         ["loop-without-exit 10:14", "unreachable-step 10:14", "unreachable-step 11:14"]),
        ([ASK % ("a", "b"), step("a", "next: b"), step("b")], ["dead-end 11:14"]),
        ([ASK % ("a", "b"), step("a", "next: b"), step("b", "back: {to: a, limit: x}")],
         ["dead-end 11:14"]),
        ([ASK % ("a", "b"), step("a"), step("b", ENDS)], ["falls-through 10:14"]),
        ([step("a", "next: a")], ["loop-without-exit 9:14"]),
        ([step("a"), step("b", "next: a")], ["loop-without-exit 9:14"]),
        ([step("a"), step("b", "next: a, back: {to: a, limit: x}")], ["loop-without-exit 9:14"]),
        ([ASK % ("a", "b"), step("a", "next: ask"), step("b", "next: ask")],
         ["loop-without-exit 9:14"]),
        ([ASK % ("ask", "a"), step("a", ENDS)], ["answer-leads-nowhere 9:50"]),
        ([ASK % ("a", "a"), step("a", ENDS)], ["pointless-decision 9:14"]),
        ([(ASK % ("a", "b")).replace("'No'", "yes?"), step("a", ENDS), step("b", ENDS)],
         ["labels-alike 9:73"]),
    ],
)  # fmt: skip
def test_ways_that_go_wrong(steps: list[str], expected: list[str]) -> None:
    assert places(with_steps(*steps)) == expected


def two_pathways(first: str, second: str) -> str:
    return (
        f"{HEAD}{OUTCOME}pathways:\n  - {{id: p, title: P, steps: [{first}]}}\n"
        f"  - {{id: q, title: Q, steps: [{second}]}}\n"
    )


def test_two_pathways_that_lead_to_each_other_need_an_exit() -> None:
    round_trip = two_pathways(step("a", "next: {pathway: q}"), step("b", "next: {pathway: p}"))
    assert "loop-without-exit 7:36" in places(round_trip)
    way_out = two_pathways(step("a", "next: {pathway: q}"), ASK % ("{pathway: p}", "{outcome: o}"))
    assert places(way_out) == []


def test_each_trap_is_reported_once() -> None:
    traps = two_pathways(f"{step('a')}, {step('b', 'next: a')}", step("c", "next: c"))
    found = load_text(traps.replace(OUTCOME, "")).diagnostics
    assert [(d.code, d.message) for d in found] == [
        ("loop-without-exit", "no way out leads from `a`, `b`"),
        ("loop-without-exit", "no way out leads from `c`"),
    ]


def test_a_large_trap_is_not_spelt_out() -> None:
    steps = [step(f"s{n}") for n in range(50)] + [step("last", "next: s0")]
    (problem,) = load_text(with_steps(*steps)).diagnostics
    assert problem.message.endswith("and 43 more")


def test_a_fall_shows_the_answer_that_leads_there() -> None:
    (problem,) = load_text(with_steps(ASK % ("a", "b"), step("a"), step("b", ENDS))).diagnostics
    assert problem.severity == "warning" and problem.related[0].span.line == 9
