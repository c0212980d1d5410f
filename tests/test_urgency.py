"""How soon, as the author states it: a mark and a word on whatever shows the thing, no colour."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.load import load
from generator.outputs.printing import fingerprint
from generator.outputs.protocol import outputs_of
from generator.views.chart_sheet import card, chart_sheet_content, handout, pathway_sheet, poster
from generator.views.pages import situations
from generator.views.signs import has_hues
from generator.views.slides import slide_show, slides_content
from tests.definitions import codes, load_text, only, with_steps
from tests.every_word import read

STEPS = with_steps("{id: one, text: One, next: {outcome: done}}")
STEPS += "outcomes: [{id: done, title: Done}]\n"
BOTH = STEPS.replace("title: A worry", "title: A worry\n    urgency: urgent").replace(
    "title: Done", "title: Done, urgency: routine"
)


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return outputs_of(only(load_text(BOTH)), BOTH.encode(), None).files


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("index.md", {"Urgent"}),
        ("worry.md", {"Urgent", "Routine"}),
        ("screen.html", {"Urgent", "Routine"}),
        ("present.html", {"Urgent", "Routine"}),
        ("charts/overview.svg", {"Urgent", "Routine"}),
        ("charts/worry.svg", {"Routine"}),
        ("print/poster-letter.pdf", {"Urgent", "Routine"}),
        ("print/worry-a4.pdf", {"Urgent", "Routine"}),
        ("print/handout-letter.pdf", {"Urgent", "Routine"}),
        ("print/card-letter.pdf", {"Urgent", "Routine"}),
        ("slides.pdf", {"Urgent", "Routine"}),
        ("slides.pptx", {"Urgent", "Routine"}),
    ],
)
def test_the_word_stands_where_the_thing_is_shown(
    files: dict[str, bytes], path: str, words: set[str], tmp_path: Path
) -> None:
    said = read(path, files[path], tmp_path)
    assert {word for word in ("Urgent", "Routine") if re.search(rf"\b{word}\b", said)} == words


def test_the_mark_needs_no_colour(files: dict[str, bytes]) -> None:
    marks = re.findall(r'<svg class="urgency__mark".*?</svg>', files["worry.md"].decode())
    assert [mark.count("is-filled") for mark in marks] == [3, 1]
    assert all('aria-hidden="true"' in mark and "fill=" not in mark for mark in marks)


def test_it_says_no_colour_and_no_order() -> None:
    text = with_steps("{id: one, text: One}") + (
        "  - id: other\n    title: Other\n    urgency: emergency\n"
        "    steps: [{id: two, text: Two}]\n"
    )
    protocol = only(load_text(text))
    assert not has_hues(protocol)
    assert [each.href for each in situations(protocol)] == ["worry.html", "other.html"]


@pytest.mark.parametrize("written", ["urgency: urgent", "urgency: routine"])
def test_whoever_changes_it_changes_the_prints(written: str) -> None:
    def prints(text: str) -> list[str]:
        protocol = only(load_text(text))
        views = (
            chart_sheet_content(poster(protocol)),
            chart_sheet_content(pathway_sheet(protocol, protocol.pathways[0])),
            chart_sheet_content(handout(protocol)),
            chart_sheet_content(card(protocol)),
            slides_content(slide_show(protocol)),
        )
        return [fingerprint(each) for each in views]

    changed = zip(prints(BOTH), prints(BOTH.replace(written, "urgency: emergency")), strict=True)
    assert all(before != after for before, after in changed)


@pytest.mark.parametrize("word", ["high", "red", "Emergency", "immediate", '""'])
def test_what_it_cannot_be(word: str) -> None:
    (problem,) = load_text(BOTH.replace("urgency: urgent", f"urgency: {word}")).diagnostics
    said = " ".join((problem.message, *problem.hints))
    assert "empty" in said or "emergency, urgent, soon, routine" in said


@pytest.mark.parametrize("key", ["priority", "severity"])
def test_keys_that_people_write_instead(key: str) -> None:
    loaded = load_text(BOTH.replace("urgency", key))
    assert codes(loaded) == ["unknown-key", "unknown-key"]
    assert [each.hints[0] for each in loaded.diagnostics] == ["write it as `urgency`"] * 2


def test_a_step_has_none() -> None:
    assert codes(load_text(BOTH.replace("text: One", "text: One, urgency: soon"))) == [
        "unknown-key"
    ]


def test_the_real_one_states_none() -> None:
    (protocol,) = load(Path(__file__).parents[1] / "protocol_source" / "csec").protocols
    assert {each.urgency for each in (*protocol.pathways, *protocol.outcomes)} <= {None}
