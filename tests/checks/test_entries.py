"""Pathways that are no situation to pick: left out of the lists, and led to from elsewhere."""

from __future__ import annotations

from generator.model import Protocol
from generator.views.chart_sheet import handout
from generator.views.pages import pathway_page_view, situations
from generator.views.questionnaire import questionnaire
from tests.definitions import load_text, only, with_steps

FOUND = "  - {id: found, title: Found, entry: no, steps: [{id: call, text: Call off the search}]}\n"
LEADING = with_steps("{id: go, text: Go, next: {pathway: found}}") + FOUND


def led() -> Protocol:
    return only(load_text(LEADING))


def test_it_is_offered_nowhere_and_has_its_page() -> None:
    protocol = led()
    assert [each.href for each in situations(protocol)] == ["worry.html"]
    assert [each.pathway for each in questionnaire(protocol, ()).choices] == ["worry"]
    assert [lane.id for lane in handout(protocol).chart.lanes] == ["worry", "found"]
    page = pathway_page_view(protocol, protocol.pathways[1], ())
    assert [each.href for each in page.others] == ["worry.html"]


def test_one_that_nothing_leads_to_is_an_error() -> None:
    found = load_text(with_steps("{id: go, text: Go}") + FOUND).diagnostics
    assert [each.code for each in found] == ["pathway-without-entry"]
    assert "lead to it" in found[0].hints[0]


def test_an_entry_is_what_a_pathway_is_unless_it_says_no() -> None:
    text = LEADING.replace("entry: no", "entry: yes")
    assert [each.is_entry for each in only(load_text(text)).pathways] == [True, True]
    assert load_text(LEADING.replace("entry: no", "entry: maybe")).diagnostics[0].code == "bad-flag"
