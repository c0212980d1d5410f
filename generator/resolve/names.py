"""The names of one definition, and the problems met while they are looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from generator.diagnostics.diagnostic import Diagnostic, Related, error
from generator.diagnostics.nearest import MAX_HINTED, nearest_hint
from generator.diagnostics.span import Span
from generator.model import Citation, Contact, OutcomeTarget, PathwayTarget, StepTarget, Target
from generator.schema.passages import PlaceSection
from generator.schema.pathways import TargetSection
from generator.schema.scalars import Pattern
from generator.source.tree import Scalar

Found = TypeVar("Found")

_ENDS = frozenset({"end", "ends", "finish", "finished", "done", "stop", "exit", "none", "nothing"})
_TO_END = "lead to an outcome, `{outcome: …}`, or to a last step that has `ends: yes`"


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
    screenings: frozenset[str] = frozenset()
    region: str = "US"
    step_pattern: str = "Step {n}"
    item_pattern: str = "{n}."
    items_restart: bool = True  # numbered anew in each group
    refused: set[str] = field(default_factory=set)  # such as "desk.phone" or "item age"
    uses: dict[str, int] = field(default_factory=dict)  # wording → how often it is used
    problems: list[Diagnostic] = field(default_factory=list)

    def is_refused(self, item: str) -> bool:
        """Say whether what an item is answered with was refused: what follows is not told."""
        return f"item {item}" in self.refused

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        hints: Iterable[str] = (),
        related: Iterable[Related] = (),
    ) -> None:
        """Report an error."""
        self.problems.append(error(code, message, span, related=related, hints=hints))

    def unknown(self, what: str, name: Scalar, known: Iterable[str]) -> None:
        """Report a name that stands for nothing, with the nearest one that does."""
        names = list(known)
        hints = nearest_hint(name, names) if len(self.problems) < MAX_HINTED else ()
        if not names and what in _SECTIONS:
            hints = (f"there is none yet: add it under `{_SECTIONS[what]}:`",)
        self.refuse(what, name, hints)

    def refuse(self, what: str, name: Scalar, hints: Iterable[str]) -> None:
        """Report a name that stands for nothing, with a way out that is known."""
        message = f"there is no {what} `{name}`"
        self.report("unresolved-name", message, name.span, hints=hints)

    def unique(self, what: str, ids: Iterable[Scalar]) -> None:
        """Report every identifier that is given a second time."""
        given = list(ids)
        for first, id in _repeated(given):
            related = [Related("it is first given here", first.span)]
            message = f"the {what} `{id}` is given twice"
            other = next(f"{id}-{n}" for n in range(2, len(given) + 2) if f"{id}-{n}" not in given)
            hint = f"give this one a name of its own, such as `{other}`"
            self.report("duplicate-id", message, id.span, related=related, hints=[hint])

    def once(self, names: Iterable[Scalar], where: str = "one list") -> None:
        """Report names that one list holds twice: they would count twice."""
        for first, name in _repeated(names):
            related = [Related("it is first named here", first.span)]
            message, hint = f"`{name}` is named twice in {where}", "leave one of the two out"
            self.report("named-twice", message, name.span, related=related, hints=[hint])

    def target(
        self, written: Scalar | TargetSection, steps: frozenset[str], end: str = _TO_END
    ) -> Target | None:
        """Resolve where an arrow leads: a step of this pathway, another pathway, an outcome.

        ``end``: how it is said that nothing follows.
        """
        if isinstance(written, TargetSection):
            name, known = written.pathway or written.outcome, self.pathways | self.outcomes
            if name in steps and name is not None and name not in known:
                what = "pathway" if written.pathway else "outcome"
                self.refuse(what, name, [f"it is a step: write `{name}` in place of the braces"])
                return None
            return self.outside(written)
        for what, known in (("outcome", self.outcomes), ("pathway", self.pathways)):
            if written in known and written not in steps:
                message = f"there is no step `{written}` here, but {_AN[what]} {what}"
                hint = f"write `{{{what}: {written}}}`"
                self.report("unresolved-name", message, written.span, hints=[hint])
                return None
        if written not in steps and written in _ENDS:
            self.refuse("step", written, [end])
            return None
        return self._known("step", written, steps, StepTarget)

    def outside(
        self, written: TargetSection | PlaceSection
    ) -> PathwayTarget | OutcomeTarget | None:
        """Resolve a target outside the pathway."""
        for what, other, name, known in (
            ("pathway", "outcome", written.pathway, self.outcomes - self.pathways),
            ("outcome", "pathway", written.outcome, self.pathways - self.outcomes),
        ):
            if name is not None and name in known:
                hint = f"it is {_AN[other]} {other}: write `{{{other}: {name}}}`"
                self.refuse(what, name, [hint])
                return None
        if written.pathway is not None:
            return self._known("pathway", written.pathway, self.pathways, PathwayTarget)
        assert written.outcome is not None  # the schema wants one of the two
        return self._known("outcome", written.outcome, self.outcomes, OutcomeTarget)

    def _known(
        self, what: str, name: Scalar, known: frozenset[str], kind: Callable[[str], Found]
    ) -> Found | None:
        if name in known:
            return kind(str(name))
        self.unknown(what, name, known)
        return None


_AN = {"outcome": "an", "pathway": "a"}
_SECTIONS = {
    "outcome": "outcomes", "pathway": "pathways", "screening": "screening", "wording": "wording",
    "contact or citation": "contacts",
}  # fmt: skip
"""Where something of a kind is written."""


def _repeated(names: Iterable[Scalar]) -> Iterator[tuple[Scalar, Scalar]]:
    """Yield each name that was there before, behind the first one."""
    first: dict[str, Scalar] = {}
    for name in names:
        if first.setdefault(name, name) is not name:
            yield first[name], name


def label(pattern: Pattern | str, number: str) -> str:
    """Fill in a number where a numbering pattern says ``{n}``."""
    return str(pattern).replace("{n}", number)
