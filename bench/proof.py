"""Proves a screening of 12 items, 531,441 states, in a process of its own, so that nothing is kept.

    python bench/proof.py RESULTS

appends the seconds it took to the file RESULTS: every state read, the tables compared, every small
change tried, and the digest made. Imports and the definition's making are over before.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from generator.diagnostics.span import Span
from generator.model import (
    Combined,
    Group,
    GroupMet,
    Item,
    OutcomeTarget,
    Rule,
    ScoreWithin,
    Screening,
    Sentence,
)
from generator.screening.proof import prove

HERE = Span.point("bench")
NOTHING = Sentence((), "official", HERE)


def screening() -> Screening:
    """Return a screening of two groups, with one rule over both and one over their points."""

    def group(name: str, at_least: int, size: int) -> Group:
        items = tuple(Item(f"{name}{n}", "", NOTHING, n + 1, HERE) for n in range(size))
        return Group(name, name, NOTHING, at_least, items, HERE)

    groups = (group("few", 1, 4), group("many", 2, 8))
    either = Combined(1, (GroupMet("few", HERE), GroupMet("many", HERE)), "any", HERE)
    points = ScoreWithin(("few", "many"), 9, None, HERE)
    rules = tuple(
        Rule(name, None, when, OutcomeTarget("end"), False, HERE)
        for name, when in (("either", either), ("points", points))
    )
    return Screening("bench", None, groups, rules, HERE)


def main() -> None:
    """Prove, and write down how long it took."""
    asked = screening()
    begun = time.perf_counter()
    proof = prove(asked)
    seconds = time.perf_counter() - begun
    assert proof.states == 531_441
    with Path(sys.argv[1]).open("a") as results:
        results.write(f"{seconds}\n")


if __name__ == "__main__":
    main()
