"""A document that came back → what it proposes, compared with the packet. Nothing is applied.

What stands in a paragraph of a sentence belongs to the sentence, as whoever types at its end leaves
its tie. A sentence whose tie is gone is looked for below its label.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from generator.changes.compare import out_of_order
from generator.changes.marking import Stretch, marked
from generator.diagnostics.span import Span
from generator.docx.paragraphs import Paragraph
from generator.docx.reading import Comment, Piece, Told
from generator.docx.ties import Tie, form_of, said_by, tie
from generator.source.words import normal
from generator.views.packet_entries import ReviewEntry

What = Literal["changed", "removed", "moved", "new", "comment", "label", "gone"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What somebody proposes for one text. ``new`` ones stand ``after`` the text that is named."""

    what: What
    id: str
    label: str
    span: Span | None  # in the definition
    before: str
    after: str
    stretches: tuple[Stretch, ...]  # the words before and after, in one row
    who: tuple[str, ...]  # who tracked a change; none: nobody did
    comments: tuple[Comment, ...] = ()
    is_stale: bool = False  # the definition said something else when the document was made
    uses: int = 1  # how often the definition uses the text from this one place
    behind: str = ""  # the identifier of the text that a moved one follows; none: it comes first


@dataclass(slots=True)
class _Found:
    """What a document says of one text."""

    pieces: list[Piece] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    tie: Tie | None = None
    is_there: bool = False

    def add(self, pieces: Iterable[Piece]) -> None:
        if any(piece.how != "removed" for piece in self.pieces):
            self.pieces.append(Piece("\n", "same", None, None))
        self.pieces += pieces
        self.is_there = True


@dataclass(slots=True)
class _Reader:
    """Puts the paragraphs of a document to the texts of a packet."""

    entries: dict[str, ReviewEntry]  # by what their ties say they are
    labels: dict[str, str]  # by what they are of
    found: dict[str, _Found] = field(default_factory=lambda: defaultdict(_Found))
    loose: list[tuple[str, Told]] = field(default_factory=list)  # behind which text, and what
    edited: list[tuple[str, str, Told]] = field(default_factory=list)  # labels, as they were
    order: list[str] = field(default_factory=list)  # of the texts, as they come
    at: str = ""  # the text that the reading has come to
    is_at_label: bool = False

    def read(self, told: Told) -> None:
        """Take one paragraph."""
        own = [each for each in told.ties if not each.is_label and self._is_first(each)]
        label = next((each for each in told.ties if each.is_label), None)
        if own:
            self._tied(told, own)
        elif label is not None:
            self._label(told, label)
        elif self.is_at_label and not self.found[self.at].is_there and _text(told.pieces):
            self.order.append(self.at)
            self.found[self.at].add(told.pieces)
            self.found[self.at].comments += (each for each, _ in told.comments)
        elif normal(_text(told.pieces, "removed")) or told.comments:
            self.loose.append((self.at, told))

    def _is_first(self, each: Tie) -> bool:
        """Say whether a tie begins here, and was not copied from elsewhere."""
        known = self.found.get(each.what)
        return known is None or not known.is_there or each.what == self.at

    def _tied(self, told: Told, own: Sequence[Tie]) -> None:
        pieces: dict[str, list[Piece]] = {each.what: [] for each in own}
        last = own[0].what
        for piece in told.pieces:
            if piece.tie is not None and piece.tie.is_label:
                continue
            if piece.tie is not None and piece.tie.what in pieces:
                last = piece.tie.what
            pieces[last].append(piece)
        for each in own:
            if each.what in self.entries and each.what not in self.order:
                self.order.append(each.what)
            found = self.found[each.what]
            found.tie = each
            found.add(pieces[each.what])
        for comment, of in told.comments:
            what = of.what if of and of.what in pieces else own[-1].what
            self.found[what].comments.append(comment)
        if own[-1].what in self.entries:
            self.at = own[-1].what
        self.is_at_label = False

    def _label(self, told: Told, label: Tie) -> None:
        after = normal(_text(told.pieces, "removed"))
        if label.what in self.entries:
            self.at, self.is_at_label = label.what, True
            self.found[self.at].comments += (comment for comment, _ in told.comments)
        elif told.comments:
            self.loose.append((self.at, told))
        if after and said_by(after) != label.said:
            before = self.labels.get(label.what) or normal(_text(told.pieces, "added"))
            self.edited.append((self.at, before, told))


def proposals(
    entries: Sequence[ReviewEntry],
    protocol: str,
    written: Sequence[Paragraph],
    told: Sequence[Told],
    *,
    is_same_packet: bool,
) -> tuple[Proposal, ...]:
    """Return what a document proposes, in the order of the packet.

    ``written`` is what was written into it. ``is_same_packet``: as far as it says, it was made of
    what stands in the definition now.
    """
    known = {tie(protocol, each.id, each.text).what: each for each in entries}
    labels = {each.tie(protocol).what: each.text for each in written if each.entry is None}
    reader = _Reader(known, labels)
    for paragraph in told:
        reader.read(paragraph)
    places = _places_of_moved(reader)
    result: list[Proposal] = []
    for what, entry in (("", None), *known.items()):
        if entry is not None:
            result += _of_entry(entry, reader.found.get(what), is_same_packet)
            result += _moved(reader, what, places)
        edited = (each for each in reader.edited if each[0] == what)
        result += (_label(entry, before, each) for _, before, each in edited)
        result += (_new(entry, each) for at, each in reader.loose if at == what)
    uses = Counter((each.span, each.text) for each in entries)
    counted = (replace(each, uses=uses[each.span, each.before]) for each in result if each.span)
    return (*(each for each in result if not each.span), *counted, *_of_unknown(reader, known))


def _of_entry(entry: ReviewEntry, found: _Found | None, is_same_packet: bool) -> list[Proposal]:
    if found is None or not found.is_there:
        comments = tuple(found.comments) if found else ()
        gone = entry.text, ""
        return [_proposal("removed", entry, gone, (), comments, is_stale=not is_same_packet)]
    after = normal(_text(found.pieces, "removed"))
    comments = tuple(found.comments)
    said = found.tie.said if found.tie else said_by(entry.text)
    is_stale = said != said_by(entry.text)
    if form_of(after) == form_of(entry.text) or (is_stale and said_by(after) == said):
        if not comments:
            return []
        words = entry.text, entry.text
        return [_proposal("comment", entry, words, (), comments, is_stale=is_stale)]
    what: What = "changed" if after else "removed"
    who = _who(found.pieces)
    return [_proposal(what, entry, (entry.text, after), who, comments, is_stale=is_stale)]


def _proposal(
    what: What,
    entry: ReviewEntry | None,
    words: tuple[str, str],
    who: tuple[str, ...],
    comments: tuple[Comment, ...] = (),
    *,
    is_stale: bool = False,
) -> Proposal:
    id, label, span = (entry.id, entry.label, entry.span) if entry else ("", "", None)
    return Proposal(what, id, label, span, *words, marked(*words), who, comments, is_stale)


def _new(entry: ReviewEntry | None, told: Told) -> Proposal:
    text = normal(_text(told.pieces, "removed"))
    comments = tuple(comment for comment, _ in told.comments)
    if comments and any(each.is_label for each in told.ties):  # of a heading
        return _proposal("comment", entry, (text, text), (), comments)
    return _proposal("new", entry, ("", text), _who(told.pieces), comments)


def _label(entry: ReviewEntry | None, before: str, told: Told) -> Proposal:
    after = normal(_text(told.pieces, "removed"))
    return _proposal("label", entry, (before, after), _who(told.pieces))


def _places_of_moved(reader: _Reader) -> dict[str, int]:
    """Return the texts that stand elsewhere than in the packet, with their place in the file."""
    written = list(reader.entries)
    numbers = [written.index(what) for what in reader.order]
    return {written[number]: numbers.index(number) for number in out_of_order(numbers)}


def _moved(reader: _Reader, what: str, places: dict[str, int]) -> Iterable[Proposal]:
    if what in places:
        entry, place = reader.entries[what], places[what]
        behind = reader.entries[reader.order[place - 1]].id if place else ""
        yield replace(_proposal("moved", entry, (entry.text, entry.text), ()), behind=behind)


def _of_unknown(reader: _Reader, known: dict[str, ReviewEntry]) -> Iterable[Proposal]:
    """Yield what is proposed for texts that the definition no longer has."""
    for what, found in reader.found.items():
        after = normal(_text(found.pieces, "removed"))
        if what in known or found.tie is None:
            continue
        if found.comments or said_by(after) != found.tie.said:
            id = (found.tie.name or what).partition(":")[2] or what
            before = normal(_text(found.pieces, "added"))
            yield Proposal(
                "gone", id, "", None, before, after, marked(before, after), _who(found.pieces),
                tuple(found.comments), is_stale=True,
            )  # fmt: skip


def _text(pieces: Iterable[Piece], without: str = "") -> str:
    return "".join(piece.text for piece in pieces if piece.how != without)


def _who(pieces: Iterable[Piece]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.who for each in pieces if each.who and each.how != "same"))
