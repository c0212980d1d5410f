"""Panels as shapes: a ground, a frame, and the words in it, one shape that can be edited."""

from __future__ import annotations

from generator.layout.slides.flow import LEADING
from generator.layout.slides.stage import TIGHT, Align, Anchor, Colour, Panel
from generator.paint.pptx.text import BELOW, Type, body, paragraphs
from generator.paint.pptx.xml import (
    ACCENT,
    INK,
    LINE,
    WHITE,
    Part,
    auto_shape,
    fill,
    ink,
    line,
    on,
    place,
    preset,
    rounded,
    soft,
    solid_colour,
)
from generator.views.signs import Sign

_ALIGN: dict[Align, str] = {"start": "l", "center": "ctr"}
_ANCHOR: dict[Anchor, str] = {"top": "t", "middle": "ctr"}


def colour_of(name: Colour, hue: Sign | None) -> str | None:
    """Return a colour as the format names it. None: there is none."""
    fixed = {"ink": INK, "white": WHITE, "line": LINE}
    if name == "none":
        return None
    if name in fixed:
        return fixed[name]
    if hue is None:
        return {"solid": ACCENT, "tint": ACCENT, "on": WHITE, "soft": WHITE}[name]
    named = {"solid": solid_colour, "tint": ink, "on": on, "soft": soft}
    return named[name](hue)


def placed_panel(part: Part, panel: Panel, kind: str | None = None) -> str:
    """Return a panel as a shape; ``kind`` is the place of the slide's layout that it takes."""
    frame, inset, edge = panel.frame, panel.inset, panel.edge
    tint = colour_of(panel.colour if panel.fill == "solid" else "tint", panel.hue) or INK
    look = Type(
        panel.size,
        colour_of(panel.colour, panel.hue) or INK,
        marks=tint,
        line=TIGHT if panel.is_tight else LEADING,
        align=_ALIGN[panel.align],
        links=panel.fill not in ("solid", "ink"),
    )
    text = ""
    if panel.paragraphs:
        above = BELOW * panel.size if panel.is_tight else 0.0  # see ``BELOW``
        around = (
            inset.x - frame.x, inset.y - frame.y + above,
            frame.right - inset.right, frame.bottom - inset.bottom,
        )  # fmt: skip
        written = paragraphs(part, panel.paragraphs, look, inset.width, panel.indent)
        text = body(written, around, anchor=_ANCHOR[panel.anchor])
    ground = fill(colour_of(panel.fill, panel.hue))
    border = line(colour_of(edge.colour, panel.hue), edge.width, dash=edge.is_dashed)
    shape = rounded(frame, edge.radius) if edge.radius else preset("rect")
    if kind is not None:
        is_plain = panel.fill == "none" and edge.colour == "none"
        own = place(frame) if is_plain else f"{place(frame)}{shape}{ground}{border}"
        return placeholder(part, _name(part, panel), kind, own, text)
    drawn = f"{place(frame)}{shape}{ground}{border}"
    named = part.shape(_name(part, panel), "" if panel.role == "ornament" else None, panel.to)
    if not text:
        return auto_shape(named, drawn)
    return auto_shape(named, drawn, text, is_box=panel.fill == "none")


def _name(part: Part, panel: Panel) -> str:
    words = part.words
    if panel.name:
        return panel.name
    named = {"title": words.slide_title, "text": words.slide_text, "box": words.site_note}
    return named.get(panel.role, words.slide_rule)


def placeholder(
    part: Part,
    name: str,
    kind: str,
    shape: str = "",
    text: str = "",
    locks: str = "",
    *,
    is_hidden: bool = False,
) -> str:
    """Return what stands in a place that the layout of the slide has; ``shape``: and where."""
    own = f"<p:spPr>{shape}</p:spPr>" if shape else "<p:spPr/>"
    named = part.shape(name, is_hidden=is_hidden)
    return (
        f'<p:sp><p:nvSpPr>{named}<p:cNvSpPr><a:spLocks noGrp="1"{locks}/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>{own}{text}</p:sp>"
    )
