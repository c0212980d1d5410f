"""Reading one built page: what it refers to, what can be referred to in it, and what is amiss."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

Place = tuple[int, int]  # line and column, from 1

_LINKS = {"a", "area"}
_PLAIN_RELATIONS = {"alternate", "author", "canonical", "help", "license", "next", "prev"}
_ADDRESSES = {  # every attribute that holds the address of something
    "action", "archive", "background", "code", "codebase", "data", "formaction", "href",
    "longdesc", "manifest", "ping", "poster", "src", "xlink:href",
}  # fmt: skip
_ADDRESS_LISTS = {"srcset", "imagesrcset"}
_INLINE = {"srcdoc": "inline-script", "style": "inline-style"}
_SPECIAL = {"animate", "base", "meta", "script", "set", "style"}  # do more than show and link
_URL = re.compile(r"url\(\s*([\"']?)(.*?)\1\s*\)", re.IGNORECASE | re.DOTALL)
_IMPORT = re.compile(r"@import\s+([\"'])(.*?)\1", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reference:
    """One address in a page: followed on a tap (``link``) or fetched with the page (``load``)."""

    kind: Literal["link", "load", "style"]  # style: loaded from a style sheet
    address: str  # as the browser reads it: entities resolved
    place: Place


@dataclass(frozen=True, slots=True)
class Fault:
    """Something amiss at one place of a page."""

    code: str
    message: str
    place: Place
    hints: tuple[str, ...] = ()
    first: Place | None = None  # of two places that clash, the earlier one


@dataclass(slots=True)
class Page:
    """What was found in one page, drawing or style sheet. ``path`` is relative to the site."""

    path: str
    references: list[Reference] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    policy: str | None = None  # the Content-Security-Policy of its <meta>
    style_hashes: list[str] = field(default_factory=list)  # CSP sources of a drawing's own styles
    faults: list[Fault] = field(default_factory=list)


def read_page(path: str, text: str) -> Page:
    """Read an HTML page or an SVG drawing."""
    reader = _Reader(Page(path))
    reader.feed(text)
    reader.close()
    return reader.page


def read_styles(path: str, text: str) -> Page:
    """Read a style sheet: the addresses it loads."""
    page = Page(path)
    page.references.extend(_style_references(text, (1, 1)))
    return page


class _Reader(HTMLParser):
    """Collects into ``page``; drawings differ from pages in that they may hold styles."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self._is_drawing = page.path.endswith(".svg")
        self._ids: dict[str, Place] = {}
        self._styles: list[tuple[str, Place]] | None = None  # text of the open <style>

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        place = self._place()
        if tag in _SPECIAL:
            self._special(tag, {name: value or "" for name, value in attrs}, place)
        for name, value in attrs:
            if name == "id":
                self._identify(value or "", place)
            elif name == "name" and tag == "a":
                self.page.anchors.add(value or "")
            elif name in _ADDRESSES:
                if tag != "base" and (name != "data" or tag == "object"):
                    kind = _kind(tag, name, attrs)
                    self.page.references.append(Reference(kind, value or "", place))
            elif name in _ADDRESS_LISTS:
                for address in _candidates(value or ""):
                    self.page.references.append(Reference("load", address, place))
            elif name in _INLINE:
                self._fault(_INLINE[name], f"`{name}` is refused by the page's policy", place)
            elif name.startswith("on"):
                self._fault("inline-script", f"`{name}` is refused by the page's policy", place)
            elif value and "url(" in value:
                self.page.references.extend(_style_references(value, place))

    def handle_endtag(self, tag: str) -> None:
        if tag != "style" or self._styles is None:
            return
        if self._styles:
            text = html.unescape("".join(part for part, _ in self._styles))
            self.page.references.extend(_style_references(text, self._styles[0][1]))
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            self.page.style_hashes.append(f"'sha256-{digest}'")
        self._styles = None

    def handle_data(self, data: str) -> None:
        if self._styles is not None:
            self._styles.append((data, self._place()))

    def _special(self, tag: str, attributes: dict[str, str], place: Place) -> None:
        if tag == "script":
            is_data = attributes.get("type", "").strip().lower() == "application/json"
            if not is_data and not {"src", "href", "xlink:href"} & attributes.keys():
                self._fault("inline-script", "a script stands in the page itself", place)
        elif tag == "style":
            if self._is_drawing:
                self._styles = []
            else:
                self._fault("inline-style", "styles stand in the page itself", place)
        elif tag == "base":
            self._fault("unsafe-link", "`base` changes where every link leads", place)
        elif tag == "meta":
            kind = attributes.get("http-equiv", "").strip().lower()
            if kind == "refresh":
                self._fault("unsafe-link", "the page sends its reader elsewhere", place)
            elif kind == "content-security-policy" and not self._has_loaded():
                self.page.policy = self.page.policy or attributes.get("content", "")
        elif attributes.get("attributename", "").endswith("href"):
            self._fault("unsafe-link", f"`{tag}` changes where a link leads", place)

    def _has_loaded(self) -> bool:
        """Say whether anything was fetched already: a policy does not cover what stands above."""
        return any(reference.kind == "load" for reference in self.page.references)

    def _identify(self, name: str, place: Place) -> None:
        first = self._ids.setdefault(name, place)
        if first is not place:
            message = f"a second element has the identifier `{name}`"
            self.page.faults.append(Fault("duplicate-anchor", message, place, first=first))
        self.page.anchors.add(name)

    def _place(self) -> Place:
        line, offset = self.getpos()
        return line, offset + 1

    def _fault(self, code: str, message: str, place: Place) -> None:
        self.page.faults.append(Fault(code, message, place))


def _kind(tag: str, name: str, attrs: list[tuple[str, str | None]]) -> Literal["link", "load"]:
    if tag == "link":
        relations = set((dict(attrs).get("rel") or "").lower().split())
        return "link" if relations and relations <= _PLAIN_RELATIONS else "load"
    return "link" if tag in _LINKS and name != "ping" else "load"


def _candidates(srcset: str) -> Iterator[str]:
    """Return the addresses of a ``srcset``: each is followed by a width or a density."""
    for candidate in srcset.split(","):
        words = candidate.split()
        if words:
            yield words[0]


def _style_references(text: str, start: Place) -> Iterator[Reference]:
    bare = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for pattern in (_URL, _IMPORT):
        for match in pattern.finditer(bare):
            before = bare[: match.start()]
            lines = before.count("\n")
            column = len(before) - before.rfind("\n") if lines else start[1] + len(before)
            yield Reference("style", match[2], (start[0] + lines, column))
