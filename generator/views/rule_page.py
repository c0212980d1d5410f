"""Screenings → the page for whoever answers for a rule: table, proof, examples and chart.

Whoever uses the protocol needs none of it; the lists and what they lead to have their own page.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, prod

from generator.model import Example, Protocol, Screening, Sentence, SiteNote
from generator.names import SCREENING_PAGE
from generator.screening.table import rule_table
from generator.views.links import target_href
from generator.views.names import screening_name, target_title
from generator.views.pages import PageHead, page_head
from generator.views.proof import ProofSection, proof_section
from generator.views.screening_chart import screening_chart
from generator.views.screening_page import (
    PrintedTable,
    Reading,
    count_ranges,
    counted_groups,
    is_by_counts,
    printed_table,
)
from generator.views.signs import Sign, result_sign, rules_sign
from generator.words.catalogue import site_words


@dataclass(frozen=True, slots=True)
class ExampleEntry:
    """An example of the rule: who that is, and what it reads as."""

    case: Sentence
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class RuleSection:
    """The rule of one screening."""

    id: str
    title: str
    hue: Sign
    chart: str
    table: PrintedTable
    counts: tuple[int, ...]  # for each row of the table: how many sets of yes and no it stands for
    proof: ProofSection
    examples: tuple[ExampleEntry, ...]


@dataclass(frozen=True, slots=True)
class RulePage:
    """The page of the rules of a protocol's screenings."""

    title: str
    head: PageHead
    sections: tuple[RuleSection, ...]
    notes_below: tuple[SiteNote, ...]  # for a result below the thresholds


def rule_page(protocol: Protocol) -> RulePage:
    """Return the page that says all there is of every screening's rule."""
    return RulePage(
        site_words(protocol.language).rule_page,
        page_head(protocol),
        tuple(_section(protocol, screening) for screening in protocol.screenings),
        protocol.notes_for("below-threshold"),
    )


def _section(protocol: Protocol, screening: Screening) -> RuleSection:
    return RuleSection(
        screening.id,
        screening_name(protocol, screening),
        rules_sign(protocol, screening.rules),
        screening_chart(protocol, screening).name,
        printed_table(protocol, screening),
        row_counts(screening),
        proof_section(protocol, screening),
        tuple(_example(protocol, each) for each in screening.examples),
    )


def row_counts(screening: Screening) -> tuple[int, ...]:
    """Return how many sets of yes and no each row of the rule's table stands for."""
    if not is_by_counts(screening):
        return tuple(rule_table(screening, rule).met for rule in screening.rules)
    free = [group for group in screening.groups if group.at_least is None]
    others = 2 ** sum(len(group.items) for group in free)
    return tuple(
        others
        * prod(
            sum(comb(len(group.items), count) for count in range(low, high + 1))
            for group, (low, high) in zip(counted_groups(screening), row, strict=True)
        )
        for row in count_ranges(screening)
    )


def _example(protocol: Protocol, example: Example) -> ExampleEntry:
    words = site_words(protocol.language)
    if not isinstance(example.reads, tuple):
        said = words.not_met if example.reads == "none" else words.tables["verdicts"]["open"]
        return ExampleEntry(example.case, (Reading(said, None),))
    readings = tuple(
        Reading(
            target_title(protocol, each).text,
            target_href(each, SCREENING_PAGE),
            result_sign(protocol, each),
        )
        for each in example.reads
    )
    return ExampleEntry(example.case, readings)
