"""The ordered mapping path → bytes of everything that is published. Nothing is written here.

Paths are relative to the tree that the site builder reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from generator.cache import NO_CACHE, Cache
from generator.diagnostics.diagnostic import Diagnostic
from generator.model import Protocol
from generator.outputs.protocol import MARKS, outputs_of
from generator.paint.html import paint_blank
from generator.paint.markdown import Drawings, paint_front_page, paint_list_page
from generator.releases.history import NO_HISTORY, History
from generator.views.document import SCHEMA, schema
from generator.views.frame import Frame, frame
from generator.views.pages import protocol_page


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """A page, or a titled group of them, as the site builder reads it."""

    title: str | None  # None: the page's own
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """Everything that is published.

    ``navigation`` lists the pages in the order of the menu; ``frame`` is what all of them show.
    """

    files: Mapping[str, bytes]
    navigation: tuple[NavigationEntry, ...]
    diagnostics: tuple[Diagnostic, ...]
    frame: Frame


def publication(
    protocols: tuple[Protocol, ...],
    definitions: Mapping[str, bytes],
    site_url: str | None = None,
    cache: Cache = NO_CACHE,
    histories: Mapping[str, History] = MappingProxyType({}),
    day: date | None = None,
) -> Publication:
    """Return everything that is published of some protocols.

    ``definitions`` maps a protocol's identifier to its source text. ``site_url`` is the
    address of the site, None if nobody knows it; ``cache`` keeps what was printed before.
    ``histories`` are the releases, by a protocol's identifier; ``day`` is that as of which dates
    are judged, None if nobody says it.
    """
    files: dict[str, bytes] = {
        "index.md": _front_page(protocols, day),
        "blank.html": paint_blank(protocols[0].language),
        SCHEMA: schema(),
    }
    navigation = [NavigationEntry(None, ("index.md",))]
    problems: list[Diagnostic] = []
    for protocol in protocols:
        history = histories.get(protocol.id, NO_HISTORY)
        folder = outputs_of(protocol, definitions[protocol.id], site_url, cache, history, day)
        problems.extend(folder.diagnostics)
        files |= {f"{protocol.id}/{name}": content for name, content in folder.files.items()}
        pages = [f"{pathway.id}.md" for pathway in protocol.pathways]
        pages += ["screening.md"] if protocol.screenings else []
        listed = tuple(f"{protocol.id}/{page}" for page in (*pages, "index.md"))
        title = None if len(protocols) == 1 else protocol.short_title
        navigation.append(NavigationEntry(title, listed))
    return Publication(files, tuple(navigation), tuple(problems), frame(protocols))


def _front_page(protocols: tuple[Protocol, ...], day: date | None) -> bytes:
    drawings = Drawings({}, MARKS)
    if len(protocols) == 1:
        page = protocol_page(protocols[0], (), day)
        return paint_front_page(page, protocols[0].language, drawings, f"{protocols[0].id}/")
    pages = tuple((each.id, each.language, protocol_page(each, ())) for each in protocols)
    return paint_list_page(pages, drawings)
