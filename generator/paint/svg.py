"""Chart layout → SVG: real text in the shipped font, and boxes that are links.

Inline, the page's style sheets colour the drawing by its classes. A file of its own says the
colours of the day in plain attributes, which every program understands.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from jinja2 import Template
from markupsafe import Markup

from generator.layout.geometry import (
    ChartLayout,
    PlacedBox,
    PlacedLine,
    Point,
    Rect,
)
from generator.layout.marks import mark
from generator.layout.measure import text_width
from generator.layout.strokes import PAGE
from generator.paint.shapes import corners, mark_path, number, route, shapes
from generator.paint.svg_file import FAMILIES, TYPEFACE, attributes, dial_address, spread
from generator.paint.templates import environment, hue_class
from generator.typeface.faces import FAMILY
from generator.views.chart import Chart, ChartArrow, Lane, arrow_aloud
from generator.views.signs import Sign

_SIZES = {"word": "word_size", "numeral": "numeral_size"}
"""What gives the size of lines that have one of their own."""
_FLAG = 0.72  # sizes of the text: the word on a flag
_FINGER = 44.0  # px: height of what is tapped
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def paint_svg(
    drawing: ChartLayout,
    prefix: str,
    is_file: bool = False,
    is_linked: bool = True,
    changed: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the drawing as SVG text.

    ``prefix`` begins every identifier, so that several drawings can stand in one page. With
    ``is_file`` the result is a file of its own, in a folder beside the pages. Boxes link to their
    entries where ``is_linked``; telephone numbers always do. ``changed`` has a word for boxes that
    are flagged, by their identifiers.
    """
    painted = _template().render(
        drawing=drawing,
        prefix=prefix,
        base="../" if is_file else "",
        is_linked=is_linked,
        is_file=is_file,
        changed=changed,
        part=attributes if is_file else _class,
        typeface=TYPEFACE,
        family=FAMILIES if is_file else f"'{FAMILY}', sans-serif",
        targets=_targets(drawing),
        ways=_ways(drawing),
    )
    # A blank line would end the drawing where it stands inside Markdown.
    lines = (line.strip() for line in painted.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def paint_parts(
    drawings: Sequence[ChartLayout],
    prefix: str,
    is_linked: bool = True,
    changed: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Return the parts of one chart for a page, each below its number; a whole one by itself."""
    if len(drawings) == 1:
        return paint_svg(drawings[0], prefix, is_linked=is_linked, changed=changed)
    return "".join(
        f'<p class="chart__part">{drawings[0].chart.words.part_number(number, len(drawings))}</p>\n'
        + paint_svg(drawing, f"{prefix}_{number}", is_linked=is_linked, changed=changed)
        for number, drawing in enumerate(drawings, 1)
    )


def mark_svg(number: int) -> str:
    """Return the mark with a number alone, as ornament beside a pathway's title in a page."""
    path = mark_path(mark(number, Point(12, 12), 10))
    return f'<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>'


@cache
def _template() -> Template:
    drawn = environment(finalize=_printable)
    drawn.filters.update(
        n=number,
        route=route,
        corners=corners,
        shapes=shapes,
        mark=mark_path,
        hue=hue_class,
        call=dial_address,
        calls=_calls,
        spread=spread,
        place=_place,
        frame=_frame,
        flag=_flag,
    )
    drawn.globals.update(sizes=_SIZES, strokes=PAGE, spoken=arrow_aloud, is_alike=_is_alike)
    return drawn.get_template("chart.svg.j2")


def _is_alike(chart: Chart) -> bool:
    """Say whether the site's own words in a chart are in its language."""
    return chart.language.partition("-")[0] == chart.words.language


def _class(name: str, hue: Sign, kind: str = "") -> Markup:
    """Return what says which part of a drawing an element is."""
    return Markup(f'class="{name}"')


def _printable(value: object) -> object:
    """Put a replacement character for what no XML file may hold, escaped or not."""
    if not isinstance(value, str) or isinstance(value, Markup):  # a macro's markup is clean
        return value
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)


def _calls(placed: PlacedBox, size: float) -> list[tuple[str, str, Rect]]:
    """Return the numbers of a box with their addresses and a place that a finger finds."""
    found = []
    for line in placed.lines:
        left = line.x
        for run in line.runs:
            width = text_width(run.text, size, run.weight)
            address = dial_address(run)
            if address is not None:
                place = _around(left, line.baseline - 0.3 * size, width, placed)
                found.append((run.text, address, place))
            left += width
    return found


def _around(left: float, middle: float, width: float, placed: PlacedBox) -> Rect:
    frame = placed.frame
    top = max(frame.y, min(middle - _FINGER / 2, frame.bottom - _FINGER))
    return Rect(left, top, width, min(_FINGER, frame.bottom - top))


def _flag(word: str, placed: PlacedBox, size: float) -> tuple[Rect, Point]:
    """Return where a flag stands, across the upper edge of its box, and where its word begins."""
    wide, high = text_width(word, _FLAG * size, "bold") + size, 1.3 * _FLAG * size
    frame = placed.frame
    flag = Rect(frame.right - wide - 0.5 * size, frame.y - 0.4 * high, wide, high)
    return flag, Point(flag.x + size / 2, flag.middle.y + 0.35 * _FLAG * size)


def _place(line: PlacedLine) -> Markup:
    return Markup(f'x="{number(line.x)}" y="{number(line.baseline)}"')


def _frame(rect: Rect) -> Markup:
    sides = {"x": rect.x, "y": rect.y, "width": rect.width, "height": rect.height}
    return Markup(" ".join(f'{name}="{number(value)}"' for name, value in sides.items()))


def _targets(drawing: ChartLayout) -> dict[tuple[str, str], str]:
    """Return the step that each box shows or, in a part of a chart, stands in for."""
    lanes: list[Lane] = [placed.lane for placed in drawing.lanes]
    return {(lane.id, box.id): box.stands_for or box.id for lane in lanes for box in lane.boxes}


def _ways(drawing: ChartLayout) -> dict[tuple[str, ChartArrow], int]:
    """Return the number of each arrow among those that leave its box, in the author's order."""
    found: dict[tuple[str, ChartArrow], int] = {}
    for lane in (placed.lane for placed in drawing.lanes):
        counts: Counter[str] = Counter()
        for arrow in lane.arrows:
            found.setdefault((lane.id, arrow), counts[arrow.source])
            counts[arrow.source] += 1
    return found
