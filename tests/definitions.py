"""Small definitions for tests, and loading them as a user does: from a folder."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.render import render
from generator.load import Loaded, load
from generator.model import Pathway, Protocol, Screening
from generator.source.finding import DEFINITION

ROOT = Path(__file__).parent.parent
REAL = ROOT / "protocol_source" / "csec"
PROTOCOLS = ROOT / "tests" / "protocols"

HEAD = """\
protocol: example
title: Example
status: draft
publisher: {name: Example Office}
"""
ONE_STEP = """\
pathways:
  - id: worry
    title: A worry
    steps:
      - {id: tell, text: Tell a colleague}
"""
SMALLEST = HEAD + ONE_STEP


@cache
def protocol_in(folder: Path) -> Protocol:
    """Return the protocol in a folder of this repository: read once, for nobody changes it."""
    assert folder.is_relative_to(ROOT)
    (protocol,) = load(folder).protocols
    return protocol


def real_protocol() -> Protocol:
    """Return the real protocol."""
    return protocol_in(REAL)


def protocols() -> dict[str, Protocol]:
    """Return all protocols of this repository by identifier, the real one first."""
    folders = (REAL, *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()))
    return {folder.name: protocol_in(folder) for folder in folders}


def with_steps(*steps: str, top: str = "") -> str:
    """Return a definition whose only pathway has these steps, one line each."""
    lines = "".join(f"      - {step}\n" for step in steps)
    return f"{HEAD}{top}pathways:\n  - id: worry\n    title: A worry\n    steps:\n{lines}"


def with_screening(*lines: str) -> str:
    """Return a definition whose only screening has these lines; two groups are there already.

    ``few`` is met by one of two items (a, b), ``many`` by two of three (c, d, e).
    """
    return f"""{SMALLEST}outcomes: [{{id: done, title: Done}}]
screening:
  - id: signs
    groups:
      - {{id: few, statement: Few, at_least: 1, items: [{_items("a", "b")}]}}
      - {{id: many, statement: Many, at_least: 2, items: [{_items("c", "d", "e")}]}}
{"".join(f"    {line}{chr(10)}" for line in lines)}"""


def _items(*names: str) -> str:
    return ", ".join(f"{{id: {name}, text: It is {name}, points: 2}}" for name in names)


def load_text(
    definition: str | bytes,
    official: str | bytes | None = None,
    files: Mapping[str, str | bytes] | None = None,
) -> Loaded:
    """Load a definition, and the official text if there is one, from a folder of their own.

    ``files`` are further files beside them, by name.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, content in (files or {}).items():
            _put(Path(folder, name), content)
        _put(Path(folder, DEFINITION), definition)
        if official is not None:
            _put(Path(folder, "official.txt"), official)
        return load(Path(folder))


def _put(path: Path, content: str | bytes) -> None:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def only(loaded: Loaded) -> Protocol:
    """Return the one protocol of a load that met no problem; marks in its words are none here."""
    found = tuple(each for each in loaded.diagnostics if each.code != "markup-in-text")
    assert short(replace(loaded, diagnostics=found)) == ""
    (protocol,) = loaded.protocols
    return protocol


def pathway(definition: str) -> Pathway:
    """Return the first pathway of a definition without faults."""
    return only(load_text(definition)).pathways[0]


def screening(definition: str) -> Screening:
    """Return the first screening of a definition without faults."""
    return only(load_text(definition)).screenings[0]


def short(loaded: Loaded) -> str:
    """Return the diagnostics one a line, each file by its bare name."""
    lines = render(loaded.diagnostics, "short", lambda path, line: None).splitlines(keepends=True)
    return "".join(Path(line.split(":")[0]).name + line[line.index(":") :] for line in lines)


def codes(loaded: Loaded) -> list[str]:
    """Return the codes of the diagnostics, in their order."""
    return [diagnostic.code for diagnostic in loaded.diagnostics]


def places(definition: str, official: str | None = None) -> list[str]:
    """Return the diagnostics of a definition as ``code line:column``, in their order."""
    return [place(d) for d in load_text(definition, official).diagnostics]


def place(diagnostic: Diagnostic) -> str:
    """Return a diagnostic's code and where it points."""
    return f"{diagnostic.code} {diagnostic.span.line}:{diagnostic.span.column}"
