"""What a page offers to print or keep: all of it, once, its own sheet first."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.cache import NO_CACHE, Artifact, Cache
from generator.names import SHEETS
from generator.outputs.catalogue import CATALOGUE, sheets_of
from generator.outputs.downloads import downloads_of
from generator.outputs.printing import PrintedFile, print_sheets, typesetting_pool
from generator.outputs.protocol import outputs_of
from generator.words.catalogue import ENGLISH, site_words
from tests.definitions import PROTOCOLS, REAL, SMALLEST, load_text, only, protocols
from tests.product import files_of

words = site_words(ENGLISH)

MARKUP = '</h3><script>alert(1)</script> "&amp;'


def files(protocol: str) -> dict[str, bytes]:
    return files_of(REAL if protocol == REAL.name else PROTOCOLS / protocol)


@dataclass(frozen=True, slots=True)
class Offered:
    """A page's panel: the titles, and each link with its words."""

    titles: tuple[str, ...]
    links: dict[str, str]
    pictures: tuple[dict[str, str], ...]
    words: str


class Panel(HTMLParser):
    """Reads the panel of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._open: list[str] = []
        self._within = False
        self._link = ""
        self.titles: list[str] = []
        self.links: dict[str, str] = {}
        self.pictures: list[dict[str, str]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self._within |= found.get("aria-labelledby") == "_downloads"
        if not self._within:
            return
        assert tag != "script"
        if tag == "img":
            self.pictures.append(found)
        elif tag == "a" and found.get("aria-hidden") != "true":
            self._link = found["href"]
            self.links[self._link] = ""
        self._open.append("about" if "downloads__about" in found.get("class", "") else tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "section":
            self._within = False
        self._link = "" if tag == "a" else self._link
        ends = {tag, "about"} if tag == "span" else {tag}
        while self._open and self._open.pop() not in ends:
            pass

    def handle_data(self, data: str) -> None:
        if not self._within:
            return
        self.words.append(data)
        if self._link:
            self.links[self._link] += data
        if "th" in self._open and "about" not in self._open:
            self.titles += [data.strip()] if data.strip() else []


def panel(protocol: str, page: str) -> Offered:
    found = Panel(files(protocol)[page].decode())
    text = " ".join(" ".join(found.words).split())
    links = {link: " ".join(said.split()) for link, said in found.links.items()}
    return Offered(tuple(found.titles), links, tuple(found.pictures), text)


def test_one_page_offers_everything_in_its_order() -> None:
    sheets = ["Poster", *(p.title.text for p in protocols()["csec"].pathways)]
    rest = ["Screening sheet", "Handout", "Card", "Badge card", "Slides", "Slides, step by step"]
    assert panel("csec", "index.md").titles == (*sheets, *rest, "For other programs")
    for page in ("at-risk.md", "screening.md"):
        assert panel("csec", page).titles == ()


@pytest.mark.parametrize("protocol", sorted(protocols()))
def test_every_sheet_is_offered_once_and_no_mark_or_small_size_is_said(protocol: str) -> None:
    found = files(protocol)
    manifest = json.loads(found["manifest.json"])["files"]
    shown = panel(protocol, "index.md")
    kept = {name for name in found if name.endswith((".pdf", ".pptx")) and "-bleed" not in name}
    assert kept <= shown.links.keys()
    marks = {each.get("fingerprint") for each in manifest.values()} - {None}
    for link, said in shown.links.items():
        assert link in found or link in ("current.html", "changes.html"), link
        assert ("MB" in said) == (link in found and len(found[link]) >= 1_000_000)
    for name in found:
        if name.endswith(".md") and name not in ("rule.md", "changes.md"):
            assert not [mark for mark in marks if mark in found[name].decode()], name
    printed = {manifest[name]["fingerprint"] for name in kept}
    assert all(mark in found["current.html"].decode() for mark in printed)


@pytest.mark.parametrize("protocol", sorted(protocols()))
def test_every_sheet_has_a_picture_that_waits_until_it_is_seen(protocol: str) -> None:
    found = files(protocol)
    shown = panel(protocol, "index.md")
    assert len(shown.pictures) == len(shown.titles) - 1  # programs need none
    for picture in shown.pictures:
        assert (picture["alt"], picture["loading"]) == ("", "lazy")
        png = found[picture["src"]]
        size = [int.from_bytes(png[start : start + 4], "big") for start in (16, 20)]
        shown_as = [int(picture["width"]), int(picture["height"])]
        assert all(abs(a - 2 * b) <= 1 for a, b in zip(size, shown_as, strict=True))
        assert max(size) == 288
        assert posixpath.dirname(picture["src"]) in ("print", "")


def test_links_are_told_apart_without_what_is_around_them() -> None:
    said = panel("csec", "index.md").links
    assert said["print/at-risk-tabloid.pdf"] == "“At-Risk” Factors: 11 × 17 in"
    assert len(set(said.values())) == len(said)


@pytest.mark.parametrize(
    ("region", "paper"), [("US", "letter"), ("MX", "letter"), ("GB", "a4"), ("DE", "a4")]
)
def test_the_papers_of_a_countrys_offices_are_buttons(region: str, paper: str) -> None:
    protocol = replace(protocols()["csec"], region=region)
    offered = ("letter", "tabloid", "24x36", "a4", "a3")
    there = {f"print/at-risk-{each}.pdf": PrintedFile(b"no PDF", "01234567") for each in offered}
    content = {path: each.content for path, each in there.items()}
    (group,) = downloads_of(protocol, content, there, NO_CACHE).groups
    assert [file.href for file in group.files if file.is_main] == [f"print/at-risk-{paper}.pdf"]
    assert group.in_order[0].is_main and len(group.in_order) == len(offered)


def test_words_that_look_like_markup_stay_words() -> None:
    text = SMALLEST.replace("title: A worry", f"title: {json.dumps(MARKUP)}")
    page = outputs_of(only(load_text(text)), b"x: 1\n").files["index.md"].decode()
    panel_ = page[page.index('aria-labelledby="_downloads"') :]
    assert "<script>" not in panel_
    assert panel_.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 6


def test_what_could_not_be_set_is_not_offered() -> None:
    printed = {"print/poster-a3.pdf": PrintedFile(b"no PDF", "01234567")}
    files = {path: each.content for path, each in printed.items()}
    found = downloads_of(protocols()["csec"], files, printed, NO_CACHE)
    (group,) = found.groups
    assert [(file.href, file.is_main) for file in group.files] == [("print/poster-a3.pdf", True)]
    assert (group.fingerprint, group.picture, found.pictures) == ("01234567", None, {})
    assert found.of("at-risk") is None and found.of("poster") is group
    assert found.everything({"overview": "All"}) == (group,)
    assert downloads_of(protocols()["csec"], {}, {}, NO_CACHE).groups == ()


def printed(cache: Cache, site_url: str | None = None) -> dict[str, bytes]:
    with typesetting_pool() as executor:
        printing = print_sheets(protocols()["score"], b"x: 1\n", site_url, cache, executor)
        return {path: sheet.content for path, sheet in printing.finished().files.items()}


def test_a_kept_print_is_the_one_that_would_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cold = printed(Cache(tmp_path))
    assert cold == printed(NO_CACHE)
    assert len(list(tmp_path.iterdir())) == len(cold)

    def refuse(*_: object) -> None:
        raise AssertionError("nothing is set that was kept")

    with monkeypatch.context() as patched:
        patched.setattr("generator.outputs.printing._set", refuse)
        assert printed(Cache(tmp_path)) == cold
    elsewhere = printed(Cache(tmp_path), "https://example.org/a/")
    assert all(elsewhere[path] != content for path, content in cold.items())


def test_a_damaged_print_is_set_again(tmp_path: Path) -> None:
    cold = printed(Cache(tmp_path))
    for path in tmp_path.iterdir():
        path.write_bytes(path.read_bytes()[:-100])
    assert printed(Cache(tmp_path)) == cold
    assert all(isinstance(Cache(tmp_path).get(path.name), Artifact) for path in tmp_path.iterdir())


def test_no_pathway_can_be_called_as_a_sheet_of_the_catalogue() -> None:
    assert {kind.name for kind in CATALOGUE if not kind.is_each_pathways} == SHEETS


def test_every_sheet_has_a_name_and_paths_of_its_own() -> None:
    for protocol in protocols().values():
        found = [
            form.path(sheet.name) for kind, sheet in sheets_of(protocol) for form in kind.forms
        ]
        assert len(found) == len(set(found)) > 10
