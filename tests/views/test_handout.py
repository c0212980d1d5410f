"""What a handout holds: the parts of the pages, in the order of paper, with every note once."""

from __future__ import annotations

from generator.model import Protocol
from generator.views.chart_sheet import handout
from tests.definitions import (
    PROTOCOLS,
    SMALLEST,
    load_text,
    only,
    protocol_in,
    real_protocol,
    with_steps,
)


def protocol(name: str) -> Protocol:
    return protocol_in(PROTOCOLS / name)


def flows(*steps: str) -> tuple[bool, ...]:
    pathway = handout(only(load_text(with_steps(*steps)))).pathways[0].pathway
    return tuple(step.onward is not None for step in pathway.steps)


def test_every_pathway_and_screening_has_its_part_and_its_entry() -> None:
    real = real_protocol()
    view = handout(real)
    assert [part.pathway.title for part in view.pathways] == [each.title for each in real.pathways]
    assert [part.pathway.href for part in view.pathways] == [
        f"{each.id}.html" for each in real.pathways
    ]
    assert view.screening is not None
    assert len(view.screening.entries) == len(view.screening.page.sections) == 1


def test_a_protocol_without_screening_has_no_part_for_it() -> None:
    assert handout(only(load_text(SMALLEST))).screening is None


def test_notes_of_two_places_on_one_sheet_stand_there_once() -> None:
    view = handout(protocol("classify"))
    assert [note.id for note in (*view.contact_notes, *view.notes)] == ["hostile"]
    assert view.screening is not None
    assert [note.id for note in view.screening.notes] == ["hostile"]


def test_every_note_of_the_real_protocol_is_printed() -> None:
    real = real_protocol()
    view = handout(real)
    assert view.screening is not None
    notes = (*view.notes, *view.contact_notes, *view.screening.notes)
    printed = {note.text for note in notes}
    printed.update(note for part in view.pathways for note in part.pathway.notes)
    on_paper = {note.text for note in real.notes if set(note.places) != {"questionnaire"}}
    assert printed == on_paper


def test_steps_in_a_row_flow_until_the_last() -> None:
    assert flows("{id: a, text: A}", "{id: b, text: B}", "{id: c, text: C}") == (True, True, False)


def test_a_decision_does_not_flow_even_where_an_answer_leads_to_the_next_step() -> None:
    answers = "[{label: Yes, to: b}, {label: No, to: c}]"
    decision = f"{{id: a, decision: A?, answers: {answers}}}"
    steps = (decision, "{id: b, text: B, ends: yes}", "{id: c, text: C, ends: yes}")
    assert flows(*steps) == (False, False, False)


def test_a_step_that_skips_the_next_one_does_not_flow() -> None:
    answers = "[{label: Yes, to: b}, {label: No, to: c}]"
    decision = f"{{id: a, decision: A?, answers: {answers}}}"
    steps = (
        decision,
        "{id: b, text: B, next: d}",
        "{id: c, text: C}",
        "{id: d, text: D, ends: yes}",
    )
    assert flows(*steps) == (False, False, True, False)


def test_a_way_back_does_not_stop_the_flow() -> None:
    back = "{id: b, text: B, back: {to: a, limit: once}}"
    assert flows("{id: a, text: A}", back, "{id: c, text: C}") == (True, True, False)
