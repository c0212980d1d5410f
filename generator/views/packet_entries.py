"""Every text of a protocol with what it is, whose it is, and where it stands: what is reviewed.

Identifiers are paths of names, as what changed has them; see ``changes/facts.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from generator.diagnostics.span import Span
from generator.model import (
    Contact,
    Group,
    Item,
    Passage,
    Pathway,
    Protocol,
    Screening,
    Sentence,
    Step,
    StepTarget,
    Transition,
)
from generator.views.names import screening_name, target_title
from generator.views.signs import Sign, pathway_sign
from generator.words.catalogue import Texts, site_words

Places: TypeAlias = Mapping[Sentence, tuple[Span, ...]]
"""Of each official sentence, a place for each time that the definition says it, in that order."""


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """A text. ``label`` says what it is; ``span`` is where the definition has it."""

    id: str
    label: str
    text: str
    span: Span
    is_ours: bool
    lines: str = ""  # of the document, as in ``16–25``; none: it does not stand there


def lines_of(spans: tuple[Span, ...]) -> str:
    """Return the lines of places, as they are listed."""
    pairs = dict.fromkeys((span.line, span.end_line) for span in spans)
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in pairs)


@dataclass(frozen=True, slots=True)
class ReviewSection:
    """Texts that belong together, below a title: a text itself, or what they are called."""

    title: str
    head: ReviewEntry | None
    entries: tuple[ReviewEntry, ...]
    hue: Sign | None = None


@dataclass(slots=True)
class _Reader:
    """Reads texts off a protocol in the order of the definition."""

    protocol: Protocol
    places: Places
    ours: list[ReviewEntry] = field(default_factory=list)
    read: Counter[Sentence] = field(default_factory=Counter)

    @property
    def parts(self) -> Texts:
        return site_words(self.protocol.language).tables["review_parts"]

    def official(
        self, path: str, label: str, sentence: Sentence | None, of: str = ""
    ) -> Iterator[ReviewEntry]:
        """Yield a text, unless it is ours: those are kept apart, with what they are ``of``."""
        if sentence is None:
            return
        if sentence.origin == "ours":
            self.add_ours(path, f"{of} · {label}" if of else label, sentence.text, sentence.span)
            return
        spans, count = self.places.get(sentence, ()), self.read[sentence]
        self.read[sentence] += 1
        lines = lines_of(spans[min(count, len(spans) - 1) :][:1])
        yield ReviewEntry(path, label, sentence.text, sentence.span, False, lines)

    def add_ours(self, path: str, label: str, text: str, span: Span) -> None:
        self.ours.append(ReviewEntry(path, label, text, span, True))


def review_entries(
    protocol: Protocol, places: Places
) -> tuple[tuple[ReviewSection, ...], tuple[ReviewEntry, ...]]:
    """Return the texts of the document in sections, and those that are ours."""
    reader = _Reader(protocol, places)
    words = site_words(protocol.language)
    sections = [ReviewSection(words.source, None, tuple(_front(reader)))]
    for pathway in protocol.pathways:
        path = f"pathways/{pathway.id}"
        (head,) = reader.official(f"{path}/title", reader.parts["pathway"], pathway.title)
        entries = tuple(_pathway(reader, pathway, path))
        hue = pathway_sign(protocol, pathway.id)
        sections.append(ReviewSection(pathway.title.text, head, entries, hue))
    sections += (_screening(reader, each) for each in protocol.screenings)
    outcomes = tuple(_outcomes(reader))
    if outcomes:
        sections.append(ReviewSection(words.outcomes, None, outcomes))
    passages = tuple(entry for each in protocol.passages for entry in _passage(reader, each))
    if passages:
        sections.append(ReviewSection(reader.parts["passage"], None, passages))
    for note in protocol.notes:
        where = ", ".join(words.tables["review_places"][place] for place in note.places)
        label = f"{reader.parts['note']} · {where}"
        reader.add_ours(f"notes/{note.id}/text", label, note.text.text, note.text.span)
    return tuple(sections), tuple(reader.ours)


def _front(reader: _Reader) -> Iterator[ReviewEntry]:
    protocol, parts = reader.protocol, reader.parts
    yield from reader.official("title", parts["title"], protocol.title)
    if protocol.short_title != protocol.title.text:
        reader.add_ours("short_title", parts["short"], protocol.short_title, protocol.span)
    yield from reader.official("urgent", parts["urgent"], protocol.urgent)
    yield from reader.official("publisher/address", parts["address"], protocol.publisher.address)


def _pathway(reader: _Reader, pathway: Pathway, path: str) -> Iterator[ReviewEntry]:
    title = pathway.title.text
    yield from reader.official(f"{path}/note", reader.parts["note"], pathway.note, title)
    following = [each.id for each in pathway.steps[1:]] + [""]
    for step, after in zip(pathway.steps, following, strict=True):
        yield from _step(reader, step, f"{path}/steps/{step.id}", pathway, after)
    for number, lead in enumerate(pathway.at_any_point, 1):
        label = site_words(reader.protocol.language).at_any_point
        yield from _lead(reader, lead, f"{path}/at_any_point/{number}", label, pathway)


def _step(
    reader: _Reader, step: Step, path: str, pathway: Pathway, after: str
) -> Iterator[ReviewEntry]:
    """Yield the texts of a step; ``after`` is the step that it simply goes on to."""
    parts = reader.parts
    for number, who in enumerate(step.who, 1):
        yield from reader.official(f"{path}/who/{number}", f"{step.label}, {parts['who']}", who)
    on = [each for each in step.transitions if each.kind != "answer"]
    ways = [_target(reader, each, pathway) for each in on if each.target != StepTarget(after)]
    yield from reader.official(f"{path}/text", "".join((step.label, *ways)), step.text)
    for name, said in (("more", step.more), ("within", step.within)):
        yield from reader.official(f"{path}/{name}", f"{step.label}, {parts[name]}", said)
    label = f"{step.label}, {parts['note'].lower()}"
    yield from reader.official(f"{path}/note", label, step.note, pathway.title.text)
    for branch in step.branches:
        yield from _step(reader, branch, f"{path}/branches/{branch.id}", pathway, "")
    for number, lead in enumerate(step.transitions, 1):
        yield from _lead(reader, lead, f"{path}/transitions/{number}", step.label, pathway)


def _target(reader: _Reader, lead: Transition, pathway: Pathway) -> str:
    """Return where an arrow leads, as it stands behind a label."""
    if isinstance(lead.target, StepTarget):
        return f" → {pathway.step(lead.target.step).label}"
    return f" → {target_title(reader.protocol, lead.target).text}"


def _lead(
    reader: _Reader, lead: Transition, path: str, label: str, pathway: Pathway
) -> Iterator[ReviewEntry]:
    parts = reader.parts
    answer = f"{label}, {parts['answer']}{_target(reader, lead, pathway)}"
    yield from reader.official(f"{path}/label", answer, lead.label)
    for name, part, sentence in (("limit", "limit", lead.limit), ("points", "points", lead.points)):
        yield from reader.official(f"{path}/{name}", f"{label}, {parts[part]}", sentence)


def _screening(reader: _Reader, screening: Screening) -> ReviewSection:
    parts, path = reader.parts, f"screenings/{screening.id}"
    head = next(reader.official(f"{path}/title", parts["screening"], screening.title), None)
    entries: list[ReviewEntry] = []
    for group in screening.groups:
        entries += _group(reader, group, f"{path}/groups/{group.id}")
    for rule in screening.rules:
        here, label = f"{path}/rules/{rule.id}", parts["rule"]
        entries += reader.official(f"{here}/title", label, rule.title)
        entries += reader.official(f"{here}/reads", f"{label}, {parts['reads']}", rule.reads)
    title = screening_name(reader.protocol, screening)
    return ReviewSection(title, head, tuple(entries))


def _group(reader: _Reader, group: Group, path: str) -> Iterator[ReviewEntry]:
    yield from reader.official(f"{path}/statement", reader.parts["statement"], group.statement)
    if group.title and group.title not in (group.id, group.statement.text):
        reader.add_ours(f"{path}/title", reader.parts["group"], group.title, group.span)
    for item in group.items:
        yield from _item(reader, item, f"{path}/items/{item.id}")


def _item(reader: _Reader, item: Item, path: str) -> Iterator[ReviewEntry]:
    parts, label = reader.parts, item.label or item.id
    yield from reader.official(f"{path}/text", label, item.text)
    if item.number:
        unit = f"{label} {parts['unit']}"
        yield from reader.official(f"{path}/number/unit", unit, item.number.unit)
    for level in item.levels:
        here = f"{path}/levels/{level.id}/text"
        yield from reader.official(here, f"{label} {parts['answer']}", level.text)


def _outcomes(reader: _Reader) -> Iterator[ReviewEntry]:
    parts = reader.parts
    for outcome in reader.protocol.outcomes:
        path = f"outcomes/{outcome.id}"
        yield from reader.official(f"{path}/title", parts["outcome"], outcome.title)
        label = f"{parts['outcome']}, {parts['text'].lower()}"
        yield from reader.official(f"{path}/text", label, outcome.text)


def _passage(reader: _Reader, passage: Passage) -> Iterator[ReviewEntry]:
    parts, path = reader.parts, f"passages/{passage.id}"
    yield from reader.official(f"{path}/title", parts["title"], passage.title, parts["passage"])
    yield from reader.official(f"{path}/text", parts["text"], passage.text, parts["passage"])


def contact_entries(
    contact: Contact, parts: Texts, find: Callable[[str], tuple[Span, ...]]
) -> Iterator[ReviewEntry]:
    """Yield what is said of a contact, each way to reach it by itself.

    ``find`` returns where the document holds some words inside its sentences.
    """
    path = f"contacts/{contact.id}"
    said = [("name", "name", contact.name)]
    said += [
        ("phone" if not number else f"more_phones/{number}", "phone", phone.written)
        for number, phone in enumerate(contact.phones)
    ]
    said += [("texting", "text", contact.texting.written)] if contact.texting else []
    said += [("email", "email", contact.email.written)] if contact.email else []
    said += [("link", "link", contact.link.printed)] if contact.link else []
    said += [("hours", "hours", contact.hours)] if contact.hours else []
    for name, part, text in said:
        lines = lines_of(find(text))
        yield ReviewEntry(f"{path}/{name}", parts[part], text, contact.span, False, lines)
    if contact.role:
        yield ReviewEntry(f"{path}/role", parts["role"], contact.role, contact.span, True)
