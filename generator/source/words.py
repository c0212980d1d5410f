"""One form for texts that look the same, so that equal words are equal wherever they are compared.

Accents may be composed or not, spaces may be of any width, PDF readers give ligatures as letters of
their own, and word processors put in marks that only choose how a letter looks.
"""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LOOKS = {"\ufe0e": "", "\ufe0f": ""}  # choose between a mark as text and as a picture
_FOLDED = str.maketrans(_LIGATURES | _LOOKS)
_IDLE_JOINERS = re.compile(
    "(?<![\u0590-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0590-\U0010ffff])"
)
"""Joiners do nothing beside Latin letters, spaces, or nothing."""

LIST_MARKS = "-*\u2010\u2011\u2012\u2013\u2014\u2015\u2043" + "•‣▪▫■□◦●○·☐"
"""What stands before the points of a list, and is no word by itself."""

_HYPHENS = str.maketrans("\u2010\u2011", "--")


def normal(text: str) -> str:
    """Return a text in the one form that it is published in: lines joined by line feeds.

    Letters are composed (NFC) and ligatures written out. White space is single spaces, no line is
    empty, and none begins or ends with a space.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _IDLE_JOINERS.sub("", text.translate(_FOLDED)))
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def hyphenated(text: str) -> str:
    """Return a text with every hyphen as ``-``: those that do not break lines look the same."""
    return text.translate(_HYPHENS)


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared, without the marks of its lists."""
    words = hyphenated(normal(text)).split()
    return [word for word in words if not is_mark(word)] or words


def is_mark(word: str) -> bool:
    """Say whether a word is but a dash or a bullet."""
    return len(word) == 1 and word in LIST_MARKS
