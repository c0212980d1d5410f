"""Whom to call, in boxes side by side below a chart: how many in a row, and how high each row is.

Lengths are those of a letter, in pt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.layout.measure import text_width
from generator.layout.wrap import line_count, plain_phrase

NARROWEST = 255.0  # box
BESIDE, BELOW = 8.0, 6.0  # between two boxes
PAD = 9.0  # at the left of the words, and at the right of the number
TEXT = 10.0  # size of the words
LINE_TO_WRITE_ON = 90.0
LONG, LONG_SHARE = 16, 0.7
"""Characters beyond which a number is long, and how large it is then, to leave room for a name."""
_NUMBER = 17.0  # size of a number
_LEAST_ROOM = 40.0  # for the words
_LEADING = 13.5
_TIGHT = 12.0  # from line to line where there are many
MOST_AROUND = 110.0  # width of what is said above or below a number that is not as wide
ABOVE_OTHERS = 4.0  # what stands below name and number
_AROUND = 7.0  # above and below the words together
_LOWEST = 34.0
_MOST_COLUMNS = 9


@dataclass(frozen=True, slots=True)
class ContactText:
    """The words of a box. Without any way to reach them, there is a line to write a number on."""

    id: str
    name: str
    facts: tuple[str, ...]  # below the name
    number: str | None  # the way that stands out
    around: tuple[str, ...] = ()  # said above or below the number
    others: tuple[str, ...] = ()  # other ways, each on a line of its own below

    @property
    def number_size(self) -> float:
        """The size of the number."""
        return _NUMBER * (LONG_SHARE if len(self.number or "") > LONG else 1.0)


@dataclass(frozen=True, slots=True)
class ContactRows:
    """Boxes in rows of ``columns``; those of one row are equally high."""

    columns: int
    heights: tuple[float, ...]

    @property
    def full_height(self) -> float:
        """What all rows take together."""
        return sum(self.heights) + max(0, len(self.heights) - 1) * BELOW


def contact_rows(contacts: Sequence[ContactText], width: float) -> ContactRows:
    """Set boxes into as many columns as ``width`` has room for, at most nine."""
    columns = max(1, min(_MOST_COLUMNS, int(width / NARROWEST)))
    each = (width - (columns - 1) * BESIDE) / columns
    tall = [max(_LOWEST, _height(contact, each) + _AROUND) for contact in contacts]
    rows = (tall[first : first + columns] for first in range(0, len(tall), columns))
    return ContactRows(columns, tuple(map(max, rows)))


def _height(contact: ContactText, width: float) -> float:
    """Return the height of the words of a box: name and number side by side, and below them, where
    there are other ways, what else is said, all across."""
    number = contact.number
    beside = 0.0 if contact.others else LINE_TO_WRITE_ON
    if number is not None:
        beside = text_width(number, contact.number_size, "bold")
        wanted = max((text_width(text, TEXT, "bold") for text in contact.around), default=0.0)
        beside = max(beside, min(wanted, MOST_AROUND))
    room = max(_LEAST_ROOM, width - 2 * PAD - BESIDE - beside)
    at_number = 0.0
    if contact.others or contact.around:
        at_number = _NUMBER + _count(contact.around, beside) * _TIGHT
    if not contact.others:
        return max(_count([contact.name, *contact.facts], room) * _LEADING, at_number)
    first = max(_count([contact.name], room) * _TIGHT, at_number if number else 0.0)
    below = _count([*contact.facts, *contact.others], width - 2 * PAD)
    return first + ABOVE_OTHERS + below * _TIGHT


def _count(texts: Sequence[str], room: float) -> int:
    ems = room * 1000 / TEXT
    return sum(line_count(plain_phrase(text, ems), ems) for text in texts)
