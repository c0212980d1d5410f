"""One slide, and its page of notes for the speaker."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.layout.slides import stage
from generator.layout.slides.around import footer
from generator.layout.slides.stage import PlacedSlide, SlideKind
from generator.paint.pptx.chart import mark_shape, scene
from generator.paint.pptx.extras import code, table
from generator.paint.pptx.logo import logo_shape
from generator.paint.pptx.panel import placed_panel, placeholder
from generator.paint.pptx.text import Type, body, paragraph, paragraphs, run
from generator.paint.pptx.xml import MUTED, Part, fill, on, place
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
_TEXT: Mapping[SlideKind, str] = {
    "title": 'type="subTitle" idx="1"', "step": 'idx="1"', "list": 'idx="1"', "end": 'idx="1"',
}  # fmt: skip
"""The place that a slide's text has in its layout."""

_NOTES_WIDTH = 432.0  # of the notes' place on their page


def slide_xml(
    part: Part, slide: PlacedSlide, show: SlideShow, imprint: Imprint, logo: bytes | None
) -> str:
    """Return a slide. The order of its shapes is that in which they are read aloud.

    ``logo`` is the publisher's, as PNG.
    """
    shapes = list(_title(part, slide))
    if logo is not None and slide.logo is not None:
        shapes.append(logo_shape(part, logo, slide.logo, imprint.publisher))
    if slide.scene is not None:
        shapes += scene(part, slide.scene)
    if slide.table is not None:
        shapes.append(table(part, slide.table, slide.hue))
    place_of_text = _TEXT.get(slide.kind)
    for each in slide.panels:
        is_body = each.role == "text" and place_of_text is not None
        shapes.append(placed_panel(part, each, place_of_text if is_body else None))
        place_of_text = None if is_body else place_of_text
    for each in (slide.title, *slide.panels):
        if each.mark is not None and each.hue is not None:
            shapes.append(mark_shape(part, each.mark, on(each.hue)))
    if slide.code is not None and imprint.check is not None:
        shapes += code(part, slide.code, imprint.check)
    if slide.kind != "title":
        shapes += _footer(part, show, has_number=slide.kind != "step")
    return _part("p:sld", shapes)


def _title(part: Part, slide: PlacedSlide) -> Iterator[str]:
    """Yield the title. Where steps share it, one that is not shown tells their slides apart where
    programs list slides, and what is shown is plain text."""
    if slide.step is None:
        kind = "ctrTitle" if slide.kind == "title" else "title"
        yield placed_panel(part, slide.title, f'type="{kind}"')
        return
    said = SlideParagraph((protocol_text(f"{slide.title.text} · {slide.step}"),))
    text = body(paragraphs(part, (said,), Type(stage.SMALL), stage.ROOM))
    where, name = place(slide.title.frame), part.words.slide_title
    yield placeholder(part, name, 'type="title"', where, text, is_hidden=True)
    yield placed_panel(part, slide.title)


def notes_xml(part: Part, spoken: tuple[SlideParagraph, ...]) -> str:
    """Return the notes that belong to a slide."""
    words = part.words
    locks = ' noRot="1" noChangeAspect="1"'
    picture = placeholder(part, words.slide_picture, 'type="sldImg"', locks=locks)
    text = paragraphs(part, spoken, Type(14.0), _NOTES_WIDTH)
    text = f"<p:txBody><a:bodyPr/><a:lstStyle/>{text}</p:txBody>"
    notes = placeholder(part, words.slide_notes, 'type="body" idx="1"', text=text)
    return _part("p:notes", [picture, notes])


def _part(tag: str, shapes: list[str]) -> str:
    tree = f"<p:cSld><p:spTree>{_TREE}{''.join(shapes)}</p:spTree></p:cSld>"
    colours = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    return f"{HEAD}<{tag} {_SPACES}>{tree}{colours}</{tag}>"


def _footer(part: Part, show: SlideShow, *, has_number: bool) -> Iterator[str]:
    """Yield whose slides these are, and the slide's number, unless a row of steps stands there."""
    words = part.words
    look = Type(stage.SMALL, MUTED)
    runs = run(part, protocol_text(footer(show)), look)
    if show.status is not None:
        runs += run(part, site_text(f" · {show.status}", bold=True), look)
    text = body(paragraph(runs, look), anchor="ctr")
    yield placeholder(
        part, words.slide_footer, 'type="ftr" sz="quarter" idx="11"', place(stage.FOOTER), text
    )
    if not has_number:
        return
    number = (
        f'<a:fld id="{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}" type="slidenum"><a:rPr lang="en" '
        f'sz="{round(stage.SMALL * 100)}">{fill(MUTED)}</a:rPr><a:t>‹#›</a:t></a:fld>'
    )
    text = body(paragraph(number, replace(look, align="r")), anchor="ctr")
    where = place(stage.NUMBER)
    yield placeholder(part, words.slide_number, 'type="sldNum" sz="quarter" idx="12"', where, text)
