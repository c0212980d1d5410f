"""``protocol print``: chosen sheets in a folder, the same as on the site; wrong uses are said."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.load import load
from generator.project import Project
from generator.settings import site_address
from tests.definitions import SMALLEST
from tests.product import EXAMPLES, PROJECT, REAL, answered, copied, files_of, protocol

PATHWAYS = ("confirmed-victim", "at-risk", "student-recruitment", "suspected-victim")


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [
        (["poster", "--paper", "24x36"], {"poster-24x36.pdf"}),
        (["poster", "--bleed"], {"poster-24x36-bleed.pdf"}),
        (["poster", "at-risk", "--bleed"], {"poster-24x36-bleed.pdf", "at-risk-24x36-bleed.pdf"}),
        (["--bleed"], {f"{name}-24x36-bleed.pdf" for name in ("poster", *PATHWAYS)}),
        (["handout"], {"handout-letter.pdf", "handout-a4.pdf"}),
        (["card", "poster", "--paper", "a4"], {"card-a4.pdf", "poster-a4.pdf"}),
        (["slides"], {"slides.pdf", "slides.pptx"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_was_asked_for_is_set_and_nothing_else(
    arguments: list[str], wanted: set[str], tmp_path: Path
) -> None:
    done = protocol("print", *arguments, "--to", tmp_path)
    assert done.returncode == 0, done.stderr
    assert names(tmp_path) == {f"csec/{name}" for name in wanted}
    assert sorted(done.stdout.splitlines()) == sorted(f"{tmp_path}/csec/{name}" for name in wanted)


def test_without_a_name_all_sheets_are_set_as_the_site_has_them(tmp_path: Path) -> None:
    assert protocol("print", "--to", tmp_path).returncode == 0
    files = {
        path.removeprefix("print/"): content
        for path, content in files_of(REAL).items()
        if path.endswith((".pdf", ".pptx"))
    }
    assert {path.name: path.read_bytes() for path in (tmp_path / "csec").iterdir()} == files


def test_a_bleed_changes_no_fingerprint(tmp_path: Path) -> None:
    protocol("print", "poster", "--bleed", "--to", tmp_path)
    protocol("print", "poster", "--paper", "24x36", "--to", tmp_path)
    said = [
        PdfReader(tmp_path / "csec" / f"poster-24x36{manner}.pdf").pages[0].extract_text()
        for manner in ("", "-bleed")
    ]
    assert said[0] == said[1] and "Print " in said[0]


@pytest.mark.parametrize(
    ("arguments", "code", "hint"),
    [
        (["postr"], "unknown-sheet", "did you mean `poster`?"),
        (["zzz"], "unknown-sheet", "suspected-victim"),
        (["poster", "../x"], "unknown-sheet", "there is no sheet `../x`"),
        (["handout", "--paper", "tabloid"], "not-on-paper", "it comes on `letter`, `a4`"),
        (["handout", "--bleed"], "not-on-paper", "it comes on `letter`, `a4`"),
        (["card", "slides", "--paper", "a4"], "not-on-paper", "slides are to be shown"),
        (["slides", "--bleed"], "not-on-paper", "leave out `--paper` and `--bleed`"),
        (["poster", "--paper", "letter", "--bleed"], "no-bleed", "or print on `24x36`"),
        (["--paper", "a3", "--bleed"], "no-bleed", "leave out `--bleed`"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_there_is_not_is_wrong_use_and_says_a_way_out(
    arguments: list[str], code: str, hint: str, tmp_path: Path
) -> None:
    done = answered("print", *arguments, "--to", tmp_path)
    assert done.returncode == 2
    assert f"protocol_source/csec/protocol.yaml:6:11: error[{code}]" in done.stderr
    assert hint in done.stderr and "Traceback" not in done.stderr
    assert names(tmp_path) == set() and done.stdout == ""
    explained = answered("explain", code)
    assert explained.returncode == 0 and "The way out" in explained.stdout


def test_an_unknown_paper_is_wrong_use() -> None:
    done = protocol("print", "poster", "--paper", "a5")
    assert done.returncode == 2 and "'24x36'" in done.stderr


def test_a_definition_with_errors_prints_nothing(tmp_path: Path) -> None:
    copy = copied(REAL, tmp_path) / "protocol.yaml"
    copy.write_text(copy.read_text("utf-8").replace("status: active", "status: activ"), "utf-8")
    done = protocol("print", "poster", "--source", copy.parent, "--to", tmp_path / "out")
    assert done.returncode == 1 and "error[bad-choice]" in done.stderr
    assert not (tmp_path / "out").exists()


def test_several_protocols_have_a_folder_each(tmp_path: Path) -> None:
    done = protocol("print", "card", "--paper", "a4", "--source", EXAMPLES, "--to", tmp_path)
    assert done.returncode == 0, done.stderr
    loaded = load(EXAMPLES)
    assert names(tmp_path) == {f"{each.id}/card-a4.pdf" for each in loaded.protocols}


def test_a_sheet_of_another_name_is_let_be_and_an_old_one_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "csec"
    folder.mkdir()
    (folder / "poster-24x36.pdf").write_text("mine")
    (folder / "poster-24x36-bleed.pdf").write_text("an older one")
    assert protocol("print", "poster", "--bleed", "--to", tmp_path).returncode == 0
    assert (folder / "poster-24x36.pdf").read_text() == "mine"
    assert (folder / "poster-24x36-bleed.pdf").read_bytes().startswith(b"%PDF")


def test_a_folder_that_cannot_be_written_to_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = protocol("print", "--to", tmp_path / "file")
    assert done.returncode == 1
    assert done.stderr.count("error[cannot-write]") == 1 and "Traceback" not in done.stderr


def test_a_sheet_that_no_paper_can_hold_is_not_said_to_be_printed(tmp_path: Path) -> None:
    branches = ", ".join(f"{{id: b{n}, text: Do this}}" for n in range(140))
    step = f"- {{id: all, parallel: All, steps: [{branches}]}}"
    source = tmp_path / "protocol.yaml"
    source.write_text(SMALLEST.replace("- {id: tell, text: Tell a colleague}", step))
    done = protocol("print", "poster", "--bleed", "--source", source, "--to", tmp_path / "out")
    assert done.returncode == 1, done.stderr
    assert done.stdout == ""


def test_without_an_address_it_says_that_there_is_no_code(tmp_path: Path) -> None:
    done = protocol("print", "card", "--to", tmp_path, cwd=PROJECT)
    address, _ = site_address(Project(PROJECT))
    assert ("carry no code" in done.stderr) == (address is None)
