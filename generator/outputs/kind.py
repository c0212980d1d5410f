"""A row of the catalogue: one kind of file that people print or keep."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from generator.diagnostics.diagnostic import Diagnostic
from generator.model import Protocol
from generator.views.document import Json
from generator.views.imprint import Imprint
from generator.views.papers import BLEED_PAPERS, HAND_PAPERS, PAPERS, Paper
from generator.words.catalogue import SiteWords
from generator.words.text import SiteText

Painted: TypeAlias = "tuple[bytes | None, tuple[Diagnostic, ...]]"
Prepared: TypeAlias = "tuple[Callable[[], Painted], float | None]"
"""What sets a file, and its smallest words of a step or an item in pt; None: it has none."""


@dataclass(frozen=True, slots=True)
class NamedSheet:
    """One sheet of a protocol. ``view`` returns what it shows."""

    name: str  # as in the names of files and in the codes of prints
    title: str
    view: Callable[[], Any]


@dataclass(frozen=True, slots=True)
class Form:
    """A file that a sheet comes as: on a paper, or to be shown."""

    paper: Paper | None
    suffix: str  # of its path
    name: str = ""  # of its label in the catalogue of words, where there is no paper

    def label(self, words: SiteWords) -> SiteText:
        """Return what readers call it."""
        return words.tables["papers"][self.paper.id] if self.paper else words.texts[self.name]

    def path(self, name: str, *, bleeds: bool = False) -> str:
        """Return the path of a sheet in the protocol's folder."""
        if self.paper is None:
            return f"{name}{self.suffix}"
        return f"print/{name}-{self.paper.id}{'-bleed' if bleeds else ''}{self.suffix}"

    @property
    def has_bleed(self) -> bool:
        """Whether print shops cut it from a larger paper."""
        return self.paper in BLEED_PAPERS


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet. A protocol may have none of it, one, or one for each pathway: ``name`` is
    None where each has its pathway's.

    ``prepare`` takes a view, a form, the imprint, the definition's text, and whether there is a
    bleed; it lays out what has to be laid out.
    """

    name: str | None
    about: str  # what it is and whom it is for, by its name in the catalogue of words
    forms: tuple[Form, ...]
    sheets: Callable[[Protocol], Iterable[NamedSheet]]
    content: Callable[[Any], Json]  # what the fingerprint stands for
    prepare: Callable[[Any, Form, Imprint, bytes, bool], Prepared]
    is_drawn: bool = False  # a chart has to be laid out first, which takes long


ON_ALL_PAPERS = tuple(Form(paper, ".pdf") for paper in PAPERS)
BY_HAND = tuple(form for form in ON_ALL_PAPERS if form.paper in HAND_PAPERS)
SHOWN = (Form(None, ".pdf", "pdf_file"), Form(None, ".pptx", "powerpoint_file"))
