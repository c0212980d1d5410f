"""The forms of a condition: which one is meant by keys or words, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from generator.schema.scalars import as_identifier
from generator.schema.section import Section
from generator.schema.shapes import written

CONDITIONS = frozenset({"when", "ask_if", "not", "all", "any", "of"})
"""Keys that take conditions."""

_LONGEST = 120
"""Characters of a condition that a hint writes out; a longer one is cut short."""

_ENDS = ("from", "to")
_JOINTS = ((r"(?:,|;)? or |\|\|?", "any"), (r"(?:,|;)? and |,|&&?", "all"))
_NUMBER = re.compile(r"-?\d{1,5}(\.\d{1,2})?")
COMPARED = re.compile(r"(\S+?) ?(>=|≥|<=|≤|>|<|={1,3}| is ) ?(\S+)")


def form(keys: Mapping[str, Any]) -> str:
    """Return keys of a condition as they are written between braces."""
    inside = ", ".join(f"{key}: {_value(value)}" for key, value in keys.items())
    return f"{{{inside}}}" if len(inside) <= _LONGEST else f"{{{next(iter(keys))}: …}}"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Section | Mapping):
        return form(value if isinstance(value, Mapping) else value.filled())
    return written(value) if isinstance(value, str) else f"{value}"


def misformed(keys: Mapping[str, Any]) -> tuple[str, str]:
    """Return what is wrong with keys that are no one form of a condition, and the form meant."""
    if not keys:
        return "a condition is empty", "write the name of an item or a group, or `{any: [a, b]}`"
    heads = [key for key in ("item", "score", "any", "all", "of", "not") if key in keys]
    ends = {key: keys[key] for key in _ENDS if key in keys}
    if "at_least" in keys:
        return _counted(keys, heads)
    if heads == ["of"]:
        hint = f"write how many of them are needed: `{form({'at_least': 1, **keys})}`"
        return "`of` stands beside `at_least`, which counts them", hint
    if len(heads) > 1:
        return _several(keys, heads, ends)
    if "score" in keys:
        message = "`score` is read with `from` or `to`"
        return message, f"write `{form({'score': keys['score'], **(ends or {'from': 1})})}`"
    if "item" in keys:
        ranged = {k: v for k, v in keys.items() if k != "is"}
        named = {k: v for k, v in keys.items() if k not in _ENDS}
        hint = f"write `{form(ranged)}` of a number, `{form(named)}` of other answers"
        return "`is` names an answer, and `from` and `to` are numbers", hint
    if ends:
        counted = next((keys[head] for head in heads if head in ("all", "any")), ["…"])
        hint = f"write `{form({'score': counted, **ends})}` or `{form({'item': '…', **ends})}`"
        return f"`{next(iter(ends))}` belongs to a `score` or an `item`", hint
    hint = f"write `{form({'item': '…', 'is': keys['is']})}` with the name of the item"
    return "`is` belongs to an `item`", hint


def _counted(keys: Mapping[str, Any], heads: list[str]) -> tuple[str, str]:
    """Answer `at_least` without its `of`, or beside another form."""
    count = keys["at_least"]
    for head in ("score", "item"):
        if head in keys:
            message = f"`at_least` counts conditions, and `{head}` is read with `from` or `to`"
            return message, f"write `{form({head: keys[head], 'from': count})}`"
    listed = next((keys[head] for head in ("all", "any") if head in keys), ["…"])
    if "of" in keys:
        others = {head: keys[head] for head in heads if head != "of"}
        ends = {key: keys[key] for key in _ENDS if key in keys}
        if not others:
            message = "`at_least` with `of` is a condition by itself"
            return message, f"write `{form({'at_least': count, 'of': keys['of']})}`"
        return _several(keys, heads, ends)
    message = "`at_least` counts what stands under `of`"
    return message, f"write `{form({'at_least': count, 'of': listed})}`"


def _several(keys: Mapping[str, Any], heads: list[str], ends: Mapping[str, Any]) -> tuple[str, str]:
    """Answer several forms in one condition: they are joined by a further one."""
    parts = []
    for head in heads:
        part: dict[str, Any] = {head: keys[head]}
        if head == "of":
            part = {"at_least": keys.get("at_least", 1), **part}
        if head == "item" and "is" in keys:
            part["is"] = keys["is"]
        if head == ("score" if "score" in heads else "item"):
            part |= ends
        parts.append(form(part))
    names = " and ".join(f"`{head}`" for head in heads)
    joined = ", ".join(parts)
    hint = f"write `{{all: [{joined}]}}` if all are needed, `any` for `all` if one is enough"
    return f"{names} are conditions of their own", hint


def from_words(text: str) -> str | None:
    """Return a condition that is written in words or signs as it is written in keys."""
    said = re.sub(r"^(if|when) ", "", re.sub(r"\s+", " ", text).strip(), flags=re.IGNORECASE)
    for joint, key in _JOINTS:
        parts = [part.strip() for part in re.split(joint, said, flags=re.IGNORECASE)]
        if len(parts) > 1 and all(parts):
            inside = ", ".join(from_words(part) or as_identifier(part) for part in parts)
            return f"{{{key}: [{inside}]}}" if len(inside) <= _LONGEST else None
    denied = re.fullmatch(r"(?:not |!) ?(\S+)", said, flags=re.IGNORECASE)
    if denied:
        return f"{{not: {as_identifier(denied[1])}}}"
    compared = COMPARED.fullmatch(said)
    if compared is None and said != text and re.fullmatch(r"\S+", said):
        return as_identifier(said)
    return _compared(as_identifier(compared[1]), *compared.groups()[1:]) if compared else None


def answers_from_words(text: str) -> str | None:
    """Return what stands for `is` where an answer is said in words or signs."""
    said = re.sub(r"\s+", " ", text).strip()
    between = re.fullmatch(r"(\d{1,5}) ?(?:-|–|to) ?(\d{1,5})", said)
    if between:
        return f"from: {between[1]}, to: {between[2]}"
    compared = COMPARED.fullmatch(f"x {said}")
    if compared:
        return ends_of(compared[2], compared[3])
    parts = [part.strip() for part in re.split(r",| or |\|", said)]
    if len(parts) > 1 and all(parts):
        return f"is: [{', '.join(map(as_identifier, parts))}]"
    return None


def _compared(item: str, sign: str, value: str) -> str | None:
    if not _NUMBER.fullmatch(value):
        return holds(item, value) if sign.strip() in ("=", "==", "===", "is") else None
    ends = ends_of(sign, value)
    return f"{{item: {item}, {ends}}}" if ends else None


def ends_of(sign: str, value: str) -> str | None:
    """Return how a comparison with a number is written."""
    number = _NUMBER.fullmatch(value)
    if not number or (sign in (">", "<") and number[1]):
        return None
    ends = {
        ">=": f"from: {value}", "≥": f"from: {value}", "<=": f"to: {value}", "≤": f"to: {value}",
        ">": f"from: {Decimal(value) + 1:f}", "<": f"to: {Decimal(value) - 1:f}",
    }  # fmt: skip
    return ends.get(sign) or f"from: {value}, to: {value}"


def holds(item: str, value: str) -> str:
    """Return the condition that an item is answered with what is written."""
    if value.lower() in ("yes", "true"):
        return f"{{item: {item}}}"
    if value.lower() in ("no", "false"):
        return f"{{item: {item}, is: no}}"
    if _NUMBER.fullmatch(value):
        return f"{{item: {item}, from: {value}, to: {value}}}"
    return f"{{item: {item}, is: {as_identifier(value)}}}"
