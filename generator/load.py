"""From a path to checked protocols, with every problem met on the way."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.checks.all import check
from generator.diagnostics.diagnostic import Diagnostic, Related, error, has_errors, in_order
from generator.model import Protocol
from generator.releases.addresses import check_addresses
from generator.releases.history import NO_HISTORY, History, read_history
from generator.resolve.protocol import resolve
from generator.schema.definition import Definition
from generator.schema.read import read_definition
from generator.source.file import SourceFile, is_folder, read_bytes, read_source, shown
from generator.source.finding import DEFINITION, find_definitions
from generator.source.logo import MAX_LOGO, Logo, read_logo
from generator.source.official import OfficialText, official_text
from generator.source.tree import Scalar, parse_tree
from generator.source.words import normal

MAX_PROBLEMS = 2_000
"""How many problems are shown. Beyond that, one mistake or a wrong file is behind most of them."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a path: the protocols without errors, all diagnostics, the files they quote."""

    protocols: tuple[Protocol, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    folders: Mapping[str, Path]  # of each protocol's definition, by its identifier
    histories: Mapping[str, History]  # its releases, all of them verified


def load(path: Path) -> Loaded:
    """Load and check a definition file, its folder, or a folder of protocols."""
    definitions, problems = find_definitions(path)
    protocols: list[Protocol] = []
    sources: dict[str, SourceFile] = {}
    folders: dict[str, Path] = {}
    histories: dict[str, History] = {}
    for definition in definitions:
        root = path if is_folder(path) else path.parent
        protocol, found = _load_one(definition, root, sources)
        problems.extend(found)
        if protocol is not None:
            protocols.append(protocol)
            folders[protocol.id] = definition.parent
            is_own = definition.name == DEFINITION  # another file beside it has no releases
            read = read_history(definition.parent, protocol.id) if is_own else (NO_HISTORY, ())
            histories[protocol.id], amiss = read
            problems.extend((*amiss, *check_addresses(protocol, histories[protocol.id])))
            problems.extend(_other_name(protocol, definition) if len(definitions) > 1 else ())
    problems.extend(_same_identifier(protocols))
    listed = _shortened(in_order(problems))
    return Loaded(tuple(protocols), listed, sources, folders, histories)


def _load_one(
    path: Path, root: Path, sources: dict[str, SourceFile]
) -> tuple[Protocol | None, tuple[Diagnostic, ...]]:
    source, problems = read_source(path, root)
    if source is not None:
        sources[source.name] = source
    if source is None or problems:
        return None, problems
    tree, warnings = parse_tree(source)
    if tree is None:
        return None, warnings
    definition, problems = read_definition(tree)
    doubts = (*warnings, *problems)
    if definition is None:
        return None, doubts
    official, unread = _official(definition, path.parent, sources)
    logo, unfit = _logo(definition, path.parent)
    protocol, problems = resolve(definition, official, logo)
    if protocol is None or unread or unfit:
        return None, (*doubts, *problems, *unread, *unfit)
    problems = (*doubts, *problems, *check(protocol))
    return (None if has_errors(problems) else protocol), problems


def _official(
    definition: Definition, folder: Path, sources: dict[str, SourceFile]
) -> tuple[OfficialText | None, tuple[Diagnostic, ...]]:
    """Read the official document that a definition names, from the definition's own folder."""
    if definition.official is None:
        return None, ()
    path = _beside(folder, definition.official)
    source, problems = read_source(path, folder, tabs=True)
    if source is not None:
        sources[source.name] = source
    if source is None and not os.path.lexists(path):
        hint = "make it, with the text of the official document, or leave `official` out until then"
        problems = tuple(replace(each, hints=(*each.hints, hint)) for each in problems)
    if source is None or problems:
        return None, _named(definition.official, problems)
    return official_text(source), ()


def _logo(definition: Definition, folder: Path) -> tuple[Logo | None, tuple[Diagnostic, ...]]:
    """Read the logo that a definition names, from the definition's own folder."""
    named = definition.publisher.logo
    if named is None:
        return None, ()
    path = _beside(folder, named)
    raw, problems = read_bytes(path, folder, MAX_LOGO)
    if raw is None:
        return None, _named(named, problems)
    logo, problems = read_logo(shown(path), raw)
    return logo, _named(named, problems)


def _beside(folder: Path, name: str) -> Path:
    """Return the file of a name; its accents and spaces may be written differently on the disk."""
    path = folder / name
    if not os.path.lexists(path) and is_folder(path.parent):
        alike = (each for each in path.parent.iterdir() if normal(each.name) == path.name)
        return min(alike, default=path)
    return path


def _named(name: Scalar, problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Add to the problems of a file where the definition names it."""
    named = Related("it is named here", name.span)
    return tuple(error(p.code, p.message, p.span, related=[named], hints=p.hints) for p in problems)


def _shortened(problems: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Leave out what nobody would read, and say so."""
    rest = problems[MAX_PROBLEMS:]
    if not rest:
        return problems
    message = f"{len(rest)} more problems are not shown"
    return (*problems[:MAX_PROBLEMS], error("too-many-problems", message, rest[0].span))


def _other_name(protocol: Protocol, definition: Path) -> list[Diagnostic]:
    """Where several stand side by side, a protocol is found by its folder's name."""
    if definition.parent.name == protocol.id:
        return []
    message = f"the folder is called `{definition.parent.name}`"
    hint = "give the folder and the protocol the same name: it begins every published address"
    return [error("other-folder-name", message, protocol.span, hints=[hint])]


def _same_identifier(protocols: list[Protocol]) -> list[Diagnostic]:
    first: dict[str, Protocol] = {}
    problems = []
    for protocol in protocols:
        if protocol.id in first:
            related = [Related("the first one is here", first[protocol.id].span)]
            message = f"another protocol is called `{protocol.id}` too"
            problems.append(error("duplicate-id", message, protocol.span, related=related))
        first.setdefault(protocol.id, protocol)
    return problems
