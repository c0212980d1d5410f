"""The telling words of a title, which are a part of it."""

from __future__ import annotations

import re

from generator.model import Sentence
from generator.resolve.names import Names
from generator.resolve.sentences import sentence
from generator.source.tree import Scalar


def lead_of(written: Scalar | None, title: Sentence, names: Names) -> str | None:
    """Return the telling words of a title; what is no part of it goes to ``names`` as a problem."""
    if written is None:
        return None
    lead = sentence(written, title.origin, names).text
    if lead and re.search(rf"(?<!\w){re.escape(lead)}(?!\w)", title.text):
        return lead
    message = "these words are no part of the title"
    hint = f"take them as they stand there: {title.text}"
    names.report("lead-not-in-title", message, written.span, hints=[hint])
    return None
