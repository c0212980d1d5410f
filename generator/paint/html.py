"""Views → pages of their own, without the frame of a site builder around them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment

from generator.paint.language import WRITES_OURS, in_language, signed
from generator.paint.templates import environment
from generator.views.current import CurrentPage
from generator.views.moved import MovedPage
from generator.views.presenter import Presentation
from generator.views.questionnaire import Questionnaire
from generator.words.catalogue import site_words


@cache
def _environment() -> Environment:
    shared = environment(signed)
    shared.globals["writes_ours"] = WRITES_OURS
    return shared


def _paint(template: str, language: str, **values: object) -> bytes:
    words = site_words(language)
    template_of = _environment().get_template(template)
    markup = template_of.render(language=language, words=words, **values)
    return in_language(markup, language, words.language).encode()


def paint_presenter(view: Presentation, language: str, marks: tuple[str, ...]) -> bytes:
    """Return ``present.html``.

    ``language`` is a language tag, ``marks`` are those of the pathways' hues from 1.
    """
    return _paint("present.html.j2", language, view=view, marks=marks)


def paint_current(view: CurrentPage) -> bytes:
    """Return ``current.html``."""
    return _paint("current.html.j2", view.language, view=view)


def paint_moved(view: MovedPage) -> bytes:
    """Return a page that leads on from an address of an earlier release."""
    return _paint("moved.html.j2", view.language, view=view)


def paint_questionnaire(
    view: Questionnaire, charts: Mapping[str, object], marks: tuple[str, ...]
) -> bytes:
    """Return ``screen.html``; ``charts`` are each pathway's drawings without links, by name."""
    page = _paint("screen.html.j2", view.language, view=view, charts=charts, marks=marks)
    return page.replace(b'data-letters=""', f'data-letters="{_rare(page.decode())}"'.encode(), 1)


def _rare(page: str) -> str:
    """Return the letters of a page that the first part of the typeface may not have."""
    return "".join(sorted({letter for letter in page if letter > "\xff"}))


def paint_blank(language: str) -> bytes:
    """Return ``blank.html``, which somebody leaves to: it says nothing of where they were."""
    return _paint("blank.html.j2", language)
