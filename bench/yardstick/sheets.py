"""Sheets for the yardstick: charts on paper, badge cards, and the screening sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil

from charts import Laid
from given import File, Page
from markup import (
    contact_boxes,
    contact_lines,
    document,
    imprint_line,
    note_box,
    outcome_boxes,
    running,
    sentence,
    table,
)

from generator.views.chart import Lane
from generator.views.chart_sheet import ChartSheet
from generator.views.rule_results import RuleResult
from generator.views.screening_sheet import ScreeningSheet, SheetGroup
from generator.words.catalogue import ENGLISH, site_words

words = site_words(ENGLISH)

_ON_A_BADGE = 8
_TICK = "<span class=tick></span>"
_BADGE = """
div { float: left; box-sizing: border-box; width: 86mm; height: 54mm; padding: 3mm; }
div { border: .3pt solid; } footer { margin-top: 1em; }
"""


def chart_pages(sheet: ChartSheet, charts: Sequence[Laid], file: File) -> str:
    """Return a sheet with a chart on each page, and around it what ours has there."""
    body, scale = "", file.scale
    for number, (chart, page) in enumerate(zip(charts, file.pages, strict=True), 1):
        part = words.part_number(number, len(charts)) if len(charts) > 1 else ""
        below = "".join(_below(sheet, page)) + _imprint(sheet, page, file)
        room = 150 + 45 * ("Card" in page.kinds) + 90 * ("Note" in page.kinds)
        drawn = chart.placed(file.size[0] - 50 * scale, file.size[1] - room * scale)
        above = f"<p class=above>{part} {sheet.status or ''}</p><h1>{sentence(sheet.title)}</h1>"
        body += f"<section>{above}{drawn}{below}</section>"
    style = {"size": f"{9 * scale}pt", "margin": f"{25 * scale}pt"}
    return document(sheet.title.text, sheet.language, file.size, body, **style)


def _below(sheet: ChartSheet, page: Page) -> Iterator[str]:
    if "Card" in page.kinds:
        yield contact_boxes(sheet.contacts)
    if "Note" in page.kinds:
        yield from (f"<p>{sentence(p.title)} {sentence(p.text)}</p>" for p in sheet.passages)
        yield note_box(sheet.notes)
        yield "".join(f"<p>{escape(': '.join(each))}</p>" for each in sheet.citations)


def _imprint(sheet: ChartSheet, page: Page, file: File) -> str:
    check = file.check if "Code" in page.kinds else None
    said = (sheet.protocol, *file.imprint)
    if "Line" in page.kinds:
        said = (*said, words.card_fold)
    return imprint_line(*said, check=check, caption=words.open_on_phone)


def badge_pages(sheet: ChartSheet, file: File) -> str:
    """Return pages of the same card eight times, with as many kinds of cards as ours have."""
    lanes = sheet.chart.lanes
    each = ceil(len(lanes) / len(file.pages))
    body = ""
    for at in range(0, len(lanes), each):
        said = "".join(_situation(sheet, lane) for lane in lanes[at : at + each])
        said += "".join(f"<p>{contact_lines(each)}</p>" for each in sheet.contacts[:1])
        mark = (sheet.protocol, sheet.status or "", file.imprint[-1])
        said += imprint_line(*mark, check=file.check, caption=words.open_on_phone)
        body += f"<section>{_ON_A_BADGE * f'<div>{said}</div>'}</section>"
    style = {"size": "6.5pt", "margin": "40pt 50pt", "more": _BADGE}
    return document(sheet.title.text, sheet.language, file.size, body, **style)


def _situation(sheet: ChartSheet, lane: Lane) -> str:
    head = sheet.heads[lane.id]
    lead = "".join(run.words.text for run in head.runs if run.is_lead) or head.title
    first = lane.boxes[0]
    said = sentence(first.paragraphs[0].text)
    return f"<p><b>{escape(lead)}</b> {escape(first.label or '')} {said}</p>"


def tick_pages(sheet: ScreeningSheet, file: File) -> str:
    """Return the screening sheet: what is ticked, and below how to read it."""
    title = words.tables["sheets"]["screening-sheet"]
    body = f"<section><p class=above>{title} {words.sheet_date}</p>"
    body += f"<h1>{sentence(sheet.title)}</h1>{sheet.status or ''}"
    body += imprint_line(*file.imprint, check=file.check, caption=words.check_print)
    body += note_box((words.no_names, *(note.text for note in sheet.notes)))
    for section in sheet.sections:
        body += "".join(_ticked(entry) for entry in section.groups)
    body += f"<h2>{words.read_result}</h2>"
    for section in sheet.sections:
        rows = [(f"{_TICK} {sentence(each.when)}", _result(each)) for each in section.results]
        if section.may_meet_none:
            rows.append((f"{_TICK} {words.else_none}", f"<b>{words.not_met}</b>"))
            rows.append((f"{_TICK} {words.else_unknown}", f"<b>{words.result_open}</b>"))
        body += table((), rows)
    below = (*sheet.pathway_notes, words.not_known_is_open)
    body += outcome_boxes(sheet.outcomes)
    body += note_box((*below, *(note.text for note in sheet.notes_below))) + "</section>"
    style = {"size": "9.5pt", "margin": "40pt 44pt", "more": running(sheet.short_title)}
    return document(sheet.title.text, sheet.language, file.size, body, **style)


def _ticked(entry: SheetGroup) -> str:
    heads = (entry.group.statement.text, words.yes, words.no, words.not_known)
    rows = (
        (f"<b>{escape(item.label)}</b> {sentence(item.text)} {escape(item.answers_in_line())}",
         _TICK, _TICK, _TICK)
        for item in entry.group.items
    )  # fmt: skip
    title = entry.group.title if entry.is_titled else ""
    counted = f"{words.count_of_yes} {_TICK} {entry.threshold}" if entry.threshold else ""
    return f"{table(heads, rows)}<p><b>{escape(title)}</b> {counted}</p>"


def _result(result: RuleResult) -> str:
    first = result.first
    step = f"<p>{escape(first.label or '')} {sentence(first.text)}</p>" if first else ""
    return f"<b>{sentence(result.title)}</b>{step}{sentence(result.text)}"
