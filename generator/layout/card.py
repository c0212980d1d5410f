"""The card: a paper that folds in three and then in half, small enough for a pocket.

A panel is a third of the paper; the fold across leaves a gap in the middle of each.

Text is as large as it can be on the fewest cards, and never smaller than ``SMALLEST``: a long
protocol gets more cards. How much fits is estimated here; where it breaks is left to Typst, so
that nothing is ever cut off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil

from generator.layout.flowing import FlowingLayout
from generator.layout.wrap import line_count, phrase, plain_phrase
from generator.model import Sentence, Words
from generator.views.blocks import blocks
from generator.views.card import Card
from generator.views.papers import Paper
from generator.views.pathway import PathwayEntry
from generator.views.step import Exit, StepEntry
from generator.words.catalogue import SiteWords

SMALLEST, LARGEST = 10.0, 12.5
"""Sizes of the steps' words, in pt."""

_PANELS = 3
_EDGE = 18.0  # what printers leave white
_GUTTER = 28.0  # from panel to panel, the fold in its middle
_FOOT = 36.0  # below the words of a panel
_FOLD = 12.0  # around the fold across, where no words stand
_STATUS = 16.0  # above each title, where the protocol is not in use
_STEP = 0.25  # between the sizes tried
_EM = 1000.0
_LINE, _GAP = 1.2, 0.55  # from line to line, and more from step to step, in em
_TITLE = 1.25  # size of a title, in em of the steps
_MARK = 2.0  # width that the mark takes before it
_AROUND = 2.6  # room around a title and after the pathway, and what the fold takes of a panel


@dataclass(frozen=True, slots=True)
class _Panels:
    """The panels of a card on one paper; lengths in pt."""

    width: float  # of the words in each
    height: float


def card_layout(card: Card, paper: Paper) -> FlowingLayout:
    """Return how a card is set: lying on its side, in the largest text that takes the fewest cards
    and divides the fewest pathways."""
    panels = _panels(paper)
    size = _text_size(card, panels)
    measures = {
        "size": size,
        "panels": _PANELS,
        "edge": _EDGE,
        "gutter": _GUTTER,
        "gap": _FOLD,
        "title": _TITLE,
        "between": _GAP,
        "words": [panels.width, panels.height],
    }
    return FlowingLayout(paper.turned, size, measures)


def _text_size(card: Card, panels: _Panels) -> float:
    count = round((LARGEST - SMALLEST) / _STEP)
    sizes = [LARGEST - _STEP * number for number in range(count + 1)]
    return min(sizes, key=lambda size: (*_cards(card, panels, size), -size))


def _panels(paper: Paper) -> _Panels:
    width = (paper.turned.width - 2 * _EDGE - (_PANELS - 1) * _GUTTER) / _PANELS
    return _Panels(width, paper.turned.height - _EDGE - _FOOT)


def _cards(card: Card, panels: _Panels, size: float) -> tuple[int, int]:
    """Count the cards, front panel included, and the pathways that no panel holds whole."""
    full, used, divided = 1, 0.0, 0
    for pathway in card.pathways:
        height = sum(_heights(pathway, panels.width / size, card.words)) * size
        height += _STATUS if card.status else 0.0
        if used and used + height > panels.height:
            full, used = full + 1, 0.0
        divided += height > panels.height
        full, used = full + int(height // panels.height), used + height % panels.height
    return ceil((full + (used > 0)) / _PANELS), divided


def _heights(pathway: PathwayEntry, width: float, words: SiteWords) -> Iterator[float]:
    """Yield the heights of a pathway's parts on a panel. Lengths in em."""
    title = (width / _TITLE - _MARK) * _EM
    yield line_count(plain_phrase(pathway.title.text, title), title) * _LINE * _TITLE + _AROUND
    if pathway.urgency:
        yield _LINE
    if pathway.note:
        yield _lines((pathway.note,), width - 1.5) * _LINE + 2.5
    if pathway.at_any_point:
        yield 2.2 * _LINE
        yield from (_way_height(way, width, words) for way in pathway.at_any_point)
    for step in pathway.steps:
        yield from _step_heights(step, width, words)
    for outcome in pathway.outcomes:
        texts = (outcome.title, outcome.text) if outcome.text else (outcome.title,)
        yield _lines(texts, width - 1.5) * _LINE + 1.5
    if pathway.outcomes:
        yield 2.0


def _step_heights(step: StepEntry, width: float, words: SiteWords) -> Iterator[float]:
    label = Sentence((Words(f"{step.label} "), *step.text.parts), step.text.origin, step.text.span)
    yield _lines((label,), width) * _LINE + _GAP
    for each in (*step.before, *step.details):
        prefix = (Words(f"{each.label}: "),) if each.label else ()
        said = replace(each.text, parts=(*prefix, *each.text.parts))
        yield _lines((said,), width) * _LINE
    yield from (_way_height(way, width, words) for way in step.ways)
    yield from (
        each for branch in step.branches for each in _step_heights(branch, width - 1.0, words)
    )
    if step.branches:
        yield _LINE
    if step.ends:
        yield _LINE


def _way_height(way: Exit, width: float, words: SiteWords) -> float:
    led = f"{way.label or ''} {words.go_to} {way.target} {way.limit.text if way.limit else ''}"
    return line_count(plain_phrase(led, width * _EM), (width - 3.0) * _EM) * _LINE


def _lines(texts: tuple[Sentence, ...], width: float) -> int:
    lines = (block.words for text in texts for block in blocks(text))
    return sum(line_count(phrase(line, width * _EM), width * _EM) for line in lines)
