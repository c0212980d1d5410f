"""Marking the site's own words in a page of another language.

While a page is printed, such words stand between signs that no text may hold; where they stand in
the finished markup decides what becomes of the signs.
"""

from __future__ import annotations

import re
from functools import partial

from markupsafe import Markup

from generator.words.text import SiteText

_BEGIN, _END, _HERE = "\ufdd0", "\ufdd1", "\ufdd2"

WRITES_OURS = Markup(_HERE)
"""Stands in the tag of an element that a script fills with the site's own words."""

_MARKED = re.compile(
    r"<(?P<plain>title|script)\b.*?</(?P=plain)>|<[^>]*>|[" + _BEGIN + _END + "]", re.DOTALL
)
_NAMED = re.compile(r' lang="([^"]*)"')
_SIGNS = str.maketrans("", "", _BEGIN + _END + _HERE)


def signed(value: object) -> object:
    """Put the site's own words between signs; Jinja2 calls this for each value it prints."""
    if isinstance(value, SiteText) and any(letter.isalpha() for letter in value):
        return f"{_BEGIN}{value}{_END}"
    return value


def in_language(markup: str, language: str, ours: str) -> str:
    """Return the markup of a page in ``language``, with the site's own words marked.

    Both are language tags; the second is that of the site's words. In attributes and titles, where
    no element can stand, they stay as they are. In a page in their language that holds parts in
    others, they are marked too.
    """
    languages = (language, *_NAMED.findall(markup))
    if all(_primary(each) == _primary(ours) for each in languages):
        return markup.translate(_SIGNS)
    return _MARKED.sub(partial(_marked, ours), markup)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _marked(ours: str, found: re.Match[str]) -> str:
    text = found[0]
    if text == _BEGIN:
        return f'<span lang="{ours}">'
    if text == _END:
        return "</span>"
    if found["plain"]:
        return text.translate(_SIGNS)
    return text.replace(_HERE, f' lang="{ours}"').translate(_SIGNS)
