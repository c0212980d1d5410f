"""A chart drawn apart: nothing but distances changes, and arrows still join what they joined."""

from __future__ import annotations

from itertools import pairwise

import pytest
from generator.layout.spread import spread

from generator.layout.fit import fit_whole
from generator.layout.geometry import ChartLayout, Point
from generator.views.overview_chart import overview_chart
from generator.views.pathway_chart import pathway_chart
from tests.definitions import PROTOCOLS, REAL, protocol_in, real_protocol

CHARTS = [
    pathway_chart(protocol, pathway)
    for folder in (REAL, PROTOCOLS / "branching", PROTOCOLS / "parallel")
    for protocol in [protocol_in(folder)]
    for pathway in protocol.pathways
]


def drawn(number: int) -> ChartLayout:
    drawing = fit_whole(CHARTS[number], 560.0, 3000.0, 10.0, 12.0)
    assert drawing is not None
    return drawing


@pytest.mark.parametrize("number", range(len(CHARTS)), ids=[chart.name for chart in CHARTS])
def test_only_distances_grow(number: int) -> None:
    before = drawn(number)
    after = spread(before, before.height + 60.0)
    assert before.height <= after.height <= before.height + 60.1
    for one, other in zip(before.lanes[0].boxes, after.lanes[0].boxes, strict=True):
        assert (one.frame.x, one.frame.width) == (other.frame.x, other.frame.width)
        assert one.frame.height == pytest.approx(other.frame.height, abs=0.11)
        drop = other.frame.y - one.frame.y
        assert drop >= 0
        for line, moved in zip(one.lines, other.lines, strict=True):
            assert moved.baseline - line.baseline == pytest.approx(drop, abs=0.11)
    for arrow, pulled in zip(before.lanes[0].arrows, after.lanes[0].arrows, strict=True):
        heights = [{point.y for point in head} for head in (arrow.head, pulled.head)]
        reach = [max(each) - min(each) for each in heights]
        assert reach[0] == pytest.approx(reach[1], abs=0.21)
        assert all(map(runs_along_axes, pulled.paths)) == all(map(runs_along_axes, arrow.paths))


def runs_along_axes(path: tuple[Point, ...]) -> bool:
    return all(abs(a.x - b.x) < 0.15 or abs(a.y - b.y) < 0.15 for a, b in pairwise(path))


def test_rows_use_the_height_but_do_not_fall_apart() -> None:
    before = drawn([chart.name for chart in CHARTS].index("confirmed-victim"))
    assert spread(before, before.height + 30.0).height == pytest.approx(before.height + 30, abs=0.2)
    assert spread(before, before.height + 9000.0).height < before.height + 400.0


def test_a_poster_and_a_full_page_stay_as_they_are() -> None:
    poster = fit_whole(overview_chart(real_protocol()), 1600.0, 2200.0, 10.0, 20.0)
    assert poster is not None and spread(poster, 5000.0) is poster
    assert spread(drawn(0), drawn(0).height) == drawn(0)
