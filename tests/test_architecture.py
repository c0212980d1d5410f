"""The house rules: imports point left, side effects have their rooms, nothing grows too large."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from definitions import ROOT

GENERATOR = ROOT / "generator"
ORDER = (
    "diagnostics", "source", "schema", "model", "resolve", "screening", "checks", "load", "extract",
    "views", "layout", "paint", "cache", "drawings", "sheets", "downloads", "folder", "publication",
    "write", "site", "report", "workspace", "printing", "compile", "mkdocs_hook", "__main__",
)  # fmt: skip
"""The rooms from left to right. A room imports itself and what stands left of it."""

CLOSED = {
    "schema": {"model"}, "model": {"schema"}, "mkdocs_hook": {"__main__"},
    "views": {"schema", "load", "checks", "resolve"},
    "layout": {"schema", "load", "checks", "resolve", "source"},
    "paint": {"schema", "load", "checks", "resolve"},
}  # fmt: skip
"""Rooms that stand left of another and are no business of it all the same."""

OUTSIDE = {
    "pygraphviz": {"layout"}, "typst": {"paint"}, "mkdocs": {"site", "mkdocs_hook"},
    "yaml": {"source", "workspace", "mkdocs_hook"},
    "pydantic": {"schema"}, "phonenumbers": {"resolve"}, "segno": {"paint"},
    "pypdf": {"extract", "paint"}, "jinja2": {"paint", "site"}, "rich": {"__main__"},
    "argparse": {"__main__"},
    "subprocess": set(), "socket": set(), "urllib.request": set(), "random": set(),
}  # fmt: skip
"""Libraries that only some rooms use."""

_PAINTING_TOOLS = (
    "templates",
    "shapes",
    "qr",
    "picture",
    "pdf.typesetting",
    "pdf.placed",
    "pdf.imprint",
    "pdf.bleed",
    "pptx.",
)
"""What painters share: no painters themselves."""

WRITERS = {"cache", "write", "site", "compile", "workspace", "mkdocs_hook", "__main__"}
WRITING = {
    "write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rename", "replace_file", "rmtree",
    "symlink_to", "touch", "makedirs", "mkstemp", "mkdtemp", "NamedTemporaryFile",
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(path for path in GENERATOR.rglob("*.py"))


MODULES = [path.relative_to(GENERATOR).as_posix() for path in modules()]


def tree(module: str) -> ast.Module:
    return ast.parse((GENERATOR / module).read_text(encoding="utf-8"))


def room(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


def imported(module: str) -> Iterator[tuple[str, int]]:
    """Every module that is imported, wherever in the file, with the line."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: relative import"
            assert node.module is not None
            if node.module == "generator":
                yield from ((f"generator.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def may_write(module: str) -> bool:
    return room(module) in WRITERS or module.endswith("__main__.py")


def rooms_imported(module: str) -> Iterator[tuple[str, int]]:
    for name, line in imported(module):
        if name.startswith("generator."):
            yield name.split(".")[1], line


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_left(module: str) -> None:
    here = room(module)
    if module == "__init__.py":
        assert not list(imported(module))
        return
    assert here in ORDER, f"{here} has no place in the order yet"
    for other, line in rooms_imported(module):
        where = f"{module}:{line}: {here} imports {other}"
        assert ORDER.index(other) <= ORDER.index(here), f"{where}, which stands right of it"
        if here == "model" and other == "source":
            continue
        assert other not in CLOSED.get(here, set()), where


def test_the_model_knows_of_sources_only_the_official_words() -> None:
    names = {name for name, _ in imported("model.py") if name.startswith("generator.")}
    assert names == {
        "generator.diagnostics.span.Span", "generator.source.logo.Logo",
        "generator.source.official.OfficialText",
    }  # fmt: skip


@pytest.mark.parametrize("module", [m for m in MODULES if m.startswith("paint/")])
def test_painters_do_not_import_each_other(module: str) -> None:
    for name, line in imported(module):
        shared = tuple(f"generator.paint.{tool}" for tool in _PAINTING_TOOLS)
        alone = not name.startswith("generator.paint.") or name.startswith(shared)
        assert alone, f"{module}:{line}: imports {name}"


@pytest.mark.parametrize("module", MODULES)
def test_libraries_stay_in_their_rooms(module: str) -> None:
    for name, line in imported(module):
        for library, rooms in OUTSIDE.items():
            if name == library or name.startswith(f"{library}."):
                assert room(module) in rooms, f"{module}:{line}: imports {library}"


@pytest.mark.parametrize("module", [m for m in MODULES if not may_write(m)])
def test_only_few_rooms_write_files(module: str) -> None:
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            assert called not in WRITING, f"{module}:{node.lineno}: {called}"
            if called == "open":
                modes = [a.value for a in node.args if isinstance(a, ast.Constant)]
                assert not any(set("wax+") & set(str(mode)) for mode in modes), module


@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_too_large(module: str) -> None:
    text = (GENERATOR / module).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert node.end_lineno is not None
            length = node.end_lineno - node.lineno + 1
            assert length <= 60, f"{module}:{node.lineno}: {node.name} has {length} lines"


def test_modules_are_small_on_the_whole() -> None:
    sizes = [len(path.read_text(encoding="utf-8").splitlines()) for path in modules()]
    assert median(size for size in sizes if size > 1) <= 150


@pytest.mark.parametrize("module", MODULES)
def test_modules_and_what_is_public_say_what_they_are(module: str) -> None:
    root = tree(module)
    assert ast.get_docstring(root), f"{module} has no docstring"
    for name, node in _public(root):
        assert ast.get_docstring(node), f"{module}:{node.lineno}: {name} has no docstring"


def _public(
    node: ast.Module | ast.ClassDef,
) -> Iterator[tuple[str, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]]:
    for child in node.body:
        if isinstance(child, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            if child.name.startswith("_") or _is_override(child):
                continue
            yield child.name, child
            if isinstance(child, ast.ClassDef):
                yield from _public(child)


def _is_override(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(getattr(each, "id", "") == "override" for each in node.decorator_list)


@pytest.mark.parametrize("module", MODULES)
def test_dataclasses_are_frozen_and_slotted(module: str) -> None:
    for node in ast.walk(tree(module)):
        if not isinstance(node, ast.ClassDef):
            continue
        for each in node.decorator_list:
            if "dataclass" not in ast.unparse(each):
                continue
            written = ast.unparse(each)
            collects = node.name.startswith("_") or node.name in COLLECTORS
            assert "slots=True" in written, f"{module}:{node.lineno}: {node.name}"
            assert "frozen=True" in written or collects, f"{module}:{node.lineno}: {node.name}"


COLLECTORS = {"Names", "Page"}
"""Classes that gather what a phase finds, and are written to only there."""
