"""Pathway → its chart: a box for each step and for each end, an arrow for each way on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.model import (
    OutcomeTarget,
    Pathway,
    PathwayTarget,
    Protocol,
    Sentence,
    Step,
    StepTarget,
    Target,
    Transition,
    Words,
)
from generator.names import pathway_page
from generator.views.blocks import blocks
from generator.views.chart import (
    BoxKind,
    Chart,
    ChartArrow,
    ChartBox,
    Lane,
    Paragraph,
    detail_paragraph,
    facts_paragraph,
)
from generator.views.links import step_anchor, target_href
from generator.views.names import target_title
from generator.views.passage import in_a_box, passage_entries
from generator.views.signs import end_sign, pathway_sign
from generator.views.step import before, details
from generator.views.urgency import urgency_mark
from generator.words.catalogue import SiteWords, site_words

ANY_POINT = "_any-point"
"""The identifier of the box of what may happen at any step, and of its list."""


def pathway_chart(protocol: Protocol, pathway: Pathway) -> Chart:
    """Return the chart of one pathway."""
    title, words = pathway.title.text, site_words(protocol.language)
    lane = pathway_lane(protocol, pathway, title=None)
    return Chart(pathway.id, title, _describe(pathway, words), words, protocol.language, (lane,))


def _describe(pathway: Pathway, words: SiteWords) -> str:
    first, last = pathway.steps[0], pathway.steps[-1]
    if first is last:
        return f"{first.label}: {first.text.text}"
    steps = words.steps_in_all(len(pathway.steps))
    return words.from_to.filled(steps=steps, first=first.label, last=last.label)


def pathway_lane(protocol: Protocol, pathway: Pathway, title: str | None) -> Lane:
    """Return the lane of a pathway."""
    boxes = [_step_box(protocol, pathway, step) for step in pathway.steps]
    boxes.extend(_end_boxes(protocol, pathway))
    boxes.extend(_any_point_box(protocol, pathway))
    leads = [(step.id, lead) for step in pathway.steps for lead in step.transitions]
    leads += [(ANY_POINT, lead) for lead in _from_any_point(pathway)]
    arrows = tuple(
        ChartArrow(source, box_id(lead.target), lead.kind, arrow_label(lead))
        for source, lead in leads
    )
    href = pathway_page(pathway.id)
    sign = pathway_sign(protocol, pathway.id)
    return Lane(pathway.id, title, href, sign, tuple(boxes), arrows, _is_linear(pathway))


def _step_box(protocol: Protocol, pathway: Pathway, step: Step) -> ChartBox:
    branches = tuple(_step_box(protocol, pathway, branch) for branch in step.branches)
    kinds: dict[str, BoxKind] = {"decision": "decision", "parallel": "parallel"}
    return ChartBox(
        step.id,
        kinds.get(step.kind, "action"),
        step.label,
        (
            *facts_paragraph(before(step, site_words(protocol.language))),
            Paragraph(None, step.text),
            *map(detail_paragraph, details(protocol, step)),
        ),
        branches,
        step_anchor(pathway.id, step.id),
    )


def _end_boxes(protocol: Protocol, pathway: Pathway) -> list[ChartBox]:
    """Return a box for each outcome and other pathway that the pathway leads to, in order."""
    targets: dict[str, Target] = {}
    for lead in pathway.leads:
        if not isinstance(lead.target, StepTarget):
            targets.setdefault(box_id(lead.target), lead.target)
    page = pathway_page(pathway.id)
    return [end_box(protocol, target, page) for target in targets.values()]


def _from_any_point(pathway: Pathway) -> Iterator[Transition]:
    """Yield where it leads from any step. To a step that others lead to, too, or to the first one,
    it leads back: whoever sees the chart does not take it for the way in."""
    reached = {each.target for step in pathway.steps for each in step.transitions}
    reached.add(StepTarget(pathway.steps[0].id))
    for lead in pathway.at_any_point:
        is_back = isinstance(lead.target, StepTarget) and lead.target in reached
        yield replace(lead, kind="back") if is_back else lead


def _any_point_box(protocol: Protocol, pathway: Pathway) -> Iterator[ChartBox]:
    """Yield the box from which leads what may happen at any step, if anything may."""
    if pathway.at_any_point:
        words = Words(site_words(protocol.language).at_any_point)
        text = Sentence((words,), "ours", pathway.at_any_point[0].span)
        href = step_anchor(pathway.id, ANY_POINT)
        yield ChartBox(ANY_POINT, "rule", None, (Paragraph(None, text),), (), href)


def end_box(protocol: Protocol, target: Target, page: str) -> ChartBox:
    """Return the box of an outcome, with all it says, or of another pathway."""
    title = target_title(protocol, target)
    more = protocol.outcome(target.outcome).text if isinstance(target, OutcomeTarget) else None
    kind: BoxKind = "outcome" if isinstance(target, OutcomeTarget) else "pathway"
    href, sign = target_href(target, page), end_sign(protocol, target)
    said = [each for each in (title, more) if each]
    if isinstance(target, OutcomeTarget):
        mark = urgency_mark(protocol, protocol.outcome(target.outcome).urgency)
        said[1:1] = [Sentence((Words(mark.word),), "ours", title.span)] if mark else []
        said += [text for each in passage_entries(protocol, target) for text in in_a_box(each)]
    paragraphs = tuple(Paragraph(None, each) for each in said)
    return ChartBox(box_id(target), kind, None, paragraphs, (), href, sign)


def box_id(target: Target) -> str:
    """Return a target's identifier in a chart. Those outside the pathway have an underscore."""
    match target:
        case StepTarget(step=step):
            return step
        case PathwayTarget(pathway=pathway):
            return f"_pathway-{pathway}"
        case OutcomeTarget(outcome=outcome):
            return f"_outcome-{outcome}"


def arrow_label(lead: Transition) -> str | None:
    """Return what stands at an arrow: the answer, its limit, and what is listed under it."""
    parts = [sentence.text for sentence in (lead.label, lead.limit) if sentence is not None]
    if lead.points is not None:
        parts.append("; ".join(block.text for block in blocks(lead.points)))
    return ", ".join(parts) or None


def _is_linear(pathway: Pathway) -> bool:
    """Say whether there is one way through, in the order of the list."""
    if pathway.at_any_point:
        return False
    for step, following in zip(pathway.steps, (*pathway.steps[1:], None), strict=True):
        if step.kind != "action" or len(step.transitions) > 1:
            return False
        for lead in step.transitions:
            ahead = following is not None and lead.target == StepTarget(following.id)
            outside = following is None and not isinstance(lead.target, StepTarget)
            if lead.kind != "next" or not (ahead or outside):
                return False
    return True
