"""Slips in a screening: each is answered with what to write instead."""

from __future__ import annotations

import re

import pytest

from generator.diagnostics.diagnostic import Diagnostic
from generator.schema.forms import from_words
from tests.definitions import HEAD, ONE_STEP, load_text

TOP = f"{HEAD}outcomes: [{{id: low, title: Low}}, {{id: high, title: High}}]\n{ONE_STEP}"
YES_NO = "{id: a, text: A, points: 1}, {id: b, text: B, points: 1}"
LEVELS = "{id: l, text: L, levels: [{id: air, text: Air}, {id: oxygen, text: O, points: 2}]}"
NUMBER = "{id: n, text: N, number: {from: 0, to: 40, ranges: [{to: 20}, {points: 1}]}}"
RULE = "rules: [{id: r, when: a, outcome: {outcome: high}}]"
MORE = "from: 3, outcome: {outcome: high}}]"


def screening(*lines: str, items: str = f"{YES_NO}, {LEVELS}, {NUMBER}") -> str:
    group = f"- {{id: few, statement: Few, items: [{items}]}}"
    below = "".join(f"    {line}\n" for line in lines)
    return f"{TOP}screening:\n  - id: signs\n    groups:\n      {group}\n{below}"


def item(keys: str) -> str:
    return screening(RULE, items=f"{YES_NO}, {{id: x, text: X, {keys}}}")


def when(condition: str) -> str:
    return screening(f"rules: [{{id: r, when: {condition}, outcome: {{outcome: high}}}}]")


def example(keys: str) -> str:
    return screening(RULE, f"examples: [{{case: C, {keys}}}]")


def errors(definition: str) -> list[Diagnostic]:
    return [each for each in load_text(definition).diagnostics if each.severity == "error"]


CONDITIONS = [
    ("{score: [few]}", "wrong-shape", "{score: [few], from: 1}"),
    ("{score: [few], at_least: 3}", "wrong-shape", "{score: [few], from: 3}"),
    ("{item: n, at_least: 25}", "wrong-shape", "{item: n, from: 25}"),
    ("{item: a, not: b}", "wrong-shape", "{all: [{item: a}, {not: b}]}"),
    ("{any: [a], all: [b]}", "wrong-shape", "{all: [{any: [a]}, {all: [b]}]}"),
    ("{any: [{not: a}], score: [few], from: 1}", "wrong-shape",
     "{all: [{score: [few], from: 1}, {any: [{not: a}]}]}"),
    ("{at_least: 2, any: [a, b]}", "wrong-shape", "{at_least: 2, of: [a, b]}"),
    ("{at_least: 2, of: [a, b], from: 1}", "wrong-shape", "{at_least: 2, of: [a, b]}"),
    ("{of: [a, b]}", "wrong-shape", "{at_least: 1, of: [a, b]}"),
    ("{item: l, is: air, from: 2}", "wrong-shape", "{item: l, is: air}"),
    ("[a, b]", "wrong-shape", "when: {any: [a, b]}"),
    ("{not: [a, b]}", "wrong-shape", "not: {any: [a, b]}"),
    ("{b: yes}", "unknown-key", "{item: b}"),
    ("{b: no}", "unknown-key", "{item: b, is: no}"),
    ("{n: 25}", "unknown-key", "{item: n, from: 25, to: 25}"),
    ("{l: [air]}", "unknown-key", "{item: l, is: [air]}"),
    ("{few: 2}", "unknown-key", "{score: [few], from: 2}"),
    ("a and b", "bad-identifier", "{all: [a, b]}"),
    ("a or not b", "bad-identifier", "{any: [a, {not: b}]}"),
    ("l = air", "bad-identifier", "{item: l, is: air}"),
    ("n >= 25", "bad-identifier", "{item: n, from: 25}"),
    ("n < 21", "bad-identifier", "{item: n, to: 20}"),
    ("{item: n, is: yes}", "unresolved-name", "{item: n, from: 21}"),
    ("{item: l, is: yes}", "unresolved-name", "{item: l, is: oxygen}"),
    ("{item: a, is: true}", "unresolved-name", "{item: a, is: yes}"),
    ("{item: l, from: 2}", "answer-not-said", "{item: l, is: oxygen}"),
    ("{item: n, from: 25, to: 20}", "empty-range", "{item: n, from: 20, to: 25}"),
    ("{item: few}", "unresolved-name", "{score: [few], from: 1}"),
    ("{item: a, points: 1}", "unknown-key", "{score: [a], from: 1}"),
    ("{item: l, is: 2}", "bad-identifier", "{score: [l], from: 2, to: 2}"),
]  # fmt: skip
"""Conditions, with what their hint says to write instead."""

SLIPS = [
    (when("{from: 2}"), "wrong-shape", "{item: …, from: 2}"),
    (when("{is: air}"), "wrong-shape", "{item: …, is: air}"),
    (when("{}"), "wrong-shape", "{any: [a, b]}"),
    (when("{at_least: [a, b]}"), "wrong-shape", "at_least: 1, of: [a, b]"),
    (when("{score: few >= 3}"), "wrong-shape", "score: [few], from: 3"),
    (when("{item: n, is: 25}"), "bad-identifier", "from: 25"),
    (when("{item: n, is: 25}"), "bad-identifier", "{score: [n], from: 25, to: 25}"),
    (when("{item: a, score: 3}"), "wrong-shape", "{score: [few], from: 3}"),
    (when("{score: all, from: 3}"), "wrong-shape", "score: [few]"),
    (when("{score: [all], from: 3}"), "unresolved-name", "score: [few]"),
    (when("{any: [a, 4]}"), "bad-identifier", "known here: few, a, b, l, n"),
    (when("4 or 5 or 6"), "bad-identifier", "known here: few, a, b, l, n"),
    (when("{item: n, is: 9-30}"), "bad-identifier", "from: 9, to: 30"),
    (when("{item: l, is: air or oxygen}"), "bad-identifier", "is: [air, oxygen]"),
    (when("{score: [few], from: 7.5}"), "bad-number", "from: 8"),
    (when("{score: [few], to: 7.5}"), "bad-number", "to: 7"),
    (when("{score: [few], from: 25, to: 20}"), "empty-range", "from: 20, to: 25"),
    (when("{item: n, from: 50}"), "empty-range", "`n` goes from 0 to 40"),
    (when("{any: [a, a]}"), "named-twice", "leave one"),
    (when("{any: []}"), "empty-condition", "any: [q1, q2]"),
    (when("{all: [a, {not: a}]}"), "never-true", "look for a `not`"),
    (when("{any: [a, {not: a}]}"), "always-true", "leaves nobody out"),
    (when("{score: [few], from: 9}"), "never-true", "go from 0 to 5"),
    (when("q7"), "unresolved-name", "known here: a, b, few, l, n"),
    (when("few"), "group-without-threshold", "{score: [few], from: 1}"),
    (item("ask_if: [a, b]"), "wrong-shape", "ask_if: {any: [a, b]}"),
    (item("ask_if: {b: yes}"), "unknown-key", "{item: b}"),
    (item("ask_if: {all: [a, {not: a}]}"), "never-true", "leave the item out"),
    (item("ask_if: {any: [a, {not: a}]}"), "always-true", "leave out `ask_if`"),
    (item("levels: [Air, {id: o, text: O}]"), "wrong-shape", "- {id: air, text: Air, points: 0}"),
    (item("levels: {air: 0, oxygen: 2}"), "wrong-shape", "- {id: air, text: Air, points: 0}"),
    (item('levels: "never, often"'), "wrong-shape", "- {id: often, text: Often, points: 1}"),
    (item("levels: 0-3"), "wrong-shape", "number: {from: 0, to: 3}"),
    (item("levels: [{Air: 0}, {id: o, text: O}]"), "unknown-key", "{id: air, text: Air, points"),
    (item("levels: [{text: Air}, {id: o, text: O}]"), "missing-key", "id: air"),
    (item("levels: [{id: 0, text: A}, {id: o, text: O}]"), "bad-identifier", "level-0"),
    (item("levels: [{id: o, text: A}, {id: o, text: O}]"), "duplicate-id", "`o-2`"),
    (item("points: 1, levels: [{id: i, text: I}, {id: o, text: O}]"), "wrong-shape",
     "- {id: i, text: I, points: 1}"),
    (item("points: 1, number: {from: 0, to: 9}"), "wrong-shape", "{points: 1}]"),
    (item("number: {from: 0, to: 9}, levels: [{id: i, text: I}, {id: o, text: O}]"),
     "wrong-shape", "take one out"),
    (item("number: {from: 25}"), "missing-key", "{from: 25, to: 100}"),
    (item("number: 0-80"), "wrong-shape", "number: {from: 0, to: 80}"),
    (item("number: 6b."), "wrong-shape", "`label: 6b.`"),
    (item("number: {from: 25, to: 20}"), "bad-range", "from: 20, to: 25"),
    (item("number: {from: 0, to: 9, ranges: [{from: 0, to: 3}, {}]}"), "unknown-key",
     "leave it out"),
    (item("number: {from: 0, to: 9, ranges: [0-8, {}]}"), "wrong-shape", "- {to: 8, points: 0}"),
    (item("number: {from: 0, to: 9, step: 1}"), "unknown-key", "decimals"),
    (item("number: {from: 0, to: 35°}"), "bad-number", "`unit: °`"),
    (item("number: {from: 0, to: ≤35.0}"), "bad-number", "to: 35.0"),
    (item("number: {from: 0, to: 9, ranges: [{to: 5}, {to: 15}, {}]}"), "bad-range",
     "raise `to` of the number above 15"),
    (item("number: {from: 0, to: 9, ranges: [{to: 5}, {to: 15}]}"), "bad-range",
     "raise `to` of the number to 15"),
    (item('number: {from: 0, to: "35,5"}'), "bad-number", "to: 35.5"),
    (item("points: +3"), "bad-number", "points: 3"),
    (item("points: 2.5"), "bad-number", "`points: 2` or `points: 3`"),
    (item("points: [0, 1]"), "wrong-shape", "levels: ["),
    (item("label: Have you ever"), "text-too-long", "`text:`"),
    (screening(RULE, items=f"{YES_NO}, {{id: a, text: C}}"), "duplicate-id", "`a-2`"),
    (screening(RULE, "otherwise: low"), "wrong-shape", "otherwise: {outcome: low}"),
    (screening(RULE, "otherwise: worry"), "wrong-shape", "otherwise: {pathway: worry}"),
    (screening(RULE, "otherwise: none"), "wrong-shape", "leave `otherwise` out"),
    (screening("score: all", "bands: [{id: r, from: 0, outcome: {outcome: low}}]"),
     "wrong-shape", "leave `score` out"),
    (screening("rules:", "  - id: r", "    when: any: [{item: a}]", "    outcome: {outcome: high}"),
     "yaml-syntax", "`when: {any: [{item: a}]}`"),
    (screening("rules: [{id: r, when: any: [a, b], outcome: {outcome: high}}]"),
     "yaml-syntax", "`when: {any: [a, b]}`"),
    (screening("warning: Not alone", RULE), "unknown-key", "on: {screening: …}, kind: warning"),
    (screening(RULE, "otherwise: nix"), "wrong-shape", "`{pathway: worry}`"),
    (screening(RULE.replace("outcome: high", "pathway: high")), "unresolved-name",
     "{outcome: high}"),
    (screening(RULE.replace("id: r", "id: otherwise"), "otherwise: {outcome: low}"),
     "reserved-identifier", "another name"),
    (screening(RULE, "first: true"), "bad-flag", "first: yes"),
    (f"{TOP}numbering: {{restart: never}}\n", "bad-flag", "restart: no"),
    (screening(f"bands: [{{id: r, {MORE}", "first: yes"), "wrong-shape", "take `first` out"),
    (screening("any: [a]", "outcome: {outcome: low}", "otherwise: {outcome: high}"),
     "wrong-shape", "when: {any: [a]}"),
    (screening("any: [a]"), "wrong-shape", "outcome: {outcome: …}"),
    (screening("score: [few]", RULE), "wrong-shape", "when: {score: [few], from: 1}"),
    (screening(f"bands: [{{id: r, from: 0, to: 1, outcome: {{outcome: low}}}}, {{id: s, {MORE}"),
     "band-gap", "`s` begin with `from: 2`"),
    (screening(f"bands: [{{id: r, from: 0, to: 3, outcome: {{outcome: low}}}}, {{id: s, {MORE}"),
     "band-overlap", "`r` end with `to: 2`"),
    (screening("bands: {low: 0-4}"), "wrong-shape", "- {id: low, from: 0, to: 4"),
    (screening("rules: {r: {when: a, outcome: {outcome: low}}}"), "wrong-shape",
     "- {id: r, when: a, outcome: {outcome: low}}"),
    (example("outcome: low"), "bad-choice", "outcome: {outcome: low}"),
    (example("outcome: worry"), "bad-choice", "outcome: {pathway: worry}"),
    (example("outcome: r"), "bad-choice", "outcome: {outcome: high}"),
    (example("yes: [l], answers: {n: 3}, outcome: none"), "answer-not-said", "l: oxygen"),
    (example("yes: {a: yes}, outcome: none"), "wrong-shape", "yes: [a]"),
    (example("answers: {a: true, l: air, n: 3}, outcome: none"), "unresolved-name", "a: yes"),
    (example("yes: [a, a], answers: {l: air, n: 3}, outcome: none"), "named-twice", "leave one"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("definition", "code", "hint"), [*((when(c), code, h) for c, code, h in CONDITIONS), *SLIPS]
)
def test_a_slip_is_answered_with_what_to_write(definition: str, code: str, hint: str) -> None:
    found = errors(definition)
    assert [each.code for each in found] == [code]
    assert any(hint in each for each in found[0].hints), found[0].hints


@pytest.mark.parametrize(("slip", "code", "hint"), CONDITIONS)
def test_what_a_hint_writes_is_a_condition(slip: str, code: str, hint: str) -> None:
    condition = hint.partition(": {")[2] if hint.startswith(("when", "not")) else ""
    assert errors(when(f"{{{condition}" if condition else hint)) == []


def test_of_rules_that_overlap_the_first_can_count() -> None:
    rules = "rules: [{id: r, when: {score: [few], from: 1}, outcome: {outcome: low}}, "
    rules += "{id: s, when: {score: [few], from: 2%s}, outcome: {outcome: high}}]"
    found = {each.code: each for each in load_text(screening(rules % "")).diagnostics}
    assert found["band-overlap"].severity == "warning"
    assert "`first: yes` beside `rules:`" in found["band-overlap"].hints[1]
    apart = screening(rules.replace("from: 1", "from: 1, to: 1").replace("from: 2", "from: 4") % "")
    found = {each.code: each for each in load_text(apart).diagnostics}
    assert "`otherwise:` beside `rules:`" in found["band-gap"].hints[1]


def test_a_rule_behind_those_that_match_all_of_it_is_moved_up() -> None:
    rules = "rules: [{id: r, when: {score: [few], from: 1}, outcome: {outcome: low}}, "
    rules += "{id: s, when: {score: [few], from: 2}, outcome: {outcome: high}}]"
    (found,) = errors(screening(rules, "first: yes"))
    assert (found.code, "move it up" in found.hints[0]) == ("never-true", True)


def test_an_example_of_several_rules_is_answered_with_first() -> None:
    rules = "rules: [{id: r, when: a, outcome: {outcome: low}}, "
    rules += "{id: s, when: b, outcome: {outcome: high}}]"
    given = "examples: [{case: C, yes: [a, b], answers: {l: air, n: 3}, outcome: {outcome: low}}]"
    (found,) = errors(screening(rules, given))
    assert (found.code, "`first: yes`" in found.hints[1]) == ("example-differs", True)


def test_a_key_with_one_meaning_here_is_answered_once() -> None:
    (found,) = errors(item("levels: [{id: i, label: Air}, {id: o, text: O}]"))
    assert found.hints == ("write it as `text`",)


def test_what_only_follows_from_a_refused_number_is_not_told() -> None:
    odd = "{id: n, text: N, number: {from: 0, to: 40, ranges: [{to: 50}, {points: 1}]}}"
    given = "examples: [{case: C, answers: {n: 98}, outcome: none}]"
    for rule in (RULE, RULE.replace("when: a", "when: {any: [a, {item: n, from: 7}, n]}")):
        found = errors(screening(rule, given, items=f"{YES_NO}, {odd}"))
        assert [each.code for each in found] == ["bad-range"]
    also = given.replace("n: 98", "n: 98, b: maybe")
    found = errors(screening(RULE, also, items=f"{YES_NO}, {odd}"))
    assert [each.code for each in found] == ["bad-range", "unresolved-name"]


def test_a_key_that_is_meant_is_not_missing_too() -> None:
    found = errors(screening("rules: [{id: r, if: a, then: {outcome: high}}]"))
    assert [each.code for each in found] == ["unknown-key", "unknown-key"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [("q1", None), ("something else", None), ("", None), ("and", None), ("a and", None),
     ("n > 3.5", None), ("n > 3", "{item: n, from: 4}"), ("If q2", "q2"), ("not", None),
     ("a, b", "{all: [a, b]}"), ("NOT a", "{not: a}"), ("a and " * 200, None),
     ("n ≤ 5", "{item: n, to: 5}"), ("a is yes", "{item: a}")],
)  # fmt: skip
def test_conditions_in_words(text: str, meant: str | None) -> None:
    assert from_words(text) == meant


@pytest.mark.parametrize("odd", ["[[a]]", "{a: {b: {c: d}}}", "[{a: [b]}]", '""', "{[]: a}", "…"])
@pytest.mark.parametrize(
    "key",
    ["levels", "number", "points", "ask_if", "label", "text", "id"],
)
def test_nothing_odd_is_answered_with_a_crash(key: str, odd: str) -> None:
    found = errors(item(f"{key}: {odd}"))
    assert found or (key, odd) in (("label", "…"), ("text", "…"))
    for each in found:
        assert not re.search(r"Scalar|Mapping|Sequence|None", " ".join((each.message, *each.hints)))
