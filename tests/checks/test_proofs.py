"""Rules are held to their print, and every small change to the real one is caught."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from generator.checks import proofs
from generator.checks.proofs import check_proofs
from generator.screening.proof import prove
from tests.definitions import REAL, codes, load_text, places, real_protocol, with_screening

YAML = re.sub(
    r"    # The rule, tried .*\n    examples:\n(      - .*\n)+",
    "",  # they would be the first to notice
    (REAL / "protocol.yaml").read_text("utf-8"),
)
ITEMS = re.findall(
    r"          - id: [a-z-]+\n(?:            .*\n)+", YAML[YAML.index("\nscreening:") :]
)

MUTANTS = {
    "factors from 1 to 2": ("at_least: 1", "at_least: 2"),
    "factors from 1 to 0": ("at_least: 1", "at_least: 0"),
    "indicators from 2 to 3": ("at_least: 2", "at_least: 3"),
    "indicators from 2 to 1": ("at_least: 2", "at_least: 1"),
    "any becomes all": ("any: [factors, indicators]", "all: [factors, indicators]"),
    "factors alone": ("any: [factors, indicators]", "any: [factors]"),
    "indicators alone": ("any: [factors, indicators]", "any: [indicators]"),
    "factors turned round": ("any: [factors, ind", "any: [{not: factors}, ind"),
    "indicators turned round": ("factors, indicators]", "factors, {not: indicators}]"),
    "another pathway": ("outcome: {pathway: at-risk}", "outcome: {pathway: confirmed-victim}"),
    **{f"without item {n}": (item, "") for n, item in enumerate(ITEMS, 1)},
}


def real(text: str) -> list[str]:
    """The codes of the real definition with another text; its wording is held to no document."""
    return codes(load_text(text.replace("official: official.txt\n", "")))


def test_there_are_eight_items_to_leave_out() -> None:
    assert len(ITEMS) == 8


def test_the_real_definition_is_sound_without_its_document() -> None:
    assert real(YAML) == []


@pytest.mark.parametrize(("before", "after"), MUTANTS.values(), ids=MUTANTS)
def test_every_mutant_of_the_real_rule_is_caught(before: str, after: str) -> None:
    assert YAML.count(before) == 1
    found = real(YAML.replace(before, after))
    assert {"rule-changed", "threshold-zero", "threshold-differs"} & set(found), found
    assert "rule-changed" in found or "threshold-zero" in found


RULE = "rules: [{id: r, when: %s, outcome: {outcome: done}}]"


def test_the_old_name_of_a_fingerprint_is_understood_but_not_beside_the_new_one() -> None:
    (found,) = load_text(with_screening(RULE % "few")).protocols[0].screenings
    old = f"table: {prove(found).fingerprint}"
    assert places(with_screening(RULE % "few", old)) == []
    both = places(with_screening(RULE % "few", old, f"fingerprint: {prove(found).fingerprint}"))
    assert [each.partition(" ")[0] for each in both] == ["wrong-shape"]


def test_a_print_that_is_right_is_accepted() -> None:
    text = with_screening(RULE % "few")
    (found,) = load_text(text).protocols[0].screenings
    pinned = with_screening(RULE % "few", f"fingerprint: {prove(found).fingerprint}")
    assert places(pinned) == []
    assert places(with_screening(RULE % "many", f"fingerprint: {prove(found).fingerprint}")) == [
        "rule-changed 17:18"
    ]


def test_a_print_of_another_form_is_refused() -> None:
    assert places(with_screening(RULE % "few", "fingerprint: 12345")) == ["bad-mark 17:18"]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("{any: [few, {all: [few, many]}]}", ["idle-part"]),
        ("{all: [a, few]}", ["idle-part"]),
        ("{any: [a, b]}", []),
    ],
)
def test_parts_that_say_nothing_are_named_once(condition: str, expected: list[str]) -> None:
    assert codes(load_text(with_screening(RULE % condition))) == expected


def test_bounds_beside_scores_that_nobody_reaches_are_no_fault() -> None:
    assert places(with_screening(RULE % "{score: [few], from: 1, to: 3}")) == []


def test_a_table_that_misreads_its_rule_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    def misread(screening: object) -> object:
        proof = prove(screening)  # type: ignore[arg-type]
        return replace(proof, rules=tuple(replace(each, differs=3) for each in proof.rules))

    protocol = real_protocol()
    monkeypatch.setattr(proofs, "prove", misread)
    found = list(check_proofs(protocol))
    assert [each.code for each in found] == ["rule-not-proved"]
