"""The house rules: imports point left, side effects have their rooms, nothing grows too large."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median

from tests.definitions import ROOT

GENERATOR = ROOT / "generator"
ORDER = (
    "words", "names", "days", "diagnostics", "reference",
    "typeface", "source", "schema", "model", "resolve",
    "screening", "checks", "changes", "releases", "calls", "load", "extract", "reading", "views",
    "docx", "layout", "paint", "cache", "outputs", "reprints", "write", "site", "report",
    "project", "settings", "stage", "starter", "printing", "releasing", "calling", "versions",
    "reviewing", "reprinting", "rewording", "compile", "verify", "verifying", "mkdocs_hook",
    "commands", "cli", "__main__",
)  # fmt: skip
"""The rooms from left to right. A room imports itself and what stands left of it."""

CLOSED = {
    "schema": {"model"}, "model": {"schema"}, "mkdocs_hook": {"commands", "cli", "__main__"},
    "views": {"schema", "load", "checks", "resolve"},
    "layout": {"schema", "load", "checks", "resolve", "source"},
    "paint": {"schema", "load", "checks", "resolve"},
    "docx": {"schema", "load", "checks", "resolve", "releases", "extract"},
}  # fmt: skip
"""Rooms that stand left of another and are no business of it all the same."""

OUTSIDE = {
    "pygraphviz": {"layout"}, "typst": {"paint"}, "mkdocs": {"site", "mkdocs_hook"},
    "yaml": {"source", "settings", "stage"},
    "pydantic": {"schema", "cache"}, "phonenumbers": {"resolve"}, "segno": {"paint"},
    "pypdf": {"extract", "reading", "paint"}, "jinja2": {"paint", "site"}, "rich": {"commands"},
    "argparse": {"cli", "commands"},
    "subprocess": {"versions"}, "socket": set(), "urllib.request": set(), "random": set(),
}  # fmt: skip
"""Libraries that only some rooms use."""

_PAINTING_TOOLS = (
    "templates",
    "palette",
    "language",
    "shapes",
    "svg_file",
    "qr",
    "native",
    "packed",
    "picture",
    "pdf.typesetting",
    "pdf.placed",
    "pdf.imprint",
    "pdf.contacts",
    "pdf.bleed",
    "pptx.",
)
"""What painters share: no painters themselves."""

WRITERS = {"cache", "write", "site", "starter", "commands"}
WRITING = {
    "write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rename", "replace_file", "rmtree",
    "symlink_to", "touch", "makedirs", "mkstemp", "mkdtemp", "NamedTemporaryFile",
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(path for path in GENERATOR.rglob("*.py"))


MODULES = [path.relative_to(GENERATOR).as_posix() for path in modules()]


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((GENERATOR / module).read_text(encoding="utf-8"))


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    return tuple(ast.walk(tree(module)))


def room(module: str) -> str:
    return module.split("/")[0].removesuffix(".py")


def imported(module: str) -> Iterator[tuple[str, int]]:
    """Every module that is imported, wherever in the file, with the line."""
    for node in nodes(module):
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
        if name.startswith("generator.") and name != "generator.__version__":
            yield name.split(".")[1], line


def test_imports_point_left() -> None:
    assert list(imported("__init__.py")) == []
    modules = [module for module in MODULES if module != "__init__.py"]
    assert {room(module) for module in modules} <= set(ORDER), "a room has no place in the order"
    assert [fault for module in modules for fault in _backward(module)] == []


def _backward(module: str) -> Iterator[str]:
    here = room(module)
    for other, line in rooms_imported(module):
        if ORDER.index(other) > ORDER.index(here):
            yield f"{module}:{line}: {here} imports {other}, which stands right of it"
        elif other in CLOSED.get(here, set()) and (here, other) != ("model", "source"):
            yield f"{module}:{line}: {here} imports {other}"


def test_the_model_knows_of_sources_only_the_official_words() -> None:
    modules = (module for module in MODULES if room(module) == "model")
    names = {
        name
        for module in modules
        for name, _ in imported(module)
        if name.startswith("generator.") and not name.startswith("generator.model.")
    }
    assert names == {
        "generator.diagnostics.span.Span", "generator.source.logo.Logo",
        "generator.source.official.OfficialText",
    }  # fmt: skip


def test_painters_do_not_import_each_other() -> None:
    shared = tuple(f"generator.paint.{tool}" for tool in _PAINTING_TOOLS)
    painters = [module for module in MODULES if module.startswith("paint/")]
    assert [
        f"{module}:{line}: imports {name}"
        for module in painters
        for name, line in imported(module)
        if name.startswith("generator.paint.") and not name.startswith(shared)
    ] == []


def test_libraries_stay_in_their_rooms() -> None:
    assert [
        f"{module}:{line}: imports {library}"
        for module in MODULES
        for name, line in imported(module)
        for library, rooms in OUTSIDE.items()
        if f"{name}.".startswith(f"{library}.") and room(module) not in rooms
    ] == []


def test_only_few_rooms_write_files() -> None:
    assert [f for m in MODULES if not may_write(m) for f in _writing(m)] == []


def _writing(module: str) -> Iterator[str]:
    for node in nodes(module):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            modes = [str(a.value) for a in node.args if isinstance(a, ast.Constant)]
            opens = called == "open" and any(set("wax+") & set(mode) for mode in modes)
            if called in WRITING or opens:
                yield f"{module}:{node.lineno}: {called}"


def test_nothing_is_too_large() -> None:
    sizes = {
        module: len((GENERATOR / module).read_text("utf-8").splitlines()) for module in MODULES
    }
    assert {module: size for module, size in sizes.items() if size > 400} == {}
    assert median(size for size in sizes.values() if size > 1) <= 150
    lengths = {
        f"{module}:{node.lineno}: {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for module in MODULES
        for node in nodes(module)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    }
    assert {name: length for name, length in lengths.items() if length > 60} == {}


def test_modules_and_what_is_public_say_what_they_are() -> None:
    assert [module for module in MODULES if not ast.get_docstring(tree(module))] == []
    assert [
        f"{module}:{node.lineno}: {name} has no docstring"
        for module in MODULES
        for name, node in _public(tree(module))
        if not ast.get_docstring(node)
    ] == []


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


def test_dataclasses_are_frozen_and_slotted() -> None:
    assert [fault for module in MODULES for fault in _loose_dataclasses(module)] == []


def _loose_dataclasses(module: str) -> Iterator[str]:
    for node in (each for each in nodes(module) if isinstance(each, ast.ClassDef)):
        for written in (ast.unparse(each) for each in node.decorator_list):
            collects = node.name.startswith("_") or node.name in COLLECTORS
            is_fixed = "slots=True" in written and ("frozen=True" in written or collects)
            if "dataclass" in written and not is_fixed:
                yield f"{module}:{node.lineno}: {node.name}"


COLLECTORS = {"Names", "Page"}
"""Classes that gather what a phase finds, and are written to only there."""
