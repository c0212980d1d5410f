"""What a new project begins with: files with places for its name, and the definitions that ship."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.names import DEFINITIONS, DEVICES, FOLDERS
from generator.schema.editors import SCHEMA, schema_text
from generator.source.file import shown
from generator.source.finding import DEFINITION
from generator.typeface.faces import lacking

_HERE = Path(__file__).parent
EXAMPLES = _HERE / "examples"
_PLACES = {
    "README.md": "README.md",
    "mkdocs.yml": "mkdocs.yml",
    "gitignore": ".gitignore",
    "settings.json": ".vscode/settings.json",
    "publish.yml": ".github/workflows/publish.yml",
}
"""The files of a project that are no definition, and where they go."""

_PROTOCOL = re.compile(rb"^protocol: *[\"']?([a-z0-9-]+)", re.MULTILINE)
_NAMED = re.compile(rb"\b(?:official|logo): *[\"']?([A-Za-z0-9_.-]+)")
"""Files beside a definition that it names; nothing else of a folder is copied."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """The definition that a project begins with: its files by name, and what it is called."""

    id: str
    title: str
    files: Mapping[str, bytes]


def definition_of(example: str | None, folder: Path) -> tuple[Beginning, str | None]:
    """Return what a project in ``folder`` begins with, and why it cannot begin with that.

    ``example`` names a definition that ships, or a file or folder elsewhere; None: a short one.
    """
    name = unicodedata.normalize("NFC", folder.resolve().name)
    id, title = _identifier(name), _title(name)
    own = Beginning(id, title, {DEFINITION: _filled("protocol.yaml", id, title)})
    if example is None:
        return own, None
    place = EXAMPLES / example if example in examples() else Path(example)
    source = place / DEFINITION if place.is_dir() else place
    try:
        files = {DEFINITION: source.read_bytes()}
        for name in _NAMED.findall(files[DEFINITION]):  # what it is held to, and its logo
            beside = source.parent / name.decode()
            if beside.is_file():
                files[beside.name] = beside.read_bytes()
    except (OSError, UnicodeDecodeError):
        listed = ", ".join(f"`{name}`" for name in examples())
        return own, f"there is no definition {example!r}; those that ship are {listed}"
    written = _PROTOCOL.search(files[DEFINITION])
    return Beginning(written[1].decode() if written else id, title, files), None


def examples() -> tuple[str, ...]:
    """Return the names of the definitions that ship."""
    return tuple(sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir()))


def begin(folder: Path, beginning: Beginning) -> str | None:
    """Make a project in a folder; return why that is not possible."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return f"{shown(folder)} is not empty: choose a new folder"
    source = f"{DEFINITIONS}/{beginning.id}"
    files = {f"{source}/{name}": content for name, content in beginning.files.items()}
    files[f"{DEFINITIONS}/{SCHEMA}"] = schema_text().encode()
    for name, place in _PLACES.items():
        files[place] = _filled(name, beginning.id, beginning.title)
    for place, content in files.items():
        path = folder / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return None


def _filled(name: str, id: str, title: str) -> bytes:
    text = (_HERE / name).read_text("utf-8")
    quoted = json.dumps(title, ensure_ascii=False)  # which YAML reads, too
    values = {"@ID@": id, "@VERSION@": __version__, "@QUOTED@": quoted, "@TITLE@": title}
    return re.sub("@[A-Z]+@", lambda place: values[place[0]], text).encode()


def _title(name: str) -> str:
    """Return a name as a title, if it can be printed: without braces, which refer to something."""
    bare = " ".join(name.translate({ord("{"): " ", ord("}"): " "}).split())
    return bare if bare and bare.isprintable() and not lacking(bare) else "A protocol"


def _identifier(name: str) -> str:
    """Return a name as an identifier: letters and digits of ASCII, joined by hyphens."""
    bare = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = "-".join(re.findall(r"[a-z0-9]+", bare))[:40].strip("-")
    is_free = found[:1].isalpha() and found not in FOLDERS | DEVICES
    return found if is_free else "protocol"
