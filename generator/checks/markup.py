"""Marks of other languages in a text: nothing reads them, so they would be printed as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.sentences import all_sentences
from generator.diagnostics.diagnostic import Diagnostic, warning
from generator.model import Protocol

_MARKS = (
    (
        re.compile(r"\*\*(?=\S)[^*\n]+(?<=\S)\*\*|(?<!\w)__(?=\S)[^_\n]+(?<=\S)__(?!\w)"),
        "write the words alone: whom to call is made bold by itself",
    ),
    (
        re.compile(r"\[[^\]\n]+\]\((?:https?://|mailto:|tel:|/|\.)[^)\s]*\)"),
        "write the words alone; what is cited has its `link:` under `citations:`",
    ),
    (
        re.compile(r"</?(?:a|b|br|em|i|li|p|span|strong|u|ul)(?:\s[^<>\n]*)?/?>", re.IGNORECASE),
        "write the words alone; lines and lists of a text are kept as they are written",
    ),
)
"""Each with the way out."""


def check_markup(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report bold words, links and tags as Markdown and HTML have them."""
    for sentence in all_sentences(protocol):
        for pattern, hint in _MARKS:
            found = pattern.search(sentence.text)
            if found is not None:
                message = f"`{found[0]}` is printed as it stands"
                yield warning("markup-in-text", message, sentence.span, hints=[hint])
