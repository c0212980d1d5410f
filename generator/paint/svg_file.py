"""A chart as a file of its own: what each of its parts looks like, as plain attributes of SVG.

Office programs and converters read neither variables nor most selectors of CSS, and paint black
what they do not understand. Inside a page ``chart.css`` says the same, in the reader's colours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from generator.layout.geometry import PlacedLine, PlacedRun
from generator.layout.measure import text_width
from generator.layout.strokes import PAGE as STROKES
from generator.paint.palette import ACCENT, INK, LINE, MUTED, PAGE, SURFACE, Hue, hue_of
from generator.typeface.faces import FAMILY, MARKS
from generator.views.contacts import address_of
from generator.views.signs import Sign

FAMILIES = "Arial, Helvetica, 'Liberation Sans', sans-serif"
"""What every office has. Many programs know but the first family of a list."""

_FACES = "".join(
    f"@font-face {{ font-family: '{family}'; font-weight: {weight};"
    f" src: url(../../assets/fonts/{name}.woff2); }}\n"
    for family, name, weight in (
        (FAMILY, "IBMPlexSans-Regular", 400),
        (FAMILY, "IBMPlexSans-Bold", 700),
        (MARKS, "Marks", "400 700"),
    )
)
TYPEFACE = f"{_FACES}@media all {{ svg {{ font-family: '{FAMILY}', '{MARKS}', {FAMILIES}; }} }}"
"""The site's own typeface, for browsers; other programs pass over what stands in ``@media``."""

_Attributes: TypeAlias = dict[str, str]

_BOLD = {"font-weight": "700"}
_ENDS = ("outcome", "pathway")  # kinds of boxes
_NOTHING = {"fill": "none", "stroke": "none"}


class Words(NamedTuple):
    """Words of a line: where they begin and how wide they are, in px."""

    text: str
    x: float
    width: float
    is_bold: bool
    address: str | None  # that calls them; None: they lead nowhere
    is_after_space: bool


def attributes(part: str, hue: Sign, kind: str = "") -> Markup:
    """Return what says which part of a chart an element is, and what that looks like.

    ``part`` is the class of the element. ``kind`` is the kind of the box that it belongs to, or
    ``back`` for an arrow that leads back.
    """
    named = {"class": part} | _LOOKS[part](hue_of(hue), kind)
    return Markup(" ".join(f'{name}="{value}"' for name, value in named.items()))


def dial_address(run: PlacedRun) -> str | None:
    """Return the address that a run leads to, such as one that calls. None: it leads nowhere."""
    return address_of(run.part) if run.part else None


def spread(line: PlacedLine) -> list[Words]:
    """Return the words of a line that look alike and stand together, each with its own place.

    They stand without the spaces around them, which programs count differently.
    """
    alike = groupby(line.runs, lambda run: (run.weight, dial_address(run)))
    groups = [(look, "".join(run.text for run in runs)) for look, runs in alike]
    widths = [text_width(text, 1, weight) for (weight, _), text in groups]
    scale = line.width / (sum(widths) or 1)
    found: list[Words] = []
    x, is_after_space = line.x, False
    for ((weight, address), text), width in zip(groups, widths, strict=True):
        shown = text.strip()
        before = text[: len(text) - len(text.lstrip())]
        if shown:
            start, own = (text_width(each, 1, weight) * scale for each in (before, shown))
            is_bold = weight == "bold" and line.role == "text"
            spaced = is_after_space or bool(before)
            found.append(Words(shown, x + start, own, is_bold, address, spaced))
        x += width * scale
        is_after_space = text[-1:].isspace()
    return found


def _stroke(fill: str, stroke: str, width: float) -> _Attributes:
    return {"fill": fill, "stroke": stroke, "stroke-width": f"{width:g}"}


def _frame(fill: str, stroke: str, width: float) -> _Attributes:
    return _stroke(fill, stroke, width) | {"stroke-linejoin": "round"}


def _shape(hue: Hue, kind: str) -> _Attributes:
    match kind:
        case "rule" | "note":  # words of the site, not of the document: dashed, as its notes are
            return _frame(SURFACE, LINE, STROKES.dashed) | {"stroke-dasharray": "5 4"}
        case "outcome" | "pathway":
            return _frame(hue.solid, hue.solid, STROKES.box)
        case "decision":
            return _frame(hue.soft, hue.solid, STROKES.decision)
        case "group":
            return _frame(hue.soft, hue.solid, STROKES.box)
    return _frame(SURFACE, hue.solid, STROKES.box)


def _text(hue: Hue, kind: str) -> _Attributes:
    if kind in _ENDS:
        return {"fill": hue.on}
    return {"fill": MUTED if kind == "rule" else INK}


def _call(hue: Hue, kind: str) -> _Attributes:
    return {"fill": hue.on if kind in _ENDS else ACCENT, "text-decoration": "underline"} | _BOLD


def _line(hue: Hue, kind: str) -> _Attributes:
    dashes = {"stroke-dasharray": "6 4"} if kind == "back" else {}
    return _stroke("none", hue.ink, STROKES.arrow) | dashes


_LOOKS: Mapping[str, Callable[[Hue, str], _Attributes]] = {
    "drawing__page": lambda hue, kind: {"fill": PAGE},
    "lane__band": lambda hue, kind: {"fill": hue.solid},
    "lane__mark": lambda hue, kind: {"fill": hue.on},
    "lane__title": lambda hue, kind: {"fill": hue.on} | _BOLD,
    "box__shape": _shape,
    "box__tab": lambda hue, kind: {"fill": hue.solid},
    "box__step": lambda hue, kind: {"fill": hue.on} | _BOLD,
    "box__label": lambda hue, kind: {"fill": hue.ink} | _BOLD,
    "box__text": _text,
    "box__number": lambda hue, kind: {"fill": hue.on if kind in _ENDS else hue.ink} | _BOLD,
    "box__call": _call,
    "box__target": lambda hue, kind: _NOTHING | {"pointer-events": "all"},
    "arrow__line": _line,
    "arrow__head": lambda hue, kind: {"fill": hue.ink},
    "arrow__notch": lambda hue, kind: {"fill": hue.solid},
    "arrow__plate": lambda hue, kind: _stroke(PAGE, hue.ink, STROKES.plate),
    "arrow__label": lambda hue, kind: {"fill": INK} | _BOLD,
}
