"""A fingerprint stands for what a sheet says, and for nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import fields, make_dataclass
from pathlib import Path

import pytest

from generator.cache import Artifact, Cache
from generator.load import load
from generator.outputs.protocol import outputs_of
from generator.views.chart_sheet import card, chart_sheet_content, handout, poster
from generator.views.screening_sheet import screening_sheet, screening_sheet_content
from generator.views.slides import slide_show, slides_content
from tests.definitions import real_protocol
from tests.product import REAL, copied, files_of
from tests.shared import PROJECT

PINNED = Path(__file__).parent / "golden" / "csec-fingerprints.json"


class Everything(Cache):
    """Says of all prints that they are kept, so that none is set: what they say is known before."""

    def get(self, key: str) -> Artifact | None:
        return Artifact(b"")

    def get_or_make(self, parts: tuple[object, ...], make: Callable[[], Artifact]) -> Artifact:
        return Artifact(None)


def fingerprints(folder: Path) -> dict[str, str]:
    """Return the fingerprints of a protocol's sheets."""
    (protocol,) = load(folder).protocols
    return listed(outputs_of(protocol, b"", None, Everything(None)).files)


def listed(files: dict[str, bytes]) -> dict[str, str]:
    """Return the fingerprints that a manifest lists."""
    entries = json.loads(files["manifest.json"])["files"].items()
    return {name: each["fingerprint"] for name, each in entries if "fingerprint" in each}


def edited(folder: Path, *pairs: tuple[str, str]) -> Path:
    copy = copied(REAL, folder)
    text = (copy / "protocol.yaml").read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    (copy / "protocol.yaml").write_text(text, "utf-8")
    return copy


@pytest.fixture(scope="module")
def real() -> dict[str, str]:
    return listed(files_of(REAL))


def test_what_is_kept_has_the_same(real: dict[str, str]) -> None:
    assert fingerprints(REAL) == real


def test_every_sheet_has_eight_hex_digits(real: dict[str, str]) -> None:
    assert "print/handout-letter.pdf" in real
    assert "charts/at-risk.svg" in real
    assert all(len(each) == 8 and set(each) <= set("0123456789abcdef") for each in real.values())
    assert real["print/handout-letter.pdf"] == real["print/handout-a4.pdf"]
    assert real["charts/at-risk.svg"] == real["charts/at-risk.gv"]


def test_the_real_prints_keep_the_fingerprints_that_hang_on_walls(
    real: dict[str, str], update_goldens: bool
) -> None:
    if update_goldens:
        PINNED.write_text(json.dumps(real, indent=1) + "\n", "utf-8")
    assert real == json.loads(PINNED.read_text("utf-8"))


@pytest.mark.parametrize(
    "pairs",
    [
        (("    phone: 650-692-7273\n", "    phone: 650-692-7273\n    verified: 2026-11-23\n"),),
        (("- id: not-a-diagnosis", "- id: something-else"),),
        (("- id: referral\n", "- id: refer\n"), (", confirmed-victim.referral]", "]")),
        (("  - id: parent-of-guardian", "  - id: of-or-or"),),
    ],
    ids=["date of a check", "name of a note", "name of a step", "a query"],
)
def test_what_is_not_said_changes_none(
    tmp_path: Path, real: dict[str, str], pairs: tuple[tuple[str, str], ...]
) -> None:
    assert fingerprints(edited(tmp_path, *pairs)) == real


def test_what_the_code_calls_things_changes_none() -> None:
    """A view that gains a field, here by inheritance, says the same."""
    protocol = real_protocol()
    ticked = screening_sheet(protocol)
    assert ticked is not None
    for view, content in (
        (handout(protocol), chart_sheet_content),
        (card(protocol), chart_sheet_content),
        (poster(protocol), chart_sheet_content),
        (ticked, screening_sheet_content),
        (slide_show(protocol), slides_content),
    ):
        values = {each.name: getattr(view, each.name) for each in fields(view)}
        more = make_dataclass("More", [("more", str, "more")], bases=(type(view),), frozen=True)
        assert content(more(**values)) == content(view)


def test_line_ends_change_none(tmp_path: Path, real: dict[str, str]) -> None:
    copy = copied(REAL, tmp_path)
    for name in ("protocol.yaml", "official.txt"):
        (copy / name).write_bytes((copy / name).read_bytes().replace(b"\n", b"\r\n"))
    assert fingerprints(copy) == real


def test_another_pathway_leaves_the_others_theirs(tmp_path: Path, real: dict[str, str]) -> None:
    new = "pathways:\n  - id: new\n    title: New\n    steps:\n      - {id: one, text: One}\n"
    found = fingerprints(edited(tmp_path, ("pathways:\n", new), ("official: official.txt\n", "")))
    assert found["charts/at-risk.svg"] == real["charts/at-risk.svg"]
    assert found["print/handout-letter.pdf"] != real["print/handout-letter.pdf"]


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        (
            "meet with student",
            "meet with the student",
            {
                "charts/at-risk", "charts/overview", "at-risk", "poster", "handout", "card",
                "slides", "slides-steps",
            },
        ),
        (
            "truant from school",
            "truant",
            {
                "charts/screening", "charts/overview", "screening-sheet", "poster", "at-risk",
                "handout", "card", "slides", "slides-steps",
            },
        ),
        (
            "is not a diagnosis", "is no diagnosis",
            {"screening-sheet", "handout", "slides", "slides-steps"},
        ),
    ],
)  # fmt: skip
def test_a_word_changes_the_sheets_that_say_it(
    tmp_path: Path, real: dict[str, str], old: str, new: str, changed: set[str]
) -> None:
    found = fingerprints(edited(tmp_path, (old, new), ("official: official.txt\n", "")))
    different = {name.rpartition(".")[0] for name in real if found[name] != real[name]}
    paper = r"^print/(.*?)-(tabloid-landscape|[a-z0-9]+)$"
    sheets = {re.sub(paper, r"\1", name) for name in different}
    assert sheets == changed


def test_whose_words_a_passage_is_changes_the_sheets_that_say_so(tmp_path: Path) -> None:
    source = PROJECT / "tests" / "cases" / "every-word"
    before = fingerprints(source)
    copy = copied(source, tmp_path)
    path = copy / "protocol.yaml"
    path.write_text(path.read_text("utf-8").replace("kind: warning, ours: yes", "kind: warning"))
    found = fingerprints(copy)
    changed = {
        re.sub(r"^(print/.*)-[a-z0-9]+\.pdf$", r"\1", name)
        for name in before
        if found[name] != before[name]
    }
    slides = {"slides.pdf", "slides.pptx", "slides-steps.pdf", "slides-steps.pptx"}
    assert changed == {"print/leak", "print/handout", *slides}
