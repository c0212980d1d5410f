"""The table that goes out with a call sheet and comes back: a row a contact, as a CSV file.

It comes back as spreadsheets save it: with commas, semicolons or tabs, with any line ends, with its
columns in another order.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from generator.calls.cells import cell_text, harmless_cell
from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.model import Contact

COLUMNS = ("id", "name", "numbers", "verified", "by", "review_by", "note")
FILLED_IN = ("verified", "by", "review_by", "note")
"""The columns that go out empty."""

_NEEDED = frozenset(COLUMNS) - {"name", "numbers", "note"}
_DAYS = ("verified", "review_by")
_DELIMITERS = ",;\t"
_MAX_ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Row:
    """A row with a contact: its cells by column, and where it stands."""

    number: int  # as spreadsheets count: the row of the headings is the first
    cells: dict[str, str]
    span: Span

    def __getitem__(self, column: str) -> str:
        """Return a cell; empty where there is no such column."""
        return self.cells.get(column, "")

    @property
    def is_filled_in(self) -> bool:
        """Whether somebody wrote into it."""
        return any(self[column] for column in FILLED_IN)


def numbers_of(contact: Contact) -> str:
    """Return every number of a contact as it is written, to call and to text."""
    written = [phone.written for phone in contact.phones]
    written += [contact.texting.written] if contact.texting else []
    return "; ".join(dict.fromkeys(written))


def table_of(contacts: Iterable[Contact]) -> bytes:
    """Return the table of some contacts, to be filled in. Excel reads it as UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for contact in contacts:
        cells = (contact.id, contact.name, numbers_of(contact))
        writer.writerow([*map(harmless_cell, cells), *("" for _ in FILLED_IN)])
    return out.getvalue().encode("utf-8-sig")


def rows_of(content: bytes, name: str) -> tuple[tuple[Row, ...], tuple[Diagnostic, ...]]:
    """Read a table that came back; ``name`` is the file's. No rows come with errors."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        hint = "in Excel, save it as “CSV UTF-8 (Comma delimited)”"
        return (), (_wrong("the file is not written in UTF-8", Span.point(name), hint),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    is_told = first.lower().startswith("sep=")  # to Excel, by itself
    body, lines_before = (rest, 1) if is_told else (text, 0)
    delimiter = max(_DELIMITERS, key=body.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        line = 1
        for cells in reader:
            rows.append((line + lines_before, [cell_text(each.strip()) for each in cells]))
            line = reader.line_num + 1
            if len(rows) > _MAX_ROWS:
                raise csv.Error(f"there are more than {_MAX_ROWS} rows")
    except csv.Error as failure:
        hint = "open it in a spreadsheet and save it as CSV once more"
        where = Span.point(name, reader.line_num + lines_before or 1)
        return (), (_wrong(f"the table cannot be read: {failure}", where, hint),)
    return _read(rows, name)


def _read(
    found: list[tuple[int, list[str]]], name: str
) -> tuple[tuple[Row, ...], tuple[Diagnostic, ...]]:
    columns = [each.lower() for each in found[0][1]] if found else []
    lacking = [each for each in COLUMNS if each in _NEEDED - set(columns)]
    twice = [each for each in COLUMNS if columns.count(each) > 1]
    if lacking or twice:
        said = f"lacks the column `{lacking[0]}`" if lacking else f"has two columns `{twice[0]}`"
        hint = f"its first row is: {', '.join(COLUMNS)}; `protocol call-sheet` makes such a table"
        return (), (_wrong(f"the table {said}", Span.point(name), hint),)
    rows, problems = [], []
    for number, (line, cells) in enumerate(found[1:], start=2):
        where = Span.point(name, line)
        if not any(cells):
            continue
        if any(cells[len(columns) :]):
            hint = "put a text that holds the sign between two cells into double quotes"
            problems.append(_wrong(f"row {number} has more cells than columns", where, hint))
            continue
        read = dict(zip(columns, cells, strict=False))
        for day in _DAYS:  # an apostrophe keeps spreadsheets from making a date of their own of it
            read[day] = read.get(day, "").removeprefix("'")
        rows.append(Row(number, read, where))
    return (() if problems else tuple(rows)), tuple(problems)


def _wrong(message: str, where: Span, hint: str) -> Diagnostic:
    return error("bad-call-sheet", message, where, hints=[hint])
