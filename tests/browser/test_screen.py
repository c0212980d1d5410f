"""The questionnaire in a real browser: the right pathway in few taps, with keys, on paper."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.asking import PHONE, answer, heading, parts, press, tick, traces, view
from tests.browser.watch import reused
from tests.definitions import protocol_in, real_protocol
from tests.product import EXAMPLE_IDS, EXAMPLES, PROJECT

pytestmark = pytest.mark.browser

SCRIPT = PROJECT / "generator" / "assets" / "js" / "screen.js"
CSEC = real_protocol()
SITUATIONS = {each.id: each.title.text for each in CSEC.pathways if each.id != "at-risk"}
OPEN = "“Open” does not mean “Not met”"
NO_DIAGNOSIS = "This screening is not a diagnosis, and it replaces no one’s duty to report."
BELOW = "A result below the thresholds does not mean that no report is needed."


@pytest.fixture
def page(browser: Any, real_site: Path) -> Iterator[Any]:
    """The real questionnaire on a phone; what goes wrong in it fails the test."""
    watch = reused(browser, viewport=PHONE, has_touch=True)
    watch.page.goto((real_site / "csec" / "screen.html").as_uri())
    yield watch.page
    assert watch.complaints == []


class Taps:
    """Taps with a finger, and counts them."""

    def __init__(self, page: Any) -> None:
        self.page, self.count = page, 0

    def __call__(self, selector: str) -> None:
        self.count += 1
        self.page.locator(selector).tap()


@pytest.mark.parametrize("pathway", SITUATIONS)
def test_each_situation_is_two_taps_from_its_steps(page: Any, pathway: str) -> None:
    tap = Taps(page)
    tap(f".choice:has([value={pathway}])")
    tap("[data-does=go]")
    assert parts(page) == [f"pathway-{pathway}"]
    assert tap.count <= 4
    shown = page.locator(".part:visible")
    for step in CSEC.pathway(pathway).steps:
        assert step.text.text in " ".join(shown.locator(".steps").inner_text().split())
    assert shown.locator("svg.drawing").count() == 0  # which would say the steps again


@pytest.mark.parametrize(("first", "second"), [(0, None), (2, None), (3, 4), (6, 7)])
def test_at_risk_is_at_most_four_taps_away(page: Any, first: int, second: int | None) -> None:
    tap = Taps(page)
    tap("[data-does=none]")
    for place in (first, second):
        if place is not None:
            tap(f".question >> nth={place} >> .pick >> nth=0")
    tap("[data-does=result]")
    assert tap.count <= 4
    assert heading(page) == "“At-Risk” Factors"
    assert parts(page) == ["pathway-at-risk"]
    assert page.get_by_text(NO_DIAGNOSIS).last.is_visible()
    assert not page.locator("[data-below], [data-undecided]").filter(visible=True).count()
    page.emulate_media(media="print")
    assert page.get_by_text(NO_DIAGNOSIS).last.is_visible()
    page.emulate_media(media="screen")


def test_several_situations_can_hold(page: Any) -> None:
    tick(page, *SITUATIONS.values())
    press(page, "go")
    assert parts(page) == [f"pathway-{each}" for each in SITUATIONS]
    assert not page.locator(".readings").first.is_visible()


def test_whoever_ticks_nothing_is_told_and_goes_nowhere(page: Any) -> None:
    press(page, "go")
    assert page.locator("#_nothing-ticked").inner_text() != ""
    assert view(page) == "situations"
    tick(page, SITUATIONS["suspected-victim"])
    assert page.locator("#_nothing-ticked").inner_text() == ""


def test_nothing_answered_is_open_and_never_not_met(page: Any) -> None:
    press(page, "none")
    assert page.locator("#_so-far").inner_text() == "Open"
    press(page, "result")
    assert view(page) == "items"
    assert page.locator("#_gaps li").count() == 8
    assert page.evaluate("document.activeElement.id") == "_gaps"
    press(page, "asIs")
    assert heading(page).startswith("Open")
    assert parts(page) == []
    assert page.locator(".could li").count() == 8
    assert OPEN in page.locator("[data-undecided]").inner_text()
    assert not page.locator("[data-below]").is_visible()


def test_not_met_is_said_once_nothing_can_change_it(page: Any) -> None:
    press(page, "none")
    for place in range(6):
        answer(page, place, "no")
    assert page.locator("#_so-far").inner_text() == "Open"
    answer(page, 6, "no")
    assert page.locator("#_so-far").inner_text() == "Not met"  # one indicator alone decides nothing
    answer(page, 7, "yes")
    press(page, "result")
    assert heading(page) == "Thresholds not met"
    assert parts(page) == []
    assert BELOW in page.locator("[data-below]").inner_text()
    assert not page.locator("[data-undecided]").is_visible()
    assert page.get_by_text(NO_DIAGNOSIS).last.is_visible()
    reasons = page.locator(".reasons .reason[data-sum]").all_inner_texts()
    assert [each.split("\n")[0].split() for each in reasons] == [
        ["Factors", "0", "of", "3", "Not", "met"], ["Indicators", "1", "of", "5", "Not", "met"],
    ]  # fmt: skip


def test_the_result_says_why_in_the_rules_own_words(page: Any) -> None:
    press(page, "none")
    answer(page, 3, "yes")
    answer(page, 4, "yes")
    answer(page, 5, "not known")
    press(page, "result")
    reason = page.locator(".reason[data-sum]").nth(1)
    assert "2 of 5, 3 not known" in reason.inner_text()
    assert CSEC.screenings[0].groups[1].statement.text in reason.inner_text()
    assert not page.locator("[data-below]").is_visible()


def test_a_gap_is_one_tap_from_its_question(page: Any) -> None:
    press(page, "none")
    for place in (0, 1, 2, 3, 5, 6, 7):
        answer(page, place, "no")
    # Seven are answered; one indicator alone could not change it, so nothing is asked for.
    press(page, "result")
    assert view(page) == "items" or heading(page) == "Thresholds not met"
    if view(page) == "items":
        page.locator("#_gaps a").click()
        assert "prior involvement" in page.evaluate("document.activeElement.textContent")


def test_one_at_a_time_asks_in_order_and_follows_with_the_focus(page: Any) -> None:
    press(page, "none")
    press(page, "mode")
    items = list(CSEC.screenings[0].items)
    for number, item in enumerate(items, 1):
        (shown,) = page.locator(".question:visible").all()
        assert item.text.text in shown.inner_text()
        assert item.text.text in page.evaluate("document.activeElement.textContent")
        assert page.locator("#_count").inner_text() == f"{number} of 8"
        answer(page, number - 1, "no")
        if number < 8:
            press(page, "following")
    assert not page.locator("[data-does=following]").is_visible()
    press(page, "previous")
    assert page.locator("#_count").inner_text() == "7 of 8"
    press(page, "mode")
    assert page.locator(".question:visible").count() == 8
    press(page, "result")
    assert heading(page) == "Thresholds not met"


def test_one_at_a_time_shows_a_result_as_soon_as_there_is_one(page: Any) -> None:
    press(page, "none")
    press(page, "mode")
    assert not page.locator("[data-does=result]").is_visible()
    answer(page, 0, "yes")
    press(page, "result")
    assert heading(page) == "“At-Risk” Factors"


def test_answers_can_be_changed_and_taken_back(page: Any) -> None:
    press(page, "none")
    answer(page, 0, "yes")
    press(page, "result")
    press(page, "change")
    assert view(page) == "items"
    assert page.locator(".question input:checked").count() == 1
    answer(page, 0, "no")
    press(page, "result")
    press(page, "asIs")
    assert heading(page).startswith("Open")
    press(page, "again")
    assert (view(page), traces(page)) == ("situations", [])
    tick(page, SITUATIONS["confirmed-victim"])
    press(page, "go")
    press(page, "change")
    assert view(page) == "situations"


def test_keys_alone_are_enough(page: Any) -> None:
    def reach(selector: str) -> None:
        for _ in range(60):
            if page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            page.keyboard.press("Tab")
        raise AssertionError(selector)

    reach("[data-does=none]")
    page.keyboard.press("Enter")
    for name in ("truancy", "substance-abuse"):
        reach(f"[name='_at-risk_{name}']")
        page.keyboard.press("Space")
    reach("[data-does=result]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_part-at-risk"
    assert parts(page) == ["pathway-at-risk"]
    reach("[data-does=again]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_title"
    reach("[data-does=none]")
    page.keyboard.press("Enter")
    reach("[data-does=mode]")
    page.keyboard.press("Space")
    reach("[name='_at-risk_controlled']")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.locator("#_count").inner_text() == "2 of 8"


SIZES_OF_TARGETS = """() => [
  ...document.querySelectorAll("button, summary, .pick, .choice, .leave")]
  .filter(target => target.checkVisibility({ visibilityProperty: true }))
  .map(target => {
    const { width, height } = target.getBoundingClientRect();
    return [Math.min(width, height), target.textContent];
  })"""
"""The shorter side in px, and the words, of everything to touch."""


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_every_target_is_large_and_nothing_scrolls_sideways(
    browser: Any, real_site: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 256 if width == 320 else 800})
    page.goto((real_site / "csec" / "screen.html").as_uri())

    def assert_roomy() -> None:
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        sizes = page.evaluate(SIZES_OF_TARGETS)
        assert sizes
        assert [words for side, words in sizes if side < 44] == []

    assert_roomy()
    press(page, "none")
    assert_roomy()
    press(page, "result")
    assert_roomy()
    press(page, "mode")
    assert_roomy()
    answer(page, 0, "yes")
    press(page, "result")
    assert_roomy()
    page.close()


@pytest.mark.parametrize("is_wanted", [True, False])
def test_the_printout_holds_the_result_and_answers_only_if_wanted(
    page: Any, tmp_path: Path, is_wanted: bool
) -> None:
    press(page, "none")
    answer(page, 0, "no")
    answer(page, 3, "yes")
    answer(page, 4, "yes")
    press(page, "result")
    if is_wanted:
        page.locator(".check").click()
    (tmp_path / "page.pdf").write_bytes(page.pdf())
    command = ["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"]
    text = " ".join(
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    )
    assert "“At-Risk” Factors" in text
    assert CSEC.title.text in text
    for step in CSEC.pathway("at-risk").steps:
        assert step.text.text in text
    assert ("groomed by another person." in text) == is_wanted
    assert ("No answer" in text) == is_wanted
    assert "Leave now" not in text and "Start again" not in text


def test_without_a_script_there_is_a_way_on(browser: Any, real_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((real_site / "csec" / "screen.html").as_uri())
    shown = page.locator("main").inner_text()
    assert all(title in " ".join(shown.split()) for title in SITUATIONS.values())
    assert NO_DIAGNOSIS in shown
    assert page.locator("a[href='screening.html']").is_visible()
    assert page.locator("input:visible, button:visible").count() == 0
    page.goto((real_site / "csec" / "screening.html").as_uri())
    shown = page.locator("main").inner_text()
    assert all(item.text.text in shown for item in CSEC.screenings[0].items)
    assert "Factors: 1 or more, or Indicators: 2 or more" in shown and BELOW in shown
    assert page.locator(".to-do a[href='screen.html']").is_visible()
    page.locator("main a[href='rule.html']").click()
    shown = page.locator("main").inner_text()
    assert "256: 250 met, 6 not met" in shown
    assert "6,561 states: 5,665 met, 885 open, 11 not met" in shown
    context.close()


def test_every_outcome_of_every_example_can_be_reached(browser: Any, example_site: Path) -> None:
    page = browser.new_page(viewport=PHONE)
    for name in EXAMPLE_IDS:
        protocol = protocol_in(EXAMPLES / name)
        page.goto((example_site / protocol.id / "screen.html").as_uri())
        if not protocol.screenings:
            for pathway in protocol.pathways:
                tick(page, pathway.title.text)
            press(page, "go")
            assert parts(page) == [f"pathway-{each.id}" for each in protocol.pathways]
            continue
        assert view(page) == "items"
    page.goto((example_site / "score" / "screen.html").as_uri())
    for place, way in enumerate(["yes", "yes", "yes", "no", "no", "no"]):
        answer(page, place, way)
    press(page, "result")
    assert parts(page) == ["pathway-guardar"]
    page.goto((example_site / "classify" / "screen.html").as_uri())
    for place, way in enumerate(["yes", "yes", "no", "yes", "yes", "no", "no"]):
        answer(page, place, way)
    press(page, "result")
    met = page.locator(".reading[data-verdict=met] .reading__head").all_inner_texts()
    assert len(met) == 2 and parts(page) == ["pathway-label-it", "outcome-shelf"]
    page.close()


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 800}], ids=["phone", "laptop"])
def test_the_first_question_and_the_first_step_are_in_sight(
    browser: Any, real_site: Path, size: Any
) -> None:
    page = reused(browser, viewport=size).page
    page.goto((real_site / "csec" / "screen.html").as_uri())
    choices = page.locator(".choice").all()
    assert all(each.bounding_box()["y"] < size["height"] / 2 for each in choices)
    press(page, "none")
    answers = page.locator(".question__answers").first.bounding_box()
    assert answers["y"] + answers["height"] <= page.locator(".bar").bounding_box()["y"]
    answer(page, 0, "yes")
    press(page, "result")
    band = page.locator(".part:visible .band").bounding_box()
    step = page.locator(".part:visible .step").first.bounding_box()
    assert step["y"] - band["y"] <= 220
    assert step["y"] + step["height"] <= size["height"]
    why = page.locator(".why").bounding_box()
    assert why["y"] > step["y"]


def test_what_is_to_be_known_first_is_short_and_whole_with_the_rest_behind_it(page: Any) -> None:
    notes = page.locator(".notes")
    assert notes.bounding_box()["height"] < 90
    line = page.locator(".notes__line")  # a sentence that is cut could say the contrary
    assert line.evaluate("line => line.scrollHeight <= line.clientHeight + 1")
    page.locator(".notes summary").tap()
    shown = " ".join(notes.inner_text().split())
    for note in CSEC.notes_for("questionnaire"):
        assert note.text.text in shown
    assert "More than one situation can hold." in shown


def test_reasons_that_are_met_stand_first(page: Any) -> None:
    press(page, "none")
    answer(page, 3, "yes")
    answer(page, 4, "yes")
    press(page, "result")
    tops = {
        each.locator("b").first.inner_text(): each.bounding_box()["y"]
        for each in page.locator(".reason[data-sum]").all()
    }
    assert tops["Indicators"] < tops["Factors"]


def test_the_script_is_small() -> None:
    assert len(SCRIPT.read_bytes()) <= 19_000
