"""A pathway's steps on as few slides as legible text allows, as the chart draws them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from generator.layout.fit import fit
from generator.layout.geometry import ChartLayout, PlacedBox, PlacedLine, Rect
from generator.layout.heading import EDGE
from generator.layout.slides.around import Head, headed, place_below
from generator.layout.slides.flow import Column, pages
from generator.layout.slides.lists import list_slides, notes_below, text_panel
from generator.layout.slides.stage import PlacedSlide, Scene
from generator.layout.style import Style
from generator.layout.wrap import line_count, phrase_of
from generator.model import Words
from generator.typeface.faces import Weight
from generator.views.paragraphs import SlideParagraph, notes_together, protocol_text
from generator.views.slides import PathwaySlides
from generator.words.catalogue import SiteWords

_LARGEST = 40.0
_SMALLEST = (18.0,)
_SMALLEST_BRANCHING = (14.0, 12.0)
"""Sizes of text in a chart. Where ways divide, to see them together counts for more; the last is
for a chart one of whose boxes would else be too large for a slide."""

_UNEVEN = 1.4  # how many times as large the words of one part may be as those of another
_NOTES = 16.0
_WORDS = 22.0  # of a box that no slide can hold
_SPARE = 0.4  # sizes of the text: at the right of a box, which its words may take there
_SLACK = 0.3  # sizes of the text: that words leave free where they take nothing of that
_SCALES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85)


def pathway_slides(pathway: PathwaySlides, head: Head, words: SiteWords) -> Iterator[PlacedSlide]:
    """Yield a pathway's chart in as few parts as may be; its notes stand below the first."""
    slide = headed("chart", head, pathway.hue)
    notes, place = notes_below(pathway.notes, place_below(slide), words, _NOTES)
    below, spoken = notes, (*pathway.notes, *(n for step in pathway.steps for n in step.notes))
    is_linear = all(lane.is_linear for lane in pathway.chart.lanes)
    width, height = place.width + 2 * EDGE, place.height + 2 * EDGE
    for least in _SMALLEST if is_linear else _SMALLEST_BRANCHING:
        parts = fit(pathway.chart, width, height, least, _LARGEST, _UNEVEN)
        if all(_has_place(part, width, height) for part in parts):
            break
    for part in parts:
        if _has_place(part, width, height):
            scene = Scene(part, *_at(part, place, is_linear), *_in_office(part))
            yield replace(slide, scene=scene, panels=below, spoken=spoken)
            below = spoken = ()
            continue
        for page in pages(tuple(_told(pathway, part)), Column(place.width, place.height, _WORDS)):
            text = replace(text_panel(place, _WORDS, page), hue=pathway.hue)
            yield replace(slide, kind="list", panels=(text, *below), spoken=spoken)
            below = spoken = ()
    if not notes:
        yield from list_slides(head, pathway.hue, notes_together(pathway.notes, words))


def _has_place(part: ChartLayout, width: float, height: float) -> bool:
    return part.width <= width + 1 and part.height <= height + 1


def _at(part: ChartLayout, place: Rect, is_linear: bool) -> tuple[float, float]:
    """Return where a drawing stands: steps begin at the left, ways that divide in the middle."""
    x = place.x - EDGE if is_linear else place.x + (place.width - part.width) / 2
    return round(x, 1), round(place.y - EDGE, 1)


def _told(pathway: PathwaySlides, part: ChartLayout) -> Iterator[SlideParagraph]:
    """Yield what the boxes of a part say, for one that no slide can hold."""
    here = {box.id for lane in part.chart.lanes for box in lane.boxes}
    for step in pathway.steps:
        if step.box in here:
            named = (protocol_text(step.label, bold=True),) if step.label is not None else ()
            yield from (SlideParagraph(named), *step.paragraphs) if named else step.paragraphs


def _in_office(part: ChartLayout) -> tuple[float, float]:
    """Return how much smaller the words of a drawing have to be in an office's typeface, and what
    they take at the right of a box, so that none needs more lines than it has."""
    boxes = [each for lane in part.lanes for box in lane.boxes for each in (box, *box.branches)]
    if all(_has_room(box, part.style, 1.0, -_SLACK) for box in boxes):
        return 1.0, 0.0
    for scale in _SCALES:
        if all(_has_room(box, part.style, scale, _SPARE) for box in boxes):
            break
    return scale, _SPARE


def _has_room(box: PlacedBox, style: Style, scale: float, spare: float) -> bool:
    room = box.frame.width - (box.tab.width if box.tab else 0.0) - 2 * style.pad
    for _, group in groupby(box.lines, key=lambda line: (line.role, line.paragraph)):
        lines = list(group)
        if lines[0].role in ("word", "numeral"):
            continue
        inside = lines[-1].x - min(line.x for line in box.lines if line.role == lines[0].role)
        em = (room - inside + spare * style.size) * 1000 / (style.size * scale)
        phrase = phrase_of(tuple(_pieces(lines)), em)
        if line_count(phrase, em) > len(lines):
            return False
    return True


def _pieces(lines: Sequence[PlacedLine]) -> Iterator[tuple[Words, Weight]]:
    """Yield the words of some lines as an office's typeface sets them."""
    for number, line in enumerate(lines):
        for count, run in enumerate(line.runs):
            space = " " if number and not count else ""
            yield Words(f"{space}{run.text}"), "office-bold" if run.weight == "bold" else "office"
