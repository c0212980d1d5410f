"""Reading one built page: what it refers to, what can be referred to in it, and what is amiss.

Browsers and this reader take broken markup differently. So whatever leaves room for two readings
is a fault: what is left is read alike by both.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

Place = tuple[int, int]  # line and column, from 1

_LINKS = {"a", "area"}
_PLAIN_RELATIONS = {"alternate", "author", "canonical", "help", "license", "next", "prev"}
_ADDRESSES = {  # every attribute that holds the address of something
    "action", "archive", "background", "code", "codebase", "formaction", "href", "longdesc",
    "manifest", "ping", "poster", "src", "xlink:href",
}  # fmt: skip
_ADDRESS_LISTS = {"srcset", "imagesrcset"}
_WORDS = {  # attributes that browsers show or read out and load nothing from, as is all of `data-`
    "abbr", "alt", "aria-description", "aria-label", "content", "placeholder", "title", "value",
}  # fmt: skip
_SPECIAL = {"animate", "form", "meta", "script", "set", "style", "title"}  # do more than show, link
_UNWANTED = {  # hide or swallow what follows, hold pages of others, change where links lead
    "applet", "audio", "base", "canvas", "datalist", "embed", "foreignobject", "frame", "frameset",
    "iframe", "listing", "math", "noembed", "noframes", "noscript", "object", "plaintext", "portal",
    "select", "template", "textarea", "video", "xmp",
}  # fmt: skip
_HEAD = {"html", "head", "link", "meta", "script", "style", "title"}
_DOCTYPE = "doctype html"
_COMMENT_ENDS = ("<", ">", "--!")  # a browser may end the comment there, or begin one anew
_TABLE_PARTS = {"caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr"}
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_UNENDED = re.compile(r"&[A-Za-z][A-Za-z0-9]*(?![A-Za-z0-9;])")  # a reference without semicolon
_ENDS_RAW = re.compile(r"</(script|style)", re.IGNORECASE)
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
    title: str = ""  # as text: entities resolved
    elements: set[str] = field(default_factory=set)  # the names of those that were seen
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
    reader.end()
    return reader.page


def read_styles(path: str, text: str) -> Page:
    """Read a style sheet: the addresses it loads."""
    page = Page(path)
    page.references.extend(_style_references(text, (1, 1)))
    return page


class _Reader(HTMLParser):
    """Collects into ``page``; drawings differ from pages in that they may hold styles."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=False)  # so that `<` in a text is one that was written
        self.page = page
        self._is_drawing = page.path.endswith(".svg")
        self._ids: dict[str, Place] = {}
        self._styles: list[tuple[str, Place]] | None = None  # text of the open <style>
        self._title: list[str] | None = None  # text of the open <title>
        self._open: Counter[str] = Counter()  # elements that may not stand anywhere

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._as_written(self.get_starttag_text() or "")
        if (tag == "form" and self._open["form"]) or (
            tag in _TABLE_PARTS and not self._open["table"] and not self._is_drawing
        ):
            self._fault("ambiguous-markup", f"no `{tag}` element can stand here")
        self._open[tag] += 1
        if self._title is not None:
            self._fault("ambiguous-markup", "a tag stands in a title")
        self.page.elements.add(tag)
        if tag in _UNWANTED:
            self._fault("unwanted-element", f"no page needs a `{tag}` element")
            return
        if tag in _SPECIAL:  # of two attributes of one name, browsers keep the first
            self._special(tag, {name: value or "" for name, value in reversed(attrs)})
        for name, value in attrs:
            self._attribute(tag, name, value or "", attrs)

    def end(self) -> None:
        """Find what the end of the page leaves open that would swallow it."""
        if self.cdata_elem is not None:
            self._fault("ambiguous-markup", f"a `{self.cdata_elem}` element does not end")

    def _as_written(self, tag: str) -> None:
        """Find what browsers read otherwise than this reader does in a tag as it is written."""
        bare = _QUOTED.sub("", tag)
        if "\0" in tag or "\r" in tag or not bare.isascii() or re.search(r"=\s*=", bare):
            self._fault("ambiguous-markup", "a tag holds a sign that no tag needs")
        for reference in _UNENDED.findall(tag):
            if html.unescape(reference) != reference:
                self._fault("ambiguous-markup", f"`{reference}` lacks its semicolon")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._is_drawing:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._open[tag] -= 1
        if tag == "title" and self._title is not None:
            self.page.title = self.page.title or html.unescape("".join(self._title))
            self._title = None
        if tag != "style" or self._styles is None:
            return
        if self._styles:
            text = html.unescape("".join(part for part, _ in self._styles))
            self.page.references.extend(_style_references(text, self._styles[0][1]))
            digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
            self.page.style_hashes.append(f"'sha256-{digest}'")
        self._styles = None

    def handle_data(self, data: str) -> None:
        if "<" in data or (self.cdata_elem is not None and _ENDS_RAW.search(data)):
            self._fault("ambiguous-markup", "`<` stands in a text")
        if self._styles is not None:
            self._styles.append((data, self._place()))
        elif self._title is not None:
            self._title.append(data)
        elif data.strip() and self.cdata_elem is None:
            self.page.elements.add("body")  # text begins it, and ends the head

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        if any(end in data for end in _COMMENT_ENDS):
            self._fault("ambiguous-markup", "a comment holds markup")

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != _DOCTYPE:
            self._fault("ambiguous-markup", "a declaration stands in the page")

    def handle_pi(self, data: str) -> None:
        self._fault("ambiguous-markup", "an instruction stands in the page")

    def unknown_decl(self, data: str) -> None:
        self._fault("ambiguous-markup", "a declaration stands in the page")

    def _attribute(
        self, tag: str, name: str, value: str, attrs: list[tuple[str, str | None]]
    ) -> None:
        if name == "id":
            self._identify(value)
        elif name == "name" and tag == "a":
            self.page.anchors.add(value)
        elif name in _ADDRESSES:
            self._refer(_kind(tag, name, attrs), value)
        elif name in _ADDRESS_LISTS:  # each address is followed by a width or a density
            for words in map(str.split, value.split(",")):
                if words:
                    self._refer("load", words[0])
        elif name == "style":
            self._fault("inline-style", "`style` is refused by the page's policy")
        elif name.startswith("on"):
            self._fault("inline-script", f"`{name}` is refused by the page's policy")
        elif not _is_words(name) and "url(" in value.lower():
            self.page.references.extend(_style_references(value, self._place()))

    def _refer(self, kind: Literal["link", "load"], address: str) -> None:
        self.page.references.append(Reference(kind, address, self._place()))

    def _special(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "title":
            self._title = []
        elif tag == "script":
            is_data = attributes.get("type", "").strip().lower() == "application/json"
            if not is_data and not {"src", "href", "xlink:href"} & attributes.keys():
                self._fault("inline-script", "a script stands in the page itself")
        elif tag == "style" and self._is_drawing:
            self._styles = []
        elif tag == "style":
            self._fault("inline-style", "styles stand in the page itself")
        elif tag == "form":
            if attributes.get("name") != "search" or {"action", "method"} & attributes.keys():
                self._fault("unwanted-element", "the only form is the search box")
        elif tag == "meta":
            if "http-equiv" in attributes:
                self._header(attributes["http-equiv"], attributes.get("content", ""))
        elif attributes.get("attributename", "").endswith("href"):
            self._fault("unsafe-link", f"`{tag}` changes where a link leads")

    def _header(self, kind: str, content: str) -> None:
        if kind.strip().lower() != "content-security-policy":
            self._fault("unwanted-element", f"a `meta` stands for the header `{kind}`")
        elif self.page.elements <= _HEAD and not self._has_loaded():
            self.page.policy = self.page.policy or content

    def _has_loaded(self) -> bool:
        """Say whether anything was fetched already: a policy does not cover what stands above."""
        return any(reference.kind == "load" for reference in self.page.references)

    def _identify(self, name: str) -> None:
        place = self._place()
        first = self._ids.setdefault(name, place)
        if first is not place:
            self._fault("duplicate-anchor", f"a second element has the identifier `{name}`", first)
        self.page.anchors.add(name)

    def _place(self) -> Place:
        line, offset = self.getpos()
        return line, offset + 1

    def _fault(self, code: str, message: str, first: Place | None = None) -> None:
        self.page.faults.append(Fault(code, message, self._place(), first=first))


def _is_words(attribute: str) -> bool:
    """Say whether an attribute holds words: an address in them is one that somebody wrote about."""
    return attribute in _WORDS or attribute.startswith("data-")


def _kind(tag: str, name: str, attrs: list[tuple[str, str | None]]) -> Literal["link", "load"]:
    if tag == "link":
        relations = set((dict(attrs).get("rel") or "").lower().split())
        return "link" if relations and relations <= _PLAIN_RELATIONS else "load"
    return "link" if tag in _LINKS and name != "ping" else "load"


def _style_references(text: str, start: Place) -> Iterator[Reference]:
    bare = _COMMENT.sub(lambda comment: re.sub(r"[^\n]", " ", comment[0]), text)
    for pattern in (_URL, _IMPORT):
        for match in pattern.finditer(bare):
            before = bare[: match.start()]
            lines = before.count("\n")
            column = len(before) - before.rfind("\n") if lines else start[1] + len(before)
            yield Reference("style", match[2], (start[0] + lines, column))
