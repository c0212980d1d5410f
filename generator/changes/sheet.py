"""What a sheet said and says → the lines that differ.

The content that a fingerprint stands for is read line by line, as somebody reads the sheet: a step
with its label is a line, so is an item, a contact, a note.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeAlias

from generator.changes.marking import Stretch, marked

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

_UNSEEN = frozenset({"version", "kind", "arrows"})
_TABLES = frozenset({"table"})  # follow from a number: told where that is not
_NAMES = frozenset({"protocol", "short_title"})  # small print: told where nothing else differs
_ALL = _TABLES | _NAMES
_COUNT = "≥ "
_LITTLE = 0.4  # of a line
_COUNTED = "at_least"


@dataclass(frozen=True, slots=True)
class SheetChange:
    """What differs on a sheet: words that went, words that came, and the lines that hold them as
    they are now, or were. None went: the line is new. None came: it is gone."""

    before: str | None
    after: str | None
    lines: tuple[str, ...]


def sheet_changes(before: Json, after: Json) -> tuple[SheetChange, ...]:
    """Return what differs on a sheet, each once; nothing where it says the same.

    A change without words and lines: all lines are the same, and lead elsewhere or are marked
    otherwise.
    """
    if before == after:
        return ()
    pairs = list(_pairs([*_lines(before)], [*_lines(after)]))
    if not any(new and new.startswith(_COUNT) for _, new in pairs):
        tables = [*_lines(before, _TABLES)], [*_lines(after, _TABLES)]
        pairs = list(_pairs(*tables)) or list(
            _pairs([*_lines(before, _ALL)], [*_lines(after, _ALL)])
        )
    places: dict[tuple[str | None, str | None], list[str]] = {}
    for old, new in pairs:
        for words in _words(old, new):
            lines = places.setdefault(words, [])
            lines += [line for line in (new or old,) if line and line not in lines]
    found = (SheetChange(*words, tuple(lines)) for words, lines in places.items())
    return tuple(found) or (SheetChange(None, None, ()),)


def _pairs(old: list[str], new: list[str]) -> Iterator[tuple[str | None, str | None]]:
    """Yield lines that differ, side by side where one took the place of another."""
    for how, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how != "equal":
            yield from zip_longest(old[a:b], new[c:d])


def _words(old: str | None, new: str | None) -> Iterator[tuple[str | None, str | None]]:
    """Yield the words of two lines that differ: the whole lines where little stays."""
    if old is None or new is None:
        yield old, new
        return
    stretches = marked(old, new)
    stay = sum(len(each.text) for each in stretches if each.how == "same")
    if stay < _LITTLE * len(new):
        yield old, new
        return
    gone: str | None = None
    for each in (*stretches, Stretch("same", "")):
        if each.how == "removed":
            gone = each.text.strip()
        elif each.how == "added":
            yield gone, each.text.strip()
            gone = None
        elif gone is not None:
            yield gone, None
            gone = None


def _lines(content: Json, told: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the lines of some content; of what follows from the rest, only what is named."""
    if isinstance(content, dict):
        if "paragraphs" in content:
            yield _joined([content.get("label"), content["paragraphs"]])
            content = {k: v for k, v in content.items() if k not in ("label", "paragraphs")}
        for key, value in content.items():
            if key == _COUNTED and value is not None:
                yield f"{_COUNT}{value}"
            elif key not in _UNSEEN and (key not in _ALL or key in told):
                yield from _lines(value, told)
    elif isinstance(content, list):
        if all(not isinstance(each, list | dict) for each in content):
            line = _joined(content)
            if line:
                yield line
        else:
            for each in content:
                yield from _lines(each, told)
    elif isinstance(content, str) and content:
        yield content


def _joined(content: Json) -> str:
    """Return the words and numbers of a list in one line."""
    if isinstance(content, list):
        return " ".join(filter(None, map(_joined, content)))
    if isinstance(content, dict):
        return " ".join(filter(None, map(_joined, content.values())))
    return "" if content is None or isinstance(content, bool) else str(content)
