"""Protocol → the chart of all its pathways on one sheet, each in a titled lane.

Beside a lane stand the lists of a screening rule that lead to it, as long as each list does so by
itself: one that counts only together with others would say too much alone.
"""

from __future__ import annotations

from dataclasses import replace

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    Pathway,
    PathwayTarget,
    Protocol,
    Screening,
)
from generator.names import OVERVIEW
from generator.views.chart import Chart, ChartBox, note_box
from generator.views.conditions import parts_of
from generator.views.pathway_chart import pathway_lane
from generator.views.screening_chart import group_box
from generator.views.urgency import urgency_mark
from generator.words.catalogue import SiteWords, site_words


def overview_chart(protocol: Protocol) -> Chart:
    """Return the chart of all pathways."""
    words = site_words(protocol.language)
    lanes = tuple(
        replace(lane, side_boxes=(*_note_on(pathway, words), *lists_beside(protocol, pathway)))
        for pathway in protocol.pathways
        for lane in [pathway_lane(protocol, pathway, title=_titled(protocol, pathway))]
    )
    described = "; ".join(
        f"{each.title.text}: {words.steps_in_all(len(each.steps))}" for each in protocol.pathways
    )
    return Chart(OVERVIEW, protocol.title.text, described, words, protocol.language, lanes)


def _titled(protocol: Protocol, pathway: Pathway) -> str:
    mark = urgency_mark(protocol, pathway.urgency)
    return f"{pathway.title.text} · {mark.word}" if mark else pathway.title.text


def _note_on(pathway: Pathway, words: SiteWords) -> tuple[ChartBox, ...]:
    return (note_box(pathway.id, pathway.note, words),) if pathway.note else ()


def lists_beside(protocol: Protocol, pathway: Pathway) -> tuple[ChartBox, ...]:
    """Return the lists of the screening rules of which any one leads to a pathway, under the
    titles of their rules."""
    words = site_words(protocol.language)
    found: dict[str, ChartBox] = {}
    for screening in protocol.screenings:
        for rule in screening.rules:
            if rule.outcome == PathwayTarget(pathway.id):
                for name in _enough_alone(rule.when):
                    box = group_box(screening, screening.group(name), words)
                    # A group and a step may have the same name.
                    id = f"{screening.id}_{name}"
                    titles = [found[id].label] if id in found else []
                    titles.append(rule.title.text if rule.title else None)
                    label = "; ".join(title for title in titles if title) or None
                    found[id] = replace(box, id=id, label=label)
    return tuple(found.values())


def is_said_beside(screening: Screening) -> bool:
    """Say whether the lists beside the pathways say all of a screening."""
    beside = {name for rule in screening.rules for name in _enough_alone(rule.when)}
    return beside == {group.id for group in screening.groups} and all(
        _enough_alone(rule.when) and isinstance(rule.outcome, PathwayTarget) and rule.title is None
        for rule in screening.rules
    )


def _enough_alone(condition: Condition) -> tuple[str, ...]:
    """Return the groups of which any one meets the condition; none if it asks for anything else."""
    parts: tuple[Condition, ...] = (condition,)
    if isinstance(condition, Combined) and condition.word == "any":
        parts = parts_of(condition)
    if all(isinstance(part, GroupMet) for part in parts):
        return tuple(part.group for part in parts if isinstance(part, GroupMet))
    return ()
