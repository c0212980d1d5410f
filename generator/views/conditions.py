"""A screening's condition in words: the titles of groups, the texts of items, the site's joints."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import (
    YES_NO,
    Combined,
    Condition,
    GroupMet,
    Item,
    ItemHolds,
    Level,
    Negated,
    Number,
    Rule,
    ScoreWithin,
    Screening,
    Sentence,
)
from generator.words.catalogue import SiteWords


def rule_in_words(screening: Screening, rule: Rule, words: SiteWords) -> Sentence | str:
    """Say when a rule is met, as the document words it where it does."""
    if rule.is_otherwise:
        return words.otherwise
    return rule.reads or in_words(screening, rule.when, words)


def in_words(screening: Screening, condition: Condition, words: SiteWords) -> str:
    """Say a condition in one line; what is joined stands in brackets."""
    match condition:
        case GroupMet(group=name):
            group = screening.group(name)
            return f"{group.title}: {words.range_of(group.at_least or 0, len(group.items))}"
        case ItemHolds(item=name):
            title, item = screening.group_of(name).title, screening.item(name)
            said = [item.text.text] if title == item.text.text else [title, item.text.text]
            if item.levels or condition.answers != YES_NO[1:]:
                said.append(answers_in_words(item, condition.answers, words))
            return ": ".join(said)
        case ScoreWithin():
            points = points_in_words(screening, condition, words)
            return f"{scored(screening, condition)}: {points}"
        case Negated() | Combined():
            parts = "; ".join(in_words(screening, each, words) for each in parts_of(condition))
            return f"{joint(condition, words)} ({parts})"


def asked_in_words(screening: Screening, condition: Condition, words: SiteWords) -> str:
    """Say in one line on what an item is asked, by the numbers of those above it: ``2. Yes``."""
    match condition:
        case ItemHolds(item=name):
            item = screening.item(name)
            answer = answers_in_words(item, condition.answers, words)
            return f"{_number_of(screening, item)} {answer}"
        case ScoreWithin(groups=groups, items=items):
            named = [screening.group(name).title for name in groups]
            named += [_number_of(screening, screening.item(name)) for name in items]
            return f"{' + '.join(named)}: {points_in_words(screening, condition, words)}"
        case Negated() | Combined():
            inner = [asked_in_words(screening, each, words) for each in parts_of(condition)]
            if len(inner) == 1 and isinstance(condition, Combined):
                return inner[0]
            return f"{joint(condition, words)} ({'; '.join(inner)})"
        case GroupMet():
            return in_words(screening, condition, words)


def _number_of(screening: Screening, item: Item) -> str:
    """Return an item's number; with its group, where another item has the same one."""
    alike = [each for each in screening.items if each.label == item.label]
    if len(alike) == 1:
        return item.label
    group = screening.group_of(item.id)
    return f"{group.title} {item.label}" if len(group.items) > 1 else f"{group.title}:"


def answers_in_words(item: Item, answers: Sequence[str], words: SiteWords) -> str:
    """Say some answers to an item: yes or no, levels, or the numbers of ranges."""
    if not item.levels:
        return words.yes if answers == YES_NO[1:] else words.no
    levels = tuple(level for level in item.levels if level.id in answers)
    if item.number is None:
        return words.either.join(level.text.text for level in levels if level.text)
    return f"{range_in_words(levels, item.number, words)}{_unit(item.number)}"


def _unit(number: Number) -> str:
    return f" {number.unit.text}" if number.unit else ""


def range_in_words(ranges: Sequence[Level], number: Number | None, words: SiteWords) -> str:
    """Say the numbers from the first of some ranges to the last: ``8 or less``, ``9 to 11``."""
    assert number is not None  # what has ranges is a number
    low, high = ranges[0].low, ranges[-1].high
    assert low is not None and high is not None  # and they have ends
    first, last = map(number.printed, (low, high))
    if low == number.low and high == number.high:
        return words.span.filled(low=first, high=last)
    if low == number.low:
        return words.span_below.filled(high=last)
    if high == number.high:
        return words.span_open.filled(low=first)
    return first if low == high else words.span.filled(low=first, high=last)


def points_in_words(screening: Screening, score: ScoreWithin, words: SiteWords) -> str:
    """Say the points that a score is to have: ``5 to 6 points``, ``4 points or less``."""
    least = sum(min(0, *item.weights) for item in screening.scored(score))
    if score.low == least and least < 0 and score.high is not None:
        return words.points_below.filled(high=score.high)
    return words.points_in(score.low, score.high)


def scored(screening: Screening, score: ScoreWithin) -> str:
    """Name what has the points that a score adds up: ``Blade + Motor``."""
    named = [screening.group(name).title for name in score.groups]
    named += [screening.item(name).text.text for name in score.items]
    return " + ".join(named)


def joint(condition: Negated | Combined, words: SiteWords) -> str:
    """Say how the parts of a condition are joined: ``All of these``."""
    if isinstance(condition, Negated):
        return words.not_condition
    heads = {"all": words.all_conditions, "any": words.any_condition}
    return heads.get(condition.word, words.at_least.filled(n=condition.at_least))


def parts_of(condition: Negated | Combined) -> tuple[Condition, ...]:
    """Return the conditions that a condition joins."""
    return (condition.condition,) if isinstance(condition, Negated) else condition.conditions
