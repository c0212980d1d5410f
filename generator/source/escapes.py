"""Escapes of texts in double quotes that swallow what an author wrote, as in ``"C:\\new"``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, error, warning
from generator.diagnostics.span import Span
from generator.source.file import bad_character, is_bad
from generator.source.places import Origin, written

_UNSEEN = dict.fromkeys("0abvfe", "a character that cannot be seen")
_BREAKS = dict.fromkeys("rNLP", "a line break")
_MEANT = _UNSEEN | _BREAKS | {"t": "a tab", "_": "a space", " ": "a space alone"}
_PERHAPS = {"n": "a line break", "/": "a slash alone"}
"""What some write knowingly: a text has lines, and programs write ``\\/`` for a slash."""

_NO_LINE = re.compile(r"[a-z]")
"""What no line begins with, so that ``\\n`` before it may be a backslash and an n."""


def swallowing(origin: Origin) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each escape that reads as something else than what is seen."""
    for each in written(origin) if origin.style == '"' else ():
        line = origin.source.lines[each.line - 1]
        escape = line[each.column - 1 : each.end - 1]
        if not escape.startswith("\\") or len(escape) < 2:
            continue
        span = Span(origin.span.path, each.line, each.column, each.line, each.end)
        hints = [r"write \\ for a backslash, or put the text in single quotes"]
        name = escape[1:]
        if name in _MEANT:
            message = f"`{escape}` reads as {_MEANT[name]}"
            yield error("swallowed-escape", message, span, hints=hints)
        elif name in _PERHAPS and (name == "/" or _is_path(line, each.column - 1)):
            message = f"`{escape}` reads as {_PERHAPS[name]}"
            yield warning("swallowed-escape", message, span, hints=hints)
        elif each.text not in "\n\t" and is_bad(each.text):
            yield bad_character(each.text, span)


def _is_path(line: str, at: int) -> bool:
    """Say whether a ``\\n`` may be a part of a path, and not the end of a line of text."""
    return bool(_NO_LINE.match(line, at + 2)) or (line[at - 1] == ":" and line[at - 2].isalpha())
