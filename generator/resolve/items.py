"""Groups and their items: what is asked, how it can be answered, and when it is asked at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import count, pairwise
from typing import TypeAlias, TypedDict

from generator.diagnostics.diagnostic import Diagnostic, Related, error
from generator.model import Group, Item, Level, Number
from generator.resolve.conditions import Conditions
from generator.resolve.names import Names, label
from generator.resolve.sentences import sentence
from generator.schema.screenings import (
    ConditionSection,
    ItemSection,
    LevelSection,
    NumberSection,
    RangeSection,
    ScreeningSection,
)
from generator.source.tree import Scalar

MAX_DIFFERENT = 10**7
"""How many numbers an item can be answered with, in units of its last decimal."""


class _Ways(TypedDict):
    """Ways out of a problem, and a second place that explains it."""

    hints: list[str]
    related: list[Related]


_Cut: TypeAlias = tuple[Decimal, bool]
"""A number from which on a condition tells apart, or behind which."""


def resolve_groups(section: ScreeningSection, names: Names) -> tuple[Group, ...]:
    """Resolve the groups of a screening; problems go to ``names``."""
    items = [item for group in section.groups for item in group.items]
    names.unique("group or item", [*(g.id for g in section.groups), *(i.id for i in items)])
    cuts = _cuts(section)
    numbers = count(1)
    groups = []
    for group in section.groups:
        if names.items_restart:
            numbers = count(1)
        statement = sentence(group.statement, "official", names)
        title = str(group.title) if group.title else statement.text.rstrip(" :.")
        found = tuple(_item(item, numbers, cuts.get(str(item.id), ()), names)
                      for item in group.items)  # fmt: skip
        groups.append(Group(str(group.id), title, statement, group.at_least, found, group.id.span))
    return _with_gates(section, tuple(groups), names)


def _with_gates(
    section: ScreeningSection, groups: tuple[Group, ...], names: Names
) -> tuple[Group, ...]:
    """Say of each item when it is asked: that may depend on those before it."""
    written = {str(i.id): i.ask_if for group in section.groups for i in group.items if i.ask_if}
    conditions = Conditions(groups, names)
    return tuple(
        replace(
            group,
            items=tuple(
                replace(item, ask_if=conditions.resolve(written[item.id]))
                if item.id in written
                else item
                for item in group.items
            ),
        )
        for group in groups
    )


def _item(section: ItemSection, numbers: Iterator[int], cuts: Sequence[_Cut], names: Names) -> Item:
    """Resolve an item. One with a number of its own is not counted."""
    own = str(section.label) if section.label else None
    item = Item(
        str(section.id),
        own or label(names.item_pattern, str(next(numbers))),
        sentence(section.text, "official", names),
        section.points or 0,
        section.id.span,
    )
    if section.levels is not None:
        names.unique("level", [level.id for level in section.levels])
        levels = tuple(_level(level, names) for level in section.levels)
        return replace(item, levels=levels)
    if section.number is not None:
        return _measured(item, section.number, cuts, names)
    return item


def _level(section: LevelSection, names: Names) -> Level:
    if section.id == "unknown":
        message = "`unknown` stands for an answer that is not known"
        hint = "give the level another name, such as `not-known`"
        names.report("reserved-identifier", message, section.id.span, hints=[hint])
    text = sentence(section.text, "official", names)
    return Level(str(section.id), text, section.points or 0, section.id.span)


def _measured(item: Item, section: NumberSection, cuts: Sequence[_Cut], names: Names) -> Item:
    """Return an item that is answered with a number, whose levels are the ranges told apart."""
    ranges = section.ranges or [RangeSection.model_construct()]
    ends = [each.to for each in ranges if each.to is not None]
    written = (section.low, section.high, *ends, *(number for number, _ in cuts))
    decimals = max(map(_decimals, written))
    unit = 10**decimals
    low, high = (int(each * unit) for each in (section.low, section.high))
    tops = [high if each.to is None else int(each.to * unit) for each in ranges]
    fault = _fault(section, low, high, tops, ranges)
    if fault:
        names.problems.append(fault)
        names.refused.add(f"item {item.id}")
        return item
    starts = {int(number * unit) + is_behind for number, is_behind in cuts}
    levels: list[Level] = []
    first = low
    for top, each in zip(tops, ranges, strict=True):
        inside = sorted(cut for cut in starts if first < cut <= top)
        for start, end in pairwise([first, *inside, top + 1]):
            id = f"{start}-{end - 1}"
            levels.append(Level(id, None, each.points or 0, section.span, start, end - 1))
        first = top + 1
    said = sentence(section.unit, "official", names) if section.unit else None
    return replace(item, levels=tuple(levels), number=Number(said, low, high, decimals))


def _fault(
    section: NumberSection, low: int, high: int, tops: list[int], ranges: list[RangeSection]
) -> Diagnostic | None:
    """Return what is wrong with the ranges of a number; None: nothing is."""
    last = ranges[-1]
    if low >= high or high - low > MAX_DIFFERENT:
        message = f"from {section.low} to {section.high} there are no numbers to choose from"
        hint = f"the smaller number comes first: `from: {section.high}, to: {section.low}`"
        if low == high:
            hint = "the greatest number, `to`, lies above the least, `from`"
        if low < high:
            message = f"from {section.low} to {section.high} there are too many numbers"
            hint = "take ends that are nearer to each other, or fewer decimals"
        return error("bad-range", message, section.span, hints=[hint])
    if last.to is not None and tops[-1] != high:
        message = f"the last range ends at {last.to}, and the number at {section.high}"
        hint = "leave out `to` in the last range: it goes to the end"
        if tops[-1] > high:
            return error("bad-range", message, last.span, **_raised(section, tops, ranges, hint))
        return error("bad-range", message, last.span, hints=[hint])
    for before, top, each in zip([low - 1, *tops], tops, ranges, strict=False):
        if each.to is None and each is not last:
            message = "a range without `to` goes to the end, and this is not the last one"
            return error("bad-range", message, each.span, hints=["say where it ends with `to`"])
        if top <= before or top > high:
            message = f"the range to {each.to or section.high} holds no number"
            hint = f"ranges rise from {section.low} to {section.high}, each from behind the last"
            if top > high or before >= high:
                return error("bad-range", message, each.span, **_raised(section, tops, ranges))
            return error("bad-range", message, each.span, hints=[hint])
    return None


def _raised(
    section: NumberSection, tops: list[int], ranges: list[RangeSection], *others: str
) -> _Ways:
    """Say that the number itself may end too low, and where that stands."""
    greatest = max(each.to for each in ranges if each.to is not None)
    hint = f"raise `to` of the number above {greatest}"
    if ranges[-1].to is not None:
        hint = f"raise `to` of the number to {greatest}"
    related = Related("the number ends here", section.span)
    return {"hints": [hint, *others], "related": [related]}


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)  # no infinity is written in digits
    return max(0, -exponent)


def _cuts(section: ScreeningSection) -> Mapping[str, list[_Cut]]:
    """Return where the conditions of a screening begin to tell numbers apart: item → those."""
    found: dict[str, list[_Cut]] = {}
    for each in _conditions(section):
        if each.item is not None:
            ends = ((each.low, False), (each.high, True))
            known = [(number, is_behind) for number, is_behind in ends if number is not None]
            found.setdefault(str(each.item), []).extend(known)
    return found


def _conditions(section: ScreeningSection) -> Iterator[ConditionSection]:
    """Yield all conditions that a screening writes out."""
    roots = [*(section.any or ()), *(section.all or ())]
    roots += [rule.when for rule in section.rules or ()]
    roots += [item.ask_if for group in section.groups for item in group.items if item.ask_if]
    left = [each for each in roots if isinstance(each, ConditionSection)]
    while left:
        each = left.pop()
        yield each
        inner: list[Scalar | ConditionSection] = [*(each.all or ()), *(each.any or ())]
        inner += [*(each.of or ()), *([each.negated] if each.negated else ())]
        left += [one for one in inner if isinstance(one, ConditionSection)]
