"""Graphviz in, positions out: which knot of a rank stands left of which, and where.

The sizes are measured beforehand and fixed. No text reaches Graphviz, so that neither the fonts
of the machine nor the words of a chart can change what it does.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, pairwise

from generator.layout.style import Style
from generator.layout.tree import Knot, Tree

_INCH = 72.0  # Graphviz wants inches; we let one of its points be a px


def centres(tree: Tree, widths: Mapping[Knot, float], style: Style) -> dict[Knot, float]:
    """Return the x of each knot's middle in px, the leftmost edge of all being at 0."""
    # pygraphviz takes longer to import than a lane takes to lay out, and many charts need none.
    from pygraphviz import AGraph

    graph = AGraph(directed=True, strict=False)
    graph.graph_attr.update(nodesep=_inches(style.side), ranksep="0.2")
    graph.node_attr.update(label="", shape="box", fixedsize="true", height="0.1")
    names = {f"n{number}": knot for number, knot in enumerate(tree.knots)}
    of = {knot: name for name, knot in names.items()}
    for name, knot in names.items():
        graph.add_node(name, width=_inches(widths[knot]))
    # Of an arrow that leads back, only the way to its label is a matter of the ranks.
    ways = [way for _, way in tree.onward] + [way[:-1] for _, way in tree.back]
    for above, below in chain.from_iterable(map(pairwise, ways)):
        is_passage = "box" not in (above.kind, below.kind)
        graph.add_edge(of[above], of[below], weight="8" if is_passage else "2")
    middles = _read(graph.draw(format="plain", prog="dot").decode("ascii"), names)
    left = min(middles[knot] - widths[knot] / 2 for knot in middles)
    return {knot: middle - left for knot, middle in middles.items()}


def _inches(length: float) -> str:
    return f"{length / _INCH:.4f}"


def _read(plain: str, names: Mapping[str, Knot]) -> dict[Knot, float]:
    """Read the lines ``node NAME X Y WIDTH HEIGHT …`` of Graphviz's plain format, in inches."""
    fields = (line.split() for line in plain.splitlines() if line.startswith("node "))
    return {names[field[1]]: round(float(field[2]) * _INCH) for field in fields}
