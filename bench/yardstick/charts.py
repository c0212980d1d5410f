"""Charts for the yardstick: pictures in SVG, drawn by ``dot``."""

from __future__ import annotations

import subprocess
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape

from generator.paint.dot import paint_dot
from generator.views.chart import Chart, Lane


def part_of(chart: Chart, boxes: Mapping[str, Sequence[str]]) -> Chart:
    """Return the part of a chart with some boxes, which are named for each lane."""
    lanes = (_part(lane, boxes[lane.id]) for lane in chart.lanes if lane.id in boxes)
    return replace(chart, lanes=tuple(lanes))


def _part(lane: Lane, boxes: Sequence[str]) -> Lane:
    return replace(
        lane,
        boxes=tuple(each for each in lane.boxes if each.id in boxes),
        arrows=tuple(each for each in lane.arrows if {each.source, each.target} <= set(boxes)),
        side_boxes=tuple(each for each in lane.side_boxes if each.id in boxes),
    )


@dataclass(frozen=True, slots=True)
class Laid:
    """A chart as ``dot`` laid it out and drew it."""

    chart: Chart
    svg: bytes

    def placed(self, width: float, height: float) -> str:
        """Return a picture that is as large as there is room, in pt."""
        if not self.chart.lanes:
            return ""
        source = f"data:image/svg+xml;base64,{b64encode(self.svg).decode()}"
        style = f"width:{width}pt;height:{height}pt"
        return f'<img style="{style}" src="{source}" alt="{escape(self.chart.description)}">'


class Charts:
    """Charts that are drawn once each, by a process of its own for every one."""

    def __init__(self) -> None:
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._laid: dict[str, Laid] = {}

    def begin(self, chart: Chart) -> None:
        """Start to draw a chart, if that was not done before."""
        source = paint_dot(chart)
        if source not in self._running:
            pipe = subprocess.PIPE
            process = subprocess.Popen(["dot", "-Tsvg"], stdin=pipe, stdout=pipe)
            assert process.stdin is not None
            process.stdin.write(source.encode())
            process.stdin.close()
            self._running[source] = process

    def of(self, chart: Chart) -> Laid:
        """Return a chart that was begun, once it is drawn."""
        source = paint_dot(chart)
        if source not in self._laid:
            process = self._running[source]
            assert process.stdout is not None
            svg = process.stdout.read()
            assert process.wait() == 0
            self._laid[source] = Laid(chart, svg)
        return self._laid[source]
