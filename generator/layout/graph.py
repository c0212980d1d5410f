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
    """Return the x of each knot's middle in px; the leftmost edge may be anywhere."""
    # pygraphviz takes longer to import than a lane takes to lay out, and many charts need none.
    from pygraphviz import AGraph

    names = {knot: f"n{number}" for number, knot in enumerate(tree.knots)}
    lines = [
        f"digraph {{ nodesep={_inches(style.side)} ranksep=0.2",
        'node [label="" shape=box fixedsize=true height=0.1]',
        *(f"{name} [width={_inches(widths[knot])}]" for knot, name in names.items()),
        *(f"{names[a]} -> {names[b]} [weight={_weight(a, b)}]" for a, b in _links(tree)),
        # A label of an arrow that leads back does not pull its box to the side.
        *(f"{names[w[0]]} -> {names[w[1]]} [weight=0]" for _, w in tree.back if len(w) > 2),
        *(f"{{rank=same {' '.join(rank)}}}" for rank in _ranks(names)),
        "}",
    ]
    graph = AGraph(string="\n".join(lines))
    plain = graph.draw(format="plain", prog="dot").decode("ascii")
    graph.close()
    knots = {name: knot for knot, name in names.items()}
    return {knots[name]: x for name, x in _read(plain)}


def _ranks(names: Mapping[Knot, str]) -> list[list[str]]:
    ranks: dict[int, list[str]] = {}
    for knot, name in names.items():
        ranks.setdefault(knot.rank, []).append(name)
    return list(ranks.values())


def _links(tree: Tree) -> chain[tuple[Knot, Knot]]:
    return chain.from_iterable(pairwise(way) for _, way in tree.onward)


def _weight(above: Knot, below: Knot) -> int:
    """Return how much a link wants to be straight: most where nothing else can straighten it."""
    return 2 if "box" in (above.kind, below.kind) else 8


def _inches(length: float) -> str:
    return f"{length / _INCH:.4f}"


def _read(plain: str) -> list[tuple[str, float]]:
    """Read the lines ``node NAME X Y WIDTH HEIGHT …`` of Graphviz's plain format, in inches."""
    fields = (line.split() for line in plain.splitlines() if line.startswith("node "))
    return [(field[1], round(float(field[2]) * _INCH)) for field in fields]
