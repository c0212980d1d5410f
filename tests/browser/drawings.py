"""What is wrong with the drawings that a browser shows: each fault in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

from generator.layout.measure import text_width
from generator.typeface.faces import FAMILY
from tests.browser.watch import wait_until

Rect: TypeAlias = list[float]  # left, top, right, bottom
Measured: TypeAlias = dict[str, Any]

TOLERANCE = 0.015
"""By what share a line's width may differ from the one that the layout measured."""

TAB_WORD = 0.6
"""The least size of words in a tab, which has a large numeral too, in that of texts."""

_MEASURE = Path(__file__).with_name("measure.js").read_text("utf-8")
_CLOSE = 0.08  # of the size of the text
_HAIR = 0.3  # what rounding to tenths can add up to


def measured(page: Any) -> list[Measured]:
    """Return the drawings in sight, measured once the page's typeface is there."""
    wait_until(page, "document.fonts.status === 'loaded'")
    return list(page.evaluate(_MEASURE))


def faults(drawing: Measured, least: float) -> list[str]:
    """Return what is wrong with a drawing whose text is to be ``least`` px large or more."""
    found = (*_lines(drawing, least), *_touching(drawing), *_beyond(drawing), *_crossed(drawing))
    return [f"{drawing['name']}: {fault}" for fault in found]


def _lines(drawing: Measured, least: float) -> Iterator[str]:
    for line in drawing["lines"]:
        words = line["words"]
        if not line["isInside"]:
            yield f"{words!r} reaches out of {line['holder']}"
        small = TAB_WORD if line["isInTab"] else 1.0
        if line["size"] * drawing["scale"] < small * least:
            yield f"{words!r} is {line['size'] * drawing['scale']:.1f} px large"
        if FAMILY not in line["family"]:
            yield f"{words!r} is set in {line['family']}"
        width = sum(text_width(text, line["size"], weight) for text, weight in line["runs"])
        slack = max(TOLERANCE * width, _HAIR)
        if line["width"] > width + slack:
            yield f"{words!r} is {line['width']:.1f} wide, more than {width:.1f}"
        if line["width"] < width - slack:
            yield f"{words!r} is {line['width']:.1f} wide, less than {width:.1f}"


def _touching(drawing: Measured) -> Iterator[str]:
    """Find boxes and plates that overlap, and words that anything else overlaps."""
    parents = {each["name"]: each["parent"] for each in drawing["boxes"]}
    things = drawing["boxes"] + drawing["plates"]
    for one, other in combinations(things, 2):
        nested = one["name"] == other["parent"] or other["name"] == one["parent"]
        if not nested and _overlap(one["rect"], other["rect"]):
            yield f"{one['name']} and {other['name']} overlap"
    for one, other in combinations(drawing["frames"], 2):
        if _overlap(one["rect"], other["rect"]):
            yield f"{one['name']} and {other['name']} overlap"
    for one, other in combinations(drawing["lines"], 2):
        left, top, right, bottom = one["rect"]
        # Letters reach out of their widths a little; words of one line stand close.
        close = _CLOSE * one["size"] if top == other["rect"][1] else 0.0
        if _overlap([left + close, top, right - close, bottom], other["rect"]):
            yield f"{one['words']!r} and {other['words']!r} overlap"
    for line in drawing["lines"]:
        for thing in things:
            around = thing["name"] in (line["holder"], parents.get(line["holder"]))
            if not around and _overlap(line["rect"], thing["rect"]):
                yield f"{line['words']!r} stands on {thing['name']}"


def _beyond(drawing: Measured) -> Iterator[str]:
    left, top, right, bottom = drawing["sheet"]
    for thing in (*drawing["boxes"], *drawing["plates"], *drawing["frames"], *drawing["lines"]):
        at = thing["rect"]
        inside = left <= at[0] and at[2] <= right and top <= at[1] and at[3] <= bottom
        if not inside:
            yield f"{thing.get('name', thing.get('words'))!r} reaches out of the drawing"
    frames = {frame["name"]: frame["rect"] for frame in drawing["frames"]}
    for box in drawing["boxes"]:
        if (around := frames.get(f"lane {box['lane']}")) and not _within(box["rect"], around):
            yield f"{box['name']} reaches out of its lane"


def _crossed(drawing: Measured) -> Iterator[str]:
    for route in drawing["routes"]:
        across, down = zip(*route["points"], strict=True)
        around = [min(across) - 1, min(down) - 1, max(across) + 1, max(down) + 1]
        for line in drawing["lines"]:
            left, top, right, bottom = line["rect"]
            if _overlap(line["rect"], around) and any(
                left < x < right and top < y < bottom for x, y in route["points"]
            ):
                yield f"the arrow {route['name']!r} runs through {line['words']!r}"


def _overlap(one: Rect, other: Rect) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > _HAIR and down > _HAIR


def _within(inner: Rect, outer: Rect) -> bool:
    starts = outer[0] <= inner[0] and outer[1] <= inner[1]
    return starts and inner[2] <= outer[2] and inner[3] <= outer[3]
