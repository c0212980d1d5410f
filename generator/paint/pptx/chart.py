"""A chart as native shapes: boxes with their text inside, arrows that lead from box to box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from generator.layout.content import is_centred, leads
from generator.layout.geometry import (
    Circle,
    Mark,
    Path,
    PlacedArrow,
    PlacedBox,
    PlacedLane,
    PlacedLine,
    Point,
    Rect,
)
from generator.layout.measure import ASCENT, DESCENT
from generator.layout.slides.stage import Scene
from generator.layout.strokes import PRINT
from generator.layout.style import LEADING as LOOSE
from generator.layout.style import NUMERAL, WORD, Style
from generator.paint.pptx.text import BELOW, Type, body, paragraph, run
from generator.paint.pptx.xml import (
    INK,
    LINE,
    WHITE,
    Part,
    auto_shape,
    connector,
    fill,
    freeform,
    ink,
    line,
    on,
    path,
    place,
    preset,
    rounded,
    soft,
    solid_colour,
)
from generator.paint.shapes import corners, mark_path, route, shapes
from generator.views.blocks import blocks
from generator.views.chart import ChartBox, arrow_aloud
from generator.views.contacts import is_number
from generator.views.paragraphs import Piece, pieces, protocol_text
from generator.views.signs import Sign

_TAB_LINES = {"word": 0.9, "numeral": 1.02}  # of their sizes: how high the lines of a tab are
_ENDS = ("outcome", "pathway")
_TAB = ("word", "numeral")  # roles of the lines in a tab
_SPARE = 0.1  # sizes of the text: more room at the right for fonts that are a little wider


@dataclass(frozen=True, slots=True)
class _Look:
    """How a box is painted."""

    ground: str
    edge: str
    width: float
    text: str
    label: str
    links: bool = True


def scene(part: Part, found: Scene) -> Iterator[str]:
    """Yield the shapes of a chart in reading order: the boxes of each lane, then its arrows."""
    ids: dict[str, tuple[int, Rect]] = {}
    for lane in found.drawing.lanes:
        for box in lane.boxes:
            number = part.next_id()
            ids[box.box.id] = (number, _moved(box.frame, found))
            yield _box(part, box, found, box.box.hue or lane.lane.hue, number)
        for arrow in lane.arrows:
            yield from _arrow(part, arrow, lane, found, ids)


def mark_shape(part: Part, mark: Mark, colour: str) -> str:
    """Return a mark, an ornament."""
    if isinstance(mark, Circle):
        r = mark.radius
        frame, geometry = (
            Rect(mark.centre.x - r, mark.centre.y - r, 2 * r, 2 * r),
            preset("ellipse"),
        )
    else:
        frame = _around(mark.corners)
        geometry = freeform(path(mark_path(mark), frame))
    look = f"{place(frame)}{geometry}{fill(colour)}{line(None)}"
    return auto_shape(part.shape(part.words.slide_mark, ""), look)


def _look(box: ChartBox, hue: Sign) -> _Look:
    """A box looks as on the site."""
    colour = solid_colour(hue)
    if box.kind == "rule":
        return _Look(WHITE, LINE, PRINT.dashed, INK, INK)
    if box.kind in _ENDS:
        return _Look(colour, colour, PRINT.box, on(hue), on(hue), links=False)
    ground = soft(hue) if box.kind in ("decision", "group") else WHITE
    width = PRINT.decision if box.kind == "decision" else PRINT.box
    return _Look(ground, colour, width, INK, ink(hue))


def _box(part: Part, box: PlacedBox, found: Scene, hue: Sign, id: int) -> str:
    alt = part.words.box_alt(box.box.kind, box.box.name)
    shape = _shape(part, box, found, _look(box.box, hue), alt, id)
    if box.tab is None and not box.branches:
        return shape
    drawn = _tab(part, box, found, hue) if box.tab else ""
    look = _Look(WHITE, solid_colour(hue), PRINT.box, INK, ink(hue))
    for branch in box.branches:
        alt = part.words.box_alt(branch.box.kind, branch.box.name)
        drawn += _shape(part, branch, found, look, alt, part.next_id())
        drawn += _tab(part, branch, found, hue) if branch.tab else ""
    frame = _moved(box.frame, found)
    whole = part.words.slide_whole.filled(name=box.box.name)
    return (
        f"<p:grpSp><p:nvGrpSpPr>{part.shape(whole)}<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr>{place(frame, holds=True)}</p:grpSpPr>{shape}{drawn}</p:grpSp>"
    )


def _tab(part: Part, box: PlacedBox, found: Scene, hue: Sign) -> str:
    """Return a step's tab: its word over its numeral, as one shape with their text."""
    assert box.tab is not None
    style = found.drawing.style
    lines = [line for line in box.lines if line.role in _TAB]
    written, room, below = [], box.tab.height, 0.0
    for each in lines:
        size = style.size * {"word": WORD, "numeral": NUMERAL}.get(each.role, 1.0)
        look = Type(size, on(hue), line=_TAB_LINES.get(each.role, 1.0), align="ctr", links=False)
        room, below = room - size * look.line, BELOW * size
        written.append(paragraph(run(part, protocol_text(each.text, bold=True), look), look))
    outline = next(data for name, data in shapes(box) if name == "box__tab")
    geometry = freeform(path(outline, box.tab))
    drawn = f"{place(_moved(box.tab, found))}{geometry}{fill(solid_colour(hue))}{line(None)}"
    # Room below the last base line is made up for above, so that what is seen is in the middle.
    text = body("".join(written), (0.0, min(below, max(room, 0.0)), 0.0, 0.0), anchor="ctr")
    return auto_shape(part.shape(box.box.label or ""), drawn, text)


def _shape(part: Part, box: PlacedBox, found: Scene, look: _Look, alt: str, id: int) -> str:
    frame = _moved(box.frame, found)
    geometry, left = _geometry(box)
    dash = box.box.kind == "rule"
    style = found.drawing.style
    insets = _insets(box, found, left)
    is_middle = is_centred(box.box) or (box.tab is not None and not box.branches)
    anchor = "ctr" if is_middle else "t"
    text = body(
        _text(part, box, look, style, box.frame.x + left + insets[0], found.scale),
        insets,
        anchor=anchor,
    )
    edge = line(look.edge, look.width, dash=dash)
    drawn = f"{place(frame)}{geometry}{fill(look.ground)}{edge}"
    return auto_shape(part.shape(box.box.name, alt, id=id), drawn, text)


def _geometry(box: PlacedBox) -> tuple[str, float]:
    """Return a box's outline, and how far the outline itself keeps its text from the edges."""
    frame = box.frame
    if box.box.kind == "pathway":
        share = round(box.corner / min(frame.width, frame.height) * 100_000)
        return preset("homePlate", adj=share), 0.0
    return rounded(frame, box.corner), box.corner * 0.29289


def _insets(box: PlacedBox, found: Scene, inner: float) -> tuple[float, float, float, float]:
    style = found.drawing.style
    side, spare = style.pad - inner, (found.spare + _SPARE) * style.size
    if is_centred(box.box):
        side = max(side - spare / 2, 0)
        return side, 0.0, side, 0.0
    lines = _lines(box)
    top = lines[0].baseline - _first_baseline(style) - box.frame.y - inner if lines else 0.0
    left = side + (box.tab.width if box.tab else 0.0)
    top = 0.0 if box.tab is not None and not box.branches else top
    return left, max(0.0, top), max(side - spare, 0), 0.0


def _text(part: Part, box: PlacedBox, look: _Look, style: Style, left: float, scale: float) -> str:
    """Return the paragraphs of a box, as far apart and as far in as they were placed.

    ``left`` is the x at which the shape's text begins.
    """
    align = "ctr" if is_centred(box.box) else "l"
    size = style.size * scale
    plain = Type(size, look.text, line=style.line / size, align=align, links=look.links)
    label = replace(plain, colour=look.label)
    # A number to call that begins a line where it was measured begins one here too.
    begun = [line.runs[0].part for line in _lines(box) if line.runs]
    numbers = [each for each in begun if each is not None and is_number(each)]
    said = list(_said(box))
    placed = [list(lines) for _, lines in groupby(_lines(box), key=lambda line: line.paragraph)]
    written, last = [], 0.0
    for (marks, found, is_label), lines in zip(said, placed, strict=True):
        shown = label if is_label else plain
        runs = "".join(run(part, each, shown, on_new_line=each.part in numbers) for each in found)
        before = max(0.0, lines[0].baseline - last - style.line) if last else 0.0
        start, hang = lines[0].x - left, lines[-1].x - lines[0].x
        if marks:
            runs = run(part, protocol_text(f"{marks}\t", bold=True), label) + runs
            written.append(paragraph(runs, replace(shown, align="l"), before, hang, "", start))
        else:
            written.append(paragraph(runs, shown, before))
        last = lines[-1].baseline
    return "".join(written)


def _lines(placed: PlacedBox) -> list[PlacedLine]:
    """Return the lines of a box but for those in its tab."""
    return [line for line in placed.lines if line.role not in _TAB]


def _first_baseline(style: Style) -> float:
    """Return how far below the top of a text its first line stands."""
    return (style.line - (ASCENT + DESCENT) * style.size) / 2 + ASCENT * style.size


def _said(placed: PlacedBox) -> Iterator[tuple[str, tuple[Piece, ...], bool]]:
    """Yield each line of a box's texts: its marks, its words, and whether it is the label."""
    box = placed.box
    if box.label is not None and placed.tab is None:
        yield "", (protocol_text(box.label, bold=True),), True
    for order, item in enumerate(box.paragraphs):
        for number, block in enumerate(blocks(item.text)):
            marks = (None if number else item.label, block.mark)
            words = pieces(block.words, bold=leads(box, order))
            yield " ".join(filter(None, marks)), words, False


def _arrow(
    part: Part,
    arrow: PlacedArrow,
    lane: PlacedLane,
    found: Scene,
    ids: dict[str, tuple[int, Rect]],
) -> Iterator[str]:
    spoken = arrow_aloud(lane.lane, arrow.arrow, part.words, leads_back=arrow.leads_back)
    hue = lane.lane.hue
    colour, width = ink(hue), PRINT.arrow
    if not arrow.paths and arrow.head[0] == arrow.head[1]:
        return  # there is nothing to see of it
    if not arrow.paths:
        yield _notch(part, arrow, found, solid_colour(hue), spoken)
        return
    *before, last = arrow.paths
    whole = (*last[:-1], arrow.head[0])
    for points in before:
        yield _line(part, points, found, line(colour, width, dash=arrow.leads_back), "")
    look = line(colour, width, dash=arrow.leads_back, head=True)
    glued = _glue(arrow, whole, found, ids) if not before else ""
    yield _line(part, whole, found, look, spoken, glued)
    if arrow.answer is not None:
        frame = _moved(arrow.answer.frame, found)
        size = found.drawing.answer_size
        type_ = Type(size, INK, line=LOOSE, align="ctr")
        text = paragraph(run(part, protocol_text(arrow.arrow.label or "", bold=True), type_), type_)
        named = part.shape(part.words.slide_answer.filled(answer=arrow.arrow.label))
        edge = line(colour, PRINT.plate)
        drawn = f"{place(frame)}{rounded(frame, PRINT.plate_radius)}{fill(WHITE)}{edge}"
        yield auto_shape(named, drawn, body(text, anchor="ctr"))


def _notch(part: Part, arrow: PlacedArrow, found: Scene, colour: str, spoken: str) -> str:
    frame = _around(arrow.head)
    geometry = freeform(path(corners(arrow.head), frame))
    drawn = f"{place(_moved(frame, found))}{geometry}{fill(colour)}{line(None)}"
    name = part.words.slide_arrow.filled(words=spoken)
    return auto_shape(part.shape(name, spoken), drawn)


def _glue(arrow: PlacedArrow, points: Path, found: Scene, ids: dict[str, tuple[int, Rect]]) -> str:
    """Return what ties an arrow to its boxes, so that it follows them. Ends off a middle do not."""
    tied = []
    for tag, name, at in (
        ("a:stCxn", arrow.arrow.source, points[0]),
        ("a:endCxn", arrow.arrow.target, points[-1]),
    ):
        id, frame = ids[name]
        site = _site(Point(at.x + found.x, at.y + found.y), frame)
        if site is not None:
            tied.append(f'<{tag} id="{id}" idx="{site}"/>')
    return "".join(tied)


def _site(at: Point, frame: Rect) -> int | None:
    """Return which middle of a side, counted from the top against the clock, a point is at."""
    middle = frame.middle
    sites = (
        Point(middle.x, frame.y),
        Point(frame.x, middle.y),
        Point(middle.x, frame.bottom),
        Point(frame.right, middle.y),
    )
    for number, site in enumerate(sites):
        if abs(site.x - at.x) < 2 and abs(site.y - at.y) < 2:
            return number
    return None


def _line(part: Part, points: Path, found: Scene, look: str, alt: str, glued: str = "") -> str:
    frame = _around(points)
    start, end = points[0], points[-1]
    words = part.words
    name = words.slide_arrow.filled(words=alt) if alt else words.slide_line
    if len(points) == 2:
        flips = ' flipH="1"' * (end.x < start.x) + ' flipV="1"' * (end.y < start.y)
        where = place(_moved(frame, found), flips)
        geometry = preset("straightConnector1")
        return connector(part.shape(name, alt), where, geometry, look, glued)
    geometry = freeform(path(route(points), frame, ' fill="none"'))
    drawn = f"{place(_moved(frame, found))}{geometry}{fill(None)}{look}"
    return auto_shape(part.shape(name, alt), drawn)


def _around(points: tuple[Point, ...]) -> Rect:
    x, y = min(p.x for p in points), min(p.y for p in points)
    return Rect(x, y, max(p.x for p in points) - x, max(p.y for p in points) - y)


def _moved(frame: Rect, found: Scene) -> Rect:
    return replace(frame, x=frame.x + found.x, y=frame.y + found.y)
