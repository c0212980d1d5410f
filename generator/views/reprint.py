"""The page of a school: which prints to take down there, and which to put up in their place."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics.span import Span
from generator.words.text import SiteText


@dataclass(frozen=True, slots=True)
class ReprintPrint:
    """A print, as somebody finds it on a wall or in a pile. ``picture`` counts the pictures."""

    title: str
    code: SiteText
    paper: str | None = None
    file: SiteText | None = None
    picture: int | None = None


@dataclass(frozen=True, slots=True)
class ReprintRow:
    """A place. ``new``: None where no sheet of that name is made any more."""

    room: str
    old: ReprintPrint
    new: ReprintPrint | None


@dataclass(frozen=True, slots=True)
class ReprintPage:
    """Everything that is to be replaced in one school."""

    span: Span
    language: str
    publisher: str
    school: str
    protocol: str
    versions: SiteText
    count: SiteText
    rows: tuple[ReprintRow, ...]
