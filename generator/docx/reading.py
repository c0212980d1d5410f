"""The XML of a Word document → its paragraphs: words that stay, go or come, with who said so.

Changes are read as Word and LibreOffice track them. Fields, drawings and what only says how
something looks are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from generator.docx.ties import Tie, tie_in

How = Literal["same", "added", "removed"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKED: dict[str, How] = {
    "ins": "added", "moveTo": "added", "del": "removed", "moveFrom": "removed",
}  # fmt: skip
_SIGNS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "\u2011"}
_PASSED_OVER = frozenset(
    ("pPr", "rPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "drawing",
     "pict", "object", "instrText", "delInstrText", "Fallback")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, how they fare, who said so, and which of the ties they are in."""

    text: str
    how: How
    who: str | None
    tie: Tie | None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said of some words."""

    who: str
    text: str


@dataclass(slots=True)
class _Told:
    pieces: list[Piece] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    comments: list[tuple[str, Tie | None]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Told:
    """A paragraph: its words, the ties that begin in it or go on, and comments with their ties."""

    pieces: tuple[Piece, ...]
    ties: tuple[Tie, ...]
    comments: tuple[tuple[Comment, Tie | None], ...]


def told_in(document: Element, comments: Element | None) -> tuple[Told, ...]:
    """Return the paragraphs of a document in order."""
    said = dict(_comments(comments)) if comments is not None else {}
    reader = _Reader()
    reader.read(document, "same", None)
    return tuple(
        Told(
            tuple(each.pieces),
            tuple(dict.fromkeys(each.ties)),
            tuple((said[id], tie) for id, tie in each.comments if id in said),
        )
        for each in reader.found
    )


def _comments(root: Element) -> Iterator[tuple[str, Comment]]:
    for each in root.iter(f"{_W}comment"):
        reader = _Reader()
        reader.read(each, "same", None)
        pieces = ([p for p in told.pieces if p.how != "removed"] for told in reader.found)
        lines = ("".join(piece.text for piece in line) for line in pieces)
        text = "\n".join(line.strip() for line in lines if line.strip())
        yield each.get(f"{_W}id", ""), Comment(each.get(f"{_W}author", ""), text)


class _Reader:
    """Reads a document from its beginning to its end, and keeps what is open on the way."""

    def __init__(self) -> None:
        self.found: list[_Told] = []
        self._controls: list[Tie | None] = []
        self._bookmarks: dict[str, Tie] = {}  # that are open, by the number of their beginning
        self._depth = 0  # how many paragraphs are open

    def read(self, element: Element, how: How, who: str | None) -> None:
        """Read an element and what is in it."""
        for child in element:
            name = _name(child)
            if name in _PASSED_OVER:
                continue
            if name in _MARKED:
                author = child.get(f"{_W}author") or who
                self.read(child, "removed" if how == "removed" else _MARKED[name], author)
            elif name == "p":
                self._paragraph(child, how, who)
            elif name == "sdt":
                self._control(child, how, who)
            else:
                self._other(child, name, how, who)

    def _paragraph(self, element: Element, how: How, who: str | None) -> None:
        self.found.append(_Told())
        self._depth += 1
        self.read(element, how, who)
        self._depth -= 1

    def _control(self, element: Element, how: How, who: str | None) -> None:
        properties = element.find(f"{_W}sdtPr")
        tag = properties.find(f"{_W}tag") if properties is not None else None
        is_empty = properties is not None and properties.find(f"{_W}showingPlcHdr") is not None
        found = tie_in(tag.get(f"{_W}val", "")) if tag is not None else None
        self._begun(found)
        self._controls.append(found)
        if not is_empty:  # what a program shows where nothing is, nobody wrote
            self.read(element, how, who)
        self._controls.pop()

    def _other(self, child: Element, name: str, how: How, who: str | None) -> None:
        if name in ("t", "delText"):
            self._say(child.text or "", "removed" if name == "delText" else how, who)
        elif name in _SIGNS:
            self._say(_SIGNS[name], how, who)
        elif name == "bookmarkStart":
            found = tie_in(child.get(f"{_W}name", ""))
            if found is not None:
                self._bookmarks[child.get(f"{_W}id", "")] = found
                self._begun(found)
        elif name == "bookmarkEnd":
            self._bookmarks.pop(child.get(f"{_W}id", ""), None)
        elif name == "commentReference" and self.found:
            ties = self.found[-1].ties
            tie = self._innermost() or (ties[-1] if ties else None)
            self.found[-1].comments.append((child.get(f"{_W}id", ""), tie))
        else:
            self.read(child, how, who)

    def _begun(self, tie: Tie | None) -> None:
        if tie is not None and self._depth:  # else its words say where it is
            self.found[-1].ties.append(tie)

    def _innermost(self) -> Tie | None:
        controls = [each for each in self._controls if each is not None]
        return controls[-1] if controls else next(reversed(self._bookmarks.values()), None)

    def _say(self, text: str, how: How, who: str | None) -> None:
        if self._depth and text:
            inner = self._innermost()
            self._begun(inner)
            self.found[-1].pieces.append(Piece(text, how, who, inner))


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
