"""The reference says what the schema takes, shows examples that compile, and names all outputs."""

from __future__ import annotations

import re

import pytest

from generator.reference.entries import Key, Section, section, section_names, sections
from generator.reference.shown import table
from tests.definitions import SMALLEST, load_text, short
from tests.schema_words import hints, models, needed, stands, takes

KEYS = {key.path: key for each in sections() for key in each.keys}
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
OFFICIAL = "Example A worry Tell a colleague"

def whole(example: str, frame: str) -> str:
    """Put an example into its frame, and both over the smallest definition."""
    lines = []
    for line in frame.splitlines():
        if line.strip() == "…":
            indent = line[: line.index("…")]
            lines += [f"{indent}{each}".rstrip() for each in example.splitlines()]
        else:
            lines.append(line)
    if is_from_the_top(example):
        lines = example.splitlines()
    given = {line.partition(":")[0] for line in lines if re.match(r"\w+:", line)}
    rest = [block for block in blocks(SMALLEST) if block.partition(":")[0] not in given]
    return "".join(rest) + "\n".join(lines) + "\n"


def is_from_the_top(example: str) -> bool:
    """Say whether an example brings its own pathways."""
    return re.match(r"(pathways|wording):\n", example) is not None


def blocks(definition: str) -> list[str]:
    """Return the keys at the margin with all that is under them."""
    return re.findall(r"^\w.*\n(?:[ ].*\n)*", definition, re.MULTILINE)


def test_every_section_and_key_of_the_schema_has_an_entry_and_no_other() -> None:
    assert set(section_names()) == models().keys()
    for name, model in models().items():
        explained = section(name)
        like = [path.partition(".") for path in explained.like]
        own = {key.name for key in explained.keys}
        assert not own & {key for *_, key in like}
        assert own | {key for *_, key in like} == {key for key, _ in hints(model)}, name
        assert all(key in {each.name for each in section(other).keys} for other, _, key in like)


@pytest.mark.parametrize("name", section_names())
def test_a_section_says_where_it_stands(name: str) -> None:
    found = section(name)
    assert ", ".join(found.stands) == ", ".join(sorted(stands()[name]))
    assert found.title and found.example and not found.title.endswith(".")


@pytest.mark.parametrize("name", section_names())
def test_a_key_says_what_the_schema_takes(name: str) -> None:
    said = {key.name: (key.takes, key.is_needed) for key in section(name).keys}
    model = models()[name]
    meant = {key: (takes(hint), key in needed(model)) for key, hint in hints(model)}
    assert said == {key: meant[key] for key in said}


@pytest.mark.parametrize("path", KEYS)
def test_a_key_is_explained_in_sentences(path: str) -> None:
    found = KEYS[path]
    assert found.means[0].isupper() or found.means[0] == "`"
    assert found.means.endswith((".", "`")) and found.example


def compiled(example: str, frame: str) -> str:
    files = {"logo.svg": LOGO}
    text = whole(example, frame)
    loaded = load_text(text, OFFICIAL if "official:" in example else None, files)
    return short(loaded)


@pytest.mark.parametrize("path", KEYS)
def test_the_example_of_a_key_compiles_and_shows_the_key(path: str) -> None:
    key = KEYS[path]
    frame = section(key.section).frame
    assert re.search(rf"(^|[ {{-]){key.name}:", key.example, re.MULTILINE)
    assert compiled(key.example, frame) == ""


@pytest.mark.parametrize("name", section_names())
def test_the_example_of_a_section_compiles(name: str) -> None:
    found: Section = section(name)
    assert compiled(found.example, found.frame) == ""


def test_every_row_of_the_table_is_named_by_a_key_and_no_other() -> None:
    named = {row for key in KEYS.values() for row in key.shown}
    assert named == set(table())


def test_keys_of_one_path_are_one_key() -> None:
    paths = [key.path for each in sections() for key in each.keys]
    assert len(paths) == len(set(paths)) and all(isinstance(key, Key) for key in KEYS.values())
