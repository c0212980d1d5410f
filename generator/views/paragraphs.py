"""Words of slides: paragraphs and entries of lists, in runs that look alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model import CitationText, Part, Sentence, Words
from generator.views.blocks import blocks
from generator.views.contacts import address_of, stands_out
from generator.words.catalogue import SiteWords


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words with one look. ``is_ours``: the site's words, not the protocol's.

    ``scale``: how large it is, in sizes of the text that it is a part of.
    """

    part: Part
    is_bold: bool = False
    is_ours: bool = False
    scale: float = 1.0

    @property
    def text(self) -> str:
        """The words."""
        return self.part.text

    @property
    def address(self) -> str | None:
        """Where it leads: what is cited, or whom it calls or writes to."""
        cited = self.part.citation.link if isinstance(self.part, CitationText) else None
        return cited.url if cited else address_of(self.part)


@dataclass(frozen=True, slots=True)
class SlideParagraph:
    """A paragraph, or an entry of a list: ``number`` stands before it, or else a bullet."""

    pieces: tuple[Piece, ...]
    is_item: bool = False
    number: str | None = None

    @property
    def text(self) -> str:
        """The plain words, without number."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def scale(self) -> float:
        """How large its largest words are."""
        return max((piece.scale for piece in self.pieces), default=1.0)

    def scaled(self, scale: float) -> SlideParagraph:
        """Return the same words larger or smaller."""
        return replace(self, pieces=tuple(replace(each, scale=scale) for each in self.pieces))


def site_text(text: str, *, bold: bool = False) -> Piece:
    """Return words of ours."""
    return Piece(Words(text), bold, is_ours=True)


def protocol_text(text: str, *, bold: bool = False) -> Piece:
    """Return words of the protocol that hold no reference."""
    return Piece(Words(text), bold)


def pieces(sentence: Sentence, *, bold: bool = False) -> tuple[Piece, ...]:
    """Return a sentence as pieces; whom to call is bold, as in the charts."""
    is_ours = sentence.origin == "ours"
    return tuple(Piece(part, bold or stands_out(part), is_ours) for part in sentence.parts)


def paragraphs_of(
    text: Sentence,
    before: tuple[Piece, ...] = (),
    *,
    bold: bool = False,
    is_item: bool = False,
    number: str | None = None,
) -> tuple[SlideParagraph, ...]:
    """Return the lines of a text as paragraphs, the points of its lists as entries of one.

    ``before`` leads the first line, and ``number`` and ``is_item`` are about it. A first line that
    is itself a point then follows what leads it.
    """
    lines = [
        SlideParagraph(pieces(line.words, bold=bold), line.is_point, line.number)
        for line in blocks(text)
    ]
    if not before and not is_item:
        return tuple(lines)
    if lines[0].is_item:
        return (SlideParagraph(before, is_item, number), *lines)
    return (SlideParagraph((*before, *lines[0].pieces), is_item, number), *lines[1:])


def note_paragraphs(note: Sentence, words: SiteWords) -> tuple[SlideParagraph, ...]:
    """Return a note of this site, marked as such."""
    return paragraphs_of(note, (_note_label(words),))


def notes_together(
    paragraphs: Sequence[SlideParagraph], words: SiteWords
) -> tuple[SlideParagraph, ...]:
    """Return several notes of this site under one label, behind everything else."""
    label = _note_label(words)
    other: list[SlideParagraph] = []
    notes: list[SlideParagraph] = []
    goes_on = other
    for each in paragraphs:
        if each.pieces[0] == label:
            goes_on = notes
            each = replace(each, pieces=each.pieces[1:], is_item=True)
        elif each.pieces[0].is_ours and not each.is_item:
            goes_on = other
        goes_on.append(each)
    if sum(each.pieces[0] == label for each in paragraphs) < 2:
        return tuple(paragraphs)
    return (*other, SlideParagraph((site_text(words.site_note, bold=True),)), *notes)


def _note_label(words: SiteWords) -> Piece:
    return site_text(f"{words.site_note}: ", bold=True)
