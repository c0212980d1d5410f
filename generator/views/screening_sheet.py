"""Protocol → its screening sheet: every item with boxes to tick, and how to read the result.

A threshold stands beside what is counted, and each result has the step that comes first. Nothing on
the sheet asks who somebody is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.diagnostics.span import Span
from generator.model import (
    PathwayTarget,
    Protocol,
    ScoreWithin,
    Screening,
    Sentence,
    SiteNote,
    Words,
    conditions_in,
)
from generator.views.content import (
    about_content,
    group_content,
    notes_content,
    outcomes_content,
    steps_content,
    table_content,
    text_content,
    texts_content,
    urgent_content,
    versioned,
    with_passages,
)
from generator.views.document import Json
from generator.views.pages import About, about, page_head
from generator.views.passage import PassageEntry
from generator.views.pathway import OutcomeEntry
from generator.views.questions import GroupEntry
from generator.views.rule_results import RuleResult, threshold_in_words
from generator.views.screening_chart import is_titled
from generator.views.screening_page import PrintedTable, ScreeningSection, screening_page
from generator.views.signs import Sign
from generator.views.urgent import UrgentLine, urgent_line
from generator.words.catalogue import SiteWords, site_words

SCREENING_SHEET = "screening-sheet"


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Items under their statement, and what is counted once they are ticked."""

    group: GroupEntry
    is_titled: bool
    threshold: str | None  # of the items with a yes: ``2 or more``; None: they are not counted
    is_scored: bool  # a rule adds the points of the items with a yes


@dataclass(frozen=True, slots=True)
class SheetSection:
    """One screening of the sheet, with what its rules come to."""

    title: Sentence | None  # None: it has no title of its own
    hue: Sign
    groups: tuple[SheetGroup, ...]
    table: PrintedTable  # which the sheet stands for, and no longer prints
    results: tuple[RuleResult, ...]
    may_meet_none: bool
    is_first: bool  # the first rule that is met counts alone
    passages: tuple[PassageEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class ScreeningSheet:
    """A sheet to fill in by hand."""

    title: Sentence
    short_title: str
    status: str | None  # None while the protocol is in use
    language: str
    about: About
    sections: tuple[SheetSection, ...]
    outcomes: tuple[OutcomeEntry, ...]
    notes: tuple[SiteNote, ...]  # to read before anything is ticked
    notes_below: tuple[SiteNote, ...]  # beside the table; none that stands above as well
    span: Span
    urgent: UrgentLine | None = None  # over everything
    pathway_notes: tuple[Sentence, ...] = ()  # on pathways that a result can be; ours


def screening_sheet(protocol: Protocol) -> ScreeningSheet | None:
    """Return a protocol's screening sheet; None where it has no screening."""
    if not protocol.screenings:
        return None
    page = screening_page(protocol)
    notes = protocol.notes_for("screening", "print")
    return ScreeningSheet(
        title=protocol.title,
        short_title=protocol.short_title,
        status=page_head(protocol).status,
        language=protocol.language,
        about=about(protocol),
        sections=tuple(
            _section(screening, section, site_words(protocol.language))
            for screening, section in zip(protocol.screenings, page.sections, strict=True)
        ),
        outcomes=page.outcomes,
        notes=notes,
        notes_below=tuple(note for note in page.notes_below if note not in notes),
        span=protocol.span,
        urgent=urgent_line(protocol),
        pathway_notes=tuple(_pathway_notes(protocol)),
    )


def _pathway_notes(protocol: Protocol) -> Iterator[Sentence]:
    """Yield the notes of the pathways that a result can be, each under its pathway's title."""
    reached = {rule.outcome for screening in protocol.screenings for rule in screening.rules}
    for pathway in protocol.pathways:
        if pathway.note and PathwayTarget(pathway.id) in reached:
            between = "\n" if "\n" in pathway.note.text else " "
            parts = (Words(f"{pathway.title.text}:{between}"), *pathway.note.parts)
            yield replace(pathway.note, parts=parts)


def _section(screening: Screening, section: ScreeningSection, words: SiteWords) -> SheetSection:
    read = (each for rule in screening.rules for each in conditions_in(rule.when))
    scores = [each for each in read if isinstance(each, ScoreWithin)]
    scored = {item.id for each in scores for item in screening.scored(each)}
    groups = tuple(
        SheetGroup(
            entry,
            is_titled=is_titled(group),
            threshold=threshold_in_words(group, words) if group.at_least is not None else None,
            is_scored=any(item.id in scored for item in group.items),
        )
        for group, entry in zip(screening.groups, section.groups, strict=True)
    )
    return SheetSection(
        screening.title,
        section.hue,
        groups,
        section.table,
        section.results,
        section.may_meet_none,
        section.is_first,
        section.passages,
    )


def screening_sheet_content(sheet: ScreeningSheet) -> Json:
    """Return what a screening sheet says."""
    return versioned(
        **urgent_content(sheet.urgent),
        title=text_content(sheet.title),
        protocol=sheet.short_title,
        status=sheet.status,
        about=about_content(sheet.about),
        sections=[_sheet_section(section) for section in sheet.sections],
        outcomes=outcomes_content(sheet.outcomes),
        notes=notes_content(sheet.notes),
        notes_below=notes_content(sheet.notes_below),
        pathway_notes=texts_content(sheet.pathway_notes),
    )


def _sheet_section(section: SheetSection) -> Json:
    titled = [each.group.title for each in section.groups if each.is_titled]
    first = [each.first for each in section.results if each.first]
    content: Json = {
        "title": text_content(section.title),
        "groups": [group_content(each.group, titled) for each in section.groups],
        "table": table_content(section.table),
        **({"first": steps_content(first)} if first else {}),
    }
    return with_passages(content, section.passages)
