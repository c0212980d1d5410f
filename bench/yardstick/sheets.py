"""Sheets for the yardstick: charts on paper, and the screening sheet."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from charts import Laid
from markup import (
    contact_boxes,
    document,
    imprint_line,
    note_box,
    outcome_boxes,
    printed_as,
    running,
    sentence,
    table,
)

from generator.views.chart_sheet import ChartSheet
from generator.views.imprint import Imprint
from generator.views.papers import Paper
from generator.views.screening_sheet import ScreeningSheet
from generator.words.catalogue import ENGLISH, site_words

words = site_words(ENGLISH)

_MARGINS = "50pt 54pt"


def tick_pages(sheet: ScreeningSheet, paper: Paper, imprint: Imprint) -> str:
    """Return the screening sheet: what is ticked, and below how to read it."""
    title = words.tables["sheets"]["screening-sheet"]
    body = f"<section><p class=above>{title} {words.sheet_date}</p>"
    body += f"<h1>{sentence(sheet.title)}</h1><p>{escape(sheet.about.publisher)}</p>"
    body += note_box((words.no_names, *(note.text for note in sheet.notes)))
    tick = "<span class=tick></span>"
    for section in sheet.sections:
        for entry in section.groups:
            heads = (entry.group.statement.text, words.yes, words.no, words.not_known)
            rows = ((f"<b>{escape(item.label)}</b> {sentence(item.text)}", tick, tick, tick)
                    for item in entry.group.items)  # fmt: skip
            body += table(heads, rows) + f"<p>{words.count_of_yes}</p>"
    body += f"<h2>{words.read_result}</h2>"
    for section in sheet.sections:
        rows = ((*map(escape, row.cells), *("".join(
            f"<p>{tick} <b>{escape(each.text)}</b> {words.go_to} {escape(each.leads_to or '')}</p>"
            for each in row.readings),)) for row in section.rows)  # fmt: skip
        body += table((*section.columns, words.result), rows)
    below = (words.not_known_is_open, *(note.text for note in sheet.notes_below))
    body += outcome_boxes(sheet.outcomes) + note_box(below) + imprint_line(imprint) + "</section>"
    size = (paper.width, paper.height)
    publisher = sheet.about.publisher
    foot = running(sheet.short_title, publisher, printed_as(imprint))
    style = {"size": "9.5pt", "margin": _MARGINS, "more": foot}
    return document(sheet.title.text, sheet.language, size, body, **style)


def chart_pages(sheet: ChartSheet, charts: Sequence[Laid], paper: Paper, imprint: Imprint) -> str:
    """Return a poster or a pathway's sheet: a chart on each page."""
    body, scale = "", paper.scale
    room = (paper.width - 50 * scale, paper.height - 210 * scale)
    for number, chart in enumerate(charts, 1):
        part = f" · {words.part_number(number, len(charts))}" if len(charts) > 1 else ""
        above = escape(f"{sheet.protocol} · {sheet.publisher}{part}")
        body += f"<section><p class=above>{above}</p><h1>{sentence(sheet.title)}</h1>"
        body += f"{chart.placed(room)}{contact_boxes(sheet.contacts)}"
        body += note_box(note.text for note in sheet.notes) + imprint_line(imprint) + "</section>"
    style = {"size": f"{10 * scale}pt", "margin": f"{25 * scale}pt"}
    size = (paper.width, paper.height)
    return document(sheet.title.text, sheet.language, size, body, **style)
