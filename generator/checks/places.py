"""Where the words of a protocol stand in the official document, for people to look them up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from itertools import accumulate

from generator.checks.differences import Stretch
from generator.checks.points import without_point_numbers
from generator.checks.sentences import official_sentences
from generator.checks.wording import cover
from generator.diagnostics.span import Span
from generator.model import Protocol, Sentence
from generator.source.official import Word
from generator.source.words import words_of

Places = Mapping[Sentence, tuple[Span, ...]]
"""Of each official sentence, a place for each time that the definition says it, in that order."""


def official_places(protocol: Protocol) -> Places:
    """Return the place of every official sentence; there are none without a document."""
    if protocol.official is None:
        return {}
    official = without_point_numbers(protocol, protocol.official)
    coverage = cover(protocol, official)
    if coverage is None:
        return {}
    sentences = list(official_sentences(protocol))
    alike = [(number.label if number else None, said.text) for number, said in sentences]
    found: dict[Sentence, tuple[Span, ...]] = {}
    placed = _by_surroundings(coverage.places, alike)
    for (_, sentence), stretch in zip(sentences, placed, strict=True):
        if stretch is not None:
            span = _span(official.words[slice(*stretch)])
            found[sentence] = (*found.get(sentence, ()), span)
    return found


def places_of(text: str, protocol: Protocol) -> tuple[Span, ...]:
    """Return every place of words that stand inside others in the document, such as a number."""
    if protocol.official is None:
        return ()
    words = protocol.official.words
    starts = list(accumulate((len(word.text) + 1 for word in words), initial=0))
    pattern = rf"(?<!\w){re.escape(' '.join(words_of(text)))}(?!\w)"
    joined = " ".join(word.text for word in words)
    return tuple(
        _span(words[bisect_right(starts, each.start()) - 1 : bisect_right(starts, each.end() - 1)])
        for each in re.finditer(pattern, joined)
    )


def _by_surroundings(
    places: tuple[Stretch | None, ...], alike: Sequence[Hashable]
) -> list[Stretch | None]:
    """Return places so that sentences that are ``alike`` have those next to what is said beside
    them: which of them a sentence took makes no difference to a check, and all to a reader."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, key in enumerate(alike):
        if places[at] is not None:
            groups[key].append(at)
    single = [group[0] for group in groups.values() if len(group) == 1]
    found = list(places)
    for group in groups.values():
        if len(group) > 1 and single:
            near = {at: min((abs(each - at), each) for each in single)[1] for at in group}
            order = sorted(group, key=lambda at: (places[near[at]] or (0, 0), at))
            taken = sorted(places[at] or (0, 0) for at in group)
            for at, place in zip(order, taken, strict=True):
                found[at] = place
    return found


def _span(words: tuple[Word, ...]) -> Span:
    first, last = words[0].span, words[-1].span
    return Span(first.path, first.line, first.column, last.end_line, last.end_column)
