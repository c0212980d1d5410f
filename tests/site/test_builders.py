"""MkDocs with Material, ProperDocs and Zensical publish the same of one staged tree."""

from __future__ import annotations

import json
import posixpath
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.product import EXAMPLES, REAL, compiled, copied, copied_stage

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"]
)


class Page(HTMLParser):
    """The menu, and the words, links and anchors of the article."""

    def __init__(self, name: str, text: str) -> None:
        super().__init__()
        self.name, self._open = name, []
        self.words: list[str] = []
        self.title = ""
        self.menu: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.anchors: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attributes}
        if tag not in VOID:
            self._open.append((tag, found.get("class", "")))
        if tag == "a" and "site-nav__link" in found.get("class", ""):
            self.menu.append((self._absolute(found["href"]), ""))
        if any(name == "article" for name, _ in self._open):
            if tag == "a" and "href" in found:
                self.links.append(self._absolute(found["href"]))
            if found.get("id") not in (None, "__skip"):  # Zensical's own target of the skip link
                self.anchors.append(found["id"])

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if [name for name, _ in self._open[-2:]] == ["head", "title"]:
            self.title += data
        if any(name == "article" for name, _ in self._open):
            self.words += data.split()
        if any("site-nav__link" in names for _, names in self._open):
            href, label = self.menu[-1]
            self.menu[-1] = (href, label + data.strip())

    def _absolute(self, href: str) -> str:
        if ":" in href.split("/")[0]:
            return href
        path, hash_, anchor = href.partition("#")
        folder = posixpath.join("/", posixpath.dirname(self.name))
        target = posixpath.join(folder, path or posixpath.basename(self.name))
        return posixpath.normpath(target) + hash_ + anchor


def pages(site: Path) -> dict[str, Page]:
    """Read every page of a built site."""
    return {
        path.relative_to(site).as_posix(): Page(
            path.relative_to(site).as_posix(), path.read_text("utf-8")
        )
        for path in sorted(site.rglob("*.html"))
    }


def look_alikes(folder: Path) -> Path:
    """Write two protocols whose titles look like markup."""
    title = json.dumps("Child <!-- <textarea> A<B &lt; </title> &amp; so")
    head = f"title: {title}\nshort_title: {title}\nstatus: draft\npublisher: {{name: {title}}}\n"
    steps = f"pathways: [{{id: worry, title: {title}, steps: [{{id: tell, text: Tell}}]}}]\n"
    for name in ("one", "two"):
        (folder / name).mkdir(parents=True)
        (folder / name / "protocol.yaml").write_text(f"protocol: {name}\n{head}{steps}")
    return folder


def source_of(case: str, folder: Path) -> Path:
    """Return the definitions that a case is about."""
    if case == "titles like markup":
        return look_alikes(folder / "definitions")
    return copied(REAL, folder) if case == "the real protocol" else EXAMPLES


class Sites(NamedTuple):
    """One staged tree, built by each builder."""

    mkdocs: Path
    zensical: Path
    properdocs: Path


@pytest.fixture(
    scope="module",
    params=[
        "the real protocol",
        pytest.param("the examples", marks=pytest.mark.long),
        "titles like markup",
    ],
)
def sites(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Build one tree with all builders."""
    folder = tmp_path_factory.mktemp("builders")
    tree = folder / "tree"
    config = copied_stage(compiled(source_of(request.param, folder)), tree)
    for command in (
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config.name, "-d", "one"],
        [sys.executable, "-m", "properdocs", "build", "--strict", "-f", config.name, "-d", "three"],
        [str(Path(sys.executable).with_name("zensical")), "build", "-f", config.name],
    ):
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stdout + done.stderr
    return Sites(tree / "one", tree / "site", tree / "three")


def test_mkdocs_and_the_fork_that_carries_it_on_publish_the_same_bytes(sites: Sites) -> None:
    ours, theirs = (
        {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
        for site in (sites.mkdocs, sites.properdocs)
    )
    assert ours == theirs


def test_mkdocs_and_zensical_publish_the_same(sites: Sites) -> None:
    ours, theirs = pages(sites.mkdocs), pages(sites.zensical)
    assert list(ours) == list(theirs)
    assert len(ours) > 5
    for name, page in ours.items():
        assert page.title == theirs[name].title != "", name
        assert page.words == theirs[name].words, name
        assert page.menu == theirs[name].menu, name
        assert page.links == theirs[name].links, name
        assert page.anchors == theirs[name].anchors, name
