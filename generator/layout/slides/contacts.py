"""Slides of whom to call: a frame for each contact, the number very large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.layout.geometry import Rect
from generator.layout.measure import text_width
from generator.layout.slides.flow import bold_width, height_of, indent
from generator.layout.slides.stage import Anchor, Edge, Panel
from generator.model import Contact
from generator.views.contacts import Way, address_of, facts, first_and_others, ways
from generator.views.paragraphs import Piece, SlideParagraph, protocol_text, site_text
from generator.words.catalogue import SiteWords

_NUMBERS = (132.0, 120.0, 104.0, 88.0, 72.0, 60.0, 50.0, 42.0, 36.0, 32.0)
"""Sizes of a telephone number, the largest of which that has room is taken."""

_NAME, _FACTS, _WAYS = 0.46, 0.32, 0.34  # sizes of what stands around it
_LEAST_NAME, _LEAST = 20.0, 16.0
_PAD, _GAP = 18.0, 16.0
_TALLER = (1.4, 1.15)
"""How many times as high as its words need a frame may be: alone in its row, or beside another."""


def contact_pages(
    contacts: Sequence[Contact], place: Rect, words: SiteWords
) -> Iterator[tuple[Panel, ...]]:
    """Yield the panels of each slide: all contacts on one, if they have room."""
    for size in _NUMBERS:
        for columns in (1, 2) if len(contacts) > 1 else (1,):
            found = list(_pages(contacts, place, words, size, columns))
            if len(found) == 1 and found[0][-1].frame.bottom <= place.bottom + 0.1:
                yield from found
                return
    yield from found


def _pages(
    contacts: Sequence[Contact], place: Rect, words: SiteWords, size: float, columns: int
) -> Iterator[tuple[Panel, ...]]:
    """Yield the panels of each slide, row by row; those of a row are equally high, and all grow
    alike where there is room."""
    width = (place.width - (columns - 1) * _GAP) / columns
    size = min(size, *(_fitting(each, width - 2 * _PAD, words, size) for each in contacts))
    cards = [_card(each, width, words, size) for each in contacts]
    rows = [cards[start : start + columns] for start in range(0, len(cards), columns)]
    found: list[list[list[Panel]]] = [[]]
    for row in rows:
        if found[-1] and _height([*found[-1], row]) > place.height:
            found.append([])
        found[-1].append(row)
    room = place.height + _GAP
    share = min(_TALLER[columns > 1], *(room / (_height(page) + _GAP) for page in found))
    for page in found:
        yield tuple(_placed(page, place, width, max(share, 1.0)))


def _height(rows: Sequence[Sequence[Panel]]) -> float:
    """Return how high rows are with what is between them."""
    return sum(max(card.frame.height for card in row) + _GAP for row in rows) - _GAP


def _placed(
    rows: Sequence[Sequence[Panel]], place: Rect, width: float, share: float
) -> Iterator[Panel]:
    top = place.y
    for row in rows:
        height = (_height([row]) + _GAP) * share - _GAP
        for column, card in enumerate(row):
            frame = Rect(place.x + column * (width + _GAP), top, width, height)
            inset = Rect(frame.x + _PAD, top + _PAD * 0.7, width - 2 * _PAD, height - _PAD * 1.4)
            anchor: Anchor = "middle" if len(row) == 1 else "top"
            placed = replace(card, frame=frame, inset=inset, anchor=anchor)
            yield placed
            yield from _line_to_write(placed)
        top += height + _GAP


def _fitting(contact: Contact, room: float, words: SiteWords, most: float) -> float:
    """Return the largest size in which a number has room in a line."""
    way, _ = first_and_others(ways(contact, words))
    return min(most, room * 0.96 / bold_width(way.text)) if way else most


def _card(contact: Contact, width: float, words: SiteWords, size: float) -> Panel:
    way, others = first_and_others(ways(contact, words))
    room = width - 2 * _PAD
    name, small = max(_NAME * size, _LEAST_NAME), max(_FACTS * size, _LEAST)
    said: list[tuple[float, tuple[Piece, ...]]]
    said = [(name, (protocol_text(contact.name, bold=True),))]
    said += [(small, (protocol_text(fact),)) for fact in facts(contact)]
    if way is not None:
        said += [(small, (protocol_text(way.label),))] if way.label else []
        said.append((size, (Piece(way.part, is_bold=True, is_ours=way.is_ours),)))
        said += [(small, (site_text(way.more),))] if way.more else []
    elif not others:
        said.append((small, (site_text(words.write_number),)))
    said += [(max(_WAYS * size, _LEAST), _way_line(each)) for each in others]
    largest = max(each for each, _ in said)
    paragraphs = tuple(SlideParagraph(text).scaled(each / largest) for each, text in said)
    frame = Rect(0.0, 0.0, width, height_of(paragraphs, room, largest) + _PAD * 1.4)
    return Panel(
        "box", frame, frame, largest, paragraphs, indent(paragraphs, largest), None, "white",
        Edge("ink", 3.0, 8.0), name=contact.name,
    )  # fmt: skip


def _line_to_write(card: Panel) -> Iterator[Panel]:
    """Yield the line on which a number is written, behind what asks for it."""
    asked = card.paragraphs[-1]
    if asked.pieces[0].is_ours and len(asked.pieces) == 1 and not address_of(asked.pieces[0].part):
        size = card.size * asked.scale
        left = card.inset.x + text_width(f"{asked.text} ", size, "office-bold")
        height = height_of(card.paragraphs, card.inset.width, card.size)
        middle = card.inset.middle.y if card.anchor == "middle" else card.inset.y + height / 2
        bottom = middle + height / 2
        frame = Rect(left, bottom - 0.3 * size, card.inset.right - left, 1.25)
        yield Panel("ornament", frame, frame, fill="line")


def _way_line(way: Way) -> tuple[Piece, ...]:
    label = (protocol_text(f"{way.label}: "),) if way.label else ()
    more = (site_text(f", {way.more}"),) if way.more else ()
    return (*label, Piece(way.part, is_bold=True, is_ours=way.is_ours), *more)
