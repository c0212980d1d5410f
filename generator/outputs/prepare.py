"""What lies between a view and its bytes: the layout of what is drawn, and the size of text."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from generator.diagnostics.diagnostic import warning
from generator.layout.sheets.items import SheetLayout
from generator.layout.slides.slides import placed_slides
from generator.outputs.kind import Form, Painted, Prepared
from generator.paint.native import not_drawn
from generator.paint.pdf.sheets import paint_sheet
from generator.paint.pdf.slides import paint_slides
from generator.paint.pdf.typesetting import set_sheet
from generator.paint.pptx.logo import logo_pixels
from generator.paint.pptx.package import paint_pptx
from generator.views.chart_sheet import ChartSheet
from generator.views.imprint import Imprint
from generator.views.papers import TICKED, Paper
from generator.views.screening_sheet import ScreeningSheet
from generator.views.slides import SlideShow

_placed = lru_cache(maxsize=1)(placed_slides)
"""The slides of both files, which are laid out once."""


def prepare_screening_sheet(
    view: ScreeningSheet, form: Form, imprint: Imprint, definition: bytes, bleeds: bool
) -> Prepared:
    """Return what sets a screening sheet, whose words flow by themselves in its template."""
    paper = _paper(form)
    data = {"paper": [paper.width, paper.height], "sizes": TICKED}
    return partial(set_sheet, "screening-sheet.typ", view, imprint, definition, data), TICKED[-1]


def sheet(
    layout: Callable[[ChartSheet, Paper, Imprint], SheetLayout | None],
) -> Callable[[ChartSheet, Form, Imprint, bytes, bool], Prepared]:
    """Return what prepares a sheet of blocks; where one of them has no room, it is left out."""

    def prepare(
        view: ChartSheet, form: Form, imprint: Imprint, definition: bytes, bleeds: bool
    ) -> Prepared:
        laid = layout(view, _paper(form), imprint)
        if laid is None:
            return partial(_left_out, view, form), None
        paint = partial(paint_sheet, view, laid, imprint, definition, has_bleed=bleeds)
        return paint, laid.smallest

    return prepare


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
