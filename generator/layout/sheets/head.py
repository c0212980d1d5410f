"""The head of a pathway: a band in its colour, with the telling words of its title large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.layout.geometry import Point, Rect
from generator.layout.marks import mark
from generator.layout.measure import ASCENT, DESCENT
from generator.layout.sheets.items import Band, Bars, Words
from generator.layout.sheets.words import EM, bold, lines_in, set_lines_at
from generator.layout.wrap import Phrase, wrap
from generator.views.signs import Sign
from generator.views.title import TitleRun
from generator.views.urgency import UrgencyMark

REST = 0.37
"""Size of what is said around the telling words, in sizes of those."""

_LEADING, _REST_LEADING = 0.98, 1.08
_DESCENT = 0.12  # sizes of the telling words
_SIDE, _ABOVE = 0.55, 0.24  # sizes of the text
_TRIED = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42)
_MARK = 0.5  # sizes of the telling words
_BESIDE = 0.5  # sizes of the text: between the words and the mark


@dataclass(frozen=True, slots=True)
class HeadLook:
    """Sizes of heads: of their telling words, of the rest, and of the text below."""

    lead: float
    text: float

    @property
    def rest(self) -> float:
        """The size of the other words of a title: at least about that of the text."""
        return max(REST * self.lead, min(0.95 * self.text, 0.7 * self.lead))

    @property
    def mark(self) -> float:
        """The width of a mark."""
        return max(_MARK * self.lead, self.rest)


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """A title in runs, each of them large or not. Compared by identity: made once for a sheet."""

    runs: tuple[tuple[Phrase, bool], ...]
    has_lead: bool
    sign: Sign | None
    urgency: UrgencyMark | None = None
    is_again: bool = False


def head_of(
    title: str, runs: Sequence[TitleRun], sign: Sign | None, urgency: UrgencyMark | None = None
) -> Head:
    """Return the head of what has a title; without telling words all of it is large."""
    if not runs:
        return Head(((bold(title), True),), False, sign, urgency)
    found = tuple((bold(run.words.text), run.is_lead) for run in runs)
    return Head(found, True, sign, urgency)


@lru_cache(maxsize=256)
def again(head: Head) -> Head:
    """Return a head for where a pathway goes on: the same words, none of them large."""
    words = tuple(word for phrase, _ in head.runs for word in phrase.words)
    return Head(((Phrase(words), False),), True, head.sign, None, is_again=True)


def lead_size(heads: Sequence[Head], width: float, wanted: float, text: float) -> float:
    """Return how large the telling words of all heads are: ``wanted``, or as large as they fit in
    two lines."""
    leading = [head for head in heads if head.has_lead] or heads
    for share in _TRIED:
        look = HeadLook(share * wanted, text)
        room = _room(width, look)
        if all(
            _fits(run, room, look.lead) for head in leading for run, large in head.runs if large
        ):
            return look.lead
    return max(_TRIED[-1] * wanted, 1.05 * text)


def _fits(run: Phrase, room: float, size: float) -> bool:
    widest = max((word.width for word in run.words), default=0.0)
    return widest * size / EM <= room and lines_in(run, room, size) <= 2


def _room(width: float, look: HeadLook) -> float:
    return width - 2 * _SIDE * look.text


@dataclass(frozen=True, slots=True)
class _Line:
    words: Phrase
    room: float
    size: float
    leading: float
    below: float  # room for what reaches below large words, where small ones follow

    @property
    def height(self) -> float:
        """Return the least height in a column."""
        return lines_in(self.words, self.room, self.size) * self.size * self.leading + self.below


def _texts(head: Head, width: float, look: HeadLook) -> list[_Line]:
    """Return the runs of a head; the last one leaves room for the mark."""
    room = _room(width, look)
    found = []
    for number, (words, is_large) in enumerate(head.runs, 1):
        size, leading = look.rest, _REST_LEADING
        if is_large:
            size, leading = look.lead, _LEADING
            if not head.has_lead:
                size = _lone(words, room, look)
        below = _DESCENT * size if is_large and number < len(head.runs) else 0.0
        found.append(_Line(words, room, size, leading, below))
    if head.sign is not None and not head.is_again:
        last = found[-1]
        beside = replace(last, room=room - look.mark - _BESIDE * look.text)
        # A mark that the last line leaves no room for stands below it.
        found[-1] = replace(last, room=beside.room) if beside.height == last.height else last
    return found


def _lone(words: Phrase, room: float, look: HeadLook) -> float:
    """Return the size of a title without telling words: smaller where it is long."""
    for share in _TRIED:
        if _fits(words, room, share * look.lead):
            return share * look.lead
    return max(_TRIED[-1] * look.lead, look.text)


@lru_cache(maxsize=8192)
def head_height(head: Head, width: float, look: HeadLook) -> float:
    """Return the least height of a head."""
    return sum(_heights(head, width, look)) + 2 * _ABOVE * look.text


def _heights(head: Head, width: float, look: HeadLook) -> tuple[float, float]:
    """Return the height of the words of a head, and of what stands below them."""
    lines = _texts(head, width, look)
    words = sum(line.height for line in lines)
    below = _REST_LEADING * look.rest if head.urgency else 0.0
    if head.sign is not None and not head.is_again and lines[-1].room == _room(width, look):
        below = max(below, look.mark)
    return words, below


def place_head(head: Head, frame: Rect, look: HeadLook) -> Band:
    """Set a head into its band, which may be higher than it needs."""
    top = frame.y + (frame.height - sum(_heights(head, frame.width, look))) / 2
    room = Rect(frame.x + _SIDE * look.text, top, _room(frame.width, look), 0)
    words = []
    for line in _texts(head, frame.width, look):
        lines = wrap(line.words, round(line.room * EM / line.size, 1), is_even=False)
        placed = set_lines_at(lines, room, top, line.size, line.leading)
        words.append(Words(placed, line.size, "on", is_heading=True))
        top += line.height
    bars = None
    if head.urgency:
        middle = top + _REST_LEADING * look.rest / 2
        bars = Bars(room.x, middle - (ASCENT - DESCENT) / 2 * look.rest, look.rest, head.urgency)
    shape = None
    if head.sign and not head.is_again:
        low = frame.bottom - _ABOVE * look.text - look.mark / 2
        centre = Point(round(room.right - look.mark / 2, 2), round(low, 2))
        shape = mark(head.sign.mark, centre, look.mark / 2)
    return Band(frame, head.sign, shape, tuple(words), bars, head.is_again)
