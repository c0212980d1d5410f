"""What readers see of the real protocol, as lines: two pages and a chart, to be read in a diff.

``pytest --update-goldens`` writes them anew; read the difference before keeping it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from xml.etree.ElementTree import Element

import pytest

from generator.outputs.protocol import outputs_of
from tests.definitions import ROOT, real_protocol
from tests.published import classes, found, page_tree, svg_tree, text
from tests.test_fingerprint import Everything

GOLDEN = ROOT / "tests" / "golden"
CHART = "suspected-victim"
LINES = {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "dt", "dd", "tr", "caption", "summary"}
MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "li": "- ", "dd": ": "}
UNSEEN = {"svg", "script", "button"}


@cache
def published() -> dict[str, bytes]:
    return outputs_of(real_protocol(), b"", None, Everything(None)).files


def is_seen(element: Element) -> bool:
    is_hidden = "hidden" in element.attrib or "visually-hidden" in classes(element)
    return element.tag not in UNSEEN and not is_hidden


def seen(element: Element) -> str:
    """Return the words of an element that are in sight, up to the next line."""
    parts = [element.text or ""]
    for child in element:
        if child.tag in ("td", "th"):
            parts.append(f" | {seen(child)}")
        elif is_seen(child) and child.tag not in LINES and not holds_lines(child):
            parts.append(seen(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def holds_lines(element: Element) -> bool:
    return any(each.tag in LINES for each in element.iter())


def lines(element: Element) -> Iterator[str]:
    if not is_seen(element):
        return
    is_line = element.tag in LINES or not holds_lines(element)
    words = seen(element) if is_line else ""
    if words:
        yield MARKS.get(element.tag, "") + words.removeprefix("| ")
    for child in element:
        if holds_lines(child) or not is_line:
            yield from lines(child)


def page(name: str) -> str:
    """Return the words of a page, a line for each paragraph, entry and row."""
    _, _, body = published()[f"{name}.md"].decode().split("---\n", 2)
    said = "".join(f"{line}\n" for line in lines(page_tree(body)))
    # Sizes of files are nobody's words, and fingerprints have a golden of their own.
    return re.sub("[0-9.,]+ [KM]B$|(?<=Print )[0-9a-f]{8}$", "…", said, flags=re.MULTILINE)


def frame(path: str) -> str:
    """Return where the outline of a box begins and ends."""
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", path)]
    across, down = numbers[::2], numbers[1::2]
    return f"{min(across):.0f},{min(down):.0f} to {max(across):.0f},{max(down):.0f}"


def ends(path: str) -> str:
    numbers = [round(float(each)) for each in re.findall(r"-?[\d.]+", path)]
    return "{},{} to {},{}".format(*numbers[:2], *numbers[-2:])


def outline(name: str) -> Iterator[str]:
    """Say where the boxes of a chart are and what is in them, and from where to where arrows go."""
    root = svg_tree(published()[f"charts/{name}.svg"].decode())
    yield f"{text(next(root.iter('title')))}, {root.get('viewBox')}"
    for title in found(root, "text", "lane__title"):
        yield f"title: {text(title)}"
    for box in found(root, "g", "box"):
        (kind,) = (each[5:] for each in classes(box) if re.match("box--(?!linked)", each))
        shape = next(found(box, "path", "box__shape"))
        yield f"{kind} {box.get('data-step')}: {frame(shape.get('d', ''))}"
        yield from (f"    {text(line)}" for each in box.iter("text") for line in each)
    for arrow in found(root, "g", "arrow"):
        line = next(found(arrow, "path", "arrow__line"))
        label = "".join(f" “{text(each)}”" for each in arrow.iter("text"))
        way = f"{arrow.get('data-from')} → {arrow.get('data-to')}{label}"
        yield f"arrow {way}: {ends(line.get('d', ''))}"


@pytest.mark.parametrize("name", ["at-risk", "screening", "rule", f"{CHART}-chart"])
def test_what_readers_see_is_as_it_was(name: str, update_goldens: bool) -> None:
    path = GOLDEN / f"csec-{name}.txt"
    is_chart = name.endswith("-chart")
    shown = "".join(f"{each}\n" for each in outline(CHART)) if is_chart else page(name)
    if update_goldens:
        path.write_text(shown, "utf-8")
    assert shown == path.read_text("utf-8")
