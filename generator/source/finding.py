"""Which definitions a path stands for, and which files look like one and are not read."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error, has_errors, warning
from generator.diagnostics.span import Span
from generator.names import DEFINITIONS
from generator.source.clutter import is_clutter
from generator.source.file import MAX_BYTES, is_folder, shown, unreadable

DEFINITION = "protocol.yaml"
"""The name of a definition's file in its folder."""

_ALIKE = re.compile(r"protocol.*\.ya?ml", re.IGNORECASE)
_PERHAPS = re.compile(r"^protocol|\.ya?ml", re.IGNORECASE)
_FIRST_KEY = re.compile(rb"^\xef?\xbb?\xbf?protocol[ ]*:", re.MULTILINE)
_HIDDEN = (".", "_", "~", "#", "$")
"""How names begin that programs give to files of their own."""


def find_definitions(path: Path) -> tuple[list[Path], list[Diagnostic]]:
    """Return the definition files that a path stands for, sorted, and what is passed over.

    A path is a file, a folder with a definition in it, or a folder of such folders.
    """
    if path.name == DEFINITIONS and not os.path.lexists(path):
        hint = "change to the folder of a project, or make one with `protocol new FOLDER`"
        message = "there is no project here"
        return [], [error("missing-file", message, Span.point(shown(path)), hints=[hint])]
    if not is_folder(path):
        return [path], []
    entries, problems = _entries(path)
    if os.path.lexists(path / DEFINITION):
        return [path / DEFINITION], list(_beside(path, entries))
    found, idle = [], []
    problems += _misnamed(entries)
    for folder in filter(_is_plain_folder, entries):
        inside, unreadable = _entries(folder)
        if os.path.lexists(folder / DEFINITION):
            found.append(folder / DEFINITION)
            problems += _beside(folder, inside)
        elif passed_over := [*unreadable, *_misnamed(inside), *map(_too_deep, _inside(inside))]:
            problems += passed_over
        else:
            message = f"holds no {DEFINITION}, so nothing is published of it"
            idle.append(warning("no-definition", message, Span.point(shown(folder))))
    if found:
        return found, [*problems, *idle]
    if has_errors(problems):
        return [], problems
    message = f"holds no {DEFINITION}, nor does a folder in it"
    return [], [error("no-definition", message, Span.point(shown(path)))]


def _entries(folder: Path) -> tuple[list[Path], list[Diagnostic]]:
    try:
        return sorted(e for e in folder.iterdir() if not e.name.startswith(_HIDDEN)), []
    except OSError as failure:
        return [], [unreadable(folder, failure)]


def _is_plain_folder(path: Path) -> bool:
    return is_folder(path) and not is_clutter(path.name)


def _inside(entries: list[Path]) -> list[Path]:
    """Return the definitions in the folders among some entries."""
    within = [each / DEFINITION for each in entries if _is_plain_folder(each)]
    return [each for each in within if os.path.lexists(each)]


def _misnamed(entries: list[Path]) -> Iterator[Diagnostic]:
    for path in filter(_looks_like_one, entries):
        message = f"is not read, for a definition is called {DEFINITION}"
        hint = f"give it the name {DEFINITION}, in a folder of its own"
        yield error("definition-not-read", message, Span.point(shown(path)), hints=[hint])


def _beside(folder: Path, entries: list[Path]) -> Iterator[Diagnostic]:
    """Report what stands beside a definition, or below it, and looks like another one."""
    for path in _inside(entries):
        message = f"is not read, for {DEFINITION} stands above it"
        hint = "give it a folder beside the other one, or take it out"
        yield warning("definition-not-read", message, Span.point(shown(path)), hints=[hint])
    for path in filter(_looks_like_one, entries):
        if _is_same(path, folder / DEFINITION):  # where capitals make no difference
            continue
        message = f"is not read, for {DEFINITION} stands beside it"
        hint = "keep the one that counts, and take the other one out of the folder"
        yield warning("definition-not-read", message, Span.point(shown(path)), hints=[hint])


def _too_deep(path: Path) -> Diagnostic:
    message = "is not read, for it stands too deep"
    hint = "let the folders of protocols stand side by side, each with one definition"
    return error("definition-not-read", message, Span.point(shown(path)), hints=[hint])


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _looks_like_one(path: Path) -> bool:
    """Say whether a file is a definition by its name, or by its first key."""
    if path.name == DEFINITION or not _PERHAPS.search(path.name) or is_folder(path):
        return False
    if _ALIKE.search(path.name):
        return True
    try:
        if not path.is_file():  # a pipe would be waited for
            return False
        with path.open("rb") as stream:
            return _FIRST_KEY.search(stream.read(MAX_BYTES)) is not None
    except OSError:
        return False
