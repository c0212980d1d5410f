"""The line over everything: a bar above each slide, which makes all of them so much higher."""

from __future__ import annotations

from generator.layout.geometry import Rect
from generator.layout.slides import stage
from generator.layout.slides.flow import height_of
from generator.layout.slides.stage import Panel
from generator.views.paragraphs import SlideParagraph, pieces, site_text
from generator.views.slides import SlideShow

_SIZE, _PAD = 20.0, 7.0
_SPARE = 0.9  # of the width: the typefaces of offices are wider


def height_over(show: SlideShow) -> float:
    """Return how much higher than usual slides are: as high as the line is, if there is one."""
    found = line_over(show)
    return found.frame.height if found else 0.0


def line_over(show: SlideShow) -> Panel | None:
    """Return the line, which ends where slides begin otherwise."""
    line = show.urgent
    if line is None:
        return None
    label = (site_text(f"{line.label}: "),) if line.label else ()
    said = (SlideParagraph((*label, *pieces(line.text, bold=True))),)
    height = height_of(said, _SPARE * stage.ROOM, _SIZE)
    inset = Rect(stage.MARGIN, -height - _PAD, stage.ROOM, height)
    frame = Rect(0.0, inset.y - _PAD, stage.WIDTH, height + 2 * _PAD)
    return Panel(
        "box", frame, inset, _SIZE, said, fill="ink", colour="white", anchor="middle",
        name=show.words.slide_urgent,
    )  # fmt: skip
