"""A condition → the reasons that are shown beside its reading, in the rule's own words.

A reason that counts names a sum. The sums of a screening are numbered, so that the page's script
can fill in how many hold; it says what is met by comparing a sum with its range.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
    Sentence,
)
from generator.screening.sums import Sum, as_sums
from generator.views.conditions import in_words, joint, parts_of
from generator.views.document import Json
from generator.words.catalogue import SiteWords


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a rule reads as it does: a sum with its words, or a joint of other reasons."""

    kind: Literal["count", "score", "item", "joint"]
    title: str  # ours: what is counted, or how the parts are joined
    words: Sentence | None  # the document's: the statement of a group, the text of an item
    sum: int | None  # its number in the screening; None: a joint
    parts: tuple[Reason, ...] = ()


class Reasons:
    """Numbers the sums of a screening's conditions while it gives their reasons."""

    def __init__(self, screening: Screening, words: SiteWords) -> None:
        self._screening = screening
        self._words = words
        self._numbers: dict[Sum, int] = {}

    def reason(self, condition: Condition) -> Reason:
        """Return the reason of a condition."""
        screening, words = self._screening, self._words
        match condition:
            case GroupMet(group=name):
                group = screening.group(name)
                return Reason("count", group.title, group.statement, self._number(condition))
            case ItemHolds(item=name):
                group, item = next(
                    (each, item)
                    for each in screening.groups
                    for item in each.items
                    if item.id == name
                )
                title = f"{group.title}: {words.yes}"
                return Reason("item", title, item.text, self._number(condition))
            case ScoreWithin():
                title = in_words(screening, condition, words)
                return Reason("score", title, None, self._number(condition))
            case Negated() | Combined():
                parts = tuple(self.reason(each) for each in parts_of(condition))
                return Reason("joint", joint(condition, words), None, None, parts)

    def sums(self) -> Json:
        """Return the sums that were numbered, as the script needs them."""
        places = {item.id: place for place, item in enumerate(self._screening.items)}
        return [
            {
                "items": [places[item] for item in each.items],
                "weights": [list(weights) for weights in each.weights],
                "low": each.low,
                "high": each.high,
            }
            for each in self._numbers
        ]

    def _number(self, condition: Condition) -> int:
        found = as_sums(self._screening, condition)
        assert isinstance(found, Sum)  # a condition that is no joint is one
        return self._numbers.setdefault(found, len(self._numbers))
