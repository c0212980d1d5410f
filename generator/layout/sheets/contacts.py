"""Whom to call, on a sheet: name, role and number in a black frame, the number large."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from generator.layout.geometry import Rect
from generator.layout.sheets.items import Card
from generator.layout.sheets.units import BETWEEN_PATHWAYS, Look, Unit
from generator.layout.sheets.words import (
    LONGEST,
    Said,
    bold,
    joined,
    natural_width,
    regular,
    said_height,
    set_in_middle,
    set_said,
)
from generator.layout.wrap import Phrase, phrase_of
from generator.model import Contact, Part
from generator.model import Words as PlainWords
from generator.typeface.faces import Weight
from generator.views.contacts import Way, facts, first_and_others, ways
from generator.words.catalogue import SiteWords

NUMBER = 1.65
"""Size of a number at least, in sizes of the steps' words."""
_LARGEST = 1.8
"""And at most, where the number stands by itself and has room."""

_SIDE, _ABOVE = 0.5, 0.3  # sizes of the text: within the frame
_APART = 0.45  # between two frames
_BESIDE = 0.85  # between the name and the number
_NAMES, _FACT = (0.95, 0.87, 0.79), 0.79
_NUMBER_LEADING = 1.1
_NEARLY = 0.88  # of the width: a box that is to be as wide as the column
_LONGEST = 12_500.0  # 1/1000 em: a word that is longer is cut


@dataclass(frozen=True, slots=True, eq=False)
class ContactText:
    """Somebody to call. Compared by identity: made once for a sheet."""

    id: str
    name: Phrase
    facts: tuple[Phrase, ...]
    number: Phrase | None
    is_ours: bool  # the number is said in words of the site
    around: tuple[tuple[Phrase, bool], ...]  # said at the number, and whether by the site
    others: tuple[tuple[Phrase, bool], ...]
    to_write: Phrase | None  # what stands before a line, where there is no way to reach them
    largest: float = _LARGEST  # size of the number at most, where it stands by itself


def contact_text(contact: Contact, words: SiteWords) -> ContactText:
    """Return what is said of somebody to call."""
    main, others = first_and_others(ways(contact, words))
    around = [(regular(main.label, _LONGEST), False)] if main and main.label else []
    around += [(regular(main.more), True)] if main and main.more else []
    return ContactText(
        contact.id,
        bold(contact.name, _LONGEST),
        tuple(regular(each, _LONGEST) for each in facts(contact)),
        phrase_of(((main.part, "bold"),), LONGEST) if main else None,
        bool(main and main.is_ours),
        tuple(around),
        tuple((_in_a_line(each), each.is_ours) for each in others),
        None if main or others else regular(words.write_number),
    )


def _in_a_line(way: Way) -> Phrase:
    pieces: list[tuple[Part, Weight]] = [(way.part, "bold")]
    if way.label:
        pieces.insert(0, (PlainWords(f"{way.label}: "), "regular"))
    if way.more:
        pieces.append((PlainWords(f", {way.more}"), "regular"))
    return phrase_of(tuple(pieces), _LONGEST)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How one box is set: its words at the left, and the number below them or beside."""

    left: tuple[Said, ...]
    number: tuple[Said, ...]
    below: tuple[Said, ...]
    is_beside: bool
    width: float  # of the number's column
    height: float


def contact_width(contact: ContactText, look: Look) -> float:
    """Return how wide a box is whose words all stand on one line, the number beside them."""
    left, number, _ = _said(contact, look, NUMBER)
    wide = max(natural_width(each.words, each.size) for each in left)
    beside = max((natural_width(each.words, each.size) for each in number), default=0.0)
    return wide + beside + (_BESIDE + 2 * _SIDE) * look.size + 0.5


def _said(
    contact: ContactText, look: Look, number: float, name: float = _NAMES[0]
) -> tuple[tuple[Said, ...], tuple[Said, ...], tuple[Said, ...]]:
    size = look.size
    small = max(_FACT * size, min(look.least, size))
    left = [Said(contact.name, name * size)]
    left += [Said(each, small, "muted") for each in contact.facts]
    beside = []
    if contact.number is not None:
        large = Said(contact.number, number * size, "ink", contact.is_ours, 0, _NUMBER_LEADING)
        around = [Said(words, small, "muted", ours) for words, ours in contact.around]
        beside = [large, *around]
    elif contact.to_write is not None:
        beside = [Said(contact.to_write, small, "muted", is_ours=True)]
    below = [Said(words, small, "ink", ours, 0.1 * size) for words, ours in contact.others]
    return tuple(left), tuple(beside), tuple(below)


def _plan(contact: ContactText, width: float, look: Look) -> _Plan:
    """Return how a box of a width is set: the number beside the name where both have room."""
    inner = width - 2 * _SIDE * look.size
    # A smaller name is worth it where the number would be no larger by itself.
    for name in _NAMES if contact.largest <= _LARGEST else _NAMES[:1]:
        left, number, below = _said(contact, look, NUMBER, name)
        wide = max((natural_width(each.words, each.size) for each in number), default=0.0)
        names = max(natural_width(each.words, each.size) for each in left)
        high = said_height(below, inner) + 2 * _ABOVE * look.size
        if names + wide + _BESIDE * look.size <= inner:
            tall = max(said_height(left, inner), said_height(number, wide + 0.5))
            return _Plan(left, number, below, True, wide + 0.5, tall + high)
    if contact.number is not None and wide <= inner:
        share = min(
            contact.largest, NUMBER * inner / natural_width(contact.number, NUMBER * look.size)
        )
        left, number, below = _said(contact, look, max(NUMBER, 0.99 * share))
    elif contact.number is not None:  # a number never breaks; with what is around it it may
        fits = NUMBER * inner / max(natural_width(contact.number, NUMBER * look.size), 1)
        left, number, below = _said(contact, look, max(0.8, min(NUMBER, 0.99 * fits)))
    line = joined((contact.name, *contact.facts))
    if natural_width(line, _NAMES[0] * look.size) <= inner:
        left = (Said(line, _NAMES[0] * look.size),)
    tall = said_height(left, inner) + said_height(number, inner)
    return _Plan(left, number, below, False, inner, tall + high)


@lru_cache(maxsize=4096)
def contact_height(contact: ContactText, width: float, look: Look) -> float:
    """Return the height of a box."""
    return _plan(contact, width, look).height


def place_contact(contact: ContactText, frame: Rect, look: Look) -> Card:
    """Set a box into its frame."""
    plan = _plan(contact, frame.width, look)
    inner = Rect(
        frame.x + _SIDE * look.size, frame.y, frame.width - 2 * _SIDE * look.size, frame.height
    )
    top = frame.y + (frame.height - plan.height) / 2 + _ABOVE * look.size
    below = said_height(plan.below, inner.width)
    tall = plan.height - below - 2 * _ABOVE * look.size
    rule = None
    if plan.is_beside:
        words = set_in_middle(plan.left, Rect(inner.x, top, inner.width, tall))
        at = Rect(inner.right - plan.width, top, plan.width, tall)
        number = set_in_middle(plan.number, at)
    else:
        words = set_said(plan.left, Rect(inner.x, top, inner.width, 0))
        down = top + said_height(plan.left, inner.width)
        at = Rect(inner.x, down, inner.width, 0)
        number = set_said(plan.number, at)
    if contact.to_write is not None:
        end = number[-1].lines[-1]
        start = end.x + end.width + 0.3 * look.size
        rule = Rect(start, end.baseline + 2, max(inner.right - start, 0.0), 0)
    others = set_said(plan.below, Rect(inner.x, top + tall, inner.width, 0))
    return Card(frame, (*words, *number, *others), rule)


@dataclass(frozen=True, slots=True, eq=False)
class ContactGrid(Unit):
    """Several people to call, side by side in rows where there is room."""

    contacts: tuple[ContactText, ...]

    gap = BETWEEN_PATHWAYS
    begins = True

    def height(self, width: float, look: Look) -> float:
        """Return the least height in a column."""
        _, rows = self._rows(width, look)
        return sum(rows) + (len(rows) - 1) * _APART * look.size

    def place(self, frame: Rect, look: Look) -> tuple[Card, ...]:
        """Place it into a frame."""
        columns, rows = self._rows(frame.width, look)
        apart = _APART * look.size
        each = (frame.width - (columns - 1) * apart) / columns
        if len(self.contacts) == 1:  # no wider than its words, unless that is nearly all there is
            natural = max(contact_width(self.contacts[0], look), 14 * look.size)
            each = natural if natural < _NEARLY * each else each
        found = []
        top = frame.y
        for row, tall in enumerate(rows):
            for number, contact in enumerate(self.contacts[row * columns : (row + 1) * columns]):
                at = Rect(frame.x + number * (each + apart), top, each, tall)
                found.append(place_contact(contact, at, look))
            top += tall + apart
        return tuple(found)

    def _rows(self, width: float, look: Look) -> tuple[int, list[float]]:
        """Return how many stand in a row, and how high each row is: as low as can be."""
        apart = _APART * look.size
        most = max(1, min(len(self.contacts), int((width + apart) / (12 * look.size + apart))))
        found = [(count, self._heights(count, width, look)) for count in range(1, most + 1)]
        return min(found, key=lambda each: sum(each[1]) + len(each[1]) * apart)

    def _heights(self, columns: int, width: float, look: Look) -> list[float]:
        each = (width - (columns - 1) * _APART * look.size) / columns
        tall = [contact_height(contact, round(each, 1), look) for contact in self.contacts]
        return [max(tall[at : at + columns]) for at in range(0, len(tall), columns)]

    def larger(self, largest: float) -> ContactGrid:
        """Return them with numbers that may be so much larger than the text."""
        return ContactGrid(tuple(replace(each, largest=largest) for each in self.contacts))

    def divided(self) -> tuple[ContactGrid, ...]:
        """Return each of them by itself, for columns that not all of them fit into."""
        return tuple(ContactGrid((each,)) for each in self.contacts)
