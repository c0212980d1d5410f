"""Text in shapes: paragraphs of runs, each in its language, numbers to call as links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.layout.geometry import Rect
from generator.layout.slides.flow import LEADING, gap, line_starts
from generator.model import Words
from generator.paint.pptx.xml import (
    INK,
    Part,
    auto_shape,
    colour_xml,
    emu,
    escaped,
    fill,
    place,
    preset,
)
from generator.source.words import BULLET
from generator.views.contacts import is_number
from generator.views.paragraphs import Piece, SlideParagraph

_AUTOMATIC = (
    (re.compile(r"(\d+)\.$"), "arabicPeriod"),
    (re.compile(r"(\d+)\)$"), "arabicParenR"),
    (re.compile(r"\((\d+)\)$"), "arabicParenBoth"),
    (re.compile(r"(\d+)$"), "arabicPlain"),
)
BELOW = 0.2
"""Below the base line of a last line, in sizes of the text: figures alone seem too high by that."""

_MOST_COUNTED = 32_767  # what the format can count to


@dataclass(frozen=True, slots=True)
class Type:
    """How a text is set. ``line``: from one line to the next, in sizes of the text."""

    size: float
    colour: str = INK
    marks: str = INK  # colour of numbers and bullets
    line: float = LEADING
    align: str = "l"
    links: bool = True


def run(part: Part, piece: Piece, look: Type, *, on_new_line: bool = False) -> str:
    """Return a run of words. A link has the theme's colour, whatever the shape's.

    ``on_new_line``: a number to call that would else be broken at one of its hyphens.
    """
    click = ""
    if piece.address and look.links:
        click = f'<a:hlinkClick r:id="{part.link(piece.address)}"/>'
    bold = ' b="1"' if piece.is_bold else ""
    language = part.words.language if piece.is_ours else part.language
    return ("<a:br/>" if on_new_line else "") + (
        f'<a:r><a:rPr lang="{escaped(language)}" sz="{round(look.size * piece.scale * 100)}"{bold}>'
        f"{fill(look.colour)}{click}</a:rPr><a:t>{escaped(piece.text)}</a:t></a:r>"
    )


def spacing(look: Type, before: float = 0.0) -> str:
    """Return the distances between lines and above a paragraph, in hundredths of a pt."""
    above = f'<a:spcBef><a:spcPts val="{round(before * 100)}"/></a:spcBef>'
    return f'<a:lnSpc><a:spcPts val="{round(look.size * look.line * 100)}"/></a:lnSpc>{above}'


def paragraph(
    runs: str,
    look: Type,
    before: float = 0.0,
    hang: float = 0.0,
    mark: str = "",
    start: float = 0.0,
) -> str:
    """Return a paragraph; ``hang`` is how far it stands in behind its number or bullet, which
    itself stands in by ``start``."""
    inside = emu(start + hang)
    where = f' marL="{inside}" indent="{-emu(hang)}"' if hang else ' marL="0" indent="0"'
    tabs = f'<a:tabLst><a:tab pos="{inside}" algn="l"/></a:tabLst>' if hang else ""
    properties = f"{spacing(look, before)}{mark or '<a:buNone/>'}{tabs}"
    return f'<a:p><a:pPr{where} algn="{look.align}">{properties}</a:pPr>{runs}</a:p>'


def paragraphs(
    part: Part, found: Iterable[SlideParagraph], plain: Type, width: float, hang: float = 0.0
) -> str:
    """Return paragraphs in a column; entries of a list are entries of a real one."""
    written: list[str] = []
    first, last = 0, ("", 0)  # of the numbers that are being counted
    above: SlideParagraph | None = None
    for each in found:
        before = gap(above, each, plain.size) if above else 0.0
        above, look = each, replace(plain, line=plain.line * each.scale)
        starts = line_starts(each, width, look.size, hang)
        place, runs = 0, ""
        for piece in each.pieces:
            begins = is_number(piece.part) and place in starts
            runs += run(part, piece, look, on_new_line=begins)
            place += len(piece.text)
        counted, inside = _counted(each.number if each.is_item else None), hang
        if counted is None:
            first = 0  # programs begin anew after what they do not count
        if not each.is_item:
            written.append(paragraph(runs, look, before))
            continue
        if counted is not None:
            first = first if first and counted == (last[0], last[1] + 1) else counted[1]
            last = counted
            mark = _numbered(counted[0], first, look)
        elif each.number is not None:
            number = Piece(Words(f"{each.number}\t"), is_bold=True, scale=each.scale)
            runs = run(part, number, look) + runs
            mark = ""
        else:
            inside = min(hang, look.size)  # numbers of the same list may be wide
            mark = f'{_coloured(look)}<a:buFont typeface="Arial"/><a:buChar char="{BULLET}"/>'
        written.append(paragraph(runs, look, before, inside, mark))
    return "".join(written)


def _counted(number: str | None) -> tuple[str, int] | None:
    """Return how programs call a number's shape, and the number. None: none counts that way."""
    for shape, kind in _AUTOMATIC:
        found = shape.fullmatch(number or "")
        if found and found[1] == str(int(found[1])) and 1 <= int(found[1]) <= _MOST_COUNTED:
            return kind, int(found[1])
    return None


def _numbered(kind: str, first: int, look: Type) -> str:
    return (
        f'{_coloured(look)}<a:buFont typeface="+mj-lt"/>'
        f'<a:buAutoNum type="{kind}" startAt="{first}"/>'
    )


def _coloured(look: Type) -> str:
    return f"<a:buClr>{colour_xml(look.marks)}</a:buClr>"


def body(
    text: str,
    insets: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
    *,
    anchor: str = "t",
) -> str:
    """Return the text of a shape; ``insets`` are those at the left, top, right and lower edge."""
    names = ("lIns", "tIns", "rIns", "bIns")
    around = " ".join(f'{n}="{max(emu(v), 0)}"' for n, v in zip(names, insets, strict=True))
    return (
        f'<p:txBody><a:bodyPr wrap="square" {around} rtlCol="0" anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle/>{text}</p:txBody>"
    )


def text_box(named: str, frame: Rect, text: str, *, anchor: str = "t") -> str:
    """Return a box of paragraphs that nothing is painted behind."""
    drawn = f"{place(frame)}{preset('rect')}{fill(None)}"
    return auto_shape(named, drawn, body(text, anchor=anchor), is_box=True)
