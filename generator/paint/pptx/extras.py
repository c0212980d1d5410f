"""What stands on slides beside charts and lists: tables, cards of contacts, the QR code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.layout.geometry import Rect
from generator.layout.slides import stage
from generator.layout.slides.stage import Card, Table
from generator.paint.pptx.text import Type, body, paragraph, paragraphs, run, text_box
from generator.paint.pptx.xml import (
    ACCENT,
    INK,
    LINE,
    MUTED,
    WHITE,
    Part,
    auto_shape,
    connector,
    emu,
    fill,
    freeform,
    ink,
    line,
    place,
    preset,
    rounded,
    soft,
    solid_colour,
)
from generator.paint.qr import qr_code
from generator.views.paragraphs import Piece, protocol_text, site_text
from generator.views.signs import Sign


def rule(part: Part, frame: Rect, colour: str, width: float) -> str:
    """Return a line that is an ornament."""
    named = part.shape(part.words.slide_rule, "")
    return connector(named, place(frame), preset("line"), line(colour, width))


def table(part: Part, shown: Table, hue: Sign | None) -> str:
    """Return a table whose first row is its head."""
    colour = solid_colour(hue) if hue else LINE
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in shown.widths)
    rows = []
    for number, (row, height) in enumerate(zip(shown.rows, shown.heights, strict=True)):
        cells = []
        for cell in row:
            look = Type(shown.size, INK)
            runs = "".join(run(part, piece, look) for piece in cell.pieces)
            edges = _edge("T", ink(hue), stage.HEAD_RULE) if number == 0 else ""
            edges += _edge("B", colour, stage.ROW_RULE)
            ground = fill(soft(hue)) if number == 0 else fill(None)
            text = f"<a:txBody><a:bodyPr/><a:lstStyle/>{paragraph(runs, look)}</a:txBody>"
            # At the right and below there is room to spare for fonts that are a little larger.
            pad = emu(stage.CELL_PAD)
            right, below = emu(stage.CELL_PAD / 2), emu(stage.CELL_PAD - 1)
            pads = f'marL="{pad}" marR="{right}" marT="{pad}" marB="{below}"'
            none = "<a:lnL><a:noFill/></a:lnL><a:lnR><a:noFill/></a:lnR>"
            cells.append(f"<a:tc>{text}<a:tcPr {pads}>{none}{edges}{ground}</a:tcPr></a:tc>")
        rows.append(f'<a:tr h="{emu(height)}">{"".join(cells)}</a:tr>')
    named = part.shape(part.words.slide_table, part.words.screening_table)
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/>'
        f"</p:nvGraphicFramePr>{place(shown.frame, tag='p:xfrm')}<a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
        f'<a:tblPr firstRow="1"/><a:tblGrid>{columns}</a:tblGrid>{"".join(rows)}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def _edge(side: str, colour: str, width: float) -> str:
    return f'<a:ln{side} w="{emu(width)}">{fill(colour)}</a:ln{side}>'


def card(part: Part, shown: Card) -> Iterator[str]:
    """Yield the card of somebody to call; without a number, with a line to write on."""
    contact, frame = shown.contact, shown.frame
    look = Type(stage.NAME, INK)
    text = paragraph(run(part, protocol_text(contact.name, bold=True), look), look)
    role = Type(stage.ROLE, MUTED)
    for fact in shown.facts:
        text += paragraph(run(part, protocol_text(fact), role), role)
    left, right = shown.words.x - frame.x, frame.right - shown.words.right
    below = frame.height - shown.number.height
    edge = line(ACCENT, stage.CARD_BORDER.width)
    drawn = f"{place(frame)}{rounded(frame, stage.CARD_BORDER.radius)}{fill(WHITE)}{edge}"
    yield auto_shape(
        part.shape(contact.name), drawn, body(text, (left, 0, right, below), anchor="ctr")
    )
    if shown.below is not None:
        named = part.shape(part.words.ways_of.filled(name=contact.name))
        look = Type(shown.below.size, INK)
        ways = paragraphs(part, shown.below.paragraphs, look, shown.below.inset.width)
        yield text_box(named, shown.below.inset, ways)
    # Above and below its words there is room to take hold of the card itself.
    number = replace(shown.number, y=frame.y + 4, height=shown.number.height - 8)
    name = part.words.number_of.filled(name=contact.name)
    way = shown.way
    if way is not None:
        large = Type(shown.size, ACCENT, align="r")
        small = replace(role, align="r")
        runs = run(part, Piece(way.part, is_bold=True, is_ours=way.is_ours), large)
        text = paragraph(run(part, protocol_text(way.label), small), small) if way.label else ""
        text += paragraph(runs, large)
        text += paragraph(run(part, site_text(way.more), small), small) if way.more else ""
        yield text_box(part.shape(name), number, text, anchor="ctr")
    if shown.line is None:
        return
    asked = site_text(part.words.write_number)
    yield _words(part, name, number, asked, role)
    yield rule(part, shown.line, LINE, stage.WRITE_RULE)


def _words(part: Part, name: str, frame: Rect, piece: Piece, look: Type) -> str:
    text = paragraph(run(part, piece, look), look)
    return text_box(part.shape(name), frame, text, anchor="ctr")


def code(part: Part, frame: Rect, address: str) -> Iterator[str]:
    """Yield the QR code that leads to where a print is checked, and what it is for."""
    found = qr_code(address)
    squares = []
    for x, y, length in found.bars:
        corners = ((x + length, y), (x + length, y + 1), (x, y + 1))
        lines = "".join(f'<a:lnTo><a:pt x="{a}" y="{b}"/></a:lnTo>' for a, b in corners)
        squares.append(f'<a:moveTo><a:pt x="{x}" y="{y}"/></a:moveTo>{lines}<a:close/>')
    size = found.modules
    outline = f'<a:path w="{size}" h="{size}">{"".join(squares)}</a:path>'
    words = part.words
    drawn = f"{place(frame)}{freeform(outline)}{fill('000000')}{line(None)}"
    yield auto_shape(part.shape(words.slide_code, words.check_code, link=address), drawn)
    below = Rect(frame.x, frame.bottom, frame.width, 2 * stage.CODE_LABEL)
    look = Type(stage.CODE_LABEL, INK, align="ctr")
    yield _words(part, words.slide_code_about, below, site_text(words.check_print), look)
