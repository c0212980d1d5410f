"""The sites that the browser looks at: built once, served or opened as a folder."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.product import EXAMPLES, REAL, site_of

WALKED = {"test_present", "test_chart", "test_walk", "test_without_colour", "test_site"}
"""Files whose tests go through every box of a chart, one after the other."""


IN_ALL_SIZES = {
    "test_arrow_keys_reach_every_box",
    "test_charts_with_a_choice_have_one",
    "test_every_box_of_a_straight_chart_can_be_tapped",
    "test_every_page_as_it_opens",
    "test_fingers_walk_every_pathway",
    "test_fingers_walk_every_screening",
    "test_forced_colours",
    "test_large_text_is_neither_cut_nor_covered",
    "test_the_charts_of_the_pages",
    "test_the_charts_that_are_files",
    "test_the_stage_shows_the_current_box",
    "test_words_and_lines_of_charts",
    "test_words_and_way_are_in_sight",
}
"""Tests that go through every protocol in several sizes or ways."""

SLIDES_IN_SIZES = {
    "test_large_text_is_neither_cut_nor_covered": "size2",
    "test_the_stage_shows_the_current_box": "size3",
}
"""Tests that go through every slide in several sizes; the one that ``branching`` is shown in."""

ALIKE = ("classify", "forty", "parallel", "score")
"""Examples whose pages are built of what the real protocol and ``branching`` have."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave to the long tests the walks through the chart of forty steps, and all sizes of examples
    that show nothing else than the others in them."""
    for item in items:
        name = item.name.partition("[")
        is_walk = item.path.stem in WALKED and "forty" in item.name
        is_alike = name[0] in IN_ALL_SIZES and any(each in name[2] for each in ALIKE)
        is_roomy = "branching" in name[2] and SLIDES_IN_SIZES.get(name[0], "") not in name[2]
        if is_walk or is_alike or is_roomy:
            item.add_marker(pytest.mark.long)


@pytest.fixture(scope="session")
def real_site() -> Path:
    """The site of the real protocol."""
    return site_of(REAL)


@pytest.fixture(scope="session")
def example_site() -> Path:
    """The site of all example protocols."""
    return site_of(EXAMPLES)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def served(real_site: Path) -> Iterator[str]:
    """Serve the real site on a free port of this machine."""
    handler = functools.partial(_Quiet, directory=str(real_site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def base(request: pytest.FixtureRequest, real_site: Path) -> str:
    """The address of the real site: on a server, or as a folder."""
    if request.param == "server":
        return str(request.getfixturevalue("served"))
    return real_site.as_uri()
