"""A comment behind a text without quotes, or the rest of the text?

YAML reads both alike: a space and a ``#`` end the text. What an author meant shows in what follows,
as in ``room # 12``, and in the two spaces that most people put before a comment.
"""

from __future__ import annotations

import re
from typing import Literal

from generator.source.tree import Scalar

HINT = "put the text in double quotes; a comment has two spaces before its # and one after it"

_NUMBERED = re.compile(r"([A-Z]{1,5}[-./ ]?)?\d|[B-HJ-Z]\b|[_{,;:.!?)]|[AI]?$")
"""What stands behind a number sign: 12, A-12, B, a line to write on; or the sentence goes on, or
ends, with the sign itself."""


def cut_by_comment(text: Scalar, *, is_prose: bool) -> Literal["surely", "perhaps", "no"]:
    """Say whether a comment has cut a text. ``is_prose``: it is no name, number or date."""
    found = re.fullmatch(r"( +)#( *)(.*)", text.comment)
    if found is None:
        return "no"
    before, after, behind = found.groups()
    if behind and not after:
        return "surely"
    takes_more = text.is_in_flow and re.search(r"[],}]", behind) is not None
    if not is_prose:
        return "perhaps" if takes_more else "no"
    is_close = len(before) == 1 and any(map(str.isalpha, text))  # a telephone number has no words
    is_number = _NUMBERED.match(behind) is not None
    if not text or (is_close and is_number):
        return "surely"
    return "perhaps" if is_close or is_number or takes_more else "no"
