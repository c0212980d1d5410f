"""Marking the site's own words in a page of another language.

While a page is printed, such words stand between signs that no text may hold; where they stand in
the finished markup decides what becomes of the signs.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from generator.views.ours import Ours

OUR_LANGUAGE = "en"

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
    if isinstance(value, Ours) and any(letter.isalpha() for letter in value):
        return f"{_BEGIN}{value}{_END}"
    return value


def in_language(markup: str, language: str) -> str:
    """Return the markup of a page in ``language``, a language tag, with our words marked.

    In attributes and titles, where no element can stand, they stay as they are. In a page in our
    language that holds parts in others, they are marked too.
    """
    languages = (language, *_NAMED.findall(markup))
    if all(each.partition("-")[0].lower() == OUR_LANGUAGE for each in languages):
        return markup.translate(_SIGNS)
    return _MARKED.sub(_marked, markup)


def _marked(found: re.Match[str]) -> str:
    text = found[0]
    if text == _BEGIN:
        return f'<span lang="{OUR_LANGUAGE}">'
    if text == _END:
        return "</span>"
    if found["plain"]:
        return text.translate(_SIGNS)
    return text.replace(_HERE, f' lang="{OUR_LANGUAGE}"').translate(_SIGNS)
