"""A condition → the reasons that are shown beside its reading, in the rule's own words.

A reason that counts names a sum. The sums of a screening are numbered, so that the page's script
can fill in how many hold; it says what is met by comparing a sum with its range.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    Rule,
    ScoreWithin,
    Screening,
    Sentence,
)
from generator.screening.sums import Sum, as_sums
from generator.views.conditions import answers_in_words, in_words, joint, parts_of
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

    def of_rule(self, rule: Rule) -> Reason:
        """Return the reason of a rule; what holds otherwise has none but that nothing else does."""
        if rule.is_otherwise:
            return Reason("joint", self._words.otherwise, None, None)
        found = self.reason(rule.when)
        return replace(found, words=rule.reads) if rule.reads else found

    def reason(self, condition: Condition) -> Reason:
        """Return the reason of a condition."""
        screening, words = self._screening, self._words
        match condition:
            case GroupMet(group=name):
                group = screening.group(name)
                return Reason("count", group.title, group.statement, self.number(condition))
            case ItemHolds(item=name):
                item = screening.item(name)
                answer = answers_in_words(item, condition.answers, words)
                title = f"{screening.group_of(name).title}: {answer}"
                return Reason("item", title, item.text, self.number(condition))
            case ScoreWithin():
                title = in_words(screening, condition, words)
                return Reason("score", title, None, self.number(condition))
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

    def number(self, condition: Condition) -> int:
        """Return the number of what a condition adds up; one that is no joint adds up something."""
        found = as_sums(self._screening, condition)
        assert isinstance(found, Sum)  # a condition that is no joint is one
        return self._numbers.setdefault(found, len(self._numbers))
