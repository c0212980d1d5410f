"""Screenings → the page that shows their rule: groups, and what follows from how many hold."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from generator.model import (
    Combined,
    Condition,
    Group,
    GroupMet,
    Negated,
    OutcomeTarget,
    Protocol,
    Rule,
    Screening,
    SiteNote,
)
from generator.screening.evaluate import Answer
from generator.screening.table import readings
from generator.views import words
from generator.views.conditions import in_words
from generator.views.downloads import DownloadGroup
from generator.views.links import SCREENING, outcome_anchor, target_href
from generator.views.pages import OutcomeEntry, PageHead, Situation, page_head, situations
from generator.views.pathway_chart import target_title
from generator.views.screening_chart import screening_chart

MAX_TABLE_ROWS = 64
"""Beyond this many rows the rules are written out one by one instead."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a row of the rule's table reads as."""

    text: str
    href: str | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: a cell for each column, then what it reads as."""

    cells: tuple[str, ...]
    readings: tuple[Reading, ...]


@dataclass(frozen=True, slots=True)
class RuleTable:
    """The rule as a table: a column for each group, or one for whole conditions."""

    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class ScreeningSection:
    """One screening on the page."""

    id: str
    title: str
    hue: int
    chart: str
    groups: tuple[Group, ...]
    table: RuleTable


@dataclass(frozen=True, slots=True)
class ScreeningPage:
    """The page of all screenings of a protocol."""

    title: str
    head: PageHead
    sections: tuple[ScreeningSection, ...]
    outcomes: tuple[OutcomeEntry, ...]
    notes: tuple[SiteNote, ...]
    notes_below: tuple[SiteNote, ...]  # for a result below the thresholds
    others: tuple[Situation, ...]
    downloads: tuple[DownloadGroup, ...]


def screening_page(protocol: Protocol, downloads: tuple[DownloadGroup, ...]) -> ScreeningPage:
    """Return the page that shows every screening's rule."""
    only = protocol.screenings[0] if len(protocol.screenings) == 1 else None
    return ScreeningPage(
        words.screening_name(protocol, only) if only else words.SCREENING,
        page_head(protocol),
        tuple(_section(protocol, screening) for screening in protocol.screenings),
        _outcomes(protocol),
        protocol.notes_for("screening"),
        protocol.notes_for("below-threshold"),
        situations(protocol),
        downloads,
    )


def _section(protocol: Protocol, screening: Screening) -> ScreeningSection:
    chart = screening_chart(protocol, screening)
    return ScreeningSection(
        screening.id,
        words.screening_name(protocol, screening),
        chart.lanes[0].hue,
        chart.name,
        screening.groups,
        rule_table(protocol, screening),
    )


def _outcomes(protocol: Protocol) -> tuple[OutcomeEntry, ...]:
    """Return the outcomes that any screening leads to, in the order of the definition."""
    reached = {rule.outcome for screening in protocol.screenings for rule in screening.rules}
    return tuple(
        OutcomeEntry(outcome_anchor(outcome.id), outcome.title, outcome.text)
        for outcome in protocol.outcomes
        if OutcomeTarget(outcome.id) in reached
    )


def rule_table(protocol: Protocol, screening: Screening) -> RuleTable:
    """Return the rule as a table: by counts where thresholds of groups decide, else by rule."""
    if all(_by_groups(rule.when) for rule in screening.rules):
        rows = 2 ** len(screening.groups)
        if rows <= MAX_TABLE_ROWS:
            return _by_counts(protocol, screening)
    columns = (words.POINTS,) if all(r.is_band for r in screening.rules) else (words.SCREENING,)
    rows_by_rule = tuple(
        TableRow((in_words(screening, rule.when),), (_reading(protocol, rule),))
        for rule in screening.rules
    )
    return RuleTable(columns, rows_by_rule)


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


def _by_counts(protocol: Protocol, screening: Screening) -> RuleTable:
    """One row for each combination of groups that are below or at their thresholds."""
    groups = [group for group in screening.groups if group.at_least is not None]
    ranges = [((0, g.at_least - 1), (g.at_least, len(g.items))) for g in groups if g.at_least]
    rows = []
    for row in product(*ranges):
        answers: dict[str, Answer] = {
            item.id: "yes" if position < low else "no"
            for group, (low, _) in zip(groups, row, strict=True)
            for position, item in enumerate(group.items)
        }
        truths = readings(screening, answers)
        read = tuple(_reading(protocol, r) for r in screening.rules if truths[r.id] == "met")
        cells = tuple(words.span(low, high) for low, high in row)
        rows.append(TableRow(cells, read or (Reading(words.NOT_MET, None),)))
    return RuleTable(tuple(group.title for group in groups), tuple(rows))


def _reading(protocol: Protocol, rule: Rule) -> Reading:
    title = rule.title or target_title(protocol, rule.outcome)
    return Reading(title.text, target_href(rule.outcome, SCREENING))
