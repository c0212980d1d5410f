"""The docs folder: nothing but files and folders of its own is published."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from generator.workspace import hand_written, out_of_place

from generator import compile, workspace
from generator.compile import compile_tree
from generator.diagnostics.diagnostic import error
from generator.diagnostics.span import Span
from tests.product import EXAMPLES


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(workspace, "PROJECT", tmp_path)
    folder = tmp_path / "docs"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets/a.css").write_text("")
    return folder


def test_files_and_folders_are_fine(docs: Path) -> None:
    assert list(out_of_place()) == []


@pytest.mark.parametrize("target", ["secret.txt", "folder", "gone", "docs/assets/a.css"])
def test_links_are_reported(docs: Path, target: str) -> None:
    (docs.parent / "secret.txt").write_text("mine")
    (docs.parent / "folder").mkdir()
    (docs / "assets/link").symlink_to(docs.parent / target)
    (found,) = out_of_place()
    assert (found.code, found.span.path.endswith("assets/link")) == ("unsafe-path", True)


def test_pipes_are_reported(docs: Path) -> None:
    os.mkfifo(docs / "index.md")
    assert [found.code for found in out_of_place()] == ["unsafe-path"]


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "._index.md", ".#index.md"])
def test_what_systems_and_editors_put_there_is_passed_over(docs: Path, name: str) -> None:
    (docs / name).symlink_to("gone")
    (docs / "@eaDir").mkdir()
    (docs / "@eaDir/index.md@SynoEAStream").symlink_to("gone")
    assert list(out_of_place()) == []
    assert set(hand_written(())) == {"assets/a.css"}


@pytest.mark.parametrize("name", ["assets/a.css", "folder"])
def test_what_cannot_be_read_is_reported(
    docs: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """The system is played: these tests may run as root, who can read everything."""
    (docs / "folder").mkdir()

    def refusing(real: Callable[..., object]) -> Callable[..., object]:
        def asked(path: Path, *arguments: object, **options: object) -> object:
            if Path(path) == docs / name:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, *arguments, **options)

        return asked

    monkeypatch.setattr(Path, "open", refusing(Path.open))
    monkeypatch.setattr(os, "scandir", refusing(os.scandir))
    (found,) = out_of_place()
    assert (found.code, found.span.path) == ("unreadable-file", (docs / name).as_posix())


def test_nothing_is_compiled_then(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = error("unsafe-path", "a link", Span.point("docs/link"))
    monkeypatch.setattr(compile, "out_of_place", lambda: iter([problem]))
    compiled = compile_tree(EXAMPLES / "parallel", lambda message: None)
    assert (compiled.written, compiled.diagnostics) == (None, (problem,))
