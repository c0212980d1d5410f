"""Words → lines: of about equal length where they are centred, else full ones.

Lines break at spaces. Only a word that is too long for a line of its own breaks further: after
``/`` or ``-``, or between East Asian characters. What is longer still keeps its length, and the
caller widens the box; only a word that no box could hold is cut into pieces. A telephone number
never breaks. Nothing is left out, and nothing is added.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from math import inf
from typing import TypeAlias

from generator.layout.measure import text_width
from generator.model import Part, Sentence
from generator.typeface.faces import Weight
from generator.views.contacts import is_number, stands_out

_EM = 1000.0  # words are measured at this size, once for all sizes of text
_EAST = "\u2e80-\u2fff\u3040-\u9fff\uac00-\ud7af\uff01-\uff60"
_CLOSING = "\u3001-\u3003\u3009\u300b\u300d\u300f\uff01\uff09\uff0c\uff0e\uff1f"
_JOINT = re.compile(rf"(?<=[/-])(?=[^/\-])|(?<=[{_EAST}\u3001\u3002])(?=[{_EAST}])(?![{_CLOSING}])")
_CLOSE = 0.01  # 1/1000 em: what rounding can add to the width of a line
_ORPHAN = 4.0  # how much worse a last line of one word is than its raggedness alone
_SHORT = 0.2  # of the width: a last line that is shorter looks left over
_LAST = 0.4  # of the width: a last line that long looks finished


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one line that come from one part of the sentence. Width in 1/1000 em."""

    text: str
    part: Part | None  # None: words that no sentence holds, such as a box's label
    weight: Weight
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What stays together on a line; several runs where parts meet without a space.

    Compared by identity, which makes looking up its pieces cheap.
    """

    runs: tuple[Run, ...]
    width: float
    space: float  # before it, unless it begins a line; 0: it goes on from the word before it


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """The words of one text. Compared by identity, which makes looking up its lines cheap."""

    words: tuple[Word, ...]


Line: TypeAlias = tuple[Run, ...]
Piece: TypeAlias = tuple[Part, Weight]
"""Words as they come in: a part of a sentence, and how it looks."""


def phrase(sentence: Sentence, longest: float, is_bold: bool = False) -> Phrase:
    """Return the words of a sentence of one line. Whom to call, and the number, are in bold.

    A word longer than ``longest`` (1/1000 em) is cut into pieces.
    """
    return phrase_of(
        tuple(
            (part, "bold" if is_bold or stands_out(part) else "regular") for part in sentence.parts
        ),
        longest,
    )


def phrase_of(pieces: tuple[Piece, ...], longest: float) -> Phrase:
    """Return the words of pieces that follow each other; see ``phrase``."""
    return _cut_phrase(_whole_phrase(pieces), longest)


def plain_phrase(text: str, longest: float) -> Phrase:
    """Return the words of a text that belongs to no sentence, in bold."""
    return _cut_phrase(_whole_plain_phrase(text), longest)


@lru_cache(maxsize=4096)
def _whole_phrase(pieces: tuple[Piece, ...]) -> Phrase:
    words: list[list[Run]] = [[]]
    for part, weight in pieces:
        text = part.text.replace(" ", "\N{NO-BREAK SPACE}") if is_number(part) else part.text
        for position, piece in enumerate(text.split(" ")):
            if position:
                words.append([])
            if piece:
                words[-1].append(_run(piece, part, weight))
    return Phrase(tuple(_word(runs) for runs in words if runs))


@lru_cache(maxsize=4096)
def _whole_plain_phrase(text: str) -> Phrase:
    return Phrase(tuple(_word([_run(piece, None, "bold")]) for piece in text.split()))


def _cut_phrase(text: Phrase, longest: float) -> Phrase:
    return text if _widest(text) <= longest else _in_pieces(text, longest)


@lru_cache(maxsize=4096)
def _in_pieces(text: Phrase, longest: float) -> Phrase:
    return Phrase(tuple(piece for word in text.words for piece in _cut(word, longest)))


def line_count(text: Phrase, width: float) -> int:
    """Return how many lines of ``width`` (1/1000 em) the text needs at least."""
    counted = _counted(text)
    place = bisect_left(counted, (width,))
    # What is near is looked at again: another thread may have counted, too, and moved it.
    near = counted[max(place - 1, 0) : place + 1]
    if near and near[-1][0] == width:
        return near[-1][1]
    if near and near[0][0] < width < near[-1][0] and near[0][1] == near[-1][1]:
        return near[0][1]
    found = len(_latest_ends(_fitting(text.words, width), width))
    if width >= _widest(text):
        insort(counted, (width, found))
    return found


@lru_cache(maxsize=4096)
def _counted(text: Phrase) -> list[tuple[float, int]]:
    """Return the widths that a text's lines were counted for, in order, each with their number.

    Narrower lines are never fewer, as long as no word is broken: what lies between two widths with
    the same number needs no counting. The list is a memory and grows: by few entries for each
    number of lines, because only what is not between two equal ones is counted.
    """
    return []


@lru_cache(maxsize=4096)
def _widest(text: Phrase) -> float:
    return max((word.width for word in text.words), default=0.0)


@lru_cache(maxsize=4096)
def wrap(text: Phrase, width: float, is_even: bool = True) -> tuple[Line, ...]:
    """Break a text into the fewest lines of ``width`` (1/1000 em).

    They are as even as they can be, or else as full: then the last one may be shorter. A line is
    wider than ``width`` only where a single word is.
    """
    if not text.words:
        return ()
    words = _fitting(text.words, width)
    ends = _latest_ends(words, width)
    if is_even or _is_short(words[ends[-2] if len(ends) > 1 else 0 :], width):
        ends = _best_ends(words, width, is_even)
    return _lines(words, ends)


def full_lines(text: Phrase, width: float) -> tuple[Line, ...]:
    """Break a text into lines that each take as many words as they hold, as programs do."""
    words = _fitting(text.words, width)
    return _lines(words, _latest_ends(words, width))


def widest_word(text: Phrase, width: float) -> float:
    """Return the width of the widest word once those too long for ``width`` are broken."""
    return max((word.width for word in _fitting(text.words, width)), default=0.0)


def line_width(line: Line) -> float:
    """Return a line's width in 1/1000 em."""
    return sum(run.width for run in line)


@cache
def _space_width(weight: Weight) -> float:
    return text_width(" ", _EM, weight)


def _run(text: str, part: Part | None, weight: Weight) -> Run:
    return Run(text, part, weight, text_width(text, _EM, weight))


def _word(runs: Sequence[Run], is_joined: bool = False) -> Word:
    space = 0.0 if is_joined else _space_width(runs[0].weight)
    return Word(tuple(runs), sum(run.width for run in runs), space)


def _cut(word: Word, longest: float) -> list[Word]:
    """Cut a word that not even breaks at its joints make short enough, anywhere."""
    if max((piece.width for piece in _fitting((word,), longest)), default=0.0) <= longest:
        return [word]
    pieces: list[list[Run]] = [[]]
    room = longest
    for run in word.runs:
        for character in run.text:
            single = _run(character, run.part, run.weight)
            if single.width > room and pieces[-1]:
                pieces.append([])
                room = longest
            pieces[-1].append(single)
            room -= single.width
    return _joined(word, pieces)


def _fitting(words: tuple[Word, ...], width: float) -> tuple[Word, ...]:
    if all(word.width <= width for word in words):
        return words
    pieces: list[Word] = []
    for word in words:
        pieces.extend([word] if word.width <= width else _pieces(word))
    return tuple(pieces)


@lru_cache(maxsize=4096)
def _pieces(word: Word) -> tuple[Word, ...]:
    """Break a word wherever it may break."""
    pieces: list[list[Run]] = [[]]
    for run in word.runs:
        cuts = [run.text] if run.part and is_number(run.part) else _JOINT.split(run.text)
        for position, text in enumerate(cuts):
            if position or (pieces[-1] and pieces[-1][-1].text[-1] in "/-"):
                pieces.append([])
            pieces[-1].append(_run(text, run.part, run.weight))
    return tuple(_joined(word, pieces))


def _joined(word: Word, pieces: Sequence[Sequence[Run]]) -> list[Word]:
    return [_word(runs, word.space == 0.0 or place > 0) for place, runs in enumerate(pieces)]


def _is_short(last: Sequence[Word], width: float) -> bool:
    """Say whether a last line looks like a leftover."""
    return len(last) == 1 or sum(w.width + w.space for w in last) < width * _SHORT


def _best_ends(words: Sequence[Word], width: float, is_even: bool) -> list[int]:
    """Return where each of the fewest lines ends so that the squares of the gaps are least.

    Unless lines are to be even, the last one's gap counts only as far as it looks unfinished.
    """
    total = len(words)
    latest = _latest_ends(words, width)
    best: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for earliest in _earliest_ends(words, width, len(latest)):
        reached: dict[int, tuple[float, int]] = {}
        for start, (cost, _) in best[-1].items():
            used = 0.0
            for end in range(start + 1, total + 1):
                word = words[end - 1]
                used += word.width + (word.space if end - 1 > start else 0.0)
                if used > width and end - 1 > start:
                    break
                if end < earliest:
                    continue
                is_last = end == total
                is_orphan = is_last and end - start == 1 and total > 1
                is_free = is_last and not is_even and not is_orphan
                gap = max(0.0, (width * _LAST if is_free else width) - used) ** 2
                candidate = cost + (gap * _ORPHAN if is_orphan else gap)
                if candidate < reached.get(end, (inf, 0))[0]:
                    reached[end] = (candidate, start)
        best.append(reached)
    ends = [total]
    for line in range(len(latest), 1, -1):
        ends.append(best[line][ends[-1]][1])
    return ends[::-1]


def _latest_ends(words: Sequence[Word], width: float) -> list[int]:
    """Return where lines end that each take as many words as they hold."""
    starts: list[int] = []
    used = inf
    for place, word in enumerate(words):
        used += word.width + word.space
        if used > width:
            starts.append(place)
            used = word.width
    return [*starts[1:], len(words)] if words else []


def _earliest_ends(words: Sequence[Word], width: float, count: int) -> list[int]:
    """Return for each of ``count`` lines how early it may end so that the rest still holds all.

    Without this bound, a long text is tried in far more ways than can come to anything.
    """
    ends = [len(words)]
    used = 0.0
    for start in range(len(words) - 1, -1, -1):
        following = words[start + 1].space if start + 1 < ends[-1] else 0.0
        used += words[start].width + following
        # Sums differ a little with their order; the bound must not be too late.
        if used > width + _CLOSE and start + 1 < ends[-1]:
            ends.append(start + 1)
            used = words[start].width
    return [*(0 for _ in range(count - len(ends))), *ends[::-1]]


def _lines(words: Sequence[Word], ends: Sequence[int]) -> tuple[Line, ...]:
    return tuple(_line(words[start:end]) for start, end in pairwise((0, *ends)))


def _line(words: Sequence[Word]) -> Line:
    """Join words with spaces; neighbouring runs of one part and weight become one."""
    runs: list[Run] = []
    for position, word in enumerate(words):
        for place, run in enumerate(word.runs):
            last = runs[-1] if runs else None
            spaced = position > 0 and place == 0 and word.space > 0
            if last is not None and last.part is run.part:
                runs[-1] = _join(last, run, spaced)
            elif last is not None and spaced and last.weight == "regular":
                # The space belongs to the regular words beside a bold name: it is narrower there.
                runs[-1] = _join(last, _run("", last.part, last.weight), spaced)
                runs.append(run)
            else:
                runs.append(_join(_run("", run.part, run.weight), run, spaced))
    return tuple(runs)


def _join(first: Run, second: Run, spaced: bool) -> Run:
    space = _space_width(first.weight) if spaced else 0.0
    text = first.text + (" " if spaced else "") + second.text
    return Run(text, first.part, first.weight, first.width + space + second.width)
