"""Checking the published manifests: every file that one lists is there, with the bytes it says."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterator
from pathlib import Path

from generator.site.page import Fault

CODE = "manifest-mismatch"


def manifest_faults(folder: Path, path: str, files: frozenset[str]) -> Iterator[Fault]:
    """Check one ``manifest.json``.

    ``folder`` is the built site, ``path`` the manifest's place in it, ``files`` all paths in it.
    The manifest's own paths are relative to the folder it lies in. Raises ``OSError``.
    """
    text = (folder / path).read_text(encoding="utf-8", errors="replace")
    try:
        sums = {
            str(name): str(entry["sha256"]) for name, entry in json.loads(text)["files"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        yield Fault(CODE, "the manifest does not have the form of one", (1, 1))
        return
    for name, expected in sums.items():
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        if target not in files:
            yield Fault(CODE, f"the manifest lists `{name}`, which is missing", _place(text, name))
        elif hashlib.sha256((folder / target).read_bytes()).hexdigest() != expected:
            message = f"`{name}` is not the file that the manifest describes"
            yield Fault(CODE, message, _place(text, name))


def _place(text: str, name: str) -> tuple[int, int]:
    before = text[: max(0, text.find(f'"{name}"'))]
    return before.count("\n") + 1, len(before) - before.rfind("\n")
