"""A screening that leads to outcomes is a protocol: nothing of it speaks of pathways."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.load import load
from generator.outputs.protocol import outputs_of
from generator.report import describe
from tests.definitions import HEAD, codes, load_text, only, short
from tests.product import built

ALONE = Path(__file__).parent / "cases" / "screening-alone"
SCREENING = """\
outcomes: [{id: done, title: Done}]
screening:
  - id: signs
    groups:
      - {id: few, statement: Few, at_least: 1, items: [{id: a, text: It is a}]}
    any: [few]
    outcome: {outcome: done}
"""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    (protocol,) = load(ALONE).protocols
    return outputs_of(protocol, b"", None).files


def test_what_there_is_to_print(files: dict[str, bytes]) -> None:
    prints = {path.rpartition("-")[0] for path in files if path.endswith(".pdf") and "/" in path}
    assert prints == {"print/handout", "print/screening-sheet"}
    assert {"slides.pdf", "slides.pptx", "screen.html", "screening.md", "index.md"} <= files.keys()
    assert not {"present.html", "charts/overview.svg", "charts/overview.gv"} & files.keys()


def test_the_start_page_leads_to_the_questionnaire_and_the_rule(files: dict[str, bytes]) -> None:
    page = files["index.md"].decode()
    places = [page.index(f'href="{to}"') for to in ("screen.html", "screening.html")]
    assert places == sorted(places)
    assert "print/screening-sheet-letter.pdf" in page


@pytest.mark.parametrize("path", ["index.md", "screening.md", "screen.html", "current.html"])
def test_no_page_speaks_of_pathways_or_situations(files: dict[str, bytes], path: str) -> None:
    words = re.sub(r"<[^>]*>", " ", files[path].decode())
    assert not re.search("pathway|situation", words, re.IGNORECASE)


def test_no_list_is_empty(files: dict[str, bytes]) -> None:
    for path in ("index.md", "screening.md"):
        assert not re.search(r"<(ul|ol|dl)[^>]*>\s*</\1>", files[path].decode())


def test_its_site_is_built(tmp_path: Path) -> None:
    site = built(ALONE, tmp_path / "site")
    assert (site / "screening-alone" / "screen.html").is_file()


def test_the_report_says_that_there_is_none() -> None:
    (protocol,) = load(ALONE).protocols
    assert describe(protocol).startswith("screening-alone: no pathway; ")


def test_neither_is_an_error_that_says_so() -> None:
    assert short(load_text(HEAD)).count("there are neither `pathways` nor a `screening`") == 1
    assert codes(load_text(f"{HEAD}pathways: []\n")) == ["too-few-entries"]
    assert codes(load_text(f"{HEAD}screening: []\n")) == ["missing-key"]


def test_a_screening_that_leads_to_a_pathway_that_is_not_there() -> None:
    assert only(load_text(HEAD + SCREENING)).pathways == ()
    wrong = SCREENING.replace("{outcome: done}", "{pathway: done}")
    assert codes(load_text(HEAD + wrong)) == ["unresolved-name"]
