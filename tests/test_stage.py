"""The staged tree: what a project adds and says, and what of it can be published."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils.yaml import yaml_load

from generator import compile
from generator.compile import compile_tree
from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.outputs.publication import NavigationEntry
from generator.project import Project, project_around, project_for
from generator.settings import site_address
from generator.stage import builder_settings, out_of_place, staged_files
from tests.product import EXAMPLES


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets/a.css").write_text("")
    return folder


def amiss(docs: Path) -> list[Diagnostic]:
    return list(out_of_place(Project(docs.parent), {"csec/way.md": b""}))


def staged(docs: Path) -> dict[str, bytes]:
    """What is staged, without the program's own assets."""
    none = staged_files(Project(docs.parent / "nowhere"), {})
    found = staged_files(Project(docs.parent), {"csec/way.md": b"# A way"})
    return {path: content for path, content in found.items() if none.get(path) != content}


def test_files_and_folders_are_fine(docs: Path) -> None:
    assert amiss(docs) == []


@pytest.mark.parametrize("target", ["secret.txt", "folder", "gone", "docs/assets/a.css"])
def test_links_are_reported(docs: Path, target: str) -> None:
    (docs.parent / "secret.txt").write_text("mine")
    (docs.parent / "folder").mkdir()
    (docs / "assets/link").symlink_to(docs.parent / target)
    (found,) = amiss(docs)
    assert (found.code, found.span.path.endswith("assets/link")) == ("unsafe-path", True)


def test_pipes_are_reported(docs: Path) -> None:
    os.mkfifo(docs / "index.md")
    assert [found.code for found in amiss(docs)] == ["unsafe-path"]


@pytest.mark.parametrize("name", ["Thumbs.db", "desktop.ini", "._index.md", ".#index.md"])
def test_what_systems_and_editors_put_there_is_passed_over(docs: Path, name: str) -> None:
    (docs / name).symlink_to("gone")
    (docs / "@eaDir").mkdir()
    (docs / "@eaDir/index.md@SynoEAStream").symlink_to("gone")
    assert amiss(docs) == []
    assert set(staged(docs)) == {"assets/a.css", "csec/way.md"}


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
    (found,) = amiss(docs)
    assert (found.code, found.span.path) == ("unreadable-file", (docs / name).as_posix())


def test_nothing_is_compiled_then(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = error("unsafe-path", "a link", Span.point("docs/link"))
    monkeypatch.setattr(compile, "out_of_place", lambda project, generated: iter([problem]))
    compiled = compile_tree(EXAMPLES / "parallel", lambda message: None)
    assert (compiled.is_written, compiled.diagnostics) == (False, (problem,))


def test_no_folder_of_pages_is_fine(tmp_path: Path) -> None:
    assert amiss(tmp_path / "docs") == []


def test_a_file_that_is_generated_is_in_the_way(docs: Path) -> None:
    (docs / "csec").mkdir()
    (docs / "csec/way.md").write_text("mine")
    assert [found.code for found in amiss(docs)] == ["file-in-the-way"]


def test_the_projects_own_file_takes_the_place_of_an_asset(docs: Path) -> None:
    (docs / "assets/favicon.svg").write_text("<svg/>")
    assert staged(docs)["assets/favicon.svg"] == b"<svg/>"


MENU = (NavigationEntry(None, ("index.md",)), NavigationEntry("Ways: all", ("csec/way.md",)))


def settings(folder: Path, own: str | None) -> dict[str, Any]:
    if own is not None:
        (folder / "mkdocs.yml").write_text(own, "utf-8")
    text, problems = builder_settings(Project(folder), MENU)
    assert problems == ()
    return dict(yaml_load(io.BytesIO(text)))


def test_a_project_need_not_say_anything_of_its_site(tmp_path: Path) -> None:
    made = settings(tmp_path, None)
    assert made["nav"] == ["index.md", {"Ways: all": ["csec/way.md"]}]
    assert made["site_name"] and made["docs_dir"] == "docs"
    assert settings(tmp_path, "# nothing\n") == made


def test_what_it_says_takes_the_place_of_ours_or_is_added(tmp_path: Path) -> None:
    made = settings(
        tmp_path,
        "site_name: Ünsere\nsite_url: https://example.org/a/\nnav: [other.md]\nhooks: [mine.py]\n"
        "docs_dir: elsewhere\nextra_css: [mine.css, assets/shell.css]\ntheme: {language: es}\n"
        "extra: {some: !ENV [GONE, value]}\n",
    )
    ours = settings(tmp_path / "nowhere", None)
    assert (made["site_name"], made["site_url"]) == ("Ünsere", "https://example.org/a/")
    assert made["extra_css"] == [*ours["extra_css"], "mine.css"]
    assert made["theme"] == ours["theme"] | {"language": "es"}
    assert made["extra"] == {"some": "value"} | ours["extra"]
    assert (made["nav"], made["docs_dir"]) == (ours["nav"], "docs")
    assert "hooks" not in made


@pytest.mark.parametrize(
    ("own", "place"),
    [("site_name: [\n", ":2:1"), ("- a\n", ":1:1"), ("a: \x80", ":1:1"), ("\t: a", ":1:1")],
)
def test_settings_that_cannot_be_read_are_a_diagnostic(
    tmp_path: Path, own: str, place: str
) -> None:
    (tmp_path / "mkdocs.yml").write_bytes(own.encode("latin-1"))
    _, (found,) = builder_settings(Project(tmp_path), MENU)
    span = found.span
    assert f":{span.line}:{span.column}" == place
    assert (found.code, found.severity) == ("site-build", "error")
    assert site_address(Project(tmp_path)) == (None, (found,))


def test_a_project_is_found_from_within_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "é a" / "protocol_source" / "csec"
    inner.mkdir(parents=True)
    project = Project((tmp_path / "é a").resolve())
    assert project_for(inner / "protocol.yaml") == project_around(project.root) == project
    monkeypatch.chdir(inner)
    assert project_for() == project
    monkeypatch.chdir(tmp_path)
    assert project_for() == Project(tmp_path.resolve())
    assert project_around(tmp_path) is None


def test_what_it_inherits_is_followed(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/a.yml").write_text("site_url: https://example.org/a/\ncopyright: Ours\n")
    made = settings(tmp_path, "INHERIT: shared/a.yml\ncopyright: Mine\n")
    assert (made["site_url"], made["copyright"]) == ("https://example.org/a/", "Mine")
    assert site_address(Project(tmp_path)) == ("https://example.org/a/", ())
    assert "INHERIT" not in made


@pytest.mark.parametrize("own", ["INHERIT: gone.yml\n", "INHERIT: mkdocs.yml\n"])
def test_what_cannot_be_inherited_is_a_diagnostic(tmp_path: Path, own: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(own)
    _, (found,) = builder_settings(Project(tmp_path), MENU)
    assert (found.code, found.severity) == ("site-build", "error")


@pytest.mark.parametrize(
    "own", ["- search: {lang: es}\n- tags\n", "{search: {lang: es}, tags: {}}\n"]
)
def test_an_entry_of_the_same_name_takes_the_place_of_ours(tmp_path: Path, own: str) -> None:
    inner = "\n".join(f"  {line}" for line in own.splitlines())
    toc = "markdown_extensions: [{toc: {permalink: yes}}]"
    made = settings(tmp_path, f"plugins:\n{inner}\n{toc}\n")
    assert made["plugins"][0] == {"search": {"lang": "es"}}
    assert len(made["plugins"]) == 2 and "tags" in str(made["plugins"][1])
    assert made["markdown_extensions"] == ["attr_list", {"toc": {"permalink": True}}]
