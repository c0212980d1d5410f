"""Sealing a built site: the files that MkDocs does not write, and a check of everything it holds.

A site that is not sealed without errors is never put in place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, Related, error, in_order
from generator.diagnostics.span import Span
from generator.site.links import bad_links
from generator.site.listing import LISTING, files_in, listing
from generator.site.manifest import manifest_faults
from generator.site.page import Fault, Page, read_page, read_styles
from generator.site.policy import header_file, weaknesses
from generator.site.search_index import offline_index, search_index
from generator.source.file import shown

HEADERS = "_headers"
_PARTS = {"h1": "heading", "main": "main part", "footer": "footer"}  # every page's, in this order
_INDEX = "search/search_index.json"
_INDEX_SCRIPT = "search/search_index.js"


def seal(folder: Path, root: str = "/") -> tuple[Diagnostic, ...]:
    """Write search script, header file and list into a built site, and check every page.

    ``root`` is the path of the site's address: where it begins on its server. Raises ``OSError``.
    """
    pages = {page.path: page for page in _pages(folder)}
    faults = [*_add_search_index(folder), *_add_headers(folder, pages)]
    faults += [*_missing_parts(pages), *_add_listing(folder)]
    files = frozenset(files_in(folder))
    for path, page in pages.items():
        faults += [(path, fault) for fault in (*page.faults, *bad_links(page, pages, files, root))]
    for path in files:
        if path.count("/") == 1 and path.endswith("/manifest.json"):
            faults += [(path, fault) for fault in manifest_faults(folder, path, files)]
    return in_order(_diagnostic(folder, path, fault) for path, fault in faults)


def _pages(folder: Path) -> Iterator[Page]:
    for path in files_in(folder):
        if path.endswith((".html", ".svg", ".css")):
            text = (folder / path).read_text(encoding="utf-8", errors="replace")
            yield read_styles(path, text) if path.endswith(".css") else read_page(path, text)


def _add_search_index(folder: Path) -> Iterator[tuple[str, Fault]]:
    try:
        index = search_index(
            (folder / _INDEX).read_bytes(), lambda path: (folder / path).read_text("utf-8")
        )
    except FileNotFoundError:
        yield _INDEX, Fault("site-build", "the builder wrote no search index", (1, 1))
        return
    except ValueError:
        yield _INDEX, Fault("site-build", "the search index does not have the form of one", (1, 1))
        return
    (folder / _INDEX).write_bytes(index)
    (folder / _INDEX_SCRIPT).write_bytes(offline_index(index))


def _missing_parts(pages: dict[str, Page]) -> Iterator[tuple[str, Fault]]:
    """Report what a page should have and was not read in it: markup above may have swallowed it."""
    for path, page in pages.items():
        missing = [name for tag, name in _PARTS.items() if tag not in page.elements]
        if missing and path.endswith(".html"):
            message = f"the page has no {missing[0]}"
            yield path, Fault("incomplete-page", message, (1, 1))


def _add_headers(folder: Path, pages: dict[str, Page]) -> Iterator[tuple[str, Fault]]:
    """Check the policy of every page, and write the header file from that of the front page."""
    for path, page in pages.items():
        if not path.endswith(".html"):
            continue
        if page.policy is None:
            hint = "it must stand in the head before anything that is loaded"
            yield path, Fault("missing-policy", "the page has no policy", (1, 1), (hint,))
            continue
        for weakness in weaknesses(page.policy, _is_asking(page)):
            yield path, Fault("weak-policy", weakness, (1, 1))
    if (folder / HEADERS).exists():
        yield HEADERS, Fault("reserved-file", "a file of this name is generated", (1, 1))
        return
    front = pages.get("index.html")
    if front is None:
        yield "index.html", Fault("site-build", "the site has no front page", (1, 1))
        return
    hashes = [one for page in pages.values() for one in page.style_hashes]
    asking = sorted(path for path, page in pages.items() if _is_asking(page))
    (folder / HEADERS).write_bytes(header_file(front.policy or "", hashes, asking))


def _is_asking(page: Page) -> bool:
    """Say whether a page asks questions: it has groups of controls."""
    return "fieldset" in page.elements


def _add_listing(folder: Path) -> Iterator[tuple[str, Fault]]:
    """Write the list of all files; so this comes last."""
    if (folder / LISTING).exists():
        yield LISTING, Fault("reserved-file", "a file of this name is generated", (1, 1))
        return
    (folder / LISTING).write_bytes(listing(folder))


def _diagnostic(folder: Path, path: str, fault: Fault) -> Diagnostic:
    name = shown(folder / path)
    first = Span.point(name, *fault.first) if fault.first else None
    related = [Related("the first one is here", first)] if first else []
    place = Span.point(name, *fault.place)
    return error(fault.code, fault.message, place, related=related, hints=fault.hints)
