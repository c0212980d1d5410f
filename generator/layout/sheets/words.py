"""Words outside of charts: measured and set line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.layout.geometry import PlacedLine, PlacedRun, Rect
from generator.layout.measure import ASCENT, DESCENT
from generator.layout.sheets.items import Shade, Words
from generator.layout.wrap import (
    Line,
    Phrase,
    line_count,
    line_width,
    phrase_of,
    plain_phrase,
    wrap,
)
from generator.model import Words as PlainWords

EM = 1000.0
LONGEST = 30_000.0  # 1/1000 em: a word that is longer is cut
LEADING = 1.22  # from line to line of small print, in sizes of its text


@dataclass(frozen=True, slots=True)
class Said:
    """Some words as they are to be set."""

    words: Phrase
    size: float
    shade: Shade = "ink"
    is_ours: bool = False
    above: float = 0.0  # pt
    leading: float = LEADING
    to: str | None = None  # where they lead


def bold(text: str, longest: float = LONGEST) -> Phrase:
    """Return words in bold."""
    return plain_phrase(text, longest)


def regular(text: str, longest: float = LONGEST) -> Phrase:
    """Return words that are not bold."""
    return phrase_of(((PlainWords(text), "regular"),), longest)


@lru_cache(maxsize=1024)
def joined(parts: tuple[Phrase, ...]) -> Phrase:
    """Return texts on one line, with dots between them."""
    words = [parts[0].words]
    for part in parts[1:]:
        words += [regular("· -").words[:1], part.words]
    return Phrase(tuple(word for each in words for word in each))


def natural_width(words: Phrase, size: float) -> float:
    """Return how wide words are on one line."""
    return line_width(wrap(words, 1e6)[0]) * size / EM if words.words else 0.0


def lines_in(words: Phrase, width: float, size: float) -> int:
    """Return how many lines words take."""
    return line_count(words, round(width * EM / size, 1)) if words.words else 0


def said_height(said: Iterable[Said], width: float) -> float:
    """Return how high words are, one text below the other."""
    return sum(
        each.above + lines_in(each.words, width, each.size) * each.leading * each.size
        for each in said
    )


def set_said(
    said: Sequence[Said], room: Rect, *, at_right: bool = False, is_heading: bool = False
) -> tuple[Words, ...]:
    """Set texts one below the other from the top of ``room``; ``is_heading``: the first one."""
    found = []
    top = room.y
    for each in said:
        top += each.above
        lines = wrap(each.words, round(room.width * EM / each.size, 1), is_even=False)
        placed = set_lines_at(lines, room, top, each.size, each.leading, at_right=at_right)
        first = is_heading and each is said[0]
        # Lines that end alike begin apart, and each is set by itself.
        parts = [(line,) for line in placed] if at_right else [placed]
        look = (each.size, each.shade, each.is_ours, first, each.to)
        found += [Words(part, *look) for part in parts if part]
        top += len(lines) * each.leading * each.size
    return tuple(found)


def set_in_middle(said: Sequence[Said], room: Rect) -> tuple[Words, ...]:
    """Set texts one below the other in the middle of a room's height."""
    top = room.y + (room.height - said_height(said, room.width)) / 2
    return set_said(said, Rect(room.x, top, room.width, 0))


def set_lines_at(
    lines: Sequence[Line],
    room: Rect,
    top: float,
    size: float,
    leading: float,
    *,
    at_right: bool = False,
) -> tuple[PlacedLine, ...]:
    """Set lines of one text, ``leading`` sizes of the text apart."""
    first = top + ((leading - ASCENT - DESCENT) / 2 + ASCENT) * size
    placed = []
    for number, line in enumerate(lines):
        width = line_width(line) * size / EM
        left = room.right - width if at_right else room.x
        runs = tuple(PlacedRun(run.text, run.part, run.weight) for run in line)
        y = round(first + number * leading * size, 2)
        placed.append(PlacedLine("text", runs, round(left, 2), y, round(width, 2)))
    return tuple(placed)
