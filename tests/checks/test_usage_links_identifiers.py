"""Unused things, links that are no web addresses, and names that are taken."""

from __future__ import annotations

import pytest

from tests.definitions import HEAD, ONE_STEP, SMALLEST, load_text, places, with_steps

OFFICE = "{name: Example Office}"


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("wording: {w: W}", ["unused-wording 5:11"]),
        ("citations: {c: {text: C}}", ["unused-citation 5:13"]),
        ("outcomes: [{id: o, title: O}]", ["unreachable-outcome 5:17"]),
        ("contacts: {c: {name: C}}", []),
        ("citations: {c: {text: C}}\nnotes: [{id: n, on: [front], text: '{c}'}]", []),
        ("citations: {c: {text: C}}\noutcomes: [{id: o, title: O, text: '{c}'}]",
         ["unreachable-outcome 6:17"]),
    ],
)  # fmt: skip
def test_what_is_written_and_never_used(top: str, expected: list[str]) -> None:
    loaded = load_text(f"{HEAD}{top}\n{ONE_STEP}")
    assert places(f"{HEAD}{top}\n{ONE_STEP}") == expected
    assert len(loaded.protocols) == 1  # nothing of this is an error


def test_each_use_counts() -> None:
    top = "wording: {w: W}\ncitations: {c: {text: C}}\noutcomes: [{id: o, title: O}]\n"
    steps = ("{id: a, use: w, note: '{c}'}", "{id: b, text: B, next: {outcome: o}}")
    assert places(with_steps(*steps, top=top)) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a?b=1&c=2#d",
        "https://exämple.org/ü",
        "https://[::1]/",
        "HTTPS://EXAMPLE.ORG",
    ],
)
def test_web_addresses(url: str) -> None:
    assert places(SMALLEST.replace(OFFICE, f"{{name: x, link: '{url}'}}")) == []


@pytest.mark.parametrize(
    "url",
    [
        "www.example.org", "//example.org", "/page", "ftp://example.org", "mailto:a@example.org",
        "javascript:alert(1)", "data:text/html,x", "https://", "https:example.org", "http://[::1",
        "https://user:secret@example.org", "https://example.org:port", "https://exam ple.org",
        "https://example.org/<b>", 'https://example.org/"', "https://example.org\\@evil.example",
        "https://example.org:99999", "https://example.org:", "https://https://example.org",
        "https://example..org", "https://example,org", "https:///example.org", "https://@example.org",
        "https://？.org", "https://﹫example.org", "https://例え.jp@evil.example",
        "java\tscript:alert(1)".replace("\t", " "),
    ],
)  # fmt: skip
def test_links_that_are_none(url: str) -> None:
    assert places(SMALLEST.replace(OFFICE, f"{{name: x, link: '{url}'}}")) == ["bad-link 4:28"]


@pytest.mark.parametrize("name", ["index", "print", "charts", "screening", "poster", "con", "lpt1"])
def test_names_of_pages_and_devices_are_taken(name: str) -> None:
    assert places(SMALLEST.replace("id: worry", f"id: {name}")) == ["reserved-identifier 6:9"]


@pytest.mark.parametrize("name", ["assets", "search", "nul"])
def test_names_of_folders_are_taken(name: str) -> None:
    assert places(SMALLEST.replace("example", name, 1)) == ["reserved-identifier 1:11"]


def test_steps_may_be_called_as_pages() -> None:
    assert places(SMALLEST.replace("id: tell", "id: print")) == []
