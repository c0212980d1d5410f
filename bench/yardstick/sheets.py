"""Sheets for the yardstick: charts on paper, handout, screening sheet and card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from charts import Laid
from markup import (
    about_lines,
    contact_boxes,
    document,
    imprint_line,
    note_box,
    outcome_boxes,
    printed_as,
    running,
    sentence,
    step_list,
    table,
)

from generator.model import Sentence
from generator.views.chart_sheet import Card, ChartSheet, Handout
from generator.views.imprint import Imprint
from generator.views.papers import Paper
from generator.views.screening_sheet import ScreeningSheet
from generator.words.catalogue import ENGLISH, site_words

words = site_words(ENGLISH)

_MARGINS = "50pt 54pt"
_COLUMNS = "section { columns: 3; column-gap: 28pt; } h2 { margin: .4em 0; }"


def _items(items: Iterable[tuple[str, Sentence]]) -> str:
    lines = "".join(f"<p><b>{escape(label)}</b> {sentence(text)}</p>" for label, text in items)
    return f"<div class=box>{lines}</div>"


def handout_pages(book: Handout, paper: Paper, imprint: Imprint) -> str:
    """Return the handout: a front page, a page for each pathway, one for the screening."""
    body = f"<section>{about_lines(book.about)}<h1>{sentence(book.title)}</h1>"
    body += f"<h2>{words.contacts}</h2>{contact_boxes(book.contacts)}"
    body += note_box(note.text for note in book.contact_notes) + f"<h2>{words.every_situation}</h2>"
    screened = book.screening.entries if book.screening else ()
    for number, entry in enumerate((*(each.entry for each in book.pathways), *screened), 2):
        more = escape(f"{entry.more} {words.page} {number}")
        body += f"<p><b>{sentence(entry.title)}</b> {more}</p>"
    source = words.use_source.filled(publisher=book.about.publisher)
    use = (words.use_steps, words.use_marks, words.use_check, source)
    body += note_box(note.text for note in book.notes) + f"<h2>{words.how_to_use}</h2>"
    body += note_box(use) + imprint_line(imprint) + "</section>"
    for pathway in book.pathways:
        page = pathway.pathway
        body += f"<section><h2>{sentence(page.title)}</h2>{step_list(page.steps)}"
        body += outcome_boxes(page.outcomes)
        if page.contacts:
            body += f"<h3>{words.contacts}</h3>{contact_boxes(page.contacts)}"
        body += note_box(page.notes) + "</section>"
    if book.screening:
        for section in book.screening.page.sections:
            body += f"<section><h2>{escape(section.title)}</h2>"
            for group in section.groups:
                body += f"<p><b>{sentence(group.statement)}</b></p>"
                body += _items((item.label, item.text) for item in group.items)
            rows = ((*map(escape, row.cells), ", ".join(escape(each.text) for each in row.readings))
                    for row in section.table.rows)  # fmt: skip
            body += f"<h2>{words.screening_table}</h2>"
            body += table((*section.table.columns, words.result), rows)
            body += note_box(note.text for note in book.screening.notes) + "</section>"
    size = (paper.width, paper.height)
    foot = running(
        book.short_title,
        book.about.publisher,
        printed_as(imprint),
    )
    style = {"size": "12.5pt", "margin": _MARGINS, "more": foot}
    return document(book.title.text, book.language, size, body, **style)


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


def card_page(pocket: Card, paper: Paper, imprint: Imprint) -> str:
    """Return the card: three columns on a paper that lies on its side."""
    body = (
        f"<section><p class=above>{escape(pocket.publisher)}</p><h2>{sentence(pocket.title)}</h2>"
    )
    body += contact_boxes(pocket.contacts) + note_box(note.text for note in pocket.notes)
    body += "".join(f"<p>{sentence(pathway.title)}</p>" for pathway in pocket.pathways)
    body += imprint_line(imprint)
    for pathway in pocket.pathways:
        body += f"<h2>{sentence(pathway.title)}</h2>" + step_list(pathway.steps)
        body += outcome_boxes(pathway.outcomes)
    body += f"<p>{words.card_fold}</p></section>"
    size = (paper.turned.width, paper.turned.height)
    style = {"size": "9pt", "margin": "18pt", "more": _COLUMNS}
    return document(pocket.title.text, pocket.language, size, body, **style)


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
