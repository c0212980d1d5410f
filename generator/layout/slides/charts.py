"""A pathway's steps on as few slides as legible text allows, as the chart draws them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.layout.fit import fit
from generator.layout.geometry import ChartLayout, PlacedBox, Rect
from generator.layout.slides import stage
from generator.layout.slides.flow import Column, pages
from generator.layout.slides.heads import Head, place_below, text_panel, titled
from generator.layout.slides.stage import Panel, PlacedSlide, Scene
from generator.layout.wrap import line_count, phrase_of
from generator.typeface.faces import Weight
from generator.views.paragraphs import SlideParagraph, protocol_text
from generator.views.slides import PathwaySlides, StepSlide

SMALLEST, LARGEST = 18.0, 24.0
"""Sizes of text in a chart."""

_SMALLEST_BRANCHING = 12.0  # where ways divide, to see them together counts for more
_WORDS = 22.0  # of a box that no slide can hold
_SCALES = (1.0, 0.97, 0.94, 0.91, 0.88, 0.85)


def pathway_slides(
    pathway: PathwaySlides, head: Head, notes: Panel | None
) -> Iterator[PlacedSlide]:
    """Yield a pathway's chart in as few parts as may be; ``notes`` stand below the first."""
    title, marks = titled(head, pathway.hue)
    place = place_below(title)
    if notes is not None:
        place = replace(place, height=notes.frame.y - 12.0 - place.y)
    is_linear = all(lane.is_linear for lane in pathway.chart.lanes)
    least = SMALLEST if is_linear else _SMALLEST_BRANCHING
    for part in fit(pathway.chart, place.width, place.height, least, LARGEST):
        below = () if notes is None else (notes,)
        notes = None
        if part.width <= place.width + 1 and part.height <= place.height + 1:
            scene = Scene(part, *_at(part, place, is_linear), _scale(part))
            yield PlacedSlide(
                "chart", None, pathway.hue, title, scene=scene, panels=below, marks=marks
            )
            continue
        for page in pages(tuple(_told(pathway, part)), Column(place.width, place.height, _WORDS)):
            text = replace(text_panel(place, _WORDS, page), hue=pathway.hue)
            yield PlacedSlide(
                "list", None, pathway.hue, title, panels=(text, *below), marks=marks
            )
            below = ()


def _at(part: ChartLayout, place: Rect, is_linear: bool) -> tuple[float, float]:
    """Return where a drawing stands: steps begin at the left, ways that divide in the middle."""
    x = place.x if is_linear else place.x + (place.width - part.width) / 2
    return round(x, 1), round(place.y, 1)


def _told(pathway: PathwaySlides, part: ChartLayout) -> Iterator[SlideParagraph]:
    """Yield what the boxes of a part say, for one that no slide can hold."""
    here = {box.id for lane in part.chart.lanes for box in lane.boxes}
    for step in pathway.steps:
        if step.box in here:
            yield from _named(step)


def _named(step: StepSlide) -> Iterator[SlideParagraph]:
    if step.label is not None:
        yield SlideParagraph((protocol_text(step.label, bold=True),))
    yield from step.paragraphs


def _scale(part: ChartLayout) -> float:
    """Return how much smaller the words of a drawing have to be in an office's typeface, so that
    none of its boxes needs more lines than it has."""
    boxes = [each for lane in part.lanes for box in lane.boxes for each in (box, *box.branches)]
    for scale in _SCALES:
        if all(_has_room(box, part.size, scale) for box in boxes):
            break
    return scale


def _has_room(box: PlacedBox, size: float, scale: float) -> bool:
    return True
