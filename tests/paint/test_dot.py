"""Charts as Graphviz files: Graphviz opens them and draws the same graph and the same words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from pygraphviz import AGraph

from generator.paint.dot import paint_dot, quote
from generator.views.chart import Chart
from generator.words.catalogue import site_words
from tests.charts import all_charts, arrow, box, chart

NAMES = tuple(all_charts())
HOSTILE = (
    'say "yes"',
    'x" URL="javascript:alert(1)',
    "<b>bold</b>",
    "<TABLE><TR><TD>x</TD></TR></TABLE>",
    "ends in \\",
    "C:\\new\\lines \\N \\G \\E",
    "a\nb\x00c\td",
    "&lt;b&gt; &quot; &#38;",
    "}; subgraph { x -> y }",
    "digraph",
    "",
)


def drawn(text: str) -> ET.Element:
    return ET.fromstring(AGraph(string=text).draw(format="svg", prog="dot"))


def with_tag(picture: ET.Element, tag: str) -> list[ET.Element]:
    return list(picture.iter(f"{{http://www.w3.org/2000/svg}}{tag}"))


@pytest.mark.parametrize("name", NAMES)
def test_graphviz_finds_the_same_boxes_and_arrows(name: str) -> None:
    graph = AGraph(string=paint_dot(all_charts()[name]))
    lanes = all_charts()[name].lanes
    meant = {f"{lane.id}/{box.id}" for lane in lanes for box in (*lane.boxes, *lane.side_boxes)}
    assert set(graph.nodes()) == meant
    assert sorted(graph.edges()) == sorted(
        (f"{lane.id}/{a.source}", f"{lane.id}/{a.target}") for lane in lanes for a in lane.arrows
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    boxes = (box("a", text, label="One"), box(text or "b", text))
    shown = Chart(
        text, text, text, site_words("en"), "en", chart(boxes, (arrow("a>a", text),)).lanes
    )
    picture = drawn(paint_dot(shown))
    assert not with_tag(picture, "a")  # no link came alive
    assert not any(each.get("font-weight") for each in picture.iter())  # and no markup
    groups = [each.get("class") for each in picture.iter() if each.get("class") in ("node", "edge")]
    assert sorted(map(str, groups)) == ["edge", "node", "node"]
    said = "".join("".join(each.itertext()) for each in with_tag(picture, "text"))
    expected = "".join(character if character >= " " else "\ufffd" for character in text)
    assert "".join(expected.split()) in "".join(said.split())


@pytest.mark.parametrize(
    "text, quoted",
    [
        ("a", '"a"'),
        ('a"b', '"a\\"b"'),
        ("a\\", '"a\\\\"'),
        ("&amp;", '"&amp;amp;"'),
        ("a\x00b\n", '"a\ufffdb\ufffd"'),
        ("non\u00a0breaking", '"non\u00a0breaking"'),
    ],
)
def test_quoting(text: str, quoted: str) -> None:
    assert quote(text) == quoted


def test_words_come_out_as_they_went_in() -> None:
    boxes = (box("a", "C:\\new &amp; <b>"), box("b", "“At-Risk” Factors"))
    texts = [each.text for each in with_tag(drawn(paint_dot(chart(boxes))), "text")]
    assert "C:\\new &amp; <b>" in texts
    assert "“At-Risk” Factors" in texts
