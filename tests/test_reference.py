"""The reference says what the schema takes, shows examples that compile, and names all outputs."""

from __future__ import annotations

import re

import pytest

from generator.reference.entries import Key, Section, section, section_names, sections
from generator.reference.lookup import find
from generator.reference.pages import chapters, pages, start, start_of
from generator.reference.shown import table
from generator.reference.terminal import told
from tests.definitions import ROOT, SMALLEST, load_text, short
from tests.schema_words import hints, models, needed, stands, takes

PAGES = ROOT / "reference"
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
    """Say whether an example brings its own pathways or screening."""
    return re.match(r"(pathways|wording|screening):\n", example) is not None


def blocks(definition: str) -> list[str]:
    """Return the keys at the margin with all that is under them."""
    return re.findall(r"^\w.*\n(?:[ ].*\n)*", definition, re.MULTILINE)


def skeleton(name: str, known: set[str]) -> str:
    """Return what is to be written into the file of a section: a few lines a key."""
    model = models()[name]
    lines = [f"generator/reference/sections/{name}.md lacks:"]
    if name not in section_names():
        lines += [f"# {name}", "title: …", f"stands: {', '.join(sorted(stands()[name]))}", "",
                  "```yaml", "…", "```", "", "```frame", "…", "```"]  # fmt: skip
    for key, hint in hints(model):
        if key not in known:
            lines += ["", f"## {key}", f"takes: {takes(hint)}"]
            lines += ["needed: yes"] * (key in needed(model))
            lines += ["shown: a row of shown.txt, if it is a text", "", "What it means.", ""]
            lines += ["```yaml", "…", "```"]
    return "\n".join(lines)


def test_every_section_and_key_of_the_schema_has_an_entry_and_no_other() -> None:
    new = models().keys() - set(section_names())
    assert new == set(), "\n".join(skeleton(name, set()) for name in new)
    assert set(section_names()) == models().keys()
    for name, model in models().items():
        explained = section(name)
        like = [path.partition(".") for path in explained.like]
        own = {key.name for key in explained.keys}
        assert not own & {key for *_, key in like}
        said = own | {key for *_, key in like}
        assert said == {key for key, _ in hints(model)}, skeleton(name, said)
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
    # The band of a frame holds whatever an example of its section comes to.
    lines = short(loaded).splitlines(keepends=True)
    return "".join(line for line in lines if "[band-beyond-scores]" not in line)


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


def test_the_pages_are_current() -> None:
    made = pages()
    assert {path.name for path in PAGES.iterdir()} == made.keys()
    assert [name for name in made if (PAGES / name).read_text("utf-8") != made[name]] == [], (
        "run `make reference`"
    )


def test_every_link_of_the_pages_leads_to_a_heading() -> None:
    made = pages()
    anchors = {
        name: set(re.findall("^#+ (.+)$", text, re.MULTILINE)) for name, text in made.items()
    }
    known = {
        f"{name}#{re.sub(r'[^a-z_ ]', '', heading.lower()).replace(' ', '-')}"
        for name, headings in anchors.items()
        for heading in headings
    }
    links = {link for text in made.values() for link in re.findall(r"\]\(([^)]*)\)", text)}
    assert links - known - made.keys() == set()


def test_every_section_has_a_place_on_a_page() -> None:
    placed = [name for chapter in chapters() for name in chapter.sections]
    assert sorted(placed) == list(section_names())


@pytest.mark.parametrize("text", [start(), *filter(None, map(start_of, chapters()))])
def test_what_is_explained_from_the_top_compiles_line_by_line(text: str) -> None:
    definition, *parts = re.findall("```yaml\n(.*?)```", text, re.DOTALL)
    assert short(load_text(definition)) == ""
    assert len(parts) > 5 and all(part in definition for part in parts)


@pytest.mark.parametrize(
    ("word", "paths"),
    [
        ("who", ["step.who"]),
        ("who:", ["step.who"]),
        ("contacts.phone", ["contact.phone"]),
        ("contact.phone", ["contact.phone"]),
        ("definition.contacts.phone", ["contact.phone"]),
        ("decision.who", ["step.who"]),
        ("steps.who", ["step.who"]),
        ("screening.title", ["screening.title"]),
        ("answer", ["answer"]),
        ("decision", ["decision", "decision.decision"]),
        ("who.who", []),
        ("no-such-word", []),
        ("", []),
    ],
)
def test_what_a_word_stands_for(word: str, paths: list[str]) -> None:
    found = find(word)
    named = [each.path if isinstance(each, Key) else each.name for each in found]
    assert list(dict.fromkeys(named)) == paths


@pytest.mark.parametrize("path", KEYS)
def test_a_key_is_told_in_a_terminal(path: str) -> None:
    text = told(find(path))
    assert text.startswith(f"{path}\n\nTakes")
    assert max(map(len, text.splitlines())) <= 80


def test_a_word_of_many_sections_says_how_to_choose() -> None:
    text = told(find("id"))
    assert "protocol explain band.id" in text and "step.id" in text and "Takes" not in text
    assert re.search("^  step.id +The name of the step inside of its pathway", text, re.MULTILINE)
    assert "      - {id: wipe, text: Wipe it up}\n" in text


@pytest.mark.parametrize("name", section_names())
def test_a_section_is_told_in_a_terminal(name: str) -> None:
    text = told((section(name),))
    assert text.startswith(f"{name}: ") and max(map(len, text.splitlines())) <= 80


def test_a_section_lists_the_keys_that_it_shares() -> None:
    assert re.search("^  who +Who does the step", told(find("decision")), re.MULTILINE)
