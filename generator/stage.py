"""The staged tree that a site builder reads: the program's assets, the project's own pages, and all
that was generated, with one file of settings for them.

It lies in the project's build folder and is nobody's but ours: what does not belong there goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from os import fsencode, walk
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.outputs.publication import NavigationEntry
from generator.project import PROGRAM, Project
from generator.source.clutter import is_clutter
from generator.source.file import shown

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

ASSETS = PROGRAM / "assets"
BASE = PROGRAM / "mkdocs.yml"
THEME = PROGRAM / "templates" / "theme"
_OURS = frozenset({"INHERIT", "docs_dir", "hooks", "nav", "site_dir"})
_ADDED_TO = frozenset({"extra_css", "extra_javascript", "markdown_extensions", "plugins"})
"""Lists of the base set-up that a project's own is added to; any other value is replaced."""


@dataclass(frozen=True, slots=True)
class Stage:
    """The folder of a staged tree."""

    root: Path

    @property
    def docs(self) -> Path:
        """The pages and files."""
        return self.root / "docs"

    @property
    def config(self) -> Path:
        """The builder's settings."""
        return self.root / "mkdocs.yml"

    @property
    def lock(self) -> Path:
        """The file that one build at a time holds while it writes this tree."""
        return self.root.parent.parent / "locks" / f"{self.root.name}.lock"


def stage_for(project: Project, source: Path) -> Stage:
    """Return where the site of some definitions is staged."""
    place = realpath(source)  # which, unlike a path's own method, takes a ring of links
    name = "own" if place == realpath(project.source) else sha256(fsencode(place)).hexdigest()[:12]
    return Stage(project.build / "stage" / name)


def staged_files(project: Project, generated: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what the builder reads, by path below the docs folder.

    The project's own files take the place of the program's assets, and never of what is generated.
    """
    return {**_files_in(ASSETS, "assets/"), **_files_in(project.docs), **generated}


def _files_in(folder: Path, prefix: str = "") -> dict[str, bytes]:
    return {
        f"{prefix}{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in _below(folder, lambda failure: None)
        if path.is_file()
    }


def out_of_place(project: Project, generated: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Report what stands below the project's docs folder and cannot be published.

    That is what is generated, what is neither a file nor a folder, and what cannot be read. A link
    could publish a file from elsewhere on the computer; a pipe would never end.
    """
    failures: list[OSError] = []
    for path in _below(project.docs, failures.append):
        here = Span.point(shown(path))
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            message = "only files and folders are published, and no links to them"
            yield error("unsafe-path", message, here, hints=("put the file itself there",))
        elif path.is_file():
            if path.relative_to(project.docs).as_posix() in generated:
                message = "a file of this name is generated from the definitions"
                hint = "give it another name, or delete it"
                yield error("file-in-the-way", message, here, hints=(hint,))
            try:
                path.open("rb").close()
            except OSError as refused:
                failures.append(refused)
    for failure in failures:
        if isinstance(failure, FileNotFoundError):
            continue  # there are no pages of the project's own
        reason = (failure.strerror or "unknown reason").lower()
        here = Span.point(shown(Path(failure.filename)))
        yield error("unreadable-file", f"cannot be read: {reason}", here)


def _below(docs: Path, refuse: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files and folders that the site builder reads; it passes over hidden ones, too."""
    for parent, folders, names in walk(docs, onerror=refuse):
        folders[:] = sorted(name for name in folders if not _is_passed_over(name))
        shown_names = sorted(name for name in names if not _is_passed_over(name))
        yield from (Path(parent, name) for name in (*folders, *shown_names))


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or is_clutter(name)


def builder_settings(
    project: Project, navigation: tuple[NavigationEntry, ...]
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the builder's settings: the base set-up, what the project says, and the menu.

    With a diagnostic where what the project says cannot be read.
    """
    import yaml

    own, problems = _read(project.settings)
    menu: list[object] = []
    for entry in navigation:
        menu += list(entry.pages) if entry.title is None else [{entry.title: list(entry.pages)}]
    ours = {"theme": {"custom_dir": THEME.as_posix()}, "docs_dir": "docs", "nav": menu}
    dumped = yaml.safe_dump(ours, allow_unicode=True, sort_keys=False)
    settings: Node = _read(BASE)[0]
    for more in (own, yaml.compose(dumped, Loader=yaml.SafeLoader)):
        settings = _merged(settings, more) if more is not None else settings
    head = "# Generated: the base set-up, with what mkdocs.yml of the project says, and the menu.\n"
    return (head + yaml.serialize(settings, allow_unicode=True)).encode(), problems


def _read(path: Path) -> tuple[MappingNode, tuple[Diagnostic, ...]]:
    """Return the settings of a file without those that are ours to make; a missing one has none."""
    import yaml

    nothing = yaml.MappingNode("tag:yaml.org,2002:map", [])
    here = Span.point(shown(path))
    try:
        found = yaml.compose(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    except FileNotFoundError:
        return nothing, ()
    except OSError as failure:
        reason = (failure.strerror or "unknown reason").lower()
        return nothing, (error("unreadable-file", f"cannot be read: {reason}", here),)
    except UnicodeDecodeError:
        return nothing, (error("site-build", "is not written in UTF-8", here),)
    except yaml.YAMLError as failure:
        mark = getattr(failure, "problem_mark", None)
        place = Span.point(shown(path), mark.line + 1, mark.column + 1) if mark else here
        reason = getattr(failure, "problem", None) or "cannot be read"
        return nothing, (error("site-build", f"these settings are no YAML: {reason}", place),)
    if found is None:
        return nothing, ()
    if not isinstance(found, yaml.MappingNode):
        return nothing, (error("site-build", "these settings are no mapping", here),)
    found.value = [(key, value) for key, value in found.value if key.value not in _OURS]
    return found, ()


def _merged(base: Node, own: Node, name: str = "") -> Node:
    """Return settings in which the second take the place of the first, or are added to them."""
    import yaml

    if isinstance(base, yaml.MappingNode) and isinstance(own, yaml.MappingNode):
        values = {key.value: (key, value) for key, value in base.value}
        for key, value in own.value:
            if key.value in values:
                value = _merged(values[key.value][1], value, key.value)
            values[key.value] = (key, value)
        return yaml.MappingNode(base.tag, [*values.values()])
    if name in _ADDED_TO and isinstance(base, yaml.SequenceNode):
        known = [yaml.serialize(each) for each in base.value]
        added = own.value if isinstance(own, yaml.SequenceNode) else []
        more = [each for each in added if yaml.serialize(each) not in known]
        return yaml.SequenceNode(base.tag, [*base.value, *more])
    return own
