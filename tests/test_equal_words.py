"""Equal words are equal: for the check against the document, and for fingerprints."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from generator.outputs.printing import fingerprint
from generator.source.finding import DEFINITION
from generator.views.chart_sheet import chart_sheet_content, pathway_sheet
from generator.views.document import protocol_data
from tests.definitions import HEAD, PROTOCOLS, REAL, codes, load_text, only, short, with_steps


def way(title: str, text: str) -> str:
    """A definition whose only pathway has this title and one step, written so."""
    lines = ("pathways:", "  - id: way", f"    title: {title}", "    steps:", "      - id: one")
    return HEAD + "".join(f"{line}\n" for line in lines) + f"        text: {text}\n"


def read(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")


def sheet_print(definition: str) -> str:
    """The fingerprint of the sheet of a definition's only pathway."""
    protocol = only(load_text(definition))
    return fingerprint(chart_sheet_content(pathway_sheet(protocol, protocol.pathways[0])))


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


@pytest.mark.parametrize("turned", [DEFINITION, "official.txt"])
def test_letters_may_be_decomposed_in_the_definition_or_the_document(turned: str) -> None:
    files = {name: read(PROTOCOLS / "score", name) for name in (DEFINITION, "official.txt")}
    assert decomposed(files[turned]) != files[turned]
    files[turned] = decomposed(files[turned])
    assert short(load_text(files[DEFINITION], files["official.txt"])) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ffi", "\ufb03"),
        ("fi", "\ufb01"),
        (" with", "\u00a0with"),
        ("or ", "or\ufe0f "),
        ("co-", "co\u2011"),
        ("At", "A\u200ct"),
    ],
)
def test_the_document_may_come_from_a_pdf(old: str, new: str) -> None:
    official = read(REAL, "official.txt")
    assert old in official
    assert short(load_text(read(REAL, DEFINITION), official.replace(old, new))) == ""


def test_letters_that_could_be_taken_for_each_other_are_named() -> None:
    changed = read(REAL, DEFINITION).replace("student’s performance", "student's performance")
    problems = load_text(changed, read(REAL, "official.txt")).diagnostics
    (hint,) = (each.hints[0] for each in problems if each.code == "wording-not-official")
    assert hint.endswith("(U+2019, not U+0027)")


@pytest.mark.parametrize(
    "text",
    [
        '"Policía de San José "',
        '" Policía  de\u00a0San José"',
        ">\n          Policía de\n          San José",
        ">-\n          Policía\n          de San José\n\n",
        "|\n          Policía de San José   \n",
        "Policía\n          de San José",
        decomposed("Policía de San José"),
        decomposed("Policía de San José") + "\r",
        '"Polic\\u0069\\u0301a de San Jos\\u00e9"',
        "'Policía de San José\u200d'",
    ],
)
def test_one_text_has_one_fingerprint_however_it_is_written(text: str) -> None:
    plain = way("Situación", "Policía de San José")
    other = way("Situación", text)
    assert sheet_print(other) == sheet_print(plain)
    assert protocol_data(only(load_text(other))) == protocol_data(only(load_text(plain)))


@pytest.mark.parametrize(
    "title", ['"Situación "', ">\n      Situación", "|\n      Situación\n", decomposed("Situación")]
)
def test_one_title_has_one_fingerprint(title: str) -> None:
    plain = way("Situación", "Stop")
    assert sheet_print(way(title, "Stop")) == sheet_print(plain)


def test_hyphens_that_look_the_same_have_one_fingerprint() -> None:
    plain, stiff = (way("A", f"A re{mark}entry plan") for mark in "-\u2011")
    assert sheet_print(stiff) == sheet_print(plain)
    assert only(load_text(stiff)).pathways[0].steps[0].text.text == "A re\u2011entry plan"


def test_titles_names_and_labels_are_one_line() -> None:
    contact = "contacts: {desk: {name: 'The\n\n    desk'}}\n"
    answers = "{label: 'Yes\n\n    it is', to: b}, {label: No, to: c}"
    asked = f"{{id: a, decision: What?, answers: [{answers}]}}"
    text = with_steps(
        asked,
        "{id: b, text: 'Tell {desk}', ends: yes}",
        "{id: c, text: Go, ends: yes}",
        top=contact,
    )
    protocol = only(load_text(text.replace("title: A worry", "title: |\n      A\n      worry")))
    assert protocol.contacts[0].name == "The desk"
    assert protocol.pathways[0].title.text == "A worry"
    label = protocol.pathways[0].steps[0].transitions[0].label
    assert label is not None and label.text == "Yes it is"


@pytest.mark.parametrize(
    "text", ['"\\ufe0f"', "'\ufe0f'", '"\\u200d"', "'\u200c \u200d'", '"\\u00a0"']
)
def test_a_text_needs_something_to_see(text: str) -> None:
    (problem,) = load_text(way("A", text)).diagnostics
    assert (problem.code, problem.span.line, problem.span.column) == ("empty-value", 10, 15)


@pytest.mark.parametrize("letter", ["\u3164", "\u2800", "\u115f", "\u034f", "\u00ad", "\u200b"])
@pytest.mark.parametrize("around", ["{}", "a{}b"])
def test_letters_that_show_nothing_are_named(letter: str, around: str) -> None:
    for spelt in (letter, f"\\u{ord(letter):04x}"):
        written = '"' + around.format(spelt) + '"'
        loaded = load_text(way("A", written))
        assert codes(loaded) == ["control-character"]
        assert f"U+{ord(letter):04X}" in loaded.diagnostics[0].message


def test_a_file_is_found_by_its_name_however_its_accents_are_written() -> None:
    words = "Example A worry Tell a colleague Situación Stop"
    definition = way("A", "Stop").replace("publisher", "official: protección.txt\npublisher")
    name = decomposed("protección.txt")
    loaded = load_text(definition, files={name: words})
    assert "missing-file" not in codes(loaded)
    assert "wording-unused" in codes(loaded)
