"""Escapes that swallow what an author wrote are named where they stand."""

from __future__ import annotations

import pytest

from tests.definitions import load_text, only, with_steps

START = 26  # the column of the text's first letter


def said(text: str) -> list[tuple[str, str, int]]:
    found = load_text(with_steps(f'{{id: one, text: "{text}"}}')).diagnostics
    return [(each.severity, each.code, each.span.column - START) for each in found]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (r"Open C:\templates", 7),
        (r"Open C:\backup", 7),
        (r"See the folder\report", 14),
        (r"See the folder\_final", 14),
        (r"See \\server\form", 12),
        (r"Yes\ no", 3),
        (r"A \0 grade", 2),
        (r"A\LB", 1),
    ],
)
def test_a_backslash_that_vanishes_is_an_error(text: str, at: int) -> None:
    assert said(text) == [("error", "swallowed-escape", at)]


@pytest.mark.parametrize(
    ("text", "at"), [(r"C:\new", 2), (r"C:\n1", 2), (r"and\nor", 3), (r"and\/or", 3)]
)
def test_what_may_be_meant_is_a_warning(text: str, at: int) -> None:
    assert said(text) == [("warning", "swallowed-escape", at)]


@pytest.mark.parametrize(
    ("text", "reads"),
    [
        (r"Stop\n- Go", "Stop - Go"),
        (r"Stop.\nGo", "Stop. Go"),
        (r"C:\\new", r"C:\new"),
        (r"say \"Stop\"", 'say "Stop"'),
        (r"caf\u00e9 \x41", "café A"),
    ],
)
def test_what_reads_as_it_looks_is_fine(text: str, reads: str) -> None:
    (step,) = only(load_text(with_steps(f'{{id: one, text: "{text}"}}'))).pathways[0].steps
    assert step.text.text.replace("\n", " ") == reads


def test_elsewhere_a_backslash_is_a_backslash() -> None:
    for written in (r"'C:\new'", r"C:\new"):
        (step,) = only(load_text(with_steps(f"{{id: one, text: {written}}}"))).pathways[0].steps
        assert step.text.text == r"C:\new"


def test_several_are_named_each() -> None:
    assert [at for *_, at in said(r"C:\temp\run\bin")] == [2, 7, 11]
