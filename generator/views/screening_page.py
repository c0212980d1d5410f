"""Screenings → the page that shows them: groups, and in one line each what follows from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from generator.model import (
    Combined,
    Condition,
    Group,
    GroupMet,
    Negated,
    OnScreening,
    Outcome,
    OutcomeTarget,
    Protocol,
    Rule,
    Screening,
    Sentence,
    SiteNote,
)
from generator.names import SCREENING_PAGE
from generator.screening.table import readings
from generator.views.conditions import rule_in_words
from generator.views.downloads import DownloadGroup
from generator.views.links import target_href
from generator.views.names import screening_name, target_title
from generator.views.pages import PageHead, page_head
from generator.views.passage import PassageEntry, passage_entries
from generator.views.pathway import OutcomeEntry, outcome_entry
from generator.views.questions import GroupEntry, group_entries
from generator.views.rule_results import RuleResult, may_meet_none, rule_results
from generator.views.screening_chart import is_titled
from generator.views.signs import Sign, result_sign, rules_sign
from generator.words.catalogue import site_words

MAX_TABLE_ROWS = 64
"""Beyond this many rows the rules are written out one by one instead."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a row of the rule's table reads as. ``leads_to`` is said where that is another name."""

    text: str
    href: str | None
    hue: Sign | None = None  # None: nothing is reached
    leads_to: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row: a cell for each column, then what it reads as."""

    cells: tuple[Sentence | str, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """The rule as a table: a column for each group, or one for whole conditions."""

    columns: tuple[str, ...]
    rows: tuple[PrintedRow, ...]


@dataclass(frozen=True, slots=True)
class ScreeningSection:
    """One screening on the page."""

    id: str
    title: str
    hue: Sign
    groups: tuple[GroupEntry, ...]
    table: PrintedTable
    results: tuple[RuleResult, ...]
    may_meet_none: bool
    is_first: bool  # of several rules that are met, the first counts alone
    named: tuple[str, ...] = ()  # titles of groups that only the conditions of the table say
    passages: tuple[PassageEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ScreeningPage:
    """The page of all screenings of a protocol."""

    title: str
    head: PageHead
    sections: tuple[ScreeningSection, ...]
    outcomes: tuple[OutcomeEntry, ...]
    notes: tuple[SiteNote, ...]
    notes_below: tuple[SiteNote, ...]  # for a result below the thresholds
    has_pathways: bool
    sheet: DownloadGroup | None


def screening_page(protocol: Protocol, sheet: DownloadGroup | None = None) -> ScreeningPage:
    """Return the page that shows every screening; ``sheet`` is theirs, if it is published."""
    only = protocol.screenings[0] if len(protocol.screenings) == 1 else None
    return ScreeningPage(
        screening_name(protocol, only) if only else site_words(protocol.language).screening,
        page_head(protocol),
        tuple(_section(protocol, screening) for screening in protocol.screenings),
        tuple(outcome_entry(protocol, outcome) for outcome in outcomes_of_rules(protocol)),
        protocol.notes_for("screening"),
        protocol.notes_for("below-threshold"),
        bool(protocol.pathways),
        sheet,
    )


def _section(protocol: Protocol, screening: Screening) -> ScreeningSection:
    titled = () if is_by_counts(screening) else filter(is_titled, screening.groups)
    return ScreeningSection(
        screening.id,
        screening_name(protocol, screening),
        rules_sign(protocol, screening.rules),
        group_entries(screening, site_words(protocol.language)),
        printed_table(protocol, screening),
        rule_results(protocol, screening),
        may_meet_none(screening),
        screening.is_first and len(screening.rules) > 1,
        tuple(group.title for group in titled),
        passage_entries(protocol, OnScreening(screening.id)),
    )


def outcomes_of_rules(protocol: Protocol) -> tuple[Outcome, ...]:
    """Return the outcomes that any screening leads to, in the order of the definition."""
    reached = {rule.outcome for screening in protocol.screenings for rule in screening.rules}
    return tuple(each for each in protocol.outcomes if OutcomeTarget(each.id) in reached)


def printed_table(protocol: Protocol, screening: Screening) -> PrintedTable:
    """Return the rule as a table: by counts where thresholds of groups decide, else by rule."""
    if is_by_counts(screening):
        return _by_counts(protocol, screening)
    words = site_words(protocol.language)
    head = words.points if all(rule.is_band for rule in screening.rules) else words.screening
    columns = (words.first_counts if screening.is_first else head,)
    rows_by_rule = tuple(
        PrintedRow((rule_in_words(screening, rule, words),), (reading_of(protocol, rule),))
        for rule in screening.rules
    )
    return PrintedTable(columns, rows_by_rule)


def is_by_counts(screening: Screening) -> bool:
    """Say whether a table by the counts of groups says the whole rule, and has few rows."""
    is_by_groups = all(_by_groups(rule.when) and not rule.reads for rule in screening.rules)
    return is_by_groups and 2 ** len(screening.groups) <= MAX_TABLE_ROWS


def _by_groups(condition: Condition) -> bool:
    match condition:
        case GroupMet():
            return True
        case Negated(condition=inner):
            return _by_groups(inner)
        case Combined(conditions=conditions):
            return all(_by_groups(each) for each in conditions)
        case _:
            return False


def _by_counts(protocol: Protocol, screening: Screening) -> PrintedTable:
    """One row for each combination of groups that are below or at their thresholds."""
    words = site_words(protocol.language)
    groups = counted_groups(screening)
    rows = []
    for row in count_ranges(screening):
        answers = {
            item.id: "yes" if position < low else "no"
            for group, (low, _) in zip(groups, row, strict=True)
            for position, item in enumerate(group.items)
        }
        truths = readings(screening, answers)
        read = tuple(reading_of(protocol, r) for r in screening.rules if truths[r.id] == "met")
        cells = tuple(words.range_of(low, high) for low, high in row)
        rows.append(PrintedRow(cells, read or (Reading(words.not_met, None),)))
    return PrintedTable(tuple(group.title for group in groups), tuple(rows))


def counted_groups(screening: Screening) -> list[Group]:
    """Return the groups that have a threshold."""
    return [group for group in screening.groups if group.at_least is not None]


def count_ranges(screening: Screening) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield, for each row, the least and most items that hold of each group that is counted."""
    counted = [(group, group.at_least or 0) for group in counted_groups(screening)]
    yield from product(
        *(((0, least - 1), (least, len(group.items))) for group, least in counted if least)
    )


def reading_of(protocol: Protocol, rule: Rule) -> Reading:
    """Return what a row reads as where a rule is met."""
    target = target_title(protocol, rule.outcome).text
    title = rule.title.text if rule.title else target
    return Reading(
        title,
        target_href(rule.outcome, SCREENING_PAGE),
        result_sign(protocol, rule.outcome),
        target if target != title else None,
    )
