"""The story of a print in a real browser: released, hung up, and asked after the next release.

A number and a threshold of the real protocol change. What is printed today is replaced then, and
whoever opens the code on it reads what changed, and nothing else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.names import CURRENT_PAGE
from tests.browser.axe import complaints
from tests.browser.test_current_print import PHONE, verdict
from tests.browser.watch import Watch, reused
from tests.definitions import REAL
from tests.office import Office
from tests.product import made_once

pytestmark = pytest.mark.browser

OLD, NEW = "650-692-7273", "650-692-7275"
EDITS = {
    OLD: NEW,
    "a minimum of two": "a minimum of three",
    "at_least: 2": "at_least: 3",
    "fingerprint: 9bc12a52": "fingerprint: 8794b474",
    '"Truant and running away, nothing else", yes: [truancy, unstable-housing], outcome: '
    "{pathway: at-risk}": '"Truant and running away, nothing else", '
    "yes: [truancy, unstable-housing], outcome: none",
    "unknown: [unstable-housing], outcome: open": "unknown: [unstable-housing], outcome: none",
}


def _told(root: Path) -> None:
    """Release, build, change, release, build."""
    office = Office(root, (REAL / "protocol.yaml").read_text("utf-8"), "csec")
    official = office.folder / "official.txt"
    official.write_bytes((REAL / "official.txt").read_bytes())
    office.release("The first one", "2026-01-01")
    assert office.run("build", "--site", root / "before").returncode == 0
    for old, new in EDITS.items():
        office.edit(old, new)
    text = official.read_text("utf-8").replace(OLD, NEW)
    official.write_text(text.replace("a minimum of two", "a minimum of three"), "utf-8")
    office.release("A new number, and three indicators", "2026-02-01")
    done = office.run("build", "--site", root / "after")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def story() -> Path:
    return made_once("story-of-a-print", _told)


@pytest.fixture
def watch(browser: Any) -> Iterator[Watch]:
    opened = reused(browser, viewport=PHONE, has_touch=True)
    yield opened
    assert opened.complaints == []


def marks(site: Path) -> dict[str, str]:
    manifest = json.loads((site / "csec" / "manifest.json").read_text())["files"]
    return {
        path.removeprefix("print/").removesuffix("-letter.pdf"): entry["fingerprint"]
        for path, entry in manifest.items()
        if path.endswith("-letter.pdf")
    }


def ask(watch: Watch, story: Path, fragment: str) -> str:
    watch.page.goto("about:blank")
    watch.page.goto(f"{(story / 'after' / 'csec' / CURRENT_PAGE).as_uri()}#{fragment}")
    return str(watch.page.locator(".answer").inner_text())


def changes(watch: Watch) -> list[str]:
    return [" ".join(each.split()) for each in watch.page.locator(".answer li").all_inner_texts()]


def test_an_old_poster_is_replaced_and_says_by_what(story: Path, watch: Watch) -> None:
    before, after = marks(story / "before"), marks(story / "after")
    said = ask(watch, story, f"handout.{before['handout']}")
    assert "answer--replaced" in watch.page.locator(".answer").get_attribute("class")
    assert "2026-02-01" in said and before["handout"] in said and after["handout"] in said
    told = changes(watch)
    assert len(told) == 2, told
    assert any(OLD in each and NEW in each for each in told)
    assert any("two" in each and "three" in each for each in told)
    links = watch.page.locator(".answer a").evaluate_all("all => all.map((each) => each.href)")
    assert [Path(link).name for link in links] == ["handout-letter.pdf", "handout-a4.pdf"]
    assert all((story / "after/csec/print" / Path(link).name).is_file() for link in links)


def test_each_print_of_before_says_what_became_of_it(story: Path, watch: Watch) -> None:
    before, after = marks(story / "before"), marks(story / "after")
    replaced = 0
    for sheet, mark in before.items():
        said = ask(watch, story, f"{sheet}.{mark}")
        kind = watch.page.locator(".answer").get_attribute("class")
        if after[sheet] == mark:
            assert "answer--current" in kind, sheet
            continue
        replaced += 1
        assert "answer--replaced" in kind, sheet
        assert (NEW in said) or ("three" in said), sheet
        for told in changes(watch):
            assert (OLD in told and NEW in told) or re.search("two|three|≥", told), (sheet, told)
    assert replaced > 3 and len(before) > replaced


def test_todays_print_is_current_and_a_slip_is_unknown(story: Path, watch: Watch) -> None:
    after = marks(story / "after")
    for sheet, mark in after.items():
        ask(watch, story, f"{sheet}.{mark}")
        assert verdict(watch.page) == "This print is current.", sheet
    slip = after["poster"][:-1] + ("0" if after["poster"][-1] != "0" else "1")
    ask(watch, story, f"nothing.{slip}")
    assert "answer--unknown" in watch.page.locator(".answer").get_attribute("class")
    watch.page.locator("#_code").fill(f"{slip[:4]} {slip[4:]}")
    watch.page.locator("#_look_up").click()
    assert "answer--codeless" in watch.page.locator(".answer").get_attribute("class")
    watch.page.locator("#_code").fill(after["poster"].upper())
    watch.page.locator("#_code").press("Enter")
    assert verdict(watch.page) == "This print is current."


def test_nothing_is_wrong_with_the_answer_of_an_old_print(story: Path, browser: Any) -> None:
    before = marks(story / "before")
    for width, scheme in ((320, "dark"), (1280, "light")):
        page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
        page.goto(f"{(story / 'after/csec' / CURRENT_PAGE).as_uri()}#handout.{before['handout']}")
        # An arrow between two words has the colour of the page's text, which axe does not decide.
        assert [each for each in complaints(page) if "only non-text characters" not in each] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.close()


def test_the_page_of_changes_lists_both_releases(story: Path, watch: Watch) -> None:
    watch.open((story / "after/csec/changes.html").as_uri())
    said = watch.page.locator("main").inner_text()
    assert "A new number, and three indicators" in said and "The first one" in said
    assert OLD in said and NEW in said
