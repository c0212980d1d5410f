"""Whether examples of a screening read as they say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.boundaries import boundaries
from generator.checks.proposals import Case
from generator.checks.rules import is_provable
from generator.diagnostics.diagnostic import Diagnostic, error
from generator.model import Example, OutcomeTarget, PathwayTarget, Protocol, Screening, Target
from generator.screening.table import asked_items, condition_table, readings

_FIRST = (
    "several rules hold: if only the first of them counts, write `first: yes` beside `rules:`; "
    "if all do, name them all: `outcome: [{…}, {…}]`"
)


def check_examples(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report examples that read otherwise than they say, and boundaries without one.

    Boundaries are reported once an author has begun to write examples.
    """
    for screening in protocol.screenings:
        if not screening.examples or not is_provable(screening):
            continue
        cases, are_sound = [], True
        for example in screening.examples:
            answers = screening.answered(example)
            asked = frozenset(item.id for item in asked_items(screening, answers))
            faults = list(_faults(screening, example, answers, asked))
            yield from faults
            are_sound = are_sound and not faults
            if not faults and not example.unknown:
                cases.append(Case(answers, asked))
        if are_sound:
            yield from boundaries(screening, cases)


def _faults(
    screening: Screening, example: Example, answers: dict[str, str], asked: frozenset[str]
) -> Iterator[Diagnostic]:
    missing = sorted(asked - set(answers) - set(example.unknown))
    if missing:
        message = f"this example does not say what `{missing[0]}` is answered with"
        hint = f"say it under `answers`, or name `{missing[0]}` under `unknown`"
        yield error("example-incomplete", message, example.span, hints=[hint])
        return
    idle = next(
        (name for name in (*dict(example.answers), *example.unknown) if name not in asked), None
    )
    if idle is not None and not _waits(screening, idle, answers):
        message = f"this example answers `{idle}`, which is not asked then"
        yield error("example-not-asked", message, example.span, hints=["leave that answer out"])
        return
    truths = readings(screening, answers)
    met = tuple(dict.fromkeys(r.outcome for r in screening.rules if truths[r.id] == "met"))
    found = met or ("open" if "open" in truths.values() else "none")
    wanted = example.reads
    same = set(found) == set(wanted) if isinstance(wanted, tuple) else found == wanted
    if not same:
        message = f"this example reads as {_said(found)}, and says {_said(wanted)}"
        hints = ["mend the rule, or the example: one of them is not meant"]
        if len(met) > 1 and isinstance(wanted, tuple) and set(wanted) < set(met):
            hints.append(_FIRST)
        yield error("example-differs", message, example.span, hints=hints)


def _waits(screening: Screening, name: str, answers: dict[str, str]) -> bool:
    """Say whether it hangs on an answer that is not known if an item is asked."""
    gate = screening.item(name).ask_if
    return gate is not None and condition_table(screening, gate).read(answers) == "open"


def _said(reads: tuple[Target, ...] | str) -> str:
    if isinstance(reads, str):
        return f"`{reads}`"
    names = [
        each.pathway if isinstance(each, PathwayTarget) else each.outcome
        for each in reads
        if isinstance(each, (PathwayTarget, OutcomeTarget))
    ]
    return ", ".join(f"`{name}`" for name in names)
