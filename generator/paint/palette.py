"""The colours of the day: the one place of them for all that no style sheet colours.

Charts that are files, sheets and slides take them from here. They are those of ``palette.css``,
which pages use and which has those of the night beside them; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from generator.views.signs import Sign

PAGE = "#faf7f1"
SURFACE = "#ffffff"
INK = "#1d2427"
MUTED = "#475053"
LINE = "#857d70"
RULE = "#e2dbce"
ACCENT = "#0c4a4e"


@dataclass(frozen=True, slots=True)
class Hue:
    """One hue, as ``#rrggbb``: of words, of lines, and of the ground that they stand on."""

    ink: str
    line: str
    soft: str


HUES = (
    Hue("#74230f", "#b3583f", "#fbeee8"),
    Hue("#574000", "#97741c", "#fbf2da"),
    Hue("#5f2857", "#9b5f94", "#f8eef6"),
    Hue("#0b494d", "#3f8486", "#e6f3f2"),
    Hue("#24406e", "#5a7cb3", "#ebf1fa"),
    Hue("#374711", "#6f8534", "#f1f5e2"),
    Hue("#7d0d22", "#c2354a", "#fdebee"),
    Hue("#663300", "#c06518", "#fdeedf"),
    Hue("#3a4144", "#757c7f", "#f0f1f1"),
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
