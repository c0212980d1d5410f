"""Protocols → what the frame of every page says: the menu, and whose the pages are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Pathway, Protocol
from generator.names import QUESTIONNAIRE_PAGE, SCREENING_PAGE, pathway_page
from generator.views.signs import pathway_sign
from generator.words.catalogue import ENGLISH, site_words
from generator.words.text import SiteText

Frame = dict[str, object]

_SHORT = 24  # letters of a title that stands whole in the menu
"""Plain data, as the theme's templates take it."""


def frame(protocols: tuple[Protocol, ...]) -> Frame:
    """Return the menu, and whose each protocol is; ``""``: whose all of them are."""
    languages = {each.language for each in protocols}
    own = languages.pop() if len(languages) == 1 else ENGLISH
    start = _entry(site_words(own).start, "index.html")
    if len(protocols) == 1:  # one list, without a heading
        sections: list[Frame] = [{"title": "", "entries": [start, *_entries(protocols[0])]}]
    else:
        sections = [{"title": "", "entries": [start]}, *map(_section, protocols)]
    owners = {each.id: owner(each) for each in protocols}
    if len({each.publisher.name for each in protocols}) == 1:
        owners[""] = owner(protocols[0])
    return {"site_menu": sections, "site_publishers": owners}


def owner(protocol: Protocol) -> dict[str, str]:
    """Return whose a protocol is, with logo and colour where they are given."""
    publisher = protocol.publisher
    found = {"name": publisher.name, "lang": protocol.language}
    if publisher.logo is not None:
        found["logo"] = f"{protocol.id}/{logo_file(publisher.logo.kind)}"
    if publisher.accent is not None:
        found["accent"] = publisher.accent
    return found


def logo_file(kind: str) -> str:
    """Return where the publisher's logo is published in a protocol's folder."""
    return f"logo.{kind}"


def _section(protocol: Protocol) -> Frame:
    entries = [*_entries(protocol)]
    return {"title": protocol.short_title, "lang": protocol.language, "entries": entries}


def _entries(protocol: Protocol) -> Iterator[Frame]:
    words = site_words(protocol.language)
    for pathway in protocol.pathways:
        hue = f"hue-{pathway_sign(protocol, pathway.id).colour}"
        href = f"{protocol.id}/{pathway_page(pathway.id)}"
        yield {**_entry(_short(pathway), href), "lang": protocol.language, "hue": hue}
    asks = words.not_sure if protocol.pathways else words.questionnaire
    yield _entry(asks, f"{protocol.id}/{QUESTIONNAIRE_PAGE}")
    if protocol.screenings:
        yield _entry(words.screening, f"{protocol.id}/{SCREENING_PAGE}")
    if protocol.pathways:
        yield _entry(words.overview, f"{protocol.id}/index.html")
    yield _entry(words.print_and_present, f"{protocol.id}/index.html#_downloads")


def _short(pathway: Pathway) -> str:
    """Return a pathway's title where that is short, else its telling words."""
    title = pathway.title.text
    return title if len(title) <= _SHORT else pathway.lead or title


def _entry(label: str, href: str) -> Frame:
    language = label.language if isinstance(label, SiteText) else ""
    return {"label": str(label), "href": href, "lang": language}
