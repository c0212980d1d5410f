"""A packet → a Word file: its parts and the archive. The same packet gives the same bytes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.docx.paragraphs import Paragraph, paragraphs
from generator.docx.ties import Tie
from generator.paint import palette
from generator.paint.packed import archive
from generator.paint.templates import environment
from generator.typeface.faces import OFFICE
from generator.views.imprint import Imprint
from generator.views.packet import Packet
from generator.views.papers import Paper

_PARTS = (
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "docProps/app.xml",
    "docProps/custom.xml", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml",
    "word/settings.xml", "word/footer1.xml",
)  # fmt: skip
_TWENTIETHS = 20  # of a point, in which the format counts
_LONGEST_TITLE = 64  # characters of the title of a content control


@dataclass(frozen=True, slots=True)
class _Written:
    """A paragraph as the template writes it."""

    style: str
    lines: tuple[str, ...]
    is_ours: bool
    tie: Tie
    title: str  # of the content control


def paint_docx(packet: Packet, imprint: Imprint, paper: Paper) -> bytes:
    """Return a packet as a Word file (``.docx``) whose sentences can be edited and read back."""
    words = imprint.words
    mark = words.review_mark.filled(fingerprint=imprint.fingerprint)
    label = ""
    written = []
    for each in paragraphs(packet, mark):
        written.append(_written(each, packet, label))
        label = each.text
    values = {
        "packet": packet,
        "words": words,
        "title": f"{packet.short_title}: {words.review}",
        "publisher": imprint.publisher,
        "language": packet.language,
        "mark": mark,
        "said": f"{packet.id} {imprint.fingerprint}",
        "paragraphs": written,
        "width": round(paper.width * _TWENTIETHS),
        "height": round(paper.height * _TWENTIETHS),
        "family": OFFICE,
        "accent": (imprint.accent or palette.ACCENT).removeprefix("#").upper(),
        "muted": palette.MUTED.removeprefix("#").upper(),
        "line": palette.LINE.removeprefix("#").upper(),
    }
    templates = environment()
    names = {name: f"docx/{name.rpartition('/')[2].strip('[]')}.j2" for name in _PARTS}
    names |= {"[Content_Types].xml": "docx/types.xml.j2", "_rels/.rels": "docx/package.rels.j2"}
    return archive(
        {name: templates.get_template(path).render(values) for name, path in names.items()}, {}
    )


def _written(paragraph: Paragraph, packet: Packet, label: str) -> _Written:
    lines, tied = tuple(paragraph.text.split("\n")), paragraph.tie(packet.id)
    return _Written(paragraph.style, lines, paragraph.is_ours, tied, label[:_LONGEST_TITLE])
