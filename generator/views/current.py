"""The page that tells whether a print is current: what each sheet says today, by fingerprint."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.changes.sheet import SheetChange
from generator.model import Protocol, Sentence
from generator.names import SCREENING_PAGE, pathway_page
from generator.views.downloads import DownloadGroup
from generator.views.pages import PageHead, page_head
from generator.views.screening_sheet import SCREENING_SHEET
from generator.views.signs import Sign, pathway_sign
from generator.views.title import TitleRun, title_runs


@dataclass(frozen=True, slots=True)
class OldPrint:
    """A print of an earlier release that says something else than today's."""

    sheet: str
    title: str
    fingerprint: str
    release: int  # the last one that has it
    day: date  # of that release
    replaced: date | None  # the day of the release after it; None: that is still to be made
    changes: tuple[SheetChange, ...]
    now: str | None  # the sheet that took its place; None: there is none


@dataclass(frozen=True, slots=True)
class CurrentSheet:
    """A sheet as it is published today. ``name`` is what a print's address calls it."""

    name: str
    title: Sentence | str
    fingerprint: str
    group: DownloadGroup
    href: str  # of the page that says the same
    hue: Sign | None = None  # of its pathway
    runs: tuple[TitleRun, ...] = ()  # of its title
    also: tuple[str, ...] = ()  # names that it had


@dataclass(frozen=True, slots=True)
class CurrentPage:
    """Every sheet of a protocol."""

    head: PageHead
    language: str
    sheets: tuple[CurrentSheet, ...]
    old: tuple[OldPrint, ...]  # the latest first


def current_page(
    protocol: Protocol,
    groups: tuple[DownloadGroup, ...],
    old: tuple[OldPrint, ...],
    renamed: Mapping[str, str],
) -> CurrentPage:
    """Return the page of a protocol's sheets; ``groups`` are those that are published, ``old`` the
    prints of earlier releases that say something else, ``renamed`` the names that sheets had."""
    sheets = tuple(
        replace(
            _sheet(protocol, group),
            also=tuple(name for name, new in renamed.items() if new == group.name),
        )
        for group in groups
        if group.fingerprint is not None
    )
    return CurrentPage(page_head(protocol), protocol.language, sheets, old[::-1])


def _sheet(protocol: Protocol, group: DownloadGroup) -> CurrentSheet:
    name, said = group.name, group.fingerprint or ""
    for each in protocol.pathways:
        if each.id == name:
            sign, runs = pathway_sign(protocol, name), title_runs(each.title, each.lead)
            return CurrentSheet(name, each.title, said, group, pathway_page(name), sign, runs)
    page = SCREENING_PAGE if name == SCREENING_SHEET else "index.html"
    return CurrentSheet(name, group.title, said, group, page)
