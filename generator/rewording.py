"""A new official document beside a definition: what no longer stands in it, and what is new."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import Match, SequenceMatcher
from pathlib import Path

from generator.changes.marking import Stretch, marked
from generator.checks.all import check
from generator.checks.points import without_point_numbers
from generator.checks.sentences import official_sentences
from generator.checks.wording import cover, unused_stretches
from generator.diagnostics.diagnostic import Diagnostic, error, has_errors
from generator.diagnostics.span import Span
from generator.model import Protocol, Sentence
from generator.reading.pdf import pdf_texts
from generator.reading.word import UnreadableFileError
from generator.source.file import MAX_BYTES, SourceFile, decode, read_bytes, shown
from generator.source.official import OfficialText, official_text
from generator.source.words import words_of

MAX_COMPARED = 60
"""Strings and passages that are compared with all the others; of more, the words alone are told."""

_MAX_PDF = 64 * 1024 * 1024
_ALIKE = 0.3  # of the words: below that nothing is near
_ROOM = 1.4  # how much longer a passage may be than the string it took the place of
_ADDED = 3  # words behind a passage that belong to it where nothing else is near
_USED = 0.45  # what a word counts that another string uses already
_TOLD = frozenset({"wording-not-official", "wording-unused"})


@dataclass(frozen=True, slots=True)
class Document:
    """The new document, and how its places are called: by lines, or by the pages of a PDF file."""

    name: str
    text: OfficialText
    starts: tuple[int, ...] = ()  # of pages: their first lines

    def place(self, position: int) -> str:
        """Say where a word stands."""
        line = self.text.words[position].span.line
        at = f"page {bisect_right(self.starts, line)}" if self.starts else f"line {line}"
        return f"{self.name}, {at}"


@dataclass(frozen=True, slots=True)
class Gone:
    """A string of the definition that no longer stands in the document, and what is nearest."""

    span: Span
    text: str
    place: str | None  # None: nothing is near
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class New:
    """Words of the document that nothing uses, and the string of the definition nearest to them."""

    place: str
    text: str
    nearest: Sentence | None


@dataclass(frozen=True, slots=True)
class Rewording:
    """What differs; ``others`` is what else the check says of the new document."""

    gone: tuple[Gone, ...]
    new: tuple[New, ...]
    used: int
    words: int
    others: tuple[Diagnostic, ...]

    @property
    def stands(self) -> bool:
        """Whether the definition holds for the new document as it is."""
        return not self.gone and not self.new and not has_errors(self.others)


def read_document(path: Path) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """Read a new document: a text, or a PDF file."""
    name = shown(path)
    is_pdf = path.suffix.lower() == ".pdf"
    raw, problems = read_bytes(path, path.parent, _MAX_PDF if is_pdf else MAX_BYTES)
    if raw is None:
        return None, problems
    starts: list[int] = []
    if is_pdf:
        try:
            pages = pdf_texts(raw)
        except UnreadableFileError as problem:
            return None, (error("not-a-file", str(problem), Span.point(name)),)
        lines: list[str] = []
        for page in pages:
            starts.append(len(lines) + 1)
            lines += _clean(page).split("\n")
        raw = "\n".join(lines).encode()
        if not raw.strip():
            hint = "it holds pictures of pages: have the letters recognised first, or type them"
            message = "holds no text that can be read"
            return None, (error("empty-file", message, Span.point(name), hints=[hint]),)
    source, problems = decode(name, raw, tabs=True)
    if source is None or problems:
        return None, problems
    return Document(name, official_text(source), tuple(starts)), ()


def _clean(page: str) -> str:
    """Return a page's text without what PDF files hold and nobody sees."""
    text = re.sub("[\ue000-\uf8ff]", "•", page.replace("\u00ad", ""))
    return "".join(
        " " if each == "\t" else each
        for each in SourceFile.of("", text).text
        if each in "\n\t\u200c\u200d" or unicodedata.category(each)[0] != "C"
    )


def reword(protocol: Protocol, document: Document) -> Rewording | None:
    """Hold a definition to a new document. None: the same words stand there too often."""
    official = without_point_numbers(protocol, document.text)
    document = replace(document, text=official)
    coverage = cover(protocol, official)
    if coverage is None:
        return None
    words = [word.text for word in official.words]
    taken = bytearray(len(words))
    numbered = [*official_sentences(protocol)]
    labels = {id(sentence): words_of(number.label) for number, sentence in numbered if number}
    gone = tuple(
        _gone(each, labels.get(id(each), []), words, coverage.used, taken, document)
        for each in coverage.missing
    )
    strings = [sentence for _, sentence in numbered]
    used = [a or bool(b) for a, b in zip(coverage.used, taken, strict=True)]
    stretches = [*unused_stretches(replace(coverage, used=tuple(used)))]
    new = tuple(
        New(
            document.place(a),
            " ".join(words[a:b]),
            _nearest_string(words[a:b], strings) if count < MAX_COMPARED else None,
        )
        for count, (a, b) in enumerate(stretches)
    )
    found = check(replace(protocol, official=document.text))
    others = tuple(each for each in found if each.code not in _TOLD)
    return Rewording(gone, new, sum(coverage.used), len(words), others)


def _gone(
    sentence: Sentence,
    label: Sequence[str],
    words: Sequence[str],
    used: Sequence[bool],
    taken: bytearray,
    document: Document,
) -> Gone:
    """Return a string with the passage nearest to it, whose words are marked as ``taken``; so is
    the ``label`` of the string that stands before it."""
    own = words_of(sentence.text)
    found = _passage(own, words, used, taken)
    if found is None:
        return Gone(sentence.span, sentence.text, None, ())
    first, last = found
    begins = first - len(label) if words[max(0, first - len(label)) : first] == label else first
    taken[begins:last] = b"\1" * (last - begins)
    stretches = marked(" ".join(own), " ".join(words[first:last]))
    return Gone(sentence.span, sentence.text, document.place(first), stretches)


def _passage(
    own: Sequence[str], words: Sequence[str], used: Sequence[bool], taken: bytearray
) -> tuple[int, int] | None:
    """Return where the passage stands that is most like a string: the first word, and the end.

    Words that another string uses count less, so that a string is not shown beside its neighbour.
    """
    wanted = Counter(own)
    size = max(len(own) + 2, round(len(own) * _ROOM))
    weights = [_USED if a or b else 1.0 for a, b in zip(used, taken, strict=True)]
    best, at = 0.0, 0
    held: Counter[str] = Counter()
    score = 0.0
    for position, word in enumerate(words):
        held[word] += 1
        if held[word] <= wanted[word]:
            score += weights[position]
        if position >= size:
            left = words[position - size]
            if held[left] <= wanted[left]:
                score -= weights[position - size]
            held[left] -= 1
        if score > best + 1e-9:
            best, at = score, position
    if best < _ALIKE * len(own):
        return None
    start = max(0, at - size + 1)
    within = words[start : at + 1]
    free = [w if not used[n] and not taken[n] else "" for n, w in enumerate(within, start)]
    # Words of other strings are compared only where there are no others.
    blocks = _blocks(own, free) or _blocks(own, within)
    if not blocks:
        return None
    first, end = blocks[0], blocks[-1]
    # As many words more as the string has before and behind what is alike, where nothing uses them.
    begin, stop = start + first.b, start + end.b + end.size
    for _ in range(first.a):
        if begin == 0 or used[begin - 1] or taken[begin - 1]:
            break
        begin -= 1
    for _ in range(len(own) - end.a - end.size):
        if stop == len(words) or used[stop] or taken[stop]:
            break
        stop += 1
    after = next((n for n in range(stop, len(words)) if used[n] or taken[n]), len(words))
    return begin, after if after - stop <= _ADDED else stop


def _blocks(own: Sequence[str], words: Sequence[str]) -> list[Match]:
    matcher = SequenceMatcher(None, own, words, autojunk=False)
    return [each for each in matcher.get_matching_blocks() if each.size]


def _nearest_string(words: Sequence[str], strings: Iterable[Sentence]) -> Sentence | None:
    """Return the string of the definition that shares most words with some words."""
    wanted = Counter(words)
    found: tuple[float, Sentence] | None = None
    for sentence in strings:
        own = Counter(words_of(sentence.text))
        alike = (wanted & own).total() / max(wanted.total(), own.total())
        if alike >= _ALIKE and (found is None or alike > found[0]):
            found = alike, sentence
    return found[1] if found else None


def lines_of_rewording(rewording: Rewording) -> Iterator[str]:
    """Yield what a terminal shows: words as ``git`` marks them."""
    for gone in rewording.gone:
        yield f"{gone.span}: these words stand there no longer"
        if gone.place is None:
            yield f"  [-{gone.text}-]"
            yield "  nothing in the document is near"
        else:
            yield f"  {_marked(gone.stretches)}"
            yield f"  nearest: {gone.place}"
    for new in rewording.new:
        yield f"{new.place}: nothing in the definition uses these words"
        if new.nearest is None:
            yield f"  {{+{new.text}+}}"
        else:
            own = " ".join(words_of(new.nearest.text))
            yield f"  {_marked(marked(own, new.text))}"
            yield f"  nearest: {new.nearest.span}"


def _marked(stretches: Iterable[Stretch]) -> str:
    signs = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    said = []
    for each in stretches:
        start, end = signs[each.how]
        said.append(f"{start}{each.text.strip()}{end}")
    return " ".join(said)
