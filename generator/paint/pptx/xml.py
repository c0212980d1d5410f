"""The small pieces of DrawingML that all shapes and texts are made of.

Lengths come in as pt and are written in EMU; nothing is written as a string that was not escaped.
"""

from __future__ import annotations

import re
from html import escape as _escape

from generator.layout.geometry import Rect
from generator.paint import palette
from generator.paint.palette import hue_of
from generator.views.signs import Sign
from generator.words.catalogue import SiteWords


def digits(colour: str) -> str:
    """Return a colour as the format writes it."""
    return colour.removeprefix("#").upper()


INK, ACCENT, WHITE = "tx1", "tx2", "bg1"  # of the theme
MUTED, LINE, RULE = map(digits, (palette.MUTED, palette.LINE, palette.RULE))
_ACCENTS = 6  # colours that the theme has; the others stand as they are
_EMU = 12700
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative xmlns:adec='
    '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def escaped(text: str) -> str:
    """Return text as it may stand between tags or in an attribute."""
    return _escape(_FORBIDDEN.sub("\ufffd", text))


def emu(length: float) -> int:
    """Return a length in pt as EMU."""
    return round(length * _EMU)


def ink(hue: Sign | None) -> str:
    """Return the colour of a hue's words on white, and of what is drawn by a line alone."""
    if hue is None:
        return ACCENT
    found = hue_of(hue)
    return solid_colour(hue) if found.ink == found.solid else digits(found.ink)


def solid_colour(hue: Sign) -> str:
    """Return the colour of a hue's bands and frames, one of the theme's where it has it."""
    return f"accent{hue.colour}" if hue.colour <= _ACCENTS else digits(hue_of(hue).solid)


def on(hue: Sign) -> str:
    """Return the colour of what stands in a hue's bands."""
    return digits(hue_of(hue).on)


def soft(hue: Sign | None) -> str:
    """Return the colour of a hue's grounds."""
    return WHITE if hue is None else digits(hue_of(hue).soft)


def colour_xml(colour: str) -> str:
    """Name a colour: one of the theme's by its name, or six hex digits."""
    kind = "srgbClr" if re.fullmatch("[0-9A-F]{6}", colour) else "schemeClr"
    return f'<a:{kind} val="{colour}"/>'


def fill(colour: str | None) -> str:
    """Fill with a colour. None: nothing."""
    return f"<a:solidFill>{colour_xml(colour)}</a:solidFill>" if colour else "<a:noFill/>"


def line(colour: str | None, width: float = 1.0, *, dash: bool = False, head: bool = False) -> str:
    """Draw a line. None: there is none."""
    if colour is None:
        return "<a:ln><a:noFill/></a:ln>"
    dashed = '<a:prstDash val="dash"/>' if dash else ""
    arrow = '<a:tailEnd type="triangle" w="lg" len="med"/>' if head else ""
    return f'<a:ln w="{emu(width)}">{fill(colour)}{dashed}<a:round/>{arrow}</a:ln>'


def place(frame: Rect, flags: str = "", tag: str = "a:xfrm", *, holds: bool = False) -> str:
    """Put a shape at its place. ``holds``: a group of shapes, whose places are the slide's too."""
    at = f'x="{emu(frame.x)}" y="{emu(frame.y)}"'
    size = f'cx="{emu(frame.width)}" cy="{emu(frame.height)}"'
    inner = f"<a:chOff {at}/><a:chExt {size}/>" if holds else ""
    return f"<{tag}{flags}><a:off {at}/><a:ext {size}/>{inner}</{tag}>"


def preset(name: str, **values: int) -> str:
    """Return one of the shapes that every program knows, with its adjustments."""
    guides = "".join(f'<a:gd name="{key}" fmla="val {value}"/>' for key, value in values.items())
    return f'<a:prstGeom prst="{name}"><a:avLst>{guides}</a:avLst></a:prstGeom>'


def rounded(frame: Rect, radius: float) -> str:
    """Return a rounded rectangle."""
    share = radius / max(min(frame.width, frame.height), 0.1)
    return preset("roundRect", adj=round(min(share, 0.5) * 100_000))


NO_TEXT = '<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en"/></a:p></p:txBody>'


class Part:
    """A file of the package while it is written: the next shape's number, its names and links.

    ``language`` is that of the protocol's words, ``words`` are the site's.
    """

    __slots__ = ("_ids", "_links", "_names", "jumps", "language", "words")

    def __init__(self, language: str, words: SiteWords) -> None:
        self.language = language
        self.words = words
        self._ids = 1  # that of the tree of shapes itself
        self._names: set[str] = set()
        self._links: dict[str, str] = {}
        self.jumps: set[int] = set()  # numbers of the slides that it leads to

    def link(self, address: str) -> str:
        """Return the name of a link to an address outside the file."""
        return self._links.setdefault(address, f"rIdL{len(self._links) + 1}")

    @property
    def links(self) -> dict[str, str]:
        """Addresses with the names of their links."""
        return dict(self._links)

    def next_id(self) -> int:
        """Return a number that no other shape has."""
        self._ids += 1
        return self._ids

    def shape(
        self,
        name: str,
        alt: str | None = None,
        link: str | int | None = None,
        id: int | None = None,
        *,
        is_hidden: bool = False,
    ) -> str:
        """Say what a shape is called. ``alt`` "" marks an ornament; None: its own text says all.

        ``link`` is an address, or the number of a slide.
        """
        number = self.next_id() if id is None else id
        short = name if len(name) <= 60 else f"{name[:59]}…"
        unique, count = short, 1
        while unique in self._names:
            count += 1
            unique = f"{short} ({count})"
        self._names.add(unique)
        says = f' descr="{escaped(alt)}"' if alt else ""
        says += ' hidden="1"' if is_hidden else ""
        inner = DECORATIVE if alt == "" else ""
        if isinstance(link, int):
            self.jumps.add(link)
            inner = f'<a:hlinkClick r:id="rIdS{link}" action="ppaction://hlinksldjump"/>{inner}'
        elif link:
            inner = f'<a:hlinkClick r:id="{self.link(link)}"/>{inner}'
        return f'<p:cNvPr id="{number}" name="{escaped(unique)}"{says}>{inner}</p:cNvPr>'


def auto_shape(named: str, properties: str, text: str = NO_TEXT, *, is_box: bool = False) -> str:
    """Return a shape: what says its name, its place and look, and its text.

    ``is_box``: a box of text, which programs let one write in at once.
    """
    kind = ' txBox="1"' if is_box else ""
    return (
        f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr{kind}/><p:nvPr/></p:nvSpPr>"
        f"<p:spPr>{properties}</p:spPr>{text}</p:sp>"
    )


def solid(named: str, frame: Rect, colour: str) -> str:
    """Return a bar of one colour."""
    return auto_shape(named, f"{place(frame)}{preset('rect')}{fill(colour)}{line(None)}")


def connector(named: str, where: str, geometry: str, look: str, ties: str | None = None) -> str:
    """Return a line; ``ties`` are to the shapes that it follows."""
    tied = "<p:cNvCxnSpPr/>" if ties is None else f"<p:cNvCxnSpPr>{ties}</p:cNvCxnSpPr>"
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{named}{tied}<p:nvPr/></p:nvCxnSpPr>"
        f"<p:spPr>{where}{geometry}{look}</p:spPr></p:cxnSp>"
    )


def freeform(paths: str) -> str:
    """Return a shape of its own outline; ``paths`` are in EMU from its upper left corner."""
    return (
        f"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/>{_SITES}"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{paths}</a:pathLst></a:custGeom>'
    )


_SITES = "".join(
    (
        "<a:cxnLst>",
        *(
            f'<a:cxn ang="0"><a:pos x="{x}" y="{y}"/></a:cxn>'
            for x, y in (("hc", "t"), ("l", "vc"), ("hc", "b"), ("r", "vc"))
        ),
        "</a:cxnLst>",
    )
)
_COMMAND = re.compile("([MLQZ])([^MLQZ]*)")
_NAMES = {"M": "moveTo", "L": "lnTo", "Q": "quadBezTo"}


def path(data: str, frame: Rect, look: str = "") -> str:
    """Return path data as a path of a freeform that stands at a frame; ``look`` are attributes."""
    found = []
    for command, numbers in _COMMAND.findall(data):
        if command == "Z":
            found.append("<a:close/>")
            continue
        values = [float(each) for each in re.split("[ ,]+", numbers.strip())]
        points = "".join(
            f'<a:pt x="{emu(x - frame.x)}" y="{emu(y - frame.y)}"/>'
            for x, y in zip(values[::2], values[1::2], strict=True)
        )
        found.append(f"<a:{_NAMES[command]}>{points}</a:{_NAMES[command]}>")
    size = f'w="{emu(frame.width)}" h="{emu(frame.height)}"'
    return f"<a:path {size}{look}>{''.join(found)}</a:path>"
