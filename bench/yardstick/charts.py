"""Charts for the yardstick: pictures in SVG, drawn by ``dot``."""

from __future__ import annotations

import re
import subprocess
from base64 import b64encode
from collections.abc import Collection
from dataclasses import dataclass
from html import escape, unescape

from generator.paint.dot import paint_dot
from generator.views.chart import Chart

_DRAWN = re.compile(r'<g id="(?:node|edge)\d+" class="\w+">\n<title>(.*?)</title>.*?</g>', re.S)
"""A box or an arrow. Its title holds the names of one or two boxes, each behind its lane's."""

_NAME = re.compile(r"/([\w-]+)")


@dataclass(frozen=True, slots=True)
class Laid:
    """A chart as ``dot`` laid it out and drew it."""

    chart: Chart
    svg: str

    def placed(self, room: tuple[float, float], shown: Collection[str] | None = None) -> str:
        """Return a picture that is as large as there is room, in pt. ``shown``: of these boxes."""
        svg = self.svg
        if shown is not None:

            def kept(found: re.Match[str]) -> str:
                return found[0] * (set(_NAME.findall(unescape(found[1]))) <= set(shown))

            svg = _DRAWN.sub(kept, svg)
        source = f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
        style = f"width:{room[0]}pt;height:{room[1]}pt"
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
            svg = process.stdout.read().decode()
            assert process.wait() == 0
            self._laid[source] = Laid(chart, svg)
        return self._laid[source]
