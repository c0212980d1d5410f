"""The site's own words as a kind of text, so that painters can say in which language they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Ours(str):
    """Words of this site: English, whatever the language of the protocol around them."""

    __slots__ = ()


def ours(say: Callable[..., str]) -> Callable[..., Ours]:
    """Make what a function says the site's own words."""

    def saying(*arguments: Any, **named: Any) -> Ours:
        return Ours(say(*arguments, **named))

    saying.__doc__ = say.__doc__
    return saying


def as_ours(value: Any) -> Any:
    """Return texts as the site's own words: one, or all in a tuple or a mapping."""
    if isinstance(value, tuple):
        return tuple(as_ours(each) for each in value)
    if isinstance(value, dict):
        return {name: as_ours(each) for name, each in value.items()}
    return Ours(value) if isinstance(value, str) else value
