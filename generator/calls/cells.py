"""Cells of a table that a spreadsheet opens: none is a formula there, and what comes back
is what was written, whatever the spreadsheet made of numbers."""

from __future__ import annotations

import re

_STARTS = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\t\r")  # what spreadsheets take for a formula
_QUOTE = "'"
_ROUNDED = re.compile(r"[0-9](?:[.,]([0-9]+))?E\+[0-9]+")


def harmless_cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet computes: with an apostrophe where it might."""
    return f"{_QUOTE}{text}" if _is_marked(text) or text[:1] in _STARTS else text


def cell_text(cell: str) -> str:
    """Return the text of a cell: what ``harmless_cell`` was given."""
    return cell[1:] if _is_marked(cell) else cell


def _is_marked(text: str) -> bool:
    return text[:1] == _QUOTE and (text[1:2] in _STARTS or text[1:2] == _QUOTE)


def same_numbers(cell: str, written: str) -> bool:
    """Say whether a cell holds the numbers that were written into it. A number that is digits alone
    may have lost its first zeros there, and all but its first digits."""
    cell, written = " ".join(cell.split()), " ".join(written.split())
    if cell == written:
        return True
    digits = written.removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        return False
    rounded = _ROUNDED.fullmatch(cell)
    if rounded:
        return f"{int(digits):.{len(rounded[1] or '')}E}" == cell.replace(",", ".")
    return cell.isdigit() and cell.lstrip("0") == digits.lstrip("0")
