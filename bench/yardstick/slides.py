"""Slides for the yardstick: a chart for each pathway, or else a slide for each of its steps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from charts import Laid
from given import File
from markup import (
    about_lines,
    contact_boxes,
    document,
    imprint_line,
    note_box,
    part_text,
    sentence,
    table,
)

from generator.views.paragraphs import SlideParagraph
from generator.views.passage import PassageEntry
from generator.views.slides import PathwaySlides, ScreeningSlides, SlideShow
from generator.words.catalogue import ENGLISH, site_words

words = site_words(ENGLISH)

_STEP = """
.step { display: table; height: 350pt; font-size: 34pt; } .step > * { display: table-cell; }
.tab { background: #8f1d0c; color: white; width: 200pt; font-weight: 700; text-align: center; }
.tab, .said { vertical-align: middle; padding: 12pt; } .steps b { padding: 0 24pt; }
"""

ROOM = (880.0, 420.0)
"""What a chart has, in pt."""


def _paragraphs(paragraphs: Iterable[SlideParagraph]) -> str:
    return "".join(
        f"<p><b>{escape(each.number or '')}</b> "
        + "".join(f"<b>{part_text(p.part)}</b>" if p.is_bold else part_text(p.part)
                  for p in each.pieces)
        + "</p>"
        for each in paragraphs
    )  # fmt: skip


def _passages(title: str, passages: Iterable[PassageEntry]) -> Iterator[str]:
    for each in passages:
        yield f"<h1>{title}</h1><h2>{sentence(each.title)}</h2><p>{sentence(each.text)}</p>"


def _step_slides(pathway: PathwaySlides) -> Iterator[str]:
    count = sum(not step.is_end for step in pathway.steps)
    row = "".join(f"<b>{number}</b>" for number in range(1, count + 1))
    for number, step in enumerate(pathway.steps, 1):
        of = words.count_of.filled(n=number, all=len(pathway.steps))
        yield (
            f"<h1>{sentence(pathway.title)} · {of}</h1><div class=step>"
            f"<div class=tab>{escape(step.label or '')}</div>"
            f"<div class=said>{_paragraphs(step.paragraphs)}</div></div><p class=steps>{row}</p>"
        )


def _screening_slides(show: SlideShow, screening: ScreeningSlides) -> Iterator[str]:
    title = escape(screening.title)
    yield from _passages(title, screening.passages)
    for group in screening.groups:
        yield f"<h1>{title} · {escape(group.title)}</h1>{_paragraphs(group.paragraphs)}"
    rows = ((*map(sentence, row.cells), ", ".join(escape(each.text) for each in row.readings))
            for row in screening.table.rows)  # fmt: skip
    rule = table((*screening.table.columns, words.result), rows)
    notes = "".join(note_box((note.text,)) for note in show.screening_notes)
    yield f"<h1>{title} · {words.screening_table}</h1>{rule}{notes}"
    if screening.outcomes:
        yield f"<h1>{title} · {words.outcomes}</h1>{_paragraphs(screening.outcomes)}"


def _slides(show: SlideShow, charts: Sequence[Laid], file: File) -> Iterator[str]:
    heads = [sentence(each.title) for each in (show.pathways or show.screenings)]
    found = "".join(f"<div class=box>{head}</div>" for head in heads)
    yield f"<h1>{sentence(show.title)}</h1>{about_lines(show.about, is_short=True)}{found}"
    yield from _passages(escape(show.short_title), show.passages)
    if show.notes:
        yield note_box(note.text for note in show.notes)
    for pathway in show.pathways:
        title = sentence(pathway.title)
        yield from _passages(title, pathway.passages)
        if show.is_by_step:
            yield from _step_slides(pathway)
        for chart in charts:
            if chart.chart.name == pathway.chart.name:
                yield f"<h1>{title}</h1>{chart.placed(*ROOM)}"
    for screening in show.screenings:
        yield from _screening_slides(show, screening)
    if show.contacts:
        notes = note_box(note.text for note in show.contact_notes)
        yield f"<h1>{words.contacts}</h1>{contact_boxes(show.contacts)}{notes}"
    mark = imprint_line(file.imprint[-1], check=file.check, caption=words.check_print)
    about = f"<p>{sentence(show.title)}</p>{about_lines(show.about)}"
    yield f"<h1>{words.source}</h1>{about}{mark}"


def slide_pages(show: SlideShow, charts: Sequence[Laid], file: File) -> str:
    """Return the slides. ``charts``: those of the pathways, none where each step has a slide."""
    foot = f"{escape(show.short_title)} · {escape(show.about.publisher)} {show.status or ''}"
    body = "".join(
        f"<section>{slide}<p class=foot>{foot if number > 1 else ''} {number}</p></section>"
        for number, slide in enumerate(_slides(show, charts, file), 1)
    )
    style = {"size": "17pt", "margin": "22pt 40pt", "more": _STEP}
    return document(show.title.text, show.language, file.size, body, **style)
