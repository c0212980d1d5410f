"""What stands together in the official document stands together in the definition.

That every word is used does not yet say that it is used in the right place: two steps of the same
number could change places between pathways, or a title go to another pathway. So each pathway is
found in the document as one stretch of its title and its steps, and each group as its statement
with its items after it, in their order. Groups and passages may stand among a pathway's parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.finder import Finder
from generator.checks.sentences import (
    answers_in_words,
    official_sentences,
    sentences_of_step,
    texts_of_passage,
)
from generator.diagnostics.diagnostic import Diagnostic, error
from generator.model import Group, Passage, Pathway, Protocol
from generator.source.words import words_of

Words = tuple[str, ...]
Stretch = tuple[int, int]  # the first word's position, and that after the last


def arrangement(protocol: Protocol, finder: Finder) -> Iterator[Diagnostic]:
    """Report pathways and groups whose parts the document does not hold together, steps hidden in
    other wordings, and contacts that the document does not name."""
    between: list[Stretch] = []  # what may stand among the parts of a pathway
    for passage in protocol.passages:
        if passage.text.origin != "ours":
            found = _passage_stretches(passage, finder)
            between += found
            if not found:
                message = "the document does not hold this title with this text after it"
                yield error("wording-apart", message, passage.span)
    for screening in protocol.screenings:
        for group in screening.groups:
            found = _group_stretches(group, finder)
            between += found
            if not found:
                has_answers = any(item.levels for item in group.items)
                items = "these items and their answers" if has_answers else "these items"
                message = f"the document does not hold this statement with {items} after it"
                yield error("wording-apart", message, group.span)
    for pathway in protocol.pathways:
        if not _stands_together(pathway, finder, between):
            message = "the document does not hold this title and these steps in one place"
            hint = "in the document's text, a pathway's title and steps have to stand together"
            yield error("wording-apart", message, pathway.span, hints=[hint])
    yield from _hidden_numbers(protocol)
    yield from _contacts(protocol, finder)


def _passage_stretches(passage: Passage, finder: Finder) -> list[Stretch]:
    words = [word for each in texts_of_passage(passage) for word in words_of(each.text)]
    return [(at, at + len(words)) for at in finder.places(words)]


def _group_stretches(group: Group, finder: Finder) -> list[Stretch]:
    if any(item.levels for item in group.items):
        found = (_with_answers(group, at, finder) for at in _after_statement(group, finder))
        return [stretch for stretch in found if stretch is not None]
    statement = words_of(group.statement.text)
    bare = [word for item in group.items for word in words_of(item.text.text)]
    numbered = [
        word for item in group.items for word in (*words_of(item.label), *words_of(item.text.text))
    ]
    words = [*statement, *numbered]
    places = finder.places(words)
    if not places:
        words = [*statement, *bare]
        places = finder.places(words)
    return [(at, at + len(words)) for at in places]


def _after_statement(group: Group, finder: Finder) -> list[int]:
    words = words_of(group.statement.text)
    return [at + len(words) for at in finder.places(words)]


def _with_answers(group: Group, start: int, finder: Finder) -> Stretch | None:
    """Return the stretch that holds a group's items in order, with the words of their answers, and
    their points, somewhere between them."""
    answers = {tuple(words_of(w.text)) for item in group.items for w in answers_in_words(item)}
    points = {(str(level.points),) for item in group.items for level in item.levels}
    others = sorted(answers | points, key=len, reverse=True)
    at, behind = start, [_answers_at(start, others, finder)]
    for item in group.items:
        words = tuple(words_of(item.text.text))
        forms = ((*words_of(item.label), *words), words)
        while True:
            size = next((len(f) for f in forms if finder.stands_at(f, at, "right")), 0)
            other = next((len(w) for w in others if finder.stands_at(w, at, "right")), 0)
            at += size or other
            if size or not other:
                break
        if not size:
            return None
        behind.append(_answers_at(at, others, finder))
    return (start, at) if _are_at_their_items(group, behind) else None


def _answers_at(at: int, others: list[Words], finder: Finder) -> list[Words]:
    """Return the answers and points that stand one after the other from a position on."""
    found: list[Words] = []
    while words := next((w for w in others if finder.stands_at(w, at, "right")), None):
        found.append(words)
        at += len(words)
    return found


def _are_at_their_items(group: Group, behind: list[list[Words]]) -> bool:
    """Say whether answers that stand behind an item are its own, in their order. Those that stand
    once for several items, ahead of them all, are in order, too.

    ``behind``: what stands behind the statement, and behind each item.
    """
    own = [[tuple(words_of(e.text.text)) for e in i.levels if e.text] for i in group.items]
    known = {words for each in own for words in each}
    ahead, *found = [[words for words in each if words in known] for each in behind]
    for levels, after in zip(own, found, strict=True):
        if after and levels and after[: len(levels)] != levels:
            return False
        if not after and set(levels) & set(ahead) and not _are_in_order(levels, ahead):
            return False
        ahead = after[len(levels) :] or ahead
    return True


def _are_in_order(words: list[Words], among: list[Words]) -> bool:
    left = iter(among)
    return all(each in left for each in words)


def _stands_together(pathway: Pathway, finder: Finder, between: list[Stretch]) -> bool:
    title = tuple(words_of(pathway.title.text))
    needed, others = _units(pathway)
    return any(
        _grow((at, at + len(title)), needed, others, finder, between, sides)
        for at in finder.places(list(title))
        for sides in (("right", "left"), ("left", "right"))
    )


def _units(pathway: Pathway) -> tuple[list[tuple[Words, ...]], list[Words]]:
    """Return what a pathway's stretch has to hold, each in the forms that it may be printed in,
    and what else it may hold."""
    needed: list[tuple[Words, ...]] = []
    others = [tuple(words_of(e.label.text)) for e in pathway.at_any_point if e.label]
    for step in pathway.steps:
        for number, sentence in sentences_of_step(step, is_own=True):
            words = tuple(words_of(sentence.text))
            if number is None:
                others.append(words)
            else:
                needed.append(((*words_of(number.label), *words), words))
    return needed, others


def _grow(
    stretch: Stretch,
    needed: list[tuple[Words, ...]],
    others: list[Words],
    finder: Finder,
    between: list[Stretch],
    sides: tuple[str, str],
) -> bool:
    """Say whether a stretch that begins with the title can grow until nothing is needed."""
    left, right = stretch
    waiting = list(needed)
    for side in sides:
        while waiting:
            edge = right if side == "right" else left
            size = _take(edge, side, waiting, others, finder) or _skip(edge, side, between)
            if not size:
                break
            left, right = (left, right + size) if side == "right" else (left - size, right)
    return not waiting


def _take(
    edge: int, side: str, waiting: list[tuple[Words, ...]], others: list[Words], finder: Finder
) -> int:
    """Take the longest wording that stands at an edge; return how many words it has, or 0."""
    size, taken = 0, None
    offered = [*waiting, *((words,) for words in others)]
    for position, forms in enumerate(offered):
        for words in forms:
            if len(words) > size and finder.stands_at(words, edge, side):
                size, taken = len(words), position
    if taken is not None and taken < len(waiting):
        waiting.pop(taken)
    return size


def _skip(edge: int, side: str, between: list[Stretch]) -> int:
    """Return the length of a stretch that may stand between and stands at an edge, or 0."""
    for first, last in between:
        if edge == (first if side == "right" else last):
            return last - first
    return 0


def _hidden_numbers(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report a title or answer that holds a step's number: it would hide the step."""
    before, _, after = protocol.numbering.step.partition("{n}")
    printed = re.compile(rf"(?<!\w){re.escape(before)}\d+[a-z]*{re.escape(after)}(?!\w)")
    if not re.search(r"\w", before + after):
        return  # a bare number may begin a title too
    for number, sentence in official_sentences(protocol):
        if number is None and printed.search(sentence.text):
            message = "a step's number stands in this wording, which is no step"
            yield error("hidden-step", message, sentence.span)


def _contacts(protocol: Protocol, finder: Finder) -> Iterator[Diagnostic]:
    for contact in protocol.contacts:
        said = [contact.name, *(phone.written for phone in contact.phones)]
        if contact.texting:
            said += [contact.texting.written, contact.texting.say or contact.name]
        if contact.email:
            said.append(contact.email.written)
        if not all(finder.holds(each) for each in said):
            message = "the document names no such contact with this number"
            yield error("contact-not-official", message, contact.span)
