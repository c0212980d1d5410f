"""Slips of people who write in a word processor: each message names the true cause at its place."""

from __future__ import annotations

import pytest

from generator.source.file import SourceFile
from generator.source.tree import parse_tree
from tests.definitions import HEAD, load_text, place

WAY = ("  - id: way", "    title: The way", "    steps:")  # lines 6 to 8
GO = "      - {id: two, text: Go}"
UNDER = "begin this line under "
LIST = "an entry of a list begins with a hyphen and a space"
SPACE = "type a space here"
QUOTE = "put \" or ' around the text"


def below(*lines: str) -> str:
    """A definition whose pathways are written so, from line 6 on."""
    return HEAD + "".join(f"{line}\n" for line in ("pathways:", *lines))


def one(definition: str) -> tuple[str, str]:
    """The place of the only diagnostic, and its hints or else its message."""
    (found,) = load_text(definition).diagnostics
    assert found.severity == "error"
    return place(found), "; ".join(found.hints) or found.message


@pytest.mark.parametrize(
    ("lines", "where", "hint"),
    [
        ((*WAY, "      - id: one", "         text: Stop", GO), "10:10", f"{UNDER}`id`"),
        ((*WAY, "      - id: one", "       text: Stop", GO), "10:8", f"{UNDER}`id`"),
        ((WAY[0], "     title: The way", WAY[2], GO), "7:6", f"{UNDER}`id`"),
        ((WAY[0], "   title: The way", WAY[2], GO), "7:4", f"{UNDER}`id`"),
        ((*WAY, "      - {id: one, text: Stop}", f" {GO}"), "10:8", f"{UNDER}the hyphen"),
        ((*WAY, "      - {id: one, text: Stop}", GO[1:]), "10:6", f"{UNDER}the hyphen"),
        ((*WAY, "      - id: one", "        text: >", "          Stop", "         note: x"),
         "12:10", f"{UNDER}`text`"),
    ],
)  # fmt: skip
def test_a_line_that_begins_at_the_wrong_place(
    lines: tuple[str, ...], where: str, hint: str
) -> None:
    found, hints = one(below(*lines))
    assert found == f"yaml-syntax {where}"
    assert hints.startswith(hint)


@pytest.mark.parametrize(
    ("lines", "where", "hint"),
    [
        (("  – id: way", *WAY[1:], GO), "6:3", LIST),
        ((*WAY, "      – {id: one, text: Stop}", f"      – {GO[8:]}"), "9:7", LIST),
        ((*WAY, "      • id: one", "        text: Stop"), "9:7", LIST),
        ((*WAY, "      · {id: one, text: Stop}"), "9:7", LIST),
        ((*WAY, "      * {id: one, text: Stop}"), "9:7", LIST),
        ((*WAY[:2], "  \u00a0 steps:", GO), "8:3", SPACE),
        ((*WAY[:2], "    steps:\u00a0", GO), "8:11", SPACE),
        ((WAY[0], "    title:\u00a0The way", WAY[2], GO), "7:11", SPACE),
        ((*WAY, "      - {id: two, text:\u202fGo}"), "9:24", SPACE),
        (("  -\u00a0id: way", *WAY[1:], GO), "6:4", SPACE),
        ((*WAY, GO, "\u00a0\u00a0- id: x"), "10:1", SPACE),
        ((*WAY, "      - {id: one, text: “Stop: now”}"), "9:25", QUOTE),
        ((*WAY, "      - {id: one, text: “Stop, now”}"), "9:25", QUOTE),
        ((WAY[0], "    title: ‘The way: home’", WAY[2], GO), "7:12", QUOTE),
        ((WAY[0], "    title: «The way: home»", WAY[2], GO), "7:12", QUOTE),
        ((WAY[0], "    title：The way", WAY[2], GO), "7:10", "a key is followed by : and a space"),
        ((*WAY, "      - {id: one， text: Go}"), "9:17", "type the one of a Latin keyboard"),
        ((*WAY, GO, "notes:", "  - id: n", "    text: Ours", "    on:", "      – front"),
         "14:7", LIST),
    ],
)  # fmt: skip
def test_a_mark_of_a_word_processor(lines: tuple[str, ...], where: str, hint: str) -> None:
    found, hints = one(below(*lines))
    assert found == f"typographic-mark {where}"
    assert hints.startswith(hint)


@pytest.mark.parametrize(
    ("lines", "where", "hint"),
    [
        ((*WAY, "      -id: one", "       text: Stop", GO), "9:7", "put a space behind the hyphen"),
        ((*WAY, "      -{id: one, text: Stop}", GO), "9:7", "put a space behind the hyphen"),
        ((*WAY, "      - {id: one, text: Stop, then go}"), "9:29", "put text that holds a comma"),
        ((*WAY, "      - {id: one, text: Stop, call 911!}"), "9:29", "put text that holds a comma"),
        ((*WAY, "      - {id: one, text: Stop: go}"), "9:29", "put text that holds a colon"),
        ((WAY[0], "    title: The way: home", WAY[2], GO), "7:19", "put text that holds a colon"),
        ((WAY[0], '    title: "The way', WAY[2], '      - {id: two, text: "Go"}'), "7:12",
         "put a quote at the end"),
        ((WAY[0], '    title: "The way', WAY[2], GO), "7:12", "a quote, bracket or brace"),
        ((WAY[0], '    title: "The" way', WAY[2], GO), "7:18", 'write \\" for a quote'),
        ((*WAY, '      - {id: one, text: "Stop" now}'), "9:32", 'write \\" for a quote'),
        ((WAY[0], "    title: 'It's the way'", WAY[2], GO), "7:15", "put the text in double"),
        ((*WAY, "      - {id: one, text: Stop", GO), "9:9", "put } behind the last"),
        ((*WAY, "      - {id: two, text: Go"), "9:9", "put } behind the last"),
        ((*WAY[:2], "    steps: [{id: one, text: Go}", "outcomes: []"), "8:12",
         "put ] behind the last"),
        ((*WAY, f"{GO}}}"), "9:28", "this closes nothing"),
        ((WAY[0], "    title:The way", WAY[2], GO), "7:10", "put a space behind the colon"),
        ((*WAY, "      - id: one", "        text:Go"), "10:13", "put a space behind the colon"),
        ((*WAY, "      - {id:two, text: Go}"), "9:12", "put a space behind the colon"),
        ((WAY[0], "    title The way", WAY[2], GO), "7:5", "a key is followed by a colon"),
        ((WAY[0], "    title = The way", WAY[2], GO), "7:11", "write `title: The way`"),
        ((*WAY, "      - {id = two, text: Go}"), "9:10", "write `id: two`"),
        ((WAY[0], "  title: The way", WAY[2], GO), "7:3", "begin this line under `id`"),
        ((*WAY, GO, "- id: x"), "10:1", "begin this line under the hyphen"),
        ((*WAY, "      go: Stop", GO), "10:7", "write both alike"),
        (("  way: The way", "  - id: x"), "7:3", "write both alike"),
        ((*WAY[:2], "    =====", WAY[2], GO), "8:5", "a key is followed by a colon"),
        ((WAY[0], "    title: - Way", WAY[2], GO), "7:12", "put text that begins with a hyphen"),
        ((WAY[0], "    title: > 5 min", WAY[2], GO), "7:14", "put text that begins with > or |"),
        ((WAY[0], "    title: **The** way", WAY[2], GO), "7:12",
         'put it in double quotes: title: "**The** way"'),
        ((WAY[0], "    title: [Draft] Way", WAY[2], GO), "7:20", "put text that begins with a br"),
        ((WAY[0], '    title: "C:\\docs"', WAY[2], GO), "7:15", "write \\\\ for a backslash"),
        ((WAY[0], '    title: "C:\\users"', WAY[2], GO), "7:17", "write \\\\ for a backslash"),
        ((*WAY, "      - id: one", "        text: >", "        Stop here", "        and wait"),
         "11:9", "the lines of a text begin further right"),
    ],
)  # fmt: skip
def test_a_slip_of_the_keyboard(lines: tuple[str, ...], where: str, hint: str) -> None:
    found, hints = one(below(*lines))
    assert found == f"yaml-syntax {where}"
    assert hints.startswith(hint)


@pytest.mark.parametrize(
    ("lines", "where"),
    [
        (("      - id: one", "        text: Go to room # 5", "          and wait"), "10:26"),
        (("      - {id: one, text: Go to room # 5}",), "9:36"),
        (("      - {id: one, text: Go, note: Room # 5}", GO), "9:40"),
    ],
)
def test_a_comment_that_takes_the_rest_of_a_text(lines: tuple[str, ...], where: str) -> None:
    assert one(below(*WAY, *lines))[0] == f"cut-by-hash {where}"


def test_a_key_with_a_no_break_space_is_refused_though_yaml_takes_it() -> None:
    assert one(HEAD.replace("status", "\u00a0status")) == ("typographic-mark 3:1", SPACE)


def test_a_key_that_a_comma_made_out_of_text_is_said_to_be_one() -> None:
    found, hints = one(below(*WAY, "      - {id: one, text: Stop, then: go}"))
    assert found == "unknown-key 9:31"
    assert hints.endswith("put that text in double quotes")


@pytest.mark.parametrize(
    ("text", "key", "quoted"),
    [
        ("{id: one, text: Stop, drop and roll}", "text", "Stop, drop and roll"),
        (
            "{id: one, note: x, text: Stop, drop, and roll, who: She}",
            "text",
            "Stop, drop, and roll",
        ),
        ("{id: one, text: Stop: now}", "text", "Stop: now"),
        ("{id: one, text: Stop: now, then go, who: She}", "text", "Stop: now, then go"),
    ],
)
def test_a_text_that_needs_quotes_is_written_out_with_them(
    text: str, key: str, quoted: str
) -> None:
    _, hints = one(below(*WAY, f"      - {text}"))
    assert hints.endswith(f' in double quotes: {key}: "{quoted}"')


def test_a_second_key_on_a_line_is_told_to_begin_one() -> None:
    _, hints = one(below(WAY[0], "    title: The way hue: red", *WAY[2:], GO))
    assert hints.endswith("if `hue` is a key, begin a new line with it")


@pytest.mark.parametrize("quotes", ["‘Go’", "“Go there”", "„Go“", "«Go»"])
def test_quotes_of_a_word_processor_around_a_text_are_doubted(quotes: str) -> None:
    step = f"      - {{id: one, text: {quotes}}}"
    (found,) = load_text(below(*WAY, step)).diagnostics
    assert (found.severity, place(found)) == ("warning", "typographic-mark 9:25")
    quoted = step.replace(quotes, f'"{quotes}"')
    assert load_text(below(*WAY, quoted)).diagnostics == ()


@pytest.mark.parametrize("line", ["region: “US”", "official: “official.txt”", "language: ‘en’"])
def test_quotes_of_a_word_processor_around_a_name_are_refused(line: str) -> None:
    found, hints = one(f"{HEAD}{line}\n{below(*WAY, GO).removeprefix(HEAD)}")
    assert found.startswith("typographic-mark 5:")
    assert hints.startswith("leave them out, or write ")


@pytest.mark.parametrize(
    "text",
    [
        "“Stop,” she said",
        "Ages 5–10 — and · more",
        "Room A\u00a012",
        "it's a 'quoted' word",
        "wait (5 minutes) -- then go",
        "Stop,\n          • not here\n          – but there",
        "|\n          – one\n          • two\n          -three",
        ">-\n          \u00a0Stop: now, “here”",
    ],
)
def test_what_yaml_reads_as_it_looks_is_no_slip(text: str) -> None:
    assert load_text(below(*WAY, "      - id: one", f"        text: {text}")).diagnostics == ()


def test_the_slip_nearest_to_the_failure_is_named_and_not_a_fine_line_before_it() -> None:
    lines = ("  - id: way", "    title: “The” way", "     steps:", GO)
    assert one(below(*lines))[0] == "yaml-syntax 8:6"


@pytest.mark.parametrize(
    "line", ["a: [" * 60_000, "{" * 100_000, "a: 'b" * 50_000, ', "' * 80_000, "- " * 100_000]
)
def test_endless_lines_are_answered(line: str) -> None:
    root, problems = parse_tree(SourceFile.of("it", f"x: y\n{line}\n: ]"))
    assert root is None and problems
