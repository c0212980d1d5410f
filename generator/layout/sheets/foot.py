"""The foot of a sheet: whom to call, and what the print says of itself, with its QR code."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

from generator.layout.geometry import Rect
from generator.layout.sheets.contacts import ContactGrid, contact_width
from generator.layout.sheets.items import Code, Item, Words
from generator.layout.sheets.units import Look, Unit
from generator.layout.sheets.words import (
    Said,
    bold,
    joined,
    natural_width,
    regular,
    said_height,
    set_said,
)
from generator.layout.wrap import Phrase
from generator.views.imprint import Imprint

_GAP = 0.6  # sizes of the text: above it
_APART = 0.6  # sizes of the text: between the contacts, the imprint and the code
_NEAR = 0.8  # sizes of the small print: between it and the code
_NARROWEST = 13.0  # sizes of the small print
_LEAST = 12.0  # sizes of the text: for contacts beside the code

_Mode: TypeAlias = Literal["alone", "beside", "below", "stacked"]
"""Where the small print stands: with the code beside the contacts, in a line below contacts and
code, or with the code below the contacts."""


@dataclass(frozen=True, slots=True)
class SmallPrint:
    """A line of the imprint. Each part stands on a line of its own where not all have room."""

    parts: tuple[Phrase, ...]
    is_ours: bool = False
    to: str | None = None  # where it leads


@dataclass(frozen=True, slots=True, eq=False)
class Foot(Unit):
    """What stands at the foot of each page, across it or at the foot of its last column."""

    contacts: ContactGrid | None
    small: tuple[SmallPrint, ...]
    caption: Phrase
    code: float  # the side of the QR code in pt; 0: none
    size: float  # of the small print, in pt

    gap = _GAP
    begins = True

    def height(self, width: float, look: Look) -> float:
        """Return the least height in a column."""
        return min(_modes(self, width, look.size, look.least))[0]

    def place(self, frame: Rect, look: Look) -> tuple[Item, ...]:
        """Place it at the foot of its frame."""
        _, mode = min(_modes(self, frame.width, look.size, look.least))
        if mode == "alone" or self.contacts is None:
            return self._print(frame, at_right=False)
        apart = _APART * look.size
        if mode == "beside":
            own = contact_width(self.contacts.contacts[0], look) + apart
            room = Rect(frame.x + own, frame.y, frame.width - own, frame.height)
            left = Rect(frame.x, frame.y, own - apart, frame.height)
            return (*self._contacts(left, look), *self._print(room, at_right=True))
        if mode == "below":
            line = self._line_height(frame.width)
            upper = Rect(frame.x, frame.y, frame.width, frame.height - line)
            side = upper.width - (self.code + apart if self.code else 0.0)
            left = Rect(upper.x, upper.y, side, upper.height)
            return (*self._contacts(left, look), *self._line(frame, upper.bottom))
        low = self._print_height(frame.width)
        upper = Rect(frame.x, frame.y, frame.width, frame.height - low - apart)
        lower = Rect(frame.x, frame.bottom - low, frame.width, low)
        return (*self._contacts(upper, look), *self._print(lower, at_right=False))

    def modes(self, width: float, look: Look) -> list[tuple[float, _Mode]]:
        """Return each way to set it, with its height."""
        alone = self._print_height(width)
        if self.contacts is None:
            return [(alone, "alone")]
        apart = _APART * look.size
        found: list[tuple[float, _Mode]] = []
        found.append((self.contacts.height(width, look) + apart + alone, "stacked"))
        room = width - (self.code + apart if self.code else 0.0)
        if room >= _LEAST * look.size:
            high = max(self.contacts.height(room, look), self.code)
            found.append((high + self._line_height(width), "below"))
        if len(self.contacts.contacts) == 1:
            own = contact_width(self.contacts.contacts[0], look)
            left = width - own - apart
            if left - self._taken >= _NARROWEST * self.size:
                high = max(self.contacts.height(own, look), self._print_height(left))
                found.append((high, "beside"))
        return found

    def _contacts(self, room: Rect, look: Look) -> tuple[Item, ...]:
        assert self.contacts is not None
        high = self.contacts.height(room.width, look)
        return self.contacts.place(Rect(room.x, room.bottom - high, room.width, high), look)

    @property
    def _taken(self) -> float:
        return self.code + _NEAR * self.size if self.code else 0.0

    def _said(self, width: float) -> tuple[Said, ...]:
        found = []
        for each in self.small:
            line = joined(each.parts)
            lines = (line,) if natural_width(line, self.size) <= width else each.parts
            found += [Said(words, self.size, "muted", each.is_ours, to=each.to) for words in lines]
        return tuple(found)

    @property
    def _called(self) -> Said:
        return Said(self.caption, 1.1 * self.size, "ink", is_ours=True)

    def _beside_code(self, width: float) -> tuple[Said, ...]:
        return (*self._said(width), self._called) if self.code else self._said(width)

    def _print_height(self, width: float) -> float:
        room = width - self._taken
        return max(self.code, said_height(self._beside_code(room), room))

    def _line_height(self, width: float) -> float:
        """Return the height of the small print below contacts and code, with room above it."""
        room = width - self._caption_width
        high = max(said_height(column, room) for column in self._columns(room))
        return max(high, self._called_height) + 0.5 * self.size

    def _columns(self, room: float) -> list[tuple[Said, ...]]:
        """Return the small print in columns: its parts side by side where they have room."""
        said = self._said(room)
        if sum(natural_width(each.words, each.size) + self._between for each in said) > room:
            return [said]
        return [(each,) for each in said]

    @property
    def _between(self) -> float:
        return 1.2 * self.size

    @property
    def _caption_width(self) -> float:
        return max(self.code, 10 * self.size) + _NEAR * self.size if self.code else 0.0

    @property
    def _called_height(self) -> float:
        return said_height([self._called], self._caption_width) if self.code else 0.0

    def _print(self, frame: Rect, *, at_right: bool) -> tuple[Item, ...]:
        """Set the small print beside the code, at the foot of a frame."""
        taken = self._taken
        left = frame.x if at_right else frame.x + taken
        room = Rect(left, 0, frame.width - taken, 0)
        said = self._beside_code(room.width)
        high = said_height(said, room.width)
        middle = frame.bottom - max(self.code, high) / 2
        words = set_said(said, Rect(left, middle - high / 2, room.width, 0), at_right=at_right)
        if not self.code:
            return words
        x = frame.right - self.code if at_right else frame.x
        return (
            *words[:-1],
            Code(Rect(x, frame.bottom - self.code, self.code, self.code), words[-1]),
        )

    def _line(self, frame: Rect, top: float) -> tuple[Item, ...]:
        """Set the small print below the code, whose foot is at ``top``."""
        down = top + 0.5 * self.size
        room = Rect(frame.x, down, frame.width - self._caption_width, 0)
        words: tuple[Words, ...] = ()
        for column in self._columns(room.width):
            words += set_said(column, room)
            wide = natural_width(column[0].words, self.size) + self._between
            room = replace(room, x=room.x + wide)
        if not self.code:
            return words
        wide = self._caption_width
        caption = set_said([self._called], Rect(frame.right - wide, down, wide, 0), at_right=True)
        code = Rect(frame.right - self.code, top - self.code, self.code, self.code)
        return (*words, Code(code, caption[-1]))


@lru_cache(maxsize=1024)
def _modes(foot: Foot, width: float, size: float, least: float) -> list[tuple[float, _Mode]]:
    """Return each way to set a foot; heads have no part in it, whose sizes are tried as well."""
    return foot.modes(width, Look(size, 0.0, least))


def foot_of(
    imprint: Imprint, called: str | None, contacts: ContactGrid | None, code: float, size: float
) -> Foot:
    """Return the foot of a sheet. ``called``: the protocol that it is a part of."""
    words = imprint.words
    source = (called, imprint.publisher, imprint.address)
    to = imprint.link.url if imprint.link else None
    small = [SmallPrint(tuple(regular(each) for each in source if each), to=to)]
    own = [words.print_mark.filled(fingerprint=imprint.fingerprint)]
    if imprint.release:
        own.append(words.released.filled(date=imprint.release))
    small.append(SmallPrint(tuple(bold(each) for each in own), is_ours=True))
    caption = bold(words.open_on_phone)
    return Foot(contacts, tuple(small), caption, code if imprint.check else 0.0, size)
