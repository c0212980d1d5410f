"""Edits that use every official word and yet change what the protocol says are refused."""

from __future__ import annotations

import re

import pytest

from generator.model import Combined, GroupMet, PathwayTarget
from generator.screening.table import rule_table
from tests.definitions import REAL, codes, load_text, only

YAML, TEXT = ((REAL / name).read_text("utf-8") for name in ("protocol.yaml", "official.txt"))
CONFIRMED = "title: Confirmed Victim of CSEC/Human Trafficking"
SUSPECTED = "title: Suspected Victim of CSEC/Human Trafficking"
AT_RISK = "title: “At-Risk” Factors"
BY_STUDENTS = "title: Suspected Recruitment or Actual Exploitation by Students"
REPORT = "text: Submit Child Welfare Services report with as much detail as possible"
MEET = "text: The appropriate school personnel should meet with student"
ONE = "Child meets AT RISK concern if at least one of the following factors is present:"
TWO = "Child meets AT RISK concern if a minimum of two of the following indicators are present:"
LAST = """      - id: monitor-plan
        text: >-
          Set up regular contact with student, and monitor plan and student’s performance
"""
RULE = """    any: [factors, indicators]
    outcome: {pathway: at-risk}
"""

HIDING = """    rules:
      - id: hiding
        title: >-
          STEP 4 Set up regular contact with student, and monitor plan and student’s performance
        when: {any: [factors, indicators]}
        outcome: {pathway: at-risk}
"""
NUMBER = "650-692-7273"


def exchanged(one: str, other: str) -> str:
    """Return the real definition with two passages in each other's place."""
    assert YAML.count(one) == YAML.count(other) == 1
    return YAML.replace(one, "\0").replace(other, one).replace("\0", other)


def changed(*pairs: tuple[str, str]) -> str:
    """Return the real definition with some passages replaced."""
    text = YAML
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (exchanged(CONFIRMED, SUSPECTED), "wording-apart"),
        (exchanged(AT_RISK, BY_STUDENTS), "wording-apart"),
        (exchanged(REPORT, MEET), "wording-apart"),
        (exchanged("Child/youth is frequently truant from school.",
                   "Child/youth spends time with people known to be involved in commercial sex."),
         "wording-misnumbered"),
        (exchanged(ONE, TWO), "wording-apart"),
        (changed((LAST, LAST + "      - id: extra\n        text: contact parent or guardian\n")),
         "wording-misnumbered"),
        (changed((REPORT, f"{REPORT}\n      - id: extra\n        {REPORT}")),
         "wording-misnumbered"),
        (changed((LAST, ""), (RULE, HIDING)), "hidden-step"),
        (changed(("at_least: 2", "at_least: 5")), "threshold-differs"),
        (changed(("at_least: 1", "at_least: 3")), "threshold-differs"),
        (changed(("650-692-7273", "650-692-7274"), ("{rape-trauma-services.phone}", NUMBER)),
         "contact-not-official"),
        (changed(("phone: 650-692-7273", "phone: 650-692-7273\n    text: 741741")),
         "contact-not-official"),
        (changed(("phone: 650-692-7273", "phone: 650-692-7273\n    email: a@example.org")),
         "contact-not-official"),
        (changed(("phone: 650-692-7273",
                  "phone: [{label: A, number: 650-692-7273}, {label: B, number: 650-555-0100}]")),
         "contact-not-official"),
        (changed(("name: Rape Trauma Services", "name: Another Service"),
                 ("Contact {rape-trauma-services},", "Contact Rape Trauma Services,")),
         "contact-not-official"),
    ],
)  # fmt: skip
def test_an_edit_that_changes_the_meaning_is_refused(text: str, expected: str) -> None:
    # Telling words that are no part of a title any more would be the first thing that is wrong.
    without_leads = re.sub(r"\n +lead: .*", "", text)
    assert expected in codes(load_text(without_leads, TEXT))


def test_the_order_of_the_pathways_is_free() -> None:
    head, *pathways = YAML.split("\n  - id: ")
    assert len(pathways) >= 4
    first, second = pathways[0], pathways[1]
    text = "\n  - id: ".join([head, second.rstrip() + "\n", first.rstrip() + "\n", *pathways[2:]])
    assert only(load_text(text, TEXT))


def test_the_real_protocol_is_what_the_document_says() -> None:
    """What the words cannot hold: the rule's joint and outcome, the ways, the number dialled."""
    protocol = only(load_text(YAML, TEXT))
    ways = {each.id: [step.kind for step in each.steps] for each in protocol.pathways}
    assert [len(kinds) for kinds in ways.values()] == [8, 4, 2, 7]
    assert {kind for kinds in ways.values() for kind in kinds} == {"action"}
    (contact,) = protocol.contacts
    assert contact.phone is not None
    assert contact.phone.dial == "+16506927273"
    (screening,) = protocol.screenings
    (rule,) = screening.rules
    assert isinstance(rule.when, Combined)
    assert (rule.when.word, rule.outcome) == ("any", PathwayTarget("at-risk"))
    assert [c.group for c in rule.when.conditions if isinstance(c, GroupMet)] == [
        "factors", "indicators",
    ]  # fmt: skip
    assert [(group.at_least, len(group.items)) for group in screening.groups] == [(1, 3), (2, 5)]
    table = rule_table(screening, screening.rules[0])
    assert (table.answer_sets, table.met) == (256, 250)


def asked(eyes: list[str], voice: list[str]) -> str:
    """Return a definition that asks two things, each with its answers."""
    items = ", ".join(
        f"{{id: {name}, text: {name.title()}, levels: ["
        + ", ".join(f"{{id: l{n}, text: {text}, points: {n}}}" for n, text in enumerate(texts))
        + "]}"
        for name, texts in (("eyes", eyes), ("voice", voice))
    )
    return (
        "protocol: example\ntitle: Scale\nstatus: draft\npublisher: {name: Office}\n"
        "official: official.txt\noutcomes: [{id: low, title: Low}]\nscreening:\n  - id: s\n"
        f"    groups:\n      - {{id: g, statement: Asked, items: [{items}]}}\n"
        "    rules: [{id: r, when: {score: [g], from: 2}, outcome: {outcome: low}}]\n"
    )


EYES, VOICE = ["open wide", "open", "shut"], ["clear", "soft", "silent"]
BEHIND = "Scale\nAsked\nEyes\nopen wide\nopen\nshut\nVoice\nclear\nsoft\nsilent\nLow\n"
ONCE_AHEAD = "Scale\nAsked\nopen wide\nopen\nshut\nEyes\nVoice\nLow\n"
ONCE_BEHIND = "Scale\nAsked\nEyes\nVoice\nopen wide\nopen\nshut\nLow\n"


@pytest.mark.parametrize(
    ("eyes", "voice", "document"),
    [(EYES, VOICE, BEHIND), (EYES, EYES, ONCE_AHEAD), (EYES, EYES, ONCE_BEHIND)],
)
def test_answers_stand_at_their_items(eyes: list[str], voice: list[str], document: str) -> None:
    assert codes(load_text(asked(eyes, voice), document)) == []


@pytest.mark.parametrize(
    ("eyes", "voice", "document"),
    [
        (VOICE, EYES, BEHIND),
        (["open", "open wide", "shut"], VOICE, BEHIND),
        (EYES, VOICE[::-1], BEHIND),
        (["open wide", "open", "silent"], ["clear", "soft", "shut"], BEHIND),
        (["open wide", "open"], ["clear", "soft", "silent", "shut"], BEHIND),
        (EYES[::-1], EYES[::-1], ONCE_AHEAD),
        (EYES, EYES[::-1], ONCE_BEHIND),
    ],
)
def test_answers_that_change_places_are_named(
    eyes: list[str], voice: list[str], document: str
) -> None:
    """All words are used; only who reads the points of each answer would notice."""
    (found,) = load_text(asked(eyes, voice), document).diagnostics
    assert found.code == "wording-apart" and "and their answers" in found.message
