"""Slides for the yardstick: one for each step, with the chart as far as it goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from charts import Laid
from markup import about_lines, contact_boxes, document, imprint_line, note_box, sentence, table

from generator.layout.slides.stage import HEIGHT, WIDTH
from generator.views.imprint import Imprint
from generator.views.slides import Passage, ScreeningSlides, SlideShow
from generator.words.catalogue import ENGLISH, site_words

words = site_words(ENGLISH)

_ROOM = (880.0, 290.0)  # that a chart has, in pt


def _passages(passages: Iterable[Passage]) -> str:
    return "".join(f"<p><b>{escape(each.number or '')}</b> {escape(each.text)}</p>"
                   for each in passages)  # fmt: skip


def _screening_slides(show: ScreeningSlides, chart: Laid, notes: str) -> Iterable[str]:
    title = f"<h1>{escape(show.title)} · "
    for group in show.groups:
        yield f"{title}{escape(group.title)}</h1>{_passages(group.passages)}"
    yield f"{title}{words.screening_chart}</h1>{chart.placed((_ROOM[0], 2 * _ROOM[1] - 160))}"
    rows = ((*map(escape, row.cells), ", ".join(escape(each.text) for each in row.readings))
            for row in show.table.rows)  # fmt: skip
    rule = table((*show.table.columns, words.result), rows)
    yield f"{title}{words.screening_table}</h1>{rule}{notes}"
    if show.outcomes:
        yield f"{title}{words.outcomes}</h1>{_passages(show.outcomes)}"


def slide_pages(show: SlideShow, charts: Sequence[Laid], imprint: Imprint) -> str:
    """Return the slides: one for each step. ``charts``: of the pathways, then of the screenings."""
    slides = [f"<h1>{sentence(show.title)}</h1>{about_lines(show.about)}"]
    for pathway, chart in zip(show.pathways, charts, strict=False):
        shown: set[str] = set()
        for build in pathway.steps:
            shown.add(build.box)
            name = escape("".join(piece.text for piece in build.name))
            title = f"<h1>{sentence(pathway.title)} · {name}</h1>"
            slides.append(f"{title}{chart.placed(_ROOM, shown)}{_passages(build.passages)}")
    notes = note_box(note.text for note in show.screening_notes)
    for screening, chart in zip(show.screenings, charts[len(show.pathways) :], strict=True):
        slides += _screening_slides(screening, chart, notes)
    called = contact_boxes(show.contacts) + note_box(note.text for note in show.contact_notes)
    slides.append(f"<h1>{words.contacts}</h1>{called}")
    slides.append(f"<h1>{words.source}</h1>{about_lines(show.about)}{imprint_line(imprint)}")
    footer = f"{escape(show.short_title)} · {escape(show.about.publisher)}"
    body = "".join(
        f"<section>{slide}<footer>{footer} {number}</footer></section>"
        for number, slide in enumerate(slides, 1)
    )
    style = {"size": "15pt", "margin": "22pt 40pt"}
    return document(show.title.text, show.language, (WIDTH, HEIGHT), body, **style)
