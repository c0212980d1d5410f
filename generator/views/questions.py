"""What a screening asks, as pages, sheets and slides say it: items and how they are answered."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from generator.model import Group, Item, Level, Number, Screening, Sentence, Words
from generator.views.conditions import asked_in_words, range_in_words
from generator.words.catalogue import SiteWords

Said: TypeAlias = Sentence | str
"""The document's words, or ours."""


@dataclass(frozen=True, slots=True)
class AnswerEntry:
    """One of the answers to an item, with its points; None: points say nothing here."""

    id: str
    text: Said
    points: int | None


@dataclass(frozen=True, slots=True)
class NumberEntry:
    """What a number is entered in: its unit, and its ends as they are read."""

    unit: Sentence | None
    low: str
    high: str
    decimals: int
    ends: tuple[tuple[int, int], ...]  # of the ranges, in units of the last decimal


@dataclass(frozen=True, slots=True)
class ItemEntry:
    """An item as an entry of its group. Without ``answers`` it is answered yes or no."""

    id: str
    label: str
    text: Sentence
    kind: Literal["yes-no", "levels", "number"]
    points: int  # of a yes
    answers: tuple[AnswerEntry, ...]
    number: NumberEntry | None
    asked: str | None  # on what it is asked; None: always

    def answers_in_line(self) -> str:
        """Say all answers in one line: ``spontaneous (4), to sound (3)``."""
        said = [_in_line(answer) for answer in self.answers]
        unit = f"{self.number.unit.text}: " if self.number and self.number.unit else ""
        return unit + "; ".join(said)


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """A group of items. ``shared``: the answers where all items have the same ones."""

    id: str
    title: str
    statement: Sentence
    at_least: int | None
    items: tuple[ItemEntry, ...]
    shared: tuple[AnswerEntry, ...]

    def shared_in_line(self) -> str:
        """Say the answers that all items have in one line."""
        return "; ".join(_in_line(answer) for answer in self.shared)


def group_entries(screening: Screening, words: SiteWords) -> tuple[GroupEntry, ...]:
    """Return the groups of a screening as entries."""
    return tuple(_group(screening, group, words) for group in screening.groups)


def _group(screening: Screening, group: Group, words: SiteWords) -> GroupEntry:
    items = tuple(_item(screening, item, words) for item in group.items)
    asked = {tuple((a.id, _plain(a.text), a.points) for a in item.answers) for item in items}
    is_shared = len(items) > 1 and len(asked) == 1 and all(i.kind == "levels" for i in items)
    shared = items[0].answers if is_shared else ()
    return GroupEntry(group.id, group.title, group.statement, group.at_least, items, shared)


def _item(screening: Screening, item: Item, words: SiteWords) -> ItemEntry:
    number = item.number
    has_points = any(level.points for level in item.levels)
    return ItemEntry(
        item.id,
        item.label,
        item.text,
        "number" if number else "levels" if item.levels else "yes-no",
        item.points,
        tuple(
            AnswerEntry(
                level.id,
                level.text or range_in_words((level,), number, words),
                level.points if has_points else None,
            )
            for level in item.levels
        ),
        _number(number, item.levels) if number else None,
        words.asked_if.filled(condition=asked_in_words(screening, item.ask_if, words))
        if item.ask_if
        else None,
    )


def _number(number: Number, ranges: tuple[Level, ...]) -> NumberEntry:
    low, high = map(number.printed, (number.low, number.high))
    ends = tuple((each.low or 0, each.high or 0) for each in ranges)
    return NumberEntry(number.unit, low, high, number.decimals, ends)


def _plain(text: Said) -> str:
    return text if isinstance(text, str) else text.text


def _in_line(answer: AnswerEntry) -> str:
    points = "" if answer.points is None else f" ({answer.points})"
    return f"{_plain(answer.text)}{points}"


def statement_of(group: GroupEntry) -> Sentence:
    """Return a group's statement; answers that all its items have stand below it."""
    return _with_lines(group.statement, [group.shared_in_line()] if group.shared else [])


def whole_item(group: GroupEntry, item: ItemEntry) -> Sentence:
    """Return an item with its answers and when it is asked, for where it is one text of lines."""
    lines = [item.answers_in_line()] if item.answers and not group.shared else []
    return _with_lines(item.text, [*lines, *([item.asked] if item.asked else [])])


def _with_lines(text: Sentence, lines: list[str]) -> Sentence:
    added = [part for line in lines for part in (Words("\n"), Words(line))]
    return replace(text, parts=(*text.parts, *added)) if added else text
