"""Whatever a definition says that `check` accepts is built, and sealed without errors."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.definitions import load_text
from tests.hostile_texts import TEXTS, definition
from tests.product import built

CASE = Path(__file__).parent / "cases" / "url-in-text"
CHARACTERS = "aé \\/<>&\"'`{}[]()#*_~^$@%|=+-:;,.!?0"


def laid_out(folder: Path, firsts: range | tuple[int, ...]) -> Path:
    """Write a folder of protocols that say the texts, each from another one on."""
    for first in firsts:
        (folder / f"p{first}").mkdir(parents=True)
        (folder / f"p{first}" / "protocol.yaml").write_text(definition(f"p{first}", first))
    return folder


def test_texts_that_mean_something_elsewhere_are_published_as_text(tmp_path: Path) -> None:
    source = laid_out(tmp_path / "source", (0, len(TEXTS) // 2))
    shutil.copytree(CASE, source / "ex")
    site = built(source, tmp_path / "site")
    assert "Write url(page) down" in (site / "ex" / "worry.html").read_text()


def test_texts_that_mean_something_elsewhere_are_accepted() -> None:
    for first in range(len(TEXTS)):
        loaded = load_text(definition("example", first))
        assert {each.code for each in loaded.diagnostics} <= {"markup-in-text"}, first
        assert len(loaded.protocols) == 1


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, len(TEXTS), 9))
def test_every_text_is_published_in_every_field(first: int, tmp_path: Path) -> None:
    source = laid_out(tmp_path / "source", range(first, min(first + 9, len(TEXTS))))
    built(source, tmp_path / "site")


@pytest.mark.long
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.text(CHARACTERS, min_size=1, max_size=30), min_size=3, max_size=30))
def test_whatever_check_accepts_is_built(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    said = definition("example", 0, tuple(texts))
    if not load_text(said).protocols:
        return
    folder = tmp_path_factory.mktemp("texts")
    (folder / "source").mkdir()
    (folder / "source" / "protocol.yaml").write_text(said)
    built(folder / "source", folder / "site")
    shutil.rmtree(folder)
