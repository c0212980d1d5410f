"""The search index: what stands on each page, word by word, and a script file of it for folders.

The site builder's own index glues neighbouring cells together and leaves out what a template marks
as said elsewhere. So the index is read from the built pages: every element that is no part of a
line of text parts words.

A page opened from a folder may not fetch JSON, but it may load a script; the theme's search then
loads ``search/search_index.js`` and reads the variable ``__index`` from it.
"""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

REPEATED = 0.1
"""The weight of what a page only repeats: lists of other pages, charts, files to print."""

_BEFORE = b"var __index="
_AFTER = b";\n"
_TOP = "_page"  # identifies the title of every page
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_IN_LINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "em", "i", "kbd", "mark", "small", "span", "strong",
    "sub", "sup", "u", "wbr",
}  # fmt: skip
_VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
_UNSEEN = {"button", "desc", "script", "style", "title"}


def search_index(built: bytes, page: Callable[[str], str]) -> bytes:
    """Return the index of a site.

    ``built`` is the index that the builder wrote: it lists the pages in the order of the menu, and
    its settings are kept. ``page`` returns the markup of a page by its path. Raises ``ValueError``
    where ``built`` does not have the form of an index, ``OSError`` where a page cannot be read.
    """
    try:
        index = json.loads(built)
        paths = dict.fromkeys(entry["location"].partition("#")[0] for entry in index["docs"])
        index["docs"] = [entry for path in paths for entry in _entries(path, page(path))]
    except (KeyError, TypeError, AttributeError, RecursionError) as failure:
        raise ValueError(str(failure)) from failure
    return json.dumps(index, separators=(",", ":")).encode()


def offline_index(search_index_json: bytes) -> bytes:
    """Return the script for ``search/search_index.js``.

    JSON is a subset of JavaScript, so the bytes go in unchanged.
    """
    return _BEFORE + search_index_json + _AFTER


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element, and what holds for all in it."""

    tag: str
    is_repeated: bool = False
    is_unseen: bool = False
    is_drawn: bool = False


@dataclass(slots=True)
class _Section:
    """A heading with what follows it: pieces of text, of which runs of space mean one space."""

    anchor: str
    is_repeated: bool
    depth: int  # how many elements are open around the heading
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    repeats: list[str] = field(default_factory=list)


def _entries(path: str, markup: str) -> Iterator[dict[str, str | float]]:
    """Return a page's entries: the page itself, its sections, and at last what it repeats."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    first, *others = reader.sections
    title = _said(first.title)
    yield {"location": path, "title": title, "text": _said(first.text)}
    repeats = list(first.repeats)
    for section in others:
        entry = {"location": f"{path}#{section.anchor}", "title": _said(section.title)}
        if section.is_repeated:
            yield {**entry, "text": _said(section.repeats), "boost": REPEATED}
        else:
            yield {**entry, "text": _said(section.text)}
            repeats += section.repeats
    parts = (part for each in reader.sections for part in (each.title, each.text, each.repeats))
    known = {word for part in parts for word in "".join(part).split()}
    repeats += (
        f" {word}" for word in dict.fromkeys("".join(reader.drawn).split()) if word not in known
    )
    if _said(repeats):
        entry = {"location": f"{path}#{_TOP}", "title": title, "text": _said(repeats)}
        yield {**entry, "boost": REPEATED}


def _said(pieces: list[str]) -> str:
    """Return pieces of text as one line of markup, which is how the theme's search shows it."""
    return html.escape(" ".join("".join(pieces).split()), quote=False)


def _parts(tag: str, outer: _Element) -> bool:
    """Tell whether an element parts words. In a drawing only lines do, not words within one."""
    return tag not in _IN_LINE and not (tag == "tspan" and outer.tag in ("tspan", "a"))


class _Reader(HTMLParser):
    """Collects the sections of a page's article, and the words of its charts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sections: list[_Section] = [_Section("", False, 0)]
        self.drawn: list[str] = []
        self._around = self.sections[:]  # the sections that are open: the current one is the last
        self._open: list[_Element] = []
        self._heading = -1  # where in the open elements the section's heading is; -1: in none

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "article" and not self._open:
            return
        attributes = dict(attrs)
        outer = self._open[-1] if self._open else _Element(tag)
        element = _Element(
            tag,
            outer.is_repeated or "data-search-exclude" in attributes,
            outer.is_unseen or tag in _UNSEEN or "hidden" in attributes,
            outer.is_drawn or tag == "svg",
        )
        if tag in _HEADINGS and attributes.get("id"):
            self._begin(attributes["id"] or "", element)
            self._heading = len(self._open)
        if _parts(tag, outer):
            self._add(" ", element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if all(element.tag != tag for element in self._open):
            return
        while self._open[-1].tag != tag:
            self._open.pop()
        element = self._open.pop()
        if _parts(tag, self._open[-1] if self._open else element):
            self._add(" ", element)
        if self._heading >= len(self._open):
            self._heading = -1
        while self._around[-1].depth > len(self._open):
            self._around.pop()

    def handle_data(self, data: str) -> None:
        if self._open:
            self._add(data, self._open[-1])

    def _begin(self, anchor: str, heading: _Element) -> None:
        """Begin the section of a heading; the page's own is there from the start."""
        if heading.tag == "h1" and not self.sections[0].title:
            return
        depth = len(self._open)
        while len(self._around) > 1 and self._around[-1].depth >= depth:
            self._around.pop()
        section = _Section(anchor, heading.is_repeated, depth)
        self.sections.append(section)
        self._around.append(section)

    def _add(self, text: str, element: _Element) -> None:
        section = self._around[-1]
        if element.is_unseen:
            return
        if element.is_drawn:
            self.drawn.append(text)
        elif self._heading >= 0:
            section.title.append(text)
        elif element.is_repeated or section.is_repeated:
            section.repeats.append(text)
        else:
            section.text.append(text)
