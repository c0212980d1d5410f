"""By when something is to be checked again, and whether that day has passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model import Protocol
from generator.words.catalogue import site_words
from generator.words.text import SiteText


@dataclass(frozen=True, slots=True)
class Due:
    """By when something is to be checked, in our words."""

    text: SiteText
    overdue: SiteText | None  # the word for it; None: nobody said that the day has passed


def contacts_due(protocol: Protocol, day: date | None) -> dict[str, Due]:
    """Return by when contacts are to be checked, by their identifiers."""
    words = site_words(protocol.language)
    return {
        each.id: Due(
            words.check_by.filled(date=each.review_by),
            words.overdue if each.is_overdue(day) else None,
        )
        for each in protocol.contacts
        if each.review_by
    }


def protocol_due(protocol: Protocol, day: date | None) -> Due | None:
    """Return by when a protocol is to be reviewed, if its owner says so."""
    if protocol.review_by is None:
        return None
    words = site_words(protocol.language)
    text = SiteText(protocol.review_by.isoformat(), words.language)
    return Due(text, words.overdue if protocol.is_overdue(day) else None)
