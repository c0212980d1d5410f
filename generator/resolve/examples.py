"""Examples of a screening: answers in an owner's words, and what they are to read as."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.model import YES_NO, Example, Group, Item, Target
from generator.resolve.names import Names
from generator.resolve.sentences import sentence
from generator.schema.scalars import quantity
from generator.schema.screenings import ExampleSection, ScreeningSection
from generator.schema.shapes import FLAGS
from generator.source.tree import Scalar


def resolve_examples(
    section: ScreeningSection, groups: Iterable[Group], names: Names
) -> tuple[Example, ...]:
    """Resolve the examples of a screening; problems go to ``names``."""
    items = {item.id: item for group in groups for item in group.items}
    found = (_example(each, items, names) for each in section.examples)
    return tuple(each for each in found if each is not None)


def _example(section: ExampleSection, items: dict[str, Item], names: Names) -> Example | None:
    before = len(names.problems)
    answers: dict[str, str] = {}
    names.once([*section.yes, *section.unknown, *section.answers], "one example")
    for name in (*section.yes, *section.unknown, *section.answers):
        if name not in items:
            names.unknown("item", name, items)
    for name in section.yes:
        if name in items and items[name].levels:
            message = f"`{name}` is not answered yes or no"
            hint = f"give its answer under `answers`: `{name}: {_some_answer(items[name])}`"
            names.report("answer-not-said", message, name.span, hints=[hint])
        answers[str(name)] = YES_NO[1]
    for name, written in section.answers.items():
        if name in items:
            answer = _answer(items[name], written, names)
            if answer is not None:
                answers[str(name)] = answer
    reads = _expected(section, names)
    if len(names.problems) > before:
        return None
    case = sentence(section.case, "ours", names)
    unknown = tuple(str(name) for name in section.unknown)
    return Example(case, tuple(answers.items()), unknown, reads, section.case.span)


def _expected(
    section: ExampleSection, names: Names
) -> tuple[Target, ...] | Literal["none", "open"]:
    if isinstance(section.outcome, Scalar):
        return "open" if section.outcome == "open" else "none"
    listed = section.outcome if isinstance(section.outcome, list) else [section.outcome]
    targets = [names.outside(each) for each in listed]
    return tuple(each for each in targets if each is not None)


def _some_answer(item: Item) -> str:
    """Return an answer to an item as an author writes it."""
    if item.number is None:
        return item.answers[-1]
    return item.number.written(item.number.high)


def _answer(item: Item, written: Scalar, names: Names) -> str | None:
    """Return the answer that is written: the name of a level, or the range of a number."""
    if names.is_refused(item.id):
        return None
    if item.number is None:
        if written in item.answers:
            return str(written)
        what, flag = f"answer to `{item.id}` called", FLAGS.get(written.lower())
        if flag in item.answers:
            names.refuse(what, written, [f"write `{item.id}: {flag}`"])
        else:
            names.unknown(what, written, item.answers)
        return None
    number = quantity(written)
    for level in item.levels if number is not None else ():
        assert number is not None and level.low is not None and level.high is not None
        value = number * item.number.scale
        if level.low <= value <= level.high and value % 1 == 0:
            return level.id
    message = f"`{written}` is no answer to `{item.id}`"
    least, greatest = map(item.number.written, (item.number.low, item.number.high))
    hint = f"expected a number from {least} to {greatest}"
    if item.number.decimals:
        hint += f" with at most {item.number.decimals} behind the point"
    names.report("bad-number", message, written.span, hints=[hint])
    return None
