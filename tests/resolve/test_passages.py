"""Passages: words that are no step, what they belong to, and the slips in writing them."""

from __future__ import annotations

import pytest

from generator.model import Front, OnScreening, OutcomeTarget, PathwayTarget
from tests.definitions import codes, load_text, only, short, with_screening, with_steps

STEPS = with_steps("{id: one, text: One}")
RULE = with_screening("any: [few]", "outcome: {outcome: done}")


def passages(*lines: str, base: str = STEPS) -> str:
    return base + "\npassages:\n" + "".join(f"  - {line}\n" for line in lines)


def test_a_passage_is_information_of_the_document_at_its_places() -> None:
    written = passages(
        "{id: purpose, on: front, title: Purpose, text: Why, "
        "list: [One, {text: Two, list: [Three]}]}",
        "{id: never, on: [{pathway: worry}, {screening: signs}, {outcome: done}], "
        "kind: warning, text: Never}",
        base=RULE,
    )
    purpose, never = only(load_text(written)).passages
    assert purpose.places == (Front(),)
    assert (purpose.kind, purpose.title and purpose.title.text) == ("info", "Purpose")
    assert purpose.text.text == "Why\n• One\n• Two\n◦ Three"
    assert purpose.text.origin == "official"
    assert never.places == (PathwayTarget("worry"), OnScreening("signs"), OutcomeTarget("done"))
    assert (never.kind, never.title) == ("warning", None)


def test_ours_is_no_word_of_the_document() -> None:
    written = passages("{id: us, on: front, ours: yes, title: We, text: Say, list: [So]}")
    (ours,) = only(load_text(written)).passages
    assert ours.title is not None
    assert {ours.title.origin, ours.text.origin} == {"ours"}
    us = "{id: us, on: front, ours: yes, title: We, text: Say}"
    assert held("{id: a, on: front, title: Purpose, text: Why it is}", us) == []


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("{id: a, on: worry, text: T}", "write it as `{pathway: worry}`"),
        ("{id: a, on: pathway, text: T}", "say which: `{pathway: worry}`"),
        ("{id: a, on: frnt, text: T}", "did you mean `front`?"),
        (
            "{id: a, on: somewhere, text: T}",
            "known here: front, {outcome: done}, {pathway: worry}, {screening: signs}",
        ),
        ("{id: a, on: {pathway: wory}, text: T}", "did you mean `worry`?"),
        ("{id: a, on: {screening: sign}, text: T}", "did you mean `signs`?"),
        ("{id: a, on: {outcome: don}, text: T}", "did you mean `done`?"),
        ("{id: a, on: {pathway: worry, outcome: done}, text: T}", "several places are a list"),
        ("{id: a, on: front, kind: warn, text: T}", "did you mean `warning`?"),
        ("{id: a, on: front, body: T}", "write it as `text`"),
        ("{id: a, where: front, text: T}", "write it as `on`"),
        ("{id: a, on: front, type: warning, text: T}", "write it as `kind`"),
        ("{id: a, on: front, text: T, items: [One]}", "write it as `list`"),
    ],
)
def test_a_slip_is_answered_with_what_to_write(line: str, answer: str) -> None:
    loaded = load_text(passages(line, base=RULE))
    assert answer in "\n".join(hint for each in loaded.diagnostics for hint in each.hints)


@pytest.mark.parametrize(
    "key", ["purpose", "warning", "disclaimer", "footnote", "intro", "introduction"]
)
def test_keys_that_people_write_instead(key: str) -> None:
    (problem,) = load_text(f"{STEPS}\n{key}: Some words\n").diagnostics
    assert problem.hints == ("write it as `passages`",)


def test_two_passages_have_two_names() -> None:
    line = "{id: a, on: front, text: T}"
    assert "the passage `a` is given twice" in short(load_text(passages(line, line)))


def test_empty_places_are_none() -> None:
    assert codes(load_text(passages("{id: a, on: [], text: T}"))) == ["too-few-entries"]


OFFICIAL = STEPS.replace("status", "official: official.txt\nstatus")
DOCUMENT = "{title}\nA worry\n{among}Step 1 One\nPurpose\nWhy it is\n"


def held(*lines: str, among: str = "") -> list[str]:
    title = only(load_text(STEPS)).title.text
    document = DOCUMENT.format(title=title, among=among)
    return codes(load_text(passages(*lines, base=OFFICIAL), document))


def test_its_words_count_as_used() -> None:
    assert held("{id: a, on: front, title: Purpose, text: Why it is}") == []
    assert held("{id: a, on: front, title: Purpose, text: Why}") == ["wording-unused"]
    was = "{id: a, on: front, title: Purpose, text: Why it was}"
    assert held(was) == ["wording-not-official"]


def test_its_title_stands_before_its_text() -> None:
    found = held("{id: a, on: front, title: Why it is, text: Purpose}")
    assert found == ["wording-apart"]


def test_it_may_stand_among_a_pathways_parts() -> None:
    purpose = "{id: a, on: front, title: Purpose, text: Why it is}"
    assert (
        held(purpose, "{id: b, on: {pathway: worry}, text: Not alone}", among="Not alone\n") == []
    )
