"""Charts read back from what is published: the drawings, the list of steps, the Graphviz file.

Nothing of the program is used: a chart's words are taken from the markup as a browser or another
program would find them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree.ElementTree import Element, fromstring

from tests.twin import Edge, Graph, Key, Node, Pieces

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_GO, _BACK, _ENDS = "go to", "back to", "It ends here"


class _Tree(HTMLParser):
    """Builds a tree of a page whose elements are all closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("page")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if len(self.open[-1]):
            last = self.open[-1][-1]
            last.tail = (last.tail or "") + data
        else:
            self.open[-1].text = (self.open[-1].text or "") + data


def page_tree(markup: str) -> Element:
    """Return the elements of a page."""
    tree = _Tree()
    tree.feed(markup)
    tree.close()
    assert len(tree.open) == 1, f"<{tree.open[-1].tag}> is never closed"
    return tree.open[0]


def svg_tree(markup: str) -> Element:
    """Return the elements of a drawing that is a file of its own, as XML has them."""
    root = fromstring(markup)
    for element in root.iter():
        element.tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
    return root


def classes(element: Element) -> list[str]:
    """Return an element's classes."""
    return element.get("class", "").split()


def found(root: Element, tag: str, name: str = "") -> Iterator[Element]:
    """Yield the elements of a kind below an element, or those of them with a class."""
    return (e for e in root.iter(tag) if not name or name in classes(e))


def text(element: Element) -> str:
    """Return an element's words, spaces as one."""
    return " ".join("".join(element.itertext()).split())


def figures(page: Element) -> list[dict[str, Graph]]:
    """Return the charts of a page, in order: each layout's name → what its drawings say."""
    charts = []
    for figure in found(page, "figure", "chart"):
        layouts: dict[str, Graph] = {}
        for holder in figure.iter("div"):
            drawings = [each for each in holder if "drawing" in classes(each)]
            if drawings:
                (name,) = (n for n in classes(holder) if n.startswith("chart__"))
                layouts[name] = drawn(drawings)
        charts.append(layouts)
    return charts


def drawn(drawings: list[Element]) -> Graph:
    """Return what the drawings of one layout say: one drawing, or the parts of a long one."""
    whole = Graph()
    for drawing in drawings:
        part = Graph()
        _read(drawing, part, "", None)
        for lane, title in part.titles.items():
            if whole.titles.setdefault(lane, title) != title:
                part.faults.append(f"lane {lane} is called {title} in another part")
        doubled = part.nodes.keys() & whole.nodes.keys()
        part.faults += [f"box {key} is drawn twice" for key in doubled]
        whole.nodes |= part.nodes
        whole.stubs |= part.stubs
        # An arrow to another part leads on, to the stub, wherever the step itself stands.
        whole.edges += [
            replace(edge, is_back=None) if edge.target in part.stubs else edge
            for edge in part.edges
        ]
        led_to = {edge.target for edge in part.edges}
        part.faults += [f"nothing leads to stub {key}" for key in part.stubs.keys() - led_to]
        whole.faults += part.faults
    return whole


def _read(element: Element, graph: Graph, lane: str, parent: str | None) -> None:
    for child in element:
        names = classes(child)
        if "lane" in names:
            id = child.get("data-lane", "")
            graph.titles.setdefault(id, ())
            _read(child, graph, id, None)
        elif "box" in names:
            _read_box(child, graph, lane, parent)
        elif "arrow" in names:
            graph.edges.append(_arrow(child, lane))
        elif "lane__title" in names:
            graph.titles[lane] += _lines(child)
        elif child.tag == "text":
            graph.faults.append(f"{text(child)!r} belongs to nothing")
        else:
            _read(child, graph, lane, parent)


def _read_box(box: Element, graph: Graph, lane: str, parent: str | None) -> None:
    own: list[Element] = []
    _own_texts(box, own)
    pieces = tuple(line for each in own for line in _lines(each))
    if "data-continues" in box.attrib:  # stands for a box of another part
        graph.stubs[lane, box.attrib["data-continues"]] = pieces
        return
    id = box.get("data-step", "")
    if (lane, id) in graph.nodes:
        graph.faults.append(f"box {(lane, id)} is drawn twice")
    (kind,) = (n[5:] for n in classes(box) if n.startswith("box--") and n != "box--linked")
    graph.nodes[lane, id] = Node(pieces, kind, parent)
    for child in box.iter():
        if child is not box and "box" in classes(child):
            _read_box(child, graph, lane, id)


def _own_texts(element: Element, own: list[Element]) -> None:
    for child in element:
        if child.tag == "text":
            own.append(child)
        elif "box" not in classes(child):
            _own_texts(child, own)


def _lines(element: Element) -> Pieces:
    return tuple(text(line) for line in element if line.tag == "tspan")


def _arrow(arrow: Element, lane: str) -> Edge:
    labels = [line for each in found(arrow, "text", "arrow__label") for line in _lines(each)]
    return Edge(
        (lane, arrow.get("data-from", "")),
        (lane, arrow.get("data-to", "")),
        tuple(labels),
        "arrow--back" in classes(arrow),
        " ".join(arrow.get("aria-label", "").split()),
    )


def listed(page: Element, lane: str) -> Graph:
    """Return what the list of steps on a pathway's page says.

    An entry leads to the next one unless its ways say something else: answers, a way on without a
    label, or that it ends here.
    """
    (steps,) = found(page, "ol", "steps")
    graph = Graph({lane: ()})
    entries = [entry for entry in steps if entry.tag == "li"]
    ids = [_entry(entry, graph, lane, None) for entry in entries]
    for entry, id, following in zip(entries, ids, [*ids[1:], None], strict=True):
        ways = [way for each in _body(entry) if "answers" in classes(each) for way in each]
        edges = [_way(way, graph, lane, id) for way in ways if text(way) != _ENDS]
        graph.edges += edges
        answered = any(list(found(way, "b")) for way in ways)
        goes_elsewhere = any(not edge.is_back for edge in edges)
        ends = len(edges) < len(ways)
        if following is not None and not (answered or goes_elsewhere or ends):
            graph.edges.append(Edge((lane, id), (lane, following), (), False))
    for end in (each for ends in found(page, "dl", "outcomes") for each in ends):
        key = (lane, next(each for each in end if each.tag == "dt").get("id", ""))
        more = tuple(text(each) for each in end if each.tag == "dd")
        if key in graph.nodes:
            graph.nodes[key] = Node(graph.nodes[key].pieces + more)
    return graph


def _entry(entry: Element, graph: Graph, lane: str, parent: str | None) -> str:
    heading = next(each for each in entry if re.fullmatch("h[2-6]", each.tag))
    words = [text(each) for each in _body(entry) if each.tag == "p"]  # its own, then a note on it
    id = heading.get("id", "")
    if (lane, id) in graph.nodes:
        graph.faults.append(f"step {id} is listed twice")
    graph.nodes[lane, id] = Node((text(heading), *words), None, parent)
    for branches in (each for each in _body(entry) if "branches" in classes(each)):
        for branch in branches:
            _entry(branch, graph, lane, id)
    return id


def _body(entry: Element) -> Element:
    return next(each for each in entry if "step__body" in classes(each))


def _way(way: Element, graph: Graph, lane: str, source: str) -> Edge:
    (link,) = found(way, "a")
    page, _, anchor = link.get("href", "").partition("#")
    target = anchor or f"_pathway-{page.removesuffix('.html')}"
    if target.startswith("_"):
        graph.nodes[lane, target] = Node((text(link),))
    label = [text(each) for each in found(way, "b")]
    limits = [text(each) for each in found(way, "span", "limit")]
    joined = ", ".join([*label, *(limit.removeprefix("(").removesuffix(")") for limit in limits)])
    said = text(way)
    if (_GO in said) == (_BACK in said):
        graph.faults.append(f"{said!r} says neither {_GO} nor {_BACK}, or both")
    name = graph.nodes[lane, source].pieces[0]
    is_back = _BACK in said
    return Edge(
        (lane, source), (lane, target), (joined,) if joined else (), is_back, f"{name}: {said}"
    )


def presented(page: Element, id: str) -> dict[Key, Pieces]:
    """Return what the presenter says of a chart: the words of each slide."""
    (deck,) = (each for each in found(page, "section", "deck") if each.get("id") == id)
    slides = {}
    for slide in found(deck, "li", "slide"):
        (words,) = found(slide, "div", "slide__words")
        tab = [text(each) for each in slide if each.get("class") == "step__tab"]
        said = (*tab, *_blocks(words))
        slides[slide.get("data-lane", ""), slide.get("data-box", "")] = said
    return slides


def _blocks(element: Element) -> Iterator[str]:
    for child in element:
        if not {"answers", "anywhere"}.isdisjoint(classes(child)):
            continue  # where it leads, which is no part of what it says
        if child.tag in ("ul", "ol"):
            yield from _blocks(child)
        else:
            yield text(child)


def graphviz(source: str) -> Graph:
    """Return what a Graphviz file says, as Graphviz reads it."""
    import pygraphviz

    file = pygraphviz.AGraph(string=source)
    graph = Graph()
    for cluster in file.subgraphs():
        # Lanes have no name of their own in the file: it stands before that of each box.
        lane = cluster.nodes()[0].split("/")[0]
        title = _shown(cluster.graph_attr["label"] or "")
        graph.titles[lane] = tuple(line for line in title if line)
    for node in file.nodes():
        graph.nodes[_key(node)] = Node(_shown(node.attr["label"]))
    for edge in file.edges():
        label = tuple(line for line in _shown(edge.attr["label"] or "") if line)
        graph.edges.append(Edge(_key(edge[0]), _key(edge[1]), label))
    file.close()
    return graph


def _key(name: str) -> Key:
    lane, _, box = name.partition("/")
    return lane, box


def _shown(label: str) -> Pieces:
    r"""Return the lines that Graphviz shows: ``\l`` ends one, and a character may be escaped."""
    lines = re.sub(r"\\(.)", lambda m: "\n" if m[1] == "l" else m[1], label)
    return tuple(line.replace("&amp;", "&").strip() for line in lines.rstrip("\n").split("\n"))
