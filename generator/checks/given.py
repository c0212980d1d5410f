"""Which answers no example of a screening gives: what they count is untried."""

from __future__ import annotations

from generator.model import YES_NO, Item, Screening

_FEW = 6
"""As many answers are named."""


def answers_given(screening: Screening) -> str:
    """Say in one line how many of the answers that count stand in an example."""
    cases = [screening.answered(example) for example in screening.examples]
    missing, total = [], 0
    for item in _counted(screening):
        given = {case.get(item.id) for case in cases}
        for answer in item.answers if item.levels else YES_NO[1:]:  # a no is given by leaving out
            total += 1
            if answer not in given:
                missing.append(_called(item, answer))
    if not missing:
        return f"each of {total} answers is given in an example"
    named = ", ".join(missing[:_FEW])
    more = f" and {len(missing) - _FEW} more" if len(missing) > _FEW else ""
    are = "is" if len(missing) == 1 else "are"
    return f"{len(missing)} of {total} answers {are} given in no example: {named}{more}"


def _counted(screening: Screening) -> list[Item]:
    """Return the items that a rule reads, or the asking of another one."""
    conditions = [rule.when for rule in screening.rules]
    conditions += [item.ask_if for item in screening.items if item.ask_if is not None]
    read = set().union(*(screening.read_by(each) for each in conditions))
    return [item for item in screening.items if item.id in read]


def _called(item: Item, answer: str) -> str:
    """Name an answer as an author writes it."""
    if item.number is None:
        return f"{item.id} {answer}" if item.levels else item.id
    level = next(each for each in item.levels if each.id == answer)
    low, high = (item.number.written(end or 0) for end in (level.low, level.high))
    return f"{item.id} {low}" if low == high else f"{item.id} {low} to {high}"
