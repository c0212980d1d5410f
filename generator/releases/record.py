"""A release as a file: what was said, its prints and its addresses, sealed.

The file is YAML that people can read. Its last line seals what stands above; each file names the
digest of the one before, so that none can be changed, taken out or put in without a trace.
"""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from generator.source.file import SourceFile
from generator.source.tree import Mapping, Scalar, Sequence, Tree, parse_tree

FORMAT = "1"
_DEFINITION = "definition: |2+\n"
_SEAL = "seal: "
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Release:
    """What was released. ``prints`` has the fingerprint of each sheet by its name, ``addresses``
    the pages that were published, relative to the protocol's folder, each with its anchors."""

    number: int
    protocol: str
    day: date  # as a person gave it
    note: str
    prints: Map[str, str]
    addresses: Map[str, tuple[str, ...]]
    definition: str  # its text, with LF line ends, one of them at its end
    official: str | None  # SHA-256 of the words of the official document
    logo: str | None  # SHA-256 of the file
    previous: str | None  # SHA-256 of the file of the release before


class FlawError(Exception):
    """Why a file is no release as it was written."""


def digest(content: bytes) -> str:
    """Return what the next release names a file by, whichever line ends it was checked out with."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def written(release: Release) -> bytes:
    """Return the file of a release."""
    head = {
        "format": FORMAT,
        "release": str(release.number),
        "protocol": release.protocol,
        "date": release.day.isoformat(),
        "note": _quoted(release.note),
        "previous": release.previous or "none",
        "official": release.official or "none",
        "logo": release.logo or "none",
    }
    lines = [
        f"# Release {release.number} of {release.protocol}, made by `protocol release`.",
        "# It is never changed: prints that hang on walls are compared with it.",
        *(f"{key}: {value}" for key, value in head.items()),
        "prints:",
        *(f"  {name}: {said}" for name, said in release.prints.items()),
        "addresses:",
        *(f"  {page}: [{', '.join(found)}]" for page, found in release.addresses.items()),
    ]
    said = "".join(f"{_INDENT}{line}\n" for line in release.definition.rstrip("\n").split("\n"))
    body = "\n".join(lines) + "\n" + _DEFINITION + said
    return f"{body}{_SEAL}{_sealed(body)}\n".encode()


def read(content: bytes, name: str) -> Release:
    """Return the release in a file, or raise what is wrong with it as a ``FlawError``."""
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise FlawError("this file is not as it was written: it is no UTF-8") from None
    body, found, seal = text.rpartition(f"\n{_SEAL}")
    if not found or seal.strip() != _sealed(f"{body}\n"):
        raise FlawError("this release was changed after it was made")
    head, _, said = f"{body}\n".partition(_DEFINITION)
    tree, problems = parse_tree(SourceFile.of(name, head))
    if tree is None or problems:
        raise FlawError("this is no release as `protocol release` writes it")
    if dict(tree).get(Scalar("format", tree.span)) != FORMAT:
        raise FlawError("this release was made by a newer program: update this one")
    lines = (line[len(_INDENT) :] for line in said.split("\n")[:-1])
    try:
        return _release(tree, "".join(f"{line}\n" for line in lines))
    except (AssertionError, KeyError, ValueError):
        raise FlawError("this is no release as `protocol release` writes it") from None


def _sealed(body: str) -> str:
    return sha256(body.encode()).hexdigest()


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _release(head: Mapping, definition: str) -> Release:
    tree = {str(key): value for key, value in head.items()}
    prints, addresses = _mapping(tree["prints"]), _mapping(tree["addresses"])
    return Release(
        int(_text(tree["release"])),
        _text(tree["protocol"]),
        date.fromisoformat(_text(tree["date"])),
        _text(tree["note"]),
        {str(name): _text(said) for name, said in prints.items()},
        {str(page): _texts(found) for page, found in addresses.items()},
        definition,
        _given(tree["official"]),
        _given(tree["logo"]),
        _given(tree["previous"]),
    )


def _mapping(tree: Tree) -> Mapping:
    assert isinstance(tree, Mapping)
    return tree


def _text(tree: Tree) -> str:
    assert isinstance(tree, str)
    return str(tree)


def _texts(tree: Tree) -> tuple[str, ...]:
    assert isinstance(tree, Sequence)
    return tuple(_text(each) for each in tree)


def _given(tree: Tree) -> str | None:
    return None if tree == "none" else _text(tree)
