"""The command line: exit status, what is said, and that a bad edit harms nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.product import EXAMPLE_IDS, EXAMPLES, PROJECT, REAL, answered, built, copied, protocol


def edited(folder: Path, old: str, new: str) -> Path:
    """Copy the real protocol with one edit; return the copy's folder."""
    copy = copied(REAL, folder)
    text = (copy / "protocol.yaml").read_text("utf-8")
    assert text.count(old) == 1
    (copy / "protocol.yaml").write_text(text.replace(old, new), "utf-8")
    return copy


def test_the_real_protocol_has_no_problem_and_uses_every_word() -> None:
    done = protocol("check")
    assert done.returncode == 0
    assert "537 of 537 words" in done.stdout
    assert "256 answer sets, 250 met" in done.stdout
    assert done.stdout.endswith("no problems\n")


def test_queries_are_shown_to_the_owner_with_their_places() -> None:
    done = protocol("check", "--queries")
    assert "15. “(most appropriate for counselor or social worker)”" in done.stdout
    assert "suspected-victim.parent-or-guardian" in done.stdout


@pytest.mark.parametrize("name", EXAMPLE_IDS)
def test_the_examples_have_no_problem(name: str) -> None:
    done = answered("check", EXAMPLES / name)
    assert done.returncode == 0, done.stdout
    marks = "warning[markup-in-text]" in done.stdout  # one example holds marks on purpose
    assert "no problems" in done.stdout or (marks and name == "classify")


def test_a_misspelt_reference_is_shown_with_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    copy = edited(
        tmp_path,
        "respond in the role of a victim advocate:\n    {rape-trauma-services",
        "respond in the role of a victim advocate:\n    {rape-trauma-service",
    )
    done = protocol("check", copy)
    assert done.returncode == 1
    assert "error[unresolved-name]" in done.stdout
    assert "did you mean `rape-trauma-services.phone`?" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_changed_word_is_held_against_the_document(tmp_path: Path) -> None:
    copy = edited(tmp_path, "parent of guardian and\n", "parent or guardian and\n")
    done = protocol("check", copy, "--format", "short")
    assert done.returncode == 1
    (line,) = (line for line in done.stdout.splitlines() if "error[" in line)
    assert "error[wording-not-official]" in line and "protocol.yaml" in line


def test_json_is_json(tmp_path: Path) -> None:
    copy = edited(tmp_path, "status: active", "status: activ")
    done = protocol("check", copy, "--format", "json")
    (record,) = json.loads(done.stdout)
    assert (record["code"], record["line"], record["column"]) == ("bad-choice", 9, 9)
    assert record["hints"] == ["did you mean `active`?"]


@pytest.mark.parametrize(
    "arguments",
    [(), ("chek",), ("check", "--format", "xml"), ("explain", "no-such-word")],
)
def test_wrong_use_is_status_2(arguments: tuple[str, ...]) -> None:
    done = answered(*arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("path", ["no/such/path", "tests"])
def test_a_path_without_definitions_is_an_error(path: str) -> None:
    done = answered("check", path)
    assert done.returncode == 1
    assert "error[" in done.stdout


def test_explain_gives_a_way_out() -> None:
    done = protocol("explain", "unresolved-name")
    assert done.returncode == 0
    assert "Why" in done.stdout
    assert "The way out" in done.stdout


def test_explain_knows_keys_and_codes() -> None:
    assert "Who does the step" in protocol("explain", "who").stdout
    listed = protocol("explain").stdout
    assert "short_title" in listed and "unknown-key" in listed


def test_explain_answers_at_once() -> None:
    line = "import sys; from generator.cli import run; run(['explain', 'who']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", line], cwd=PROJECT, capture_output=True, text=True)
    assert not {"pydantic", "yaml", "jinja2", "tomllib"} & set(done.stdout.split())


@pytest.mark.parametrize(
    ("word", "hint"),
    [("wihtin", "`within`"), ("step.wo", "`step.who`"), ("unknown-kye", "`unknown-key`")],
)
def test_a_word_that_explain_does_not_know_is_answered_with_the_nearest(
    word: str, hint: str
) -> None:
    done = protocol("explain", word)
    assert done.returncode == 2
    assert hint in done.stderr


def test_a_bad_edit_leaves_the_old_site_whole(tmp_path: Path) -> None:
    site = built(copied(EXAMPLES / "score", tmp_path), tmp_path / "site")
    before = {path: path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}
    definition = tmp_path / "score" / "protocol.yaml"
    text = definition.read_text("utf-8")
    definition.write_text(text.replace("outcome: listo", "outcome: nadie", 1), "utf-8")
    done = protocol("build", "--source", tmp_path / "score", "--site", site)
    assert done.returncode == 1
    assert "nothing was published" in done.stderr
    assert {p: p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()} == before


def test_a_changed_word_is_changed_everywhere(tmp_path: Path) -> None:
    copy = edited(tmp_path, "should meet with student", "should meet with pupil")
    definition = copy / "protocol.yaml"
    text = definition.read_text("utf-8")
    definition.write_text(text.replace("official: official.txt\n", ""), "utf-8")
    folder = built(copy, tmp_path / "site") / "csec"
    names = ["at-risk.html", "index.html", "protocol.json", "../search/search_index.json"]
    names += ["../search/search_index.js", "charts/at-risk.svg", "charts/overview.svg"]
    texts = {name: (folder / name).read_text("utf-8") for name in names}
    for name in ("charts/at-risk.gv", "charts/overview.gv"):
        texts[name] = (folder / name).read_text("utf-8").replace("\\l", " ")
    for name in ("print/handout-letter.pdf", "print/handout-a4.pdf"):
        texts[name] = " ".join(page.extract_text() for page in PdfReader(folder / name).pages)
    for name, words in texts.items():
        assert "with pupil" in " ".join(words.split()), name
        assert "meet with student" not in " ".join(words.split()), name


def test_help_names_every_command() -> None:
    done = protocol("--help", cwd=PROJECT)
    assert done.returncode == 0
    assert all(name in done.stdout for name in ("check", "build", "serve", "explain"))
