"""Page views → Markdown files for the site builder.

The body of a page is made of HTML blocks, which Markdown passes on as they are: then one rule of
quoting, HTML's, holds for every word of the definition.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment

from generator.paint.language import in_language, signed
from generator.paint.templates import environment
from generator.views.changes_page import ChangesPage
from generator.views.moved import MovedPlace
from generator.views.pages import PageHead, PathwayPage, ProtocolPage
from generator.views.rule_page import RulePage
from generator.views.screening_page import ScreeningPage
from generator.words.catalogue import ENGLISH, site_words
from generator.words.text import SiteText


@dataclass(frozen=True, slots=True)
class InlineChart:
    """A chart's inline SVG, once for each width of the column that it may stand in."""

    narrow: str
    medium: str
    wide: str


@dataclass(frozen=True, slots=True)
class Drawings:
    """What other painters drew for a page: charts by name, and the marks of hues 1 to 6."""

    charts: Mapping[str, InlineChart]
    marks: tuple[str, ...]


@cache
def _environment() -> Environment:
    return environment(signed)


def _paint(
    template: str,
    title: str,
    language: str,
    drawings: Drawings,
    head: PageHead | None,
    **values: object,
) -> bytes:
    words = site_words(language)
    shown = {**values, "marks": drawings.marks, "charts": drawings.charts, "words": words}
    body = _environment().get_template(template).render(shown)
    # A double-quoted JSON string is a YAML string too: nothing in a title can end it.
    front = f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\nlang: {language}\n"
    if head is not None:  # the frame shows whose page it is
        front += f"protocol: {head.id}\n"
    if isinstance(title, SiteText):
        front += f"title_lang: {title.language}\n"
    return f"{front}---\n\n{in_language(body, language, words.language)}".encode()


def paint_protocol_page(page: ProtocolPage, language: str, drawings: Drawings) -> bytes:
    """Return a protocol's own page."""
    title = site_words(language).overview if page.has_pathways else page.head.protocol
    return _paint("protocol.md.j2", title, language, drawings, page.head, page=page, base="")


def paint_front_page(page: ProtocolPage, language: str, drawings: Drawings, base: str) -> bytes:
    """Return the front page of a site with one protocol; ``base`` leads to the protocol."""
    title = site_words(language).start
    return _paint("protocol.md.j2", title, language, drawings, page.head, page=page, base=base)


def paint_list_page(pages: tuple[tuple[str, str, ProtocolPage], ...], drawings: Drawings) -> bytes:
    """Return the front page of a site with several protocols: each with its folder and language.

    The page is in their language where they have one in common, else in ours.
    """
    languages = {language for _, language, _ in pages}
    language = languages.pop() if len(languages) == 1 else ENGLISH
    title = site_words(language).start
    return _paint("protocols.md.j2", title, language, drawings, None, pages=pages)


def paint_pathway_page(
    page: PathwayPage,
    language: str,
    drawings: Drawings,
    moved: tuple[MovedPlace, ...] = (),
) -> bytes:
    """Return a pathway's page; ``moved`` are the places that it had."""
    title = page.pathway.title.text
    values = {"page": page, "base": "", "moved": moved}
    return _paint("pathway.md.j2", title, language, drawings, page.head, **values)


def paint_screening_page(page: ScreeningPage, language: str, drawings: Drawings) -> bytes:
    """Return the page of a protocol's screening rules."""
    return _paint("screening.md.j2", page.title, language, drawings, page.head, page=page, base="")


def paint_rule_page(page: RulePage, language: str, drawings: Drawings) -> bytes:
    """Return the page of all there is of a protocol's rules."""
    return _paint("rule.md.j2", page.title, language, drawings, page.head, page=page, base="")


def paint_changes_page(page: ChangesPage, language: str, drawings: Drawings) -> bytes:
    """Return the page of what changed."""
    return _paint("changes.md.j2", page.title, language, drawings, page.head, page=page, base="")
