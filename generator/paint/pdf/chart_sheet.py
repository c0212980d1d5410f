"""A poster or a pathway's sheet: the chart's own geometry, as large as a paper has room for."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic
from generator.layout import contact_row, passages
from generator.layout.contact_row import ContactText
from generator.layout.paper import (
    ABOVE_CONTACTS,
    LEADING,
    LOGO_HEIGHT,
    LOGO_WIDTH,
    NOTE,
    SMALL,
    PaperLayout,
)
from generator.layout.passages import PassageRows
from generator.paint.pdf.bleed import marks_data, with_bleed_box
from generator.paint.pdf.contacts import contact_data
from generator.paint.pdf.placed import placed
from generator.paint.pdf.typesetting import set_sheet
from generator.views.chart_sheet import ChartSheet
from generator.views.imprint import Imprint
from generator.words.catalogue import SiteWords


def paint_chart_sheet(
    sheet: ChartSheet,
    layout: PaperLayout,
    imprint: Imprint,
    attachment: bytes | None = None,
    *,
    has_bleed: bool = False,
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a chart's sheet as a PDF file, or why there is none; see ``typeset``.

    ``has_bleed``: with bleed and crop marks around it; the sheet itself is the same.
    """
    count, words = len(layout.pages), imprint.words
    data: dict[str, object] = {
        "layout": {
            "width": layout.paper.width,
            "height": layout.paper.height,
            "scale": layout.paper.scale,
            "margin": layout.margin,
            "title": ["".join(run.text for run in line) for line in layout.title],
            "title_size": layout.title_size,
            "leading": LEADING,
            "indent": layout.indent,
            "small": SMALL,
            "note": NOTE,
            "passage": [passages.TEXT, passages.BESIDE, passages.BELOW],
            "above": layout.above,
            "logo": [LOGO_WIDTH, LOGO_HEIGHT],
            "head": layout.head,
            "above_contacts": ABOVE_CONTACTS,
        },
        "contact": {
            "narrowest": contact_row.NARROWEST,
            "gutter": contact_row.BESIDE,
            "row_gutter": contact_row.BELOW,
            "pad": contact_row.PAD,
            "size": contact_row.TEXT,
            "line": contact_row.LINE_TO_WRITE_ON,
            "most_around": contact_row.MOST_AROUND,
            "above_others": contact_row.ABOVE_OTHERS,
        },
        "room": marks_data() if has_bleed else None,
        "pages": list(_pages(sheet, layout, words)),
        "parts": [words.part_number(number, count) for number in range(1, count + 1) if count > 1],
    }
    drawn = frozenset({"chart", "contacts"})
    pdf, problems = set_sheet("chart-sheet.typ", sheet, imprint, attachment, data, without=drawn)
    return with_bleed_box(pdf) if has_bleed and pdf is not None else pdf, problems


def _pages(sheet: ChartSheet, layout: PaperLayout, words: SiteWords) -> Iterator[dict[str, object]]:
    """Yield what stands on each page; what one said already is not read out on a later one."""
    contacts = {each.id: contact_data(each, words) for each in sheet.contacts}

    def shown(contact: ContactText) -> dict[str, object]:
        return {"contact": contacts[contact.id], "number_size": contact.number_size}

    said: set[str] = set()
    for page in layout.pages:
        ids = {contact.id for contact in page.foot.contacts}
        yield {
            "drawing": placed(page.drawing) if page.drawing else None,
            "listed": [shown(contact) for contact in page.listed],
            "contacts": [shown(contact) for contact in page.foot.contacts],
            "are_contacts_said": ids <= said,
            "columns": page.foot.columns,
            "rows": page.foot.rows,
            "listed_columns": page.columns,
            "listed_rows": page.rows,
            "is_foot_shared": page.foot.is_shared,
            "foot": page.foot.height,
            "above": _passages(page.foot.above),
            "said": _passages(page.said),
        }
        said |= ids


def _passages(rows: PassageRows) -> dict[str, object]:
    return {"numbers": rows.numbers, "columns": rows.columns, "height": rows.height}
