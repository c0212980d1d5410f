"""Proofs: the figures of the real rule, one digest for what is read, and what is too large."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import (
    GroupMet,
    ItemHolds,
    Negated,
    OutcomeTarget,
    PathwayTarget,
    Rule,
    ScoreWithin,
    Screening,
    StepTarget,
)
from generator.screening import proof as module
from generator.screening.digest import digest_of_states, digest_of_tables
from generator.screening.proof import StateCounts, is_small, prove
from generator.screening.states import Readings
from generator.screening.table import RuleTable, readings, rule_table
from tests.definitions import PROTOCOLS, REAL, protocol_in, real_protocol
from tests.screenings import HERE, both, group, screening, states


def real() -> Screening:
    (at_risk,) = real_protocol().screenings
    return at_risk


def test_the_figures_of_the_real_rule() -> None:
    proof = prove(real())
    (rule,) = proof.rules
    assert (proof.answer_sets, proof.none_met, proof.states) == (256, 6, 6561)
    assert (rule.table.met, rule.states) == (250, StateCounts(5665, 885, 11))
    assert (rule.falls, rule.surviving, rule.differs, rule.tried) == ((), (), 0, 15)
    assert real().lock is not None
    assert proof.fingerprint == real().lock.fingerprint  # type: ignore[union-attr]


@pytest.mark.parametrize("path", [REAL, PROTOCOLS / "score", PROTOCOLS / "classify"])
def test_the_digest_stands_for_what_is_read_in_all_states(path: object) -> None:
    (found,) = protocol_in(path).screenings  # type: ignore[arg-type]
    read = {rule.id: [0, 0] for rule in found.rules}
    for number, answers in enumerate(states(found)):
        for rule, truth in readings(found, answers).items():
            read[rule][0] |= (truth == "met") << number
            read[rule][1] |= (truth != "not met") << number
    assert (
        digest_of_states(found, [Readings(*each) for each in read.values()]) == prove(found).digest
    )


def test_bands_rise_together_and_are_never_taken_back() -> None:
    (score,) = protocol_in(PROTOCOLS / "score").screenings
    proof = prove(score)
    assert [each.falls for each in proof.rules] == [(), (), ()]
    assert (proof.none_met, sum(each.table.met for each in proof.rules)) == (0, 64)


def test_a_rule_with_a_not_says_what_takes_it_back() -> None:
    (found,) = protocol_in(PROTOCOLS / "classify").screenings
    falls = {
        rule.id: each.falls for rule, each in zip(found.rules, prove(found).rules, strict=True)
    }
    assert falls["has-owner"] == ()
    assert falls["keep-apart"] == ("wet",)


@pytest.mark.parametrize(
    "change",
    [
        lambda found: replace(
            found, groups=(replace(found.groups[0], at_least=2), found.groups[1])
        ),
        lambda found: replace(found, groups=(found.groups[1], found.groups[0])),
        lambda found: replace(found, rules=(replace(found.rules[0], id="other"),)),
    ],
)
def test_another_rule_has_another_digest(change: object) -> None:
    assert prove(change(real())).digest != prove(real()).digest  # type: ignore[operator]


def test_words_and_places_do_not_count() -> None:
    found = real()
    renamed = replace(found, title=found.groups[0].statement, span=HERE, lock=None)
    assert prove(renamed).digest == prove(found).digest


def wide(items: int) -> Screening:
    return screening((group("g", 2, *[1] * items),), GroupMet("g", HERE))


def test_thirteen_items_are_read_one_by_one_and_fourteen_as_a_table() -> None:
    assert is_small(wide(13)) and not is_small(wide(14))
    small, large = prove(wide(13)), prove(wide(14))
    assert small.states == 3**13
    assert (large.states, large.none_met, large.answer_sets) == (None, None, 2**14)
    (rule,) = large.rules
    assert (rule.states, rule.falls, rule.tried, rule.table.met) == (None, None, 0, 2**14 - 15)


def test_the_digest_of_a_table_changes_with_the_rule() -> None:
    more = screening((group("g", 3, *[1] * 14),), GroupMet("g", HERE))
    assert prove(wide(14)).digest != prove(more).digest
    assert prove(wide(14)).digest == prove(wide(14)).digest


def test_many_rules_of_many_items_are_too_much_work() -> None:
    items = [ItemHolds(f"g{n}", HERE) for n in range(13)]
    rules = [both("any", *items[n:], *items[:n]) for n in range(13)] * 4
    assert not is_small(screening((group("g", 1, *[1] * 13),), *rules))


def test_the_limit_of_work_itself_is_still_read(monkeypatch: pytest.MonkeyPatch) -> None:
    found = screening((group("g", 2, 1, 1, 1),), GroupMet("g", HERE), ItemHolds("g0", HERE))
    steps = (1 + 3) + (1 + 1) + 10 * 3 * 2  # what the rules look at, and every item for each
    monkeypatch.setattr(module, "MAX_WORK", 3**3 * steps)
    assert is_small(found)
    monkeypatch.setattr(module, "MAX_WORK", 3**3 * steps - 1)
    assert not is_small(found)


def test_changes_are_tried_as_far_as_they_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CHANGES", 3 * (1 + 4))
    found = screening((group("q", 2, 1, 1, 1, 1),), GroupMet("q", HERE))
    assert prove(found).rules[0].tried == 3


def test_a_table_that_is_wrong_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(screening: Screening, rule: Rule) -> RuleTable:
        table = right(screening, rule)
        return replace(table, cells=(not table.cells[0], *table.cells[1:]))

    right = module.rule_table
    monkeypatch.setattr(module, "rule_table", wrong)
    found = screening((group("w", 2, 1, 1, 1),), GroupMet("w", HERE))
    assert prove(found).rules[0].differs == 4


def test_a_band_alone_among_other_rules() -> None:
    groups = (group("b", None, 1, 2),)
    bands = tuple(
        Rule(f"b{n}", None, ScoreWithin(("b",), *ends, HERE), OutcomeTarget("o"), True, HERE)
        for n, ends in enumerate([(0, 1), (2, None)])
    )
    other = Rule("z", None, ItemHolds("b0", HERE), OutcomeTarget("o"), False, HERE)
    proof = prove(Screening("s", None, groups, (*bands, other), HERE))
    assert [each.falls for each in proof.rules] == [(), (), ()]


def test_a_band_that_can_be_left_for_none_above_it_falls() -> None:
    bands = tuple(
        Rule(f"b{n}", None, ScoreWithin(("b",), *ends, HERE), OutcomeTarget("o"), True, HERE)
        for n, ends in enumerate([(0, 1), (3, None)])
    )
    other = Rule("z", None, ItemHolds("b0", HERE), OutcomeTarget("o"), False, HERE)
    groups = (group("b", None, 1, 2),)
    for rules in [(*bands, other), (other, *reversed(bands))]:
        found = prove(Screening("s", None, groups, rules, HERE)).rules
        falls = {rule.id: each.falls for rule, each in zip(rules, found, strict=True)}
        assert falls == {"b0": ("b1",), "b1": (), "z": ()}


def test_a_score_that_is_no_band_falls_by_itself() -> None:
    found = screening(
        (group("g", None, 1, 2),), ScoreWithin(("g",), 1, 2, HERE), ScoreWithin(("g",), 3, 3, HERE)
    )
    assert [each.falls for each in prove(found).rules] == [("g0", "g1"), ()]


def test_where_a_rule_leads_counts() -> None:
    found = real()
    for target in (OutcomeTarget("at-risk"), StepTarget("at-risk"), PathwayTarget("other")):
        led = replace(found, rules=(replace(found.rules[0], outcome=target),))
        assert prove(led).digest != prove(found).digest
    large = wide(14)
    led = replace(large, rules=(replace(large.rules[0], outcome=PathwayTarget("o")),))
    assert prove(led).digest != prove(large).digest


def test_a_target_of_no_kind_is_refused() -> None:
    found = wide(2)
    strange = replace(found, rules=(replace(found.rules[0], outcome=None),))  # type: ignore[arg-type]
    with pytest.raises(AssertionError):
        prove(strange)


@pytest.mark.parametrize("items", [14, 40, 200])
def test_a_wrong_table_is_found_out_where_it_is_the_proof(
    monkeypatch: pytest.MonkeyPatch, items: int
) -> None:
    assert prove(wide(items)).rules[0].differs == 0
    right = module.rule_table

    def wrong(screening: Screening, rule: Rule) -> RuleTable:
        table = right(screening, rule)
        return replace(table, cells=(not table.cells[0], *table.cells[1:]))

    monkeypatch.setattr(module, "rule_table", wrong)
    other = screening((group("v", 2, *[1] * items),), GroupMet("v", HERE))
    assert prove(other).rules[0].differs > 0


def test_tables_are_compared_on_some_sets_of_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(screening: Screening, rule: Rule) -> RuleTable:
        table = right(screening, rule)
        return replace(table, cells=tuple(not each for each in table.cells))

    right = module.rule_table
    monkeypatch.setattr(module, "rule_table", never)
    assert prove(wide(14)).rules[0].differs == 200


def test_the_digests_of_tables_are_those_that_owners_have_written_down() -> None:
    mixed = screening(
        (group("g", 3, *[1, 2] * 7), group("h", None, 2, 4)),
        both("any", GroupMet("g", HERE), ScoreWithin(("g", "h"), 9, 12, HERE)),
        Negated(ItemHolds("g3", HERE), HERE),
    )
    assert [prove(each).fingerprint for each in (wide(14), wide(20), mixed)] == [
        "dd21d04d", "d3b638bc", "ce397b4f",
    ]  # fmt: skip


def test_a_digest_needs_a_table_for_each_rule() -> None:
    found = wide(14)
    with pytest.raises(ValueError, match="shorter"):
        digest_of_tables(found, [])
    table = rule_table(found, found.rules[0])
    (only,) = table.dimensions
    short = replace(table, dimensions=(replace(only, answers=only.answers[1:]),))
    with pytest.raises(ValueError, match="shorter"):
        digest_of_tables(found, [short])
