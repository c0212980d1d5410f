"""Heads of slides: a band across the top, the telling words large, the others beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from generator.layout.geometry import Point, Rect
from generator.layout.measure import text_width
from generator.layout.slides import stage
from generator.layout.slides.flow import BOLD, LEADING, height_of, indent
from generator.layout.slides.stage import Panel, PlacedSlide, SlideMark
from generator.model import Sentence
from generator.typeface.faces import Weight
from generator.views.paragraphs import Piece, SlideParagraph, pieces, site_text
from generator.views.signs import Sign
from generator.views.slides import SlideShow
from generator.views.title import TitleRun
from generator.views.urgency import UrgencyMark
from generator.words.catalogue import SiteWords

SIZES = (38.0, 36.0, 32.0, 28.0, 24.0)
_BESIDE = 0.37  # size of the words beside the telling ones, in sizes of those
_LEAST_BESIDE = 22.0
_LOWEST, _PAD = 62.0, 9.0  # of a band, and above and below its words
_MARK = 15.0  # radius
_AFTER = 10.0  # below a band
_SPARE = 0.97
_SEVERAL_LINES = (
    (2, 32.0), (2, 28.0), (2, 24.0), (3, 24.0), (3, 20.0), (4, 18.0), (6, 15.0), (9, 12.0),
)  # fmt: skip
"""Numbers of lines, and the size in which a title that is long may take them."""


@dataclass(frozen=True, slots=True)
class Head:
    """The words of a title: the telling ones, and what stands around them."""

    runs: tuple[tuple[tuple[Piece, ...], bool], ...]  # words, and whether they are telling

    def beside(self, *more: Piece) -> Head:
        """Return the title with more words behind it."""
        return Head((*self.runs, (more, False))) if more else self


def head_of(title: Sentence | str, runs: Sequence[TitleRun] = ()) -> Head:
    """Return a title as the words of a head; ``runs`` set its telling words off."""
    if isinstance(title, str):
        return Head((((site_text(title),), True),))
    if not runs:
        return Head(((pieces(title), True),))
    return Head(tuple((pieces(run.words), run.is_lead) for run in runs))


def urgent(head: Head, mark: UrgencyMark | None) -> Head:
    """Return a head that says how soon something is to be done, where its author states it."""
    return head.beside(site_text(f" · {mark.word}")) if mark else head


def set_head(
    head: Head, frame: Rect, hue: Sign | None, right: float, sizes: Sequence[float] = SIZES
) -> Panel:
    """Set a head into a band, in the largest of ``sizes`` that takes one line; else in two or
    three. The band grows with them. ``right``: what is taken of it at the right."""
    left = stage.MARGIN if frame.x == 0 else 16.0
    width = frame.width - left - right
    line, size = _chosen(head, width, sizes, frame.height - 8.0 if frame.x else inf)
    height = height_of((line,), width, size) if _width(line, size) > width * _SPARE else 0.0
    tall = max(frame.height, height + 2 * _PAD)
    frame = replace(frame, height=tall)
    inset = Rect(frame.x + left, frame.y, width, tall)
    return Panel(
        "title", frame, inset, size, (line,), hue=hue, fill="solid", colour="on", anchor="middle"
    )


def _chosen(
    head: Head, width: float, sizes: Sequence[float], most: float
) -> tuple[SlideParagraph, float]:
    for size in sizes:
        line = _line(head, size)
        if _width(line, size) <= width * _SPARE:
            return line, size
    for lines, size in _SEVERAL_LINES:
        line, height = _line(head, size), height_of((_line(head, size),), width, size)
        if size <= sizes[0] and height < min(size * LEADING * (lines + 0.5), most):
            break
    return line, size


def _line(head: Head, size: float) -> SlideParagraph:
    small = min(max(_BESIDE, _LEAST_BESIDE / size), 1.0)
    scale = {True: 1.0, False: small}
    return SlideParagraph(
        tuple(
            replace(piece, is_bold=True, scale=scale[is_lead])
            for words, is_lead in head.runs
            for piece in words
        )
    )


def _width(line: SlideParagraph, size: float) -> float:
    return max(
        sum(text_width(piece.text, size * piece.scale, weight) for piece in line.pieces)
        for weight in BOLD
    )


def mark_in(panel: Panel, hue: Sign, radius: float) -> SlideMark:
    """Return a mark at the right end of a band."""
    frame = panel.frame
    away = stage.MARGIN if frame.x == 0 else 16.0
    return SlideMark(hue, Point(frame.right - away - radius, frame.middle.y), radius)


def place_below(title: Panel, apart: float = 0.0) -> Rect:
    """Return the place between a band and the footer, ``apart`` further down than usual."""
    top = title.frame.bottom + _AFTER
    return Rect(stage.MARGIN, top + apart, stage.ROOM, stage.FOOT - 3.0 - top - apart)


def text_panel(place: Rect, size: float, paragraphs: tuple[SlideParagraph, ...]) -> Panel:
    """Return a column of text that nothing is painted behind."""
    return Panel("text", place, place, size, paragraphs, indent(paragraphs, size))


def titled(
    head: Head, hue: Sign | None, *, has_mark: bool = True
) -> tuple[Panel, tuple[SlideMark, ...]]:
    """Return the band at the top of a slide with the mark in it."""
    frame = Rect(0.0, 0.0, stage.WIDTH, _LOWEST)
    if hue is None or not has_mark:
        return set_head(head, frame, hue, stage.MARGIN), ()
    panel = set_head(head, frame, hue, stage.MARGIN + 2 * _MARK + 14.0)
    return panel, (mark_in(panel, hue, _MARK),)


def footer(show: SlideShow) -> str:
    """Return what stands at the foot of every slide, cut where it is longer than its line."""
    said = f" · {show.status}" if show.status else ""
    room = stage.FOOTER.width * _SPARE - _footer_width(said, BOLD)
    line = f"{show.short_title} · {show.about.publisher}"
    if _footer_width(line, ("regular", "office")) <= room:
        return line
    while _footer_width(f"{line}…", ("regular", "office")) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def _footer_width(text: str, weights: Sequence[Weight]) -> float:
    return max(text_width(text, stage.SMALL, each) for each in weights)


def numbered(slides: Sequence[PlacedSlide], words: SiteWords) -> tuple[PlacedSlide, ...]:
    """Say of slides with the same title which of them each is: no two may have the same."""
    titles = [slide.title.text for slide in slides]
    seen: dict[str, int] = {}
    found = []
    for slide, title in zip(slides, titles, strict=True):
        count = titles.count(title)
        seen[title] = seen.get(title, 0) + 1
        if count > 1:
            part = site_text(f" · {words.count_of.filled(n=seen[title], all=count)}")
            slide = replace(slide, title=_behind(slide.title, part))
        found.append(slide)
    return tuple(found)


def _behind(title: Panel, part: Piece) -> Panel:
    """Return a title with more words behind it, smaller where its band has no room for them."""
    (line,) = title.paragraphs
    small = min((piece.scale for piece in line.pieces), default=1.0)
    small = min(small, max(_BESIDE, _LEAST_BESIDE / title.size))
    longer = SlideParagraph((*line.pieces, replace(part, is_bold=True, scale=small)))
    size, room = title.size, title.inset.width
    while size > 12.0 and not (
        _width(longer, size) <= room * _SPARE
        or height_of((longer,), room, size) <= title.frame.height - _PAD
    ):
        size -= 1.0
    return replace(title, paragraphs=(longer,), size=size)
