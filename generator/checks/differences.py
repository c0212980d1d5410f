"""Wordings that differ a little from the document: each with the stretch that it stands for.

One changed word leaves a wording that does not stand in the document, and words of it that nothing
uses. That is one slip, and it is told as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.model import Sentence
from generator.source.words import words_of

Stretch = tuple[int, int]  # the first word's position, and that after the last

MAX_COMPARED = 40
"""How many wordings are compared with the stretches: where more differ, another text is meant."""

MAX_PAIRS = 200_000
"""Words of a wording times those of a stretch: beyond that a comparison takes long."""

_FEW = 4  # words of a difference that are shown


@dataclass(frozen=True, slots=True)
class Difference:
    """A wording, and how the document reads where it first differs."""

    at: int  # position in the document
    before: str | None  # the word before, in both; None: they begin otherwise
    theirs: str
    ours: str


def differences(
    missing: Sequence[Sentence],
    unused: Iterable[Stretch],
    document: Sequence[str],
    labels: set[tuple[str, ...]],
) -> tuple[dict[int, Difference], list[Stretch]]:
    """Find the unused stretches that missing wordings stand for.

    Returns the differences by the position of a wording in ``missing``, and what then is still
    unused. ``labels`` are the printed numbers, which stand before a wording that is found so.
    """
    found: dict[int, Difference] = {}
    left = list(unused)
    for number, sentence in enumerate(missing[:MAX_COMPARED]):
        words = words_of(sentence.text)
        known = set(words)
        for stretch in left:
            if (stretch[1] - stretch[0]) * len(words) > MAX_PAIRS:
                continue
            theirs = document[stretch[0] : stretch[1]]
            if 2 * len(known.intersection(theirs)) < len(known):
                continue
            region = _region(theirs, words)
            if region is None:
                continue
            start, end = stretch[0] + region[0], stretch[0] + region[1]
            found[number] = _first(document[start:end], words, start)
            left.remove(stretch)
            rest = [(stretch[0], start), (end, stretch[1])]
            if tuple(document[stretch[0] : start]) in labels:
                del rest[0]
            left += [each for each in rest if each[0] < each[1]]
            break
    return found, sorted(left)


def _region(theirs: Sequence[str], ours: Sequence[str]) -> Stretch | None:
    """Return which of their words ours stand for; ``None`` where less than half are the same."""
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if 2 * sum(block.size for block in blocks) < len(ours):
        return None
    first, last = blocks[0], blocks[-1]
    after = len(ours) - last.b - last.size
    return max(0, first.a - first.b), min(len(theirs), last.a + last.size + after)


def _first(theirs: Sequence[str], ours: Sequence[str], start: int) -> Difference:
    matcher = SequenceMatcher(None, theirs, ours, autojunk=False)
    _, a, a_end, b, b_end = next(code for code in matcher.get_opcodes() if code[0] != "equal")
    if a == a_end or b == b_end:  # words more or less: show what stands in their place
        a_end, b_end = a + 1, b + 1
    before = ours[b - 1] if b else None
    at = start + min(a, len(theirs) - 1)
    return Difference(at, before, _shown(theirs[a:a_end]), _shown(ours[b:b_end]))


def _shown(words: Sequence[str]) -> str:
    more = " …" if len(words) > _FEW else ""
    return " ".join(words[:_FEW]) + more
