"""Searching the published site: every word is in the index, and what is typed is found.

The index is read from pages as they are built, so it is tried on built sites.
"""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watch import EITHER_WAY, Watch, reused, wait_until
from tests.product import built, made_once

pytestmark = pytest.mark.browser

HREFS = """() => [...document.querySelectorAll(".md-search-result__link")]
  .map((link) => link.getAttribute("href"))"""
STATUS = "document.querySelector('.md-search-result__meta').innerText"
SHOWN = """() => {
  for (const button of document.querySelectorAll("article button")) button.hidden = true;
  return document.querySelector("article").innerText;
}"""


class Box:
    """The search box of a page, and what it finds."""

    def __init__(self, browser: Any, address: str) -> None:
        self.watch = Watch(browser, viewport={"width": 1280, "height": 900})
        self.page = self.watch.page
        self.page.goto(address)
        self.input = self.page.locator("input[name=query]")
        self.input.focus()

    def search(self, query: str) -> list[str]:
        """Type a query; return where the results lead, in their order."""
        self.input.fill("")
        self.input.press("Shift")  # the theme hears keys
        wait_until(self.page, f"() => ({HREFS})().length === 0")
        self.input.fill(query)
        self.input.press("Shift")
        wait_until(self.page, f"() => {STATUS}.startsWith('No match') || ({HREFS})().length > 0")
        return [href.partition("?")[0].rpartition("/")[2] for href in self.page.evaluate(HREFS)]


def visible(page: Any) -> set[str]:
    """Return the words that a page shows: not those of its buttons."""
    return set(page.evaluate(SHOWN).split())


def indexed(site: Path) -> dict[str, set[str]]:
    """Return the words that the index has of each page."""
    index = json.loads((site / "search/search_index.json").read_text("utf-8"))
    words: dict[str, set[str]] = defaultdict(set)
    for entry in index["docs"]:
        text = html.unescape(f"{entry['title']} {entry['text']}")
        words[entry["location"].partition("#")[0]] |= set(text.split())
    return words


GLUED = """\
protocol: glued
title: Words side by side
status: active
region: US
publisher: {name: Example Office, address: Basement of house four}
contacts: {desk: {name: Front desk, role: knows the way, phone: 650-555-0100}}
citations:
  rule: {text: XY 77}
outcomes:
  - {id: closed, title: It is closed, text: Folder goes to the shelf}
pathways:
  - id: way
    title: The way
    steps:
      - id: ask
        decision: Is it done ({rule})?
        answers:
          - {label: "Yes", to: {outcome: closed}}
          - {label: "No", to: wait}
      - {id: wait, text: "Call {desk}, {desk.phone}", next: {outcome: closed}}
screening:
  - id: signs
    groups:
      - {id: few, statement: Few, at_least: 1, items: [{id: a, text: Alpha}, {id: b, text: Beta}]}
    rules:
      - {id: met, when: few, outcome: {outcome: closed}}
"""

SPANISH = f"""\
protocol: acentos
title: Llamar a la policía
status: active
language: es
region: US
publisher: {{name: Oficina de Educación}}
pathways:
  - id: nfc
    title: Situación de riesgo
    steps:
      - {{id: a, text: "Comunicación con la policía: señale qué pasó"}}
      - {{id: b, text: "Niño o niña en peligro; straße, Ærø, œuvre"}}
  - id: nfd
    title: "{unicodedata.normalize("NFD", "Situación de espera")}"
    steps:
      - {{id: a, text: "{unicodedata.normalize("NFD", "Pregunte a la policía")}"}}
"""


@pytest.fixture(scope="module")
def odd_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of two small protocols whose words stand side by side, or have accents."""

    def make(site: Path) -> None:
        definitions = tmp_path_factory.mktemp("odd")
        for name, text in (("glued", GLUED), ("acentos", SPANISH)):
            (definitions / name).mkdir()
            (definitions / name / "protocol.yaml").write_text(text, "utf-8")
        built(definitions, site)

    return made_once("site-odd", make)


@pytest.fixture(scope="module")
def odd(browser: Any, odd_site: Path) -> Iterator[Box]:
    """The search box of that site."""
    box = Box(browser, (odd_site / "index.html").as_uri())
    yield box
    assert box.watch.complaints == []
    box.page.close()


@pytest.fixture(scope="module")
def real(browser: Any, real_site: Path) -> Iterator[Box]:
    """The search box of the real site, opened as a folder."""
    box = Box(browser, (real_site / "csec/index.html").as_uri())
    yield box
    assert box.watch.complaints == []
    box.page.close()


@pytest.mark.parametrize(
    "name", ["real_site", "odd_site", pytest.param("example_site", marks=pytest.mark.long)]
)
def test_no_word_of_a_page_is_missing_from_the_index(
    browser: Any, request: pytest.FixtureRequest, name: str
) -> None:
    page = reused(browser, viewport={"width": 1280, "height": 900}).page
    site: Path = request.getfixturevalue(name)
    missing = {}
    for path, words in indexed(site).items():
        page.goto((site / path).as_uri())
        missing[path] = sorted(visible(page) - words)
    assert {path: words for path, words in missing.items() if words} == {}


def test_neighbours_share_no_word(odd_site: Path) -> None:
    words = set.union(*indexed(odd_site).values())
    pairs = ("closedFolder", "AddressBasement", "CitationXY", "deskknows", "way650-555-0100")
    assert words.isdisjoint(pairs)
    assert {"Folder", "Basement", "XY", "desk", "knows", "650-555-0100"} <= words


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("Folder", "way.html#_outcomes"),
        ("Basement", "index.html#_about"),
        ("XY", "index.html#_about"),
        ("policia", "nfc.html#a"),
        ("POLICÍA", "nfd.html#a"),
        (unicodedata.normalize("NFD", "policía"), "nfc.html#a"),
        ("educacion", "index.html#_about"),
        ("nino", "nfc.html#b"),
        ("situacion", "nfd.html"),
        ("strasse aero oeuvre", "nfc.html#b"),
    ],
)
def test_words_are_found_beside_others_and_without_accents(
    odd: Box, query: str, target: str
) -> None:
    assert target in odd.search(query)


def test_accents_make_no_difference(odd: Box) -> None:
    for word in ("policía", "educación", "niño", "situación"):
        bare = unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
        assert odd.search(bare) == odd.search(word) != []


@pytest.mark.parametrize(
    "number",
    [
        "6506927273",
        "(650) 692-7273",
        "650.692.7273",
        "650 692 7273",
        "+1 650-692-7273",
        "16506927273",
        "6927273",
        "692-7273",
        '"650 692 7273"',
        "650‑692–7273",
        "advocate 6506927273",
    ],
)
def test_numbers_are_found_however_they_are_written(real: Box, number: str) -> None:
    found = real.search(number)
    assert {"index.html#_contacts", "confirmed-victim.html#advocate"} <= set(found)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ('"At-Risk"', "at-risk.html"),
        ("“At-Risk”", "at-risk.html"),
        ("At-Risk Factors", "at-risk.html"),
        ("at risk factors", "at-risk.html"),
        ("Suspected Victim", "suspected-victim.html"),
        ("Confirmed Victim of CSEC/Human Trafficking", "confirmed-victim.html"),
    ],
)
def test_a_title_finds_its_page_first(real: Box, query: str, first: str) -> None:
    assert real.search(query)[0] == first


@pytest.mark.parametrize(
    ("phrase", "pages"),
    [
        ("If appropriate", ["confirmed-victim.html", "suspected-victim.html"]),
        ("make a Child Welfare Report", ["at-risk.html"]),
        ("of victim", ["confirmed-victim.html", "suspected-victim.html"]),
        ("a the of", []),
    ],
)
def test_a_phrase_in_quotes_is_found_as_it_stands(real: Box, phrase: str, pages: list[str]) -> None:
    found = [href.partition("#")[0] for href in real.search(f'"{phrase}"')]
    assert list(dict.fromkeys(found)) == pages


def test_every_step_is_found_by_its_own_words(real: Box, real_site: Path) -> None:
    index = json.loads((real_site / "search/search_index.json").read_text("utf-8"))
    steps = [each for each in index["docs"] if each["title"].startswith("STEP")]
    for step in steps[::4]:
        text = html.unescape(step["text"])
        words = re.sub(r"[“”]", "", text)
        assert step["location"].removeprefix("csec/") in real.search(f'"{words}"'), text


SIGNS = ("-->", '"', "*", "<b>", "\\", "title:")
OTHER_SIGNS = ("~", "^", ":", "+", "<", "(")


@pytest.mark.parametrize(
    "sign", [*SIGNS, *(pytest.param(sign, marks=pytest.mark.long) for sign in OTHER_SIGNS)]
)
def test_signs_mean_nothing(real: Box, sign: str) -> None:
    real.search(sign)
    assert "at-risk.html#report" in real.search(f"{sign} welfare report {sign}")
    assert real.watch.complaints == []


@EITHER_WAY
def test_the_search_works_served_and_as_a_folder(browser: Any, base: str) -> None:
    box = Box(browser, f"{base}/csec/at-risk.html")
    assert box.search("SB 543")[:2] == ["index.html", "index.html#_about"]
    assert box.page.locator(".md-search-result mark").first.inner_text() == "SB"
    assert box.watch.complaints == []
    box.page.close()
