"""A small docs tree with the project's own theme and settings."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from generator.stage import frame_words

PROJECT = Path(__file__).parents[2]

PAGES = {
    "index.md": "# Start\n\n- [A way](csec/way.md)\n- [Its step](csec/way.md#tell)\n",
    "csec/index.md": "# All\n\n[Print](print/way.pdf) <a href='tel:+16505550100'>call</a>\n",
    "csec/way.md": "# A way\n\n<h3 id='tell'>STEP 1</h3>\n\nTell the office.\n",
}


class Sources(NamedTuple):
    """What a site is built from, and where it goes."""

    config: Path
    docs: Path
    site: Path


def make_sources(folder: Path) -> Sources:
    """Lay out a small project that uses the real theme and assets."""
    docs = folder / "docs"
    for path, text in PAGES.items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(text)
    shutil.copytree(PROJECT / "generator/assets", docs / "assets")
    (docs / "csec/print").mkdir()
    (docs / "csec/print/way.pdf").write_bytes(b"%PDF-1.7 made up")
    entry = {"sha256": hashlib.sha256(b"%PDF-1.7 made up").hexdigest(), "fingerprint": "01234567"}
    (docs / "csec/manifest.json").write_text(json.dumps({"files": {"print/way.pdf": entry}}))
    settings = yaml.safe_load((PROJECT / "generator/mkdocs.yml").read_text())
    settings["theme"]["custom_dir"] = str(PROJECT / "generator/templates/theme")
    settings["extra"] = frame_words("en")
    settings["hooks"] = ["hook.py"]
    settings["nav"] = list(PAGES)
    (folder / "hook.py").write_text("raise RuntimeError('the hook has run')\n")
    config = folder / "mkdocs.yml"
    config.write_text(yaml.safe_dump(settings, sort_keys=False))
    return Sources(config, docs, folder / "site")


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    return make_sources(tmp_path)
