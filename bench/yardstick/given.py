"""What the yardstick is told of our files, by ``bench/division.py``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Page:
    """A page: the boxes of charts on it by their lanes, and kinds of what is placed there."""

    boxes: dict[str, list[str]]
    kinds: list[str]


@dataclass(frozen=True, slots=True)
class File:
    """A PDF file. ``scale``: how much larger its small print is than on a letter."""

    sheet: str
    size: tuple[float, float]
    scale: float
    imprint: list[str]
    check: str | None  # the address in its code
    pages: list[Page]


def read_files(path: Path) -> dict[str, File]:
    """Return all files by their names."""
    found = json.loads(path.read_text())
    for entry in found.values():
        entry["pages"] = [Page(**page) for page in entry["pages"]]
    return {name: File(**entry) for name, entry in found.items()}
