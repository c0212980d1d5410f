"""What somebody means who writes more than one number into a value: which keys it belongs under."""

from __future__ import annotations

import re

from generator.resolve.numbers import read_number

_TEXT = r"(?:text(?:s|ing)?|sms|txt)"
_MENU = re.compile(
    r"(?P<number>.*?\d)[\s,;:.(-]*(?:(?:and |then )*(?:press|push|option|opt\.?|menu|select|choose)"
    r"\s*(?P<keys>[\d*#]{1,4})\)?|(?P<pauses>[,;]{1,3} ?\d{1,2})|(?P<signs>[*#][\d*#]{0,3}))",
    re.IGNORECASE,
)
_TEXTED = re.compile(
    rf"\b{_TEXT}\b[\s:]*(?:[\"'“]?(?P<say>[A-Za-z]{{2,20}})[\"'”]? to )?[\s:]*"
    r"(?P<to>\d[\d -]*\d)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\+?\(?\d[\d ().-]*\d(?: ?(?:ext\.?|x) ?\d+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;|&]|\s/\s|\b(?:or|and|oder|und|ou|et|o|y)\b)\s*", re.IGNORECASE)
_BESIDE = re.compile(r"\([^)]*[^\d)(+ .-][^)]*\)|\b[A-Za-z]+:")
_LEAST = 3  # digits of a number


def way_out(text: str) -> tuple[str, str] | None:
    """Return what is wrong with a value that holds more than one number, and what to write
    instead. None: it does not look like one."""
    return _texted(text) or _several(text) or _with_menu(text)


def several(numbers: tuple[str, ...]) -> tuple[str, str]:
    """Return what is wrong with several numbers in one value, and what to write instead."""
    entries = ", ".join(f"{{label: …, number: {_quoted(each)}}}" for each in numbers)
    return "these are several telephone numbers", f"write them as a list: `phone: [{entries}]`"


def _texted(text: str) -> tuple[str, str] | None:
    found = _TEXTED.search(text)
    if found is None:
        return None
    called = _NUMBER.search(text[: found.start()])
    to = found["to"] or (called[0] if called else None)
    if to is None:
        return None
    number = called[0] if called else None
    say = found["say"] if found["say"] and found["say"].lower() not in ("us", "me") else None
    texting = f"text: {{to: {to}, say: {say}}}" if say else f"text: {to}"
    message = "where to send a text is no telephone number"
    if number is None:
        return message, f"write `{texting}` in place of `phone:`"
    return message, f"write `phone: {_quoted(number)}` and, as a key beside it, `{texting}`"


def _several(text: str) -> tuple[str, str] | None:
    parts = [each.strip() for each in _BETWEEN.split(_BESIDE.sub(" ", text)) if each.strip()]
    read = [read_number(each) for each in parts]
    if len(parts) < 2 or any(each is None or len(each.digits) < _LEAST for each in read):
        return None
    return several(tuple(parts))


def _with_menu(text: str) -> tuple[str, str] | None:
    found = _MENU.fullmatch(text)
    if found is None or read_number(found["number"]) is None:
        return None
    keys = found["keys"] or found["signs"] or re.sub(r"\D", "", found["pauses"])
    entry = f"{{number: {_quoted(found['number'])}, press: {_quoted(keys)}}}"
    return "the keys of a menu are no part of a number", f"write `phone: {entry}`"


def _quoted(value: str) -> str:
    """Put a value into quotes where YAML would read it otherwise in braces."""
    return f'"{value}"' if re.search(r"[,#*:]|^[&\[{]", value) else value
