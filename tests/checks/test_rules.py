"""What the rules of a screening say: thresholds that fit, bands without gap or overlap."""

from __future__ import annotations

import pytest

from generator.checks import rules
from generator.screening.answers import MAX_SCORE
from generator.screening.proof import prove
from tests.definitions import codes, load_text, places, screening, short, with_screening

RULE = "rules: [{id: r, when: %s, outcome: {outcome: done}}]"


@pytest.mark.parametrize(
    "condition",
    [
        "few", "a", "{not: a}", "{all: [few, many]}", "{any: [a, {not: b}]}",
        "{at_least: 2, of: [a, b, c]}", "{score: [few], from: 2, to: 2}", "{score: [few], to: 3}",
        "{score: [few, many], from: 10}", "{all: [a, {score: [many], from: 4}]}",
    ],
)  # fmt: skip
def test_conditions_that_can_hold_and_fail(condition: str) -> None:
    assert places(with_screening(RULE % condition)) == []


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("{all: [a, {not: a}]}", "never-true"),
        ("{all: [{not: few}, a]}", "never-true"),
        ("{all: [{not: many}, c, d]}", "never-true"),
        ("{score: [few], from: 5}", "never-true"),
        ("{score: [few], from: 1, to: 1}", "never-true"),
        ("{all: [many, {score: [many], to: 3}]}", "never-true"),
        ("{any: [a, {not: a}]}", "always-true"),
        ("{score: [few], to: 4}", "always-true"),
        ("{not: {all: [{not: few}, b]}}", "always-true"),
        ("{any: []}", "empty-condition"),
        ("{all: [a, {all: []}]}", "empty-condition"),
        ("{at_least: 0, of: [a]}", "threshold-zero"),
        ("{at_least: 3, of: [a, b]}", "threshold-too-large"),
        ("{at_least: 1, of: []}", "threshold-too-large"),
        ("{score: [few], from: 3, to: 2}", "empty-range"),
        ("{not: {not: {score: [few], from: 3, to: 2}}}", "empty-range"),
    ],
)
def test_conditions_that_say_nothing(condition: str, code: str) -> None:
    (found,) = places(with_screening(RULE % condition))
    assert found.startswith(f"{code} 16:")


def asked_if(condition: str, *lines: str) -> str:
    """Return a definition in which it hangs on a condition if the last item is asked."""
    text = with_screening(RULE % "few", *lines)
    return text.replace("{id: e, ", f"{{id: e, ask_if: {condition}, ")


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("{all: []}", "empty-condition"),
        ("{not: {any: []}}", "empty-condition"),
        ("{at_least: 0, of: [a]}", "threshold-zero"),
        ("{any: [a, {at_least: 3, of: [b, c]}]}", "threshold-too-large"),
        ("{score: [few], from: 3, to: 2}", "empty-range"),
    ],
)
def test_what_decides_if_something_is_asked_says_something(condition: str, code: str) -> None:
    """Where that is not sound, nothing is proved: neither examples nor a fingerprint are tried."""
    (found,) = places(asked_if(condition, 'fingerprint: "00000000"'))
    assert found.startswith(f"{code} 15:")


def test_what_takes_too_long_to_decide_if_something_is_asked_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    condition = "{any: [{all: [a, c]}, {all: [b, d]}, {not: {all: [a, d]}}]}"
    text = asked_if(condition, 'fingerprint: "00000000"')
    loaded = load_text(text)
    assert codes(loaded) == ["rule-changed"]
    (kept,) = load_text(asked_if(condition)).protocols
    (signs,) = kept.screenings
    monkeypatch.setattr(rules, "MAX_WORK", rules.work(signs, signs.rules[0].when))
    (found,) = load_text(text).diagnostics
    assert (found.code, found.message) == (
        "rule-not-proved", "what decides if `e` is asked has too many combinations to be proved",
    )  # fmt: skip


LEVELS = "levels: [{id: no, text: Never}, {id: some, text: Some}, {id: all, text: All}]"
NUMBER = "number: {from: 0, to: 9}"


@pytest.mark.parametrize("asked", [LEVELS, NUMBER])
@pytest.mark.parametrize("gate", ["", "ask_if: few, "])
def test_a_threshold_counts_a_yes(asked: str, gate: str) -> None:
    """Also where a rule reads it, or it decides if something is asked."""
    rule = "c" if gate else "few"
    text = with_screening(RULE % rule).replace("{id: e, ", f"{{id: e, {gate}")
    text = text.replace("It is a, points: 2", f"It is a, {asked}")
    assert codes(load_text(text)) == ["threshold-of-levels"]


@pytest.mark.parametrize(
    "line",
    [
        RULE % "{score: [few, a], from: 3}",
        "score: [b, few]\n    bands: [{id: z, from: 0, outcome: {outcome: done}}]",
    ],
)
def test_an_item_and_its_group_do_not_count_twice(line: str) -> None:
    (found,) = load_text(with_screening(line)).diagnostics
    assert found.code == "named-twice" and "it is an item of `few`" in found.message


@pytest.mark.parametrize(
    ("line", "at_least", "expected"),
    [("at_least: 2", 3, "threshold-too-large 14:14"), ("at_least: 1", 0, "threshold-zero 14:14")],
)
def test_thresholds_of_groups(line: str, at_least: int, expected: str) -> None:
    text = with_screening("any: [few, many]", "outcome: {outcome: done}")
    text = text.replace("at_least: 1", f"at_least: {at_least}", 1)
    assert places(text) == [expected]


def bands(*ranges: str) -> str:
    lines = [f"- {{id: b{n}, {r}, outcome: {{outcome: done}}}}" for n, r in enumerate(ranges)]
    return with_screening("bands:", *lines)


@pytest.mark.parametrize(
    "ranges",
    [
        ("from: 0",),
        ("from: 0, to: 4", "from: 5"),
        ("from: 5", "from: 0, to: 4"),
        ("from: 0, to: 2", "from: 3, to: 3000"),
        ("from: 0, to: 0", "from: 2, to: 4", "from: 6, to: 10"),  # every item has two points
    ],
)
def test_bands_that_cover_each_score_once(ranges: tuple[str, ...]) -> None:
    assert places(bands(*ranges)) == []


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        (("from: 1",), "band-gap"),
        (("from: 0, to: 9",), "band-gap"),
        (("from: 0, to: 2", "from: 5"), "band-gap"),
        (("from: 0, to: 4", "from: 4"), "band-overlap"),
        (("from: 4", "from: 0, to: 4"), "band-overlap"),
        (("from: 0", "from: 2, to: 4"), "band-overlap"),
        (("from: 0", "from: 1, to: 1"), "never-true"),
        (("from: 0", "from: 11"), "never-true"),
        (("from: 0", "from: 3, to: 1"), "empty-range"),
    ],
)
def test_bands_that_do_not(ranges: tuple[str, ...], expected: str) -> None:
    (found,) = places(bands(*ranges))
    assert found.split()[0] == expected


def test_each_gap_and_each_overlap_is_reported() -> None:
    text = short(load_text(bands("from: 2, to: 4", "from: 4, to: 6", "from: 6, to: 8")))
    assert text.count("band-overlap") == 2
    assert "no band reads a score of 0" in text and "no band reads a score of 10" in text


def test_bands_may_read_some_of_the_groups() -> None:
    text = bands("from: 0, to: 4").replace("bands:", "score: [few]\n    bands:")
    assert places(text) == []
    assert screening(text).rules[0].is_band


def test_points_that_nobody_can_add_up_are_refused() -> None:
    items = ", ".join(f"{{id: i{n}, text: I, points: 9999}}" for n in range(MAX_SCORE // 9999 + 1))
    text = bands("from: 0").replace("items: [", f"items: [{items}, ", 1)
    assert places(text) == ["score-too-large 12:9"]


def test_a_rule_that_nobody_could_prove_is_refused() -> None:
    names = [f"i{n}" for n in range(30)]
    items = ", ".join(f"{{id: {name}, text: I}}" for name in names)
    pairs = ", ".join(f"{{all: [i{n}, i{n + 1}]}}" for n in range(0, 30, 2))
    text = with_screening(RULE % f"{{any: [{pairs}]}}")
    loaded = load_text(text.replace("items: [", f"items: [{items}, ", 1))
    assert [(d.severity, d.code) for d in loaded.diagnostics] == [("error", "rule-not-proved")]


def test_many_items_that_count_alike_are_proved() -> None:
    names = [f"i{n}" for n in range(16)]
    items = ", ".join(f"{{id: {name}, text: I}}" for name in names)
    text = with_screening(RULE % f"{{all: [{', '.join(names)}]}}")
    assert places(text.replace("items: [", f"items: [{items}, ", 1)) == []


def score_rules(*ranges: str, groups: str = "few, many") -> str:
    """A screening with a rule for each range of the same points, which can be 0, 2, 4 … 10."""
    lines = (
        f"  - {{id: r{n}, when: {{score: [{groups}], {each}}}, outcome: {{outcome: done}}}}"
        for n, each in enumerate(ranges)
    )
    return with_screening("rules:", *lines)


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        (("from: 4, to: 6", "from: 8"), []),
        (("from: 4, to: 5", "from: 6"), []),  # no score lies between
        (("from: 6",), []),
        (("from: 8", "from: 2, to: 4"), ["band-gap"]),
        (("from: 2, to: 4", "from: 5, to: 8"), ["band-gap"]),  # ten is told nothing
        (("from: 2, to: 4", "from: 4, to: 10"), ["band-overlap"]),
        (("from: 2", "from: 8"), ["band-overlap"]),
        (("to: 2", "from: 2, to: 4", "from: 8"), ["band-overlap", "band-gap"]),
    ],
)
def test_rules_of_the_same_points_are_read_together(
    ranges: tuple[str, ...], expected: list[str]
) -> None:
    loaded = load_text(score_rules(*ranges))
    assert sorted(codes(loaded)) == sorted(expected)
    assert {each.severity for each in loaded.diagnostics} <= {"warning"}
    (protocol,) = loaded.protocols
    assert prove(protocol.screenings[0]).states is not None


def test_rules_of_other_points_are_not() -> None:
    text = score_rules("from: 2, to: 2").replace("rules:", "rules:\n" + SINGLE)
    assert short(load_text(text)) == ""


SINGLE = "      - {id: other, when: {score: [few], from: 2}, outcome: {outcome: done}}"
