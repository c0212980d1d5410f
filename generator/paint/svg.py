"""Drawing → SVG: real text in the shipped font, boxes that are links, colours by class only.

Inline, the page's style sheets colour the drawing, and nothing in it needs an inline style. As a
file of its own it carries the same style sheets inside.
"""

from __future__ import annotations

import re
from functools import cache
from math import hypot
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.layout.geometry import (
    Circle,
    Drawing,
    Mark,
    PlacedArrow,
    PlacedBox,
    PlacedLine,
    PlacedRun,
    Point,
    Rect,
)
from generator.layout.geometry import Path as Route
from generator.layout.marks import mark
from generator.layout.measure import FAMILY
from generator.layout.style import ANSWER, TITLE
from generator.model import ContactPhone
from generator.views.chart import ChartBox, Lane

HUES = 6  # how many hues the style sheets have; further lanes start again

_TEMPLATES = Path(__file__).parent.parent / "templates"
_BEND = 9.0  # px: radius of an arrow's bends
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def svg(drawing: Drawing, prefix: str, base: str = "", stylesheet: str | None = None) -> str:
    """Return the drawing as SVG text.

    ``prefix`` begins every identifier, so that several drawings can stand in one page. ``base``
    is the address of the page that the boxes' links are relative to, seen from where the SVG
    stands. With ``stylesheet`` (CSS) the result is a file of its own.
    """
    return _template().render(
        drawing=drawing,
        prefix=prefix,
        family=FAMILY,
        base=base,
        stylesheet=stylesheet,
    )


def mark_svg(number: int) -> str:
    """Return a pathway's mark alone, as ornament beside its title in a page."""
    shape = mark(number, Point(12, 12), 10)
    return f'<svg class="mark" viewBox="0 0 24 24" aria-hidden="true">{_mark_shape(shape)}</svg>'


def hue_class(number: int) -> str:
    """Return the class that sets the colours of the lane with a number."""
    return f"hue-{(number - 1) % HUES + 1}"


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_finalize,
    )
