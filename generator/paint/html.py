"""Views → pages of their own, without the frame of a site builder around them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jinja2 import Environment

from generator.paint.templates import environment
from generator.views import words
from generator.views.current import CurrentPage
from generator.views.deck import Presentation
from generator.views.questionnaire import Questionnaire


@cache
def _environment() -> Environment:
    shared = environment()
    shared.globals["words"] = words
    return shared


def paint_presenter(
    view: Presentation,
    language: str,
    charts: Mapping[str, tuple[str, ...]],
    marks: tuple[str, ...],
) -> bytes:
    """Return ``present.html``.

    ``language`` is a language tag, ``charts`` are the finished drawings by the decks' identifiers,
    each for a phone first and then for stages, ``marks`` those of the pathways' hues from 1.
    """
    template = _environment().get_template("present.html.j2")
    return template.render(view=view, language=language, charts=charts, marks=marks).encode()


def paint_current(view: CurrentPage) -> bytes:
    """Return ``current.html``."""
    return _environment().get_template("current.html.j2").render(view=view).encode()


def paint_questionnaire(
    view: Questionnaire, charts: Mapping[str, object], marks: tuple[str, ...]
) -> bytes:
    """Return ``screen.html``; ``charts`` are each pathway's drawings without links, by name."""
    template = _environment().get_template("screen.html.j2")
    return template.render(view=view, charts=charts, marks=marks).encode()


def paint_blank(language: str) -> bytes:
    """Return ``blank.html``, which somebody leaves to: it says nothing of where they were."""
    return _environment().get_template("blank.html.j2").render(language=language).encode()
