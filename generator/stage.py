"""The staged tree that a site builder reads: the program's assets, the project's own pages, and all
that was generated, with one file of settings for them.

It lies in the project's build folder and is nobody's but ours: what does not belong there goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from os import fsencode, walk
from os.path import realpath
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.outputs.publication import NavigationEntry
from generator.project import PROGRAM, Project
from generator.settings import frame_language, merged, site_settings
from generator.source.clutter import is_clutter
from generator.source.file import shown, unreadable
from generator.words.catalogue import site_words

ASSETS = PROGRAM / "assets"
THEME = PROGRAM / "templates" / "theme"
NO_FRAME: Mapping[str, object] = {"site_menu": [], "site_publishers": {}}
_COMMENTS = re.compile(rb"^[ \t]*(?://.*\n|(?=\S))|^\n", re.MULTILINE)
_FRAME = "frame_"  # what the words of the pages' frame are named by in their catalogue


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
    ours = {path: bare(path, content) for path, content in _files_in(ASSETS, "assets/").items()}
    return {**ours, **_files_in(project.docs), **generated}


def bare(path: str, content: bytes) -> bytes:
    """Return a script without indents and lines of comment, a fifth of what it weighs."""
    if not path.endswith(".js"):
        return content
    return _COMMENTS.sub(b"", content)


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
        if not isinstance(failure, FileNotFoundError):  # there may be no pages of its own
            yield unreadable(Path(failure.filename), failure)


def _below(docs: Path, refuse: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files and folders that the site builder reads; it passes over hidden ones, too."""
    for parent, folders, names in walk(docs, onerror=refuse):
        folders[:] = sorted(name for name in folders if not _is_passed_over(name))
        shown_names = sorted(name for name in names if not _is_passed_over(name))
        yield from (Path(parent, name) for name in (*folders, *shown_names))


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or is_clutter(name)


def frame_words(language: str) -> dict[str, dict[str, str]]:
    """Return the words of the pages' frame, as the theme's templates take them from ``extra``."""
    words = site_words(language).texts.items()
    return {"site_words": {name: str(text) for name, text in words if name.startswith(_FRAME)}}


def builder_settings(
    project: Project,
    navigation: tuple[NavigationEntry, ...],
    frame: Mapping[str, object] = NO_FRAME,
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the builder's settings: those of the site, its pages, and what their frame shows.

    With a diagnostic where what the project says cannot be read.
    """
    import yaml

    menu: list[object] = []
    for entry in navigation:
        menu += list(entry.pages) if entry.title is None else [{entry.title: list(entry.pages)}]
    settings, problems = site_settings(project)
    theme, extra = (
        {"custom_dir": THEME.as_posix()},
        {**frame_words(frame_language(settings)), **frame},
    )
    ours = {"theme": theme, "docs_dir": "docs", "nav": menu, "extra": extra}
    dumped = yaml.safe_dump(ours, allow_unicode=True, sort_keys=False)
    added = yaml.SafeLoader(dumped).get_single_node()
    assert added is not None  # it was just written
    whole = merged(settings, added)
    head = "# Generated: the base set-up, with what mkdocs.yml of the project says, and the menu.\n"
    return (head + yaml.serialize(whole, allow_unicode=True)).encode(), problems
