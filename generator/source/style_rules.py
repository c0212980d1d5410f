"""The style rules of a drawing, of the simple kind that drawing programs write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MAX_SELECTORS = 400
"""Programs hold every element against every one of them."""

_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_RULE = re.compile(r"\s*([^{}]+?)\s*\{([^{}]*)\}\s*")
_SELECTOR = re.compile(r"[a-zA-Z]*(?:[.#][\w-]+)?")

Declarations = tuple[tuple[str, str], ...]
"""Properties in small letters with their values."""


def declarations(text: str) -> Declarations:
    """Return the properties of a ``style`` attribute or of a rule."""
    pairs = (each.partition(":") for each in _COMMENT.sub("", text).split(";"))
    return tuple((name.strip().lower(), value.strip()) for name, colon, value in pairs if colon)


def style_rules(text: str) -> dict[str, Declarations]:
    """Return selectors with their declarations. Raises ValueError for rules of another kind."""
    rules: dict[str, Declarations] = {}
    plain, position = _COMMENT.sub("", text), 0
    while found := _RULE.match(plain, position):
        said = declarations(found[2])
        for each in map(str.strip, found[1].split(",")):
            if not each or not _SELECTOR.fullmatch(each):
                raise ValueError(each)
            rules[each] = (*rules.get(each, ()), *said)
        position = found.end()
    if plain[position:].strip() or len(rules) > MAX_SELECTORS:
        raise ValueError(text)
    return rules


def styles_of(
    name: str, attributes: Mapping[str, str], rules: Mapping[str, Declarations]
) -> Iterator[tuple[str, str]]:
    """Yield every property that an element can have, by attributes, by rules and by ``style``."""
    yield from attributes.items()
    marks = [f".{each}" for each in attributes.get("class", "").split()]
    marks += [f"#{attributes['id']}"] if "id" in attributes else []
    for mark in ("", *marks):
        for selector in (mark, f"{name}{mark}"):
            yield from rules.get(selector, ())
    yield from declarations(attributes.get("style", ""))
