"""The types a scalar of a definition can have, each with its own message when it does not fit.

Every value keeps its span. The JSON Schema for editors is derived from the same declarations.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import floor
from typing import Annotated, Any, cast

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import PydanticCustomError, core_schema

from generator.diagnostics.diagnostic import Diagnostic, warning
from generator.schema.comments import HINT, cut_by_comment
from generator.schema.letters import unprintable
from generator.schema.regions import region_meant
from generator.source.marks import AS_QUOTES, QUOTED, is_quoted_by_letters
from generator.source.tree import Scalar

MAX_IDENTIFIER = 40
"""Identifiers become file names, anchors and addresses that people type from paper."""

MAX_TEXT = 1_000
"""Characters in one wording. A box on a chart is unreadable long before."""

MAX_LABEL = 120
"""Characters in an answer's label or a limit, which stand at an arrow."""

MAX_BRIEF = 60
"""Characters in what stands beside a telephone number."""

MAX_NUMBER = 12
"""Characters in the number that an item has in the document."""

MAX_TITLE = 200
"""Characters in a title, which stands in menus too."""

CONTRAST = 7.0
"""Least contrast to 1 of the publisher's colour on white, as all words of a sheet have it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What is found out while a tree is given its types."""

    keys: dict[int, Callable[[], set[str]]] = field(default_factory=dict)
    """Of a mapping's id: the keys that are known there."""

    sections: dict[int, str] = field(default_factory=dict)
    """Of a mapping's id: what it is read as."""

    doubts: list[Diagnostic] = field(default_factory=list)  # warnings


_PRESSED = "[0-9*#]{1,4}(, ?[0-9*#]{1,4}){0,3}"

_KINDS = ["string", "integer"]

_WAY_OUT = {"needed": HINT}
_TAGS = {
    "english": "en", "spanish": "es", "español": "es", "espanol": "es", "french": "fr",
    "français": "fr", "german": "de", "deutsch": "de", "portuguese": "pt", "português": "pt",
    "italian": "it", "italiano": "it", "tagalog": "tl", "vietnamese": "vi", "en-us": "en-US",
    "chinese": "zh", "mandarin": "zh",
}  # fmt: skip
"""What people call languages → their tags."""


@dataclass(frozen=True, slots=True, eq=False)
class _Typed:
    """Annotation that turns a scalar into a value: how to read it and how editors see it."""

    read: Callable[[Scalar], Any]
    json_schema: dict[str, Any]
    is_prose: bool = False
    is_printed: bool = False

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.with_info_plain_validator_function(self._validate)

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return dict(self.json_schema)

    def _validate(self, value: Any, info: ValidationInfo) -> Any:
        if not isinstance(value, Scalar):
            raise PydanticCustomError("wrong-shape", "expected text here", {"wanted": "text"})
        if not value.is_quoted and is_quoted_by_letters(value):
            self._quoted(value, info)
        cut = cut_by_comment(value, is_prose=self.is_prose)
        if cut == "surely":
            raise PydanticCustomError("cut-by-hash", "the text ends here, before the #", _WAY_OUT)
        if cut == "perhaps":
            message = "the text ends here, and what follows is read as a comment"
            doubt = warning("cut-by-hash", message, value.span, hints=[HINT])
            cast("Reading", info.context).doubts.append(doubt)
        if not value:
            raise PydanticCustomError("empty-value", "the value is empty")
        unfit = unprintable(value) if self.is_printed else None
        if unfit:
            message, hint, at = unfit
            raise PydanticCustomError("unprintable-character", message, {"needed": hint, "at": at})
        return self.read(value)

    def _quoted(self, value: Scalar, info: ValidationInfo) -> None:
        """Answer quotes of a word processor around a whole value: they are letters of it."""
        if not self.is_printed:
            mark = {"needed": f'leave them out, or write "{value[1:-1]}"'}
            raise PydanticCustomError("typographic-mark", QUOTED, mark)
        message = f"{QUOTED}, and are printed with it"
        doubt = warning("typographic-mark", message, value.span, hints=[AS_QUOTES])
        cast("Reading", info.context).doubts.append(doubt)


def _text(
    longest: int,
    *,
    has_lines: bool = False,
    is_printed: bool = True,
    is_number: bool = False,
    shorter: str = "shorten it, or divide it",
) -> Any:
    """Return the type of a text of so many characters, on one line or on several.

    ``is_number``: it may be written as digits alone, which editors take for a number.
    """

    def read(value: Scalar) -> Scalar:
        if len(value) > longest:
            message = f"longer than {longest} characters"
            raise PydanticCustomError("text-too-long", message, {"needed": shorter})
        return value if has_lines else value.on_one_line()

    schema = {"type": _KINDS if is_number else "string", "minLength": 1, "maxLength": longest}
    return _Typed(read, schema, is_prose=True, is_printed=is_printed)


def _read_identifier(value: Scalar) -> Scalar:
    if len(value) > MAX_IDENTIFIER:
        message = f"an identifier has at most {MAX_IDENTIFIER} characters"
        raise PydanticCustomError("identifier-too-long", message)
    if not re.fullmatch(_NAME, value):
        message = (
            "an identifier is made of small letters, digits and single hyphens, a letter first"
        )
        raise PydanticCustomError("bad-identifier", message, {"near": as_identifier(value)})
    return value


def _read_answer(value: Scalar) -> Scalar:
    if quantity(value) is not None:
        message = f"`is` takes the name of an answer, and {value} is a number"
        ends = f"from: {value}, to: {value}"
        hint = f"write `{ends}` for the number entered, or its points: `{{score: [%s], {ends}}}`"
        raise PydanticCustomError("bad-identifier", message, {"needed": hint})
    return _read_identifier(value)


def as_identifier(value: str) -> str:
    """Return an identifier that is made of the words of a text."""
    words = re.findall(r"[a-z0-9]+", without_number(value).lower())
    name = "-".join(words)[:MAX_IDENTIFIER].strip("-")
    return f"step-{name}"[:MAX_IDENTIFIER] if name[:1].isdigit() else name


def without_number(text: str) -> str:
    """Return a text without the number that an author put before it: the program counts."""
    return re.sub(r"^\(?\d{1,3}[.)]\s+(?=\S)", "", text)


def _read_number(value: Scalar) -> int:
    if not re.fullmatch(r"[0-9]{1,4}", value):
        raise PydanticCustomError("bad-number", "expected a whole number from 0 to 9999")
    return int(value)


def _read_points(value: Scalar) -> int:
    if not re.fullmatch(r"[-\u2212]?[0-9]{1,4}", value):
        message, wanted = "expected a whole number from -9999 to 9999", {"wanted": "points"}
        raise PydanticCustomError("bad-number", message, wanted)
    return int(value.replace("\u2212", "-"))


def quantity(written: str) -> Decimal | None:
    """Return a number as it is measured, or ``None`` where none is written."""
    if not re.fullmatch(r"[-\u2212]?[0-9]{1,5}(\.[0-9]{1,2})?", written):
        return None
    return Decimal(written.replace("\u2212", "-"))


def _read_quantity(value: Scalar) -> Decimal:
    number = quantity(value)
    if number is None:
        message, wanted = "expected a number such as 12 or 36.5", {"wanted": "quantity"}
        raise PydanticCustomError("bad-number", message, wanted)
    return number


def _read_mark(value: Scalar) -> Scalar:
    if not re.fullmatch(r"[0-9a-f]{8}", value):
        message = "expected eight digits or letters from a to f"
        hint = {"needed": "leave it out once: `protocol check` names the fingerprint to write"}
        raise PydanticCustomError("bad-mark", message, hint)
    return value


def _read_flag(value: Scalar) -> Scalar:
    if value not in ("yes", "no"):
        raise PydanticCustomError("bad-flag", "expected yes or no")
    return value


def _read_date(value: Scalar) -> Scalar:
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            raise ValueError
        date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("bad-date", "expected a date such as 2026-11-23") from None
    return value


def _read_dial(value: Scalar) -> Scalar:
    if not re.fullmatch(r"\+?[0-9]{2,15}", value):
        near = "".join(re.findall(r"^\+|[0-9]", value))
        raise PydanticCustomError("bad-dial", "expected digits alone", {"near": near})
    return value


def _read_press(value: Scalar) -> Scalar:
    if not re.fullmatch(_PRESSED, value):
        near = "".join(re.findall(r"[0-9*#]", value))[:4] or "2"
        raise PydanticCustomError("bad-press", "expected the keys to press alone", {"near": near})
    return value


def _read_colour(value: Scalar) -> Scalar:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise PydanticCustomError("bad-colour", 'expected a colour such as "#0c4a4e"')
    contrast = contrast_on_white(value)
    if contrast < CONTRAST:
        # Rounded down: a contrast that is just too weak must not read as one that is enough.
        message = f"the contrast of this colour on white is {floor(contrast * 100) / 100:g} to 1"
        hint = {"needed": f"choose a darker one: {CONTRAST:g} to 1 is needed"}
        raise PydanticCustomError("weak-colour", message, hint)
    return value


def contrast_on_white(colour: str) -> float:
    """Return the contrast of ``#rrggbb`` on white as WCAG 2 counts it, from 1 to 21."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (light + 0.05)


def _read_language(value: Scalar) -> Scalar:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", value):
        near = {"near": _TAGS.get(value.lower(), "en")}
        message = "expected a language tag such as en or es-MX"
        raise PydanticCustomError("bad-language", message, near)
    return value


def _read_region(value: Scalar) -> Scalar:
    if not re.fullmatch(r"[A-Z]{2}", value):
        near = {"near": region_meant(value)}
        message = "expected a country's two capitals, such as US"
        raise PydanticCustomError("bad-region", message, near)
    return value


def _read_pattern(value: Scalar) -> Scalar:
    if len(value) > MAX_IDENTIFIER:
        raise PydanticCustomError("text-too-long", f"longer than {MAX_IDENTIFIER} characters")
    if value.count("{n}") != 1 or value.replace("{n}", "").count("{"):
        raise PydanticCustomError("bad-pattern", "expected text with {n} where the number goes")
    return value.on_one_line()


def one_of(*choices: str) -> Any:
    """Return the type of a scalar that is one of a few words."""
    return Annotated[Scalar, _choice(*choices)]


def _choice(*choices: str) -> _Typed:
    def read(value: Scalar) -> Scalar:
        if value not in choices:
            message = f"expected one of {', '.join(choices)}"
            raise PydanticCustomError("bad-choice", message, {"choices": choices})
        return value

    return _Typed(read, {"type": "string", "enum": list(choices)})


_NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
_IDENTIFIER = {"type": "string", "pattern": f"^{_NAME}$", "maxLength": MAX_IDENTIFIER}

Text = Annotated[Scalar, _text(MAX_TEXT, has_lines=True)]
Name = Annotated[Scalar, _text(MAX_TEXT)]
Called = Annotated[Scalar, _text(MAX_TEXT, is_number=True)]
"""A number to call or to send a text to."""

Reference = Annotated[Scalar, _text(MAX_TEXT, is_printed=False)]
"""What is looked up: a file, a name in the definition."""

Address = Annotated[Scalar, _text(MAX_TEXT, is_printed=False)]
"""An address of the web, or of mail."""

Answer = Annotated[Scalar, _text(MAX_TEXT, is_printed=False)]
"""An answer to an item: one of its levels, or a number."""

Remark = Annotated[Scalar, _text(MAX_TEXT, has_lines=True, is_printed=False)]
"""What only the owner of the definition reads."""

Label = Annotated[Scalar, _text(MAX_LABEL)]
Brief = Annotated[Scalar, _text(MAX_BRIEF)]
Numbered = Annotated[
    Scalar,
    _text(
        MAX_NUMBER,
        is_number=True,
        shorter="it is a number such as 6b.; what is asked stands behind `text:`",
    ),
]
"""The number of one thing as the document prints it, such as 6b."""

Title = Annotated[Scalar, _text(MAX_TITLE)]
Identifier = Annotated[Scalar, _Typed(_read_identifier, _IDENTIFIER)]
AnswerName = Annotated[Scalar, _Typed(_read_answer, _IDENTIFIER)]
"""An answer that a condition names. A number is compared."""

Mark = Annotated[Scalar, _Typed(_read_mark, {"type": "string", "pattern": "^[0-9a-f]{8}$"})]
WholeNumber = Annotated[
    int, _Typed(_read_number, {"type": "integer", "minimum": 0, "maximum": 9999})
]
Points = Annotated[
    int, _Typed(_read_points, {"type": "integer", "minimum": -9999, "maximum": 9999})
]
"""What an answer adds to a score, or takes from it."""

Quantity = Annotated[Decimal, _Typed(_read_quantity, {"type": "number"})]
"""A number that something is measured in, with the decimals that it is written with."""

Flag = Annotated[Scalar, _Typed(_read_flag, {"enum": ["yes", "no"]})]
Date = Annotated[Scalar, _Typed(_read_date, {"type": "string", "format": "date"})]
Dial = Annotated[Scalar, _Typed(_read_dial, {"type": _KINDS, "pattern": "^\\+?[0-9]{2,15}$"})]
Press = Annotated[Scalar, _Typed(_read_press, {"type": _KINDS, "pattern": f"^{_PRESSED}$"})]
"""Keys of a menu, such as 2, or 2, 3 one after the other."""

Colour = Annotated[Scalar, _Typed(_read_colour, {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"})]
Language = Annotated[Scalar, _Typed(_read_language, {"type": "string"})]
Region = Annotated[Scalar, _Typed(_read_region, {"type": "string", "pattern": "^[A-Z]{2}$"})]
Pattern = Annotated[
    Scalar, _Typed(_read_pattern, {"type": "string", "pattern": "{n}"}, is_printed=True)
]
Hue = Annotated[
    Scalar, _choice("red", "orange", "yellow", "green", "teal", "blue", "purple", "grey")
]
"""A colour that says something of a pathway or an outcome, such as how severe it is."""

Urgency = Annotated[Scalar, _choice("emergency", "urgent", "soon", "routine")]
"""How soon something is to be done, as the author states it: it orders nothing."""

FrontPlace = Annotated[Scalar, _Typed(_read_identifier, {"type": "string", "enum": ["front"]})]
"""A place of a passage that is no part of the definition. Any other is a slip, which the resolver
answers: it knows what else there is."""

NotePlace = Annotated[
    Scalar,
    _choice(
        "front", "pathway", "screening", "below-threshold", "questionnaire", "contacts", "print"
    ),
]
"""Where a site note can stand."""

Expectation = Annotated[Scalar, _choice("none", "open")]
"""What an example is to read as where that is nothing, or not yet decided."""
