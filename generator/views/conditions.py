"""A screening's condition in words: the titles of groups, the texts of items, the site's joints."""

from __future__ import annotations

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
)
from generator.words.catalogue import SiteWords


def in_words(screening: Screening, condition: Condition, words: SiteWords) -> str:
    """Say a condition in one line; what is joined stands in brackets."""
    match condition:
        case GroupMet(group=name):
            group = screening.group(name)
            return f"{group.title}: {words.range_of(group.at_least or 0, len(group.items))}"
        case ItemHolds(item=name):
            return next(
                f"{group.title}: {item.text.text}"
                for group in screening.groups
                for item in group.items
                if item.id == name
            )
        case ScoreWithin():
            return (
                f"{scored(screening, condition)}: {words.points_in(condition.low, condition.high)}"
            )
        case Negated() | Combined():
            parts = "; ".join(in_words(screening, each, words) for each in parts_of(condition))
            return f"{joint(condition, words)} ({parts})"


def scored(screening: Screening, condition: ScoreWithin) -> str:
    """Name the groups whose points a condition adds up: ``Blade + Motor``."""
    return " + ".join(screening.group(name).title for name in condition.groups)


def joint(condition: Negated | Combined, words: SiteWords) -> str:
    """Say how the parts of a condition are joined: ``All of these``."""
    if isinstance(condition, Negated):
        return words.not_condition
    heads = {"all": words.all_conditions, "any": words.any_condition}
    return heads.get(condition.word, words.at_least.filled(n=condition.at_least))


def parts_of(condition: Negated | Combined) -> tuple[Condition, ...]:
    """Return the conditions that a condition joins."""
    return (condition.condition,) if isinstance(condition, Negated) else condition.conditions
