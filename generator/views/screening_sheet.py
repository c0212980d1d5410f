"""Protocol → its screening sheet: every item with boxes to tick, and how to read the result.

The rule is shown as on the site's page. Nothing on the sheet asks who somebody is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.diagnostics.span import Span
from generator.model import (
    Combined,
    Condition,
    Group,
    Negated,
    Protocol,
    ScoreWithin,
    Screening,
    Sentence,
    SiteNote,
)
from generator.views.links import SCREENING, target_href
from generator.views.pages import About, OutcomeEntry, about, page_head
from generator.views.pathway_chart import target_title
from generator.views.screening_page import Reading, ScreeningSection, screening_page
from generator.views.signs import Sign

SCREENING_SHEET = "screening-sheet"


@dataclass(frozen=True, slots=True)
class SheetGroup:
    """Items under their statement, and what is counted once they are ticked."""

    group: Group
    is_titled: bool  # its title says other than its statement
    is_counted: bool  # its threshold counts the items with a yes
    is_scored: bool  # a rule adds the points of the items with a yes


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a row reads as. ``leads_to`` is said where the reading has a name of its own."""

    text: str
    leads_to: str | None
    hue: Sign | None  # None: nothing is reached


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of the rule's table: a cell for each column, then all readings that hold."""

    cells: tuple[str, ...]
    readings: tuple[SheetReading, ...]


@dataclass(frozen=True, slots=True)
class SheetSection:
    """One screening of the sheet, with its rule as a table."""

    title: Sentence | None  # None: it has no title of its own
    hue: Sign
    groups: tuple[SheetGroup, ...]
    columns: tuple[str, ...]
    rows: tuple[SheetRow, ...]


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


def screening_sheet(protocol: Protocol) -> ScreeningSheet | None:
    """Return a protocol's screening sheet; None where it has no screening."""
    if not protocol.screenings:
        return None
    page = screening_page(protocol, ())
    notes = tuple(n for n in protocol.notes if {"screening", "print"} & set(n.places))
    return ScreeningSheet(
        title=protocol.title,
        short_title=protocol.short_title,
        status=page_head(protocol).status,
        language=protocol.language,
        about=about(protocol),
        sections=tuple(
            _section(protocol, screening, section)
            for screening, section in zip(protocol.screenings, page.sections, strict=True)
        ),
        outcomes=page.outcomes,
        notes=notes,
        notes_below=tuple(note for note in page.notes_below if note not in notes),
        span=protocol.span,
    )


def _section(protocol: Protocol, screening: Screening, section: ScreeningSection) -> SheetSection:
    scored = {name for rule in screening.rules for name in _scored(rule.when)}
    groups = tuple(
        SheetGroup(
            group,
            is_titled=not group.statement.text.startswith(group.title),
            is_counted=group.at_least is not None,
            is_scored=group.id in scored,
        )
        for group in screening.groups
    )
    targets = {
        target_href(rule.outcome, SCREENING): target_title(protocol, rule.outcome).text
        for rule in screening.rules
    }
    rows = tuple(
        SheetRow(row.cells, tuple(_reading(reading, targets) for reading in row.readings))
        for row in section.table.rows
    )
    return SheetSection(screening.title, section.hue, groups, section.table.columns, rows)


def _reading(reading: Reading, targets: Mapping[str, str]) -> SheetReading:
    target = targets[reading.href] if reading.href else None
    return SheetReading(reading.text, target if target != reading.text else None, reading.hue)


def _scored(condition: Condition) -> Iterator[str]:
    """Yield the groups whose points a condition adds up."""
    match condition:
        case ScoreWithin(groups=names):
            yield from names
        case Negated(condition=inner):
            yield from _scored(inner)
        case Combined(conditions=conditions):
            for each in conditions:
                yield from _scored(each)
