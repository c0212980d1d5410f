"""A whole site in a language that has a catalogue: nothing that is ours stays in English.

The catalogue is the English one with an accent on every vowel, so that a word which does not come
from it is seen at once.
"""

from __future__ import annotations

import re
import tomllib
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest

from generator.compile import build
from generator.words import catalogue
from generator.words.catalogue import site_words
from tests.definitions import ROOT
from tests.every_word import read

ENGLISH = ROOT / "generator" / "words" / "en.toml"
ACCENTS = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
DEFINITION = """
protocol: prueba
title: Prueba
status: draft
language: eo
publisher: {name: Oficina}
contacts: {jefa: {name: Jefa, phone: "650-555-0142"}, otra: {name: Otra}}
outcomes: [{id: fin, title: Listo}]
notes: [{id: n, on: [front, print, pathway, screening, contacts, questionnaire], text: Es nota}]
pathways:
  - id: ver
    title: Ver
    note: De aquí
    steps:
      - {id: mira, text: "Mirar con {jefa} y {otra}", note: Despacio}
      - id: todo
        parallel: Juntos
        steps: [{id: uno, text: Primero}, {id: dos, text: Segundo}]
      - id: hay
        decision: ¿Hay?
        answers:
          - {label: Claro, to: {pathway: ir}}
          - {label: Nunca, to: alto}
          - {label: Vez, to: {outcome: fin}}
      - {id: alto, text: Parar, ends: yes, back: {to: mira, limit: dos veces}}
  - {id: ir, title: Ir, steps: [{id: va, text: Va}]}
screening:
  - id: una
    groups:
      - id: g
        title: Grupo
        statement: "Lo que hay:"
        items: [{id: x, text: Equis, points: 1}, {id: y, text: Griega, points: 2}]
    score: [g]
    bands:
      - {id: baja, title: Baja, from: 0, to: 1, outcome: {pathway: ver}}
      - {id: alta, title: Alta, from: 2, outcome: {outcome: fin}}
"""


def accented(text: str) -> str:
    """Accent what a reader sees, and let names in braces be."""
    parts = re.split(r"(\{[^}]*\})", text)
    return "".join(p if p.startswith("{") else p.translate(ACCENTS) for p in parts)


def pseudo_catalogue() -> str:
    """Return the accented catalogue: quoted values alone, not the names of words."""
    value = re.compile(r'(?<=[=\[,] )"(?:[^"\\]|\\.)*"|(?<=\[)"(?:[^"\\]|\\.)*"')
    lines = ENGLISH.read_text("utf-8").split("\n")
    return "\n".join(
        value.sub(lambda found: accented(found[0]), line) if "=" in line else line for line in lines
    )


def english() -> Iterator[re.Pattern[str]]:
    """Yield what says an English text of the catalogue, and an accented one does not."""

    def texts(entries: object) -> Iterator[str]:
        if isinstance(entries, str):
            yield entries
        elif isinstance(entries, dict):
            for each in entries.values():
                yield from texts(each)
        elif isinstance(entries, list):
            for each in entries:
                yield from texts(each)

    for text in {*texts(tomllib.loads(ENGLISH.read_text("utf-8")))}:
        fixed = re.sub(r"\{[^}]*\}", "", text)
        if accented(fixed) != fixed and len(fixed.strip(" :.,()")) > 2:
            parts = re.split(r"\{[^}]*\}", text)
            yield re.compile(".+".join(re.escape(part) for part in parts))


class Strings(HTMLParser):
    """Every text and every attribute of a page that somebody could be told."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = ("class", "href", "id", "src", "name", "content", "rel", "type", "value", "lang")
        names += ("aria-current", "data-does")
        self.found += [value for name, value in attrs if value and name not in names]

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def strings(path: Path, folder: Path) -> list[str]:
    content = path.read_bytes()
    if path.suffix in (".html", ".svg"):
        page = Strings()
        page.feed(content.decode("utf-8"))
        return [" ".join(each.split()) for each in page.found]
    if path.suffix == ".pptx":
        with zipfile.ZipFile(BytesIO(content)) as package:
            parts = [package.read(each).decode("utf-8", "replace") for each in package.namelist()]
        said = re.compile(r'<a:t>([^<]*)</a:t>|\b(?:name|descr)="([^"]*)"')
        return [one or other for part in parts for one, other in said.findall(part)]
    return [" ".join(each.split()) for each in read(path.name, content, folder).split("\n")]


def test_nothing_of_ours_stays_in_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "en.toml").write_bytes(ENGLISH.read_bytes())
    (folder / "eo.toml").write_text(pseudo_catalogue(), "utf-8")
    source = tmp_path / "project" / "protocol_source" / "prueba"
    source.mkdir(parents=True)
    (source / "protocol.yaml").write_text(DEFINITION, "utf-8")
    (source.parents[1] / "mkdocs.yml").write_text(
        "site_name: Prueba\nsite_url: https://example.org/\ntheme: {language: eo}\n"
    )
    monkeypatch.setattr(catalogue, "_FOLDER", folder)
    site_words.cache_clear()
    try:
        built = build(source.parent, tmp_path / "site", lambda text: None)
    finally:
        site_words.cache_clear()
    assert [each for each in built.diagnostics if each.severity == "error"] == []
    patterns = list(english())
    found = {
        (path.relative_to(tmp_path / "site").as_posix(), text)
        for path in sorted((tmp_path / "site").rglob("*"))
        if path.suffix in (".html", ".svg", ".pdf", ".pptx", ".gv")
        for text in strings(path, tmp_path)
        for pattern in patterns
        if pattern.fullmatch(text)
    }
    assert found == set()
