"""The shape of a definition: every mismatch at its place, all in one run."""

from __future__ import annotations

import pytest

from generator.model import Protocol
from tests.definitions import (
    HEAD,
    ONE_STEP,
    SMALLEST,
    load_text,
    only,
    places,
    short,
    with_screening,
    with_steps,
)


def of_step(step: str) -> list[str]:
    """The diagnostics of a step that stands in line 9 from column 9 on."""
    return places(with_steps(step))


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("titel: x", "unknown-key 5:1"),
        ("status: draft", "duplicate-key 5:1"),
        ("language: english", "bad-language 5:11"),
        ("language: EN", "bad-language 5:11"),
        ("region: usa", "bad-region 5:9"),
        ("numbering: {step: Step}", "bad-pattern 5:19"),
        ("numbering: {step: '{n} of {n}'}", "bad-pattern 5:19"),
        ("numbering: {item: '{n} {x}'}", "bad-pattern 5:19"),
        ("numbering: {item: '{n} and a text that takes far too much room'}", "text-too-long 5:19"),
        ("contacts: [a]", "wrong-shape 5:11"),
        ("contacts: {A: {name: a}}", "bad-identifier 5:12"),
        ("contacts: {a: {phone: 1}}", "missing-key 5:16"),
        ("contacts: {a: b}", "wrong-shape 5:15"),
        ("contacts: {a: {name: b, verified: soon}}", "bad-date 5:35"),
        ("contacts: {a: {name: b, verified: 2026-02-30}}", "bad-date 5:35"),
        ("wording: {a: [b]}", "wrong-shape 5:14"),
        ("wording: {a: ''}", "empty-value 5:14"),
        ("wording: {a: '  '}", "empty-value 5:14"),
        (f"wording: {{a: {'b' * 2001}}}", "text-too-long 5:14"),
        ("outcomes: {a: b}", "wrong-shape 5:12"),
        ("outcomes: [{id: a}]", "missing-key 5:13"),
        ("screening: [{id: a, groups: []}]", "too-few-entries 5:29"),
        ("notes: [{id: a, on: [], text: b}]", "too-few-entries 5:21"),
        ("notes: [{id: a, on: front, text: b}]", "wrong-shape 5:21"),
        ("notes: [{id: a, on: [cover], text: b}]", "bad-choice 5:22"),
        ("queries: [a]", "wrong-shape 5:11"),
        ("queries:", "wrong-shape 5:9"),
        ("queries: [{id: a, text: b, about: c}]", "wrong-shape 5:35"),
    ],
)
def test_keys_at_the_top_that_do_not_fit(top: str, expected: str) -> None:
    assert places(f"{HEAD}{top}\n{ONE_STEP}") == [expected]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("tell a colleague", "wrong-shape 9:9"),
        ("[a]", "wrong-shape 9:9"),
        ("{id: a}", "wrong-shape 9:10"),
        ("{id: a, text: b, use: c}", "wrong-shape 9:10"),
        ("{text: b}", "missing-key 9:10"),
        ("{id: a, text: b, txt: c}", "unknown-key 9:26"),
        ("{id: a b, text: c}", "bad-identifier 9:14"),
        ("{id: 9a, text: c}", "bad-identifier 9:14"),
        ("{id: a--b, text: c}", "bad-identifier 9:14"),
        ("{id: é, text: c}", "bad-identifier 9:14"),
        (f"{{id: {'a' * 41}, text: c}}", "identifier-too-long 9:14"),
        ("{id: a, text: b, ends: true}", "bad-flag 9:32"),
        ("{id: a, text: b, next: [c]}", "wrong-shape 9:32"),
        ("{id: a, text: b, next: {step: c}}", "unknown-key 9:33"),
        ("{id: a, text: b, next: {pathway: c, outcome: d}}", "wrong-shape 9:33"),
        ("{id: a, text: b, next: {}}", "wrong-shape 9:32"),
        ("{id: a, text: b, back: c}", "wrong-shape 9:32"),
        ("{id: a, text: b, back: {to: a}}", "missing-key 9:33"),
        ("{id: a, decision: b}", "missing-key 9:10"),
        ("{id: a, decision: b, answers: [{label: c, to: a}]}", "too-few-entries 9:39"),
        ("{id: a, decision: b, answers: 5}", "wrong-shape 9:39"),
        ("{id: a, parallel: b, steps: [{id: c, text: d}]}", "too-few-entries 9:37"),
        (
            "{id: a, decision: b, use: c, answers: [{label: d, to: a}, {label: e, to: a}]}",
            "unknown-key 9:30",
        ),
    ],
)
def test_steps_that_do_not_fit(step: str, expected: str) -> None:
    assert of_step(step) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("any: [few]", "wrong-shape 12:5"),
        ("outcome: {outcome: done}", "wrong-shape 12:5"),
        ("{}", "yaml-syntax"),
        ("score: [few]", "wrong-shape 16:5"),
        ("rules: []", "wrong-shape 12:5"),
        ("rules: [{id: r, when: {}, outcome: {outcome: done}}]", "wrong-shape 16:27"),
        ("rules: [{id: r, when: {at_least: 1}, outcome: {outcome: done}}]", "wrong-shape 16:28"),
        (
            "rules: [{id: r, when: {any: [few], all: [few]}, outcome: {outcome: done}}]",
            "wrong-shape 16:28",
        ),
        ("rules: [{id: r, when: {of: [few]}, outcome: {outcome: done}}]", "wrong-shape 16:28"),
        ("rules: [{id: r, when: {score: [few]}, outcome: {outcome: done}}]", "wrong-shape 16:28"),
        (
            "rules: [{id: r, when: {any: [few], to: 3}, outcome: {outcome: done}}]",
            "wrong-shape 16:28",
        ),
        (
            "rules: [{id: r, when: {at_least: -1, of: [few]}, outcome: {outcome: done}}]",
            "bad-number 16:38",
        ),
        ("bands: [{id: b, to: 3, outcome: {outcome: done}}]", "missing-key 16:14"),
        ("bands: [{id: b, from: 1.5, outcome: {outcome: done}}]", "bad-number 16:27"),
        ("bands: [{id: b, from: 10000, outcome: {outcome: done}}]", "bad-number 16:27"),
    ],
)
def test_screenings_that_do_not_fit(line: str, expected: str) -> None:
    (found,) = places(with_screening(line))
    assert found.startswith(expected)


def test_every_mismatch_is_reported_in_one_run_in_the_order_of_the_file() -> None:
    text = (
        SMALLEST.replace("draft", "done")
        .replace("tell,", "Tell, nxt: x,")
        .replace("title:", "t:", 1)
    )
    assert places(text + "region: x\nlanguage: y\n") == [
        "missing-key 1:1", "unknown-key 2:1", "bad-choice 3:9", "bad-identifier 9:14",
        "unknown-key 9:20", "bad-region 10:9", "bad-language 11:11",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("definition", "hint"),
    [
        (SMALLEST.replace("title", "titel", 1), "did you mean `title`?"),
        (SMALLEST.replace("text:", "txet:"), "did you mean `text`?"),
        (SMALLEST.replace("draft", "activ"), "did you mean `active`?"),
        (SMALLEST.replace("draft", "x"), "known here: active, draft, retired"),
        (SMALLEST.replace("tell", "Tell_it"), "for example `tell-it`"),
        (SMALLEST.replace("tell", "2nd call"), "for example `step-2nd-call`"),
        (SMALLEST + "language: Spanish\n", "for example `es`"),
        (SMALLEST + "region: us\n", "for example `US`"),
        (with_steps("{id: a, text: b, use: c}"), "take one of the two out"),
        (with_steps("{id: a}"), "say with `text:` what is done"),
        (SMALLEST.replace("A worry", "A worry " * 30), "shorten it, or divide it"),
        (with_steps("{id: a, text: b, next: done}", top="outcomes: [{id: done, title: D}]\n"),
         "write `{outcome: done}`"),
        (with_steps("{id: a, text: b, next: worry}"), "write `{pathway: worry}`"),
        (SMALLEST + "official: protocol.yml\n", "did you mean `protocol.yaml`?"),
        ("Call the office\n", "`protocol new` makes a folder with a definition to begin with"),
        (SMALLEST.replace("{name: Example Office}", "{nme: x, link: y}"), "did you mean `name`?"),
    ],
)  # fmt: skip
def test_the_nearest_name_is_offered(definition: str, hint: str) -> None:
    hints = [hint for d in load_text(definition).diagnostics for hint in d.hints]
    assert hint in hints


def test_a_key_that_is_there_already_is_not_offered() -> None:
    (problem,) = load_text(SMALLEST + "titel: x\n").diagnostics
    assert all("title`" not in hint for hint in problem.hints)


def test_texts_that_look_like_other_types_are_texts() -> None:
    protocol: Protocol = only(load_text(SMALLEST.replace("Tell a colleague", "010")))
    assert protocol.pathways[0].steps[0].text.text == "010"


def test_a_list_may_hold_hundreds_of_faults() -> None:
    steps = "".join(f"      - {{id: S{n}, text: x}}\n" for n in range(100))
    assert short(load_text(SMALLEST + steps)).count("bad-identifier") == 100
