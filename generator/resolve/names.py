"""The names of one definition, and the problems met while they are looked up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.diagnostics.diagnostic import Diagnostic, Related, error
from generator.diagnostics.nearest import MAX_HINTED, nearest_hint
from generator.model import Citation, Contact, OutcomeTarget, PathwayTarget, StepTarget, Target
from generator.schema.definition import TargetSection
from generator.schema.scalars import Pattern
from generator.source.tree import Scalar


@dataclass(slots=True)
class Names:
    """What can be referred to, and a list that collects what could not.

    Only the resolver writes to it; everything it builds is frozen.
    """

    contacts: dict[str, Contact] = field(default_factory=dict)
    citations: dict[str, Citation] = field(default_factory=dict)
    wording: Mapping[Scalar, Scalar] = field(default_factory=dict)
    pathways: frozenset[str] = frozenset()
    outcomes: frozenset[str] = frozenset()
    step_pattern: str = "Step {n}"
    item_pattern: str = "{n}."
    refused: set[str] = field(default_factory=set)  # contacts whose number is none
    uses: dict[str, int] = field(default_factory=dict)  # wording → how often it is used
    problems: list[Diagnostic] = field(default_factory=list)

    def unknown(self, what: str, name: Scalar, known: Iterable[str]) -> None:
        """Report a name that stands for nothing, with the nearest one that does."""
        hints = nearest_hint(name, known) if len(self.problems) < MAX_HINTED else ()
        message = f"there is no {what} `{name}`"
        self.problems.append(error("unresolved-name", message, name.span, hints=hints))

    def unique(self, what: str, ids: Iterable[Scalar]) -> None:
        """Report every identifier that is given a second time."""
        first: dict[str, Scalar] = {}
        for id in ids:
            if id in first:
                related = [Related("it is first given here", first[id].span)]
                message = f"the {what} `{id}` is given twice"
                self.problems.append(error("duplicate-id", message, id.span, related=related))
            first.setdefault(id, id)

    def target(self, written: Scalar | TargetSection, steps: frozenset[str]) -> Target | None:
        """Resolve where an arrow leads: a step of this pathway, another pathway, an outcome."""
        if isinstance(written, TargetSection):
            return self.outside(written)
        if written in steps:
            return StepTarget(str(written))
        self.unknown("step", written, steps)
        return None

    def outside(self, written: TargetSection) -> PathwayTarget | OutcomeTarget | None:
        """Resolve a target outside the pathway."""
        if written.pathway is not None:
            if written.pathway in self.pathways:
                return PathwayTarget(str(written.pathway))
            self.unknown("pathway", written.pathway, self.pathways)
        elif written.outcome is not None:
            if written.outcome in self.outcomes:
                return OutcomeTarget(str(written.outcome))
            self.unknown("outcome", written.outcome, self.outcomes)
        return None


def label(pattern: Pattern | str, number: str) -> str:
    """Fill in a number where a numbering pattern says ``{n}``."""
    return str(pattern).replace("{n}", number)
