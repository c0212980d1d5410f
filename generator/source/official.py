"""The official document's text → its words, each with its place.

Text taken from a PDF is broken anywhere. Words split at a line end (``co-`` + ``create``,
``and/`` + ``or``) are joined, and written in the one form in which words are compared; nothing else
is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.diagnostics.span import Span
from generator.source.file import SourceFile
from generator.source.words import BULLETS, is_mark, words_of

_HOLLOW = re.compile(r" *o +(?=\S)")
"""Word's bullet of the second level, which it gives away as a letter."""

_GLUED = re.compile(rf" *[{re.escape(BULLETS)}]")
"""A bullet before a line, with a space behind it or without."""

_MAY_END = re.compile(r"[.:;!?]$")
"""The end of a line behind which a point may begin: elsewhere `o` is a word, as in Spanish."""

_SPLIT_ENDS = ("-", "/")


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the official document. ``starts_line`` tells where a heading or box may begin."""

    text: str
    span: Span
    starts_line: bool


@dataclass(frozen=True, slots=True)
class OfficialText:
    """All words of the official document, in the order of the file."""

    name: str
    words: tuple[Word, ...]


def official_text(source: SourceFile) -> OfficialText:
    """Split the document into words, joining those that a line end splits."""
    words: list[list[Word]] = []  # each in the pieces that line ends split it into
    before = ""  # the last line that holds anything
    for number, line in enumerate(source.lines, start=1):
        starts_line = True
        hollow = _HOLLOW.match(line) if _MAY_END.search(before) else None
        before = "o." if hollow else line.strip() or before  # one such point follows another
        mark = hollow or _GLUED.match(line)
        for match in re.finditer(r"\S+", line[mark.end() :] if mark else line):
            first, last = (at + (mark.end() if mark else 0) + 1 for at in match.span())
            span = Span(source.name, number, first, number, last)
            text = "".join(words_of(match.group()))
            if not text or is_mark(text):  # of a list, or one that only chooses how letters look
                continue
            piece = Word(text, span, starts_line)
            if starts_line and words and _is_split(words[-1]):
                words[-1].append(piece)
            else:
                words.append([piece])
            starts_line = False
    return OfficialText(source.name, tuple(_joined(pieces) for pieces in words))


def _is_split(pieces: list[Word]) -> bool:
    return pieces[-1].text.endswith(_SPLIT_ENDS) and (len(pieces) > 1 or len(pieces[0].text) > 1)


def _joined(pieces: list[Word]) -> Word:
    if len(pieces) == 1:
        return pieces[0]
    start, end = pieces[0].span, pieces[-1].span
    span = Span(start.path, start.line, start.column, end.end_line, end.end_column)
    return Word("".join(piece.text for piece in pieces), span, pieces[0].starts_line)
