"""Titles of panels that take several lines."""

from __future__ import annotations

import pytest

from generator.layout.heading import heading
from generator.layout.style import Style

STYLE = Style(16.0)


def lines(title: str, width: float) -> list[str]:
    found = heading(title, width, STYLE)
    return ["".join(run.text for run in line) for line in found.lines]


def test_a_dot_stands_between_parts_that_share_a_line() -> None:
    assert lines("High risk (RED) · Emergency", 600) == ["High risk (RED) · Emergency"]


@pytest.mark.parametrize("title", ["High risk (RED) · Emergency", "High risk (RED) · Urgent"])
def test_no_line_begins_with_a_dot(title: str) -> None:
    for width in range(220, 420, 20):
        found = lines(title, width)
        assert not [line for line in found[1:] if line.startswith("·")]
        assert " ".join(found).replace(" · ", " ") == title.replace(" · ", " ")


def test_a_title_that_is_a_dot_is_kept() -> None:
    assert lines("· first", 600) == ["· first"]
    assert lines("", 600) == []
