"""The page of what changed, release by release, the latest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.changes.compare import Change
from generator.model import Pathway, Protocol
from generator.views.changes import ChangeEntry, SheetEntry
from generator.views.pages import PageHead, page_head
from generator.views.signs import Sign, pathway_sign
from generator.words.catalogue import SiteWords, site_words
from generator.words.text import SiteText


@dataclass(frozen=True, slots=True)
class ChangedChart:
    """A pathway's chart as it is now, with what changed in it: a word for each box."""

    pathway: Pathway
    hue: Sign
    name: str  # of the drawing
    flags: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ChangesSection:
    """What one release says otherwise than the one before, or what is still to be released."""

    id: str
    title: SiteText
    note: str | None  # what its owner says of it
    said: SiteText | None  # where nothing is listed, why
    entries: tuple[ChangeEntry, ...]
    sheets: tuple[SheetEntry, ...]
    charts: tuple[ChangedChart, ...] = ()


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed in a protocol."""

    title: SiteText
    head: PageHead
    sections: tuple[ChangesSection, ...]


def changes_page(protocol: Protocol, sections: Sequence[ChangesSection]) -> ChangesPage:
    """Return the page of a protocol's changes, which are given the latest first."""
    return ChangesPage(
        site_words(protocol.language).changes_title, page_head(protocol), tuple(sections)
    )


def changed_charts(
    before: Protocol, protocol: Protocol, changes: Sequence[Change], words: SiteWords, name: str
) -> tuple[ChangedChart, ...]:
    """Return the charts of a protocol that have steps that were changed or are new, or that read
    otherwise because what they refer to was changed."""
    read = {(p.id, step.id): step.text.text for p in before.pathways for step in p.steps}
    flags: dict[str, dict[str, str]] = {}
    for pathway in protocol.pathways:
        for step in pathway.steps:
            if read.get((pathway.id, step.id), step.text.text) != step.text.text:
                flags.setdefault(pathway.id, {})[step.id] = words.changed_mark
    for change in changes:
        if change.path[:1] != ("pathways",) or "steps" not in change.path[2:3]:
            continue
        if change.how in ("removed", "renumbered") or len(change.path) < 4:
            continue
        word = words.changed_added if change.how == "added" else words.changed_mark
        flags.setdefault(change.path[1], {}).setdefault(change.path[3], word)
    return tuple(
        ChangedChart(
            pathway, pathway_sign(protocol, pathway.id), f"{name}-{pathway.id}", flags[pathway.id]
        )
        for pathway in protocol.pathways
        if pathway.id in flags
    )
