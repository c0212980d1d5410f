"""Characters that the shipped font has not, written as code points: ``[U+540D]``.

A chart for paper is measured with them, so that they wrap as words do and stay as large.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from generator.diagnostics.span import Span
from generator.layout.measure import missing_characters

SPELLED = "[U+"
"""What every code point begins with."""

_WRITTEN = 40  # characters of one text that are written as code points: nobody reads more of them

_Shown = TypeVar("_Shown")


def code_point(character: str) -> str:
    """Name a character: ``[U+540D]``."""
    return f"{SPELLED}{ord(character):04X}]"


def spelled_text(text: str, lacking: set[str]) -> str:
    """Write characters as code points, with spaces between them where lines can break.

    After forty of them ``[…]`` stands for those that follow.
    """
    room = _WRITTEN

    def code_points(found: re.Match[str]) -> str:
        nonlocal room
        shown = [code_point(each) for each in found[0][:room]]
        room -= len(shown)
        return " ".join(shown if len(shown) == len(found[0]) else [*shown, "[…]"])

    return re.sub(f"[{re.escape(''.join(sorted(lacking)))}]+", code_points, text)


def spelled(value: _Shown) -> _Shown:
    """Return a text, or a value that holds texts, with every one of them spelled."""
    return cast("_Shown", _spelled(value))


def _spelled(value: object) -> object:
    if isinstance(value, str):
        lacking = set() if value.isascii() else missing_characters(value)
        return spelled_text(value, lacking) if lacking else value
    if isinstance(value, tuple):
        return tuple(map(_spelled, value))
    if not is_dataclass(value) or isinstance(value, type | Span):
        return value
    before = {field.name: getattr(value, field.name) for field in fields(value)}
    after = {name: _spelled(each) for name, each in before.items()}
    changed = {name: each for name, each in after.items() if each != before[name]}
    return replace(value, **changed) if changed else value
