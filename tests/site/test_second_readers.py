"""Second opinions of built pages: another parser reads them alike, another program follows links.

The parser is Lexbor, which reads as the standard of HTML says and browsers do.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from selectolax.lexbor import LexborHTMLParser

from generator.site.page import read_page
from tests.product import EXAMPLES, REAL, site_of
from tests.published import page_tree

ADDRESSES = {"action", "formaction", "href", "poster", "src", "xlink:href"}
UNREAD = {"script", "style", "title"}
HEAD = "<!doctype html><title>x</title>"


@dataclass(slots=True)
class Read:
    """What is found in a page."""

    addresses: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    elements: set[str] = field(default_factory=set)
    text: str = ""


def by_lexbor(markup: str) -> Read:
    read, texts = Read(), []
    for node in LexborHTMLParser(markup).root.traverse(include_text=True):
        if node.tag == "-text" and node.parent.tag not in UNREAD:
            texts.append(node.text_content)
        if not node.tag or node.tag.startswith("-"):
            continue
        read.elements.add(node.tag)
        for name, value in node.attributes.items():
            if name in ADDRESSES:
                read.addresses.append(value or "")
            if name == "id" or (name == "name" and node.tag == "a"):
                read.anchors.add(value or "")
    read.text = " ".join("".join(texts).split())
    return read


def by_us(markup: str) -> tuple[Read, list[str]]:
    """Return what our reader finds, its words left out, and the codes of what it refuses."""
    page = read_page("x.html", markup)
    addresses = [each.address for each in page.references if each.kind != "style"]
    return Read(addresses, page.anchors, page.elements), [each.code for each in page.faults]


def words(element: Element) -> str:
    own = "" if element.tag in UNREAD else element.text or ""
    return own + "".join(words(child) + (child.tail or "") for child in element)


@pytest.mark.parametrize("source", [REAL, EXAMPLES], ids=["real", "examples"])
def test_every_page_is_read_alike(source: Path) -> None:
    paths = sorted(site_of(source).rglob("*.html"))
    addresses = 0
    for path in paths:
        markup = path.read_text("utf-8")
        ours, faults = by_us(markup)
        ours.text = " ".join(words(page_tree(markup)).split())
        assert faults == []
        assert by_lexbor(markup) == ours, path
        addresses += len(ours.addresses)
    assert addresses > 500


ALIKE = [
    "<a href=x/>y</a>", "<a href=g/id=q>", '<a/href="g"/id=q>', "<a\x0chref=g\x0cid=q>",
    "<a href='g'id=q>", '<a "href=g">', "<A HREF=G ID=Q>", "<a\nhref\n=\ng>", '</p x="<a href=g>">',
    "<table><a href=g><tr><td><a href=h></table>", "<svg><a id=q /><a href=g></svg>",
    "<svg><p><a href=g></svg>", "<script src=a></SCRIPT\n><a href=g>", "<image src=g>",
    '<a href="x?a&copy;1">', '<a href="x&#38y">', "&lt;a href=g&gt;", "<b id=q></b id=r>",
    "<a<b href=g>", "<//a href=g>", "<a name=n id>", "<svg><image xlink:href=g href=h /></svg>",
]  # fmt: skip
"""Odd markup that everybody reads in the same way."""

REFUSED = [
    "<!--><a href=g>-->", "<!-- --!><a href=g>-->", "<textarea><a href=g></textarea>",
    "<svg><style><a href=g></style></svg>", "<svg><script><a href=g></script></svg>",
    "<script src=a><!--<script></script><a href=g>--></script>", "<noembed><a href=g></noembed>",
    "<title>a</title><title><a href=g></title>", "<xmp><a href=g></xmp>",
    "<svg><title><a href=g></title></svg>", "<![CDATA[<a href=g>]]>", "<?php <a href=g> ?>",
    "<a href=g", '<a href="g>', "<template><a id=q></template>", "<select><a href=g></select>",
    "<svg><foreignObject><a href=g></svg>", "<noscript><a href=g></noscript>",
]  # fmt: skip
"""Markup that parsers, or browsers with and without scripts, read in two ways."""

ODDITIES = [
    '<a href="x?a&copy=1">', '<a href="x&ampy">', "<script src=a></script/x><a href=g>",
    "<a href==g>", '<a id="a\x00b">', '<a href="a\rb">', "<a id=\u00a0q>",
    "<form name=search><form name=search id=q></form>", "<td id=q>",
]  # fmt: skip
"""Markup that Python's parser, at least that of 3.11, reads otherwise than browsers do."""


def shown(markup: str) -> str:
    return ascii(markup)


@pytest.mark.parametrize("markup", ALIKE, ids=shown)
def test_odd_markup_is_read_alike(markup: str) -> None:
    ours, faults = by_us(HEAD + markup)
    other = by_lexbor(HEAD + markup)
    assert faults == []
    assert (ours.addresses, ours.anchors) == (other.addresses, other.anchors)


@pytest.mark.parametrize(
    "markup", [*REFUSED, *ODDITIES],
    ids=shown,
)  # fmt: skip
def test_what_could_be_read_in_two_ways_is_refused(markup: str) -> None:
    _, faults = by_us(HEAD + markup)
    assert faults


def test_of_two_addresses_of_one_element_the_first_is_not_missed() -> None:
    ours, _ = by_us(f"{HEAD}<a href=g href=h>")
    assert by_lexbor(f"{HEAD}<a href=g href=h>").addresses == ["g"]
    assert ours.addresses == ["g", "h"]


# Links, followed by lychee


def lychee(site: Path) -> dict[str, int]:
    """Return how many links of a site lychee found, and how many of them lead nowhere."""
    command = [
        Path(sys.executable).with_name("lychee"), "--config", "/dev/null", "--offline",
        "--include-fragments", "--no-progress", "--format", "json", "--root-dir", site,
        *sorted(site.rglob("*.html")),
    ]  # fmt: skip
    done = subprocess.run(command, cwd=site, capture_output=True, text=True, check=False)
    found = json.loads(done.stdout)
    return {name: found[name] for name in ("successful", "errors")}


@pytest.mark.parametrize("source", [REAL, EXAMPLES], ids=["real", "examples"])
def test_lychee_finds_no_broken_link(source: Path) -> None:
    found = lychee(site_of(source))
    assert found["errors"] == 0
    assert found["successful"] > 500


@pytest.mark.parametrize("address", ["gone.html", "#gone", "other.html#gone"])
def test_lychee_would_find_one(tmp_path: Path, address: str) -> None:
    (tmp_path / "other.html").write_text(f'{HEAD}<p id="there">x</p>')
    (tmp_path / "index.html").write_text(
        f'{HEAD}<a href="other.html#there">x</a><a href="{address}">x</a>'
    )
    assert lychee(tmp_path) == {"successful": 1, "errors": 1}
