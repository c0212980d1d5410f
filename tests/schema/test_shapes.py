"""Slips of shape: each message names the key and what was found, and shows how to write it."""

from __future__ import annotations

import pytest

from generator.schema.shapes import written
from tests.definitions import HEAD, ONE_STEP, load_text, place, short, with_screening, with_steps

ANSWERS = "answers: [{label: x, to: a}, {label: y, to: b}]"


def said(definition: str) -> tuple[str, str, str]:
    """The code, the message, and the first hint of the only diagnostic."""
    (found,) = load_text(definition).diagnostics
    return found.code, found.message, found.hints[0]


def of_step(step: str) -> tuple[str, str, str]:
    return said(with_steps(step))


@pytest.mark.parametrize(
    ("step", "message", "hint"),
    [
        ("{id: a, text: b, list: Look}", "`list` takes a list, not text", "write `list: [Look]`"),
        ('{id: a, text: b, list: "Look, go"}', "`list` takes a list, not text",
         'write `list: ["Look, go"]`'),
        ("{id: a, text: b, list: {text: c}}", "`list` takes a list, not keys",
         "put a hyphen and a space before the first key"),
        ("{id: a, text: b, list: }", "`list` takes a list, and nothing stands there",
         "below it, put each entry"),
        ("{id: a, text: [b, c]}", "`text` takes one text, not a list",
         'write it as `text: "b, c"`'),
        ("{id: a, text: [b]}", "`text` takes one text, not a list", "write it as `text: b`"),
        ("{id: a, text: {note: b}}", "`text` takes one text, not keys", "write it as `text: b`"),
        ("{id: a, text: {}}", "`text` takes one text, not keys", "write the text itself"),
        ("{id: a, text: [[b]]}", "`text` takes one text, not a list", "write the text itself"),
        ("{id: a, text: b, who: [[c]]}", "an entry of `who` takes one text, not a list",
         "write it as `- c`"),
        ("{id: a, text: b, next: [c]}", "`next` takes one text, not a list",
         "write it as `next: c`"),
        ("{id: a, text: b, back: c}", "`back` is made of keys, such as to, limit",
         "write `back: {to: c, limit: …}`"),
        ("Stop, drop and roll", "an entry of `steps` is made of keys, such as id",
         'write `- {id: stop-drop-and, text: "Stop, drop and roll"}`'),
        ("{id: a, decision: b, answers: [{label: c, to: a}]}",
         "`answers` needs at least 2 entries, and has 1", "add an entry behind a hyphen"),
        ("{id: a, text: b, list: []}", "`list` needs at least 1 entry, and has none",
         "add an entry behind a hyphen"),
        ("{id: a, text: b, list: [{text: c, list: [{text: d, list: [e]}]}]}",
         "an entry of `list` takes one text, not keys", "a point may have points"),
    ],
)  # fmt: skip
def test_a_step_of_another_shape(step: str, message: str, hint: str) -> None:
    code, told, way_out = of_step(step)
    assert code in ("wrong-shape", "too-few-entries")
    assert told.startswith(message) and way_out.startswith(hint)


@pytest.mark.parametrize(
    ("top", "message", "hint"),
    [
        ("contacts: [{name: a}]", "`contacts` takes names with a colon behind each, not a list",
         "in place of each hyphen write a name"),
        ("contacts: office", "`contacts` takes names with a colon behind each, not text",
         "`protocol explain contacts` shows"),
        ("contacts: {a: The office}", "`a` is made of keys, such as name",
         "write `a: {name: The office}`"),
        ("release: 2026-09-01", "`release` is made of keys, such as date",
         "write `release: {date: 2026-09-01}`"),
        ("outcomes: [Done]", "an entry of `outcomes` is made of keys",
         "write `- {id: done, title: D"),
        ("notes: [{id: n, on: front, text: b}]", "`on` takes a list, not text",
         "write `on: [front]`"),
        ("notes: [{id: n, on: 'front, print', text: b}]", "`on` takes a list, not text",
         "write `on: [front, print]`"),
        ("queries: [{id: q, text: }]", "`text` is empty", "write it behind the colon"),
        ("release: {date: 23/11/2026}", "`date` takes a date such as 2026-11-23, not `23/11/2026`",
         "write the year, the month and the day"),
    ],
)  # fmt: skip
def test_keys_at_the_top_of_another_shape(top: str, message: str, hint: str) -> None:
    _, told, way_out = said(f"{HEAD}{top}\n{ONE_STEP}")
    assert told.startswith(message) and way_out.startswith(hint)


@pytest.mark.parametrize(
    ("number", "written_so"),
    [("-2", "2"), ("1.5", "1"), ("two", "2"), ("'Three'", "3"), ("3 points", "3"), ("some", "2")],
)
def test_a_number_is_told_in_digits(number: str, written_so: str) -> None:
    line = (
        f"rules: [{{id: r, when: {{at_least: {number}, of: [few]}}, outcome: {{outcome: done}}}}]"
    )
    code, told, hint = said(with_screening(line))
    assert code == "bad-number" and f"not `{number.strip(chr(39))}`" in told
    assert hint == f"write it in digits alone, as in `at_least: {written_so}`"


@pytest.mark.parametrize(
    ("flag", "hint"),
    [("true", "write `ends: yes`"), ("Yes", "write `ends: yes`"), ("off", "write `ends: no`"),
     ("maybe", "write `ends: yes`, or no")],
)  # fmt: skip
def test_a_flag_is_told(flag: str, hint: str) -> None:
    assert of_step(f"{{id: a, text: b, ends: {flag}}}")[2] == hint


def test_where_a_rule_leads_is_told() -> None:
    hint = said(with_screening("any: [few]", "outcome: done"))[2]
    assert hint == "write `outcome: {outcome: done}`"


@pytest.mark.parametrize(
    ("text", "inside"),
    [("Look", "Look"), ("a, b", '"a, b"'), ('say "no"', '"say \\"no\\""'), ("", '""'),
     ("- a", '"- a"'), ("x" * 60, "x" * 47 + "…"), ("it's", "it's")],
)  # fmt: skip
def test_a_text_as_a_hint_repeats_it(text: str, inside: str) -> None:
    assert written(text) == inside


@pytest.mark.parametrize(
    ("entries", "column"),
    [
        ("[Stop, drop and roll]", 39), ("[Teacher, nurse or social worker]", 42),
        ("[Stop, drop, and roll]", 39), ("[stop, and roll]", 39), ("[Run, or hide]", 38),
    ],
)  # fmt: skip
def test_a_sentence_between_brackets_is_doubted(entries: str, column: int) -> None:
    loaded = load_text(with_steps(f"{{id: a, text: b, list: {entries}}}"))
    assert [place(each) for each in loaded.diagnostics] == [f"comma-in-list 9:{column}"]
    assert len(loaded.protocols) == 1


@pytest.mark.parametrize(
    "entries",
    ["[Time, Clothing]", "[Time, clothing]", "[the time, the place]", "[The time, The place]",
     '["Stop, drop and roll"]', '[Stop, "drop and roll"]', "[The time and the place]",
     "[What is wet, {text: Such as, list: [Books]}]"],
)  # fmt: skip
def test_lists_between_brackets_are_no_sentences(entries: str) -> None:
    assert short(load_text(with_steps(f"{{id: a, text: b, list: {entries}}}"))) == ""


def test_a_list_in_lines_is_meant() -> None:
    lines = "\n          - Stop\n          - drop and roll"
    assert short(load_text(with_steps(f"id: a\n        text: b\n        list:{lines}"))) == ""


def test_a_comma_in_a_list_that_is_none_is_told_once() -> None:
    assert of_step("{id: a, text: [Stop, drop and roll]}")[2] == (
        'write it as `text: "Stop, drop and roll"`'
    )


@pytest.mark.parametrize(
    ("definition", "hint"),
    [
        (ONE_STEP.replace("    steps", "    who: T\n    steps"),
         "`who` belongs to a step, under `steps:`"),
        (f"phone: 650-555-0100\n{ONE_STEP}", "`phone` belongs to a contact, under `contacts:`"),
        (f"logo: x.svg\n{ONE_STEP}", "`logo` belongs under `publisher:`"),
        (ONE_STEP.replace("{id: tell", "{region: US, id: tell"),
         "`region` belongs at the left margin"),
        (f"id: x\n{ONE_STEP}", "`protocol explain id` shows where `id` belongs"),
        (ONE_STEP.replace("    steps", "    groups: []\n    steps"),
         "`groups` belongs under `screening:`"),
    ],
)  # fmt: skip
def test_a_key_at_the_wrong_place_is_told_where_it_belongs(definition: str, hint: str) -> None:
    assert said(HEAD + definition)[::2] == ("unknown-key", hint)


def test_a_question_and_a_parallel_branch_say_how_they_go_on() -> None:
    asked = f"{{id: a, decision: b, next: c, {ANSWERS}}}"
    assert of_step(asked)[2] == "a question leads on with its answers: write `to:` at each of them"
    both = "{id: a, parallel: b, steps: [{id: c, text: d, next: x}, {id: e, text: f}]}"
    assert of_step(both)[2].startswith("steps inside of `parallel:` go nowhere else")


def test_a_key_of_another_name_is_still_told_first() -> None:
    assert of_step("{id: a, text: b, role: c}")[2] == "write it as `who`"
