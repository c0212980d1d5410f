"""The fixed words: each is used, what is used is there, and another language is one more file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from copy import copy
from pathlib import Path

import pytest

from generator.words import catalogue
from generator.words.catalogue import ENGLISH, SiteWords, missing_texts, site_words
from tests.definitions import ROOT

FOLDER = ROOT / "generator" / "words"
ENTRIES = tomllib.loads((FOLDER / "en.toml").read_text("utf-8"))
NAMES = {name for name, text in ENTRIES.items() if isinstance(text, str)}
TABLES = {name for name, table in ENTRIES.items() if isinstance(table, dict)}
USED = re.compile(r"\b(?:site_)?words(?:\(protocol\))?\.([a-z][a-z_0-9]*)")
OTHER_WORDS = {
    "append", "catalogue", "height", "html", "is_after_space", "is_bold", "map", "py", "right",
    "split", "t", "text", "translate", "typ", "values", "width", "words", "x",
}  # fmt: skip
"""Of lists of words, and of modules."""
OWN = {
    "as_data", "texts", "tables", "language", "presenter_keys",
    *(name for name in vars(SiteWords) if not name.startswith("_")),
}  # fmt: skip


def sources() -> Iterator[str]:
    for pattern in ("*.py", "*.j2", "*.html", "*.typ"):
        for path in (ROOT / "generator").rglob(pattern):
            yield path.read_text("utf-8")


def test_every_word_that_is_used_is_in_the_catalogue() -> None:
    used = {name for text in sources() for name in USED.findall(text)}
    assert len(used & NAMES) > 100
    assert used - OWN - NAMES - TABLES <= OTHER_WORDS


def test_every_word_of_the_catalogue_is_used() -> None:
    whole = "\n".join(sources())
    unused = {name for name in NAMES | TABLES if not re.search(rf"\b{name}\b", whole)}
    assert unused == set()


def test_a_language_is_one_more_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "en.toml").write_bytes((FOLDER / "en.toml").read_bytes())
    spanish = (FOLDER / "en.toml").read_text("utf-8").replace('"Start"', '"Inicio"')
    (tmp_path / "es.toml").write_text(spanish.replace("{n} steps", "{n} pasos"), "utf-8")
    monkeypatch.setattr(catalogue, "_FOLDER", tmp_path)
    site_words.cache_clear()
    try:
        words = site_words("es-MX")
        assert (words.start, words.start.language) == ("Inicio", "es")
        assert words.steps_in_all(3) == "3 pasos"
        assert site_words("fr") is site_words(ENGLISH)
    finally:
        site_words.cache_clear()


CATALOGUES = sorted(path for path in FOLDER.glob("*.toml") if path.stem != ENGLISH)


def test_every_catalogue_is_complete() -> None:
    assert {path.name: missing_texts(path) for path in CATALOGUES if missing_texts(path)} == {}


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ('start = "Start"\n', "", "start"),
        ("{n} steps", "{k} steps", "steps_count.other"),
        ('"Start"', '"Start', "es.toml: "),
    ],
)
def test_a_catalogue_that_lacks_something_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, missing: str
) -> None:
    english = (FOLDER / "en.toml").read_text("utf-8")
    assert old in english
    (tmp_path / "en.toml").write_text(english, "utf-8")
    (tmp_path / "es.toml").write_text(english.replace(old, new), "utf-8")
    monkeypatch.setattr(catalogue, "_FOLDER", tmp_path)
    site_words.cache_clear()
    try:
        (found,) = missing_texts(tmp_path / "es.toml")
        assert found.startswith(missing)
        assert site_words("es").language == ENGLISH
    finally:
        site_words.cache_clear()


def test_a_word_that_no_catalogue_has_is_an_error() -> None:
    with pytest.raises(AttributeError, match="strat"):
        _ = site_words(ENGLISH).strat


def test_words_survive_being_copied() -> None:
    words = site_words(ENGLISH)
    assert copy(words) is words
    assert copy(words.start).language == "en"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0, 0, "0"), (0, 1, "0 or 1"), (1, 3, "1 to 3"), (7, None, "7 or more")],
)
def test_ranges_are_said_in_words(low: int, high: int | None, said: str) -> None:
    assert site_words(ENGLISH).range_of(low, high) == said
