"""A table of places as spreadsheets save it → its rows, whatever the program made of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.nearest import nearest
from generator.diagnostics.span import Span

COLUMNS = ("school", "room", "sheet", "paper", "code")
MAX_TABLE = 4_000_000
"""Bytes of the largest table that is read."""

_MAX_ROWS = 20_000
_LONGEST = 200  # characters of a value
_SEPARATORS = ",;\t"
_SAID = re.compile(r"sep=(.)\s*")  # how Excel is told
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
CODE = "bad-places"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a print hangs: a row of the table, as its owner wrote it."""

    row: int
    school: str
    room: str
    sheet: str
    paper: str
    code: str


def read_places(name: str, raw: bytes) -> tuple[tuple[Place, ...], tuple[Diagnostic, ...]]:
    """Return the places that a table lists, or why it lists none that can be read."""
    if len(raw) > MAX_TABLE:
        return (), (_fault(name, 1, "is too large for a list of places", "divide it"),)
    text = _decoded(raw)
    if text is None:
        hint = "save it as “CSV UTF-8”"
        return (), (_fault(name, 1, "is no text that can be read", hint),)
    try:
        rows = iter([*_rows(text)])
    except csv.Error:
        return (), (_fault(name, 1, "is no table", "save it as “CSV UTF-8”"),)
    number, head = next(rows, (1, []))
    at = {title.casefold(): place for place, title in reversed([*enumerate(head)])}
    missing = [column for column in COLUMNS if column not in at]
    if missing:
        return (), (_no_columns(name, number, missing, head),)
    places, problems = [], []
    for number, row in rows:
        if number > _MAX_ROWS:
            problems.append(_fault(name, number, "there are too many rows", "divide the table"))
            break
        values = {column: row[at[column]] if at[column] < len(row) else "" for column in COLUMNS}
        long = next((each for each, value in values.items() if len(value) > _LONGEST), None)
        if long:
            message = f"the {long} in row {number} has more than {_LONGEST} letters"
            problems.append(_fault(name, number, message, "shorten it"))
        elif any(values.values()):
            places.append(Place(number, **values))
    return tuple(places), tuple(problems)


def _decoded(raw: bytes) -> str | None:
    """Return a table's text: Excel saves UTF-8 with a mark, UTF-16, or what Windows used before."""
    encodings = ("utf-16",) if raw.startswith(_UTF_16) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text
    return None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, numbered as a spreadsheet numbers them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    said = _SAID.fullmatch(lines[0])
    first = next((line for line in lines[1 if said else 0 :] if line.strip()), "")
    separator = said[1] if said else max(_SEPARATORS, key=first.count)
    table = csv.reader((f"{line}\n" for line in lines), delimiter=separator)
    for number, row in enumerate(table, start=1):
        if said and number == 1:
            continue
        values = [" ".join(value.split()) for value in row]
        if any(values):
            yield number, values


def _no_columns(name: str, row: int, missing: list[str], head: list[str]) -> Diagnostic:
    listed = ", ".join(f"`{each}`" for each in missing)
    known = f"the first row names the columns: {', '.join(COLUMNS)}"
    close = nearest(missing[0], [each.casefold() for each in head if each])
    hint = f"call the column `{close}` `{missing[0]}`" if close else known
    return _fault(name, row, f"has no column {listed}", hint)


def _fault(name: str, row: int, message: str, hint: str) -> Diagnostic:
    return error(CODE, message, Span.point(name, row), hints=[hint])
