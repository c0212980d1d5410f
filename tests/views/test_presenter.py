"""What the presenter shows: every box in words, every address an anchor of the one page."""

from __future__ import annotations

import pytest

from generator.model import Protocol
from generator.views.chart import ChartBox, Lane
from generator.views.presenter import Deck, presentation
from tests.definitions import (
    load_text,
    only,
    protocols,
    with_screening,
    with_steps,
)

ALL = protocols()
EVERY = pytest.mark.parametrize("protocol", ALL.values(), ids=ALL.keys())


def decks(protocol: Protocol) -> dict[str, Deck]:
    return {deck.id: deck for deck in presentation(protocol).decks}


def of(*steps: str, top: str = "") -> Deck:
    return decks(only(load_text(with_steps(*steps, top=top))))["worry"]


def deck_boxes(deck: Deck) -> list[tuple[Lane, tuple[ChartBox, ...]]]:
    return [(lane, (*lane.side_boxes, *lane.boxes)) for lane in deck.chart.lanes]


@EVERY
def test_every_box_has_a_slide_and_every_address_a_target(protocol: Protocol) -> None:
    found = decks(protocol)
    anchors = list(found)
    for deck in found.values():
        anchors += [slide.entry.anchor for slide in deck.steps]
        anchors += [branch.anchor for slide in deck.steps for branch in slide.entry.branches]
        shown = [(lane.id, box.id) for lane, each in deck_boxes(deck) for box in each]
        assert [(slide.lane, slide.box) for slide in deck.steps] == shown
    assert len(set(anchors)) == len(anchors)
    for deck in found.values():
        hrefs = [way.href for slide in deck.steps for way in slide.entry.ways]
        assert {href.removeprefix("#") for href in hrefs} <= set(anchors)


@EVERY
def test_identifiers_that_are_not_the_authors_hold_an_underscore(protocol: Protocol) -> None:
    own = {pathway.id for pathway in protocol.pathways}
    for deck in decks(protocol).values():
        assert deck.id in own or "_" in deck.id
        assert all("_" in slide.entry.anchor for slide in deck.steps)


def test_a_screening_may_be_called_as_a_pathway() -> None:
    found = decks(ALL["csec"])
    assert not found["at-risk"].is_rule
    assert found["_screening-at-risk"].is_rule
    assert found["_screening-at-risk"].length == "Factors · Indicators"


def test_steps_of_one_name_in_two_pathways_are_two_slides() -> None:
    found = decks(ALL["csec"])
    assert found["confirmed-victim"].steps[0].entry.anchor == "confirmed-victim_law-enforcement"
    assert found["suspected-victim"].steps[0].entry.anchor == "suspected-victim_law-enforcement"


def test_answers_say_where_they_lead_and_how_often() -> None:
    slides = {slide.box: slide for slide in decks(ALL["branching"])["lights-out"].steps}
    ways = [(w.label, w.target, w.href, w.is_back) for w in slides["came-back"].entry.ways]
    assert ways == [
        ("Yes", "Box 7", "#lights-out_wait", False),
        ("No, first or second try", "Box 5", "#lights-out_switch", True),
        ("No, third try", "Leaving the gym", "#lights-out__pathway-leave-gym", False),
    ]
    limits = [way.limit.text if way.limit else None for way in slides["came-back"].entry.ways]
    assert limits == [None, "at most twice", None]


def test_an_answer_is_a_button_even_where_it_leads_to_the_next_step() -> None:
    deck = of(
        "{id: ask, decision: Is it so?, answers: [{label: A, to: a}, {label: B, to: b}]}",
        "{id: a, text: Do A, ends: yes}",
        "{id: b, text: Do B, ends: yes}",
    )
    assert [way.href for way in deck.steps[0].entry.ways] == ["#worry_a", "#worry_b"]
    assert deck.steps[1].entry.ways == ()


def test_ends_stand_outside_the_order_and_lead_on_to_other_pathways() -> None:
    slides = decks(ALL["branching"])["lights-out"].steps
    assert [slide.is_end for slide in slides] == [False] * 9 + [True] * 3
    ends = {slide.box: slide for slide in slides[9:]}
    assert [item.text.text for item in ends["_outcome-game-goes-on"].items] == [
        "Note the time on the score sheet"
    ]
    assert [way.href for way in ends["_pathway-leave-gym"].entry.ways] == ["#leave-gym"]
    assert ends["_outcome-game-is-over"].entry.ways == ()


def test_a_pathway_is_not_taken_for_one_whose_name_ends_alike() -> None:
    text = with_steps("{id: go, text: Go, next: {pathway: leave-gym}}")
    more = "  - {id: %s, title: %s, steps: [{id: tell, text: Tell}]}\n"
    whole = text + more % ("gym", "The gym") + more % ("leave-gym", "Leaving")
    end = decks(only(load_text(whole)))["worry"].steps[-1]
    assert [way.href for way in end.entry.ways] == ["#leave-gym"]


def test_notes_are_those_of_the_step_its_branches_and_the_pathway() -> None:
    opening = decks(ALL["parallel"])["opening"].steps[1].entry
    assert [each.text.text for each in opening.details] == ["Five people, one for each."]
    noted = {each.label: each.details[0].text.text for each in opening.branches if each.details}
    assert noted == {"Step 2b": "The green one is slow."}
    lights = decks(ALL["branching"])["lights-out"]
    assert [note.text for note in lights.notes] == [
        "Ask the group what they would do first.",
        "This is an example and gives no advice.",
    ]
    assert all(slide.entry.details == () for slide in decks(ALL["csec"])["confirmed-victim"].steps)


def test_a_note_for_two_places_of_a_screening_stands_once() -> None:
    assert len(decks(ALL["score"])["_screening-estado"].notes) == 1


def test_words_of_the_site_are_told_from_those_of_the_document() -> None:
    slides = decks(ALL["csec"])["_screening-at-risk"].steps
    assert [slide.is_ours for slide in slides] == [False, False, True, False]


def test_the_boxes_of_a_screening_with_several_rules_keep_apart() -> None:
    found = only(
        load_text(
            with_screening(
                "rules:",
                "  - {id: one, when: few, outcome: {outcome: done}}",
                "  - {id: two, when: many, outcome: {outcome: done}}",
            )
        )
    )
    slides = decks(found)["_screening-signs"].steps
    ends = [slide.entry.anchor for slide in slides if slide.box == "_outcome-done"]
    assert ends == [
        "_screening-signs_one__outcome-done",
        "_screening-signs_two__outcome-done",
    ]


def test_bands_are_answers_of_the_sum() -> None:
    slides = {slide.box: slide for slide in decks(ALL["score"])["_screening-estado"].steps}
    assert [way.label for way in slides["_score"].entry.ways] == [
        "Puntuación baja: 0 to 2 points",
        "Puntuación media: 3 to 5 points",
        "Puntuación alta: 6 or more points",
    ]
    assert slides["vista"].entry.ways == ()
