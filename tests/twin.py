"""What a chart says, as a plain value: from the model, and how two such values differ.

Forms of a chart (drawing, list, Graphviz file) break words into pieces at the ends of their lines.
Pieces read as a text where joining them, with or without a space at each break, gives the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.model import (
    Combined,
    Condition,
    Group,
    GroupMet,
    ItemHolds,
    Negated,
    OutcomeTarget,
    Pathway,
    PathwayTarget,
    Protocol,
    Rule,
    ScoreWithin,
    Screening,
    Step,
    StepTarget,
    Target,
    Transition,
)
from generator.words.catalogue import ENGLISH, site_words

words = site_words(ENGLISH)

Key: TypeAlias = tuple[str, str]  # lane, box
Pieces: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A box: all of its words in the order read. ``kind`` is None where the form shows none."""

    pieces: Pieces
    kind: str | None = None
    parent: str | None = None  # the parallel step that holds it

    @property
    def name(self) -> str:
        """How it is called at least: by its number, or else by the first of its words."""
        return self.pieces[0]


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow. ``spoken`` is what a form says aloud of it; None: nothing."""

    source: Key
    target: Key
    label: Pieces = ()
    is_back: bool | None = None  # None: the form does not tell
    spoken: str | None = None


@dataclass(slots=True)
class Graph:
    """A chart's lanes, boxes and arrows."""

    titles: dict[str, Pieces] = field(default_factory=dict)
    nodes: dict[Key, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    stubs: dict[Key, Pieces] = field(default_factory=dict)  # boxes that stand for one elsewhere
    faults: list[str] = field(default_factory=list)  # what a reader of markup could not place


def reads_as(found: Pieces, expected: str) -> bool:
    """Say whether pieces of lines, joined, are this text."""
    pattern = " ?".join(re.escape(" ".join(piece.split())) for piece in found)
    return re.fullmatch(pattern, " ".join(expected.split())) is not None


def differences(expected: Graph, found: Graph) -> list[str]:
    """Return what is wrong with a form of a chart, one sentence a fault."""
    return [
        *found.faults,
        *_lane_differences(expected, found),
        *_node_differences(expected, found),
        *_edge_differences(expected, found),
        *(
            f"a stub for {key} says {pieces}"
            for key, pieces in found.stubs.items()
            if key not in expected.nodes or expected.nodes[key].name not in " ".join(pieces)
        ),
    ]


def _lane_differences(expected: Graph, found: Graph) -> Iterator[str]:
    if list(expected.titles) != list(found.titles):
        yield f"lanes are {list(found.titles)}, not {list(expected.titles)}"
        return
    for lane, title in expected.titles.items():
        if not reads_as(found.titles[lane], " ".join(title)):
            yield f"lane {lane} is called {found.titles[lane]}, not {title}"


def _node_differences(expected: Graph, found: Graph) -> Iterator[str]:
    for key in expected.nodes.keys() - found.nodes.keys():
        yield f"box {key} is missing"
    for key in found.nodes.keys() - expected.nodes.keys():
        yield f"box {key} is too many"
    for key in expected.nodes.keys() & found.nodes.keys():
        wanted, got = expected.nodes[key], found.nodes[key]
        if not reads_as(got.pieces, " ".join(wanted.pieces)):
            yield f"box {key} says {got.pieces}, not {wanted.pieces}"
        if got.kind is not None and got.kind != wanted.kind:
            yield f"box {key} is drawn as {got.kind}, not {wanted.kind}"
        if got.parent != wanted.parent:
            yield f"box {key} stands in {got.parent}, not in {wanted.parent}"


def _edge_differences(expected: Graph, found: Graph) -> Iterator[str]:
    left = list(found.edges)
    for wanted in expected.edges:
        match = next((edge for edge in left if _same(wanted, edge)), None)
        if match is None:
            yield f"arrow {wanted} is missing"
            continue
        left.remove(match)
        if match.is_back is not None and match.is_back != wanted.is_back:
            yield f"arrow {match} leads {'back' if wanted.is_back else 'on'}, and says otherwise"
        if match.spoken is not None:
            ends = (expected.nodes[end].name for end in (wanted.source, wanted.target))
            for part in (*ends, *wanted.label):
                if " ".join(part.split()) not in match.spoken:
                    yield f"arrow {match} does not say {part!r} aloud"
    yield from (f"arrow {edge} is too many" for edge in left)


def _same(wanted: Edge, found: Edge) -> bool:
    ends = (wanted.source, wanted.target) == (found.source, found.target)
    return ends and reads_as(found.label, ", ".join(wanted.label))


def flat(graph: Graph) -> Graph:
    """Return a chart for a form that writes the branches of a parallel step into its box."""
    nodes: dict[Key, Node] = {}
    for (lane, id), node in graph.nodes.items():
        if node.parent is None:
            nodes[lane, id] = node
        else:  # a parent comes before its branches
            parent = nodes[lane, node.parent]
            nodes[lane, node.parent] = replace(parent, pieces=parent.pieces + node.pieces)
    return Graph(graph.titles, nodes, graph.edges)


def titled(graph: Graph, title: str) -> Graph:
    """Return a chart for a form that stands alone: a single lane says what it is of."""
    if list(graph.titles.values()) != [()]:
        return graph
    return replace(graph, titles=dict.fromkeys(graph.titles, (title,)))


def pathway_graph(protocol: Protocol, pathway: Pathway) -> Graph:
    """Return what the chart of a pathway has to say."""
    graph = Graph({pathway.id: ()})
    _add_pathway(graph, protocol, pathway)
    return graph


def without_notes(graph: Graph) -> Graph:
    """Return a chart for a form that has another place for notes of this site."""
    mark = f"{words.site_note}: "
    nodes = {
        key: replace(node, pieces=tuple(p for p in node.pieces if not p.startswith(mark)))
        for key, node in graph.nodes.items()
    }
    return replace(graph, nodes=nodes)


def overview_graph(protocol: Protocol) -> Graph:
    """Return what the chart of all pathways has to say.

    Beside a pathway stand the lists of which any one is enough for it by itself.
    """
    graph = Graph()
    for pathway in protocol.pathways:
        graph.titles[pathway.id] = (pathway.title.text,)
        _add_pathway(graph, protocol, pathway)
        if pathway.note:
            note = Node((words.site_note, pathway.note.text), "note")
            graph.nodes[pathway.id, f"_note-{pathway.id}"] = note
        for screening in protocol.screenings:
            for rule in screening.rules:
                if rule.outcome == PathwayTarget(pathway.id):
                    for group in _enough_alone(screening, rule.when):
                        key = (pathway.id, f"{screening.id}_{group.id}")
                        title = rule.title.text if rule.title else None
                        graph.nodes[key] = _group_node(group, title)
    return graph


def _enough_alone(screening: Screening, condition: Condition) -> list[Group]:
    parts: tuple[Condition, ...] = (condition,)
    if isinstance(condition, Combined) and condition.at_least == 1 and condition.word != "all":
        parts = condition.conditions
    named = [part.group for part in parts if isinstance(part, GroupMet)]
    return [screening.group(name) for name in named] if len(named) == len(parts) else []


def _add_pathway(graph: Graph, protocol: Protocol, pathway: Pathway) -> None:
    for step in pathway.steps:
        _add_step(graph, pathway.id, step, None)
    order = [step.id for step in pathway.steps]
    for position, step in enumerate(pathway.steps):
        for lead in step.transitions:
            target = _add_target(graph, protocol, pathway.id, lead.target)
            ahead = not isinstance(lead.target, StepTarget)
            is_back = not ahead and order.index(target[1]) <= position
            graph.edges.append(Edge((pathway.id, step.id), target, _label(lead), is_back))


def _add_step(graph: Graph, lane: str, step: Step, parent: str | None) -> None:
    note = (f"{words.site_note}: {step.note.text}",) if step.note else ()
    graph.nodes[lane, step.id] = Node((step.label, step.text.text, *note), step.kind, parent)
    for branch in step.branches:
        _add_step(graph, lane, branch, step.id)


def _add_target(graph: Graph, protocol: Protocol, lane: str, target: Target) -> Key:
    match target:
        case StepTarget(step=step):
            return lane, step
        case PathwayTarget(pathway=pathway):
            said, key = (protocol.pathway(pathway).title,), (lane, f"_pathway-{pathway}")
        case OutcomeTarget(outcome=outcome):
            end = protocol.outcome(outcome)
            said = (end.title, *((end.text,) if end.text else ()))
            key = (lane, f"_outcome-{outcome}")
    kind = "pathway" if isinstance(target, PathwayTarget) else "outcome"
    graph.nodes[key] = Node(tuple(each.text for each in said), kind)
    return key


def _label(lead: Transition) -> Pieces:
    return tuple(part.text for part in (lead.label, lead.limit) if part is not None)


def screening_graph(protocol: Protocol, screening: Screening) -> Graph:
    """Return what the chart of a screening has to say: one lane, or one for each rule."""
    graph = Graph()
    bands = [rule for rule in screening.rules if rule.is_band]
    others = [rule for rule in screening.rules if not rule.is_band]
    alone = len(others) + bool(bands) == 1
    if bands:
        _add_bands(graph, protocol, screening, bands, alone)
    for rule in others:
        if alone and len(_groups_of(rule.when)) == len(_parts(rule.when)):
            _add_joined_groups(graph, protocol, screening, rule)
        else:
            _add_rule(graph, protocol, screening, rule)
    lane = next(iter(graph.titles))
    drawn = {box for _, box in graph.nodes}
    for group in screening.groups:
        if group.id not in drawn:
            graph.nodes[lane, group.id] = _titled_node(group)
    return graph


def _add_bands(
    graph: Graph, protocol: Protocol, screening: Screening, bands: list[Rule], alone: bool
) -> None:
    lane = screening.id if alone else bands[0].id
    graph.titles[lane] = () if alone else (words.band_table,)
    assert isinstance(bands[0].when, ScoreWithin)
    for name in bands[0].when.groups:
        graph.nodes[lane, name] = _group_node(screening.group(name))
        graph.edges.append(Edge((lane, name), (lane, "_score"), (), False))
    graph.nodes[lane, "_score"] = Node((words.band_table,), "rule")
    labels: dict[Key, list[str]] = {}
    for band in bands:
        assert isinstance(band.when, ScoreWithin)
        target = _add_target(graph, protocol, lane, band.outcome)
        title = f"{band.title.text}: " if band.title else ""
        labels.setdefault(target, []).append(title + words.points_in(band.when.low, band.when.high))
    for target, points in labels.items():
        graph.edges.append(Edge((lane, "_score"), target, ("; ".join(points),), False))


def _add_joined_groups(graph: Graph, protocol: Protocol, screening: Screening, rule: Rule) -> None:
    lane = rule.id if rule.title else screening.id
    graph.titles[lane] = (rule.title.text,) if rule.title else ()
    end = _add_target(graph, protocol, lane, rule.outcome)
    joint = end
    if isinstance(rule.when, Combined):
        joint = (lane, f"_rule-{rule.id}")
        graph.nodes[joint] = Node((_joint(rule.when),), "rule")
        graph.edges.append(Edge(joint, end, (), False))
    for name in _groups_of(rule.when):
        graph.nodes[lane, name] = _group_node(screening.group(name))
        graph.edges.append(Edge((lane, name), joint, (), False))


def _add_rule(graph: Graph, protocol: Protocol, screening: Screening, rule: Rule) -> None:
    end = _add_target(graph, protocol, rule.id, rule.outcome)
    title = rule.title.text if rule.title else graph.nodes[end].name
    graph.titles[rule.id] = (title,)
    key = (rule.id, f"_rule-{rule.id}")
    match rule.when:
        case GroupMet(group=name):
            key = (rule.id, name)
            graph.nodes[key] = _titled_node(screening.group(name))
        case Combined() | Negated():
            lines = (f"– {_said(screening, part)}" for part in _parts(rule.when))
            graph.nodes[key] = Node((_joint(rule.when), *lines), "group")
        case _:
            graph.nodes[key] = Node((_said(screening, rule.when),), "rule")
            names = rule.when.groups if isinstance(rule.when, ScoreWithin) else ()
            for name in names:
                graph.nodes[rule.id, name] = _titled_node(screening.group(name))
                graph.edges.append(Edge((rule.id, name), key, (), False))
    graph.edges.append(Edge(key, end, (), False))


def _titled_node(group: Group) -> Node:
    """Return a group as it stands where conditions in words call it by its title."""
    is_named = group.statement.text.startswith(group.title)
    return _group_node(group, None if is_named else group.title)


def _group_node(group: Group, title: str | None = None) -> Node:
    pieces = [*([title] if title else []), group.statement.text]
    for item in group.items:
        points = f" (+{item.points})" if item.points else ""
        pieces.append(f"{item.label}{points} {item.text.text}")
    return Node(tuple(pieces), "group")


def _groups_of(condition: Condition) -> list[str]:
    return [part.group for part in _parts(condition) if isinstance(part, GroupMet)]


def _parts(condition: Condition) -> tuple[Condition, ...]:
    if isinstance(condition, Combined):
        return condition.conditions
    return (condition.condition,) if isinstance(condition, Negated) else (condition,)


def _joint(condition: Combined | Negated) -> str:
    if isinstance(condition, Negated):
        return words.not_condition
    if condition.word == "at_least":
        return words.at_least.filled(n=condition.at_least)
    return words.all_conditions if condition.word == "all" else words.any_condition


def _said(screening: Screening, condition: Condition) -> str:
    match condition:
        case ItemHolds(item=name):
            (group,) = (g for g in screening.groups if name in {item.id for item in g.items})
            (item,) = (item for item in group.items if item.id == name)
            return f"{group.title}: {item.text.text}"
        case GroupMet(group=name):
            group = screening.group(name)
            return f"{group.title}: {words.range_of(group.at_least or 0, len(group.items))}"
        case ScoreWithin():
            titles = " + ".join(screening.group(name).title for name in condition.groups)
            return f"{titles}: {words.points_in(condition.low, condition.high)}"
        case _:
            parts = "; ".join(_said(screening, part) for part in _parts(condition))
            return f"{_joint(condition)} ({parts})"
