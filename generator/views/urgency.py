"""How soon something is to be done, as its author states it: a mark seen without colour, and
the site's word for it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Protocol, Urgency
from generator.words.catalogue import site_words
from generator.words.text import SiteText

BARS: dict[Urgency, int] = {"emergency": 4, "urgent": 3, "soon": 2, "routine": 1}


@dataclass(frozen=True, slots=True)
class UrgencyMark:
    """``bars``: how many of the mark's four bars are filled."""

    urgency: Urgency
    word: SiteText
    bars: int


def urgency_mark(protocol: Protocol, urgency: Urgency | None) -> UrgencyMark | None:
    """Return the mark of an urgency; None where the author states none."""
    if urgency is None:
        return None
    word = site_words(protocol.language).tables["urgencies"][urgency]
    return UrgencyMark(urgency, word, BARS[urgency])
