"""The style rules of a drawing, of the simple kind that drawing programs write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

MAX_SELECTORS = 400
"""Programs hold every element against every one of them."""

_SELECTOR = re.compile(r"[a-zA-Z]*(?:[.#][\w-]+)?")

MAX_PROPERTIES = 200
"""Of a rule. Drawing programs write some dozens."""

Declarations = tuple[tuple[str, str], ...]
"""Properties in small letters with their values."""


def declarations(text: str) -> Declarations:
    """Return the properties of a ``style`` attribute or a rule. Raises ValueError for very many."""
    if text.count(";") > MAX_PROPERTIES:
        raise ValueError(text)
    pairs = (each.partition(":") for each in _without_comments(text).split(";"))
    return tuple((name.strip().lower(), value.strip()) for name, colon, value in pairs if colon)


def style_rules(text: str) -> dict[str, Declarations]:
    """Return selectors with their declarations. Raises ValueError for rules of another kind."""
    rules: dict[str, Declarations] = {}
    *written, rest = _without_comments(text).split("}")
    if rest.strip() or len(written) > MAX_SELECTORS:
        raise ValueError(text)
    for rule in written:
        selectors, brace, said = rule.partition("{")
        for each in map(str.strip, selectors.split(",")):
            if not brace or not each or not _SELECTOR.fullmatch(each):
                raise ValueError(each)
            rules[each] = (*rules.get(each, ()), *declarations(said))
        if len(rules) > MAX_SELECTORS:
            raise ValueError(text)
    return rules


def _without_comments(text: str) -> str:
    plain, *commented = text.replace("<!--", " ").replace("-->", " ").split("/*")
    return " ".join((plain, *(each.partition("*/")[2] for each in commented)))


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
