"""Posters of long protocols: every sheet says what it is and is filled, and nobody is left out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from generator.layout.geometry import Rect
from generator.layout.measure import CAPITALS
from generator.layout.sheets.items import Band, Card, Code, Note, SheetLayout, Steps
from generator.model import Protocol
from generator.paint.pdf.sheets import paint_sheet
from generator.views.chart_sheet import ChartSheet, handout, pathway_sheet, poster
from generator.views.papers import (
    A4,
    HAND_PAPERS,
    LETTER,
    PAPERS,
    POSTER_PAPERS,
    TABLOID,
    WALL,
    Paper,
)
from tests.definitions import PROTOCOLS, REAL, load_text, only, protocol_in
from tests.paint.test_chart_sheet import IMPRINT, laid_out
from tests.printed import pages_of, squeezed

CASES = Path(__file__).parents[1] / "cases"
TEN = (CASES / "ten-contacts" / "protocol.yaml").read_text("utf-8")


def with_contacts(count: int, named: int, role: str) -> str:
    """Return a draft whose steps name the first contacts of many."""
    head = TEN.partition("contacts:\n")[0]
    contacts = [
        f"  c{n}: {{name: Office {n} of the county, phone: 650-555-{n:04}, role: {role}}}"
        for n in range(count)
    ]
    steps = [f'      - {{id: s{n}, text: "Call {{c{n}}}: {{c{n}.phone}}"}}' for n in range(named)]
    return "\n".join(
        [
            head + "contacts:",
            *contacts,
            "pathways:\n  - id: one\n    title: One\n    steps:",
            *steps,
        ]
    )


CONTACTS = {
    "ten": TEN,
    "thirty, three of them named": with_contacts(30, 3, "business hours"),
    "ninety with long roles": with_contacts(90, 8, "all meetings of the team if on probation " * 3),
}


@cache
def sheet_of(text: str) -> ChartSheet:
    return poster(only(load_text(text)))


def filled(layout: SheetLayout) -> list[float]:
    """Return how far down its columns each page is filled, on the average of its width."""
    found = []
    for page in layout.pages:
        frames = [frame for item in page.items for frame in frames_of(item)]
        reached = 0.0
        for slice_ in range(60):
            x = layout.width * (slice_ + 0.5) / 60
            reached += max((f.bottom for f in frames if f.x - 6 <= x <= f.right + 6), default=0.0)
        found.append(reached / 60 / (0.93 * layout.height))  # less the margins
    return found


def frames_of(item: object) -> list[Rect]:
    """Return what a block covers; a chart covers all that lies between its boxes."""
    match item:
        case Steps(lane=lane):
            boxes = [box.frame for box in lane.boxes]
            left, top = min(box.x for box in boxes), min(box.y for box in boxes)
            right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
            return [Rect(left, top, right - left, bottom - top)]
        case Band() | Card() | Code():
            return [item.frame]
        case Note():
            return [item.box.frame]
    return []


@pytest.mark.parametrize("paper", [LETTER, WALL], ids=lambda paper: paper.id)
@pytest.mark.parametrize("text", CONTACTS.values(), ids=list(CONTACTS))
def test_every_sheet_says_what_it_is_and_every_contact_is_on_one(text: str, paper: Paper) -> None:
    sheet = sheet_of(text)
    layout = laid_out(sheet, paper)
    pdf, problems = paint_sheet(sheet, layout, IMPRINT)
    assert pdf is not None, problems
    pages = ["".join(squeezed(w.text) for w in page.words) for page in pages_of(pdf)]
    for number, page in enumerate(pages, 1):
        part = [f"Part{number}of{len(pages)}"] if len(pages) > 1 else []
        for word in ("Tencontacts", "Draft", "ExampleOffice", "Print1a2b3c4d", *part):
            assert word in page, (number, word)
    for contact in sheet.contacts:
        assert contact.phone is not None
        called = squeezed(contact.name + (contact.role or "") + contact.phone.written)
        boxes = [page for page in pages if called in page]
        assert boxes, contact.name


def test_ten_contacts_stand_on_the_sheet_of_the_pathway_that_names_them() -> None:
    layout = laid_out(sheet_of(TEN), WALL)
    (page,) = layout.pages
    assert sum(isinstance(item, Card) for item in page.items) == 10


@pytest.mark.parametrize("paper", [LETTER, A4], ids=lambda paper: paper.id)
@pytest.mark.parametrize("make", [poster, handout], ids=["poster", "handout"])
def test_no_side_of_the_real_sheets_is_half_empty(
    make: Callable[[Protocol], ChartSheet], paper: Paper
) -> None:
    layout = laid_out(make(protocol_in(REAL)), paper)
    assert len(layout.pages) == 2
    assert min(filled(layout)) > 0.9, filled(layout)


@pytest.mark.parametrize("make", [poster, handout], ids=["poster", "handout"])
@pytest.mark.parametrize("name", [folder.name for folder in sorted(PROTOCOLS.iterdir())])
def test_no_sheet_of_several_is_nearly_empty(
    name: str, make: Callable[[Protocol], ChartSheet]
) -> None:
    sheet = make(protocol_in(PROTOCOLS / name))
    for paper in POSTER_PAPERS if make is poster else HAND_PAPERS:
        found = filled(laid_out(sheet, paper))
        assert len(found) == 1 or min(found) > 0.6, (paper.id, found)


@pytest.mark.parametrize("paper", [LETTER, A4, WALL], ids=lambda paper: paper.id)
@pytest.mark.parametrize("folder", [CASES / "long-poster", PROTOCOLS / "forty"])
def test_a_long_protocol_takes_few_sheets(folder: Path, paper: Paper) -> None:
    assert len(laid_out(poster(protocol_in(folder)), paper).pages) <= 4


SIZES = {
    "letter": 14.4,
    "tabloid": 15.2,
    "tabloid-landscape": 14.4,
    "24x36": 33.5,
    "a4": 14.6,
    "a3": 14.8,
}
"""What the poster of the real protocol has at least, in pt: an edit that loses it shows here."""


@pytest.mark.parametrize("paper", POSTER_PAPERS, ids=lambda paper: paper.id)
def test_the_real_poster_has_large_text_and_heads_that_are_read_from_afar(paper: Paper) -> None:
    layout = laid_out(poster(protocol_in(REAL)), paper)
    assert layout.smallest >= SIZES[paper.id]
    items = [item for page in layout.pages for item in page.items]
    # A list that begins a column has a small head, which says whose it is.
    bands = [item for item in items if isinstance(item, Band) and not item.is_again]
    leads = {max(words.size for words in band.words) for band in bands}
    assert len(bands) == 4 and len(leads) == 1
    assert leads.pop() * CAPITALS >= paper.capitals - 0.01


OWN = {
    "confirmed-victim": {"letter": 19.6, "tabloid": 30.0, "24x36": 63.7},
    "suspected-victim": {"letter": 21.6, "tabloid": 30.6, "24x36": 65.7},
}
"""The same of the sheets of two pathways."""


@pytest.mark.parametrize("paper", [LETTER, TABLOID, WALL], ids=lambda paper: paper.id)
@pytest.mark.parametrize("name", OWN)
def test_the_real_pathways_sheets_have_large_text(name: str, paper: Paper) -> None:
    protocol = protocol_in(REAL)
    layout = laid_out(pathway_sheet(protocol, protocol.pathway(name)), paper)
    assert len(layout.pages) == 1 and layout.smallest >= OWN[name][paper.id]


def test_heads_in_a_row_are_level_and_equally_high() -> None:
    layout = laid_out(poster(protocol_in(REAL)), LETTER)
    for page in layout.pages:
        heads = [item for item in page.items if isinstance(item, Band)]
        bands = [head.frame for head in heads if not head.is_again]
        tops = [band for band in bands if band.y == min(each.y for each in bands)]
        assert len({band.height for band in tops}) == 1


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.id)
def test_heads_of_a_set_are_equally_large(paper: Paper) -> None:
    protocol = protocol_in(REAL)
    sizes = set()
    for pathway in protocol.pathways:
        (page,) = laid_out(pathway_sheet(protocol, pathway), paper).pages
        (band,) = [item for item in page.items if isinstance(item, Band)]
        sizes.add((band.frame.height, max(words.size for words in band.words)))
    assert len(sizes) == 1


def test_steps_stand_one_below_the_other() -> None:
    for paper in POSTER_PAPERS:
        for page in laid_out(poster(protocol_in(REAL)), paper).pages:
            for item in (each for each in page.items if isinstance(each, Steps)):
                frames = [box.frame for box in item.lane.boxes]
                assert len({frame.x for frame in frames}) == 1
                assert all(a.bottom < b.y for a, b in pairwise(frames))
