"""The line over everything: what an author puts above each page, sheet and slide."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Protocol, Sentence
from generator.words.catalogue import site_words
from generator.words.text import SiteText


@dataclass(frozen=True, slots=True)
class UrgentLine:
    """The line, and what it is called where it is no sentence of the document."""

    text: Sentence
    label: SiteText | None

    @property
    def whole(self) -> str:
        """All of it, as its length is measured."""
        return f"{self.label}: {self.text.text}" if self.label else self.text.text


def urgent_line(protocol: Protocol) -> UrgentLine | None:
    """Return the line over everything, if there is one."""
    if protocol.urgent is None:
        return None
    is_ours = protocol.urgent.origin == "ours"
    words = site_words(protocol.language)
    return UrgentLine(protocol.urgent, words.site_note if is_ours else None)
