"""Badge cards: small cards to cut out, each with every situation's first step and whom to call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil

from generator.layout.arrange import forget
from generator.layout.geometry import Point, Rect
from generator.layout.marks import mark
from generator.layout.sheets.blocks import heads_of
from generator.layout.sheets.contacts import ContactText, contact_text
from generator.layout.sheets.head import Head
from generator.layout.sheets.items import Band, Code, Item, Line, Page, SheetLayout, Words
from generator.layout.sheets.urgent import Over
from generator.layout.sheets.words import (
    LONGEST,
    Said,
    bold,
    natural_width,
    said_height,
    set_in_middle,
    set_said,
)
from generator.layout.wrap import Piece, phrase_of
from generator.model import Sentence
from generator.model import Words as PlainWords
from generator.views.chart_sheet import ChartSheet
from generator.views.contacts import stands_out
from generator.views.imprint import Imprint
from generator.views.papers import Paper

_MM = 72 / 25.4
WIDTH, HEIGHT = 86 * _MM, 54 * _MM
"""Of a card, as those that lie in a purse."""

COLUMNS, ROWS = 2, 4
_EDGE = 3 * _MM
_CODE = 15 * _MM
_SMALLEST, _LARGEST = 6.0, 9.0
_BAND = 0.36  # of the width, of the telling words
_SIGN = 6.0  # of a situation, before its telling words
_APART, _PAD = 1.6, 2.0
_SMALL, _OVER = 5.5, 7.5
_NUMBER = 21.0
_MARK, _OFF = 5 * _MM, 1.5 * _MM  # crop marks: their length, and how far from a card


@dataclass(frozen=True, slots=True)
class _Entry:
    """A situation: its head, and its first step."""

    head: Head
    label: str | None  # of that step
    text: Sentence


@dataclass(frozen=True, slots=True)
class _Badge:
    entries: tuple[_Entry, ...]
    contact: ContactText | None
    imprint: Imprint
    called: tuple[str | None, ...]  # what the small print says: of which protocol, if a draft
    over: Over | None

    @property
    def above(self) -> float:
        """The height of the line over everything, with the room below it."""
        return self.over.height(WIDTH - 2 * _EDGE) + _APART if self.over else 0.0

    def heights(self, size: float) -> list[float]:
        """Return the heights of the situations in text of a size."""
        width = WIDTH - 2 * _EDGE
        found = []
        for entry in self.entries:
            lead = said_height(_lead(entry, size), _BAND * width - 3 * _PAD - _SIGN)
            step = said_height(_step(entry, size), (1 - _BAND) * width - 2 * _PAD)
            found.append(max(lead, step) + 2 * _PAD)
        return found

    def fits(self, size: float) -> bool:
        """Say whether all situations stand above the foot."""
        heights = self.heights(size)
        taken = self.above + sum(heights) + len(heights) * _APART + _CODE
        return taken <= HEIGHT - 2 * _EDGE


def _lead(entry: _Entry, size: float) -> list[Said]:
    """Return the telling words of a title; the others are said on the other sheets."""
    runs = [words for words, is_large in entry.head.runs if is_large]
    return [Said(words, size * 1.2, "on", leading=1.05) for words in runs]


def _step(entry: _Entry, size: float) -> list[Said]:
    """Return the first step: its label, then its sentence."""
    label: list[Piece] = [(PlainWords(f"{entry.label} "), "bold")] if entry.label else []
    text: list[Piece] = [
        (part, "bold" if stands_out(part) else "regular") for part in entry.text.parts
    ]
    return [Said(phrase_of((*label, *text), LONGEST), size)]


def badge_layout(sheet: ChartSheet, paper: Paper, imprint: Imprint) -> SheetLayout | None:
    """Return eight cards on a paper. Where one has no room for all situations, several kinds of
    cards share them."""
    heads = heads_of(sheet)
    entries = tuple(
        _Entry(heads[lane.id], first.label, first.paragraphs[0].text)
        for lane in sheet.chart.lanes
        for first in lane.boxes[:1]
    )
    contacts = [contact_text(each, sheet.chart.words) for each in sheet.contacts[:1]]
    whole = _Badge(
        entries,
        contacts[0] if contacts else None,
        imprint,
        (sheet.protocol, sheet.status),
        Over(sheet.urgent, _OVER) if sheet.urgent else None,
    )
    try:
        for kinds in range(1, len(entries) + 1):
            each = ceil(len(entries) / kinds)
            cards = [
                replace(whole, entries=entries[at : at + each])
                for at in range(0, len(entries), each)
            ]
            if all(card.fits(_SMALLEST) for card in cards):
                size = _largest(cards)
                pages = tuple(_page(card, size, paper) for card in cards)
                return SheetLayout(paper.width, paper.height, pages, size)
        return None
    finally:
        forget()


def _largest(cards: Sequence[_Badge]) -> float:
    size = _SMALLEST
    while size < _LARGEST and all(card.fits(size + 0.1) for card in cards):
        size = round(size + 0.1, 1)
    return size


def _page(card: _Badge, size: float, paper: Paper) -> Page:
    """Return a paper of the same card eight times."""
    left = (paper.width - COLUMNS * WIDTH) / 2
    top = (paper.height - ROWS * HEIGHT) / 2
    cards = [
        tuple(_card(card, Rect(left + x * WIDTH, top + y * HEIGHT, WIDTH, HEIGHT), size))
        for y in range(ROWS)
        for x in range(COLUMNS)
    ]
    return Page((*(item for each in cards for item in each), *_crop_marks(left, top)))


def _card(card: _Badge, frame: Rect, size: float) -> list[Item]:
    width = WIDTH - 2 * _EDGE
    x, top = frame.x + _EDGE, frame.y + _EDGE
    heights = card.heights(size)
    taken = card.above + _CODE + sum(heights) + len(heights) * _APART
    more = min((HEIGHT - 2 * _EDGE - taken) / len(heights), 4.0)
    items: list[Item] = [card.over.place(Rect(x, top, width, 0))] if card.over else []
    top += card.above
    for entry, tall in zip(card.entries, heights, strict=True):
        high = tall + more
        band = Rect(x, top, _BAND * width, high)
        sign = entry.head.sign
        beside = replace(band, x=band.x + _SIGN + _PAD, width=band.width - _SIGN - _PAD)
        centre = Point(band.x + _PAD + _SIGN / 2, band.middle.y)
        shape = mark(sign.mark, centre, _SIGN / 2) if sign else None
        items.append(Band(band, sign, shape, _middle(_lead(entry, size), beside)))
        step = Rect(x + _BAND * width, top, (1 - _BAND) * width, high)
        items += _middle(_step(entry, size), step)
        top += high + _APART
    return [*items, *_foot(card, Rect(x, frame.bottom - _EDGE - _CODE, width, _CODE))]


def _middle(said: list[Said], frame: Rect) -> tuple[Words, ...]:
    room = Rect(frame.x + _PAD, frame.y, frame.width - 2 * _PAD, frame.height)
    return set_in_middle(said, room)


def _foot(card: _Badge, frame: Rect) -> list[Item]:
    """Set whom to call, and below that the small print; the code at the right."""
    words = card.imprint.words
    code = _CODE + _APART if card.imprint.check else 0.0
    room = Rect(frame.x, frame.y, frame.width - code, frame.height)
    own = words.print_mark.filled(fingerprint=card.imprint.fingerprint)
    small = " · ".join(each for each in (*card.called, own) if each)
    said = [Said(bold(small), _SMALL, "muted", is_ours=True)]
    if card.contact is not None:
        said = [Said(card.contact.name, 8.0), *said]
        if card.contact.number is not None:
            large = natural_width(card.contact.number, _NUMBER)
            number = _NUMBER * min(1.0, room.width / max(large, 1.0))
            said.insert(
                1, Said(card.contact.number, number, is_ours=card.contact.is_ours, leading=1.0)
            )
    high = said_height(said, room.width)
    items: list[Item] = [*set_said(said, replace(room, y=frame.bottom - high))]
    if card.imprint.check:
        side = Rect(frame.right - _CODE, frame.y, _CODE, _CODE)
        caption = Said(bold(words.open_on_phone), 4.5, "ink", is_ours=True)
        wide = Rect(side.x - 30, frame.bottom - 4.0, side.width + 30, 0)
        items.append(
            Code(replace(side, y=side.y - 4.0), set_said([caption], wide, at_right=True)[-1])
        )
    return items


def _crop_marks(left: float, top: float) -> list[Line]:
    right, bottom = left + COLUMNS * WIDTH, top + ROWS * HEIGHT
    found = []
    for x in (left + number * WIDTH for number in range(COLUMNS + 1)):
        found.append(Line(Rect(x, top - _OFF - _MARK, 0, _MARK)))
        found.append(Line(Rect(x, bottom + _OFF, 0, _MARK)))
    for y in (top + number * HEIGHT for number in range(ROWS + 1)):
        found.append(Line(Rect(left - _OFF - _MARK, y, _MARK, 0)))
        found.append(Line(Rect(right + _OFF, y, _MARK, 0)))
    return found
