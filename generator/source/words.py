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

BULLET, INNER_BULLET = "•", "◦"
"""What stands before a point of a list, and before a point of a point."""

LIST_MARKS = "-*\u2010\u2011\u2012\u2013\u2014\u2015\u2043" + "•‣▪▫■□◦●○·☐"
"""What stands before the points of a list, and is no word by itself."""

BULLETS_OF_FONTS = "►▶▸➢➔✓✔❖◆◇❑❏\uf0b7\uf0a7\uf0d8\uf0fc\uf076"
"""Further ones that word processors put before points, Wingdings among them."""

BULLETS = "•‣▪▫■□◦●○·☐⁃" + BULLETS_OF_FONTS
"""Marks that begin a point, and nothing else, whatever follows them."""

POINT = re.compile(
    rf"([{re.escape(LIST_MARKS)}]|\(?(?:\d{{1,3}}|[A-Za-z]|[ivx]{{2,4}})[.)])\s+(?=\S)"
)
"""The mark of a point, a number or letter too, with the space behind it."""

_HYPHENS = str.maketrans("\u2010\u2011", "--")


def normal(text: str) -> str:
    """Return a text in the one form that it is published in: lines joined by line feeds.

    Letters are composed (NFC) and ligatures written out. White space is single spaces, no line is
    empty, and none begins or ends with a space. What stands in behind the mark of a list's point
    goes on with it.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", _IDLE_JOINERS.sub("", text.translate(_FOLDED)))
    if "\n" not in text:
        return " ".join(text.split())
    return "\n".join(_lines(text))


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    inside: int | None = None  # where the mark of the point stands that could go on
    for written in text.split("\n"):
        line = " ".join(written.split())
        start = len(written) - len(written.lstrip())
        is_point = POINT.match(line) is not None
        if line and not is_point and inside is not None and start > inside:
            lines[-1] += f" {line}"
            continue
        inside = start if is_point else None
        if line:
            lines.append(line)
    return lines


def hyphenated(text: str) -> str:
    """Return a text with every hyphen as ``-``: those that do not break lines look the same."""
    return text.translate(_HYPHENS)


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared, without the marks of its lists."""
    words = hyphenated(normal(text)).split()
    return [word for word in words if not is_mark(word)] or words


def is_mark(word: str) -> bool:
    """Say whether a word is but a dash or a bullet."""
    return len(word) == 1 and word in LIST_MARKS + BULLETS_OF_FONTS


def is_point_mark(word: str) -> bool:
    """Say whether a word can be the mark of a point: a number, a letter, or Word's hollow dot."""
    return word == "o" or POINT.match(f"{word} x") is not None
