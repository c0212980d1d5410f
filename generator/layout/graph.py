"""Graphviz in, positions out: which node of a rank stands left of which, and where.

The sizes are measured beforehand and fixed. No text reaches Graphviz, so that neither the fonts
of the machine nor the words of a chart can change what it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, pairwise

from generator.layout.layered import LayeredGraph, Node
from generator.layout.style import Style

_EM = 20.0  # Graphviz points in an em: what we ask for has nothing to do with the size of text
_INCH = 72.0  # Graphviz points in an inch, its unit of length
_STEPS = 100  # in an em: widths that differ by less are the same


def centres(graph: LayeredGraph, widths: Mapping[Node, float], style: Style) -> dict[Node, float]:
    """Return the x of each node's middle in px; the leftmost edge may be anywhere."""
    # Asking Graphviz costs most of all, and the answer is the same for every size of the text.
    ems = tuple(round(widths[node] / style.size * _STEPS) for node in graph.nodes)
    found = _centres(_source(graph, ems, round(style.side / style.size * _STEPS)))
    return {node: found[name] * style.size for node, name in _named(graph)}


def _named(graph: LayeredGraph) -> Iterator[tuple[Node, str]]:
    return ((node, f"n{number}") for number, node in enumerate(graph.nodes))


def _source(graph: LayeredGraph, widths: tuple[int, ...], gap: int) -> str:
    """Write what Graphviz is asked: the same for lanes that are alike, whatever their boxes say.

    Widths and gap are in hundredths of an em.
    """
    names = dict(_named(graph))
    sizes = zip(names.values(), widths, strict=True)
    lines = [
        # Answers stand from left to right as the author wrote them.
        f"digraph {{ ordering=out nodesep={_inches(gap)} ranksep=0.2",
        'node [label="" shape=box fixedsize=true height=0.1]',
        *(f"{name} [width={_inches(width)}]" for name, width in sizes),
        *(f"{names[a]} -> {names[b]} [weight={_weight(a, b)}]" for a, b in _links(graph)),
        *(f"{{rank=same {' '.join(rank)}}}" for rank in _ranks(names)),
        "}",
    ]
    return "\n".join(lines)


@lru_cache(maxsize=2048)
def _centres(source: str) -> dict[str, float]:
    """Return the x of each node's middle in em."""
    # pygraphviz takes longer to import than a lane takes to lay out, and many charts need none.
    from pygraphviz import AGraph

    graph = AGraph(string=source)
    plain = graph.draw(format="plain", prog="dot").decode("ascii")
    graph.close()
    return {name: x / _EM for name, x in _read(plain)}


def _ranks(names: Mapping[Node, str]) -> list[list[str]]:
    ranks: dict[int, list[str]] = {}
    for node, name in names.items():
        ranks.setdefault(node.rank, []).append(name)
    return list(ranks.values())


def _links(graph: LayeredGraph) -> chain[tuple[Node, Node]]:
    return chain.from_iterable(pairwise(way) for _, way in graph.ways)


def _weight(above: Node, below: Node) -> int:
    """Return how much a link wants to be straight: most where nothing else can straighten it."""
    return 2 if "box" in (above.kind, below.kind) else 8


def _inches(length: int) -> str:
    return f"{length / _STEPS * _EM / _INCH:.4f}"


def _read(plain: str) -> list[tuple[str, float]]:
    """Read the lines ``node NAME X Y WIDTH HEIGHT …`` of Graphviz's plain format, in inches."""
    fields = (line.split() for line in plain.splitlines() if line.startswith("node "))
    return [(field[1], round(float(field[2]) * _INCH)) for field in fields]
