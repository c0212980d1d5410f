"""The telephone numbers of a contact and where to send a text, and what is dialled for them."""

from __future__ import annotations

import re

from generator.diagnostics.diagnostic import warning
from generator.model import Phone, Texting
from generator.resolve.dialling import (
    LONGEST_SHORT,
    international,
    is_emergency,
    is_for_texts,
    is_full,
    is_known_short,
    is_perhaps_inside,
    is_whole,
    known,
)
from generator.resolve.names import Names
from generator.resolve.numbers import (
    MAX_SAID_SHORT,
    MIN_SAID_SHORT,
    Written,
    read_number,
    read_words,
)
from generator.resolve.several_ways import several, way_out
from generator.source.tree import Scalar

_OUTSIDE_LINE = "089"  # digits for which switchboards give an outside line


_INSIDE = "what only telephones inside can dial goes into `role:` or the text, not into `phone:`"
_EXTENSION = re.compile(
    r"\W*(?:ext(?:ension|n)?|x|int(?:ernal|erior)?|inside|bleep|pager?|beep(?:er)?)\W*\d[\d -]*",
    re.IGNORECASE,
)
"""A number of a house or a pager, with nothing before it."""

_INTERNAL = re.compile(r"\d{2,6}\W+(?:int(?:ernal)?|inside|in-house|bleep|pager)\W?", re.IGNORECASE)
"""The same, with what it is behind it."""


class _RefusedError(Exception):
    """A number that cannot be taken. Holds the message of its diagnostic, and hints."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.message, self.hints = message, hints


_ALONE = (
    "give one number alone; its extension is written as `ext. 12`",
    "keys of a menu are its `press:`, where to text is `text:`, and more numbers are a list",
)


def phone(
    written: Scalar,
    dial: Scalar | None,
    region: str,
    names: Names,
    label: Scalar | None = None,
    press: Scalar | None = None,
) -> Phone | None:
    """Read a number by the rules of its country; problems go to ``names``.

    ``dial`` is what the office says is dialled, digits with or without +, where the library does
    not know the number. It is held to the digits that are written. ``label`` and ``press`` are
    said beside it.
    """
    try:
        number = _read(str(written), region)
        dialled = _held(dial, number, region, names) if dial else _found(number, region)
        if dialled is None:
            return None
        if dial is None and is_perhaps_inside(dialled, region):
            message = "perhaps only telephones inside can call this number"
            hints = (_INSIDE, f'if everybody can, say so: `dial: "{dialled}"`')
            doubt = warning("inside-number", message, written.span, hints=hints)
            names.problems.append(doubt)
        said = (None if each is None else str(each) for each in (label, press))
        return Phone(str(written), _extended(dialled, number.extension), *said)
    except _RefusedError as refused:
        names.report("bad-phone", refused.message, written.span, hints=refused.hints)
        return None


def texting(written: Scalar, say: Scalar | None, region: str, names: Names) -> Texting | None:
    """Read where to send a text; problems go to ``names``.

    Short numbers for texts belong to whoever rents them, and no library knows them all: digits
    without anything between them are right as they stand.
    """
    try:
        number = _texted(str(written), region)
        return Texting(str(written), number, None if say is None else str(say))
    except _RefusedError as refused:
        names.report("bad-text-number", refused.message, written.span, hints=refused.hints)
        return None


def _texted(text: str, region: str) -> str:
    number = read_number(text)
    if number is None or number.extension:
        said = re.fullmatch(r"(?:text |sms )?\W?(\w+)\W? to (\d[\d -]*\d)", text, re.I)
        to, say = (said[2], said[1]) if said else ("741741", "HOME")
        hint = f"what the text says is a key of its own: `text: {{to: {to}, say: {say}}}`"
        raise _RefusedError("this is not a number to send a text to", hint)
    digits = number.digits
    is_short = digits.isdigit() and MIN_SAID_SHORT <= len(digits) <= LONGEST_SHORT
    knows = is_short and (is_for_texts(digits, region) or is_known_short(digits, region))
    if knows or (is_short and len(digits) <= MAX_SAID_SHORT and len(number.groups) == 1):
        return digits
    found = known(digits, region)
    if found is not None:
        return found
    hints = [f"write it as it is texted in {region}, or with + and the country's code"]
    if is_short and len(digits) <= MAX_SAID_SHORT:
        hints = [f"write a short number without anything between its digits: `{digits}`"]
    raise _RefusedError(f"nobody in {region} can send a text to this number", *hints)


def _held(dial: Scalar, number: Written, region: str, names: Names) -> str | None:
    try:
        return _said(str(dial), number, region)
    except _RefusedError as refused:
        names.report("bad-dial", refused.message, dial.span, hints=refused.hints)
        return None


def _extended(dialled: str, extension: str | None) -> str:
    if extension is None:
        return dialled
    if dialled.startswith("+"):
        return f"{dialled};ext={extension}"
    hint = "give the short number alone, or the full number with its extension"
    raise _RefusedError("a short number has no extension", hint)


def _read(text: str, region: str) -> Written:
    number = read_number(text)
    if number is None:
        number = read_words(text)
        if number is not None and not is_whole(number.groups[0], region):
            return number
        if _EXTENSION.fullmatch(text) or _INTERNAL.fullmatch(text):
            after = "an extension needs the number before it, as in `650-555-0100 ext. 12`"
            aside = "an inside number or a pager goes into `role:` or the text"
            raise _RefusedError("this is not a telephone number", after, aside)
        found = way_out(text)
        if found is not None:
            raise _RefusedError(*found)
        as_dialled = f"write it as it is dialled in {region}, or with + and the country's code"
        hints = _ALONE if re.search(r"\d", text) else (as_dialled,)
        raise _RefusedError("this is not a telephone number", *hints)
    first, *others = number.groups
    rest = "".join(others)
    if len(first) == 1 and is_known_short(rest, region) and not is_emergency(first + rest, region):
        raise _outside_line(rest)
    if not others or known(number.digits, region) is not None:
        return number
    if all(is_known_short(each, region) for each in number.groups):
        raise _RefusedError(*several(number.groups))
    return number


def _outside_line(number: str) -> _RefusedError:
    message = "a number does not begin with what gets an outside line from some telephones"
    hint = f"write `{number}`, and say in a sentence what is dialled first"
    return _RefusedError(message, hint)


def _found(number: Written, region: str) -> str:
    """Return what is dialled for a number that the library knows, or how to go on without it."""
    digits = number.digits
    found = known(digits, region)
    if found is not None:
        return _short(found, region)
    hints = [f"write it as it is dialled in {region}, or with + and the country's code"]
    message = f"no telephone in {region} can have this number"
    if number.least < len(digits):
        hints.append("if it is right, say beside it what is dialled, as `dial:`")
    elif digits.isdigit() and MIN_SAID_SHORT <= len(digits) <= MAX_SAID_SHORT:
        _short(digits, region)
        if is_for_texts(digits, region):
            hints = [f"where to send a text is `text: {digits}`, in place of `phone:`"]
            message = f"a number in {region} that takes texts, and is not known to take calls"
        else:
            hints.append(_INSIDE)
        hints.append(f'if it is right, say so beside it: `dial: "{digits}"`')
    elif is_full(digits, region):
        in_full = international(digits, region)
        hints.append(f'if it is right, say so beside it: `dial: "{in_full}"`')
    raise _RefusedError(message, *hints)


def _said(dial: str, number: Written, region: str) -> str:
    """Return what the office says is dialled, or why it cannot be."""
    written, found = number.digits, known(dial, region)
    is_written = dial == written or (written.startswith(dial) and len(dial) >= number.least)
    is_short = dial.isdigit() and MIN_SAID_SHORT <= len(dial) <= MAX_SAID_SHORT
    in_full = international(dial, region)
    same = in_full is not None and in_full == international(written, region)
    if not is_written and not (same and (found or dial.startswith("+"))):
        hint = f"the digits that are written are `{written}`"
        raise _RefusedError("other digits would be dialled than those that are written", hint)
    if found is not None:
        return _short(found, region)
    if dial.startswith("+") and is_full(dial, region):
        return dial
    if is_short:
        return _short(dial, region)
    message = f"no telephone in {region} is dialled with so many digits"
    hint = f"give {MIN_SAID_SHORT} to {MAX_SAID_SHORT} digits, or + and all digits of the number"
    raise _RefusedError(message, hint)


def _short(digits: str, region: str) -> str:
    """Return what is dialled, unless it is an emergency number behind the digit for a line."""
    first, rest = digits[0], digits[1:]
    if first in _OUTSIDE_LINE and is_emergency(rest, region) and not is_emergency(digits, region):
        raise _outside_line(rest)
    return digits
