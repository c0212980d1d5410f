"""A row of the catalogue: one kind of file that people print or keep."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from generator.diagnostics.diagnostic import Diagnostic
from generator.model import Protocol
from generator.names import PRINTS
from generator.views.document import Json
from generator.views.imprint import Imprint
from generator.views.papers import BLEED_PAPERS, HAND_PAPERS, PAPERS, POSTER_PAPERS, Paper
from generator.words.catalogue import SiteWords, site_words
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
        return f"{PRINTS}{name}-{self.paper.id}{'-bleed' if bleeds else ''}{self.suffix}"

    @property
    def has_bleed(self) -> bool:
        """Whether print shops cut it from a larger paper."""
        return self.paper in BLEED_PAPERS


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of sheet. The catalogue of words has its title, and what it is, under its name.

    ``view`` takes a protocol and returns what the sheet shows; ``prepare`` takes that, a form, the
    imprint, the definition's text, and whether there is a bleed, and lays out what has to be.
    """

    name: str
    forms: tuple[Form, ...]
    view: Callable[..., Any]
    content: Callable[[Any], Json]  # what the fingerprint stands for
    prepare: Callable[[Any, Form, Imprint, bytes, bool], Prepared]
    is_drawn: bool = False  # a chart has to be laid out first, which takes long
    is_of_a_page: bool = False  # offered on the page that it belongs to, and on no other
    is_each_pathways: bool = False  # one for each, named as it is; ``view`` takes it too
    is_there: Callable[[Protocol], bool] = lambda protocol: True

    def sheets(self, protocol: Protocol) -> Iterator[NamedSheet]:
        """Yield the sheets of this kind that a protocol has: none, one, or one for each pathway."""
        if self.is_each_pathways:
            for each in protocol.pathways:
                yield NamedSheet(each.id, each.title.text, partial(self.view, protocol, each))
        elif self.is_there(protocol):
            title = site_words(protocol.language).tables["sheets"][self.name]
            yield NamedSheet(self.name, title, partial(self.view, protocol))


ON_ALL_PAPERS = tuple(Form(paper, ".pdf") for paper in PAPERS)
ON_WALLS = tuple(Form(paper, ".pdf") for paper in POSTER_PAPERS)
BY_HAND = tuple(form for form in ON_ALL_PAPERS if form.paper in HAND_PAPERS)
SHOWN = (Form(None, ".pdf", "pdf_file"), Form(None, ".pptx", "powerpoint_file"))
