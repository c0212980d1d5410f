"""What tells pathways apart at a glance: a colour and, where nobody sees colours, a mark.

A colour that the author names says something, such as how severe an outcome is. Colours that go by
the order of the list only tell pathways apart. A protocol has the one or the other, never both: who
names a hue for some of its pathways and outcomes leaves the others grey. Of several results that a
screening can have none has a colour but the one that was named for it, so that none looks more or
less severe than another. The only result there is, is the pathway that it is everywhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Hue, OutcomeTarget, PathwayTarget, Protocol, Rule, Target

IN_ORDER = 6
"""How many colours there are for pathways that go by their order; then they start again."""

NAMED: Mapping[Hue, int] = {
    "red": 1, "yellow": 2, "purple": 3, "blue": 4, "green": 5, "orange": 6, "teal": 7, "grey": 8,
}  # fmt: skip
"""The colours of the palette that an author can name."""

GREY = NAMED["grey"]


@dataclass(frozen=True, slots=True)
class Sign:
    """A colour of the palette and a mark, both by their numbers from 1.

    Colours and marks repeat after different numbers, so that a pair of both stays rare.
    """

    colour: int
    mark: int


def pathway_sign(protocol: Protocol, pathway: str) -> Sign:
    """Return what tells a pathway apart in lists, on its page and on its sheets."""
    place = [each.id for each in protocol.pathways].index(pathway)
    if has_hues(protocol):
        return Sign(_named(protocol.pathway(pathway).hue), place + 1)
    return Sign(place % IN_ORDER + 1, place + 1)


def result_sign(protocol: Protocol, target: Target) -> Sign:
    """Return what tells a result apart: grey, where no hue is named and rules lead elsewhere too.

    An outcome has no mark of its own; its sign is shown as a colour alone.
    """
    if isinstance(target, PathwayTarget):
        sign = pathway_sign(protocol, target.pathway)
        results = {rule.outcome for each in protocol.screenings for rule in each.rules}
        if target not in results or results == {target}:
            return sign
        return Sign(_named(protocol.pathway(target.pathway).hue), sign.mark)
    assert isinstance(target, OutcomeTarget)  # a step is no result
    return Sign(_named(protocol.outcome(target.outcome).hue), 1)


def end_sign(protocol: Protocol, target: Target) -> Sign | None:
    """Return the sign of a box where a way ends. None: it looks as the boxes before it."""
    return result_sign(protocol, target) if has_hues(protocol) else None


def rules_sign(protocol: Protocol, rules: tuple[Rule, ...]) -> Sign:
    """Return the sign of some rules: that of the only result; grey, where there are several, with
    the mark of the first pathway that they lead to."""
    ends = [rule.outcome for rule in rules if isinstance(rule.outcome, PathwayTarget)]
    if len({rule.outcome for rule in rules}) == 1:
        return result_sign(protocol, rules[0].outcome)
    return Sign(GREY, pathway_sign(protocol, ends[0].pathway).mark if ends else 1)


def has_hues(protocol: Protocol) -> bool:
    """Say whether the author names any hue, so that colours mean what the author says."""
    hues = (*(p.hue for p in protocol.pathways), *(o.hue for o in protocol.outcomes))
    return any(hues)


def _named(hue: Hue | None) -> int:
    return NAMED[hue] if hue else GREY
