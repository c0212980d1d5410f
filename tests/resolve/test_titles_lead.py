"""``lead:`` names words of a title, and nothing else."""

from __future__ import annotations

import pytest

from generator.diagnostics.span import Span
from generator.model import Sentence, Words
from generator.views.pathway import pathway_entry
from generator.views.title import title_runs
from tests.definitions import codes, load_text, only, with_steps

TITLE = "A student is in danger now"


def with_lead(lead: str, title: str = TITLE) -> str:
    return (
        with_steps("{id: one, text: One}")
        .replace("title: A worry", f"title: {title}\n    lead: {lead}")
        .replace("pathways:", "contacts: {line: {name: The line}}\npathways:")
    )


@pytest.mark.parametrize(
    ("lead", "runs"),
    [
        ("in danger", ["A student is ", "*in danger", " now"]),
        ("A student", ["*A student", " is in danger now"]),
        ("now", ["A student is in danger ", "*now"]),
        (TITLE, [f"*{TITLE}"]),
    ],
)
def test_a_title_in_runs(lead: str, runs: list[str]) -> None:
    protocol = only(load_text(with_lead(lead)))
    (pathway,) = protocol.pathways
    assert pathway.lead == lead
    found = pathway_entry(protocol, pathway).runs
    assert [f"{'*' * each.is_lead}{each.words.text}" for each in found] == runs


def test_a_name_in_a_title_stays_whole() -> None:
    (pathway,) = only(load_text(with_lead("the", '"Call {line} or the office"'))).pathways
    runs = title_runs(pathway.title, pathway.lead)
    assert [each.words.text for each in runs] == ["Call The line or ", "the", " office"]


def test_without_it_there_are_no_runs() -> None:
    (pathway,) = only(load_text(with_steps("{id: one, text: One}"))).pathways
    assert title_runs(pathway.title, pathway.lead) == ()


@pytest.mark.parametrize("lead", ["In danger", "danger later", "dang", "Danger"])
def test_words_that_are_no_part_of_it(lead: str) -> None:
    loaded = load_text(with_lead(f'"{lead}"'))
    assert codes(loaded) == ["lead-not-in-title"]
    assert TITLE in loaded.diagnostics[0].hints[0]


def test_an_outcome_has_one_too() -> None:
    ended = with_steps("{id: one, text: One, next: {outcome: done}}")
    good = ended + "outcomes: [{id: done, title: The day is done, lead: done}]\n"
    assert only(load_text(good)).outcomes[0].lead == "done"
    assert codes(load_text(good.replace("lead: done", "lead: over"))) == ["lead-not-in-title"]


def test_a_key_that_people_write_instead() -> None:
    (problem,) = load_text(with_lead("now").replace("lead:", "lead_words:")).diagnostics
    assert problem.hints == ("write it as `lead`",)


@pytest.mark.parametrize(
    ("title", "lead", "telling"),
    [
        ("High risk (RED)", "RED", "(RED)"),
        ("“At-Risk” Factors", "At-Risk", "“At-Risk”"),
        ("Ask, then act: what to do", "act", "act:"),
        ("CSEC/Human Trafficking", "Human Trafficking", "Human Trafficking"),
    ],
)
def test_marks_stand_with_the_words_that_they_touch(title: str, lead: str, telling: str) -> None:
    runs = title_runs(Sentence((Words(title),), "official", Span.point("a.yaml")), lead)
    assert [run.words.text for run in runs if run.is_lead] == [telling]
    assert "".join(run.words.text for run in runs) == title
