"""Everything that is printed or kept of a protocol, in the order that readers are offered it.

A new sheet is a view, a template with its painter, and a row here. What there is to print, on which
papers, under which names and with which fingerprint, the lists of downloads, the manifest and
``protocol print`` all follow from the rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model import Protocol
from generator.outputs.kind import BY_HAND, ON_ALL_PAPERS, SHOWN, Form, Kind, NamedSheet
from generator.outputs.prepare import (
    prepare_card,
    prepare_chart_sheet,
    prepare_handout,
    prepare_screening_sheet,
    prepare_slides,
)
from generator.views.card import CARD, card
from generator.views.chart_sheet import POSTER, pathway_sheet, poster
from generator.views.content import (
    card_content,
    chart_sheet_content,
    handout_content,
    screening_sheet_content,
    slides_content,
)
from generator.views.handout import HANDOUT, handout
from generator.views.screening_sheet import SCREENING_SHEET, screening_sheet
from generator.views.slides import SLIDES, slide_show
from generator.words.catalogue import SiteWords, site_words


def _words(protocol: Protocol) -> SiteWords:
    return site_words(protocol.language)


def _poster(protocol: Protocol) -> Iterator[NamedSheet]:
    yield NamedSheet(POSTER, _words(protocol).poster, partial(poster, protocol))


def _pathway_sheets(protocol: Protocol) -> Iterator[NamedSheet]:
    for each in protocol.pathways:
        yield NamedSheet(each.id, each.title.text, partial(pathway_sheet, protocol, each))


def _screening_sheet(protocol: Protocol) -> Iterator[NamedSheet]:
    if protocol.screenings:
        view = partial(screening_sheet, protocol)
        yield NamedSheet(SCREENING_SHEET, _words(protocol).screening_sheet, view)


def _handout(protocol: Protocol) -> Iterator[NamedSheet]:
    yield NamedSheet(HANDOUT, _words(protocol).handout, partial(handout, protocol))


def _card(protocol: Protocol) -> Iterator[NamedSheet]:
    yield NamedSheet(CARD, _words(protocol).card, partial(card, protocol))


def _slides(protocol: Protocol) -> Iterator[NamedSheet]:
    yield NamedSheet(SLIDES, _words(protocol).slides, partial(slide_show, protocol))


CATALOGUE = (
    Kind(
        POSTER, "about_poster", ON_ALL_PAPERS, _poster,
        chart_sheet_content, prepare_chart_sheet, is_drawn=True,
    ),
    Kind(
        None, "about_pathway_sheet", ON_ALL_PAPERS, _pathway_sheets,
        chart_sheet_content, prepare_chart_sheet, is_drawn=True,
    ),
    Kind(
        SCREENING_SHEET, "about_screening_sheet", BY_HAND, _screening_sheet,
        screening_sheet_content, prepare_screening_sheet,
    ),
    Kind(HANDOUT, "about_handout", BY_HAND, _handout, handout_content, prepare_handout),
    Kind(CARD, "about_card", BY_HAND, _card, card_content, prepare_card),
    Kind(SLIDES, "about_slides", SHOWN, _slides, slides_content, prepare_slides),
)  # fmt: skip


def sheets_of(protocol: Protocol) -> Iterator[tuple[Kind, NamedSheet]]:
    """Yield every sheet that a protocol has, with its row."""
    for kind in CATALOGUE:
        for sheet in kind.sheets(protocol):
            yield kind, sheet


def forms_of(protocol: Protocol) -> dict[str, tuple[Form, ...]]:
    """Return the name of each sheet of a protocol with the forms it comes in."""
    return {sheet.name: kind.forms for kind, sheet in sheets_of(protocol)}
