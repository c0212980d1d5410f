"""Every sentence of a protocol, with the number that is printed before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model import Item, Passage, Pathway, Protocol, Screening, Sentence, Step


@dataclass(frozen=True, slots=True)
class Number:
    """The number printed before a sentence. A branch's (``is_own`` false) is often not printed, and
    neither are the points of a level."""

    kind: Literal["step", "item", "level"]
    label: str
    is_own: bool
    behind: tuple[str, ...] = ()  # what may be printed behind it: the points to choose from


Numbered = tuple[Number | None, Sentence]


def all_sentences(protocol: Protocol) -> Iterator[Sentence]:
    """Yield every sentence, ours included."""
    yield from (sentence for _, sentence in official_sentences(protocol))
    if protocol.urgent and protocol.urgent.origin == "ours":
        yield protocol.urgent
    yield from (note.text for note in protocol.notes)
    for passage in protocol.passages:
        yield from (each for each in texts_of_passage(passage) if each.origin == "ours")
    for pathway in protocol.pathways:
        parts = [part for step in pathway.steps for part in (step, *step.branches)]
        notes = [pathway.note, *(part.note for part in parts)]
        yield from (note for note in notes if note is not None)


def official_sentences(protocol: Protocol) -> Iterator[Numbered]:
    """Yield every official sentence with its printed number, or with ``None`` where it has none."""
    yield None, protocol.title
    if protocol.urgent and protocol.urgent.origin != "ours":
        yield None, protocol.urgent
    if protocol.publisher.address:
        yield None, protocol.publisher.address
    for pathway in protocol.pathways:
        yield from _of_pathway(pathway)
    for screening in protocol.screenings:
        yield from _of_screening(screening)
    for outcome in protocol.outcomes:
        yield None, outcome.title
        if outcome.text:
            yield None, outcome.text
    for passage in protocol.passages:
        yield from ((None, each) for each in texts_of_passage(passage) if each.origin != "ours")


def texts_of_passage(passage: Passage) -> tuple[Sentence, ...]:
    """Return what a passage says, in its order."""
    return (passage.title, passage.text) if passage.title else (passage.text,)


def _of_pathway(pathway: Pathway) -> Iterator[Numbered]:
    yield None, pathway.title
    for step in pathway.steps:
        yield from sentences_of_step(step, is_own=True)
    yield from ((None, lead.label) for lead in pathway.at_any_point if lead.label)


def sentences_of_step(step: Step, *, is_own: bool) -> Iterator[Numbered]:
    """Yield what a step says: its own words, its branches', its answers and limits."""
    yield from ((None, words) for words in step.who)
    yield Number("step", step.label, is_own), step.text
    yield from ((None, words) for words in (step.more, step.within) if words is not None)
    for branch in step.branches:
        yield from sentences_of_step(branch, is_own=False)
    for lead in step.transitions:
        said = (lead.label, lead.limit, lead.points)
        yield from ((None, words) for words in said if words is not None)


def _of_screening(screening: Screening) -> Iterator[Numbered]:
    if screening.title:
        yield None, screening.title
    for group in screening.groups:
        yield None, group.statement
        for item in group.items:
            points = tuple(str(level.points) for level in item.levels if level.text)
            yield Number("item", item.label, True, points), item.text
            if item.number and item.number.unit:
                yield None, item.number.unit
            for level in item.levels:
                if level.text:
                    yield Number("level", str(level.points), False), level.text
    for rule in screening.rules:
        yield from ((None, words) for words in (rule.title, rule.reads) if words is not None)


def answers_in_words(item: Item) -> tuple[Sentence, ...]:
    """Return what a document says of an item's answers: its levels, or the unit of a number."""
    unit = item.number.unit if item.number else None
    levels = (level.text for level in item.levels)
    return tuple(words for words in (unit, *levels) if words is not None)
