"""Names into meaning: what refers to what, and what refers to nothing."""

from __future__ import annotations

import pytest

from generator.model import (
    CitationText,
    Combined,
    ContactName,
    ContactPhone,
    OutcomeTarget,
    PathwayTarget,
    StepTarget,
    Words,
)
from tests.definitions import (
    HEAD,
    ONE_STEP,
    SMALLEST,
    load_text,
    only,
    pathway,
    places,
    screening,
    with_screening,
    with_steps,
)

DESK = """\
contacts: {desk: {name: The desk, phone: 650-555-0100}, hall: {name: The hall}}
citations: {rules: {text: House rules, link: "https://example.org"}}
"""


def text_of(words: str) -> tuple[object, ...]:
    return (
        pathway(with_steps(f"{{id: a, text: {words}}}", '{id: z, text: "{rules}"}', top=DESK))
        .steps[0]
        .text.parts
    )


def test_braces_refer_to_contacts_their_numbers_and_citations() -> None:
    name, words, phone, more, citation = text_of('"{desk} at {desk.phone} by {rules}"')
    assert isinstance(name, ContactName) and name.text == "The desk"
    assert words == Words(" at ") and more == Words(" by ")
    assert isinstance(phone, ContactPhone) and phone.phone.dial == "+16505550100"
    assert isinstance(citation, CitationText) and citation.text == "House rules"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"{{n}}"', "{n}"),
        ('"{{{{"', "{{"),
        ('"{{{desk}}}"', "{The desk}"),
        ("'  a   b  '", "a b "),
        ('"a\\n  b"', "a\nb"),
        ('"a\\u00a0b"', "a b"),
    ],
)
def test_doubled_braces_are_braces_and_white_space_is_one_space(written: str, read: str) -> None:
    assert "".join(part.text for part in text_of(written)).strip() == read.strip()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"tell {desc}"', ["unresolved-name 11:29"]),
        ('"tell {desk.fax}"', ["unresolved-name 11:29"]),
        ('"tell {rules.phone}"', ["unresolved-name 11:29"]),
        ('"tell {}"', ["unresolved-name 11:29"]),
        ('"tell { desk }"', ["unresolved-name 11:29"]),
        ('"tell {hall.phone}"', ["contact-without-phone 11:29"]),
        ('"tell {hall.text}"', ["contact-without-detail 11:29"]),
        ('"tell {desk.email}"', ["contact-without-detail 11:29"]),
        ('"tell {desk.link}"', ["contact-without-detail 11:29"]),
        ('"tell {desk.hours}"', ["contact-without-detail 11:29"]),
        ('"tell {desk.languages}"', ["unresolved-name 11:29"]),
        ('"tell {desk"', ["stray-brace 11:29"]),
        ('"tell desk}"', ["stray-brace 11:33"]),
        ('"{{desk}"', ["stray-brace 11:30"]),
        ('"{a} {b} }"', ["unresolved-name 11:24", "unresolved-name 11:28", "stray-brace 11:32"]),
    ],
)
def test_references_that_lead_nowhere_are_marked_to_the_character(
    words: str, expected: list[str]
) -> None:
    steps = (f"{{id: a, text: {words}}}", '{id: z, text: "{rules}"}')
    assert sorted(places(with_steps(*steps, top=DESK))) == sorted(expected)


def test_a_fault_in_a_shared_wording_is_reported_once_used_or_not() -> None:
    for steps in (["{id: a, use: w}", "{id: b, use: w}"], ["{id: a, text: b}"]):
        found = places(with_steps(*steps, top='wording: {w: "{nobody}"}\n'))
        assert [each for each in found if each != "unused-wording 5:11"] == ["unresolved-name 5:15"]


def test_names_that_make_a_text_too_long_are_refused() -> None:
    top = f"contacts: {{d: {{name: {'x' * 500}}}}}\n"
    assert places(with_steps('{id: a, text: "{d}{d}"}', top=top)) == []
    assert places(with_steps('{id: a, text: "{d}{d}!"}', top=top)) == ["text-too-long 10:23"]


@pytest.mark.parametrize(
    ("phone", "region", "dial"),
    [
        ("650-555-0100", "US", "+16505550100"),
        ("(650) 555 0100 ext. 12", "US", "+16505550100;ext=12"),
        ("+44 20 7946 0000", "US", "+442079460000"),
        ("020 7946 0000", "GB", "+442079460000"),
        ("112", "GB", "112"),
    ],
)
def test_numbers_are_dialled_by_the_rules_of_their_region(
    phone: str, region: str, dial: str
) -> None:
    protocol = only(
        load_text(f"{SMALLEST}region: {region}\ncontacts: {{d: {{name: D, phone: {phone}}}}}\n")
    )
    found = protocol.contacts[0].phone
    assert found is not None and (found.written, found.dial) == (phone, dial)


@pytest.mark.parametrize(
    "phone", ["12", "650-555", "no", "020 7946 0000", "+999 1", "1" * 300, "+"]
)
def test_numbers_that_nobody_can_dial(phone: str) -> None:
    assert places(f"{HEAD}contacts: {{d: {{name: D, phone: {phone}}}}}\n{ONE_STEP}") == [
        "bad-phone 5:32"
    ]


def test_steps_follow_each_other_until_told_otherwise() -> None:
    steps = pathway(
        with_steps(
            "{id: a, text: A}",
            "{id: b, text: B, next: d}",
            "{id: c, text: C, next: d, back: {to: a, limit: twice}}",
            "{id: d, decision: D, answers: [{label: x, to: c, limit: once},"
            " {label: y, to: {outcome: o}},"
            " {label: z, to: {pathway: worry}}]}",
            top="outcomes: [{id: o, title: O}]\n",
        )
    ).steps
    a, b, c, d = (step.transitions for step in steps)
    assert [(lead.kind, lead.target) for lead in a] == [("next", StepTarget("b"))]
    assert [(lead.kind, lead.target) for lead in b] == [("next", StepTarget("d"))]
    assert [(lead.kind, lead.target) for lead in c] == [
        ("next", StepTarget("d")), ("back", StepTarget("a")),
    ]  # fmt: skip
    assert [lead.target for lead in d] == [
        StepTarget("c"),
        OutcomeTarget("o"),
        PathwayTarget("worry"),
    ]
    assert [lead.limit.text if lead.limit else None for lead in (*c, *d)] == [
        None, "twice", "once", None, None,
    ]  # fmt: skip


def test_branches_are_lettered_beyond_z() -> None:
    branches = ", ".join(f"{{id: b{n}, text: B}}" for n in range(28))
    (step,) = pathway(with_steps(f"{{id: a, parallel: P, steps: [{branches}]}}")).steps
    labels = [branch.label for branch in step.branches]
    assert (labels[0], labels[25], labels[26], labels[27]) == (
        "Step 1a",
        "Step 1z",
        "Step 1aa",
        "Step 1ab",
    )


def test_numbering_is_the_authors() -> None:
    protocol = only(load_text(SMALLEST + "numbering: {step: 'No {n}'}\n"))
    assert protocol.pathways[0].steps[0].label == "No 1"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (["{id: a, use: w}"], "unresolved-name 9:22"),
        (["{id: a, text: A, next: b}"], "unresolved-name 9:32"),
        (["{id: a, text: A, next: {pathway: p}}"], "unresolved-name 9:42"),
        (["{id: a, text: A, next: {outcome: p}}"], "unresolved-name 9:42"),
        (["{id: a, text: A, back: {to: b, limit: c}}"], "unresolved-name 9:37"),
        (["{id: a, text: A}", "{id: a, text: B}"], "duplicate-id 10:14"),
        (["{id: a, text: A}", "{id: b, parallel: B, steps: [{id: a, text: C}, {id: c, text: C}]}"],
         "duplicate-id 10:43"),
        (["{id: a, text: A, next: b, ends: yes}", "{id: b, text: B}"], "ends-and-leads-on 9:41"),
        (["{id: p, parallel: P, steps: [{id: b, text: B}, {id: c, text: C}], next: b}"],
         "unresolved-name 9:81"),
    ],
)  # fmt: skip
def test_steps_that_lead_nowhere(steps: list[str], expected: str) -> None:
    assert places(with_steps(*steps)) == [expected]


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("outcomes: [{id: a, title: A}, {id: a, title: B}]", "duplicate-id 5:36"),
        (
            "notes: [{id: a, on: [front], text: A}, {id: a, on: [front], text: B}]",
            "duplicate-id 5:45",
        ),
        ("queries: [{id: a, text: A}, {id: a, text: B}]", "duplicate-id 5:34"),
        (
            "queries: [{id: a, text: A, about: [worry, worry.tell, worry.tel]}]",
            "unresolved-name 5:55",
        ),
        ("contacts: {a: {name: A}}\ncitations: {a: {text: A}}", "duplicate-id 6:13"),
        ('notes: [{id: a, on: [front], text: "{x}"}]', "unresolved-name 5:37"),
    ],
)
def test_names_given_twice_or_not_at_all(top: str, expected: str) -> None:
    found = [each for each in places(f"{HEAD}{top}\n{ONE_STEP}") if "unused" not in each]
    assert [each for each in found if "unreachable" not in each] == [expected]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["any: [few, man]", "outcome: {outcome: done}"], "unresolved-name 16:16"),
        (["any: [few]", "outcome: {pathway: done}"], "unresolved-name 17:24"),
        (["any: [few, few]", "outcome: {outcome: done}"], "named-twice 16:16"),
        (["score: [few, few]", "bands: [{id: b, from: 0, outcome: {outcome: done}}]"],
         "named-twice 16:18"),
        (["score: [x]", "bands: [{id: b, from: 0, outcome: {outcome: done}}]"],
         "unresolved-name 16:13"),
        (["rules: [{id: r, when: few, outcome: {outcome: done}}, {id: r, when: a, outcome:"
          " {outcome: done}}]"], "duplicate-id 16:64"),
        (["any: [few]", "outcome: {outcome: done}",
          "rules: [{id: signs, when: many, outcome: {outcome: done}}]"], "duplicate-id 18:18"),
    ],
)  # fmt: skip
def test_screenings_that_name_what_is_not_there(lines: list[str], expected: str) -> None:
    assert places(with_screening(*lines)) == [expected]


def test_items_and_groups_share_their_names() -> None:
    text = with_screening("any: [few]", "outcome: {outcome: done}").replace("id: c,", "id: few,")
    assert places(text) == ["duplicate-id 15:63"]


def test_a_screening_may_have_a_title_of_its_own() -> None:
    lines = ("any: [few]", "outcome: {pathway: worry}")
    text = with_screening(*lines).replace("outcomes: [{id: done, title: Done}]\n", "")
    assert screening(text).title is None
    assert screening(text.replace("groups:", "title: Signs\n    groups:")).title.text == "Signs"


def test_at_least_all_and_any_are_thresholds() -> None:
    rules = screening(
        with_screening(
            "rules:",
            "- {id: one, when: {any: [a, b]}, outcome: {outcome: done}}",
            "- {id: two, when: {all: [a, b]}, outcome: {outcome: done}}",
            "- {id: three, when: {at_least: 2, of: [a, few, {not: c}]}, outcome: {outcome: done}}",
        )
    ).rules
    conditions = [rule.when for rule in rules]
    assert [(c.word, c.at_least) for c in conditions if isinstance(c, Combined)] == [
        ("any", 1), ("all", 2), ("at_least", 2),
    ]  # fmt: skip


def test_a_name_far_from_all_others_lists_them() -> None:
    (problem,) = load_text(with_steps("{id: a, text: A, next: zzz}")).diagnostics
    assert problem.hints == ("known here: a",)
