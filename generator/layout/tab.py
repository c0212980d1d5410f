"""The tab of a step: the author's word for a step, small, over its numeral."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.layout.geometry import LineRole, PlacedLine, PlacedRun, Rect
from generator.layout.measure import CAPITALS, text_width
from generator.layout.style import NUMERAL, WORD, Style
from generator.views.step import label_parts

_EM = 1000.0
_LEAST, _MOST = 2.5, 5.0  # sizes of the text: how wide a tab is
_SIDE = 0.35  # sizes of the text: at the least at each side of the words
_APART = 0.32  # sizes of the text: between the word's feet and the numeral's head


@dataclass(frozen=True, slots=True)
class Tab:
    """What stands in a tab, and how wide the tab is, in 1/1000 em of the text."""

    word: str | None
    numeral: str
    width: float

    def widened(self, width: float) -> Tab:
        """Return it with a width that others have too."""
        return Tab(self.word, self.numeral, width)

    @property
    def height(self) -> float:
        """The height of the words, in sizes of the text."""
        word = WORD * CAPITALS + _APART if self.word else 0.0
        return word + NUMERAL * CAPITALS


def tab(label: str) -> Tab | None:
    """Return the tab of a step's label. None: the label is none that a tab holds."""
    word, numeral = label_parts(label)
    if numeral is None:
        return None
    words = text_width(word or "", WORD * _EM, "bold"), text_width(numeral, NUMERAL * _EM, "bold")
    width = max(*words) + 2 * _SIDE * _EM
    if width > _MOST * _EM:
        return None
    return Tab(word, numeral, max(width, _LEAST * _EM))


def place_tab(tab: Tab, frame: Rect, style: Style) -> tuple[PlacedLine, ...]:
    """Set the words into the middle of a tab's place."""
    size = style.size
    top = frame.middle.y - tab.height * size / 2
    lines = []
    if tab.word:
        top += WORD * CAPITALS * size
        lines.append(_line("word", tab.word, WORD * size, frame, top))
        top += _APART * size
    top += NUMERAL * CAPITALS * size
    lines.append(_line("numeral", tab.numeral, NUMERAL * size, frame, top))
    return tuple(lines)


def common_width(tabs: Sequence[Tab | None]) -> float:
    """Return the width that all of some tabs have where they stand among each other."""
    return max((each.width for each in tabs if each), default=0.0)


def _line(role: LineRole, text: str, size: float, frame: Rect, baseline: float) -> PlacedLine:
    width = text_width(text, size, "bold")
    run = PlacedRun(text, None, "bold")
    return PlacedLine(role, (run,), frame.middle.x - width / 2, baseline, width)
