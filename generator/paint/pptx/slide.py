"""One slide, and its page of notes for the speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.layout.marks import mark
from generator.layout.slides import stage
from generator.layout.slides.stage import Body, PlacedSlide
from generator.layout.slides.titles import footer
from generator.paint.pptx.chart import mark_shape, scene
from generator.paint.pptx.extras import card, code, rule, table
from generator.paint.pptx.logo import logo_shape
from generator.paint.pptx.text import Type, body, paragraph, paragraphs, run
from generator.paint.pptx.xml import (
    ACCENT,
    INK,
    LINE,
    MUTED,
    WHITE,
    Part,
    auto_shape,
    fill,
    ink,
    line,
    place,
    rounded,
    soft,
    solid,
    solid_colour,
)
from generator.views.imprint import Imprint
from generator.views.paragraphs import SlideParagraph, protocol_text, site_text
from generator.views.slides import SlideShow

_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/>'
    '<a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_NOTES_WIDTH = 432.0  # of the notes' place on their page


def slide_xml(
    part: Part, slide: PlacedSlide, show: SlideShow, imprint: Imprint, logo: bytes | None
) -> str:
    """Return a slide. The order of its shapes is that in which they are read aloud.

    ``logo`` is the publisher's, as PNG.
    """
    shapes = [_title(part, slide)]
    for sign in slide.marks:
        shape = mark(sign.hue.mark, sign.centre, sign.radius)
        shapes.append(mark_shape(part, shape, solid_colour(sign.hue)))
    if slide.rule is not None:
        shapes.append(rule(part, slide.rule, ACCENT, stage.RULE))
    if logo is not None and slide.logo is not None:
        shapes.append(logo_shape(part, logo, slide.logo, imprint.publisher))
    if slide.scene is not None:
        shapes += scene(part, slide.scene)
    if slide.table is not None:
        shapes.append(table(part, slide.table, slide.hue))
    for each in slide.cards:
        shapes += card(part, each)
    for text in slide.bodies:
        shapes += _body(part, text, slide)
    if slide.code is not None and imprint.check is not None:
        shapes += code(part, slide.code, imprint.check)
    if slide.kind != "title":
        shapes += _footer(part, slide, show)
    return _part("p:sld", shapes)


def notes_xml(part: Part, spoken: tuple[SlideParagraph, ...]) -> str:
    """Return the notes that belong to a slide."""
    words = part.words
    locks = ' noRot="1" noChangeAspect="1"'
    picture = _placeholder(part, words.slide_picture, 'type="sldImg"', locks=locks)
    text = paragraphs(part, spoken, Type(14.0), _NOTES_WIDTH)
    text = f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody>"
    notes = _placeholder(part, words.slide_notes, 'type="body" idx="1"', text=text)
    return _part("p:notes", [picture, notes])


def _part(tag: str, shapes: list[str]) -> str:
    tree = f"<p:cSld><p:spTree>{_TREE}{''.join(shapes)}</p:spTree></p:cSld>"
    colours = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    return f"{HEAD}<{tag} {_SPACES}>{tree}{colours}</{tag}>"


def _placeholder(
    part: Part, name: str, kind: str, shape: str = "", text: str = "", locks: str = ""
) -> str:
    """Return what stands in a place that the layout of the slide has; ``shape``: and where."""
    own = f"<p:spPr>{shape}</p:spPr>" if shape else "<p:spPr/>"
    return (
        f'<p:sp><p:nvSpPr>{part.shape(name)}<p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>{own}{text}</p:sp>"
    )


def _title(part: Part, slide: PlacedSlide) -> str:
    title = slide.title
    name = Type(title.size, INK)
    more = replace(name, colour=ink(slide.hue))
    runs = "".join(run(part, replace(piece, is_bold=True), name) for piece in title.name)
    if title.more:
        runs += "<a:br/>" if title.is_stacked else run(part, site_text(stage.DOT, bold=True), more)
        runs += "".join(run(part, replace(piece, is_bold=True), more) for piece in title.more)
    kind = 'type="ctrTitle"' if slide.kind == "title" else 'type="title"'
    text = body(paragraph(runs, name))
    return _placeholder(part, part.words.slide_title, kind, place(title.frame), text)


def _footer(part: Part, slide: PlacedSlide, show: SlideShow) -> Iterator[str]:
    """Yield whose slides these are, and the slide's number."""
    words = part.words
    look = Type(stage.SMALL, MUTED)
    runs = run(part, protocol_text(footer(show)), look)
    if show.status is not None:
        runs += run(part, site_text(f" · {show.status}", bold=True), look)
    text = body(paragraph(runs, look), anchor="ctr")
    yield _placeholder(
        part, words.slide_footer, 'type="ftr" sz="quarter" idx="11"', place(stage.FOOTER), text
    )
    number = (
        f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="en" '
        f'sz="{round(stage.SMALL * 100)}">{fill(MUTED)}</a:rPr><a:t>‹#›</a:t></a:fld>'
    )
    text = body(paragraph(number, replace(look, align="r")), anchor="ctr")
    where = place(stage.NUMBER)
    yield _placeholder(part, words.slide_number, 'type="sldNum" sz="quarter" idx="12"', where, text)


def _body(part: Part, text: Body, slide: PlacedSlide) -> Iterator[str]:
    frame, inset = text.frame, text.inset
    look = Type(text.size, INK, marks=ink(slide.hue))
    written = paragraphs(part, text.paragraphs, look, inset.width, text.indent)
    around = (
        inset.x - frame.x,
        inset.y - frame.y,
        frame.right - inset.right,
        max(frame.bottom - max(inset.bottom, stage.FOOT), 0) if text.look == "band" else 0.0,
    )
    if text.look == "note":
        edge = line(LINE, stage.NOTE_BORDER.width, dash=True)
        shape = f"{place(frame)}{rounded(frame, stage.NOTE_BORDER.radius)}{fill(WHITE)}{edge}"
        shown = body(written, (*around[:3], 0.0))
        yield auto_shape(part.shape(part.words.site_note), shape, shown, is_box=True)
        return
    kind = 'type="subTitle" idx="1"' if slide.kind == "title" else 'idx="1"'
    ground = fill(soft(slide.hue)) if text.look == "band" else ""
    if text.look == "warning":
        edge = line(INK, stage.WARNING_BORDER.width)
        ground = f"{rounded(frame, stage.WARNING_BORDER.radius)}{fill(WHITE)}{edge}"
    yield _placeholder(
        part, part.words.slide_text, kind, place(frame) + ground, body(written, around)
    )
    if text.edge is not None:
        yield solid(part.shape(part.words.slide_edge, ""), text.edge, ink(slide.hue))
