"""Writes down what stands on which page of our sheets, for the yardstick, which need not find out.

    python bench/division.py ADDRESS FILE

The file has an entry for each PDF file of ``bench/sheets.py``: its paper, what it says of itself,
the address in its code, and for each page the boxes of charts by their lanes, and the kinds of all
that is placed there. Our sheets are laid out for that, and none is set.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from concurrent.futures import Executor, Future
from pathlib import Path

from generator.cache import Cache
from generator.layout.geometry import PlacedLane
from generator.layout.sheets.items import SheetLayout
from generator.layout.slides import stage
from generator.load import load
from generator.outputs.printing import print_sheets
from generator.project import project_for
from generator.views.imprint import Imprint
from generator.views.papers import LETTER, POSTER_PAPERS


class _Recorder(Executor):
    """Takes what would set sheets, and sets none."""

    def __init__(self) -> None:
        self.given: list[tuple] = []

    def submit(self, _, /, paint, *rest) -> Future:
        self.given.append(getattr(paint, "args", ()))
        return Future()


def main() -> None:
    """Lay out all sheets, and write down how they are divided."""
    address, out = sys.argv[1:]
    loaded = load(project_for().source)
    (protocol,) = loaded.protocols
    definition = loaded.sources[protocol.span.path].text.encode()
    recorder, nothing_kept = _Recorder(), Cache(Path(out).parent / "no-prints")
    jobs = print_sheets(protocol, definition, address, nothing_kept, recorder).jobs
    found = {}
    for (job, _), given in zip(jobs, recorder.given, strict=True):
        path = Path(job.path)
        if path.suffix == ".pdf":
            found[path.stem] = _divided(path.stem, given[1], job.imprint)
    Path(out).write_text(json.dumps(found))


def _divided(name: str, laid: object, imprint: Imprint) -> dict[str, object]:
    """Describe a file. ``laid``: its sheet or its slides, or a view that Typst lays out alone."""
    paper = next((each for each in POSTER_PAPERS if name.endswith(f"-{each.id}")), None)
    size, pages = (stage.WIDTH, stage.HEIGHT), []
    if isinstance(laid, SheetLayout):
        size = (laid.width, laid.height)
        for page in laid.pages:
            items = (*page.again, *page.items)
            lanes = [item.lane for item in items if hasattr(item, "lane")]
            pages.append(_page(lanes, (type(item).__name__ for item in items)))
    elif isinstance(laid, tuple):
        pages = [
            _page(slide.scene.drawing.lanes if slide.scene else (), (slide.kind,)) for slide in laid
        ]
    else:
        size = (paper.width, paper.height)
    words = imprint.words
    return {
        "sheet": name.removesuffix(f"-{paper.id}") if paper else name,
        "size": size,
        "scale": (paper or LETTER).scale,
        "imprint": [
            imprint.publisher,
            imprint.address or "",
            words.print_mark.filled(fingerprint=imprint.fingerprint),
        ],
        "check": imprint.check,
        "pages": pages,
    }


def _page(lanes: Iterable[PlacedLane], kinds: Iterable[str]) -> dict[str, object]:
    boxes: dict[str, list[str]] = {}
    for placed in lanes:
        boxes.setdefault(placed.lane.id, []).extend(each.box.id for each in placed.boxes)
    return {"boxes": boxes, "kinds": sorted(set(kinds))}


if __name__ == "__main__":
    main()
