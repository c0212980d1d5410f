"""A chart built up on slides: its parts, the caption beside or below, and what is there when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.layout.fit import fit
from generator.layout.geometry import ChartLayout, Rect
from generator.layout.slides.flow import Column, height_of, indent, pages
from generator.layout.slides.stage import (
    FOOT,
    HEIGHT,
    MARGIN,
    WIDTH,
    Body,
    PlacedSlide,
    Scene,
    Title,
)
from generator.layout.slides.titles import column_below, title_of
from generator.views.chart import Chart
from generator.views.paragraphs import Piece, SlideParagraph, site_text
from generator.views.signs import Sign
from generator.views.slides import PathwaySlides, StepSlide

SMALLEST, LARGEST = 12.0, 18.0  # text in a chart
_FAR_LARGER = 3.0
_CAPTIONS = (27.0, 24.0)  # and in its caption
_BELOW, _BESIDE = 128.0, 320.0  # height and width that a caption takes at most, unless it must
_MOST_BELOW = 176.0
_PAD = 18.0
_AWAY = 14.0  # between chart and caption
_PART_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0, 12.0)
_EDGE = 5.0  # the strong edge of a caption


@dataclass(frozen=True, slots=True)
class _Stage:
    """Where chart and caption stand on all slides of a pathway."""

    chart: Rect
    caption: Rect  # of its text
    frame: Rect  # of what it is painted on
    edge: Rect  # the strong edge of that
    size: float


def pathway_slides(pathway: PathwaySlides) -> Iterator[PlacedSlide]:
    """Yield a slide for each box of a pathway; more where its words are too many for one."""
    titles = _titles(pathway)
    stage, parts = _staged(pathway, column_below(titles[0]))
    section: str | None = pathway.title.text
    spoken = pathway.notes
    for part in parts:
        boxes = {box.id for lane in part.chart.lanes for box in lane.boxes}
        chosen = [(n, step) for n, step in enumerate(pathway.steps) if step.box in boxes]
        seen: set[str] = set()
        for number, step in chosen:
            seen.add(step.box)
            scene = _scene(part, stage, seen, step.box)
            place = stage if scene else _words_alone(column_below(titles[0]))
            for slide in _step_slides(pathway, titles[number], step, scene, place):
                yield replace(slide, section=section, spoken=(*spoken, *slide.spoken))
                section, spoken = None, ()


def chart_slides(title: str, hue: Sign, chart: Chart) -> Iterator[PlacedSlide]:
    """Yield a whole chart, in as many parts as it takes.

    A part that no slide can hold is left out: its words stand in the lists.
    """
    above = title_of((site_text(title),), (site_text(chart.words.screening_chart),), has_mark=True)
    place = column_below(above)
    for part in fit(chart, place.width, place.height, SMALLEST, LARGEST + 2):
        if part.width <= place.width + 1 and part.height <= place.height + 1:
            shown = frozenset(box.id for lane in part.chart.lanes for box in lane.boxes)
            scene = Scene(part, *_middle(part, place), shown, None)
            yield PlacedSlide("chart", None, hue, above, scene=scene)


def _titles(pathway: PathwaySlides) -> list[Title]:
    """Return the title of each build, all in the same size, so that nothing moves."""
    titles = [title_of(pathway.name, each.name, has_mark=True) for each in pathway.steps]
    size = min(title.size for title in titles)
    if any(title.is_stacked for title in titles):
        size = min(title.size for title in titles if title.is_stacked)
    titles = [
        title_of(pathway.name, each.name, has_mark=True, sizes=(size,)) for each in pathway.steps
    ]
    lowest = max((title.frame for title in titles), key=lambda frame: frame.height)
    return [replace(each, frame=lowest) for each in titles]


def _staged(pathway: PathwaySlides, place: Rect) -> tuple[_Stage, tuple[ChartLayout, ...]]:
    """Put the caption below the chart, or beside it where that makes the chart far better."""
    captions = [step.paragraphs for step in pathway.steps]
    below = _fitted(pathway.chart, _below(captions, place))
    if len(below[1]) == 1 and below[1][0].size > LARGEST - _FAR_LARGER:
        return below
    beside = _fitted(pathway.chart, _beside(captions, place))
    larger = min(part.size for part in beside[1]) - min(part.size for part in below[1])
    fewer = len(below[1]) - len(beside[1])
    return beside if fewer > 0 or (fewer == 0 and larger >= _FAR_LARGER) else below


def _fitted(chart: Chart, stage: _Stage) -> tuple[_Stage, tuple[ChartLayout, ...]]:
    return stage, fit(chart, stage.chart.width, stage.chart.height, SMALLEST, LARGEST)


def _below(captions: Sequence[tuple[SlideParagraph, ...]], place: Rect) -> _Stage:
    width = WIDTH - 2 * MARGIN - _PAD
    for size in _CAPTIONS:
        height = max(height_of(paragraphs, width, size) for paragraphs in captions)
        if height <= _BELOW:
            break
    height = min(height, _MOST_BELOW)
    top = FOOT - _PAD / 2 - height
    chart = Rect(place.x, place.y, place.width, top - _PAD - _AWAY - place.y)
    frame = Rect(0, top - _PAD, WIDTH, HEIGHT - top + _PAD)
    text = Rect(MARGIN + _PAD, top, width, height)
    return _Stage(chart, text, frame, replace(frame, height=_EDGE), size)


def _beside(captions: Sequence[tuple[SlideParagraph, ...]], place: Rect) -> _Stage:
    left = WIDTH - _BESIDE
    caption = Rect(left + _PAD, place.y + _PAD, _BESIDE - _PAD - MARGIN * 0.6, 0)
    caption = replace(caption, height=FOOT - _PAD - caption.y)
    for size in _CAPTIONS:
        height = max(height_of(paragraphs, caption.width, size) for paragraphs in captions)
        if height <= caption.height:
            break
    chart = Rect(place.x, place.y, left - _AWAY - place.x, FOOT - 6 - place.y)
    frame = Rect(left, place.y, _BESIDE, HEIGHT - place.y)
    return _Stage(chart, caption, frame, replace(frame, width=_EDGE), size)


def _words_alone(place: Rect) -> _Stage:
    """Return the stage of a box that is too large for any slide: its words have all of it."""
    inset = Rect(MARGIN + _PAD, place.y + _PAD, place.width - _PAD, place.height - 2 * _PAD)
    frame = Rect(0, place.y, WIDTH, HEIGHT - place.y)
    return _Stage(place, inset, frame, replace(frame, height=_EDGE), _CAPTIONS[-1])


def _beside_part(pathway: PathwaySlides, title: Title, part: Piece) -> Title:
    """Return a title that says which part a slide is, in smaller letters where that is needed."""
    more = (*title.more, part)
    for size in (title.size, *(size for size in _PART_SIZES if size < title.size)):
        found = title_of(pathway.name, more, has_mark=True, sizes=(size,))
        if found.size == size and found.frame.height <= title.frame.height + 1:
            return replace(found, frame=title.frame)
    return replace(title, more=more)


def _scene(part: ChartLayout, stage: _Stage, seen: set[str], current: str) -> Scene | None:
    place = stage.chart
    if part.width > place.width + 1 or part.height > place.height + 1:
        return None
    (lane,) = part.chart.lanes
    # An end that has no slide yet stands there as soon as a step leads to it.
    ends = {box.id for box in lane.boxes if box.kind in ("outcome", "pathway")}
    led = {a.target for a in lane.arrows if a.source in seen and a.target in ends}
    return Scene(part, *_middle(part, place), frozenset(seen | led), current)


def _middle(part: ChartLayout, place: Rect) -> tuple[float, float]:
    x = place.x + (place.width - part.width) / 2
    y = place.y + (place.height - part.height) / 2
    return round(x, 1), round(y, 1)


def _step_slides(
    pathway: PathwaySlides, title: Title, step: StepSlide, scene: Scene | None, stage: _Stage
) -> Iterator[PlacedSlide]:
    place = stage.caption
    cut = pages(step.paragraphs, Column(place.width, place.height + 0.1, stage.size))
    for number, page in enumerate(cut, 1):
        inside = indent(step.paragraphs, stage.size)
        caption = Body("band", stage.frame, place, stage.size, inside, page, stage.edge)
        above = title
        if len(cut) > 1:
            part = pathway.chart.words.part_inside.filled(n=number, all=len(cut))
            above = _beside_part(pathway, title, site_text(f", {part}"))
        yield PlacedSlide(
            "step",
            None,
            pathway.hue,
            above,
            scene=scene,
            bodies=(caption,),
            spoken=step.notes if number == 1 else (),
        )
