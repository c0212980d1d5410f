"""What stands on slides beside charts and panels: tables, and the QR code."""

from __future__ import annotations

from collections.abc import Iterator

from generator.layout.geometry import Rect
from generator.layout.slides import stage
from generator.layout.slides.stage import Table
from generator.paint.pptx.text import Type, paragraph, run, text_box
from generator.paint.pptx.xml import (
    INK,
    LINE,
    Part,
    auto_shape,
    emu,
    fill,
    freeform,
    ink,
    line,
    place,
    soft,
    solid_colour,
)
from generator.paint.qr import qr_code
from generator.views.paragraphs import site_text
from generator.views.signs import Sign


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
            pads = f'marL="{pad}" marR="{right}" marT="{pad}" marB="{below}" anchor="ctr"'
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
    text = paragraph(run(part, site_text(words.check_print), look), look)
    yield text_box(part.shape(words.slide_code_about), below, text, anchor="ctr")
