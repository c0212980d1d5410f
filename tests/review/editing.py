"""Editing a Word file as people do, in its XML: with changes tracked or not, with comments."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile

from generator.docx.package import word_file
from generator.docx.paragraphs import paragraphs
from generator.docx.proposals import Proposal, proposals
from generator.docx.reading import told_in
from generator.docx.ties import tie
from generator.load import load
from generator.model import Protocol
from generator.outputs.printing import imprint_of
from generator.paint.docx.package import paint_docx
from generator.reviewing import packet_of
from generator.views.packet import Packet
from generator.views.packet_entries import ReviewEntry
from generator.views.papers import LETTER

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"
Edit = Callable[[ET.Element, ReviewEntry, str], None]


@dataclass(frozen=True)
class Made:
    """A packet with its Word file."""

    packet: Packet
    mark: str
    content: bytes
    protocol: Protocol

    def read(self, content: bytes) -> tuple[Proposal, ...]:
        """Return what a file proposes."""
        word = word_file(content)
        written = paragraphs(self.packet, f"Packet {self.mark}")
        is_same = word.packet == f"{self.packet.id} {self.mark}"
        return proposals(
            self.packet.entries,
            self.packet.id,
            written,
            told_in(word.document, word.comments),
            is_same_packet=is_same,
        )

    def bookmark(self, entry: ReviewEntry) -> str:
        return tie(self.packet.id, entry.id, entry.text).bookmark


@cache
def made(folder: Path) -> Made:
    """Return the packet of a definition: made once, for nobody changes it."""
    loaded = load(folder)
    (protocol,) = loaded.protocols
    packet, mark = packet_of(protocol, loaded)
    content = paint_docx(packet, imprint_of(protocol, "review", mark, None), LETTER)
    return Made(packet, mark, content, protocol)


def parts_of(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


class Document:
    """A file that is being edited."""

    def __init__(self, of: Made, content: bytes | None = None) -> None:
        self.of = of
        self.parts = parts_of(content or of.content)
        self.root = ET.fromstring(self.parts[DOCUMENT])
        self.comments: list[tuple[str, str]] = []

    def paragraph(self, entry: ReviewEntry) -> ET.Element:
        """Return the paragraph of a text."""
        name = self.of.bookmark(entry)
        for paragraph in self.root.iter(f"{W}p"):
            marks = (each.get(f"{W}name") for each in paragraph.iter(f"{W}bookmarkStart"))
            if name in marks:
                return paragraph
        raise AssertionError(f"no paragraph of {entry.id}")

    def body(self) -> ET.Element:
        found = self.root.find(f"{W}body")
        assert found is not None
        return found

    def behind(self, paragraph: ET.Element, text: str, style: str = "Wording") -> ET.Element:
        """Put a new paragraph behind one."""
        added = ET.Element(f"{W}p")
        properties = ET.SubElement(added, f"{W}pPr")
        ET.SubElement(properties, f"{W}pStyle", {f"{W}val": style})
        added.append(run(text))
        body = self.body()
        body.insert(list(body).index(paragraph) + 1, added)
        return added

    def comment(self, paragraph: ET.Element, who: str, text: str) -> None:
        """Comment on all of a paragraph."""
        id = str(len(self.comments))
        self.comments.append((who, text))
        paragraph.insert(1, ET.Element(f"{W}commentRangeStart", {f"{W}id": id}))
        ET.SubElement(paragraph, f"{W}commentRangeEnd", {f"{W}id": id})
        mark = ET.SubElement(paragraph, f"{W}r")
        ET.SubElement(mark, f"{W}commentReference", {f"{W}id": id})

    def saved(self) -> bytes:
        """Return the file."""
        self.parts[DOCUMENT] = ET.tostring(self.root, "utf-8", xml_declaration=True)
        if self.comments:
            self._add_comments()
        return packed(self.parts)

    def _add_comments(self) -> None:
        root = ET.Element(f"{W}comments")
        for number, (who, text) in enumerate(self.comments):
            each = ET.SubElement(root, f"{W}comment", {f"{W}id": str(number), f"{W}author": who})
            each.set(f"{W}date", "2026-11-01T10:00:00Z")
            ET.SubElement(each, f"{W}p").append(run(text))
        self.parts[COMMENTS] = ET.tostring(root, "utf-8", xml_declaration=True)
        relations = "word/_rels/document.xml.rels"
        link = f'<Relationship Id="rIdC" Type="{_R}/comments" Target="comments.xml"/>'
        self._put(relations, "</Relationships>", link)
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        override = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/>'
        self._put("[Content_Types].xml", "</Types>", override)

    def _put(self, name: str, before: str, text: str) -> None:
        said = self.parts[name].decode()
        self.parts[name] = said.replace(before, f"{text}{before}").encode()


def run(text: str, name: str = "t") -> ET.Element:
    made = ET.Element(f"{W}r")
    for number, line in enumerate(text.split("\n")):
        if number:
            ET.SubElement(made, f"{W}br")
        said = ET.SubElement(made, f"{W}{name}")
        said.text = line
        said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def room(paragraph: ET.Element) -> ET.Element:
    """Return what holds the runs of a sentence."""
    found = paragraph.find(f".//{W}sdtContent")
    return paragraph if found is None else found


def clear(inside: ET.Element) -> None:
    for each in [*inside]:
        if each.tag in (f"{W}r", f"{W}ins", f"{W}del"):
            inside.remove(each)


def typed_over(paragraph: ET.Element, entry: ReviewEntry, text: str) -> None:
    """Type another text, untracked."""
    inside = room(paragraph)
    clear(inside)
    inside.append(run(text))


def typed_without_ties(paragraph: ET.Element, entry: ReviewEntry, text: str) -> None:
    """Select a sentence and type another, so that a program takes its ties away."""
    for each in [*paragraph]:
        if each.tag != f"{W}pPr":
            paragraph.remove(each)
    paragraph.append(run(text))


def typed_at_the_end(paragraph: ET.Element, entry: ReviewEntry, text: str) -> None:
    """Type behind a sentence, outside of its ties; ``text`` goes on from it."""
    paragraph.append(run(text.removeprefix(entry.text)))


def tracked(paragraph: ET.Element, entry: ReviewEntry, text: str) -> None:
    """Type another text while changes are tracked."""
    inside = room(paragraph)
    clear(inside)
    said = {f"{W}id": "900", f"{W}author": "Ann Lee", f"{W}date": "2026-11-01T10:00:00Z"}
    ET.SubElement(inside, f"{W}del", said).append(run(entry.text, "delText"))
    ET.SubElement(inside, f"{W}ins", said | {f"{W}id": "901"}).append(run(text))
