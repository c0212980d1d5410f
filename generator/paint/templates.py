"""The Jinja2 environment that the painters of pages and charts share."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator import names
from generator.views.blocks import blocks, runs
from generator.views.contacts import facts, ways
from generator.views.signs import Sign
from generator.views.step import label_parts

TEMPLATES = Path(__file__).parent.parent / "templates"


def hue_class(sign: Sign) -> str:
    """Return the class that gives what has a sign its colour."""
    return f"hue-{sign.colour}"


def _breaking(address: str) -> Markup:
    """Return an address that may go on in another line at its signs."""
    return Markup("<wbr>").join(re.split(r"(?<=[@/])(?=\w)|(?=[?&#])", address))


def _sign_before(text: str) -> str:
    """Return the signs at the end of some words that belong to what follows them."""
    return text[len(text.rstrip("([“‘«„")) :]


def _sign_behind(text: str) -> str:
    """Return the signs at the beginning of some words that belong to what stands before them."""
    return text[: len(text) - len(text.lstrip(".,;:!?)]”’»\"'"))]


def environment(finalize: Callable[[object], object] | None = None) -> Environment:
    """Return an environment that escapes everything and refuses names that do not exist.

    ``finalize`` sees each value before it is printed.
    """
    shared = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    shared.globals.update(hue=hue_class, blocks=blocks, runs=runs, paths=names)
    shared.globals.update(ways=ways, facts=facts, breaking=_breaking, label_parts=label_parts)
    shared.globals.update(sign_before=_sign_before, sign_behind=_sign_behind)
    return shared
