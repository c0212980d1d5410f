"""Chart → a ``.gv`` file that stock Graphviz opens: the same boxes, arrows and words.

Colours and sizes are plain attributes. Every string goes through :func:`quote`, so that no word of
a definition is read as an attribute, a link, or Graphviz's own markup.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from generator.paint.palette import Hue, hue_of
from generator.typeface.faces import FAMILY
from generator.views.blocks import blocks
from generator.views.chart import BoxKind, Chart, ChartArrow, ChartBox, Lane

_SHAPES: dict[BoxKind, str] = {
    "action": 'shape=box style="rounded,filled"',
    "decision": "shape=hexagon style=filled",
    "parallel": "shape=box style=filled",
    "outcome": 'shape=box peripheries=2 style="rounded,filled"',
    "pathway": "shape=cds style=filled",
    "group": "shape=box style=filled",
    "rule": 'shape=box style="rounded,filled"',
    "note": "shape=note style=filled",
}
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_WIDTH = 34  # characters in a line of a box


def paint_dot(chart: Chart) -> str:
    """Return a chart in the DOT language."""
    title = quote(chart.words.flowchart.filled(title=chart.title))
    lines = [
        f"digraph {quote(chart.name)} {{",
        f"  label={title} labelloc=t fontsize=18 fontname={quote(FAMILY)}",
        f"  {_packing(chart)}rankdir=TB nodesep=0.35 ranksep=0.45 lang={quote(chart.language)}",
        f'  node [fontname={quote(FAMILY)} fontsize=13 margin="0.2,0.12"]',
        f"  edge [fontname={quote(FAMILY)} fontsize=12]",
    ]
    for number, lane in enumerate(chart.lanes):
        lines += [f"  subgraph {quote(f'cluster_{number}')} {{", *_lane(lane), "  }"]
    return "\n".join([*lines, "}"]) + "\n"


def _packing(chart: Chart) -> str:
    """Lay out lanes one by one, so that a high box stretches only its own: their tops are level.

    Not where arrows have labels or lead back: those Graphviz draws wrongly when it packs.
    """
    arrows = (arrow for lane in chart.lanes for arrow in lane.arrows)
    is_plain = all(arrow.label is None and arrow.kind == "next" for arrow in arrows)
    return 'pack=24 packmode="array_it" ' if is_plain and len(chart.lanes) > 1 else ""


def _lane(lane: Lane) -> Iterator[str]:
    hue = hue_of(lane.hue)
    title = f"label={quote(lane.title)} fontsize=16 " if lane.title else 'label="" '
    style = "style=rounded" if lane.title else "style=invis"
    yield f"    graph [{title}{style} margin=16 color={quote(hue.solid)}]"
    for box in (*lane.boxes, *lane.side_boxes):
        yield f"    {_name(lane, box.id)} [{_box(box, hue)}]"
    if lane.side_boxes:
        yield f"    {{rank=sink {' '.join(_name(lane, box.id) for box in lane.side_boxes)}}}"
    for arrow in lane.arrows:
        source, target = _name(lane, arrow.source), _name(lane, arrow.target)
        yield f"    {source} -> {target} [{_arrow(arrow, hue)}]"


def _box(box: ChartBox, hue: Hue) -> str:
    hue = hue_of(box.hue) if box.hue else hue
    filled, drawn, ink = map(quote, (hue.soft, hue.solid, hue.ink))
    label = quote_lines([line for part in _paragraphs(box) for line in _wrapped(part)])
    return f"{_SHAPES[box.kind]} fillcolor={filled} color={drawn} fontcolor={ink} label={label}"


def _arrow(arrow: ChartArrow, hue: Hue) -> str:
    label = f" label={quote(f' {arrow.label} ')}" if arrow.label else ""
    style = " style=dashed constraint=false" if arrow.kind == "back" else ""
    return f"color={quote(hue.ink)} fontcolor={quote(hue.ink)}{style}{label}"


def _paragraphs(box: ChartBox) -> Iterator[str]:
    if box.label:
        yield box.label
    for paragraph in box.paragraphs:
        for number, line in enumerate(blocks(paragraph.text)):
            marks = (None if number else paragraph.label, line.mark)
            yield " ".join((*filter(None, marks), line.text))
    for branch in box.branches:
        yield from _paragraphs(branch)


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]


def _name(lane: Lane, box: str) -> str:
    return quote(f"{lane.id}/{box}")


def quote(text: str) -> str:
    """Return text as a quoted DOT string that shows exactly these characters."""
    return quote_lines([text])


def quote_lines(lines: list[str]) -> str:
    """Return lines as one quoted DOT string, each line flush left where there are several.

    Graphviz reads backslash escapes and HTML entities even in quoted strings, so both are escaped.
    """
    shown = [_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", line) for line in lines]
    escaped = [
        line.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"') for line in shown
    ]
    return '"' + ("\\l".join([*escaped, ""]) if len(escaped) > 1 else escaped[0]) + '"'
