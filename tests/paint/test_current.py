"""The page that tells whether a print is current, as it is without its script."""

from __future__ import annotations

import json
import re

import pytest

from generator.model import Protocol
from generator.outputs.protocol import outputs_of
from generator.site.page import read_page
from generator.site.policy import weaknesses
from tests.definitions import PROTOCOLS, REAL, SMALLEST, load_text, only, protocols
from tests.product import files_of

ALL = protocols()
ROW = re.compile(r'<tr data-sheet="([^"]*)" data-print="([^"]*)">.*?</tr>', re.DOTALL)


def files(protocol: Protocol) -> dict[str, bytes]:
    return files_of(REAL if protocol.id == REAL.name else PROTOCOLS / protocol.id)


@pytest.mark.parametrize("protocol", ALL.values(), ids=ALL.keys())
def test_the_page_passes_the_seal(protocol: Protocol) -> None:
    page = read_page("x/current.html", files(protocol)["current.html"].decode())
    assert page.faults == []
    assert {"h1", "main", "footer"} <= page.elements
    assert page.policy is not None
    assert list(weaknesses(page.policy)) == []
    assert "connect-src" not in page.policy  # so that nothing can be fetched at all


@pytest.mark.parametrize("protocol", ALL.values(), ids=ALL.keys())
def test_every_sheet_is_there_as_the_manifest_has_it(protocol: Protocol) -> None:
    found = files(protocol)
    manifest = json.loads(found["manifest.json"])["files"]
    printed = {
        path: entry["fingerprint"] for path, entry in manifest.items()
        if path.endswith((".pdf", ".pptx"))
    }  # fmt: skip
    rows = [(row, *row.groups()) for row in ROW.finditer(found["current.html"].decode())]
    assert len({name for _, name, _ in rows}) == len(rows)
    linked: dict[str, str] = {}
    for row, name, mark in rows:
        links = re.findall(r'href="([^"]*[.](?:pdf|pptx))"', row[0])
        assert links
        assert all(link.removeprefix("print/").startswith(name) for link in links)
        assert f">{mark}<" in row[0]
        linked |= dict.fromkeys(links, mark)
    assert linked == printed


def test_without_a_script_it_says_how_to_compare() -> None:
    text = files(ALL["csec"])["current.html"].decode()
    assert "Note from this site" in text
    assert "eight letters and digits" in text
    assert "This print is current" not in re.sub(r"data-\w+=\"[^\"]*\"", "", text)


@pytest.mark.parametrize("where", ["title: Example", "name: Example Office", "title: A worry"])
def test_words_that_look_like_markup_stay_words(where: str) -> None:
    key, _, _ = where.partition(":")
    hostile = json.dumps('"><script>alert(1)</script><!-- {{{{ 1 }}}}')
    text = outputs_of(
        only(load_text(SMALLEST.replace(where, f"{key}: {hostile}"))), b"x: 1\n"
    ).files["current.html"].decode()  # fmt: skip
    assert text.count("<script") == 1
    assert read_page("x/current.html", text).faults == []


def test_the_language_is_the_protocols() -> None:
    assert '<html lang="es-MX">' in files(ALL["score"])["current.html"].decode()
