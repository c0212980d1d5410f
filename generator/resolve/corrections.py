"""Corrections of the words of a document: each has its places, and holds once it is approved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generator.diagnostics.diagnostic import error
from generator.model import (
    Correction,
    Item,
    Part,
    Pathway,
    Protocol,
    Screening,
    Sentence,
    Step,
    Words,
)
from generator.resolve.names import Names
from generator.schema.definition import CorrectionSection
from generator.source.tree import Scalar

_Change = Callable[[str, Sentence], Sentence]
"""Takes the qualified name of what a sentence is of, and the sentence."""


def resolve_corrections(
    protocol: Protocol, sections: list[CorrectionSection], names: Names
) -> Protocol:
    """Return a protocol with its corrections, those that are approved in their places."""
    corrections = tuple(_correction(section, names) for section in sections)
    for section, correction in zip(sections, corrections, strict=True):
        for at in section.at:
            protocol = _at_place(protocol, at, correction, names)
    return replace(protocol, corrections=corrections)


def _correction(section: CorrectionSection, names: Names) -> Correction:
    by, on = section.approved_by, section.approved_on
    there = by or on
    if there is not None and (by is None or on is None):
        lacking = "approved_on" if on is None else "approved_by"
        message = f"this approval has no `{lacking}`"
        hint = "both make an approval: without one, leave both out, and what is printed stands"
        names.problems.append(error("bad-approval", message, there.span, hints=[hint]))
    return Correction(
        str(section.id),
        tuple(map(str, section.at)),
        str(section.printed),
        str(section.published),
        str(section.why),
        str(by) if by else None,
        str(on) if on else None,
        section.id.span,
    )


def _at_place(protocol: Protocol, at: Scalar, correction: Correction, names: Names) -> Protocol:
    """Correct one sentence, or report that it has not the words."""
    met: list[int] = []
    known: list[str] = []

    def changed(name: str, sentence: Sentence) -> Sentence:
        known.append(name)
        if name != str(at):
            return sentence
        met.append(_count(sentence, correction.printed))
        return _corrected(sentence, correction)

    found = _everywhere(protocol, changed)
    if not met:
        names.unknown("step, item or pathway", at, dict.fromkeys(known, at.span))
    elif met != [1]:
        times = "more than once" if sum(met) else "nowhere"
        message = f"`{correction.printed}` stands {times} in the words of `{at}`"
        hint = "write as many of the printed words as make them stand there once"
        names.problems.append(error("bad-correction", message, at.span, hints=[hint]))
    return found if correction.is_approved else protocol


def _count(sentence: Sentence, printed: str) -> int:
    return sum(part.text.count(printed) for part in sentence.parts if isinstance(part, Words))


def _corrected(sentence: Sentence, correction: Correction) -> Sentence:
    parts: tuple[Part, ...] = tuple(
        Words(part.text.replace(correction.printed, correction.published))
        if isinstance(part, Words)
        else part
        for part in sentence.parts
    )
    return replace(sentence, parts=parts, printed=sentence.printed or sentence.parts)


def as_printed(protocol: Protocol) -> Protocol:
    """Return a protocol in the words that the document has, without corrections."""
    if not any(each.is_approved for each in protocol.corrections):
        return protocol

    def printed(name: str, sentence: Sentence) -> Sentence:
        return replace(sentence, parts=sentence.printed or sentence.parts, printed=None)

    return _everywhere(protocol, printed)


def _everywhere(protocol: Protocol, change: _Change) -> Protocol:
    """Return a protocol in which what can be corrected is changed."""
    return replace(
        protocol,
        pathways=tuple(_pathway(pathway, change) for pathway in protocol.pathways),
        screenings=tuple(_screening(screening, change) for screening in protocol.screenings),
    )


def _pathway(pathway: Pathway, change: _Change) -> Pathway:
    title = change(pathway.id, pathway.title)
    steps = tuple(_step(pathway.id, step, change) for step in pathway.steps)
    return replace(pathway, title=title, steps=steps)


def _step(pathway: str, step: Step, change: _Change) -> Step:
    branches = tuple(_step(pathway, branch, change) for branch in step.branches)
    return replace(step, text=change(f"{pathway}.{step.id}", step.text), branches=branches)


def _screening(screening: Screening, change: _Change) -> Screening:
    here = f"screening.{screening.id}"

    def item_of(item: Item) -> Item:
        return replace(item, text=change(f"{here}.{item.id}", item.text))

    groups = tuple(
        replace(
            group,
            statement=change(f"{here}.{group.id}", group.statement),
            items=tuple(map(item_of, group.items)),
        )
        for group in screening.groups
    )
    return replace(screening, groups=groups)
