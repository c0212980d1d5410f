"""What stands around a slide: its head in a band, its footer, and the line over everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf

from generator.layout.geometry import Point, Rect
from generator.layout.marks import mark
from generator.layout.measure import text_width
from generator.layout.slides import stage
from generator.layout.slides.flow import BOLD, LEADING, height_of
from generator.layout.slides.stage import Panel, PlacedSlide, SlideKind, SlidePart
from generator.model import Sentence
from generator.typeface.faces import Weight
from generator.views.paragraphs import Piece, SlideParagraph, pieces, site_text
from generator.views.signs import Sign
from generator.views.slides import SlideShow
from generator.views.title import TitleRun
from generator.views.urgency import UrgencyMark
from generator.words.catalogue import SiteWords

_SIZES = (38.0, 36.0, 32.0, 28.0, 24.0)
_BESIDE = 0.37  # size of the words beside the telling ones, in sizes of those
_LEAST_BESIDE = 22.0
_LOWEST, _PAD = 62.0, 9.0  # of a band, and above and below its words
_MARK, _BESIDE_MARK = 15.0, 14.0  # radius
_INSIDE = 16.0  # at both ends of a band that is not as wide as the slide
_AFTER = 12.0  # below a band
_SPARE = 0.97
_SEVERAL_LINES = (
    (2, 32.0), (2, 28.0), (2, 24.0), (3, 24.0), (3, 20.0), (4, 18.0), (6, 15.0), (9, 12.0),
)  # fmt: skip
"""Numbers of lines, and the size in which a title that is long may take them."""

_OVER, _AROUND_OVER = 20.0, 7.0  # size of the line over everything, and around it
_OVER_SPARE = 0.9  # of the width: the typefaces of offices are wider


@dataclass(frozen=True, slots=True)
class Head:
    """The words of a title: the telling ones, and what stands around them."""

    runs: tuple[tuple[tuple[Piece, ...], bool], ...]  # words, and whether they are telling
    part: SlidePart | None = None

    def beside(self, words: str) -> Head:
        """Return the title with words of ours behind it."""
        return Head((*self.runs, ((site_text(f" · {words}"),), False)))

    def of_part(self, name: str, *, leads: bool = False) -> Head:
        """Return the head of a part of what this is the title of; ``leads``: its name tells."""
        before = sum(len(words) for words, _ in self.runs)
        if not leads:
            return replace(self.beside(name), part=SlidePart(name, before))
        title = (*(piece for words, _ in self.runs for piece in words), site_text(" · "))
        return Head(((title, False), ((site_text(name),), True)), SlidePart(name, before + 1))


def head_of(
    title: Sentence | str, runs: Sequence[TitleRun] = (), urgency: UrgencyMark | None = None
) -> Head:
    """Return a title as the words of a head; ``runs`` set its telling words off. It says how soon
    something is to be done, where its author states it."""
    words = (site_text(title),) if isinstance(title, str) else pieces(title)
    head = Head(tuple((pieces(run.words), run.is_lead) for run in runs) or ((words, True),))
    return head.beside(urgency.word) if urgency else head


def set_head(
    head: Head, frame: Rect, hue: Sign | None, radius: float, sizes: Sequence[float] = _SIZES
) -> Panel:
    """Set a head into a band, in the largest of ``sizes`` that takes one line; else in two or
    three. A band across the slide grows with them. ``radius`` is that of the mark at its right."""
    is_whole = frame.x == 0.0
    left = stage.MARGIN if is_whole else _INSIDE
    width = frame.width - 2 * left - (2 * radius + _BESIDE_MARK if radius else 0.0)
    line, size = _chosen(head, width, sizes, inf if is_whole else frame.height - 8.0)
    height = height_of((line,), width, size) if _width(line, size) > width * _SPARE else 0.0
    if is_whole:
        frame = replace(frame, height=max(frame.height, height + 2 * _PAD))
    inset = Rect(frame.x + left, frame.y, width, frame.height)
    at = Point(frame.right - left - radius, frame.middle.y)
    return Panel(
        "title", frame, inset, size, (line,), hue=hue, fill="solid", colour="on", anchor="middle",
        mark=mark(hue.mark, at, radius) if hue and radius else None,
    )  # fmt: skip


def _chosen(
    head: Head, width: float, sizes: Sequence[float], most: float
) -> tuple[SlideParagraph, float]:
    for size in sizes:
        line = _line(head, size)
        if _width(line, size) <= width * _SPARE:
            return line, size
    for lines, size in _SEVERAL_LINES:
        line = _line(head, size)
        height = height_of((line,), width, size)
        if size <= sizes[0] and height < min(size * LEADING * (lines + 0.5), most):
            break
    return line, size


def _line(head: Head, size: float) -> SlideParagraph:
    small = min(max(_BESIDE, _LEAST_BESIDE / size), 1.0)
    return SlideParagraph(
        tuple(
            replace(piece, is_bold=True, scale=1.0 if is_lead else small)
            for words, is_lead in head.runs
            for piece in words
        )
    )


def _width(line: SlideParagraph, size: float) -> float:
    return max(
        sum(text_width(piece.text, size * piece.scale, weight) for piece in line.pieces)
        for weight in BOLD
    )


def headed(kind: SlideKind, head: Head, hue: Sign | None, *, has_mark: bool = True) -> PlacedSlide:
    """Return a slide with nothing but its head, and the mark in it."""
    radius = _MARK if has_mark and hue else 0.0
    title = set_head(head, Rect(0.0, 0.0, stage.WIDTH, _LOWEST), hue, radius)
    return PlacedSlide(kind, hue, title, part=head.part)


def place_below(slide: PlacedSlide) -> Rect:
    """Return the place between a head and the footer."""
    top = slide.title.frame.bottom + _AFTER
    return Rect(stage.MARGIN, top, stage.ROOM, stage.FOOT - 5.0 - top)


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


def numbered(slides: Sequence[PlacedSlide], words: SiteWords) -> Iterator[PlacedSlide]:
    """Say of slides that are called the same which of them each is."""
    names = [(slide.title.text, slide.step) for slide in slides]
    total, seen = Counter(names), Counter[tuple[str, str | None]]()
    for slide, name in zip(slides, names, strict=True):
        seen[name] += 1
        if total[name] > 1:
            part = site_text(f" · {words.count_of.filled(n=seen[name], all=total[name])}")
            slide = replace(slide, title=_behind(slide.title, part))
        yield slide


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


def height_over(show: SlideShow) -> float:
    """Return how much higher than usual slides are: as high as the line is, if there is one."""
    found = line_over(show)
    return found.frame.height if found else 0.0


def line_over(show: SlideShow) -> Panel | None:
    """Return the line over everything, which ends where slides begin otherwise."""
    line = show.urgent
    if line is None:
        return None
    label = (site_text(f"{line.label}: "),) if line.label else ()
    said = (SlideParagraph((*label, *pieces(line.text, bold=True))),)
    height = height_of(said, _OVER_SPARE * stage.ROOM, _OVER)
    inset = Rect(stage.MARGIN, -height - _AROUND_OVER, stage.ROOM, height)
    frame = Rect(0.0, inset.y - _AROUND_OVER, stage.WIDTH, height + 2 * _AROUND_OVER)
    return Panel(
        "box", frame, inset, _OVER, said, fill="ink", colour="white", anchor="middle",
        name=show.words.slide_urgent,
    )  # fmt: skip
