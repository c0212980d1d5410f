"""A lane as ranks from top to bottom: which box stands in which rank, and what passes between.

Ranks of boxes and ranks of labels take turns, so that a label always has a place of its own. An
arrow over several ranks passes each of them at a place that is kept free for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias

from generator.views.chart import ChartArrow

NodeKind = Literal["box", "label", "dummy"]

_MOST = 14  # boxes: more in ranks show nothing at a glance, and take long to arrange


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One place in a rank. Even ranks hold boxes, odd ones labels; dummy nodes are in both.

    Compared by identity: made once for each graph.
    """

    id: str
    kind: NodeKind
    rank: int
    box: str  # the box's identifier; of labels and dummy nodes, that of the box the arrow leaves
    label: str  # the label's words; "" for the others


Way: TypeAlias = tuple[ChartArrow, tuple[Node, ...]]


@dataclass(frozen=True, slots=True)
class LayeredGraph:
    """Nodes, and the way of each arrow from node to node: it passes every rank between."""

    nodes: tuple[Node, ...]
    ways: tuple[Way, ...]


@lru_cache(maxsize=64)
def layered_graph(boxes: tuple[str, ...], arrows: tuple[ChartArrow, ...]) -> LayeredGraph | None:
    """Rank boxes by their longest way from the start.

    None: an arrow leads back, or there are too many boxes. The same boxes and arrows always give
    the same graph, whatever else a chart is laid out for.
    """
    if len(boxes) > _MOST or closing(boxes, arrows):
        return None
    ranks = _ranks(boxes, arrows)
    at = {box: Node(f"box-{n}", "box", 2 * ranks[box], box, "") for n, box in enumerate(boxes)}
    ways: list[Way] = []
    for number, arrow in enumerate(arrows):
        source, label = at[arrow.source], arrow.label or ""
        first = source.rank + 1
        dummies = [
            Node(
                f"pass-{number}-{rank}",
                "label" if label and rank == first else "dummy",
                rank,
                source.box,
                label if rank == first else "",
            )
            for rank in range(first, at[arrow.target].rank)
        ]
        ways.append((arrow, (source, *dummies, at[arrow.target])))
    between = [node for _, way in ways for node in way[1:-1]]
    return LayeredGraph((*at.values(), *between), tuple(ways))


def closing(boxes: Sequence[str], arrows: Sequence[ChartArrow]) -> set[int]:
    """Return the numbers of the arrows that lead back to a box on the way to them."""
    leaving: dict[str, list[int]] = {box: [] for box in boxes}
    for number, arrow in enumerate(arrows):
        leaving[arrow.source].append(number)
    found = {number for number, arrow in enumerate(arrows) if arrow.kind == "back"}
    done: set[str] = set()
    for start in boxes:
        # An explicit stack: a long pathway must not run into the limit on recursion.
        open_boxes: dict[str, list[int]] = {}
        stack = [start] if start not in done else []
        while stack:
            box = stack[-1]
            todo = open_boxes.setdefault(box, [n for n in leaving[box] if n not in found])
            if not todo:
                done.add(stack.pop())
                continue
            number = todo.pop(0)
            target = arrows[number].target
            if target in open_boxes and target not in done:
                found.add(number)
            elif target not in done:
                stack.append(target)
    return found


def in_flow(boxes: Sequence[str], arrows: Sequence[ChartArrow]) -> list[str]:
    """Return the boxes so that only arrows of circles lead back, else in the order given."""
    loops = closing(boxes, arrows)
    waiting: dict[str, set[str]] = {box: set() for box in boxes}
    for number, arrow in enumerate(arrows):
        if number not in loops:
            waiting[arrow.target].add(arrow.source)
    order: list[str] = []
    while waiting:
        following = next(box for box, before in waiting.items() if not before & waiting.keys())
        order.append(following)
        del waiting[following]
    return order


def _ranks(boxes: Sequence[str], arrows: Sequence[ChartArrow]) -> Mapping[str, int]:
    ranks = dict.fromkeys(boxes, 0)
    # Without circles, the longest way has fewer arrows than there are boxes.
    for _ in boxes:
        changed = False
        for arrow in arrows:
            if ranks[arrow.target] <= ranks[arrow.source]:
                ranks[arrow.target] = ranks[arrow.source] + 1
                changed = True
        if not changed:
            break
    return ranks
