"""Telephone numbers as they are written: what is dialled is that, digit for digit.

The library of numbers is lenient. It passes over words, and reads "(text 233733)" as an extension.
So what a number may look like is decided here; the library says which of them exist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import decimal

MIN_SAID_SHORT, MAX_SAID_SHORT = 3, 6
"""Digits of the short numbers that an office may vouch for. What is longer and not known is a full
number with a typing error, or one without its country's code."""

_WORDS = (
    "extension|extensi[óo]n|extens[ãa]o|extn?|x|interno|interna|interne|int|anexo|ramal|poste|"
    "durchwahl|dw|toestel|wewn?|linka|dahili|доб|добавочный|內線|内線|内线|分機|分机|내선"
)
_EXTENSION = re.compile(
    rf"(?P<number>.*?)(?:[ ,;]*(?:{_WORDS})[.:]? ?(?P<plain>\d{{1,8}})"
    rf"|[ ,;]*\((?:{_WORDS})[.:]? ?(?P<inside>\d{{1,8}})\))",
    re.IGNORECASE,
)
_BETWEEN = " .\u2010\u2011\u2012\u2013\u2014\u2015\u2212-"
_DIGITS = re.compile(rf"(?:\+ ?|\(\+(?=\d{{1,3}}\)))?[\d()/{_BETWEEN}]*\d")
_VANITY = re.compile(
    rf"(?P<digits>\+?[\d(){_BETWEEN}]*\d[){_BETWEEN}]*)(?P<words>[A-Z][A-Z\d{_BETWEEN}]*)"
    r"(?: ?\((?P<restated>[\d -]+)\))?"
)
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it is written: its digits, in ASCII, with + in front if it begins so.

    ``least`` is how many of the characters of ``digits`` have to be dialled: a word may be longer
    than the number that it stands for.
    """

    digits: str
    groups: tuple[str, ...]  # runs of digits between separators
    least: int
    extension: str | None = None


def read_number(text: str) -> Written | None:
    """Take a number and its extension apart. None: this is no number, or not one alone."""
    extended = _EXTENSION.fullmatch(text)
    number = extended["number"] if extended else text
    extension = _ascii(extended["plain"] or extended["inside"]) if extended else None
    if not _DIGITS.fullmatch(number) or not _is_bracketed_well(number):
        return None
    digits = ("+" if "+" in number else "") + _ascii(number)
    groups = tuple(_ascii(each) for each in re.findall(r"\d+", number))
    return Written(digits, groups, len(digits), extension)


def _is_bracketed_well(number: str) -> bool:
    """Tell whether brackets and a slash stand near the beginning, as around an area's code.

    Behind a whole number they hold another one.
    """
    bare = re.sub(rf"\(\+?\d[\d{_BETWEEN}]{{,5}}\)", "", number)
    if "(" in bare or ")" in bare or number.count("/") > 1:
        return False
    last = max(number.rfind(")"), number.rfind("/"))
    before, after = number[: max(last, 0)], number[last + 1 :]
    return last < 0 or (len(_ascii(before)) <= 7 and len(_ascii(after)) >= 3)


def read_words(text: str) -> Written | None:
    """Read a number that ends in words on a telephone's keys, such as 1-800-4-A-CHILD.

    The digits of its words may follow in brackets. ``groups`` holds the digits before the words:
    if these are a whole number, the words are no part of it.
    """
    found = _VANITY.fullmatch(text)
    if found is None:
        return None
    words = found["words"].strip()
    if len(re.findall("[A-Z]", words)) < 3 or len(re.findall("[A-Z]{2,}", words)) > 2:
        return None
    start, keys = _ascii(found["digits"]), _ascii(words.translate(_KEYS))
    last = _ascii(re.split(f"[{_BETWEEN}]+", words)[-1].translate(_KEYS))
    if found["restated"] and _ascii(found["restated"]) not in (last, start + keys):
        return None
    digits = ("+" if text.startswith("+") else "") + start + keys
    return Written(digits, (start,), len(digits) - len(last) + 1)


def _ascii(text: str) -> str:
    return "".join(str(decimal(each)) for each in text if each.isdecimal())
