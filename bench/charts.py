"""Draws every chart of a protocol once, in a process of its own, so that no cache is warm.

    python bench/charts.py FOLDER RESULTS

appends the seconds it took to the file RESULTS. Imports, reading the definition and the style sheet
are over before the clock starts; the search for the layout with the largest text is part of it, and
so are all layouts of the page, the SVG file and the Graphviz file.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from generator.cli import keep_garbage
from generator.load import load
from generator.outputs.drawings import render_chart
from generator.paint.dot import paint_dot
from generator.views.overview_chart import overview_chart
from generator.views.pathway_chart import pathway_chart
from generator.views.screening_chart import screening_chart


def main() -> None:
    """Draw, and write down how long it took."""
    import pygraphviz  # noqa: F401  imported where it is used, which the clock is not to see

    keep_garbage()  # as the command line does
    (protocol,) = load(Path(sys.argv[1])).protocols
    begun = time.perf_counter()
    charts = [overview_chart(protocol)]
    charts += [pathway_chart(protocol, pathway) for pathway in protocol.pathways]
    charts += [screening_chart(protocol, screening) for screening in protocol.screenings]
    for chart in charts:
        render_chart(chart)
        paint_dot(chart)
    seconds = time.perf_counter() - begun
    with Path(sys.argv[2]).open("a") as results:
        results.write(f"{seconds}\n")


if __name__ == "__main__":
    main()
