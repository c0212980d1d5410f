"""Where each character of a scalar's text stands in its file.

A text is not written as it reads: letters may be decomposed, lines folded, characters escaped. So
the source is read beside the text, a letter with its marks at a time.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.diagnostics.span import Span
from generator.source.file import SourceFile
from generator.source.words import normal

ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.)|$)")
"""An escape of a text in double quotes; at the end of a line it joins the next one."""

_NAMED = dict(zip("0abtnvfreNLP_", "\0\a\b\t\n\v\f\r\x1b\x85\u2028\u2029\xa0", strict=True))


@dataclass(frozen=True, slots=True)
class Origin:
    """How a scalar is written. ``style`` is the parser's: a quote, ``|``, ``>``, or nothing."""

    source: SourceFile
    span: Span
    style: str | None
    is_in_flow: bool  # between brackets or braces

    @property
    def comment(self) -> str:
        """What the line holds after a text without quotes, where that is a comment."""
        rest = self.source.lines[self.span.end_line - 1][self.span.end_column - 1 :]
        return rest if not self.style and re.match(" +#", rest) else ""


@dataclass(frozen=True, slots=True)
class Written:
    """One character as the source writes it: what it stands for, and where."""

    text: str
    line: int
    column: int
    end: int  # the column after it


def written(origin: Origin) -> Iterator[Written]:
    """Yield the characters of a scalar without its quotes or the head of its block.

    Line ends read as spaces.
    """
    span, style = origin.span, origin.style
    first = span.line + (style in ("|", ">"))
    quote = 1 if style in ("'", '"') else 0
    for number in range(first, span.end_line + 1):
        line = origin.source.lines[number - 1]
        start = span.column - 1 + quote if number == span.line else 0
        end = span.end_column - 1 - quote if number == span.end_line else len(line)
        yield from _of_line(line[:end], number, start, style)
        yield Written(" ", number, end + 1, end + 1)


def _of_line(line: str, number: int, start: int, style: str | None) -> Iterator[Written]:
    while start < len(line):
        escape = ESCAPE.match(line, start) if style == '"' else None
        end = escape.end() if escape else start + 1
        text = meaning(escape) if escape else line[start]
        if style == "'" and line.startswith("''", start):
            end += 1
        yield Written(text, number, start + 1, end + 1)
        start = end


def meaning(escape: re.Match[str]) -> str:
    """Return what an escape stands for; a line end stands for nothing."""
    code = escape[1] or escape[2] or escape[3]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else ""
    return _NAMED.get(escape[4], escape[4]) if escape[4] else ""


def places(text: str, origin: Origin) -> tuple[Written, ...] | None:
    """Return the place of each character of a normalised text; a space has that before it.

    ``None``: the source could not be followed.
    """
    found: list[Written] = []
    for cluster in _clusters(written(origin)):
        for letter in normal(cluster.text):
            while len(found) < len(text) and text[len(found)] in " \n" and found:
                found.append(found[-1])
            if len(found) == len(text) or text[len(found)] != letter:
                return None
            found.append(cluster)
    return tuple(found) if len(found) == len(text) else None


def _clusters(characters: Iterator[Written]) -> Iterator[Written]:
    """Join each letter with the marks that may compose with it."""
    letter: Written | None = None
    for each in characters:
        if letter and _composes(each.text) and letter.line == each.line:
            letter = replace(letter, text=letter.text + each.text, end=each.end)
            continue
        if letter:
            yield letter
        letter = each
    if letter:
        yield letter


def _composes(text: str) -> bool:
    is_mark = text != "" and unicodedata.category(text[0])[0] == "M"
    return is_mark or "\u1160" <= text <= "\u11ff" or text in ("\u200c", "\u200d")
