"""Wording held to the official document: every string stands in it, every word of it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.checks.arrangement import arrangement
from generator.checks.differences import Difference, Stretch, differences
from generator.checks.finder import Finder
from generator.checks.points import without_point_numbers
from generator.checks.sentences import Number, Numbered, official_sentences
from generator.diagnostics.diagnostic import Diagnostic, Related, error
from generator.diagnostics.span import Span
from generator.model import Protocol, Sentence
from generator.resolve.corrections import as_printed
from generator.source.official import OfficialText, Word
from generator.source.words import is_point_mark, words_of

MAX_GAPS = 20
"""How many unused stretches of the document are reported one by one."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the words of the document are used.

    ``missing`` wordings do not stand in it, ``repeated`` ones less often than in the definition,
    and before ``misnumbered`` ones it prints another number, or none. ``places`` has for each
    official sentence, in their order, the words of the document that are its.
    """

    used: tuple[bool, ...]  # one for each word of the document
    missing: tuple[Sentence, ...]
    repeated: tuple[Sentence, ...]
    misnumbered: tuple[tuple[str, Sentence], ...]
    places: tuple[Stretch | None, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every wording has its place and every word is used."""
        return all(self.used) and not (self.missing or self.repeated or self.misnumbered)

    def __str__(self) -> str:
        return f"{sum(self.used)} of {len(self.used)} words"


def check_wording(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report wordings that the document does not hold there, and words of it that nothing uses."""
    if protocol.official is None:
        return
    official = without_point_numbers(protocol, protocol.official)
    protocol = as_printed(protocol)
    coverage = cover(protocol, official)
    if coverage is None:
        message = "the same words stand here too often for the wording to be held to them"
        yield error("wording-not-proved", message, Span.point(official.name))
        return
    finder = Finder(official)
    unused = list(unused_stretches(coverage))
    labels = {tuple(words_of(n.label)) for n, _ in official_sentences(protocol) if n}
    document = [word.text for word in official.words]
    known, unused = differences(coverage.missing, unused, document, labels)
    for number, sentence in enumerate(coverage.missing):
        yield _not_official(sentence, official, finder, known.get(number))
    for sentence in coverage.repeated:
        message = "the document says these words less often than the definition"
        yield error("wording-repeated", message, sentence.span)
    for label, sentence in coverage.misnumbered:
        message = f"the document does not print `{label}` before these words"
        yield error("wording-misnumbered", message, sentence.span)
    yield from (_gap(official.words[a:b], coverage) for a, b in unused[:MAX_GAPS])
    if coverage.is_complete:
        yield from arrangement(protocol, finder)


def cover(protocol: Protocol, official: OfficialText) -> Coverage | None:
    """Find every official sentence in the document, each in a place of its own.

    The longest are placed first, and at the start of a line where there is a choice: a short
    wording must not take the place of the same words inside a longer one. Where the document
    prints numbers, a numbered sentence is found with its own. A title or an answer that is said
    more often than the document says it may share a place; a step or an item may not. ``None``:
    the document says the same words so often that this would take too long.
    """
    finder = Finder(official)
    sentences = list(official_sentences(as_printed(protocol)))
    prints = {kind: _is_printed(kind, sentences, finder) for kind in ("step", "item")}
    missing, repeated, misnumbered = [], [], []
    places: list[Stretch | None] = [None] * len(sentences)
    for at in sorted(range(len(sentences)), key=lambda at: -len(sentences[at][1].text)):
        number, sentence = sentences[at]
        words = words_of(sentence.text)
        if not words:
            continue
        has_own_number = number is not None and number.is_own and prints[number.kind]
        forms = (*_with_number(number, words), *(() if has_own_number else (words,)))
        places[at] = _placed(words, forms, finder)
        if places[at] is not None:
            continue
        found = finder.places(words)
        places[at] = (found[0], found[0] + len(words)) if found else None
        if not found:
            missing.append(sentence)
        elif number is not None and has_own_number:
            finder.place(words)  # so that they are not reported as unused too
            misnumbered.append((number.label, sentence))
        elif number is not None and number.kind != "level":
            repeated.append(sentence)
    if finder.budget_spent:
        return None
    return Coverage(
        tuple(map(bool, finder.used)),
        tuple(missing),
        tuple(repeated),
        tuple(misnumbered),
        tuple(places),
    )


def _placed(words: list[str], forms: Iterable[list[str]], finder: Finder) -> Stretch | None:
    """Return where some words are placed in the first of their forms that has a free place."""
    for form in forms:
        at = finder.place(form)
        if at is not None:
            starts = range(len(form) - len(words) + 1)
            inside = max(each for each in starts if form[each : each + len(words)] == words)
            at += 0 if form[: len(words)] == words else inside
            return at, at + len(words)
    return None


def _with_number(number: Number | None, words: list[str]) -> Iterator[list[str]]:
    """Yield some words with what a document may print before and behind them."""
    if number is None:
        return
    label = words_of(number.label)
    if number.behind:
        yield [*label, *words, *number.behind]
        yield [*words, *number.behind]
    yield [*label, *words]
    if number.kind == "level":
        yield [*words, *label]


def _is_printed(kind: str, numbered: list[Numbered], finder: Finder) -> bool:
    """Say whether the document prints the numbers of steps, or of items."""
    labels = {number.label for number, _ in numbered if number and number.kind == kind}
    return any(finder.places(words_of(label)) for label in sorted(labels))


def _not_official(
    sentence: Sentence, official: OfficialText, finder: Finder, known: Difference | None
) -> Diagnostic:
    message = f"these words do not stand in {official.name.rpartition('/')[2]}"
    words = words_of(sentence.text)
    if known is None:
        at, alike = finder.longest_beginning(words)
        if not alike or at + alike >= len(official.words):
            return error("wording-not-official", message, sentence.span)
        ours = words[alike] if alike < len(words) else ""
        theirs = official.words[at + alike].text
        known = Difference(at + alike, words[alike - 1], theirs, ours)
    theirs, ours = (f"“{text}”" if text else "nothing more" for text in (known.theirs, known.ours))
    reads = f"after “{known.before}” the document reads" if known.before else "the document begins"
    hint = f"{reads} {theirs}, not {ours}" if known.before else f"{reads} with {theirs}, not {ours}"
    hint += _difference(known.theirs, known.ours)
    place = official.words[known.at].span
    related = [Related("the document differs from here on", place)]
    return error("wording-not-official", message, sentence.span, related=related, hints=[hint])


def _difference(theirs: str, ours: str) -> str:
    """Name the first letters that differ where they could be taken for each other."""
    pairs = [(a, b) for a, b in zip(theirs, ours, strict=False) if a != b]
    if len(theirs) != len(ours) or not pairs or max(pairs[0]).isascii():
        return ""
    first, second = (f"U+{ord(each):04X}" for each in pairs[0])
    return f" ({first}, not {second})"


def unused_stretches(coverage: Coverage) -> Iterator[Stretch]:
    """Yield the stretches of the document that nothing uses."""
    start: int | None = None
    for position, used in enumerate((*coverage.used, True)):
        if not used and start is None:
            start = position
        elif used and start is not None:
            yield start, position
            start = None


def _gap(words: tuple[Word, ...], coverage: Coverage) -> Diagnostic:
    first, last = words[0].span, words[-1].span
    end_line, end_column = last.end_line, last.end_column
    span = Span(first.path, first.line, first.column, end_line, end_column)
    count = "one word is" if len(words) == 1 else f"{len(words)} words are"
    message = f"{count} used by nothing in the definition ({coverage} are used)"
    hints = ["use them where they belong, or correct the text if the document itself has changed"]
    if len(words) == 1 and words[0].starts_line and is_point_mark(words[0].text):
        hints.append(f"if it is the mark of a list, take it out of {first.path.rpartition('/')[2]}")
    return error("wording-unused", message, span, hints=hints)
