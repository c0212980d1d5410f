"""What colours say: nothing that the author did not, and what the author did in every output."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.layout.fit import fit
from generator.model import Hue, OutcomeTarget, PathwayTarget, Protocol
from generator.paint.dot import paint_dot
from generator.paint.palette import HUES, hue_of
from generator.paint.pdf.placed import placed
from generator.paint.svg import hue_class, mark_svg, paint_svg
from generator.views.chart import Chart
from generator.views.chart_sheet import card, handout, pathway_sheet
from generator.views.content import chart_content
from generator.views.document import protocol_data
from generator.views.pages import situations
from generator.views.pathway import pathway_entry
from generator.views.pathway_chart import pathway_chart
from generator.views.presenter import presentation
from generator.views.questionnaire import questionnaire, shown_part
from generator.views.screening_chart import screening_chart
from generator.views.screening_page import screening_page
from generator.views.screening_sheet import screening_sheet, screening_sheet_content
from generator.views.signs import GREY, NAMED, pathway_sign, result_sign
from generator.views.slides import slide_show, slides_content
from tests.definitions import load_text, only, protocols, real_protocol, with_steps

BANDS = Path(__file__).parents[1] / "cases" / "severity-colours"
LEVELS: dict[str, Hue] = {"low": "yellow", "moderate": "orange", "high": "red"}
RULES = """\
protocol: example
title: Example
status: draft
publisher: {name: Example Office}
pathways:
  - {id: stay, title: Stay, steps: [{id: a, text: Stay there}]}
outcomes: [{id: calm, title: Calm}, {id: alarm, title: Alarm}]
screening:
  - id: signs
    groups:
      - {id: seen, statement: Is it, items: [{id: wet, text: Wet}, {id: dry, text: Dry}]}
    rules:
      - {id: some, when: wet, outcome: {outcome: calm}}
      - {id: more, when: {all: [wet, dry]}, outcome: {outcome: alarm}}
      - {id: here, when: {not: wet}, outcome: {pathway: stay}}
"""


def of(text: str, **hues: Hue) -> Protocol:
    """A protocol in which some pathways and outcomes name a hue."""
    for id, name in hues.items():
        text = text.replace(f"id: {id}, title", f"id: {id}, hue: {name}, title")
    return only(load_text(text))


def bands(**hues: Hue) -> Protocol:
    return of((BANDS / "protocol.yaml").read_text("utf-8"), **hues)


def colours_of_results(protocol: Protocol) -> dict[str, int]:
    """What the questionnaire shows each result in, by what it leads to."""
    view = questionnaire(protocol, ())
    shown = {f"pathway-{each.pathway.id}": each.hue.colour for each in view.answers}
    shown |= {each.entry.anchor: each.entry.hue.colour for each in view.outcomes}
    for section in view.sections:
        ends = {rule.shows for rule in section.rules}
        assert section.hue.colour == (shown[ends.pop()] if len(ends) == 1 else GREY)
        assert all(rule.hue.colour == shown[rule.shows] for rule in section.rules)
    return shown


EXAMPLES = [each for name, each in protocols().items() if name != "csec"]


@pytest.mark.parametrize("protocol", [bands(), of(RULES), *EXAMPLES])
def test_no_result_looks_more_severe_than_another_unless_the_author_says_so(
    protocol: Protocol,
) -> None:
    rules = [rule for screening in protocol.screenings for rule in screening.rules]
    results = {shown_part(rule) for rule in rules}
    own = {f"pathway-{p.id}": pathway_sign(protocol, p.id).colour for p in protocol.pathways}
    for part, colour in colours_of_results(protocol).items():
        is_told_apart = part in results and len(results) > 1
        assert colour == (GREY if is_told_apart else own.get(part, GREY))
    if len(results) < 2:
        return
    for screening in protocol.screenings:
        chart = screening_chart(protocol, screening)
        assert {lane.hue.colour for lane in chart.lanes} == {GREY}
        assert {box.hue for lane in chart.lanes for box in lane.boxes} == {None}
    for section in screening_page(protocol, ()).sections if protocol.screenings else ():
        read = [each for row in section.table.rows for each in row.readings if each.hue]
        assert {each.hue.colour for each in read if each.hue} == {GREY}


def test_pathways_of_the_real_protocol_keep_their_colours_in_results_too() -> None:
    real = real_protocol()
    assert [each.hue.colour for each in situations(real)] == [1, 2, 3, 4]
    assert [pathway_sign(real, each.id).mark for each in real.pathways] == [1, 2, 3, 4]
    assert list(colours_of_results(real).values()) == [1, 2, 3, 4]


def test_colours_and_marks_by_order_repeat_but_never_together() -> None:
    first = bands().pathways[0]
    many = replace(bands(), pathways=tuple(replace(first, id=f"p{n}") for n in range(42)))
    signs = [pathway_sign(many, each.id) for each in many.pathways]
    assert len({(mark_svg(each.mark), hue_class(each)) for each in signs}) == 42
    assert hue_class(signs[6]) == hue_class(signs[0])


@pytest.mark.parametrize(
    ("protocol", "shown"),
    [
        (bands(**LEVELS), {f"pathway-{id}": NAMED[name] for id, name in LEVELS.items()}),
        (bands(high="red"), {"pathway-low": GREY, "pathway-moderate": GREY, "pathway-high": 1}),
        (of(RULES, alarm="red"), {"pathway-stay": GREY, "outcome-calm": GREY, "outcome-alarm": 1}),
        (of(RULES, stay="teal", calm="teal"), {
            "pathway-stay": NAMED["teal"], "outcome-calm": NAMED["teal"], "outcome-alarm": GREY,
        }),
    ],
)  # fmt: skip
def test_results_have_the_colours_that_were_named_for_them(
    protocol: Protocol, shown: dict[str, int]
) -> None:
    assert colours_of_results(protocol) == shown
    # Where colours mean something, none is there by order alone.
    ways = {f"pathway-{p.id}": pathway_sign(protocol, p.id).colour for p in protocol.pathways}
    assert ways.items() <= shown.items()


def test_pathways_of_one_colour_are_told_apart_by_their_marks() -> None:
    protocol = bands(low="red", moderate="red", high="red")
    signs = [pathway_sign(protocol, each.id) for each in protocol.pathways]
    assert len({each.colour for each in signs}) == 1
    assert len({mark_svg(each.mark) for each in signs}) == 3
    assert [result_sign(protocol, PathwayTarget(p.id)) for p in protocol.pathways] == signs


WAY = with_steps(
    "{id: ask, decision: Is it so?, answers: [{label: 'Yes', to: {outcome: bad}},"
    " {label: 'No', to: {outcome: good}}]}",
    top="outcomes: [{id: bad, title: Bad, hue: red}, {id: good, title: Good}]\n",
)


def painted(chart: Chart) -> dict[str, set[str]]:
    """The colours of lines in each kind of drawing."""
    (drawing,) = fit(chart, 712)
    data = placed(drawing)
    boxes = [box for lane in data["lanes"] for box in lane["boxes"]]  # type: ignore
    signs = {box["hue"]["colour"] for box in boxes if box["hue"]}
    return {
        "page": set(re.findall(r'class="box [^"]*(hue-\d+)"', paint_svg(drawing, "p"))),
        "file": set(re.findall('stroke="(#.{6})"', paint_svg(drawing, "p", is_file=True))),
        "gv": set(re.findall('color="(#.{6})"', paint_dot(chart))),
        "pdf": {HUES[each - 1].solid for each in signs},
    }


@pytest.mark.parametrize(
    ("chart", "hues"),
    [
        (pathway_chart(only(load_text(WAY)), only(load_text(WAY)).pathways[0]), ("red", "grey")),
        (screening_chart(bands(**LEVELS), bands(**LEVELS).screenings[0]), tuple(LEVELS.values())),
    ],
)
def test_every_drawing_shows_the_hues_of_its_ends(chart: Chart, hues: tuple[Hue, ...]) -> None:
    found, lines = painted(chart), {HUES[NAMED[each] - 1].solid for each in hues}
    assert found["page"] == {f"hue-{NAMED[each]}" for each in hues}
    assert found["pdf"] == lines
    assert lines <= found["file"] and lines <= found["gv"]


def test_every_page_and_sheet_shows_a_named_hue() -> None:
    protocol = bands(**LEVELS)
    high = protocol.pathway("high")
    wanted = result_sign(protocol, PathwayTarget("high"))
    assert wanted.colour == NAMED["red"]
    sheet = screening_sheet(protocol)
    assert sheet is not None
    assert [
        situations(protocol)[2].hue,
        pathway_sheet(protocol, high).hue,
        card(protocol).heads["high"].hue,
        handout(protocol).heads["high"].hue,
        presentation(protocol).decks[2].hue,
        slide_show(protocol).pathways[2].hue,
        sheet.sections[0].table.rows[2].readings[0].hue,
    ] == [wanted] * 7
    ended = only(load_text(WAY))
    colours = [each.hue.colour for each in pathway_entry(ended, ended.pathways[0]).outcomes]
    assert colours == [NAMED["red"], GREY]
    data = protocol_data(ended)
    assert isinstance(data, dict) and '"hue": "red"' in str(data).replace("'", '"')


def test_colours_are_no_words() -> None:
    plain, coloured = bands(), bands(**LEVELS)
    for one, other in zip(plain.screenings, coloured.screenings, strict=True):
        said = chart_content(screening_chart(plain, one))
        assert said == chart_content(screening_chart(coloured, other))
    before, after = screening_sheet(plain), screening_sheet(coloured)
    assert before is not None and after is not None
    assert screening_sheet_content(before) == screening_sheet_content(after)
    assert slides_content(slide_show(plain)) == slides_content(slide_show(coloured))


@pytest.mark.parametrize("written", ["rde", "gray", "crimson", "#c00000"])
def test_other_names_are_refused(written: str) -> None:
    loaded = load_text(RULES.replace("id: alarm, title", f"id: alarm, hue: '{written}', title"))
    (problem,) = loaded.diagnostics
    assert problem.code == "bad-choice"
    near = {"rde": "`red`", "gray": "`grey`"}.get(written, "red, teal, yellow")
    assert near in problem.hints[0]


@pytest.mark.parametrize("name", NAMED)
def test_every_name_has_a_colour_of_its_own(name: Hue) -> None:
    protocol = of(RULES, alarm=name)
    sign = result_sign(protocol, OutcomeTarget("alarm"))
    others = [
        hue_of(replace(sign, colour=number)) for each, number in NAMED.items() if each != name
    ]
    assert hue_of(sign) not in others
