"""Slides of text: a list on as few slides as legible text allows, and notes below other things."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.layout.geometry import Rect
from generator.layout.slides import stage
from generator.layout.slides.around import Head, headed, place_below
from generator.layout.slides.flow import Column, best_size, height_of, indent, pages
from generator.layout.slides.stage import Edge, Panel, PlacedSlide
from generator.views.paragraphs import SlideParagraph, notes_together
from generator.views.signs import Sign
from generator.words.catalogue import SiteWords

_SIZES = tuple(size / 2 for size in range(80, 39, -1))
_WARNING_PAD = 24.0
_NOTE, _NOTE_PAD, _ABOVE_NOTES = 18.0, 10.0, 14.0
_MOST_NOTED = 0.3  # of a slide's height that notes may take below something else


def text_panel(place: Rect, size: float, paragraphs: Sequence[SlideParagraph]) -> Panel:
    """Return a column of text that nothing is painted behind."""
    return Panel("text", place, place, size, tuple(paragraphs), indent(paragraphs, size))


def list_slides(
    head: Head, hue: Sign | None, paragraphs: Sequence[SlideParagraph], *, is_framed: bool = False
) -> Iterator[PlacedSlide]:
    """Yield a list in the largest text in which one slide holds it, or else several slides."""
    if not paragraphs:
        return
    slide = headed("list", head, hue, has_mark=False)
    place = place_below(slide)
    inset = place.inset(_WARNING_PAD) if is_framed else place
    size = best_size(paragraphs, inset.width, inset.height, _SIZES)
    for page in pages(paragraphs, Column(inset.width, inset.height, size)):
        shown = replace(text_panel(inset, size, page), hue=hue)
        if is_framed:
            height = height_of(page, inset.width, size)
            frame = replace(place, height=height + 2 * _WARNING_PAD)
            shown = replace(shown, frame=frame, inset=replace(inset, height=height))
            shown = replace(shown, fill="white", edge=Edge("ink", 3.0, 8.0))
        yield replace(slide, panels=(shown,))


def notes_below(
    notes: Sequence[SlideParagraph], place: Rect, words: SiteWords, size: float = _NOTE
) -> tuple[tuple[Panel, ...], Rect]:
    """Return notes in their frame at the lower end of a place, and what is left of it. No frame:
    there are no notes, or they are too high for that."""
    shown = notes_together(notes, words)
    width = place.width - 2 * _NOTE_PAD
    height = height_of(shown, width, size) + 2 * _NOTE_PAD
    if not notes or height > stage.HEIGHT * _MOST_NOTED:
        return (), place
    frame = Rect(place.x, place.bottom - 1.0 - height, place.width, height)
    panel = Panel(
        "box", frame, frame.inset(_NOTE_PAD), size, shown, indent(shown, size), None, "white",
        Edge("line", 1.0, 6.0, is_dashed=True),
    )  # fmt: skip
    return (panel,), replace(place, height=frame.y - _ABOVE_NOTES - place.y)
