"""What lies between a view and its bytes: the layout of what is drawn, and the size of text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

from generator.diagnostics.diagnostic import warning
from generator.layout.contact_row import ContactText
from generator.layout.flowing import FlowingLayout
from generator.layout.paper import PageFurniture, on_paper
from generator.layout.slides.slides import placed_slides
from generator.model import Contact
from generator.outputs.kind import Form, Painted, Prepared
from generator.paint.native import not_drawn
from generator.paint.pdf.chart_sheet import paint_chart_sheet
from generator.paint.pdf.slides import paint_slides
from generator.paint.pdf.typesetting import set_sheet
from generator.paint.pptx.logo import logo_pixels
from generator.paint.pptx.package import paint_pptx
from generator.views.chart_sheet import ChartSheet
from generator.views.contacts import Way, facts, first_and_others, ways
from generator.views.imprint import Imprint
from generator.views.papers import Paper
from generator.views.passage import head_of
from generator.views.slides import SlideShow
from generator.words.catalogue import SiteWords

_placed = lru_cache(maxsize=1)(placed_slides)
"""The slides of both files, which are laid out once."""


def flowing(
    template: str, layout: Callable[[Any, Paper], FlowingLayout]
) -> Callable[[Any, Form, Imprint, bytes, bool], Prepared]:
    """Return what prepares a sheet whose words flow by themselves in a template."""

    def prepare(
        view: Any, form: Form, imprint: Imprint, definition: bytes, bleeds: bool
    ) -> Prepared:
        laid = layout(view, _paper(form))
        data = {"paper": [laid.paper.width, laid.paper.height], "measures": laid.measures}
        return partial(set_sheet, template, view, imprint, definition, data), laid.smallest

    return prepare


def prepare_chart_sheet(
    view: ChartSheet, form: Form, imprint: Imprint, definition: bytes, bleeds: bool
) -> Prepared:
    """Lay out a poster or a pathway's sheet; where its chart has no room, it is left out."""
    layout = on_paper(view.chart, _paper(form), _furniture(view, imprint))
    if not layout.holds_all:
        return partial(_left_out, view, form), None
    paint = partial(paint_chart_sheet, view, layout, imprint, definition, has_bleed=bleeds)
    return paint, layout.smallest


def prepare_slides(
    view: SlideShow, form: Form, imprint: Imprint, definition: bytes, bleeds: bool
) -> Prepared:
    """Lay out the slides, for the file to show or the one to edit."""
    placed = _placed(view, imprint)
    smallest = min(filter(None, (each.smallest for each in placed)), default=None)
    if form.suffix == ".pdf":
        return partial(paint_slides, view, placed, imprint, definition), smallest
    if imprint.logo is not None and logo_pixels(imprint.logo) is None:
        return partial(_without_logo, imprint), smallest
    return lambda: (paint_pptx(view, placed, imprint), ()), smallest


def contact_text(contact: Contact, words: SiteWords) -> ContactText:
    """Return somebody to call as a sheet's layout measures them."""
    main, others = first_and_others(ways(contact, words))
    return ContactText(
        contact.id,
        contact.name,
        facts(contact),
        main.text if main else None,
        tuple(each for each in (main.label, main.more) if each) if main else (),
        tuple(_in_a_line(each) for each in others),
    )


def _in_a_line(way: Way) -> str:
    label = f"{way.label}: " if way.label else ""
    return f"{label}{way.text}{f', {way.more}' if way.more else ''}"


def _paper(form: Form) -> Paper:
    assert form.paper is not None  # only slides have none
    return form.paper


def _left_out(sheet: ChartSheet, form: Form) -> Painted:
    path = form.path(sheet.name)
    message = f"the chart is too large for the sheet `{path}`, which is left out"
    return None, (warning("sheet-left-out", message, sheet.span),)


def _without_logo(imprint: Imprint) -> Painted:
    assert imprint.logo is not None
    return None, (not_drawn(imprint.logo),)


def _furniture(sheet: ChartSheet, imprint: Imprint) -> PageFurniture:
    urgency = f"{sheet.urgency.word} ####" if sheet.urgency else ""  # its mark is as wide as that
    above = [
        urgency,
        sheet.protocol,
        sheet.publisher,
        sheet.status or "",
        imprint.words.part_number(10, 10),
    ]
    return PageFurniture(
        above=" · ".join(each for each in above if each),
        title=sheet.title.text,
        has_mark=sheet.hue is not None,
        contacts=tuple(contact_text(contact, imprint.words) for contact in sheet.contacts),
        notes=tuple(note.text for note in sheet.notes),
        passages=tuple(
            "\n".join(each for each in (head_of(entry), entry.text.text) if each)
            for entry in sheet.passages
        ),
        has_code=imprint.check is not None,
        has_logo=imprint.logo is not None,
    )
