"""Letters that no typeface has are refused at their place; marks of word processors are not."""

from __future__ import annotations

import unicodedata

import pytest

from tests.definitions import HEAD, SMALLEST, load_text, short, with_steps

GEORGIAN = "დარეკეთ"


def said(text: str) -> list[tuple[int, int, str, str]]:
    """What is said of a step's text: the columns in it, the message's end and the hint."""
    found = load_text(with_steps(f'{{id: one, text: "{text}"}}')).diagnostics
    assert {(each.severity, each.code) for each in found} <= {("error", "unprintable-character")}
    assert {each.span.line for each in found} <= {9}
    return [
        (d.span.column - 26, d.span.end_column - 26, d.message.partition(" has ")[2], *d.hints)
        for d in found
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "letters", "hint"),
    [
        ("Call დარე", 5, 9, "დ (U+10D3), ა (U+10D0), რ (U+10E0)", "the Georgian script"),
        ("Զանգ", 0, 4, "Զ (U+0536), ա (U+0561), ն (U+0576)", "the Armenian script"),
        ("通報流程", 0, 4, "通 (U+901A), 報 (U+5831), 流 (U+6D41)", "the Chinese script"),
        ("名前を書く", 0, 5, "名 (U+540D), 前 (U+524D), を (U+3092)", "the Japanese script"),
        ("전화하세요", 0, 5, "전 (U+C804), 화 (U+D654), 하 (U+D558)", "the Korean script"),
        ("اتصل", 0, 4, "ا (U+0627)", "the Arabic script"),
        ("התקשר", 0, 5, "ה (U+05D4)", "the Hebrew script"),
        ("ɗan", 0, 1, "ɗ (U+0257)", "languages that are written with these letters"),
        ("Go \U0001f6a8 now", 3, 4, "\U0001f6a8 (U+1F6A8)", "say it in words"),
        ("Press 1\u20e3", 6, 8, "\u25cc\u20e3 (U+20E3)", "say it in words"),
        ("q\u0325", 0, 2, "\u25cc\u0325 (U+0325)", "languages"),
        ("v\u0331", 0, 2, "\u25cc\u0331 (U+0331)", "languages"),
    ],
)
def test_what_no_typeface_has_is_named_at_its_place(
    text: str, start: int, end: int, letters: str, hint: str
) -> None:
    ((first, last, named, way_out),) = said(text)
    assert (first, last) == (start, end)
    assert named.startswith(letters)
    assert hint in way_out


def test_each_text_has_its_own_diagnostic() -> None:
    steps = ("{id: a, text: 通報}", "{id: b, text: ɗan}", "{id: c, text: Llamar a la policía}")
    first, second = load_text(with_steps(*steps)).diagnostics
    assert (first.span.line, second.span.line) == (9, 10)
    assert "ɗ" not in first.message and "通" not in second.message


def test_in_a_folded_text_the_letter_itself_is_pointed_at() -> None:
    text = SMALLEST.replace(
        "{id: tell, text: Tell a colleague}",
        "id: tell\n        text: >-\n          Tell\n          a დ",
    )
    (problem,) = load_text(text).diagnostics
    assert (problem.span.line, problem.span.column) == (12, 13)


def test_everything_that_is_printed_is_looked_at() -> None:
    whole = f"""protocol: example
title: {GEORGIAN}
short_title: {GEORGIAN}
status: draft
official: протокол.txt
publisher: {{name: {GEORGIAN}, address: {GEORGIAN}, link: "https://пример.рф"}}
numbering: {{step: "{GEORGIAN} {{n}}", item: "{GEORGIAN} {{n}}"}}
contacts: {{desk: {{name: {GEORGIAN}, role: {GEORGIAN}}}}}
citations: {{law: {{text: {GEORGIAN}}}}}
wording: {{shared: {GEORGIAN}}}
outcomes: [{{id: done, title: {GEORGIAN}, text: {GEORGIAN}}}]
notes: [{{id: ours, on: [front], text: {GEORGIAN}}}]
queries: [{{id: odd, text: The text reads “{GEORGIAN}”}}]
pathways:
  - id: way
    title: {GEORGIAN}
    note: {GEORGIAN}
    steps:
      - id: a
        decision: {GEORGIAN}
        answers: [{{label: {GEORGIAN}, to: b, limit: {GEORGIAN}}}, {{label: "No", to: b}}]
        note: {GEORGIAN}
      - id: b
        parallel: {GEORGIAN}
        steps: [{{id: c, text: {GEORGIAN}}}, {{id: d, use: shared}}]
screening:
  - id: signs
    title: {GEORGIAN}
    groups:
      - id: g
        title: {GEORGIAN}
        statement: {GEORGIAN}
        items: [{{id: i, text: {GEORGIAN}}}]
    rules: [{{id: r, title: {GEORGIAN}, when: i, outcome: {{outcome: done}}}}]
"""
    lines = short(load_text(whole)).splitlines()
    assert all("unprintable-character" in line for line in lines)
    unprinted = 1  # a query is read by the owner alone
    assert len(lines) == whole.count(GEORGIAN) - unprinted


@pytest.mark.parametrize(
    "text",
    [
        "☐ Notify parent ✓ Call 911 → wait ⚠ do not leave ► re\u2011entry plan ½ hour",
        "✔ ☑ ☒ ✗ ✘ ← ↑ ↓ ↔ ⇒ ➔ ➢ ▶ ▸ • ◦ ‣ ½ ¼ ¾ ⅓ ⅔ … ≥ ≤ ≠ ± × ÷ ° ™ © ®",
        "■ □ ▪ ▫ ● ○ ◆ ◇ – — ― ☎ ✉ ★ ☆ ① ② № § ¶ † ‡ ′ ″ € £ ¿ ¡ ª º ❑ ❖ ☞",
        "✔\ufe0f ⚠\ufe0f ☎\ufe0e",
        "Situación, façade, Ærø, Łódź, İstanbul, naïve, ñandú, Tōkyō, kũ, ẽ, ǧ, n\u0308, ê\u0301",
        "ő ű č š ž, ď ť ľ, Ŵales",
        "Gọi cho phụ huynh: Ấ ặ ữ Ỹ, Đường, Позвоните родителям, Καλέστε",
    ],
)
def test_marks_and_letters_that_are_printed_are_no_fault(text: str) -> None:
    for form in ("NFC", "NFD"):
        assert said(unicodedata.normalize(form, text)) == []


def test_a_mark_of_a_symbol_font_is_said_to_be_one() -> None:
    (problem,) = load_text(SMALLEST.replace("Tell a", "\uf0fc Tell a")).diagnostics
    assert (problem.code, problem.span.line, problem.span.column) == ("control-character", 9, 26)
    assert "U+F0FC" in problem.message and "Wingdings" in problem.hints[0]


def test_names_that_stand_twice_are_a_warning() -> None:
    text = (
        HEAD
        + """contacts:
  a: {name: The desk, phone: 650-692-7273}
  b: {name: the  desk, phone: 650-692-7274}
outcomes: [{id: c, title: Done}, {id: d, title: Done}]
pathways:
  - {id: one, title: Situación, steps: [{id: s, text: Tell them}]}
"""
    )
    loaded = load_text(text + "  - {id: two, title: Situacio\u0301n, steps: [{id: s, text: Go}]}\n")
    twins = [each for each in loaded.diagnostics if each.code == "twin-name"]
    assert [(each.severity, each.span.line, each.related[0].span.line) for each in twins] == [
        ("warning", 7, 6), ("warning", 8, 8), ("warning", 11, 10),
    ]  # fmt: skip
