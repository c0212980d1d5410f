"""Documents of schools, written as a definition: what they say stands on pages and on paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.load import load
from generator.model import PathwayTarget, Protocol, Step
from generator.names import OVERVIEW
from generator.paint.html import paint_presenter, paint_questionnaire
from generator.paint.markdown import Drawings, InlineChart, paint_pathway_page, paint_protocol_page
from generator.views.blocks import blocks
from generator.views.chart_sheet import handout
from generator.views.contacts import facts, ways
from generator.views.imprint import Imprint
from generator.views.pages import pathway_page_view, protocol_page, situations
from generator.views.papers import LETTER
from generator.views.presenter import presentation
from generator.views.questionnaire import questionnaire
from generator.words.catalogue import site_words
from tests.definitions import ROOT, load_text
from tests.every_word import read
from tests.sheets import paint_sheet

CASES = Path(__file__).parent / "cases"
SCHOOLS = CASES / "schools"
FOLDERS = sorted(path for path in SCHOOLS.iterdir() if path.is_dir())
EVERY = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
IMPRINT = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)


def protocol_of(folder: Path) -> Protocol:
    loaded = load(folder)
    assert loaded.diagnostics == ()
    return loaded.protocols[0]


def lines_of(step: Step) -> list[str]:
    said = [*step.who, step.text, step.more, step.within]
    return [block.text for each in said if each for block in blocks(each)]


def squeezed(text: str) -> str:
    """Drop spaces, hyphens at the end of a line, and what is dialled behind a number."""
    return "".join(re.sub(r"tel:\+?\d+", "", text).split()).replace("-", "")


def pages_of(protocol: Protocol, tmp_path: Path) -> dict[str, str]:
    """Return what each pathway's page says, the handout, and the whole start page."""
    pdf, problems = paint_sheet("handout", handout(protocol), LETTER, IMPRINT)
    assert pdf is not None and problems == ()
    names = (OVERVIEW, *(each.id for each in protocol.pathways))
    none = Drawings(dict.fromkeys(names, InlineChart("", "", "")), ("",))
    found = {"handout": squeezed(read("handout.pdf", pdf, tmp_path))}
    start = paint_protocol_page(protocol_page(protocol, ()), "en", none)
    found["start"] = squeezed(read("a.md", start, tmp_path))
    for pathway in protocol.pathways:
        view = pathway_page_view(protocol, pathway, ())
        found[pathway.id] = squeezed(read("a.md", paint_pathway_page(view, "en", none), tmp_path))
    return found


@EVERY
def test_every_line_of_a_step_stands_on_its_page_and_in_the_handout(
    folder: Path, tmp_path: Path
) -> None:
    protocol = protocol_of(folder)
    said = pages_of(protocol, tmp_path)
    for pathway in protocol.pathways:
        lines = [
            squeezed(line)
            for step in pathway.steps
            for each in (step, *step.branches)
            for line in lines_of(each)
        ]
        assert lines
        assert [line for line in lines if line not in said[pathway.id]] == []
        assert [line for line in lines if line not in said["handout"]] == []


@EVERY
def test_words_that_are_no_step_and_what_may_happen_at_any_point_are_said(
    folder: Path, tmp_path: Path
) -> None:
    protocol = protocol_of(folder)
    said = pages_of(protocol, tmp_path)
    assert protocol.passages
    for pathway in protocol.pathways:
        here = [
            squeezed(line.text)
            for each in protocol.passages_on(PathwayTarget(pathway.id))
            for text in (each.title, each.text)
            if text
            for line in blocks(text)
        ]
        here += [squeezed(each.label.text) for each in pathway.at_any_point if each.label]
        assert [line for line in here if line not in said[pathway.id]] == []
        assert [line for line in here if line not in said["handout"]] == []
    assert any(each.at_any_point for each in protocol.pathways)


@EVERY
def test_every_way_to_reach_somebody_and_when_is_said(folder: Path, tmp_path: Path) -> None:
    protocol = protocol_of(folder)
    said = pages_of(protocol, tmp_path)
    facts_of = [
        squeezed(each)
        for contact in protocol.contacts
        for way in ways(contact, IMPRINT.words)
        for each in (*facts(contact), way.label, way.text, way.more)
        if each
    ]
    assert facts_of
    for name in ("start", "handout"):
        assert [each for each in facts_of if each not in said[name]] == []


@pytest.mark.parametrize(
    ("written", "mistaken", "answer"),
    [
        ("    at_any_point:\n", "    anytime:\n", "at_any_point"),
        ("to: {pathway: high}", "to: {pathway: hihg}", "did you mean `high`?"),
        ("kind: warning", "kind: caution", "warning"),
        ("    on: [{pathway: worry},", "    on: [{pathway: wory},", "did you mean `worry`?"),
        ("lead: ORANGE", "lead: AMBER", "ORANGE"),
        ("press: 1", "press: one", "for example"),
        ("hours: At any hour", "open: At any hour", "hours"),
        ("urgency: urgent", "urgency: high", "urgent"),
    ],
)
def test_a_slip_in_them_is_answered(written: str, mistaken: str, answer: str) -> None:
    text = (SCHOOLS / "suicide-risk" / "protocol.yaml").read_text(encoding="utf-8")
    assert written in text
    found = load_text(text.replace(written, mistaken, 1)).diagnostics
    said = "\n".join(line for each in found for line in (each.message, *each.hints))
    assert answer in said


def test_what_a_rule_leads_to_is_no_situation_to_pick() -> None:
    protocol = protocol_of(SCHOOLS / "suicide-risk")
    assert [each.href for each in situations(protocol)] == ["worry.html"]


def test_nothing_leads_out_of_a_pathway_in_the_questionnaire() -> None:
    """Its answers would be gone; in front of people the rule of a screening can be followed."""
    protocol = protocol_of(SCHOOLS / "suicide-risk")
    charts = {each.id: InlineChart("", "", "") for each in protocol.pathways}
    asked = paint_questionnaire(questionnaire(protocol, ()), charts, ("",)).decode()
    shown = paint_presenter(presentation(protocol), "en", ("",)).decode()
    lines = [re.findall(r'class="step__screening">.*', page) for page in (shown, asked)]
    assert [bool(each) for each in lines] == [True, True]
    assert [any("<a " in line for line in each) for each in lines] == [True, False]


@pytest.mark.parametrize(("name", "rare"), [("cpr-vi", "ữậ"), ("suicide-risk", "")])
def test_fonts_of_every_result_are_asked_for_before_any_answer(name: str, rare: str) -> None:
    """A font that were fetched with a result would tell of it."""
    protocol = protocol_of(SCHOOLS / name)
    charts = {each.id: InlineChart("", "", "") for each in protocol.pathways}
    asked = paint_questionnaire(questionnaire(protocol, ()), charts, ("",)).decode()
    found = re.findall(r'<body [^>]*data-letters="([^"]*)"', asked)
    assert len(found) == 1 and set(rare) <= set(found[0])
    seen = asked.replace(found[0], "")
    assert set(found[0]) == {letter for letter in seen if letter > "\xff"}
    style = (ROOT / "generator" / "assets" / "screen.css").read_text("utf-8")
    assert 'body::before, body::after { content: "✓" attr(data-letters)' in style
