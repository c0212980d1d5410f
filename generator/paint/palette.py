"""The colours of the day: the one place of them for all that no style sheet colours.

Charts that are files, sheets and slides take them from here. They are those of ``palette.css``,
which pages use and which has those of the night beside them; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generator.views.signs import Sign

PAGE = "#ffffff"
SURFACE = "#ffffff"
INK = "#111111"
MUTED = "#4a4f53"
LINE = "#73787c"
RULE = "#d9dcde"
ACCENT = "#111111"


@dataclass(frozen=True, slots=True)
class Hue:
    """One hue, as ``#rrggbb``.

    A tab, a band or a frame is ``solid``, words and shapes in it are ``on``. ``ink`` is for words
    on white and for what is drawn by a line alone; ``soft`` is the ground of lists.
    """

    solid: str
    on: str
    ink: str
    soft: str


HUES = (
    Hue("#8f1d0c", "#ffffff", "#8f1d0c", "#fdf0ec"),
    Hue("#ffc62e", "#111111", "#5c4300", "#fff3d1"),
    Hue("#5b1f66", "#ffffff", "#5b1f66", "#f7eff8"),
    Hue("#0b4f9c", "#ffffff", "#0b4f9c", "#ebf3fc"),
    Hue("#0f5c3f", "#ffffff", "#0f5c3f", "#e8f5ee"),
    Hue("#f28518", "#111111", "#6b3300", "#fff0e0"),
    Hue("#0b5566", "#ffffff", "#0b5566", "#e6f4f7"),
    Hue("#45494c", "#ffffff", "#45494c", "#f1f2f3"),
)
"""By the number of their colour, from 1; pathways that go by their order have the first six."""


def hue_of(sign: Sign) -> Hue:
    """Return the hue of what has a sign."""
    return HUES[sign.colour - 1]


def palette_data(accent: str | None) -> Mapping[str, Any]:
    """Return the colours by their names, as Typst is handed them.

    ``accent`` is the publisher's own; None: there is none.
    """
    return {
        "ink": INK,
        "muted": MUTED,
        "line": LINE,
        "rule": RULE,
        "accent": accent or ACCENT,
        "hues": [asdict(hue) for hue in HUES],
    }
