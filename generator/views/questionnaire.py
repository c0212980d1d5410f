"""Protocol → its questionnaire: what is known, what is asked, and what each answer can lead to.

Situations come first: the pathways that no screening decides on. Then the items of the screenings.
What a rule reads is compiled into a table; the page's script interprets it and holds no rule.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.model import (
    Contact,
    OnScreening,
    OutcomeTarget,
    PathwayTarget,
    Protocol,
    Rule,
    ScoreWithin,
    Screening,
    Sentence,
    SiteNote,
    conditions_in,
)
from generator.names import pathway_page
from generator.screening.table import RuleTable, condition_table, rule_table
from generator.views.conditions import scored
from generator.views.document import Json
from generator.views.downloads import DownloadGroup
from generator.views.names import screening_name, target_title
from generator.views.pages import PageHead, page_head
from generator.views.passage import PassageEntry, passage_entries
from generator.views.pathway import (
    OutcomeEntry,
    PathwayEntry,
    contacts_in,
    outcome_entry,
    pathway_entry,
)
from generator.views.questions import GroupEntry, group_entries
from generator.views.reasons import Reason, Reasons
from generator.views.screening_page import outcomes_of_rules
from generator.views.signs import Sign, pathway_sign, result_sign, rules_sign
from generator.views.title import TitleRun, title_runs
from generator.views.urgency import UrgencyMark, urgency_mark
from generator.words.catalogue import site_words


@dataclass(frozen=True, slots=True)
class Choice:
    """A pathway that somebody can know to be the right one."""

    pathway: str
    title: Sentence
    hue: Sign
    href: str
    runs: tuple[TitleRun, ...] = ()  # of its title
    urgency: UrgencyMark | None = None


@dataclass(frozen=True, slots=True)
class RuleReading:
    """What is shown of a rule once it is read. ``shows`` names the part of the page it leads to."""

    id: str
    title: Sentence
    hue: Sign
    shows: str
    reason: Reason
    is_behind: bool = False  # it counts only if no rule before it is met


@dataclass(frozen=True, slots=True)
class Score:
    """Points that a rule reads. ``title`` names what has them; None: there is only one score."""

    title: str | None
    sum: int  # its number among the screening's sums


@dataclass(frozen=True, slots=True)
class QuestionSection:
    """One screening: its items to answer, and its rules."""

    id: str
    title: str | None  # None: it is the only one and has no title of its own
    hue: Sign
    groups: tuple[GroupEntry, ...]
    scores: tuple[Score, ...]
    rules: tuple[RuleReading, ...]
    table: Json  # what the script interprets
    passages: tuple[PassageEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class PathwayAnswer:
    """A pathway that an answer can lead to: everything that somebody needs to go on."""

    pathway: PathwayEntry
    hue: Sign  # grey, unless one is named for what the result is
    sheet: DownloadGroup | None

    @property
    def is_branching(self) -> bool:
        """Whether a chart says more than the list of its steps: there are answers, or ways back."""
        return any(len(s.ways) > 1 or any(w.is_back for w in s.ways) for s in self.pathway.steps)


@dataclass(frozen=True, slots=True)
class OutcomeAnswer:
    """An outcome that an answer can lead to, with those to call whom it names."""

    entry: OutcomeEntry
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """The whole page."""

    title: Sentence
    head: PageHead
    language: str
    choices: tuple[Choice, ...]
    sections: tuple[QuestionSection, ...]
    answers: tuple[PathwayAnswer, ...]
    outcomes: tuple[OutcomeAnswer, ...]
    notes: tuple[SiteNote, ...]
    notes_below: tuple[SiteNote, ...]
    notes_result: tuple[SiteNote, ...]  # with every result, whatever it is
    sheet: DownloadGroup | None  # the screening sheet

    @property
    def tables(self) -> Json:
        """All that the script interprets."""
        return [section.table for section in self.sections]


def questionnaire(protocol: Protocol, sheets: tuple[DownloadGroup, ...]) -> Questionnaire:
    """Return the questionnaire of a protocol; ``sheets`` are those that are published."""
    by_name = {sheet.name: sheet for sheet in sheets}
    decided = {
        rule.outcome.pathway
        for screening in protocol.screenings
        for rule in screening.rules
        if isinstance(rule.outcome, PathwayTarget)
    }
    on_result = tuple(n for n in protocol.notes if {"screening", "questionnaire"} & set(n.places))
    return Questionnaire(
        title=protocol.title,
        head=page_head(protocol),
        language=protocol.language,
        choices=tuple(
            Choice(
                each.id,
                each.title,
                pathway_sign(protocol, each.id),
                pathway_page(each.id),
                title_runs(each.title, each.lead),
                urgency_mark(protocol, each.urgency),
            )
            for each in protocol.pathways
            if each.id not in decided and each.is_entry
        ),
        sections=tuple(_section(protocol, screening) for screening in protocol.screenings),
        answers=tuple(
            PathwayAnswer(
                pathway_entry(protocol, each),
                result_sign(protocol, PathwayTarget(each.id)),
                by_name.get(each.id),
            )
            for each in protocol.pathways
        ),
        outcomes=tuple(
            OutcomeAnswer(
                replace(outcome_entry(protocol, outcome), anchor=_outcome_part(outcome.id)),
                contacts_in(protocol, (outcome, *protocol.passages_on(OutcomeTarget(outcome.id)))),
            )
            for outcome in outcomes_of_rules(protocol)
        ),
        notes=protocol.notes_for("questionnaire"),
        notes_below=tuple(n for n in protocol.notes_for("below-threshold") if n not in on_result),
        notes_result=on_result,
        sheet=by_name.get("screening-sheet"),
    )


def _section(protocol: Protocol, screening: Screening) -> QuestionSection:
    words = site_words(protocol.language)
    reasons = Reasons(screening, words)
    rules = tuple(
        RuleReading(
            rule.id,
            rule.title or target_title(protocol, rule.outcome),
            result_sign(protocol, rule.outcome),
            shown_part(rule),
            reasons.of_rule(rule),
            is_behind=screening.is_first
            and rule is not screening.rules[0]
            and not rule.is_otherwise,
        )
        for rule in screening.rules
    )
    is_alone = len(protocol.screenings) == 1 and screening.title is None
    return QuestionSection(
        screening.id,
        None if is_alone else screening_name(protocol, screening),
        rules_sign(protocol, screening.rules),
        group_entries(screening, words),
        _scores(screening, reasons),
        rules,
        {
            "id": screening.id,
            "answers": [list(item.answers) for item in screening.items],
            "asked": [
                _table(screening, condition_table(screening, item.ask_if)) if item.ask_if else None
                for item in screening.items
            ],
            "rules": [
                {"id": rule.id, **_table(screening, rule_table(screening, rule))}
                for rule in screening.rules
            ],
            "sums": reasons.sums(),
        },
        passage_entries(protocol, OnScreening(screening.id)),
    )


def shown_part(rule: Rule) -> str:
    """Return the name of the part of the page that a rule leads to: a pathway's or an outcome's."""
    if isinstance(rule.outcome, PathwayTarget):
        return f"pathway-{rule.outcome.pathway}"
    assert isinstance(rule.outcome, OutcomeTarget)  # a rule leads to no single step
    return _outcome_part(rule.outcome.outcome)


def _outcome_part(outcome: str) -> str:
    return f"outcome-{outcome}"


def _scores(screening: Screening, reasons: Reasons) -> tuple[Score, ...]:
    """Return each score that a rule reads, once."""
    found: dict[frozenset[str], tuple[str, int]] = {}
    for rule in screening.rules:
        for each in conditions_in(rule.when):
            if isinstance(each, ScoreWithin) and len(screening.read_by(each)) > 1:
                key = frozenset(screening.read_by(each))
                found.setdefault(key, (scored(screening, each), reasons.number(each)))
    alone = len(found) == 1
    return tuple(Score(None if alone else title, number) for title, number in found.values())


def _table(screening: Screening, table: RuleTable) -> dict[str, Json]:
    places = {item.id: place for place, item in enumerate(screening.items)}
    return {
        "dimensions": [
            {
                "items": [places[item] for item in each.items],
                "weights": [list(weights) for weights in each.weights],
                "ranges": [list(ends) for ends in each.ranges],
            }
            for each in table.dimensions
        ],
        "cells": "".join("1" if cell else "0" for cell in table.cells),
    }
