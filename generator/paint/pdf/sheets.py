"""Placed sheets → the data that ``sheets.typ`` draws: posters, handouts, cards, sheets of one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from generator.diagnostics.diagnostic import Diagnostic
from generator.layout.geometry import Rect
from generator.layout.sheets.items import (
    Band,
    Bar,
    Card,
    Code,
    Item,
    Line,
    Logo,
    Note,
    SheetLayout,
    Steps,
    Words,
)
from generator.layout.strokes import PRINT
from generator.layout.style import ANSWER, NUMERAL, WORD
from generator.paint.pdf.bleed import marks_data, with_bleed_box
from generator.paint.pdf.imprint import imprint_data
from generator.paint.pdf.placed import Plain, box_data, lane_data, line_data, mark_data, sign_data
from generator.paint.pdf.typesetting import typeset
from generator.views.chart_sheet import ChartSheet
from generator.views.imprint import Imprint

_TEXT = 13.0  # pt: the size of text for which strokes are as thick as they are listed


def paint_sheet(
    sheet: ChartSheet,
    layout: SheetLayout,
    imprint: Imprint,
    attachment: bytes | None = None,
    *,
    has_bleed: bool = False,
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a sheet as a PDF file, or why there is none; see ``typeset``.

    ``has_bleed``: with bleed and crop marks around it; the sheet itself is the same.
    """
    words = imprint.words
    data: dict[str, object] = {
        "view": {
            "title": sheet.title.text,
            "language": sheet.language,
            "publisher": sheet.publisher,
        },
        "imprint": imprint_data(imprint),
        "words": {"language": words.language, "data_file": words.data_file},
        "width": layout.width,
        "height": layout.height,
        "level": 2 if _has_title(layout) else 1,
        "room": marks_data() if has_bleed else None,
        "pages": [
            {"items": _items(page.items, sheet), "again": _items(page.again, sheet)}
            for page in layout.pages
        ],
    }
    pdf, problems = typeset("sheets.typ", data, sheet, imprint, attachment)
    return with_bleed_box(pdf) if has_bleed and pdf is not None else pdf, problems


def _has_title(layout: SheetLayout) -> bool:
    return any(isinstance(item, Words) and item.is_heading for item in layout.pages[0].items)


def _items(items: Iterable[Item], sheet: ChartSheet) -> list[Plain]:
    return [_item(item, sheet) for item in items]


def _item(item: Item, sheet: ChartSheet) -> Plain:
    match item:
        case Words():
            return {"is": "words", **_words(item)}
        case Bar():
            over: list[Plain] = [_words(each) for each in item.words]
            return {"is": "bar", "frame": _rect(item.frame), "words": over}
        case Band():
            return _band(item)
        case Steps():
            return _steps(item, sheet)
        case Note():
            box, size = box_data(item.box), item.size
            return {"is": "note", "box": box, "look": item.look, "size": size}
        case Card():
            words: list[Plain] = [_words(each) for each in item.words]
            rule = _rect(item.rule) if item.rule else None
            return {"is": "card", "frame": _rect(item.frame), "words": words, "rule": rule}
        case Code():
            return {"is": "code", "frame": _rect(item.frame), "caption": _words(item.caption)}
        case Logo():
            return {"is": "logo", "frame": _rect(item.frame)}
        case Line():
            return {"is": "line", "frame": _rect(item.frame)}


def _words(said: Words) -> dict[str, Plain]:
    return {
        "lines": [line_data(line) for line in said.lines],
        "size": said.size,
        "shade": said.shade,
        "ours": said.is_ours,
        "heading": said.is_heading,
        "to": said.to,
    }


def _band(band: Band) -> Plain:
    bars = band.bars
    urgency: Plain = None
    if bars is not None:
        mark: Plain = {"word": bars.urgency.word, "bars": bars.urgency.bars}
        urgency = {"x": bars.x, "y": bars.y, "size": bars.size, "mark": mark}
    words: list[Plain] = [_words(each) for each in band.words]
    return {
        "is": "band",
        "frame": _rect(band.frame),
        "hue": sign_data(band.sign),
        "mark": mark_data(band.mark) if band.mark else None,
        "words": words,
        "bars": urgency,
        "again": band.is_again,
    }


def _steps(steps: Steps, sheet: ChartSheet) -> Plain:
    size, scale = steps.size, steps.size / _TEXT
    strokes: dict[str, Plain] = {name: each * scale for name, each in asdict(PRINT).items()}
    lane = lane_data(steps.lane, sheet.chart.words)
    return {
        "is": "steps",
        **lane,
        "size": size,
        "word_size": WORD * size,
        "numeral_size": NUMERAL * size,
        "answer_size": ANSWER * size,
        "strokes": strokes,
    }


def _rect(rect: Rect) -> Plain:
    return [round(each, 2) for each in (rect.x, rect.y, rect.width, rect.height)]
