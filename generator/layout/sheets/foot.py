"""The foot of a sheet: whom to call, and what the print says of itself, with its QR code."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.layout.geometry import Rect
from generator.layout.sheets.contacts import ContactGrid, contact_width
from generator.layout.sheets.items import Code, Item
from generator.layout.sheets.units import BETWEEN_PATHWAYS, Look, Unit
from generator.layout.sheets.words import Said, bold, regular, said_height, set_said
from generator.layout.wrap import Phrase
from generator.views.imprint import Imprint

_APART = 0.7  # sizes of the text: between the contacts, the imprint and the code
_NARROWEST = 14.0  # sizes of the small print


@dataclass(frozen=True, slots=True, eq=False)
class Foot(Unit):
    """What stands at the foot of each page, across it or at the foot of its last column."""

    contacts: ContactGrid | None
    small: tuple[tuple[Phrase, bool], ...]  # lines of the imprint, and whether in words of the site
    caption: Phrase
    code: float  # the side of the QR code in pt; 0: none
    size: float  # of the small print, in pt

    @property
    def gap(self) -> float:
        return BETWEEN_PATHWAYS

    @property
    def begins(self) -> bool:
        return True

    def height(self, width: float, look: Look) -> float:
        beside = self._beside(width, look)
        print_height = self._print_height(beside or width, look)
        if self.contacts is None:
            return print_height
        if beside is not None:
            return max(self.contacts.height(width - beside, look), print_height)
        return self.contacts.height(width, look) + _APART * look.size + print_height

    def place(self, frame: Rect, look: Look) -> tuple[Item, ...]:
        """Place it at the foot of its frame."""
        beside = self._beside(frame.width, look)
        tall = self._print_height(beside or frame.width, look)
        across = beside if beside is not None else frame.width
        at = Rect(frame.right - across, frame.bottom - tall, across, tall)
        printed = self._print(at, look, at_right=beside is not None or self.contacts is None)
        if self.contacts is None:
            return printed
        high = self.contacts.height(frame.width - (beside or 0.0), look)
        bottom = frame.bottom if beside is not None else at.y - _APART * look.size
        room = Rect(frame.x, bottom - high, frame.width - (beside or 0.0), high)
        return (*self.contacts.place(room, look), *printed)

    def _beside(self, width: float, look: Look) -> float | None:
        """Return the width of the imprint where a single contact leaves room for it beside."""
        if self.contacts is None or len(self.contacts.contacts) > 1:
            return None
        own = contact_width(self.contacts.contacts[0], look) + _APART * look.size
        code = self.code + self._near if self.code else 0.0
        left = width - own - code
        return left + code if left >= _NARROWEST * self.size else None

    @property
    def _near(self) -> float:
        return 0.8 * self.size

    def _said(self) -> tuple[Said, ...]:
        said = [Said(words, self.size, "muted", ours) for words, ours in self.small]
        if self.code:
            said.append(Said(self.caption, 1.15 * self.size, "ink", is_ours=True))
        return tuple(said)

    def _print_height(self, width: float, look: Look) -> float:
        room = width - (self.code + self._near if self.code else 0.0)
        return max(self.code, said_height(self._said(), room))

    def _print(self, frame: Rect, look: Look, *, at_right: bool) -> tuple[Item, ...]:
        """Set the small print beside the code."""
        taken = self.code + self._near if self.code else 0.0
        left = frame.x if at_right else frame.x + taken
        said = self._said()
        room = Rect(left, 0, frame.width - taken, 0)
        top = frame.bottom - said_height(said, room.width)
        if self.code:
            top = frame.y + (frame.height - said_height(said, room.width)) / 2
        words = set_said(said, replace(room, y=top), at_right=at_right)
        if not self.code:
            return words
        x = frame.right - self.code if at_right else frame.x
        code = Rect(x, frame.bottom - self.code, self.code, self.code)
        return (*words[:-1], Code(code, words[-1]))


def foot_of(
    imprint: Imprint, called: str | None, contacts: ContactGrid | None, code: float, size: float
) -> Foot:
    """Return the foot of a sheet. ``called``: the protocol that it is a part of."""
    words = imprint.words
    source = " · ".join(each for each in (called, imprint.publisher, imprint.address) if each)
    own = f"{words.print_mark.filled(fingerprint=imprint.fingerprint)}"
    small = [(regular(source), False), (bold(own), True)]
    if imprint.release:
        small.append((regular(words.released.filled(date=imprint.release)), True))
    caption = bold(words.open_on_phone)
    return Foot(contacts, tuple(small), caption, code if imprint.check else 0.0, size)

