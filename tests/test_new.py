"""``protocol new``: whatever the folder is called, it holds a project that has no problem."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.diagnostics.diagnostic import has_errors
from generator.load import load
from generator.starter import begin, definition_of, examples
from tests.product import EXAMPLES, answered, protocol

NAMES = [
    "mycounty", "My County", "Núñez é", "Nu\u0301n\u0303ez", "123", "con", "assets", "index",
    'a"b', "a\\b", "中文", "x" * 200, "{a}", "}{", "# a", "a: b", "'", "&a *b", "@ID@", "-",
    "a\tb", "a\u202eb", "%41", "🙂",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_any_name_of_a_folder_will_do(name: str, tmp_path: Path) -> None:
    folder = tmp_path / name
    beginning, problem = definition_of(None, folder)
    assert problem is None and begin(folder, beginning) is None
    loaded = load(folder / "protocol_source")
    assert [(each.code, each.message) for each in loaded.diagnostics] == []
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text("utf-8"))
    assert settings == {"site_name": loaded.protocols[0].title.text}
    assert "@" not in (folder / "README.md").read_text("utf-8").replace("@ID@", "")


@pytest.mark.parametrize(
    "name", [*examples(), str(EXAMPLES / "classify"), str(EXAMPLES / "forty/protocol.yaml")]
)
def test_it_begins_with_a_definition_that_there_is(name: str, tmp_path: Path) -> None:
    done = answered("new", tmp_path / "mine", "--from", name)
    assert done.returncode == 0, done.stderr
    loaded = load(tmp_path / "mine" / "protocol_source")
    assert not has_errors(loaded.diagnostics) and len(loaded.protocols) == 1


@pytest.mark.parametrize("name", ["nope", "", "../..", "/gone/protocol.yaml", "tests"])
def test_a_definition_that_there_is_not_is_wrong_use(name: str, tmp_path: Path) -> None:
    done = answered("new", tmp_path / "mine", "--from", name)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "those that ship are `branching`" in done.stderr
    assert not (tmp_path / "mine").exists()


def test_what_is_there_is_let_be(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    for place in (tmp_path, tmp_path / "mine.txt"):
        done = answered("new", place)
        assert (done.returncode, "is not empty" in done.stderr) == (2, True)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_an_empty_folder_will_do(tmp_path: Path) -> None:
    assert answered("new", tmp_path).returncode == 0
    assert (tmp_path / ".github/workflows/publish.yml").is_file()


def test_a_folder_that_cannot_be_made_is_said_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = protocol("new", tmp_path / "file" / "mine")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and done.stderr.count("\n") == 1


def test_it_takes_what_a_definition_names_and_nothing_else(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for name in ("protocol.yaml", "official.txt"):
        (theirs / name).write_bytes((EXAMPLES / "score" / name).read_bytes())
    (theirs / "protocol.yaml").rename(theirs / "back é.yaml")
    (theirs / "passwords.txt").write_text("secret")
    (theirs / ".env").write_text("secret")
    done = answered("new", tmp_path / "mine", "--from", theirs / "back é.yaml")
    assert done.returncode == 0, done.stderr
    (folder,) = (path for path in (tmp_path / "mine/protocol_source").iterdir() if path.is_dir())
    assert sorted(each.name for each in folder.iterdir()) == ["official.txt", "protocol.yaml"]
    assert load(folder.parent).diagnostics == ()


def test_where_there_is_no_project_the_way_to_one_is_named(tmp_path: Path) -> None:
    done = answered("check", tmp_path / "protocol_source")
    assert done.returncode == 1
    assert "there is no project here" in done.stdout + done.stderr
    assert "protocol new" in done.stdout + done.stderr
