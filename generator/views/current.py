"""The page that tells whether a print is current: what each sheet says today, by fingerprint."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Protocol
from generator.views.downloads import DownloadFile, DownloadGroup
from generator.views.pages import PageHead, page_head


@dataclass(frozen=True, slots=True)
class CurrentSheet:
    """A sheet as it is published today. ``name`` is what a print's address calls it."""

    name: str
    title: str
    fingerprint: str
    files: tuple[DownloadFile, ...]


@dataclass(frozen=True, slots=True)
class CurrentPage:
    """Every sheet of a protocol."""

    head: PageHead
    language: str
    sheets: tuple[CurrentSheet, ...]


def current_page(protocol: Protocol, groups: tuple[DownloadGroup, ...]) -> CurrentPage:
    """Return the page of a protocol's sheets; ``groups`` are those that are published."""
    sheets = tuple(
        CurrentSheet(group.name, group.title, group.fingerprint, group.files)
        for group in groups
        if group.fingerprint is not None
    )
    return CurrentPage(page_head(protocol), protocol.language, sheets)
