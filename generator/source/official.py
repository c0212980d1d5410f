"""The official document's text → its words, each with its place.

Text taken from a PDF is broken anywhere. Words split at a line end (``co-`` + ``create``,
``and/`` + ``or``) are joined; nothing else is changed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.diagnostics.span import Span
from generator.source.file import SourceFile

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
    words: list[Word] = []
    for number, line in enumerate(source.lines, start=1):
        for match in re.finditer(r"\S+", line):
            starts_line = not line[: match.start()].strip()
            column, end = match.start() + 1, match.end() + 1
            span = Span(source.name, number, column, number, end)
            if starts_line and words and _is_split(words[-1]):
                before = words.pop()
                joined = Span(source.name, before.span.line, before.span.column, number, end)
                words.append(Word(before.text + match.group(), joined, before.starts_line))
            else:
                words.append(Word(match.group(), span, starts_line))
    return OfficialText(source.name, tuple(words))


def _is_split(word: Word) -> bool:
    return len(word.text) > 1 and word.text.endswith(_SPLIT_ENDS)
