"""Everything that is printed or kept of a protocol, in the order that readers are offered it.

A new sheet is a view that says what its fingerprint stands for, a template, its title in the
catalogue of words, and a row here. What there is to print, on which papers, under which names and
with which fingerprint, the lists of downloads, the manifest and ``protocol print`` all follow.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.layout.sheets.badge import badge_layout
from generator.layout.sheets.card import card_layout
from generator.layout.sheets.sheet import lay_out
from generator.model import Protocol
from generator.outputs.kind import (
    BY_HAND,
    ON_ALL_PAPERS,
    ON_WALLS,
    SHOWN,
    Form,
    Kind,
    NamedSheet,
)
from generator.outputs.prepare import prepare_screening_sheet, prepare_slides, sheet
from generator.views.chart_sheet import (
    BADGE,
    CARD,
    HANDOUT,
    POSTER,
    badge,
    card,
    chart_sheet_content,
    handout,
    pathway_sheet,
    poster,
)
from generator.views.screening_sheet import (
    SCREENING_SHEET,
    screening_sheet,
    screening_sheet_content,
)
from generator.views.slides import SLIDES, STEP_SLIDES, slide_show, slides_content, step_show


def has_pathways(protocol: Protocol) -> bool:
    """Say whether there is more than a screening: then a poster, a card and a presenter show it."""
    return bool(protocol.pathways)


CATALOGUE = (
    Kind(
        POSTER, ON_WALLS, poster, chart_sheet_content, sheet(lay_out),
        is_drawn=True, is_of_a_page=True, is_there=has_pathways,
    ),
    Kind(
        "pathway", ON_ALL_PAPERS, pathway_sheet, chart_sheet_content, sheet(lay_out),
        is_drawn=True, is_of_a_page=True, is_each_pathways=True,
    ),
    Kind(
        SCREENING_SHEET, BY_HAND,
        screening_sheet, screening_sheet_content, prepare_screening_sheet,
        is_of_a_page=True, is_there=lambda protocol: bool(protocol.screenings),
    ),
    Kind(HANDOUT, BY_HAND, handout, chart_sheet_content, sheet(lay_out), is_drawn=True),
    Kind(
        CARD, BY_HAND, card, chart_sheet_content, sheet(card_layout),
        is_drawn=True, is_there=has_pathways,
    ),
    Kind(
        BADGE, BY_HAND, badge, chart_sheet_content, sheet(badge_layout),
        is_there=lambda protocol: any(each.is_entry for each in protocol.pathways),
    ),
    Kind(SLIDES, SHOWN, slide_show, slides_content, prepare_slides),
    Kind(
        STEP_SLIDES, SHOWN,
        step_show, slides_content, prepare_slides, is_there=has_pathways,
    ),
)  # fmt: skip


def sheets_of(protocol: Protocol) -> Iterator[tuple[Kind, NamedSheet]]:
    """Yield every sheet that a protocol has, with its row."""
    for kind in CATALOGUE:
        for found in kind.sheets(protocol):
            yield kind, found


def forms_of(protocol: Protocol) -> dict[str, tuple[Form, ...]]:
    """Return the name of each sheet of a protocol with the forms it comes in."""
    return {found.name: kind.forms for kind, found in sheets_of(protocol)}
