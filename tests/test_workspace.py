"""The docs folder: nothing but files and folders of its own is published."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator import compile, workspace
from generator.compile import compile_tree
from generator.diagnostics.diagnostic import error
from generator.diagnostics.span import Span
from generator.workspace import out_of_place
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


def test_nothing_is_compiled_then(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = error("unsafe-path", "a link", Span.point("docs/link"))
    monkeypatch.setattr(compile, "out_of_place", lambda: iter([problem]))
    compiled = compile_tree(EXAMPLES / "parallel", lambda message: None)
    assert (compiled.written, compiled.diagnostics) == (None, (problem,))
