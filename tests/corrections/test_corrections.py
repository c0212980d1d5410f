"""Corrections of the document's words: they hold once approved, and the wording stays held."""

from __future__ import annotations

import pytest

from generator.changes.compare import compare
from generator.model import Protocol
from generator.outputs.said import said_on_sheets
from generator.resolve.corrections import as_printed
from generator.views.document import protocol_data
from tests.definitions import REAL, load_text, only, real_protocol

OFFICIAL = (REAL / "official.txt").read_text("utf-8")
REAL_TEXT = (REAL / "protocol.yaml").read_text("utf-8")
OPEN = """
corrections:
  - id: parent-or-guardian
    at: [suspected-victim.parent-or-guardian]
    printed: parent of guardian
    published: parent or guardian
    why: Elsewhere the document says “parent or guardian”.
"""
APPROVED = f"{OPEN}    approved_by: Head of the office\n    approved_on: 2026-12-01\n"


def loaded(more: str) -> Protocol:
    return only(load_text(REAL_TEXT + more, OFFICIAL))


def step(protocol: Protocol) -> str:
    return protocol.pathway("suspected-victim").step("parent-or-guardian").text.text


def codes(more: str) -> list[str]:
    return [each.code for each in load_text(REAL_TEXT + more, OFFICIAL).diagnostics]


def test_without_approval_the_printed_words_stand() -> None:
    protocol = loaded(OPEN)
    assert "parent of guardian" in step(protocol)
    before, after = said_on_sheets(real_protocol()), said_on_sheets(protocol)
    assert {n: s.fingerprint for n, s in before.items()} == {
        n: s.fingerprint for n, s in after.items()
    }


def test_with_approval_the_corrected_words_are_published_and_still_held_to_the_document() -> None:
    protocol = loaded(APPROVED)
    assert "parent or guardian" in step(protocol) and "parent of" not in step(protocol)
    assert "parent of guardian" in step(as_printed(protocol))
    changed = {
        name
        for name, said in said_on_sheets(protocol).items()
        if said.fingerprint != said_on_sheets(real_protocol())[name].fingerprint
    }
    assert "suspected-victim" in changed and "confirmed-victim" not in changed
    published = protocol_data(protocol), protocol_data(loaded(OPEN))
    assert ["corrections" in str(each) for each in published] == [True, False]


def test_another_word_of_a_corrected_step_is_still_an_error() -> None:
    text = (REAL_TEXT + APPROVED).replace(
        "with suspected victim, contact parent of", "with suspected person, contact parent of"
    )
    assert text != REAL_TEXT + APPROVED
    found = [each.code for each in load_text(text, OFFICIAL).diagnostics]
    assert "wording-not-official" in found


def test_what_changed_names_the_step_and_the_correction() -> None:
    found = compare(loaded(OPEN), loaded(APPROVED))
    paths = {"/".join(change.path) for change in found}
    assert "pathways/suspected-victim/steps/parent-or-guardian/text" in paths
    assert "corrections/parent-or-guardian/approved_by" in paths


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("    approved_by: Head of the office\n", ""), "bad-approval"),
        (("    approved_on: 2026-12-01\n", ""), "bad-approval"),
        (("2026-12-01", "tomorrow"), "bad-date"),
        (("printed: parent of guardian", "printed: nobody at all"), "bad-correction"),
        (("printed: parent of guardian", "printed: i"), "bad-correction"),
        (("at: [suspected-victim.parent", "at: [suspected-victim.parents"), "unresolved-name"),
        (("at: [suspected-victim.parent-or-guardian]", "at: []"), "too-few-entries"),
        (("    printed: parent of guardian\n", ""), "missing-key"),
    ],
)
def test_what_is_amiss_is_named(change: tuple[str, str], code: str) -> None:
    more = APPROVED.replace(*change)
    assert more != APPROVED
    assert code in codes(more)


def test_two_corrections_of_a_step_hold_together() -> None:
    more = APPROVED + APPROVED.partition("corrections:\n")[2].replace(
        "id: parent-or-guardian", "id: potential"
    ).replace("parent of guardian", "potential").replace(
        "published: parent or guardian", "published: possible"
    )
    protocol = loaded(more)
    assert "parent or guardian" in step(protocol) and "possible victimization" in step(protocol)
    assert step(as_printed(protocol)) == step(real_protocol())
