"""What a step says beside its text: who does it, how soon, a list, a screening that is asked."""

from __future__ import annotations

import pytest

from generator.model import Step
from generator.views.blocks import runs
from generator.views.step import step_entries
from tests.definitions import load_text, only, with_screening, with_steps


def step(text: str) -> Step:
    return only(load_text(with_steps(text))).pathways[0].steps[0]


def refused(text: str) -> list[tuple[str, str]]:
    found = load_text(with_steps(text)).diagnostics
    return [(each.code, " ".join((each.message, *each.hints))) for each in found]


def test_a_list_is_lines_of_the_text_that_it_stands_under() -> None:
    found = step("{id: a, text: Say, list: [Name, {text: Place, list: [Street, House]}, Mood]}")
    assert found.text.text == "Say\n• Name\n• Place\n◦ Street\n◦ House\n• Mood"
    paragraph, points = runs(found.text)
    assert [block.text for block in paragraph] == ["Say"]
    assert [(point.text, [each.text for each in point.inner]) for point in points] == [
        ("Name", []), ("Place", ["Street", "House"]), ("Mood", []),
    ]  # fmt: skip


def test_a_shared_wording_may_have_a_list_under_it() -> None:
    text = with_steps("{id: a, use: go, list: [Now]}", top="wording: {go: Go out}\n")
    assert only(load_text(text)).pathways[0].steps[0].text.text == "Go out\n• Now"


@pytest.mark.parametrize("who", ["Nurse", "[Nurse]"])
def test_one_who_does_it_is_written_with_or_without_brackets(who: str) -> None:
    assert [each.text for each in step(f"{{id: a, text: x, who: {who}}}").who] == ["Nurse"]


def test_what_is_under_a_decision_is_no_part_of_its_question() -> None:
    answers = "[{label: Yes, to: {outcome: done}, list: [Say so]}, {label: No, to: b}]"
    decision = f"{{id: a, decision: Found?, text: Look, list: [Here], answers: {answers}}}"
    text = with_steps(
        decision, "{id: b, text: Stop, ends: yes}", top="outcomes: [{id: done, title: Done}]\n"
    )
    protocol = only(load_text(text))
    found = protocol.pathways[0].steps[0]
    assert found.text.text == "Found?"
    assert found.more is not None
    assert found.more.text == "Look\n• Here"
    points = found.transitions[0].points
    assert points is not None
    assert points.text == "• Say so"
    entry = step_entries(protocol, protocol.pathways[0])[0]
    assert [(each.kind, each.label) for each in entry.details] == [("more", None)]


def test_a_step_that_asks_a_screening_leads_to_its_rule() -> None:
    text = with_screening("any: [few]", "outcome: {outcome: done}")
    text = text.replace("text: Tell a colleague", "text: Tell a colleague, screening: signs")
    protocol = only(load_text(text))
    name = protocol.screenings[0].id
    text = text.replace("screening: signs", f"screening: {name}")
    protocol = only(load_text(text))
    (detail,) = step_entries(protocol, protocol.pathways[0])[0].details
    assert (detail.kind, detail.href) == ("screening", "screening.html")


@pytest.mark.parametrize(
    ("written", "code", "way_out"),
    [
        ("{id: a, text: x, list: Just one}", "wrong-shape", "on a line of its own"),
        ("{id: a, text: x, list: []}", "too-few-entries", "at least 1"),
        ("{id: a, text: x, list: [{text: b, list: [{text: c}]}]}", "wrong-shape", "have none"),
        ("{id: a, text: x, list: [{text: b}]}", "missing-key", "`list`"),
        ("{id: a, text: x, list: ['{nobody}']}", "unresolved-name", "nobody"),
        ("{id: a, text: x, points: [b]}", "unknown-key", "write it as `list`"),
        ("{id: a, text: x, role: b}", "unknown-key", "write it as `who`"),
        ("{id: a, text: x, deadline: b}", "unknown-key", "write it as `within`"),
        ("{id: a, text: x, who: []}", "too-few-entries", "at least 1"),
        ("{id: a, text: x, who: {name: b}}", "wrong-shape", "takes one text"),
        ("{id: a, text: x, within: [b]}", "wrong-shape", "takes one text"),
        ("{id: a, text: x, screening: nope}", "unresolved-name", "no screening `nope`"),
        ("{id: a, list: [b]}", "wrong-shape", "either `text` or `use`"),
    ],
)
def test_slips_are_told_the_way_out(written: str, code: str, way_out: str) -> None:
    found = refused(written)
    assert code in [each for each, _ in found]
    assert any(way_out in said for each, said in found if each == code)


def test_a_list_that_is_too_long_for_its_step_is_refused() -> None:
    points = ", ".join(["x" * 900] * 4)
    assert [code for code, _ in refused(f"{{id: a, text: x, list: [{points}]}}")] == [
        "text-too-long"
    ]
