"""One word changed anywhere in what is published is named: in prints, slides, pages, charts, data.

How a word is changed in a PDF file uses nothing of the program, and what was changed is found with
Poppler.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from generator.verify.difference import Compared
from generator.verify.site import compare_sites
from tests.one_word import changed
from tests.printed import pages_of, squeezed
from tests.product import REAL, site_of

KINDS = ("pdf", "pptx", "html", "svg", "json")
FEW, MANY = 8, 200


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    root = site_of(REAL)
    files = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def is_named(kind: str, before: bytes, after: bytes, compared: Compared) -> bool:
    """Say whether exactly the word that was changed is named."""
    if compared.verdict != "differs" or len(compared.differences) != 1:
        return False
    (found,) = compared.differences
    if not found.place or not found.found or not found.expected:
        return False
    if kind != "pdf":
        return found.found.encode() in after or kind == "pptx"
    words = [
        Counter(w.text for page in pages_of(raw) for w in page.words) for raw in (before, after)
    ]
    gone, came = words[0] - words[1], words[1] - words[0]
    return all(squeezed(word) in squeezed(found.expected) for word in gone) and all(
        squeezed(word) in squeezed(found.found) for word in came
    )


def named(kind: str, site: dict[str, bytes], places: int) -> tuple[int, list[str]]:
    """Change a word in so many places; return how many were named, and which were not."""
    random = Random(kind)
    paths = sorted(path for path in site if path.endswith(f".{kind}") and path.startswith("csec/"))
    missed = []
    for count in range(places):
        path = random.choice(paths)
        after = changed(kind, site[path], random)
        assert after != site[path]
        odd = [each for each in compare_sites({**site, path: after}, site) if each[1].differences]
        if [each[0] for each in odd] != [path] or not is_named(kind, site[path], after, odd[0][1]):
            missed.append(f"{count}: {path}: {odd}")
    return places - len(missed), missed


@pytest.mark.parametrize("kind", KINDS)
def test_one_word_is_named(kind: str, site: dict[str, bytes]) -> None:
    count, missed = named(kind, site, FEW)
    assert missed == [] and count == FEW


@pytest.mark.long
def test_one_word_in_each_of_five_formats_and_two_hundred_places_is_named(
    site: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    counts = {kind: named(kind, site, MANY) for kind in KINDS}
    total = sum(count for count, _ in counts.values())
    with capsys.disabled():
        print(f"\none word changed: {total:,} of {MANY * len(KINDS):,} are named")
    assert [line for _, missed in counts.values() for line in missed] == []


def test_what_is_the_same_is_not_named(site: dict[str, bytes]) -> None:
    assert {each.verdict for _, each in compare_sites(site, site)} == {"same"}


def test_files_that_are_missing_or_of_others_are_named(site: dict[str, bytes]) -> None:
    path = "csec/index.html"
    fewer = {name: content for name, content in site.items() if name != path}
    assert [name for name, each in compare_sites(fewer, site) if each.differences] == [path]
    assert [name for name, each in compare_sites(site, fewer) if each.differences] == [path]


def test_a_site_that_is_another_folder_is_read_as_it_is(tmp_path: Path) -> None:
    assert dict(compare_sites({}, {"a.css": b"x"}))["a.css"].differences[0].said == "is missing"
    css = dict(compare_sites({"a.css": b"y"}, {"a.css": b"x"}))["a.css"]
    assert css.verdict == "differs"
