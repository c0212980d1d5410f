"""The ways through the pathways: each step is reached, and each way comes to an end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics.diagnostic import Diagnostic, Related, error, warning
from generator.model import (
    OutcomeTarget,
    Pathway,
    PathwayTarget,
    Protocol,
    Step,
    StepTarget,
    Transition,
)

Node = tuple[str, str]  # a pathway's id and a step's
Arrows = dict[Node, frozenset[Node]]

MAX_LISTED = 8
"""How many steps a message names one by one."""


def check_paths(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report unreachable steps, dead ends, falls from one branch into another, endless loops."""
    arrows = _arrows(protocol)
    for pathway in protocol.pathways:
        yield from _unreachable(pathway, arrows)
        yield from _dead_ends(pathway)
        yield from _fall_through(pathway)
    yield from _endless(protocol, arrows)


def _arrows(protocol: Protocol) -> Arrows:
    first = {pathway.id: pathway.steps[0].id for pathway in protocol.pathways}
    arrows: Arrows = {}
    for pathway in protocol.pathways:
        for step in pathway.steps:
            targets = [lead.target for lead in (*step.transitions, *pathway.at_any_point)]
            within = {(pathway.id, t.step) for t in targets if isinstance(t, StepTarget)}
            across = {
                (t.pathway, first[t.pathway]) for t in targets if isinstance(t, PathwayTarget)
            }
            arrows[pathway.id, step.id] = frozenset(within | across)
    return arrows


def _closure(starts: Iterable[Node], arrows: Arrows) -> set[Node]:
    """Return the starts and every node that arrows lead to from there."""
    found, waiting = set[Node](), list(starts)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(arrows[node])
    return found


def _unreachable(pathway: Pathway, arrows: Arrows) -> Iterator[Diagnostic]:
    reached = _closure([(pathway.id, pathway.steps[0].id)], arrows)
    for step in pathway.steps:
        if (pathway.id, step.id) not in reached:
            message = f"no way leads to the step `{step.id}`"
            hint = "lead an answer or a `next` to it, or take it out"
            yield error("unreachable-step", message, step.span, hints=[hint])


def _branches(pathway: Pathway) -> bool:
    to_steps = (isinstance(lead.target, StepTarget) for lead in pathway.at_any_point)
    return any(to_steps) or any(step.kind == "decision" for step in pathway.steps)


def _dead_ends(pathway: Pathway) -> Iterator[Diagnostic]:
    """Where a pathway branches, the end of each way is said, not left to the order of the list."""
    if not _branches(pathway):
        return
    for step in pathway.steps:
        if not _onward(step) and not step.ends:
            message = f"nothing follows the step `{step.id}`, and it does not say that it ends"
            hint = "add `ends: yes`, or `next:` with where it goes on"
            yield error("dead-end", message, step.span, hints=[hint])


def _fall_through(pathway: Pathway) -> Iterator[Diagnostic]:
    """A step that goes on to the next in the list may fall into the branch of another answer."""
    answered = {
        lead.target.step: lead
        for lead in pathway.leads
        if lead.kind == "answer" and isinstance(lead.target, StepTarget)
    }
    for step, following in zip(pathway.steps, pathway.steps[1:], strict=False):
        if following.id in answered and _only_follows(step, following):
            related = [Related("this answer leads there", answered[following.id].span)]
            message = f"the step goes on into `{following.id}`, which an answer leads to"
            hint = f"say `next: {following.id}` if that is meant, or `ends: yes`"
            yield warning("falls-through", message, step.span, related=related, hints=[hint])


def _only_follows(step: Step, following: Step) -> bool:
    """Say whether a step leads to the following one by the order of the list alone."""
    return any(
        lead.kind == "next" and lead.target == StepTarget(following.id) and lead.span == step.span
        for lead in step.transitions
    )


def _endless(protocol: Protocol, arrows: Arrows) -> Iterator[Diagnostic]:
    steps = {(p.id, s.id): s for p in protocol.pathways for s in p.steps}
    backwards, order = _reversed(arrows), {node: n for n, node in enumerate(arrows)}
    left = {p.id for p in protocol.pathways if _is_left_at_any_point(p)}
    ends = [node for node, step in steps.items() if node[0] in left or _can_end(step)]
    caught = _closure(ends, backwards)
    for node in arrows:
        if node in caught:
            continue
        trap = _closure([node], arrows)
        caught |= _closure(trap, backwards)  # what leads into a trap needs no report of its own
        message = f"no way out leads from {_listed(sorted(trap, key=order.__getitem__))}"
        hint = "give a decision on the way round an answer that leads on, or say where it ends"
        yield error("loop-without-exit", message, steps[node].span, hints=[hint])


def _reversed(arrows: Arrows) -> Arrows:
    sources: dict[Node, set[Node]] = {node: set() for node in arrows}
    for source, targets in arrows.items():
        for target in targets:
            sources[target].add(source)
    return {node: frozenset(found) for node, found in sources.items()}


def _listed(nodes: list[Node]) -> str:
    more = f" and {len(nodes) - MAX_LISTED} more" if len(nodes) > MAX_LISTED else ""
    return ", ".join(f"`{step}`" for _, step in nodes[:MAX_LISTED]) + more


def _can_end(step: Step) -> bool:
    onward = _onward(step)
    return not onward or any(isinstance(lead.target, OutcomeTarget) for lead in onward)


def _is_left_at_any_point(pathway: Pathway) -> bool:
    return any(isinstance(lead.target, OutcomeTarget) for lead in pathway.at_any_point)


def _onward(step: Step) -> list[Transition]:
    """Return the leads of a step but the way back, which is taken only so often."""
    return [lead for lead in step.transitions if lead.kind != "back"]
