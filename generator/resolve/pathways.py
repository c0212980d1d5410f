"""Pathways: each step with its words, its printed number and the arrows that leave it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Pathway, Sentence, Step, StepTarget, Transition
from generator.resolve.names import Names, label
from generator.resolve.sentences import sentence, with_points
from generator.resolve.titles import lead_of
from generator.schema.pathways import (
    ActionSection,
    BranchSection,
    DecisionSection,
    ParallelSection,
    PathwaySection,
    StepKeys,
)
from generator.source.tree import Scalar

StepSection = ActionSection | DecisionSection | ParallelSection


def resolve_pathway(section: PathwaySection, names: Names) -> Pathway:
    """Resolve one pathway; problems go to ``names``."""
    branches = [b for s in section.steps if isinstance(s, ParallelSection) for b in s.steps]
    names.unique("step", [*(s.id for s in section.steps), *(branch.id for branch in branches)])
    ids = frozenset(str(step.id) for step in section.steps)
    following = [*(str(step.id) for step in section.steps[1:]), None]
    title = sentence(section.title, "official", names)
    return Pathway(
        str(section.id),
        title,
        str(section.hue) if section.hue else None,  # type: ignore[arg-type]
        _note(section.note, names),
        tuple(
            _step(step, _Place(position, following[position], ids), names)
            for position, step in enumerate(section.steps)
        ),
        section.id.span,
        section.entry != "no",
        _at_any_point(section, ids, names),
        lead_of(section.lead, title, names),
        str(section.urgency) if section.urgency else None,  # type: ignore[arg-type]
    )


def _at_any_point(
    section: PathwaySection, steps: frozenset[str], names: Names
) -> tuple[Transition, ...]:
    leads: list[Transition] = []
    for entry in section.at_any_point or ():
        target = names.target(entry.to, steps)
        if target is not None:
            words = sentence(entry.label, "official", names)
            leads.append(Transition("answer", target, words, None, entry.label.span))
    return tuple(leads)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a step stands: its position, the next one's identifier, all those of the pathway."""

    position: int
    following: str | None
    steps: frozenset[str]


def _step(section: StepSection, place: _Place, names: Names) -> Step:
    number = str(place.position + 1)
    text, more = _wording(section, names), None
    if isinstance(section, DecisionSection):
        kind, ends, leads = "decision", False, _answers(section, place, names)
        more = with_points(section.text, section.points, names)
    else:
        kind = "parallel" if isinstance(section, ParallelSection) else "action"
        ends, leads = section.ends == "yes", _onward(section, place, names)
    return Step(
        str(section.id),
        kind,  # type: ignore[arg-type]
        label(names.step_pattern, number),
        text,
        leads,
        _branches(section, number, names) if isinstance(section, ParallelSection) else (),
        _note(section.note, names),
        ends,
        section.id.span,
        _who(section, names),
        _said(section.within, names),
        more,
        _asked(section, names),
    )


def _who(section: StepKeys, names: Names) -> tuple[Sentence, ...]:
    written = section.who if isinstance(section.who, list) else [section.who]
    return tuple(sentence(each, "official", names) for each in written if each is not None)


def _asked(section: StepKeys, names: Names) -> str | None:
    if section.screening is not None and section.screening not in names.screenings:
        names.unknown("screening", section.screening, names.screenings)
    return str(section.screening) if section.screening else None


def _wording(section: StepSection | BranchSection, names: Names) -> Sentence:
    match section:
        case DecisionSection():
            return sentence(section.decision, "official", names)
        case ParallelSection():
            return _with_list(section.parallel, section, names)
        case BranchSection(text=Scalar() as text):
            return _with_list(text, section, names)
    assert section.use is not None  # the schema wants one of the two
    shared = names.wording.get(section.use)
    if shared is None:
        names.unknown("wording", section.use, names.wording)
        return Sentence((), "official", section.use.span)
    names.uses[str(section.use)] = names.uses.get(str(section.use), 0) + 1
    return _with_list(shared, section, names)


def _with_list(text: Scalar, section: StepKeys, names: Names) -> Sentence:
    whole = with_points(text, section.points, names)
    assert whole is not None  # there is a text
    return whole


def _branches(section: ParallelSection, number: str, names: Names) -> tuple[Step, ...]:
    return tuple(
        Step(
            str(branch.id),
            "action",
            label(names.step_pattern, f"{number}{_letters(position)}"),
            _wording(branch, names),
            (),
            (),
            _note(branch.note, names),
            False,
            branch.id.span,
            _who(branch, names),
            _said(branch.within, names),
            None,
            _asked(branch, names),
        )
        for position, branch in enumerate(section.steps)
    )


def _letters(position: int) -> str:
    """Return a, b, …, z, aa, ab, … for 0, 1, …"""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _answers(section: DecisionSection, place: _Place, names: Names) -> tuple[Transition, ...]:
    leads: list[Transition] = []
    for answer in section.answers:
        target = names.target(answer.to, place.steps)
        if target is not None:
            words = sentence(answer.label, "official", names)
            limit, points = _said(answer.limit, names), with_points(None, answer.points, names)
            leads.append(Transition("answer", target, words, limit, answer.label.span, points))
    return tuple(leads)


def _onward(
    section: ActionSection | ParallelSection, place: _Place, names: Names
) -> tuple[Transition, ...]:
    leads: list[Transition] = []
    if section.next is not None and section.ends == "yes":
        message = "a step that ends the pathway leads nowhere"
        hint = "leave out `next` or `ends`"
        names.report("ends-and-leads-on", message, section.ends.span, hints=[hint])
    if section.next is not None:
        target = names.target(section.next, place.steps, "write `ends: yes` in place of `next`")
        if target is not None:
            leads.append(Transition("next", target, None, None, section.next.span))
    elif place.following is not None and section.ends != "yes":
        leads.append(Transition("next", StepTarget(place.following), None, None, section.id.span))
    back = section.back
    target = names.target(back.to, place.steps) if back is not None else None
    if back is not None and target is not None:
        leads.append(Transition("back", target, None, _said(back.limit, names), back.to.span))
    return tuple(leads)


def _said(written: Scalar | None, names: Names) -> Sentence | None:
    return sentence(written, "official", names) if written else None


def _note(written: Scalar | None, names: Names) -> Sentence | None:
    return sentence(written, "ours", names) if written else None
