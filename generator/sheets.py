"""Everything of one protocol that is printed: views → geometry → PDF, with fingerprints.

Layouts are made one after the other, because Graphviz can do no more. Type is set beside them, two
sheets at a time: Typst works outside of Python's lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TypeAlias

from generator.cache import Cache, Made
from generator.diagnostics.diagnostic import Diagnostic, warning
from generator.layout.contact_row import Called
from generator.layout.deck.slides import placed_slides
from generator.layout.deck.stage import PlacedSlide
from generator.layout.paper import Around, on_paper
from generator.model import Contact, Protocol
from generator.paint.json import canonical_json
from generator.paint.native import not_drawn
from generator.paint.pdf.card import card_text_size, paint_card
from generator.paint.pdf.chart_sheet import paint_chart_sheet
from generator.paint.pdf.handout import handout_text_size, paint_handout
from generator.paint.pdf.screening_sheet import ITEM, paint_screening_sheet
from generator.paint.pdf.slides import paint_slides
from generator.paint.pptx.logo import logo_pixels
from generator.paint.pptx.package import paint_pptx
from generator.source.words import hyphenated
from generator.views import words
from generator.views.card import CARD, card
from generator.views.chart_sheet import ChartSheet, pathway_sheet, poster
from generator.views.content import (
    card_content,
    chart_sheet_content,
    handout_content,
    screening_sheet_content,
    slides_content,
)
from generator.views.document import Json
from generator.views.downloads import SLIDES
from generator.views.handout import handout
from generator.views.imprint import Imprint, check_address
from generator.views.papers import BLEED_PAPERS, HAND_PAPERS, PAPERS, Paper, PaperId
from generator.views.screening_sheet import SCREENING_SHEET, screening_sheet
from generator.views.slides import SlideShow, slide_show

_SETTERS = 2  # more would wait for layouts, which are made one by one

Printed: TypeAlias = "tuple[bytes | None, tuple[Diagnostic, ...]]"
Paint: TypeAlias = Callable[[Paper, Imprint, bytes], Printed]
Size: TypeAlias = Callable[[Paper], float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A published file that people keep, with the fingerprint of what it says."""

    content: bytes
    fingerprint: str
    smallest: float | None = None  # pt: the smallest words of a step or an item; None: it has none


@dataclass(frozen=True, slots=True)
class Sheets:
    """Sheets by their path in the protocol's folder, and what was amiss with any."""

    files: dict[str, Sheet]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Which sheets are wanted, and how."""

    names: frozenset[str] = frozenset()  # as in the names of files; empty: all
    paper: PaperId | None = None  # None: all
    has_bleed: bool = False  # with bleed and crop marks: on papers that have them alone


EVERYTHING = Choice()


@dataclass(frozen=True, slots=True)
class _Order:
    """A sheet that is to be made. ``lay_out`` returns what sets it, and its smallest text in pt."""

    name: str
    paper: Paper | None  # None: to be shown, not printed
    path: str
    imprint: Imprint
    lay_out: Callable[[], tuple[Callable[[], Printed], float | None]]


@dataclass(frozen=True, slots=True)
class Printing:
    """Sheets that are being set."""

    orders: tuple[tuple[_Order, Future[Made]], ...]

    def finished(self) -> Sheets:
        """Wait for the last one and return them all, without those that could not be set."""
        files: dict[str, Sheet] = {}
        problems: dict[Diagnostic, None] = {}  # each once, though several papers meet it
        for order, setting in self.orders:
            made = setting.result()
            problems |= dict.fromkeys(made.diagnostics)
            if made.content is not None:
                files[order.path] = Sheet(made.content, order.imprint.fingerprint, made.smallest)
        return Sheets(files, tuple(problems))


def fingerprint(content: Json) -> str:
    """Return eight hex digits that stand for what a sheet says."""
    said = hyphenated(canonical_json(content).decode())  # hyphens that print alike say the same
    return sha256(said.encode()).hexdigest()[:8]


def setters() -> Executor:
    """Return what sets sheets beside the rest of the work, for ``print_sheets``."""
    return ThreadPoolExecutor(_SETTERS, thread_name_prefix="setter")


def print_sheets(
    protocol: Protocol,
    definition: bytes,
    site_url: str | None,
    store: Cache,
    executor: Executor,
    choice: Choice = EVERYTHING,
) -> Printing:
    """Lay out what is printed of a protocol, and leave it to ``executor`` to set it.

    ``definition`` is the source text, which travels inside the sheets. ``site_url`` is the address
    of the site, for the code that tells whether a print is current; None: there is no code.
    ``store`` keeps what was set before.
    """
    everything = repr(protocol).encode()
    orders = []
    for order in _orders(protocol, definition, site_url, has_bleed=choice.has_bleed):
        if not _is_wanted(order, choice):
            continue
        key = store.key(order.path, order.imprint, definition, everything)
        kept = store.find(key)
        if kept is not None:
            orders.append((order, executor.submit(_given, kept)))
        else:
            paint, smallest = order.lay_out()
            orders.append((order, executor.submit(_set, paint, smallest, store, key)))
    return Printing(tuple(orders))


def papers_of(protocol: Protocol) -> dict[str, tuple[PaperId, ...]]:
    """Return the name of each sheet of a protocol with the papers it comes on; of slides, none."""
    papers: dict[str, tuple[PaperId, ...]] = {}
    for order in _orders(protocol, b"", None):
        found = (order.paper.id,) if order.paper is not None else ()
        papers[order.name] = (*papers.get(order.name, ()), *found)
    return papers


def _is_wanted(order: _Order, choice: Choice) -> bool:
    if choice.names and order.name not in choice.names:
        return False
    if choice.has_bleed and order.paper not in BLEED_PAPERS:
        return False
    return choice.paper is None or (order.paper is not None and order.paper.id == choice.paper)


def _given(made: Made) -> Made:
    return made


def _set(paint: Callable[[], Printed], smallest: float | None, store: Cache, key: str) -> Made:
    made = Made(*paint(), smallest)
    store.keep(key, made)
    return made


def _orders(
    protocol: Protocol, definition: bytes, site_url: str | None, *, has_bleed: bool = False
) -> Iterator[_Order]:
    """Yield the sheets in an order that gives the typesetter work before the long layouts.

    ``has_bleed``: those on papers that can have bleed have it.
    """

    def signed(sheet: str, content: Json) -> Imprint:
        return _imprint(protocol, sheet, fingerprint(content), site_url)

    def by_hand(sheet: str, imprint: Imprint, paint: Paint, size: Size) -> Iterator[_Order]:
        for paper in HAND_PAPERS:
            ready = partial(_ready, partial(paint, paper, imprint, definition), size, paper)
            yield _Order(sheet, paper, _path(sheet, paper), imprint, ready)

    view, pocket, ticked = handout(protocol), card(protocol), screening_sheet(protocol)
    imprint = signed("handout", handout_content(view))
    yield from by_hand(
        "handout", imprint, partial(paint_handout, view), lambda _: handout_text_size(view)
    )
    if ticked is not None:
        imprint = signed(SCREENING_SHEET, screening_sheet_content(ticked))
        yield from by_hand(
            SCREENING_SHEET, imprint, partial(paint_screening_sheet, ticked), lambda _: ITEM
        )
    imprint = signed(CARD, card_content(pocket))
    yield from by_hand(CARD, imprint, partial(paint_card, pocket), partial(card_text_size, pocket))
    yield from _slides(protocol, definition, signed)
    for sheet in (poster(protocol), *(pathway_sheet(protocol, p) for p in protocol.pathways)):
        imprint = signed(sheet.name, chart_sheet_content(sheet))
        for paper in PAPERS:
            bleeds = has_bleed and paper in BLEED_PAPERS
            ready = partial(_chart_ready, sheet, paper, imprint, definition, bleeds)
            path = _path(sheet.name, paper, "-bleed" if bleeds else "")
            yield _Order(sheet.name, paper, path, imprint, ready)


def _ready(
    paint: Callable[[], Printed], size: Size, paper: Paper
) -> tuple[Callable[[], Printed], float | None]:
    return paint, size(paper)


def _chart_ready(
    sheet: ChartSheet, paper: Paper, imprint: Imprint, definition: bytes, bleeds: bool
) -> tuple[Callable[[], Printed], float | None]:
    layout = on_paper(sheet.chart, paper, _around(sheet, imprint))
    if not layout.holds_all:
        return partial(_left_out, sheet, paper), None
    paint = partial(paint_chart_sheet, sheet, layout, imprint, definition, has_bleed=bleeds)
    return paint, layout.smallest


def _left_out(sheet: ChartSheet, paper: Paper) -> Printed:
    message = (
        f"the chart is too large for the sheet `{_path(sheet.name, paper)}`, which is left out"
    )
    return None, (warning("sheet-left-out", message, sheet.span),)


def _slides(
    protocol: Protocol, definition: bytes, signed: Callable[[str, Json], Imprint]
) -> Iterator[_Order]:
    show = slide_show(protocol)
    imprint = signed(SLIDES, slides_content(show))
    found: list[tuple[PlacedSlide, ...]] = []

    def placed() -> tuple[PlacedSlide, ...]:
        # Both files show the same slides, which are laid out once, and only if one is not kept.
        if not found:
            found.append(placed_slides(show, imprint))
        return found[0]

    def smallest() -> float | None:
        return min((s.scene.drawing.size for s in placed() if s.scene), default=None)

    yield _Order(
        SLIDES,
        None,
        "slides.pdf",
        imprint,
        lambda: (partial(paint_slides, show, placed(), imprint, definition), smallest()),
    )
    yield _Order(
        SLIDES,
        None,
        "slides.pptx",
        imprint,
        lambda: (partial(_pptx, show, placed(), imprint), smallest()),
    )


def _pptx(show: SlideShow, slides: tuple[PlacedSlide, ...], imprint: Imprint) -> Printed:
    if imprint.logo is not None and logo_pixels(imprint.logo) is None:
        return None, (not_drawn(imprint.logo),)
    return paint_pptx(show, slides, imprint), ()


def _path(sheet: str, paper: Paper, manner: str = "") -> str:
    return f"print/{sheet}-{paper.id}{manner}.pdf"


def _imprint(protocol: Protocol, sheet: str, said: str, site_url: str | None) -> Imprint:
    publisher = protocol.publisher
    address = " · ".join(publisher.address.text.split("\n")) if publisher.address else None
    released = protocol.release.isoformat() if protocol.release else None
    check = check_address(site_url, protocol.id, sheet, said)
    return Imprint(publisher.name, address, released, said, check, publisher.logo, publisher.accent)


def called(contact: Contact) -> Called:
    """Return somebody to call as a sheet's layout measures them."""
    phone = contact.phone.written if contact.phone else None
    return Called(contact.id, contact.name, contact.role, phone)


def _around(sheet: ChartSheet, imprint: Imprint) -> Around:
    above = [sheet.protocol, sheet.publisher, sheet.status or "", words.part(10, 10)]
    return Around(
        above=" · ".join(each for each in above if each),
        title=sheet.title.text,
        has_mark=sheet.hue is not None,
        contacts=tuple(called(contact) for contact in sheet.contacts),
        notes=tuple(note.text for note in sheet.notes),
        has_code=imprint.check is not None,
        has_logo=imprint.logo is not None,
    )
