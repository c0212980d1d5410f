"""The page that tells whether a print is current, in a real browser: what it says to an address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import complaints
from tests.browser.watch import Watch, reused
from tests.definitions import real_protocol

pytestmark = pytest.mark.browser

CURRENT = "This print is current."
OUTDATED = "This print is not current: print it again."
UNKNOWN = "This site has no sheet of that name. Look for it in the list below."
UNREADABLE = "The address does not name a print. Compare by eye with the list below."
PHONE = {"width": 360, "height": 740}
PAGES = {"screening.html", *(f"{each.id}.html" for each in real_protocol().pathways)}


@pytest.fixture(scope="module")
def marks(real_site: Path) -> dict[str, str]:
    """The fingerprint of each sheet's letter edition, by the name in its address."""
    manifest = json.loads((real_site / "csec" / "manifest.json").read_text())["files"]
    return {
        path.removeprefix("print/").removesuffix("-letter.pdf"): entry["fingerprint"]
        for path, entry in manifest.items()
        if path.endswith("-letter.pdf")
    } | {name: manifest[f"{name}.pdf"]["fingerprint"] for name in ("slides", "slides-steps")}


@pytest.fixture
def watch(browser: Any) -> Iterator[Watch]:
    opened = reused(browser, viewport=PHONE, has_touch=True)
    yield opened
    assert opened.complaints == []


def verdict(page: Any) -> str | None:
    found = page.locator(".answer__verdict")
    return found.inner_text() if found.count() else None


@pytest.mark.parametrize(("base", "every"), [("folder", 1), ("server", 4)], indirect=["base"])
def test_each_print_of_today_is_current(
    base: str, every: int, watch: Watch, marks: dict[str, str]
) -> None:
    """Opened as a folder; on a server it is the same page, so that some prints are enough."""
    assert len(marks) >= 8
    for sheet, mark in [*marks.items()][::every]:
        watch.page.goto("about:blank")
        watch.page.goto(f"{base}/csec/current.html#{sheet}.{mark}")
        assert verdict(watch.page) == CURRENT, sheet
        assert watch.page.locator(".answer a").count() == 0
        page = {"screening-sheet": "screening.html"}.get(sheet, f"{sheet}.html")
        leads = page if page in PAGES else "index.html"
        assert watch.page.locator("#_open a").get_attribute("href") == leads
        row = watch.page.locator("tr.is-asked")
        assert row.get_attribute("data-sheet") == sheet
    assert {url.split("#")[0].rsplit("/", 1)[-1] for url in watch.requests} <= {
        "blank", "current.html", "current.js", "favicon.svg", "IBMPlexSans-Regular-Latin1.woff2",
        "IBMPlexSans-Bold-Latin1.woff2", "IBMPlexSans-Bold-Pi.woff2", "fonts.css", "palette.css",
        "components.css", "current.css", "print.css", "about:blank",
    }  # fmt: skip
    assert not [url for url in watch.requests if "#" in url and url.startswith("http")]
    assert watch.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0, 0, "",
    ]  # fmt: skip


@pytest.mark.parametrize("mark", ["00000000", "ffffffff"])
def test_an_old_print_is_said_to_be_old_with_the_way_to_a_new_one(
    real_site: Path, watch: Watch, marks: dict[str, str], mark: str
) -> None:
    watch.page.goto(f"{(real_site / 'csec/current.html').as_uri()}#handout.{mark}")
    assert verdict(watch.page) == OUTDATED
    said = watch.page.locator(".answer").inner_text()
    assert mark in said
    assert marks["handout"] in said
    links = watch.page.locator(".answer a").evaluate_all("links => links.map((each) => each.href)")
    assert [Path(link).name for link in links] == ["handout-letter.pdf", "handout-a4.pdf"]
    assert all((real_site / "csec/print" / Path(link).name).is_file() for link in links)


def hashes(mark: str) -> dict[str, tuple[str, str | None]]:
    return {
        "none": ("", None),
        "empty": ("#", None),
        "a sheet of other days": (f"#old-pathway.{mark}", UNKNOWN),
        "a property of every object": (f"#constructor.{mark}", UNKNOWN),
        "a selector": (f'#poster"],[data-print.{mark}', UNREADABLE),
        "no mark": ("#poster", UNREADABLE),
        "half a mark": ("#poster.1a2b", UNREADABLE),
        "a long mark": (f"#poster.{mark}0", UNREADABLE),
        "no hex": ("#poster.ghijklmn", UNREADABLE),
        "markup": ("#<img src=x onerror=alert(1)>.00000000", UNREADABLE),
        "markup in code": ("#%3Cimg%20src=x%20onerror=alert(1)%3E", UNREADABLE),
        "broken code": ("#poster.%E0%A4%A", UNREADABLE),
        "very long": ("#" + "a" * 5_000 + f".{mark}", UNREADABLE),
        "another paper's name": (f"#poster-letter.{mark}", UNKNOWN),
        "capitals": (f"#POSTER.{mark.upper()}", CURRENT),
        "written in code": (f"#poster%2E{mark}", CURRENT),
    }


ALIKE = {"empty", "half a mark", "a long mark", "no hex", "markup in code", "a selector"}
"""Addresses that are read as others are; left to the long tests."""


@pytest.mark.parametrize(
    "name",
    [pytest.param(n, marks=[pytest.mark.long] if n in ALIKE else []) for n in hashes("")],
)
def test_odd_addresses_are_answered(
    real_site: Path, watch: Watch, marks: dict[str, str], name: str
) -> None:
    fragment, expected = hashes(marks["poster"])[name]
    watch.page.goto(f"{(real_site / 'csec/current.html').as_uri()}{fragment}")
    assert verdict(watch.page) == expected
    assert watch.page.locator("main img").count() == 0
    assert watch.page.locator("tr.is-asked").count() == (expected == CURRENT)


def test_the_next_print_is_answered_in_the_same_window(
    real_site: Path, watch: Watch, marks: dict[str, str]
) -> None:
    watch.page.goto(f"{(real_site / 'csec/current.html').as_uri()}#poster.00000000")
    assert verdict(watch.page) == OUTDATED
    for fragment, expected in (
        (f"#card.{marks['card']}", CURRENT),
        ("#", None),
        ("#x", UNREADABLE),
    ):
        watch.page.evaluate(
            """fragment => new Promise((done) => {
              addEventListener("hashchange", () => setTimeout(done), { once: true });
              location.hash = fragment;
            })""",
            fragment,
        )
        assert verdict(watch.page) == expected
        assert watch.page.locator(".answer").count() == (expected is not None)


def test_without_scripts_the_list_is_there_to_compare_with(
    browser: Any, real_site: Path, marks: dict[str, str]
) -> None:
    page = browser.new_page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{(real_site / 'csec/current.html').as_uri()}#poster.00000000")
    rows = page.locator("table.prints tbody tr")
    assert rows.count() == len(marks)
    text = page.locator("table.prints").inner_text()
    assert all(mark in text for mark in marks.values())
    assert "Note from this site" in page.locator("main").inner_text()
    page.close()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (320, "dark"),
        (1280, "light"),
        pytest.param(320, "light", marks=pytest.mark.long),
        pytest.param(1280, "dark", marks=pytest.mark.long),
    ],
)
def test_nothing_is_wrong_with_any_answer(
    browser: Any, real_site: Path, marks: dict[str, str], width: int, scheme: str
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for fragment in (f"poster.{marks['poster']}", "poster.00000000", "nobody.00000000", "x"):
        page.goto("about:blank")
        page.goto(f"{(real_site / 'csec/current.html').as_uri()}#{fragment}")
        assert verdict(page) is not None
        assert complaints(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("name", ["csec/current.html#poster.00000000", "csec/at-risk.html"])
def test_links_to_files_are_large_enough_to_touch(browser: Any, real_site: Path, name: str) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(f"{real_site.as_uri()}/{name}")
    boxes = page.locator("a.file").evaluate_all(
        "all => all.map((each) => each.getBoundingClientRect())"
        ".map(({ width, height, left, right }) => ({ width, height, left, right }))"
    )
    assert len(boxes) > 5
    for box in boxes:
        assert min(box["width"], box["height"]) >= 44, box
        assert box["left"] >= 0, box
        assert box["right"] <= PHONE["width"], box
    context.close()


def test_pictures_of_sheets_are_shown_whole(browser: Any, real_site: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for path in sorted((real_site / "csec").glob("*.html")):
        if "downloads__picture" not in path.read_text("utf-8"):
            continue
        page.goto(path.as_uri())
        for picture in page.locator(".downloads__picture img").all():
            picture.scroll_into_view_if_needed()
            picture.evaluate("(image) => image.decode()")
            shown = picture.evaluate(
                "({ naturalWidth, naturalHeight, clientWidth, clientHeight }) =>"
                " [naturalWidth, naturalHeight, clientWidth, clientHeight]"
            )
            assert shown[0] > 0, path.name
            assert abs(shown[0] / shown[1] - shown[2] / shown[3]) < 0.03, (path.name, shown)
    page.close()
