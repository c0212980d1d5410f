"""Dates of contacts, put into a definition's text in their places; nothing else is touched.

The text is the file's own, with its own line ends: the tree says where values stand in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.diagnostics.span import Span
from generator.source import tree as source

KEYS = ("verified", "verified_by", "review_by")
"""What is entered, in the order in which it is added."""

_BREAK = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"
_PLAIN = re.compile(r"[^\W\d_](?:[\w.’-]| (?=\w))*")
"""A name that needs no quotes, wherever it stands."""

_BLOCKS = ("|", ">")


class NoPlaceError(Exception):
    """A value is written so that no other can be put into its place; ``span`` is where."""

    def __init__(self, span: Span) -> None:
        super().__init__(str(span))
        self.span = span


def with_dates(text: str, tree: source.Mapping, dates: Mapping[str, Mapping[str, str]]) -> str:
    """Return the text of a definition with dates: contact → key → what is to stand there.

    ``tree`` is what the text was parsed to. Raises ``NoPlaceError``.
    """
    contacts = tree["contacts"]  # type: ignore[index]
    assert isinstance(contacts, source.Mapping)
    lines = _Lines(text)
    pieces: list[tuple[int, int, str]] = []
    for id, wanted in dates.items():
        contact = contacts[id]  # type: ignore[index]
        assert isinstance(contact, source.Mapping)
        pieces += _pieces(contact, wanted, lines)
    for start, end, said in sorted(pieces, key=lambda piece: piece[0], reverse=True):
        text = text[:start] + said + text[end:]
    return text


class _Lines:
    """Where the lines of a text begin, whatever ends them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        first = _BREAK.search(text)
        self.ending = first[0] if first else "\n"

    def at(self, line: int, column: int) -> int:
        """Return the place of a letter; lines and columns count from 1."""
        is_marked = line == 1 and self.text.startswith(_BOM)
        return self.starts[line - 1] + column - 1 + is_marked

    def below(self, line: int, said: str) -> tuple[int, int, str]:
        """Return what adds lines below one; ``said`` has no line end behind it."""
        if line < len(self.starts):
            return self.starts[line], self.starts[line], f"{said}{self.ending}"
        end = len(self.text)
        return end, end, f"{self.ending}{said}"


def _pieces(
    contact: source.Mapping, wanted: Mapping[str, str], lines: _Lines
) -> Iterator[tuple[int, int, str]]:
    """Yield the places of one contact's text that change, with what is to stand there."""
    added: dict[str | None, list[str]] = {}  # behind the value of a key; None: before all of them
    behind = _last(contact)
    for key in KEYS:
        there = contact.get(key)  # type: ignore[call-overload]
        if isinstance(there, source.Scalar):
            if key in wanted:
                yield _instead(there, wanted[key], lines)
            behind = key if there.style not in _BLOCKS else behind
        elif key in wanted:
            added.setdefault(behind, []).append(f"{key}: {_written(wanted[key], None)}")
    for after, entries in added.items():
        yield _added(contact, after, entries, lines)


def _instead(there: source.Scalar, said: str, lines: _Lines) -> tuple[int, int, str]:
    if there.style in _BLOCKS:
        raise NoPlaceError(there.span)
    span = there.span
    start, end = lines.at(span.line, span.column), lines.at(span.end_line, span.end_column)
    return start, end, _written(said, there.style)


def _added(
    contact: source.Mapping, after: str | None, entries: list[str], lines: _Lines
) -> tuple[int, int, str]:
    first = next(iter(contact))
    if first.is_in_flow:
        assert after is not None  # no block stands between braces
        place = lines.at(*_end(contact[after]))  # type: ignore[index]
        return place, place, "".join(f", {entry}" for entry in entries)
    indent = " " * (first.span.column - 1)
    said = lines.ending.join(f"{indent}{entry}" for entry in entries)
    if after is None:
        return lines.below(first.span.line - 1, said)
    return lines.below(_end(contact[after])[0], said)  # type: ignore[index]


def _last(contact: source.Mapping) -> str | None:
    """Return the last key whose value ends where its own line does."""
    return next((key for key in reversed(contact) if not _ends_in_block(contact[key])), None)


def _ends_in_block(node: source.Tree) -> bool:
    last = _innermost(node)
    return isinstance(last, source.Scalar) and last.style in _BLOCKS


def _innermost(node: source.Tree) -> source.Tree:
    """Return what a value ends with: itself where it is a scalar or has brackets."""
    while not isinstance(node, source.Scalar) and node.end is None and node:
        node = node[-1] if isinstance(node, source.Sequence) else node[next(reversed(node))]
    return node


def _end(node: source.Tree) -> tuple[int, int]:
    """Return the line and the column behind a value."""
    last = _innermost(node)
    span = last.span if isinstance(last, source.Scalar) else last.end or last.span
    return span.end_line, span.end_column


def _written(said: str, quote: str | None) -> str:
    """Return a text as YAML, in quotes of a kind where others stood there before."""
    if quote == "'":
        return "'" + said.replace("'", "''") + "'"
    if quote is None and (re.fullmatch("[0-9-]+", said) or _PLAIN.fullmatch(said)):
        return said
    return '"' + said.replace("\\", "\\\\").replace('"', '\\"') + '"'
