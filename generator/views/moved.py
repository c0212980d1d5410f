"""Addresses of earlier releases → where they lead now: pages that are gone, and places on pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Protocol, Step
from generator.names import FRONT_PAGE, pathway_page
from generator.views.pages import PageHead, page_head


@dataclass(frozen=True, slots=True)
class MovedPlace:
    """A place that an anchor named, and what it leads to now."""

    anchor: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class MovedPage:
    """A page that is gone: where it leads, and where each place on it is now."""

    name: str
    head: PageHead
    language: str
    href: str
    title: str
    places: tuple[MovedPlace, ...]


def moved_pages(
    protocol: Protocol, published: Mapping[str, tuple[str, ...]]
) -> tuple[MovedPage, ...]:
    """Return the pages that are gone and have said where they lead. ``published`` are all pages
    that were ever released, with their anchors."""
    found = []
    ids = {pathway.id for pathway in protocol.pathways}
    for each in protocol.moved:
        if "." in each.old or each.old in ids:
            continue
        name = pathway_page(each.old)
        href, title = _leads(each.new, protocol)
        places = tuple(
            MovedPlace(anchor, *_place(protocol, each.old, each.new, anchor))
            for anchor in published.get(name, ())
        )
        head = page_head(protocol)
        found.append(MovedPage(name, head, protocol.language, href, title, places))
    return tuple(found)


def moved_places(protocol: Protocol, pathway: str) -> tuple[MovedPlace, ...]:
    """Return the places that a pathway's page had and has no longer."""
    return tuple(
        MovedPlace(each.old.partition(".")[2], *_leads(each.new, protocol))
        for each in protocol.moved
        if each.old.partition(".")[0] == pathway and "." in each.old
    )


def _place(protocol: Protocol, old: str, new: str, anchor: str) -> tuple[str, str]:
    """Return where an anchor of a page that is gone leads: a step of the same name, or the page."""
    said = next((each.new for each in protocol.moved if each.old == f"{old}.{anchor}"), None)
    same = f"{new}.{anchor}"
    return _leads(said or (same if _step(same, protocol) else new), protocol)


def _leads(new: str, protocol: Protocol) -> tuple[str, str]:
    """Return the address and the title of what ``new`` names."""
    pathway, _, step = new.partition(".")
    found = _step(new, protocol)
    if found is not None:
        return f"{pathway_page(pathway)}#{step}", f"{found.label}: {found.text.text}".strip(": ")
    for each in protocol.pathways:
        if each.id == pathway:
            return pathway_page(pathway), each.title.text
    return (f"{new}.html" if new else FRONT_PAGE), protocol.short_title


def _step(name: str, protocol: Protocol) -> Step | None:
    pathway, _, step = name.partition(".")
    for each in protocol.pathways:
        if each.id == pathway:
            steps = (found for own in each.steps for found in (own, *own.branches))
            return next((found for found in steps if found.id == step), None)
    return None
