"""Marks that word processors put in place of those that YAML knows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.source.file import SourceFile
from generator.source.words import LIST_MARKS

SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
NO_HYPHENS = "".join(sorted(set(LIST_MARKS) - set("-*"))) + "−►➢✓"
"""What people type, or word processors put, before an entry of a list in place of a hyphen."""

_QUOTES = "“”„‟«»‹›‘’‚‛"
_DOUBLE = "“”„‟«»"
_WIDE = "：，｛｝［］"
_BEGINNING = r" *(?:- +)*"
_KEY = r"""["']?[\w.-]+["']?"""

_FOUND = (
    (re.compile(rf"[ -]*([{SPACES}])"), "type a space here"),
    (re.compile(rf"{_BEGINNING}{_KEY}:([{SPACES}])"), "type a space here"),
    (re.compile(rf".*?[{{,] *{_KEY}:([{SPACES}])"), "type a space here"),
    (
        re.compile(rf" *([{NO_HYPHENS}]|[*+](?= ))"),
        "an entry of a list begins with a hyphen and a space",
    ),
    (re.compile(rf"{_BEGINNING}{_KEY} *(：)"), "a key is followed by : and a space"),
    (re.compile(rf"[^\"']*?[{{\[].*?([{_WIDE}])"), "type the one of a Latin keyboard here"),
)


LONGEST = 2_000
"""Characters of a line that are looked at: patterns take long on endless ones."""


_QUOTE = (re.compile(rf".*?(?:: +|- +|[{{\[,] *)([{_QUOTES}])"), "put \" or ' around the text")


def typographic_mark(source: SourceFile, number: int) -> Diagnostic | None:
    """Return what a line of the source has in place of a mark that YAML knows, at its place."""
    return _first(_FOUND, source, number)


def typographic_quote(source: SourceFile, number: int) -> Diagnostic | None:
    """Return the quote of a word processor with which a text of a line begins.

    It is a letter as any other. Where YAML reads a mark inside the text, somebody may have meant
    to quote it.
    """
    return _first((_QUOTE,), source, number)


def _first(
    patterns: tuple[tuple[re.Pattern[str], str], ...], source: SourceFile, number: int
) -> Diagnostic | None:
    line = source.lines[number - 1][:LONGEST]
    for pattern, hint in patterns:
        found = pattern.match(line)
        if found:
            column = found.start(1) + 1
            span = Span(source.name, number, column, number, column + 1)
            return mark_in_place(found[1], span, hint)
    return None


QUOTED = "the quotes around this are those of a word processor"
AS_QUOTES = (
    'put straight quotes (") in their place; or, if they are to be read, straight ones around them'
)


def is_quoted_by_letters(text: str) -> bool:
    """Say whether a whole text stands between quotes of a word processor, and holds no others."""
    return (
        len(text) > 2
        and text[0] in _QUOTES
        and text[-1] in _QUOTES
        and not set(text[1:-1]) & set(_DOUBLE)
    )


def mark_in_place(mark: str, span: Span, hint: str) -> Diagnostic:
    """Return the diagnostic of a mark that stands where YAML reads another one."""
    name = unicodedata.name(mark).lower()
    message = f"the character U+{ord(mark):04X} ({name}) stands for a mark that YAML knows"
    return error("typographic-mark", message, span, hints=[hint])


def odd_spaces(source: SourceFile, span: Span) -> Iterator[Diagnostic]:
    """Yield a diagnostic for the first space in a key that is no plain one."""
    found = re.search(f"[{SPACES}]", source.slice(span))
    if found and span.line == span.end_line:
        column = span.column + found.start()
        at = Span(span.path, span.line, column, span.line, column + 1)
        yield mark_in_place(found[0], at, "type a space here")
