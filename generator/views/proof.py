"""Screenings → what was proved of their rules, as the page of the rules shows it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Protocol, Rule, Screening
from generator.screening.proof import Proof, RuleProof, prove
from generator.views.names import target_title
from generator.words.catalogue import SiteWords, site_words


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure of the proof, with what it is."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class ProvedRule:
    """The figures of one rule. ``title`` is None where it is the only one."""

    title: str | None
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ProofSection:
    """What was proved of one screening, and the fingerprint that stands for it."""

    rules: tuple[ProvedRule, ...]
    none_met: str | None  # sets of answers that meet no rule, where there are several
    fingerprint: str


def proof_section(protocol: Protocol, screening: Screening) -> ProofSection:
    """Return what was proved of a screening."""
    proof = prove(screening)
    words = site_words(protocol.language)
    is_alone = len(screening.rules) == 1
    rules = tuple(
        ProvedRule(
            None if is_alone else (rule.title or target_title(protocol, rule.outcome)).text,
            tuple(_facts(screening, rule, proof, proved, words)),
        )
        for rule, proved in zip(screening.rules, proof.rules, strict=True)
    )
    none_met = None if is_alone or proof.none_met is None else f"{proof.none_met:,}"
    return ProofSection(rules, none_met, proof.fingerprint)


def _facts(
    screening: Screening, rule: Rule, proof: Proof, proved: RuleProof, words: SiteWords
) -> list[Fact]:
    met, count = proved.table.met, proof.answer_sets
    sets = words.sets_read.filled(all=count, met=met, not_met=count - met)
    facts = [Fact(words.answer_sets, sets)]
    if proved.states is not None:
        counts = proved.states
        said = words.states_read(counts.met, counts.open, counts.not_met)
        facts.append(Fact(words.states, said))
    else:
        facts.append(Fact(words.states, words.reduced.filled(n=len(proved.table.cells))))
    if proved.falls is not None and not rule.is_band and not screening.is_first:
        texts = {item.id: item.text.text for item in screening.items}
        items = "; ".join(texts[item] for item in proved.falls)
        facts.append(Fact(words.takes_back, items or words.nothing_takes_back))
    if proved.tried:
        facts.append(
            Fact(words.proved_changes, words.changes_tried(proved.tried, len(proved.surviving)))
        )
    return facts
