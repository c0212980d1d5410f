"""Titles of slides and the place below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.layout.geometry import Point, Rect
from generator.layout.measure import text_width
from generator.layout.slides import stage
from generator.layout.slides.flow import LEADING, height_of, indent
from generator.layout.slides.stage import Body, Look, PlacedSlide, SlideMark, Title
from generator.views.paragraphs import Piece, SlideParagraph, site_text
from generator.views.signs import Sign
from generator.views.slides import SlideShow

MARK = 40.0  # what a mark before the title takes of its width
_SIZES = (28.0, 26.0, 24.0, 22.0)
_SMALLEST = 20.0
_MOST_LINES = 2
_AFTER = 14.0
_MARK_RADIUS = 14.0
_MARK_MIDDLE = 0.64  # sizes of the title: from its upper edge to the middle of its first line


def title_of(
    name: tuple[Piece, ...],
    more: tuple[Piece, ...] = (),
    *,
    has_mark: bool,
    sizes: Sequence[float] = _SIZES,
) -> Title:
    """Return a title at the top of a slide, on one line if it can be.

    Else its parts are stacked, in the largest of ``sizes`` that takes two lines.
    """
    left = stage.MARGIN + (MARK if has_mark else 0.0)
    width = stage.WIDTH - stage.MARGIN - left
    dotted = (*name, site_text(stage.DOT), *more) if more else name
    for size in sizes:
        if _height(dotted, width, size) < size * LEADING * 1.5:
            return Title(name, more, Rect(left, stage.TOP, width, size * LEADING), size, False)
    for size in (*sizes, _SMALLEST):
        height = _height(name, width, size) + (_height(more, width, size) if more else 0.0)
        if height < size * LEADING * (_MOST_LINES + 0.5):
            break
    return Title(name, more, Rect(left, stage.TOP, width, height), size, is_stacked=bool(more))


def _height(pieces: tuple[Piece, ...], width: float, size: float) -> float:
    bold = SlideParagraph(tuple(replace(piece, is_bold=True) for piece in pieces))
    return height_of((bold,), width, size)


def column_below(title: Title) -> Rect:
    """Return the place between a title and the footer."""
    top = title.frame.bottom + _AFTER
    return Rect(stage.MARGIN, top, stage.WIDTH - 2 * stage.MARGIN, stage.FOOT - top)


def body(look: Look, inset: Rect, size: float, paragraphs: tuple[SlideParagraph, ...]) -> Body:
    """Return a column of text that nothing is painted behind."""
    return Body(look, inset, inset, size, indent(paragraphs, size), paragraphs)


def title_mark(hue: Sign, title: Title) -> SlideMark:
    """Return the mark that stands before a title."""
    middle = title.frame.y + title.size * _MARK_MIDDLE
    return SlideMark(hue, Point(title.frame.x - MARK + _MARK_RADIUS - 1, middle), _MARK_RADIUS)


def footer(show: SlideShow) -> str:
    """Return what stands at the foot of every slide, cut where it is longer than its line."""
    status = f" · {show.status}" if show.status else ""
    room = stage.FOOTER.width * 0.97 - text_width(status, stage.SMALL, "bold")
    line = f"{show.short_title}{stage.DOT}{show.about.publisher}"
    if text_width(line, stage.SMALL) <= room:
        return line
    while text_width(f"{line}…", stage.SMALL) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def told_apart(slides: Sequence[PlacedSlide]) -> tuple[PlacedSlide, ...]:
    """Number the slides whose title stands on an earlier one as well."""
    seen: Counter[str] = Counter()
    found = []
    for slide in slides:
        title = slide.title
        seen[title.text] += 1
        count = seen[title.text]
        if count > 1:
            more = (*title.more, site_text(f" ({count})" if title.more else f"({count})"))
            slide = replace(slide, title=replace(title, more=more))
            seen[slide.title.text] += 1
        found.append(slide)
    return tuple(found)
