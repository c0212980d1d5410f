"""Values of another shape than their key takes: what was found, and how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Sequence as Entries

from generator.schema.scalars import as_identifier, without_number
from generator.source.tree import Mapping, Scalar, Sequence, Tree

Loc = tuple[int | str, ...]
Said = tuple[str, tuple[str, ...]]
"""A message and its hints."""

_LONGEST = 48
"""Characters of a text that a hint repeats; of a longer one it repeats the beginning."""

_DIGITS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_DIGITS.split())}
FLAGS = {
    "true": "yes", "y": "yes", "on": "yes", "1": "yes", "always": "yes",
    "false": "no", "n": "no", "off": "no", "0": "no", "never": "no", "none": "no",
}  # fmt: skip
"""What people write for yes and no → that."""
_MEASURED = re.compile(r"[-\u2212]?(\d+)(?:[.,](\d+))?")
_WORDINGS = ("title", "text", "label", "statement", "name")
_BELOW = "put each entry on a line of its own behind a hyphen and a space"


def key_of(loc: Loc) -> str:
    """Return the key that a location is about, or whose entry it is about."""
    return next((str(step) for step in reversed(loc) if _is_key(step)), "")


def name_of(loc: Loc) -> str:
    """Call what a location is about: a key, or an entry of one."""
    steps = [step for step in loc if isinstance(step, int) or _is_key(step)]
    is_entry = bool(steps) and isinstance(steps[-1], int)
    return f"an entry of `{key_of(loc)}`" if is_entry else f"`{key_of(loc)}`"


def written(text: str) -> str:
    """Return a text as it is written between braces, in quotes where it needs them."""
    line = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
    if re.search(r"[,\[\]{}\"#]|: |:$|^[-?:*&!|>%@`' ]", line) or not line:
        return quoted(line)
    return line


def quoted(text: str) -> str:
    """Return a text in double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def few_entries(loc: Loc, place: Tree, least: int) -> Said:
    """More entries are wanted."""
    key, count = key_of(loc), len(place)
    has = f"has {count}" if count else "has none"
    message = f"{name_of(loc)} needs at least {least} {'entry' if least == 1 else 'entries'}"
    hint = f"add an entry behind a hyphen and a space; `protocol explain {key}` shows how"
    return f"{message}, and {has}", (hint,)


def entries_wanted(loc: Loc, place: Tree) -> Said:
    """A list is wanted, and something else stands there."""
    key, name = key_of(loc), name_of(loc)
    if isinstance(place, Mapping):
        hint = "put a hyphen and a space before the first key of each entry, and the rest below it"
        return f"{name} takes a list, not keys", (hint,)
    if not isinstance(place, Scalar) or not place:
        return f"{name} takes a list, and nothing stands there", (f"below it, {_BELOW}",)
    if re.match("-[^-]", place):
        return f"{name} takes a list, not text", ("put a space behind the hyphen",)
    parts = [part.strip() for part in place.split(",")]
    are_names = all(re.fullmatch(r"[a-z][a-z0-9-]*", part) for part in parts)
    inside = ", ".join(parts) if are_names else written(place)
    return f"{name} takes a list, not text", (f"write `{key}: [{inside}]`, or {_BELOW}",)


def names_wanted(loc: Loc, place: Tree) -> Said:
    """Names of the author's own are wanted, each with a value."""
    key, name = key_of(loc), name_of(loc)
    hint = f"`protocol explain {key}` shows how they are written"
    if isinstance(place, Sequence):
        hint = "in place of each hyphen write a name of your own and a colon, as in `first-one:`"
    return f"{name} takes names with a colon behind each, not {_kind(place)}", (hint,)


def is_with_colon(place: Tree) -> bool:
    """Say whether keys are rather one text with a colon, such as ``Clothing: a red coat``."""
    return isinstance(place, Mapping) and len(place) == 1 and not {*_WORDINGS, "list"} & set(place)


def text_wanted(loc: Loc, place: Tree) -> Said:
    """Text is wanted, or another single value, and a list or keys stand there."""
    key, name = key_of(loc), name_of(loc)
    message = f"{name} takes one text, not {_kind(place)}"
    values = list(place.values()) if isinstance(place, Mapping) else list(place)
    texts = [each for each in values if isinstance(each, Scalar) and each]
    if key == "parallel" and isinstance(place, Sequence):
        hint = "write a heading there, as in `parallel: At the same time`"
        return message, (f"{hint}, and put the list below `steps:`",)
    is_entry = name != f"`{key}`"
    if not texts or len(texts) < len(values):
        return message, ("write the text itself there, without keys or hyphens",)
    whole = written(", ".join(texts))
    if is_entry and is_with_colon(place):
        whole = quoted(": ".join(map(str, (*place, *texts))))
    example = f"- {whole}" if is_entry else f"{key}: {whole}"
    return message, (f"write it as `{example}`",)


def keys_wanted(loc: Loc, place: Tree, keys: Entries[str], needed: Entries[str]) -> Said:
    """Keys are wanted. ``needed`` are those that must be there."""
    key, name = key_of(loc), name_of(loc)
    message = f"{name} is made of keys, such as {', '.join(keys)}" if name != "``" else ""
    if not isinstance(place, Scalar) or not place:
        return message, (f"`protocol explain {key}` shows how they are written",)
    example = _with_keys(place, keys, needed)
    before = "- " if name != f"`{key}`" else f"{key}: "
    counted = "" if without_number(place) == place else "; the program counts them"
    return message, (f"write `{before}{{{example}}}`{counted}",)


def number_wanted(loc: Loc, place: Tree) -> Said:
    """A whole number is wanted."""
    key = key_of(loc)
    message = f"`{key}` takes a whole number from 0 to 9999, not `{place}`"
    found = re.search(r"\d{1,4}(?!\d)", str(place)) if isinstance(place, Scalar) else None
    word = re.search(r"[a-z]+", str(place).lower())
    number = found[0] if found else str(_NUMBERS.get(word[0], 2) if word else 2)
    return message, (f"write it in digits alone, as in `{key}: {number}`",)


def points_wanted(loc: Loc, place: Tree) -> Said:
    """A whole number is wanted, which may be below 0."""
    key = key_of(loc)
    message = f"`{key}` takes a whole number from -9999 to 9999, not `{place}`"
    found = _MEASURED.search(str(place)) if isinstance(place, Scalar) else None
    ends = re.fullmatch(r"(\d{1,4}) ?(?:-|–|to) ?(\d{1,4})", str(place))
    if ends and key == "from":
        return message, (f"write its two ends: `from: {ends[1]}, to: {ends[2]}`",)
    if found is None or len(found[1]) > 4:
        number = _NUMBERS.get(str(place).lower(), 2)
        return message, (f"write it in at most four digits, as in `{key}: {number}`",)
    whole = int(found[1]) * (-1 if "-" in found[0] else 1)
    if found[2] and int(found[2]):
        way_out = f"take `{key}: {whole}` or `{key}: {whole + 1}`"
        doubled = ", or double all points" if key == "points" else ""
        return message, (f"points are whole numbers: {way_out}{doubled}",)
    return message, (f"write it in digits alone: `{key}: {whole}`",)


def quantity_wanted(loc: Loc, place: Tree) -> Said:
    """A number is wanted, which may have decimals."""
    key = key_of(loc)
    message = f"`{key}` takes a number such as 12 or 36.5, not `{place}`"
    found = _MEASURED.search(str(place)) if isinstance(place, Scalar) else None
    if found is None:
        return message, (f"write it in digits, as in `{key}: 20`",)
    if len(found[1]) > 5 or len(found[2] or "") > 2:
        return message, ("write at most 5 digits before the point, and 2 behind it",)
    sign, decimals = "-" if "-" in found[0] else "", f".{found[2]}" if found[2] else ""
    hint = f"write the number alone: `{key}: {sign}{found[1]}{decimals}`"
    rest = str(place)[found.end() :].strip()
    if re.search(r"[^\W\d]|[°%]", rest):
        hint += f"; what it is measured in stands once, as `unit: {written(rest)}`"
    return message, (hint,)


def flag_wanted(loc: Loc, place: Tree) -> Said:
    """Yes or no is wanted."""
    key = key_of(loc)
    flag = FLAGS.get(str(place).lower(), str(place).lower())
    example = f"write `{key}: {flag}`" if flag in ("yes", "no") else f"write `{key}: yes`, or no"
    return f"`{key}` takes yes or no, not `{place}`", (example,)


def nothing_there(loc: Loc, place: Tree) -> Said:
    """Something is wanted, and nothing stands there."""
    key = key_of(loc)
    hint = f"write it behind the colon, or take `{key}` out"
    return f"{name_of(loc)} is empty", (hint if name_of(loc) == f"`{key}`" else "take it out",)


def date_wanted(loc: Loc, place: Tree) -> Said:
    """A date is wanted."""
    message = f"`{key_of(loc)}` takes a date such as 2026-11-23, not `{place}`"
    found = as_date(str(place))
    hint = "write the year, the month and the day in digits, with hyphens between them"
    return message, (f"write `{key_of(loc)}: {found}`" if found else hint,)


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_DATE = re.compile(r"(?:\w+day,? +)?(?:(\d{1,2})(?:st|nd|rd|th)?\.? +([A-Za-z]{3,9})\.?,?"
                   r"|([A-Za-z]{3,9})\.? +(\d{1,2})(?:st|nd|rd|th)?,?) +(\d{4})")  # fmt: skip


def as_date(text: str) -> str | None:
    """Return a date that names its month, or begins with the year, in digits with hyphens."""
    digits = re.fullmatch(r"(\d{4})[/. -](\d{1,2})[/. -](\d{1,2})", text)
    if digits:
        return f"{digits[1]}-{int(digits[2]):02}-{int(digits[3]):02}"
    found = _DATE.fullmatch(text)
    month = (found[2] or found[3]).lower()[:3] if found else ""
    if found is None or month not in _MONTHS:
        return None
    return f"{found[5]}-{_MONTHS.index(month) + 1:02}-{int(found[1] or found[4]):02}"


def _with_keys(text: Scalar, keys: Entries[str], needed: Entries[str]) -> str:
    """Write a text with the keys that it would stand behind."""
    text = text if without_number(text) == text else Scalar(without_number(text), text.span)
    said = written(as_date(text) or text if "date" in keys else text)
    wording = next((each for each in _WORDINGS if each in keys), None)
    if "id" in needed and wording:
        name = as_identifier(" ".join(re.findall(r"[a-z0-9]+", text.lower())[:3]))
        return f"id: {name or 'name'}, {wording}: {said}"
    first = needed[0] if needed else keys[0]
    rest = "".join(f", {each}: …" for each in needed[1:])
    return f"{first}: {said}{rest}"


def _kind(place: Tree) -> str:
    if isinstance(place, Mapping):
        return "keys"
    return "a list" if isinstance(place, Sequence) else "text"


def _is_key(step: int | str) -> bool:
    return isinstance(step, str) and not step.startswith(("<", "["))


WANTED: dict[str, Callable[[Loc, Tree], Said]] = {
    "list_type": entries_wanted,
    "dict_type": names_wanted,
    "text": text_wanted,
    "bad-number": number_wanted,
    "points": points_wanted,
    "quantity": quantity_wanted,
    "bad-flag": flag_wanted,
    "bad-date": date_wanted,
    "empty-value": nothing_there,
}
"""What is said, by what is wanted."""
