"""Letters of a text that can be published nowhere, because no typeface that ships has them."""

from __future__ import annotations

import re
import unicodedata

from generator.typeface.faces import lacking

_NAMED = 5  # letters that a message names; where a whole script is missing there are hundreds

_SCRIPTS = {
    "CJK": "Chinese",
    "HIRAGANA": "Japanese",
    "KATAKANA": "Japanese",
    "HANGUL": "Korean",
    "BOPOMOFO": "Chinese",
}
"""How people call the scripts whose letters have other names."""


def unprintable(text: str) -> tuple[str, str, tuple[int, int]] | None:
    """Return a message, a hint and where the first such letters stand; or ``None``."""
    letters = lacking(text)
    if not letters:
        return None
    named = [f"{_shown(each)} (U+{ord(each):04X})" for each in letters[:_NAMED]]
    rest = len(letters) - _NAMED
    listed = ", ".join(named) + (f" and {rest} more" if rest > 0 else "")
    first = re.search(f"[{re.escape(letters)}]+", text)
    assert first is not None
    return f"no typeface that ships has {listed}", _way_out(letters), first.span()


def _shown(letter: str) -> str:
    """Return a letter as it can be read by itself: a mark that stands on others has a circle."""
    return f"\N{DOTTED CIRCLE}{letter}" if _kind(letter)[0] == "M" else letter


def _kind(letter: str) -> str:
    return unicodedata.category(letter)


def _way_out(letters: str) -> str:
    scripts = {_script(each) for each in letters if _kind(each)[0] == "L"}
    if not scripts and not any(_kind(each) == "Mn" for each in letters):
        return "leave the mark out, say it in words, or take another such as ✓, ☐, → or •"
    if scripts <= {"Latin"}:
        return "texts in languages that are written with these letters cannot be published yet"
    script = max(scripts - {"Latin"})  # Japanese and Korean have Chinese letters too
    return f"texts in the {script} script cannot be published yet"


def _script(letter: str) -> str:
    word = unicodedata.name(letter, "UNKNOWN").split()[0].split("-")[0]
    return _SCRIPTS.get(word, word.capitalize())
