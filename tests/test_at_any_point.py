"""What may happen at any step of a pathway: drawn once, listed once, and led to from every step."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from generator.layout.fit import fit
from generator.layout.sheets.items import Steps
from generator.layout.sheets.sheet import lay_out
from generator.model import OutcomeTarget, PathwayTarget, StepTarget
from generator.outputs.foreseen import foreseen
from generator.outputs.printing import fingerprint
from generator.outputs.protocol import outputs_of
from generator.views.chart_sheet import pathway_sheet
from generator.views.content import chart_content
from generator.views.imprint import Imprint
from generator.views.papers import LETTER
from generator.views.pathway import pathway_entry
from generator.views.pathway_chart import ANY_POINT, pathway_chart
from generator.views.slides import slide_show
from generator.words.catalogue import site_words
from tests.definitions import codes, load_text, only, short, with_steps
from tests.every_word import read

IMPRINT = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)

STEPS = (
    "{id: look, text: Look for the student}",
    "{id: call, text: Call the parent, ends: yes}",
    "{id: found, text: Tell everybody, ends: yes}",
)
TOP = "outcomes: [{id: home, title: The student is at home}]\n"
EVENTS = (
    "{label: The student is found, to: found}",
    "{label: The student is at home, to: {outcome: home}}",
)


def missing(*events: str, steps: tuple[str, ...] = STEPS, top: str = TOP) -> str:
    lines = "".join(f"      - {event}\n" for event in events)
    said = f"    at_any_point:\n{lines}    steps:" if events else "    steps:"
    return with_steps(*steps, top=top).replace("    steps:", said)


BOTH = missing(*EVENTS)


def test_it_reads_as_answers_do() -> None:
    (pathway,) = only(load_text(BOTH)).pathways
    assert [lead.target for lead in pathway.at_any_point] == [
        StepTarget("found"),
        OutcomeTarget("home"),
    ]
    assert [lead.label and lead.label.text for lead in pathway.at_any_point] == [
        "The student is found",
        "The student is at home",
    ]


def test_it_may_lead_to_another_pathway() -> None:
    other = "  - {id: other, title: Other, entry: no, steps: [{id: a, text: A}]}\n"
    worse = "{label: It is worse, to: {pathway: other}}"
    protocol = only(load_text(missing(worse, steps=STEPS[:2], top="") + other))
    assert protocol.pathways[0].at_any_point[0].target == PathwayTarget("other")


@pytest.mark.parametrize(
    ("event", "answer"),
    [
        ("{label: Found, to: fond}", "did you mean `found`?"),
        ("{label: Found, to: {outcome: hme}}", "did you mean `home`?"),
        ("{if: Found, to: found}", "write it as `label`"),
        ("{when: Found, to: found}", "write it as `label`"),
        ("{label: Found, next: found}", "write it as `to`"),
        ("{label: Found, goto: found}", "write it as `to`"),
    ],
)
def test_a_slip_is_answered_with_what_to_write(event: str, answer: str) -> None:
    hints = [hint for each in load_text(missing(event)).diagnostics for hint in each.hints]
    assert answer in hints


@pytest.mark.parametrize("key", ["anytime", "always", "at_any_time"])
def test_keys_that_people_write_instead(key: str) -> None:
    (problem,) = load_text(BOTH.replace("at_any_point", key)).diagnostics
    assert problem.hints == ("write it as `at_any_point`",)


def test_an_empty_list_is_none() -> None:
    assert codes(
        load_text(missing().replace("    steps:", "    at_any_point: []\n    steps:"))
    ) == ["too-few-entries"]


def test_a_step_that_nothing_else_leads_to_is_reached() -> None:
    assert "no way leads to the step `found`" in short(load_text(missing(EVENTS[1])))
    assert only(load_text(BOTH))


def test_an_outcome_that_nothing_else_leads_to_is_reached() -> None:
    assert "unreachable-outcome" in codes(load_text(missing(EVENTS[0])))


def test_a_round_without_an_end_is_left_by_it() -> None:
    steps = ("{id: look, text: Look}", "{id: again, text: Again, next: look}")
    round_alone = missing("{label: It rains, to: look}", steps=steps, top="")
    assert "loop-without-exit" in codes(load_text(round_alone))
    assert codes(load_text(missing(EVENTS[1], steps=steps))) == []


def test_where_it_leads_to_a_step_each_way_says_that_it_ends() -> None:
    loose = tuple(step.replace(", ends: yes", "") for step in STEPS)
    found = codes(load_text(missing(*EVENTS, steps=loose)))
    assert sorted(found) == ["dead-end", "falls-through"]


def test_its_words_are_held_to_the_document() -> None:
    document = "{} A worry Look for the student Call the parent Tell everybody {}"
    title = only(load_text(BOTH)).title.text
    held = BOTH.replace("status", "official: official.txt\nstatus", 1)
    said = "The student is found The student is at home"
    assert codes(load_text(held, document.format(title, said))) == []
    assert "wording-not-official" in codes(load_text(held, document.format(title, "Found")))


def test_the_chart_has_one_box_for_it_and_an_arrow_for_each() -> None:
    protocol = only(load_text(BOTH))
    chart = pathway_chart(protocol, protocol.pathways[0])
    (lane,) = chart.lanes
    assert [box.id for box in lane.boxes].count(ANY_POINT) == 1
    arrows = [(a.target, a.label) for a in lane.arrows if a.source == ANY_POINT]
    assert arrows == [
        ("found", "The student is found"),
        ("_outcome-home", "The student is at home"),
    ]
    assert not [arrow for arrow in lane.arrows if arrow.target == ANY_POINT]
    for width in (320, 712, 904):
        drawn = [
            box.box.id for part in fit(chart, width) for lane in part.lanes for box in lane.boxes
        ]
        assert ANY_POINT in drawn


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return outputs_of(only(load_text(BOTH)), BOTH.encode(), None).files


@pytest.mark.parametrize(
    "path",
    [
        "worry.md", "screen.html", "present.html", "print/handout-letter.pdf",
        "print/card-letter.pdf", "print/worry-letter.pdf", "print/poster-letter.pdf", "slides.pdf",
    ],
)  # fmt: skip
def test_what_it_is_stands_in_every_output(
    files: dict[str, bytes], path: str, tmp_path: Path
) -> None:
    said = " ".join(read(path, files[path], tmp_path).split())
    assert "At any point" in said
    assert said.index("At any point") >= 0
    for event in ("The student is found", "The student is at home"):
        assert event in said


def test_a_page_lists_it_once_with_links(files: dict[str, bytes]) -> None:
    page = files["worry.md"].decode()
    (section,) = re.findall(r'<section class="anywhere">.*?</section>', page, re.DOTALL)
    assert re.findall(r'href="([^"]*)"', section) == [
        "worry.html#found",
        "worry.html#_outcome-home",
    ]
    assert 'id="_any-point"' in section


def test_the_presenter_has_a_slide_for_it_that_asks(files: dict[str, bytes]) -> None:
    page = unescape(files["present.html"].decode())
    (slide,) = re.findall(
        r'<li class="step slide[^>]*id="worry__any-point".*?</li>\s*</ul>', page, re.DOTALL
    )
    assert "data-asks" in slide
    assert slide.count('class="way"') == 2
    ids = set(re.findall(r'id="([^"]*)"', page))
    assert set(re.findall(r'href="#([^"]*)"', page)) <= ids


def test_slides_tell_it_behind_the_steps_and_before_where_it_alone_leads() -> None:
    (pathway,) = slide_show(only(load_text(BOTH))).pathways
    *_, told, end = pathway.steps
    assert (told.box, end.box) == (ANY_POINT, "_outcome-home")
    assert any("The student is found" in passage.text for passage in told.paragraphs)


def test_slides_tell_it_last_where_steps_lead_to_its_outcome() -> None:
    steps = (STEPS[0], "{id: call, text: Call the parent, next: {outcome: home}}", STEPS[2])
    (pathway,) = slide_show(only(load_text(missing(*EVENTS, steps=steps)))).pathways
    assert [each.box for each in pathway.steps[-2:]] == ["_outcome-home", ANY_POINT]


@pytest.mark.parametrize("width", [320, 712, 904])
def test_what_leads_to_the_first_step_is_not_taken_for_the_way_in(width: int) -> None:
    again = "{label: The symptoms are here once more, to: look}"
    protocol = only(load_text(missing(again, steps=STEPS[:2], top="")))
    (drawn,) = fit(pathway_chart(protocol, protocol.pathways[0]), width)
    (lane,) = drawn.lanes
    first, *_, last = sorted(lane.boxes, key=lambda box: (box.frame.y, box.frame.x))
    assert first.box.id == "look"
    assert last.box.id == ANY_POINT or width > 320
    (back,) = [each for each in lane.arrows if each.arrow.source == ANY_POINT]
    assert back.leads_back and back.answer
    assert back.answer.frame.bottom <= drawn.height


def test_sheets_divide_what_no_page_could_hold_at_once() -> None:
    words = "words that say what follows then " * 12
    many = "".join(f"  - {{id: o{n}, title: Outcome {n}, text: {words}}}\n" for n in range(8))
    events = (f"{{label: Event {n}, to: {{outcome: o{n}}}}}" for n in range(8))
    protocol = only(load_text(missing(*events, steps=STEPS[:2], top=f"outcomes:\n{many}")))
    layout = lay_out(pathway_sheet(protocol, protocol.pathways[0]), LETTER, IMPRINT)
    assert layout is not None
    items = [item for page in layout.pages for item in page.items]
    arrows = [a.arrow for item in items if isinstance(item, Steps) for a in item.lane.arrows]
    led = [each.target for each in arrows if each.source == ANY_POINT]
    assert sorted(led) == [f"_outcome-o{n}" for n in range(8)]
    assert tuple(foreseen(protocol, None)) == ()


def test_it_is_content_only_where_it_is_used() -> None:
    def said(text: str) -> str:
        protocol = only(load_text(text))
        return fingerprint(chart_content(pathway_chart(protocol, protocol.pathways[0])))

    assert said(BOTH) != said(BOTH.replace("The student is found", "The student was found"))
    plain = only(load_text(missing(steps=STEPS[:2], top="")))
    assert pathway_entry(plain, plain.pathways[0]).at_any_point == ()
