"""A release → the protocol as it was: its definition, read as one is read today."""

from __future__ import annotations

from generator.model import Protocol
from generator.releases.record import Release
from generator.resolve.protocol import resolve
from generator.schema.read import read_definition
from generator.source.file import SourceFile
from generator.source.tree import parse_tree


def protocol_of(release: Release) -> Protocol | None:
    """Return the protocol that a release holds; see ``protocol_in``."""
    return protocol_in(release.definition, f"release {release.number} of {release.protocol}")


def protocol_in(definition: str, name: str) -> Protocol | None:
    """Return the protocol of a definition's text, by itself: without the document that it is held
    to and without its logo. None: it is no definition."""
    tree, _ = parse_tree(SourceFile.of(name, definition))
    section = read_definition(tree)[0] if tree is not None else None
    return resolve(section, None, None)[0] if section is not None else None
