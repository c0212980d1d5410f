"""In a page of another language the site's own words say that they are English, and no others."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.paint.language import in_language, signed
from generator.words.text import SiteText
from tests.definitions import PROTOCOLS
from tests.product import files_of, tree_of

SPANISH = PROTOCOLS / "score"
VOID = {"br", "hr", "img", "input", "link", "meta"}
WORD = re.compile(r"[^\W\d_]{2,}")
MIXED = re.compile(r"[0-9a-f]{8}|.*points|6 or")
"""Fingerprints, and labels of arrows that join a band's title with its points."""


class Texts(HTMLParser):
    """Collects the texts of a page, each with the language that holds for it."""

    def __init__(self, markup: str, language: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self._open = [("", language)]
        self.feed(re.sub(r"\A---\n.*?\n---\n", "", markup, flags=re.DOTALL))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get("lang") or self._open[-1][1]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not {"script", "title", "desc"} & {tag for tag, _ in self._open}:
            self.found.append((self._open[-1][1], " ".join(data.split())))


def pages(source: Path = SPANISH) -> dict[str, str]:
    """Return the pages of an example, by name."""
    return {
        name: content.decode()
        for name, content in files_of(source).items()
        if name.endswith((".md", ".html"))
    }


def test_every_text_is_in_its_language() -> None:
    definition = set(WORD.findall((SPANISH / "protocol.yaml").read_text("utf-8")))
    for name, markup in pages().items():
        texts = Texts(markup, "es-MX").found
        assert {language for language, _ in texts} <= {"es-MX", "en"}
        ours = [text for language, text in texts if language == "en"]
        theirs = [text for language, text in texts if language == "es-MX"]
        unmarked = [text for text in theirs if not set(WORD.findall(text)) <= definition]
        assert [text for text in unmarked if not MIXED.fullmatch(text)] == [], name
        assert len(ours) > 5, name
        titles = {"Guardar el telescopio", "Telescopio para la noche de estrellas"}
        assert titles.isdisjoint(ours), name


def test_pages_say_their_language() -> None:
    for name, markup in pages().items():
        assert ("lang: es-MX" if name.endswith(".md") else '<html lang="es-MX">') in markup, name


def test_pages_in_english_mark_nothing() -> None:
    for name, markup in pages(PROTOCOLS / "branching").items():
        assert "span lang=" not in markup, name


def test_a_start_page_of_several_languages_marks_each() -> None:
    page = tree_of(PROTOCOLS)["index.md"]
    texts = {text: language for language, text in Texts(page.decode(), "en").found}
    assert texts["Telescopio para la noche de estrellas"] == "es-MX"
    assert texts["Guardar el telescopio"] == "es-MX"
    assert texts["Protocols"] == "en"
    assert texts["Draft: not in use"] == "en"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>{}</p>", '<p><span lang="en">Steps</span></p>'),
        ('<p title="{}">a</p>', '<p title="Steps">a</p>'),
        ("<title>{} - A</title>", "<title>Steps - A</title>"),
        (
            '<script type="application/json">"{}"</script>',
            '<script type="application/json">"Steps"</script>',
        ),
    ],
)
def test_words_are_marked_where_an_element_can_stand(markup: str, expected: str) -> None:
    text = markup.format(signed(SiteText("Steps", "en")))
    assert in_language(text, "es", "en") == expected
    assert in_language(text, "en-US", "en") == markup.format("Steps")
