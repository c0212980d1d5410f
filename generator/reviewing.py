"""Making the packet for whoever signs, and reading what comes back of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from generator.checks.places import official_places, places_of
from generator.diagnostics.diagnostic import Diagnostic, error, has_errors, in_order
from generator.diagnostics.span import Span
from generator.docx.package import MAX_FILE, NotWordError, WordFile, word_file
from generator.docx.paragraphs import paragraphs
from generator.docx.proposals import Proposal, proposals
from generator.docx.reading import Told, told_in
from generator.docx.ties import tie
from generator.load import Loaded, load
from generator.model import Protocol
from generator.outputs.affected import affected
from generator.outputs.printing import fingerprint, imprint_of
from generator.paint.docx.package import paint_docx
from generator.paint.pdf.review import paint_review
from generator.releasing import chosen
from generator.resolve.corrections import as_printed
from generator.source.file import SourceFile, read_bytes, shown
from generator.versions import changes_between, versions
from generator.views.changes import change_entries
from generator.views.packet import Packet, Since, review_content, review_packet
from generator.views.papers import office_paper
from generator.words.catalogue import site_words
from generator.write import update_file

_NAME = "review"  # of the files


@dataclass(frozen=True, slots=True)
class Review:
    """The files of a packet, or the proposals of one that came back, and all diagnostics."""

    files: tuple[Path, ...]
    proposals: tuple[Proposal, ...] | None  # None: no file could be read
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    is_wrong_use: bool = False  # the definition is fine


def make_review(source: Path, name: str | None, folder: Path, day: date | None = None) -> Review:
    """Write the packet of a protocol as ``PROTOCOL/review.pdf`` and ``.docx`` into a folder.

    ``name`` is which protocol, where there are several; ``day`` is that on which contacts are
    judged to be overdue. Raises ``UnknownVersionError`` where the last release cannot be read.
    """
    loaded = load(source)
    protocol, refused = _protocol(loaded, name)
    if protocol is None:
        return refused
    packet, mark = packet_of(protocol, loaded, day)
    imprint = imprint_of(protocol, _NAME, mark, None)
    paper = office_paper(protocol.region)
    definition = loaded.sources[protocol.span.path].text.encode()
    pdf, problems = paint_review(packet, imprint, paper, definition)
    problems = in_order((*loaded.diagnostics, *problems))
    if pdf is None:
        return Review((), None, problems, loaded.sources)
    made = {".pdf": pdf, ".docx": paint_docx(packet, imprint, paper)}
    files: list[Path] = []
    for suffix, content in made.items():
        path = folder / protocol.id / f"{_NAME}{suffix}"
        unwritten = update_file(path, content)
        if unwritten:
            return Review(tuple(files), None, (*problems, *unwritten), loaded.sources)
        files.append(path)
    return Review(tuple(files), None, problems, loaded.sources)


def read_review(source: Path, name: str | None, file: Path) -> Review:
    """Return what a Word file that came back proposes for a protocol; nothing is applied.

    Without a ``name`` it is the protocol that the file says it was made of.
    """
    loaded = load(source)
    if has_errors(loaded.diagnostics) or not loaded.protocols:
        return Review((), None, loaded.diagnostics, loaded.sources)
    word, told, unread = _read(file)
    if word is None:
        return Review((), None, unread, loaded.sources)
    of = (word.packet or "").partition(" ")[0]
    is_known = any(each.id == of for each in loaded.protocols)
    protocol, refused = _protocol(loaded, name or (of if is_known else None))
    if protocol is None:
        return refused
    packet, mark = packet_of(protocol, loaded)
    other = _other(packet, told, of, Span.point(shown(file)))
    if other is not None:
        return Review((), None, (other,), loaded.sources)
    words = site_words(protocol.language)
    written = paragraphs(packet, words.review_mark.filled(fingerprint=mark))
    is_same = word.packet == f"{protocol.id} {mark}"
    found = proposals(packet.entries, protocol.id, written, told, is_same_packet=is_same)
    return Review((), found, loaded.diagnostics, loaded.sources)


def _read(file: Path) -> tuple[WordFile | None, tuple[Told, ...], tuple[Diagnostic, ...]]:
    raw, unread = read_bytes(file, file.absolute().parent.resolve(), MAX_FILE)
    if raw is None:
        return None, (), unread
    try:
        word = word_file(raw)
        return word, told_in(word.document, word.comments), ()
    except NotWordError as failure:
        here = Span.point(shown(file))
        return None, (), (error("not-a-packet", str(failure), here, hints=[failure.hint]),)


def packet_of(protocol: Protocol, loaded: Loaded, day: date | None = None) -> tuple[Packet, str]:
    """Return the packet of a protocol as it stands now, and the mark that stands for it."""
    since, protocol = _since(protocol, loaded), as_printed(protocol)  # corrections stand apart
    places, find = official_places(protocol), partial(places_of, protocol=protocol)
    packet = review_packet(protocol, places, find, since, day)
    return packet, fingerprint(review_content(packet))


def _since(protocol: Protocol, loaded: Loaded) -> Since | None:
    releases = loaded.histories[protocol.id].releases
    if not releases:
        return None
    last = releases[-1]
    before, after = versions((f"{protocol.id}@{last.number}", None), loaded)
    changes = change_entries(changes_between(before, after), site_words(protocol.language))
    sheets = affected(before.protocol, after.protocol)
    return Since(last.number, last.day.isoformat(), last.note, changes, sheets)


def _protocol(loaded: Loaded, name: str | None) -> tuple[Protocol | None, Review]:
    """Return the protocol that is meant; None: there is none, and why."""
    if has_errors(loaded.diagnostics) or not loaded.protocols:
        return None, Review((), None, loaded.diagnostics, loaded.sources)
    protocol, unclear = chosen(loaded, name)
    return protocol, Review((), None, unclear, loaded.sources, is_wrong_use=True)


def _other(packet: Packet, told: tuple[Told, ...], of: str, here: Span) -> Diagnostic | None:
    """Report a document that holds no sentence of a protocol."""
    own = {tie(packet.id, each.id, each.text).what for each in packet.entries}
    if any(each.what in own for paragraph in told for each in paragraph.ties):
        return None
    if of and of != packet.id:
        hint = f"it was made of the protocol `{of}`: name that, as in `protocol review {of} --read`"
    else:
        hint = "edit the file that `protocol review` made: text that is copied leaves its ties"
    message = f"has no sentence of `{packet.id}`"
    return error("other-packet", message, here, hints=[hint])
