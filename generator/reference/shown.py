"""Which outputs show what: the table in ``shown.txt``, to which tests hold all outputs.

It has three parts with an empty line between them: fields × outputs, a sign each; what the outputs
are called; what the signs mean.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "shown.txt"

EVERYWHERE, ABSENT, SILENT = "+", ".", "k"
"""It stands there; the thing that it is of does not; nothing stands there, whatever it is."""

_IN_PART = "in part: "


@dataclass(frozen=True, slots=True)
class Shown:
    """Where a field is shown: outputs, those that show it in part, and those that do not."""

    what: str  # which of several, such as the place of a note
    everywhere: tuple[str, ...]
    in_part: tuple[tuple[str, tuple[str, ...]], ...]  # why, and the outputs
    nowhere: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def _parts() -> tuple[str, str, str]:
    table, outputs, signs = FILE.read_text(encoding="utf-8").split("\n\n")
    return table, outputs, signs


@cache
def outputs() -> dict[str, str]:
    """Return the outputs in the order of the table, with what they are called."""
    return _pairs(_parts()[1])


@cache
def signs() -> dict[str, str]:
    """Return every sign with what it means."""
    return {sign: text.removeprefix(_IN_PART) for sign, text in _pairs(_parts()[2]).items()}


@cache
def in_part() -> set[str]:
    """Return the signs of what stands in some places of an output and not in others."""
    return {sign for sign, text in _pairs(_parts()[2]).items() if text.startswith(_IN_PART)}


@cache
def table() -> dict[str, dict[str, str]]:
    """Return the table: field → output → its sign."""
    _, _, *rows = (line.split() for line in _parts()[0].splitlines())
    return {name: dict(zip(outputs(), signs, strict=True)) for name, *signs in rows}


def shown(field: str) -> Shown:
    """Return where a field is shown, in the words of the table."""
    row = table()[field]
    parts = tuple(_with(row, in_part()))
    others = tuple(_with(row, signs().keys() - in_part() - {EVERYWHERE, ABSENT, SILENT}))
    everywhere = tuple(outputs()[name] for name, sign in row.items() if sign == EVERYWHERE)
    return Shown(field.partition("@")[2], everywhere, parts, others)


def _with(row: dict[str, str], wanted: set[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the meaning of each wanted sign in a row, with the outputs that have it."""
    for sign in dict.fromkeys(each for each in row.values() if each in wanted):
        yield signs()[sign], tuple(outputs()[name] for name, own in row.items() if own == sign)


def _pairs(text: str) -> dict[str, str]:
    pairs = (line.split(None, 1) for line in text.splitlines() if line.strip())
    return {name: meaning.strip() for name, meaning in pairs}
