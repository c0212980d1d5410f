"""Whatever an author writes stands in every output that shows the thing it is about."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.load import load
from generator.model import Protocol
from generator.outputs.protocol import outputs_of
from generator.reference import shown as reference
from generator.reference.shown import table
from generator.views.chart_sheet import card, chart_sheet_content, handout, pathway_sheet, poster
from generator.views.content import chart_content
from generator.views.document import Json
from generator.views.overview_chart import overview_chart
from generator.views.pathway_chart import pathway_chart
from generator.views.screening_chart import screening_chart
from generator.views.screening_sheet import screening_sheet, screening_sheet_content
from generator.views.slides import slide_show, slides_content, step_show
from generator.views.step import step_entries
from generator.words.catalogue import ENGLISH, site_words
from tests.every_word import NOT_WORDS, Marked, marked, outputs, read, text_fields

words = site_words(ENGLISH)

CASES = Path(__file__).parent / "cases"
OTHERS = sorted(path.parent for path in CASES.glob("words/*/protocol.yaml"))


class Published(NamedTuple):
    """A protocol with marks, what its files say, and what each is about."""

    marked: Marked
    said: dict[str, str]
    outputs: dict[str, dict[str, set[int]]]

    def shown(self, mark: str, output: str) -> set[bool]:
        """Say whether a mark stands in the files of an output that are about its thing."""
        return {
            re.search(rf"{re.escape(mark)}(?!\d)", self.said[path]) is not None
            for path, about in self.outputs.get(output, {}).items()
            if self.marked.is_about(mark, about)
        }


def published(source: Path, folder: Path) -> Published:
    """Mark a protocol and read what is published of it."""
    (protocol,) = load(source).protocols
    made = marked(protocol)
    files = outputs_of(made.protocol, b"", "https://www.example.org").files
    found = outputs(made.protocol, files)
    paths = {path for output in found.values() for path in output}
    said = {path: read(path, files[path], folder) for path in paths}
    if "rule.md" in files:  # the two pages of the rules say it together
        said["screening.md"] += read("rule.md", files["rule.md"], folder)
    return Published(made, said, found)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Published:
    return published(CASES / "every-word", tmp_path_factory.mktemp("read"))


def test_every_text_field_has_a_row() -> None:
    rows = {name.partition("@")[0] for name in table()}
    assert text_fields() - set().union(*NOT_WORDS.values()) == rows


def test_every_field_is_marked(everything: Published) -> None:
    assert set(everything.marked.fields.values()) == set(table())


@pytest.mark.parametrize("name", table())
def test_what_stands_where(everything: Published, name: str) -> None:
    marks = [mark for mark, each in everything.marked.fields.items() if each == name]
    found = {}
    for output in reference.outputs():
        shown = set().union(*(everything.shown(mark, output) for mark in marks))
        found[output] = "".join("+" if each else "-" for each in sorted(shown))
    meant = {"+": "+", ".": ""} | dict.fromkeys(reference.in_part(), "-+")
    assert found == {output: meant.get(sign, "-") for output, sign in table()[name].items()}


def test_every_sign_has_a_meaning() -> None:
    signs = {sign for row in table().values() for sign in row.values()}
    assert signs == reference.signs().keys()


def contents(protocol: Protocol) -> dict[str, Json]:
    """Return what the fingerprint of each sheet stands for, by the path of one of its files."""
    found: dict[str, Json] = {
        "charts/overview.gv": chart_content(overview_chart(protocol)),
        "print/poster-tabloid.pdf": chart_sheet_content(poster(protocol)),
        "print/handout-letter.pdf": chart_sheet_content(handout(protocol)),
        "print/card-letter.pdf": chart_sheet_content(card(protocol)),
        "slides.pdf": slides_content(slide_show(protocol)),
        "slides-steps.pdf": slides_content(step_show(protocol)),
    }
    ticked = screening_sheet(protocol)
    if ticked is not None:
        found["print/screening-sheet-letter.pdf"] = screening_sheet_content(ticked)
    for each in protocol.pathways:
        found[f"charts/{each.id}.gv"] = chart_content(pathway_chart(protocol, each))
        sheet = chart_sheet_content(pathway_sheet(protocol, each))
        found[f"print/{each.id}-letter.pdf"] = sheet
    for screening in protocol.screenings:
        chart = screening_chart(protocol, screening)
        found[f"charts/{chart.name}.gv"] = chart_content(chart)
    return found


NO_CONTENT = {
    "whose a sheet is and when it was released is no part of what it says": re.compile(
        r"\S+ (Publisher\.\w+|Protocol\.release)"
    ),
    "what a chart or a deck is of stands over it as a heading": re.compile(
        r"charts/\S+ (Protocol|Pathway|Screening)\.title|slides(-steps)?\.pdf Protocol\.short_title"
    ),
    "addresses lead on, and say nothing": re.compile(r"\S+ Citation\.link"),
}
"""What stands on a sheet and is no part of its fingerprint: reason → paths and fields."""


def is_free(path_and_field: str) -> bool:
    """Say whether a field is no part of what the fingerprint of a sheet stands for."""
    return any(each.fullmatch(path_and_field) for each in NO_CONTENT.values())


def due(name: str, output: str) -> bool:
    """Say whether a field stands in an output wherever the thing does."""
    return table()[name][output] == "+"


@pytest.mark.parametrize("source", OTHERS, ids=lambda path: path.name)
def test_the_words_of_other_protocols_are_on_their_sheets(source: Path) -> None:
    (protocol,) = load(source).protocols
    made = marked(protocol)
    found = {path: str(each) for path, each in contents(made.protocol).items()}
    shown = outputs(made.protocol, found)
    missing = [
        f"{path} {name}"
        for mark, name in made.fields.items()
        for output, files in shown.items()
        for path, about in files.items()
        if due(name, output) and made.is_about(mark, about) and mark not in found[path]
    ]
    assert [each for each in missing if not is_free(each)] == []


@pytest.mark.long
@pytest.mark.parametrize("source", OTHERS, ids=lambda path: path.name)
def test_the_words_of_other_protocols_are_published(source: Path, tmp_path: Path) -> None:
    found = published(source, tmp_path)
    assert [
        f"{output} {name}"
        for mark, name in found.marked.fields.items()
        for output in reference.outputs()
        if due(name, output) and False in found.shown(mark, output)
    ] == []


@pytest.mark.parametrize("source", OTHERS, ids=lambda path: path.name)
def test_that_a_way_ends_is_said_on_slides_and_in_lists(source: Path) -> None:
    (protocol,) = load(source).protocols
    for pathway, show in zip(protocol.pathways, slide_show(protocol).pathways, strict=True):
        entries = step_entries(protocol, pathway)
        branches = any(step.kind == "decision" for step in pathway.steps)
        for step, entry, build in zip(pathway.steps, entries, show.steps, strict=False):
            ends = branches and all(lead.kind == "back" for lead in step.transitions)
            assert entry.ends is ends
            assert (words.ends in [each.text for each in build.paragraphs]) is ends


def test_every_word_of_a_sheet_is_in_its_fingerprint(everything: Published) -> None:
    found = {path: str(each) for path, each in contents(everything.marked.protocol).items()}
    missing = [
        f"{path} {field}"
        for mark, field in everything.marked.fields.items()
        for path, content in found.items()
        if re.search(rf"{re.escape(mark)}(?!\d)", everything.said[path]) and mark not in content
    ]
    assert [each for each in missing if not is_free(each)] == []


def test_that_a_way_ends_is_said_wherever_steps_are_listed(everything: Published) -> None:
    ends = {
        output: {everything.said[path].count(words.ends) for path in files if "leak" not in path}
        for output, files in everything.outputs.items()
    }
    assert {output for output, counts in ends.items() if max(counts) > 0} == {
        "page", "ask", "present", "slides",
    }  # fmt: skip
