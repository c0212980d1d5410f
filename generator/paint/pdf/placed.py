"""Chart layout → the data that ``placed.typ`` draws: the same boxes, lines and arrows as in SVG,
but for titles of lanes, which no print has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import TypeAlias

from generator.layout.geometry import (
    ChartLayout,
    Circle,
    Mark,
    PlacedArrow,
    PlacedBox,
    PlacedLane,
    PlacedLine,
    PlacedRun,
    Rect,
)
from generator.layout.strokes import PRINT
from generator.model import CitationText
from generator.paint.shapes import corners, route, shapes
from generator.views.chart import Lane, arrow_aloud
from generator.views.contacts import address_of
from generator.views.signs import Sign
from generator.words.catalogue import SiteWords

Plain: TypeAlias = "str | float | bool | list[Plain] | dict[str, Plain] | None"

_COMMAND = re.compile("([MLQZ])([^MLQZ]*)")


def placed(drawing: ChartLayout) -> dict[str, Plain]:
    """Return a drawing as plain data; lengths are those of the drawing."""
    return {
        "width": drawing.width,
        "height": drawing.height,
        "size": drawing.size,
        "answer_size": round(drawing.answer_size, 2),
        "word_size": round(drawing.word_size, 2),
        "numeral_size": round(drawing.numeral_size, 2),
        "strokes": asdict(PRINT),
        "lanes": [lane_data(lane, drawing.chart.words) for lane in drawing.lanes],
    }


def sign_data(sign: Sign | None) -> Plain:
    """Return a sign as the templates read it."""
    return {"colour": sign.colour, "mark": sign.mark} if sign else None


def lane_data(lane: PlacedLane, words: SiteWords) -> dict[str, Plain]:
    """Return a lane with its boxes and arrows."""
    arrows: list[Plain] = [_arrow(arrow, lane.lane, words) for arrow in lane.arrows]
    return {
        "hue": sign_data(lane.lane.hue),
        "boxes": [box_data(box) for box in lane.boxes],
        "arrows": arrows,
    }


def box_data(box: PlacedBox) -> Plain:
    """Return a box with its words."""
    drawn: list[Plain] = [
        {"part": name.removeprefix("box__"), "path": _path(data)} for name, data in shapes(box)
    ]
    return {
        "id": box.box.id,
        "kind": box.box.kind,
        "hue": sign_data(box.box.hue),
        "tab": _frame(box.tab) if box.tab else None,
        "shapes": drawn,
        "texts": list(_texts(box.lines)),
        "branches": [box_data(branch) for branch in box.branches],
    }


def _texts(lines: Sequence[PlacedLine]) -> Iterator[Plain]:
    """Yield each paragraph: the lines of one label, number or text that follow each other.

    The word and the numeral of a tab are one, as they are read.
    """
    for (role, _), group in groupby(lines, key=_paragraph):
        found: list[Plain] = [line_data(line) for line in group]
        yield {"role": role, "lines": found}


def _paragraph(line: PlacedLine) -> tuple[str, int]:
    return "tab" if line.role in ("word", "numeral") else line.role, line.paragraph


def line_data(line: PlacedLine) -> Plain:
    """Return a line with its runs."""
    runs: list[Plain] = [_run(run) for run in line.runs]
    place = {"x": line.x, "y": line.baseline, "width": line.width}
    return {"role": line.role, "runs": runs, **place}


def _run(run: PlacedRun) -> Plain:
    found: dict[str, Plain] = {"text": run.text, "bold": run.weight == "bold"}
    address = address_of(run.part) if run.part else None
    if address is not None:
        found["call"] = address
    elif isinstance(run.part, CitationText) and run.part.citation.link:
        found["url"] = run.part.citation.link.url
    return found


def _arrow(placed: PlacedArrow, lane: Lane, words: SiteWords) -> Plain:
    arrow, answer = placed.arrow, placed.answer
    spoken = arrow_aloud(lane, arrow, words, leads_back=placed.leads_back)
    return {
        "paths": [_path(route(each)) for each in placed.paths],
        "head": _path(corners(placed.head)),
        "source": arrow.source,
        "back": placed.leads_back,
        "plate": _frame(answer.frame) if answer else None,
        "label": [line_data(line) for line in answer.lines] if answer else [],
        "spoken": spoken,
    }


def _frame(rect: Rect) -> Plain:
    return [rect.x, rect.y, rect.width, rect.height]


def mark_data(mark: Mark) -> Plain:
    """Return the shape of a mark."""
    if isinstance(mark, Circle):
        return {"circle": [mark.centre.x, mark.centre.y, mark.radius]}
    return {"path": _path(corners(mark.corners))}


def _path(data: str) -> Plain:
    """Return SVG path data as a list of commands with their numbers."""
    return [
        [command, *(float(each) for each in re.split("[ ,]+", numbers.strip()) if each)]
        for command, numbers in _COMMAND.findall(data)
    ]
