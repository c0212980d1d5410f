"""How much a protocol says in all: what its charts and sheets can hold, and be made in seconds.

Each list and each text has a limit of its own in the schema. Only their sum is limited here, as
it is written out: a shared wording counts wherever it is used.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.sentences import answers_in_words, sentences_of_step, texts_of_passage
from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.model import Contact, GroupMet, Pathway, Protocol, Screening, Sentence, conditions_in

MAX_PARTS = 250
"""Parts of a protocol. The largest of thirty-six real protocols has 79."""

MAX_LETTERS = 40_000
"""Letters in all. The real protocol has 5,000."""

_PATHWAY = 3
"""A pathway counts as so many parts: it has a page, a chart and sheets of its own."""

_RULE = 4
"""A rule counts as so many parts beside the lists that it reads: it has a lane in their chart."""


_HINT = "divide it into several protocols, each in a folder of its own"

Share = tuple[int, int, Span]  # parts and letters that one thing adds to the whole, and its place


def check_size(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report where a protocol becomes larger than its charts, sheets and pages can be."""
    parts = letters = 0
    for more_parts, more_letters, span in _shares(protocol):
        parts, letters = parts + more_parts, letters + more_letters
        if parts > MAX_PARTS:
            message = f"from here on the protocol has more than {MAX_PARTS} parts"
        elif letters > MAX_LETTERS:
            message = f"from here on the protocol says more than {MAX_LETTERS:,} letters"
        else:
            continue
        yield error("too-much-in-all", message, span, hints=(_HINT,))
        return


def _shares(protocol: Protocol) -> Iterator[Share]:
    for contact in protocol.contacts:
        yield 1, _letters_of(contact), contact.span
    for citation in protocol.citations:
        yield 1, len(citation.text), citation.span
    for outcome in protocol.outcomes:
        yield 1, _letters(outcome.title, outcome.text), outcome.span
    for pathway in protocol.pathways:
        yield from _of_pathway(pathway)
    for screening in protocol.screenings:
        yield from _of_screening(screening)
    for passage in protocol.passages:
        yield 1, _letters(*texts_of_passage(passage)), passage.span
    for note in protocol.notes:
        yield 1, _letters(note.text), note.span


def _of_pathway(pathway: Pathway) -> Iterator[Share]:
    events = [lead.label for lead in pathway.at_any_point]
    letters = _letters(pathway.title, pathway.note, *events)
    yield _PATHWAY + len(events), letters, pathway.span
    for step in pathway.steps:
        answers = sum(lead.label is not None for lead in step.transitions)
        said = (sentence for _, sentence in sentences_of_step(step, is_own=True))
        notes = (part.note for part in (step, *step.branches))
        letters = _letters(*said, *notes)
        yield 1 + len(step.branches) + answers, letters, step.span


def _of_screening(screening: Screening) -> Iterator[Share]:
    letters_of: dict[str, int] = {}
    for group in screening.groups:
        answers = [words for item in group.items for words in answers_in_words(item)]
        said = (item.text for item in group.items)
        letters_of[group.id] = _letters(group.statement, *said, *answers)
        levels = sum(len(item.levels) for item in group.items)
        yield 1 + len(group.items) + levels, letters_of[group.id], group.span
    for rule in screening.rules:
        # A rule's chart draws the lists that it reads once more.
        read = conditions_in(rule.when)
        drawn = {each.group for each in read if isinstance(each, GroupMet)}
        letters = _letters(rule.title, rule.reads) + sum(letters_of[id] for id in drawn)
        yield _RULE + len(drawn), letters, rule.span


def _letters_of(contact: Contact) -> int:
    said = [contact.name, contact.role, contact.hours, *contact.languages]
    said += [each for phone in contact.more_phones for each in (phone.label, phone.written)]
    ways = (contact.texting and contact.texting.say, contact.email and contact.email.written)
    link = contact.link and contact.link.url
    return sum(len(each) for each in (*said, *ways, link) if each)


def _letters(*sentences: Sentence | None) -> int:
    return sum(len(each.text) for each in sentences if each is not None)
