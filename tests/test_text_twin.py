"""Every published form of a chart says what the definition means: the same boxes, words, arrows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.model import Pathway, Protocol
from generator.views.names import screening_name
from generator.views.questionnaire import questionnaire
from generator.words.catalogue import ENGLISH, site_words
from tests import published
from tests.definitions import protocols
from tests.product import EXAMPLES, REAL, site_of
from tests.twin import (
    Graph,
    differences,
    flat,
    overview_graph,
    pathway_graph,
    reads_as,
    screening_graph,
    titled,
    without_notes,
)

words = site_words(ENGLISH)


class Case(NamedTuple):
    """A chart: whose it is, its file's name, the page that shows it and the place on that page."""

    protocol: str
    chart: str
    page: str
    place: int


def cases() -> list[Case]:
    """Return every chart of every protocol in the repository."""
    found = []
    for id, protocol in protocols().items():
        found.append(Case(id, "overview", "index.html", 0))
        found += [Case(id, p.id, f"{p.id}.html", 0) for p in protocol.pathways]
        for place, screening in enumerate(protocol.screenings):
            name = f"screening-{screening.id}" if place else "screening"
            found.append(Case(id, name, "rule.html", place))
    return found


EVERY_CHART = pytest.mark.parametrize("case", cases(), ids=lambda case: "-".join(case[:2]))


@pytest.fixture(scope="module")
def sites() -> dict[str, Path]:
    """Each protocol's published folder."""
    real, examples = site_of(REAL), site_of(EXAMPLES)
    return {id: (real if id == REAL.name else examples) / id for id in protocols()}


def meant(case: Case) -> Graph:
    """Return what the definition means a chart to say."""
    protocol = protocols()[case.protocol]
    if case.chart == "overview":
        return overview_graph(protocol)
    if case.page == "rule.html":
        return screening_graph(protocol, protocol.screenings[case.place])
    return pathway_graph(protocol, protocol.pathway(case.chart))


def title(case: Case) -> str:
    """Return what a chart is of."""
    protocol = protocols()[case.protocol]
    if case.page == "rule.html":
        return screening_name(protocol, protocol.screenings[case.place])
    return protocol.pathway(case.chart).title.text if case.chart != "overview" else ""


def read(sites: dict[str, Path], case: Case, path: str) -> str:
    return (sites[case.protocol] / path).read_text("utf-8")


@EVERY_CHART
def test_the_drawings_of_the_page(sites: dict[str, Path], case: Case) -> None:
    layouts = published.figures(published.page_tree(read(sites, case, case.page)))[case.place]
    assert {"chart__narrow", "chart__wide"} <= layouts.keys()
    assert {name: differences(meant(case), graph) for name, graph in layouts.items()} == {
        name: [] for name in layouts
    }


@EVERY_CHART
def test_the_drawing_that_is_a_file(sites: dict[str, Path], case: Case) -> None:
    root = published.svg_tree(read(sites, case, f"charts/{case.chart}.svg"))
    assert differences(titled(meant(case), title(case)), published.drawn([root])) == []


@pytest.mark.parametrize(
    "case", [c for c in cases() if c.chart != "overview"], ids=lambda case: "-".join(case[:2])
)
def test_the_presenter(sites: dict[str, Path], case: Case) -> None:
    page = published.page_tree(read(sites, case, "present.html"))
    protocol = protocols()[case.protocol]
    is_rule = case.page == "rule.html"
    id = f"_screening-{protocol.screenings[case.place].id}" if is_rule else case.chart
    slides = published.presented(page, id)
    graph = flat(without_notes(meant(case)))  # which stand below the words of a slide
    groups = [group for each in protocol.screenings for group in each.groups]
    called = {each.title for each in groups} - {each.statement.text for each in groups}
    # Where a screening has several rules, a slide names its own first.
    said = {
        key: (": " if node.name in called else " ").join(graph.titles[key[0]] + node.pieces[:1])
        + "".join(f" {piece}" for piece in node.pieces[1:])
        for key, node in graph.nodes.items()
    }
    assert slides.keys() == said.keys()
    assert [key for key, words in said.items() if not reads_as(slides[key], words)] == []


@EVERY_CHART
def test_the_graphviz_file(sites: dict[str, Path], case: Case) -> None:
    graph = published.graphviz(read(sites, case, f"charts/{case.chart}.gv"))
    assert differences(flat(meant(case)), graph) == []


@pytest.mark.parametrize(
    "case",
    [case for case in cases() if case.page not in ("index.html", "rule.html")],
    ids=lambda case: "-".join(case[:2]),
)
def test_the_list_of_the_page(sites: dict[str, Path], case: Case) -> None:
    page = published.page_tree(read(sites, case, case.page))
    assert differences(meant(case), published.listed(page, case.chart)) == []


@pytest.mark.parametrize("id", [id for id, each in protocols().items() if each.screenings])
def test_the_groups_of_the_rules_page(sites: dict[str, Path], id: str) -> None:
    page = published.page_tree((sites[id] / "screening.html").read_text("utf-8"))
    shown = {}
    for section in published.found(page, "section", "group"):
        (heading,) = (each for each in section if each.tag == "h2")
        items = list(section.iter("li"))
        shown[heading.get("id")] = (
            published.text(heading),
            [(item.get("id"), published.text(item)) for item in items],
        )
    assert shown == {
        f"{screening.id}_{group.id}": (
            " ".join(group.statement.text.split()),
            [
                (
                    f"{screening.id}_{item.id}",
                    f"{item.label} {item.text.text}"
                    + f" Points: {item.points}" * bool(item.points),
                )
                for item in group.items
            ],
        )
        for screening in protocols()[id].screenings
        for group in screening.groups
    }


def branching(protocol: Protocol) -> list[Pathway]:
    """Return the pathways that a result shows a chart of: the others are said by their lists."""
    answers = questionnaire(protocol, ()).answers
    shown = {each.pathway.id for each in answers if each.is_branching}
    return [each for each in protocol.pathways if each.id in shown]


@pytest.mark.parametrize("id", protocols())
def test_the_drawings_of_the_questionnaire(sites: dict[str, Path], id: str) -> None:
    protocol = protocols()[id]
    page = published.page_tree((sites[id] / "screen.html").read_text("utf-8"))
    shown = published.figures(page)
    for pathway, layouts in zip(branching(protocol), shown, strict=True):
        meant_here = pathway_graph(protocol, pathway)
        assert {name: differences(meant_here, each) for name, each in layouts.items()} == {
            name: [] for name in layouts
        }


def test_each_page_shows_the_charts_that_are_compared(sites: dict[str, Path]) -> None:
    asked = {id: len(branching(each)) for id, each in protocols().items()}
    compared = {(id, "screen.html"): count for id, count in asked.items() if count}
    compared |= {(c.protocol, c.page): 0 for c in cases()}
    for case in cases():
        compared[case.protocol, case.page] += 1
    shown = {}
    for id, folder in sites.items():
        for path in folder.glob("*.html"):
            charts = published.figures(published.page_tree(path.read_text("utf-8")))
            if charts:
                shown[id, path.name] = len(charts)
    assert shown == compared
    names = {(c.protocol, f"{c.chart}{end}") for c in cases() for end in (".svg", ".gv")}
    files = {(id, path.name) for id, f in sites.items() for path in (f / "charts").iterdir()}
    assert files == names


LIGHTS = Case("branching", "lights-out", "lights-out.html", 0)
OPENING = Case("parallel", "opening", "opening.html", 0)


def changed(markup: str, pattern: str, by: str) -> str:
    """Return markup with one place changed, in each layout of the page."""
    text, count = re.subn(pattern, by, markup, flags=re.S)
    assert count, f"nothing to change: {pattern}"
    return text


ARROW = r'<g class="arrow[^>]*data-from="{}" data-to="{}"[^>]*>.*?</g>\n?'
EXTRA = '<li class="step"><h2 id="hope">Box 0</h2><div class="step__body"><p>Hope</p></div></li>'
BOX = r'<g class="box[^>]*data-step="{}">.*?</g>\n?'


@pytest.mark.parametrize(
    ("pattern", "by", "complaint"),
    [
        (ARROW.format("daylight", "switch"), "", "'switch'), label=('No',)"),
        (ARROW.format("count-lamps", "daylight-again"), "", "'daylight-again')"),
        (BOX.format("wait"), "", "'wait') is missing"),
        ('data-step="wait"', 'data-step="await"', "'await') is too many"),
        ('data-from="wait"', 'data-from="switch"', "is too many"),
        ("full light", "full dark", "'wait') says"),
        ("(>)7(</tspan>)", r"\g<1>8\2", "'wait') says"),
        ("(>)Fewer(</tspan>)", r"\1More\2", "label=('More',)"),
        ("box--decision box--linked", "box--action box--linked", "is drawn as action"),
        ("arrow--back", "", "leads back, and says otherwise"),
        ('aria-label="No: from Box 2 to Box 5"', 'aria-label="No"', "does not say 'Box 2' aloud"),
        ('(class="lane[^>]*>)', r'\1<text><tspan>Run!</tspan></text>', "'Run!' belongs to nothing"),
        ('data-lane="lights-out"', 'data-lane="gym"', "lanes are ['gym']"),
    ],
)  # fmt: skip
def test_a_tampered_drawing_is_caught(
    sites: dict[str, Path], pattern: str, by: str, complaint: str
) -> None:
    markup = changed(read(sites, LIGHTS, LIGHTS.page), pattern, by)
    for graph in published.figures(published.page_tree(markup))[0].values():
        assert complaint in "\n".join(differences(meant(LIGHTS), graph))


@pytest.mark.parametrize(
    ("pattern", "by", "complaint"),
    [
        (r"<li[^>]*><b>Cannot tell</b>.*?</li>", "", "'count-lamps'), label=('Cannot tell',)"),
        (
            r"<li[^>]*><span class=.leads.>(?:(?!</li>).)*#_outcome-game-is-over.*?</li>", "",
            "is-over') is missing",
        ),
        (r"<b>Fewer</b>", "<b>More</b>", "label=('More',)"),
        (r"#switch\">Box 5", '#switch">Box 6', "does not say 'Box 5' aloud"),
        (r"back to", "go to", "leads back, and says otherwise"),
        (r" ?\(at most twice\)", "", "'at most twice'"),
        (r"full light", "half light", "'wait') says"),
        (r'<li class="step[^>]*>\s*<h2[^>]* id="wait".*?</li>(?=\s*<li class="step)', "", "'wait') is"),  # noqa: E501
        (r'(<ol class="steps[^>]*>)', rf"\1{EXTRA}", "'hope') is too many"),
        (r'leave-gym.html">Leav', 'leave.html">Leav', "'_pathway-leave') is too many"),
    ],
)  # fmt: skip
def test_a_tampered_list_is_caught(
    sites: dict[str, Path], pattern: str, by: str, complaint: str
) -> None:
    head, start, steps = read(sites, LIGHTS, LIGHTS.page).partition('<ol class="steps')
    steps, end, tail = steps.partition("</ol>")
    page = published.page_tree(head + changed(start + steps + end, pattern, by) + tail)
    found = "\n".join(differences(meant(LIGHTS), published.listed(page, LIGHTS.chart)))
    assert complaint in found


def test_branches_that_change_places_are_caught(sites: dict[str, Path]) -> None:
    markup = read(sites, OPENING, OPENING.page)
    swapped = markup.replace('"windows"', '"x"').replace('"lamps"', '"windows"')
    page = published.page_tree(swapped.replace('"x"', '"lamps"'))
    graphs = [published.listed(page, OPENING.chart), *published.figures(page)[0].values()]
    for graph in graphs:
        assert len(differences(meant(OPENING), graph)) == 2
    outside = re.sub(r'<ul class="branches"[^>]*>(.*?)</ul>', r"\1", markup, flags=re.S)
    graph = published.listed(published.page_tree(outside), OPENING.chart)
    assert "box ('opening', 'windows') is missing" in differences(meant(OPENING), graph)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"lights-out/stop-game" -> "lights-out/daylight"', '"lights-out/wait"', "is missing"),
        ("light\\l", "dark\\l", "'wait') says"),
        ('label=" Fewer "', 'label=" More "', "label=('More',)"),
        ('"lights-out/steady" ->', '"lights-out/extra" ->', "'extra') is too many"),
    ],
)
def test_a_tampered_graphviz_file_is_caught(
    sites: dict[str, Path], old: str, new: str, complaint: str
) -> None:
    source = read(sites, LIGHTS, "charts/lights-out.gv")
    assert old in source
    graph = published.graphviz(source.replace(old, new))
    assert complaint in "\n".join(differences(flat(meant(LIGHTS)), graph))


@pytest.mark.parametrize(
    ("pieces", "text", "is_same"),
    [
        (("one two", "three"), "one two three", True),
        (("cell-", "phone"), "cell-phone", True),
        (("one", "two"), "two one", False),
        (("one  two",), "one two", True),
        (("onetwo",), "one two", False),
        ((), "", True),
        ((), "one", False),
        (("a.c",), "abc", False),
        (("one two",), "one", False),
    ],
)
def test_pieces_read_as_a_text(pieces: tuple[str, ...], text: str, is_same: bool) -> None:
    assert reads_as(pieces, text) is is_same
