"""The presenter in a real browser: walked with keys, clicker, touch, and read without scripts."""

from __future__ import annotations

import gzip
from collections import deque
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.model import Pathway, Step, StepTarget, Transition
from generator.views.pathway_chart import box_id
from generator.views.presenter import presentation
from tests.browser.watch import Watch, reused, wait_until
from tests.definitions import protocols
from tests.product import PROJECT, built

pytestmark = pytest.mark.browser

SCRIPT = PROJECT / "generator" / "assets" / "js" / "present.js"
PROJECTOR = {"width": 1024, "height": 768}
PHONE = {"width": 360, "height": 780}

STATE = """() => {
  const isSeen = (part) => getComputedStyle(part).visibility === "visible"
    && part.getClientRects().length > 0;
  const deck = document.querySelector(".deck.is-open");
  const slides = [...document.querySelectorAll(".slide")].filter(isSeen);
  const named = (selector) => [...deck.querySelectorAll(selector)].filter(isSeen)
    .map((cell) => cell.dataset.goes);
  return {
    deck: deck.id,
    position: document.querySelector("#_position span").textContent,
    spoken: document.querySelector("#_position").textContent,
    slides: slides.map((slide) => slide.id),
    words: slides.map((slide) => slide.innerText).join(),
    cells: named(".strip__cell"),
    done: named(".strip__cell.is-done"),
    current: named(".strip__cell[aria-current=step]"),
  };
}"""


FEW = [
    name
    if name in ("csec", "branching", "parallel")
    else pytest.param(name, marks=pytest.mark.long)
    for name in sorted(protocols())
]
"""Every protocol; those that are built of what the others have are left to the long tests."""
PATHWAYS = [(p.id, pathway.id) for p in protocols().values() for pathway in p.pathways]
SCREENINGS = [(p.id, each.id) for p in protocols().values() for each in p.screenings]


@pytest.fixture(scope="module")
def address(real_site: Path, example_site: Path) -> Any:
    """Where the presenter of a protocol is, in a folder."""

    def of(protocol: str, anchor: str = "") -> str:
        site = real_site if protocol == "csec" else example_site
        return f"{(site / protocol / 'present.html').as_uri()}{anchor and '#'}{anchor}"

    return of


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page on a projector; what goes wrong in it fails the test."""
    watch = reused(browser, viewport=PROJECTOR)
    yield watch.page
    assert watch.complaints == []


@pytest.fixture
def phone(browser: Any) -> Any:
    return reused(browser, viewport=PHONE, has_touch=True, is_mobile=True).page


def state(page: Any) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STATE)
    return found


def position(page: Any) -> str:
    return str(page.evaluate("document.querySelector('#_position span').textContent"))


FOCUSED = "document.activeElement.closest('.answers')?.closest('.slide').id"
"""The slide whose answer has the focus, if one has."""


def show(page: Any, anchor: str) -> None:
    """Go to a place of the page that is open."""
    page.evaluate(
        """async (hash) => {
          if (decodeURIComponent(location.hash) === hash) return;
          const gone = new Promise((done) => addEventListener("hashchange", done, { once: true }));
          location.hash = hash;
          await gone;
        }""",
        f"#{anchor}",
    )


# Ways through a pathway, as its definition has them: each a list of a step and its lead's number

Way = list[tuple[str, int]]


def onward(step: Step) -> list[tuple[int, Transition]]:
    """The leads that go on, with their numbers: not those for another round."""
    return [(number, lead) for number, lead in enumerate(step.transitions) if lead.kind != "back"]


def step_after(pathway: Pathway, way: Way) -> Step | None:
    """The step that a way has come to. None: it has come to an end outside."""
    if not way:
        return pathway.steps[0]
    target = pathway.step(way[-1][0]).transitions[way[-1][1]].target
    return pathway.step(target.step) if isinstance(target, StepTarget) else None


def way_to(pathway: Pathway, step: Step) -> Way:
    """A way with the fewest steps from the first one."""
    waiting: deque[Way] = deque([[]])
    while waiting:
        way = waiting.popleft()
        at = step_after(pathway, way)
        if at is step:
            return way
        if at and at.id not in [name for name, _ in way]:
            waiting.extend([*way, (at.id, number)] for number, _ in onward(at))
    raise AssertionError(step.id)


def to_the_end(pathway: Pathway, way: Way) -> Way:
    """Go on, at decisions to what stands last."""
    places = {each.id: place for place, each in enumerate(pathway.steps)}
    at = step_after(pathway, way)
    while at and onward(at):
        targets = {number: box_id(lead.target) for number, lead in onward(at)}
        number = max(targets, key=lambda each: places.get(targets[each], len(places)))
        way = [*way, (at.id, number)]
        at = step_after(pathway, way)
    return way


@cache
def ways_through(protocol: str, name: str) -> list[Way]:
    """Ways from the first step to an end, so that each lead of each step is on one of them."""
    pathway = protocols()[protocol].pathway(name)
    found: list[Way] = []
    for step in pathway.steps:
        for number, _ in onward(step):
            if (step.id, number) not in {each for way in found for each in way}:
                found.append(to_the_end(pathway, [*way_to(pathway, step), (step.id, number)]))
    return found or [[]]


def assert_shown(found: dict[str, Any], pathway: Pathway, way: Way) -> None:
    """Hold a stage to the way come: the step there alone, and what was walked in the row."""
    last = step_after(pathway, way)
    place = (
        box_id(pathway.step(way[-1][0]).transitions[way[-1][1]].target) if last is None else last.id
    )
    assert found["slides"] == [f"{pathway.id}_{place}"]
    assert found["position"] == place_in(pathway, last)
    assert found["cells"] == [f"{pathway.id}_{step.id}" for step in pathway.steps]
    assert found["current"] == ([f"{pathway.id}_{place}"] if last else [])
    assert found["done"] == [f"{pathway.id}_{name}" for name in done(pathway, way)]
    if last:
        assert squeezed(last.label + last.text.text) in squeezed(found["words"])
        assert squeezed(found["spoken"]).count(squeezed(last.text.text)) == 1


def done(pathway: Pathway, way: Way) -> list[str]:
    """The steps that are solid in the row: those come by, or all before where nobody answers."""
    order = [step.id for step in pathway.steps]
    last = step_after(pathway, way)
    if not any(step.kind == "decision" for step in pathway.steps) and not pathway.at_any_point:
        return order[: order.index(last.id)] if last else []
    come = [name for name, _ in way]
    come = come[: come.index(last.id)] if last and last.id in come else come
    return [name for name in order if name in come]


def squeezed(text: str) -> str:
    """Without spaces: a number to dial has a line of its own."""
    return "".join(text.split())


def place_in(pathway: Pathway, step: Step | None) -> str:
    if step is None:
        return "It ends here"
    return f"Step {pathway.steps.index(step) + 1} of {len(pathway.steps)}"


def place_at_the_end(pathway: Pathway, step: Step | None) -> str:
    """What is said where nothing leads on."""
    if step is None:
        return place_in(pathway, step)
    ends = "the last one" if step is pathway.steps[-1] else "it ends here"
    return f"{place_in(pathway, step)}: {ends}"


def go_on(page: Any, pathway: Pathway, way: Way, number: int, press: Callable[[], None]) -> None:
    """Go on from where a way has come to; at a decision, until the answer has the focus."""
    step = step_after(pathway, way)
    assert step is not None
    press()
    if step.kind == "decision":
        for _ in range(number):
            press()
        assert page.evaluate(FOCUSED) == f"{pathway.id}_{step.id}"
        assert position(page) == place_in(pathway, step)


@pytest.mark.parametrize(("protocol", "name"), PATHWAYS)
def test_a_clicker_walks_every_pathway(page: Any, address: Any, protocol: str, name: str) -> None:
    pathway = protocols()[protocol].pathway(name)
    page.goto(address(protocol, name))
    for whole in ways_through(protocol, name):
        page.keyboard.press("Home")
        assert_shown(state(page), pathway, [])
        for place, (step, number) in enumerate(whole):
            go_on(page, pathway, whole[:place], number, lambda: page.keyboard.press("PageDown"))
            if pathway.step(step).kind == "decision":
                page.keyboard.press("Enter")
            assert_shown(state(page), pathway, whole[: place + 1])
        end = step_after(pathway, whole)
        if end or "_pathway-" not in state(page)["slides"][0]:
            page.keyboard.press("PageDown")
            assert position(page) == place_at_the_end(pathway, end)
        for place in reversed(range(len(whole))):
            page.keyboard.press("PageUp")
            assert position(page) == place_in(pathway, step_after(pathway, whole[:place]))
        page.keyboard.press("PageUp")
        assert_shown(state(page), pathway, [])


@pytest.mark.parametrize(("protocol", "name"), SCREENINGS)
def test_a_clicker_walks_every_screening(page: Any, address: Any, protocol: str, name: str) -> None:
    decks = presentation(protocols()[protocol]).decks
    (deck,) = (each for each in decks if each.id == f"_screening-{name}")
    page.goto(address(protocol, deck.id))
    slides = [slide.entry.anchor for slide in deck.steps]
    for number, slide in enumerate(slides, 1):
        found = state(page)
        assert found["position"] == f"Step {number} of {len(slides)}"
        assert found["current"] == found["slides"] == [slide]
        page.keyboard.press("PageDown")
    assert position(page).endswith("the last one")


# A fork whose branches stand one after the other in the list

FORK = """protocol: fork
title: A fork
status: active
region: US
publisher: {name: Example School}
outcomes:
  - {id: done, title: Done}
pathways:
  - id: fork
    title: A fork
    steps:
      - id: ask
        decision: Which way?
        answers: [{label: "Yes", to: a1}, {label: "No", to: b1}, {label: Perhaps, to: a1}]
      - {id: a1, text: Do the first of A}
      - {id: a2, text: Do the second of A, next: join}
      - {id: b1, text: Do the first of B}
      - {id: b2, text: Do the second of B, next: {outcome: done}}
      - {id: join, text: Join, ends: yes}
"""


@pytest.fixture(scope="module")
def fork(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a pathway that forks."""
    folder = tmp_path_factory.mktemp("fork")
    source = folder / "source" / "fork"
    source.mkdir(parents=True)
    (source / "protocol.yaml").write_text(FORK, "utf-8")
    site = built(folder / "source", folder / "site")
    return f"{(site / 'fork' / 'present.html').as_uri()}#fork"


@pytest.mark.parametrize(
    ("answer", "come"),
    [(1, ["ask", "a1", "a2"]), (2, ["ask", "b1", "b2"]), (3, ["ask", "a1", "a2"])],
)
@pytest.mark.parametrize("key", ["PageDown", pytest.param("ArrowRight", marks=pytest.mark.long)])
def test_going_on_stays_on_the_branch(
    page: Any, fork: str, answer: int, come: list[str], key: str
) -> None:
    page.goto(fork)
    page.keyboard.press(str(answer))
    for _ in range(4):
        page.keyboard.press(key)
    found = state(page)
    assert found["done"] == [f"fork_{each}" for each in come]
    assert found["position"] == ("It ends here" if answer == 2 else "Step 6 of 6: the last one")


def test_end_goes_as_far_as_one_way_leads(page: Any, fork: str) -> None:
    page.goto(fork)
    page.keyboard.press("End")
    assert position(page) == "Step 1 of 6"
    page.keyboard.press("2")
    page.keyboard.press("End")
    assert state(page)["slides"] == ["fork__outcome-done"]
    page.keyboard.press("PageUp")
    assert position(page) == "Step 5 of 6"


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_answers_take_turns_and_wait_for_a_key(page: Any, fork: str, key: str) -> None:
    page.goto(fork)
    for expected in ("Yes", "No", "Perhaps", "Yes", "No"):
        page.keyboard.press("PageDown")
        assert page.evaluate("document.activeElement.innerText").startswith(f"{expected}: ")
        frame = "getComputedStyle(document.activeElement).outlineWidth"
        assert page.evaluate(frame) == "4px"
        assert position(page) == "Step 1 of 6"
    page.keyboard.press(key)
    assert position(page) == "Step 4 of 6"
    assert page.evaluate("document.activeElement.dataset.does") == "next"


@pytest.mark.parametrize("way", ["click", "tap"])
def test_next_can_be_pressed_for_each_answer(page: Any, phone: Any, fork: str, way: str) -> None:
    used = phone if way == "tap" else page
    used.goto(fork)
    for expected in ("Yes", "No"):
        getattr(used.get_by_role("button", name="Next"), way)()
        assert used.evaluate("document.activeElement.innerText").startswith(f"{expected}: ")
        frame = "getComputedStyle(document.activeElement).outlineWidth"
        assert used.evaluate(frame) == "4px"
    getattr(used.locator("button.way:focus"), way)()
    assert position(used) == "Step 4 of 6"


@pytest.mark.parametrize(
    ("anchor", "come"),
    [
        ("fork_b2", ["ask", "b1"]),  # surely by the answer No
        ("fork_a2", ["a1"]),  # by Yes or by Perhaps
    ],
)
def test_an_address_claims_no_answer(page: Any, fork: str, anchor: str, come: list[str]) -> None:
    page.goto(fork.replace("#fork", f"#{anchor}"))
    assert state(page)["done"] == [f"fork_{each}" for each in come]


def test_one_step_is_shown_and_no_box_is_empty(page: Any, fork: str) -> None:
    page.goto(fork)
    assert len(state(page)["slides"]) == 1
    assert page.locator("svg.drawing").count() == 0


def test_a_cell_of_the_row_leads_to_its_step(page: Any, address: Any) -> None:
    page.goto(address("csec", "confirmed-victim"))
    page.get_by_role("button", name="STEP 5").click()
    assert position(page) == "Step 5 of 8"
    assert [each.rpartition("_")[2] for each in state(page)["done"]] == [
        "law-enforcement", "report", "campus-impact", "advocate",
    ]  # fmt: skip
    page.keyboard.press("PageDown")
    assert position(page) == "Step 6 of 8"
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    assert position(page) == "Step 1 of 8"


def test_going_back_along_the_row_takes_back_what_was_come(page: Any, fork: str) -> None:
    page.goto(fork)
    for key in ("1", "PageDown", "PageDown"):
        page.keyboard.press(key)
    assert position(page) == "Step 6 of 6"
    page.locator(".strip__cell:visible").first.click()
    found = state(page)
    assert (found["position"], found["done"]) == ("Step 1 of 6", [])


# Keys


def test_keys_that_go_on_and_back(page: Any, address: Any) -> None:
    page.goto(address("csec", "at-risk"))
    for key in ("ArrowRight", "ArrowDown", "PageDown", "Space", "Enter"):
        page.keyboard.press("Home")
        assert position(page) == "Step 1 of 4"
        assert state(page)["done"] == []
        page.keyboard.press(key)
        page.keyboard.press(key)
        assert position(page) == "Step 3 of 4", key
    for key in ("ArrowLeft", "ArrowUp", "PageUp", "Backspace"):
        page.keyboard.press("End")
        assert position(page) == "Step 4 of 4"
        page.keyboard.press(key)
        assert position(page) == "Step 3 of 4", key


def test_keys_with_others_held_are_left_alone(page: Any, address: Any) -> None:
    page.goto(address("csec", "at-risk"))
    for held in ("Control", "Alt", "Meta", "Shift"):
        for key in ("ArrowRight", "End", "PageDown"):
            page.keyboard.press(f"{held}+{key}")
            assert position(page) == "Step 1 of 4", (held, key)


def test_unknown_keys_do_nothing(page: Any, address: Any) -> None:
    page.goto(address("csec", "at-risk"))
    before = state(page)
    for key in ("x", "0", "9", "Tab", "Delete", "F2", "Escape"):
        page.keyboard.press(key)
    assert state(page) == before


def test_an_answer_leads_on_and_back_again(page: Any, address: Any) -> None:
    page.goto(address("branching", "lights-out"))
    page.keyboard.press("PageDown")
    page.get_by_role("button", name="No: Box 5").click()
    found = state(page)
    assert found["position"] == "Step 5 of 9"
    assert found["done"] == ["lights-out_stop-game", "lights-out_daylight"]
    page.keyboard.press("PageDown")
    page.keyboard.press("2")
    assert position(page) == "Step 5 of 9"
    assert page.get_by_text("(at most twice)").count() == 1
    for expected in (6, 5, 2):
        page.keyboard.press("PageUp")
        assert position(page) == f"Step {expected} of 9"


def test_an_outcome_is_an_end(page: Any, address: Any) -> None:
    page.goto(address("branching", "lights-out"))
    page.keyboard.press("PageDown")
    page.keyboard.press("1")
    for _ in range(2):
        found = state(page)
        assert found["position"] == "It ends here"
        assert found["slides"] == ["lights-out__outcome-game-goes-on"]
        assert "Note the time on the score sheet" in found["words"]
        page.keyboard.press("PageDown")
    page.keyboard.press("PageUp")
    assert position(page) == "Step 2 of 9"


def test_a_pathway_leads_into_another(page: Any, address: Any) -> None:
    page.goto(address("branching", "lights-out"))
    for key in ("PageDown", "2", "PageDown", "3"):
        page.keyboard.press(key)
    assert state(page)["slides"] == ["lights-out__pathway-leave-gym"]
    page.keyboard.press("PageDown")
    found = state(page)
    assert (found["deck"], found["position"]) == ("leave-gym", "Step 1 of 4")
    page.keyboard.press("PageUp")
    page.keyboard.press("PageUp")
    found = state(page)
    assert (found["deck"], found["position"]) == ("lights-out", "Step 6 of 9")


def test_branches_are_shown_with_their_step(page: Any, address: Any) -> None:
    page.goto(address("parallel", "opening"))
    assert page.get_by_text("2a", exact=True).first.is_hidden()
    page.keyboard.press("PageDown")
    words = " ".join(state(page)["words"].split())
    assert all(f"Step 2{letter}" in words for letter in "abcde")


def test_a_blank_screen_says_nothing(page: Any, address: Any) -> None:
    page.goto(address("csec", "at-risk"))
    ways = ("b", "PageDown"), ("B", "b"), (".", "Escape"), ("b", "Enter"), (".", "x"), ("b", "tap")
    for key, back in ways:
        blank_and_back(page, key, back)


def blank_and_back(page: Any, key: str, back: str) -> None:
    page.keyboard.press(key)
    shown = page.evaluate(
        """() => [[5, 5], [512, 384], [1019, 763]].map(([x, y]) => {
          const top = document.elementFromPoint(x, y);
          return [top.id, getComputedStyle(top).backgroundColor, top.innerText.trim()];
        })"""
    )
    blank = ["_blank", "rgb(0, 0, 0)", "The screen is blank. Any key or a tap shows it again."]
    assert shown == [blank] * 3
    small = page.locator("#_blank p").bounding_box()
    assert max(small["width"], small["height"]) <= 1  # spoken, not seen
    assert page.get_by_role("dialog", name="The screen is blank").count() == 1
    if back == "tap":
        page.mouse.click(100, 740)
    else:
        page.keyboard.press(back)
    assert page.locator("#_blank").is_hidden()
    assert position(page) == "Step 1 of 4"


def test_the_menu_is_left_and_found_again(page: Any, address: Any) -> None:
    page.goto(address("csec"))
    links = page.locator(".menu a.situation")
    assert links.count() == 5
    assert all(links.nth(each).bounding_box()["height"] >= 60 for each in range(5))
    assert page.get_by_role("heading", name="Keys").is_visible()
    assert page.get_by_role("button", name="Next").is_hidden()
    page.get_by_role("link", name="“At-Risk” Factors").click()
    assert state(page)["deck"] == "at-risk"
    page.keyboard.press("m")
    assert page.locator(".deck.is-open").count() == 0
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#at-risk"
    page.keyboard.press("3")
    assert state(page)["deck"] == "student-recruitment"
    page.get_by_role("button", name="Menu").click()
    page.keyboard.press("PageDown")
    assert state(page)["deck"] == "confirmed-victim"


def test_notes_are_off_at_first_and_say_whose_they_are(page: Any, address: Any) -> None:
    page.goto(address("branching", "lights-out"))
    panel = page.get_by_role("complementary", name="Notes")
    button = page.get_by_role("button", name="Notes")
    assert panel.is_hidden()
    assert button.get_attribute("aria-pressed") == "false"
    page.keyboard.press("PageDown")
    page.keyboard.press("n")
    assert button.get_attribute("aria-pressed") == "true"
    text = panel.inner_text()
    assert "Let somebody look from the far end." in text
    assert "Ask the group what they would do first." in text
    assert "This is an example and gives no advice." in text
    assert text.count("Note from this site") == 2
    page.keyboard.press("2")
    assert "far end" not in panel.inner_text()
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    page.goto(address("forty", "tour"))
    button.click()
    assert panel.inner_text() == "There are no notes here."


@pytest.mark.parametrize("way", ["click", "tap"])
def test_keys_go_on_after_a_tool_was_clicked(page: Any, phone: Any, address: Any, way: str) -> None:
    used = phone if way == "tap" else page
    used.goto(address("csec", "at-risk"))
    for key in ("Space", "Enter", "PageDown"):
        getattr(used.get_by_role("button", name="Notes"), way)()
        used.keyboard.press(key)
        assert position(used) == "Step 2 of 4", key
        assert used.locator("#_notes").is_visible()
        used.keyboard.press("n")
        used.keyboard.press("Home")
        assert used.locator("#_notes").is_hidden()


def test_keys_press_the_tool_that_tab_came_to(page: Any, address: Any) -> None:
    page.goto(address("csec", "at-risk"))
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("#_notes").is_visible()
    assert position(page) == "Step 1 of 4"


def test_next_looks_like_what_is_pressed_first(page: Any, address: Any) -> None:
    page.goto(address("csec", "at-risk"))
    fills = page.evaluate(
        """() => ["next", "back"].map(
          (name) => getComputedStyle(document.querySelector(`.tool--${name}`)).backgroundColor)"""
    )
    accent = page.evaluate(
        """() => {
          const probe = document.body.appendChild(document.createElement("i"));
          probe.style.color = "var(--accent)";
          return getComputedStyle(probe).color;
        }"""
    )
    assert fills[0] == accent != fills[1]


def test_a_rule_has_a_mark_of_its_own(page: Any, address: Any) -> None:
    page.goto(address("csec"))
    assert page.locator(".menu .mark--rule").count() == 1
    assert page.locator(".menu .situations__rule .mark--rule").count() == 1


def test_notes_of_branches_say_of_which(page: Any, address: Any) -> None:
    page.goto(address("parallel", "opening_prepare"))
    page.keyboard.press("n")
    assert "Step 2b The green one is slow." in page.locator("#_notes").inner_text()


def test_the_list_of_keys_takes_no_step(page: Any, address: Any) -> None:
    page.goto(address("csec", "at-risk"))
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="Keys")
    assert keys.is_visible()
    page.keyboard.press("PageDown")
    page.keyboard.press("b")
    assert page.locator("#_blank").is_hidden()
    page.keyboard.press("Escape")
    assert keys.is_hidden()
    assert position(page) == "Step 1 of 4"


def test_letters_can_be_given_back(page: Any, address: Any) -> None:
    page.goto(address("branching", "lights-out_daylight"))
    page.keyboard.press("?")
    page.get_by_label("Letters, digits and signs work as keys").uncheck()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    for key in ("b", ".", "n", "m", "2", "?"):
        page.keyboard.press(key)
    assert page.locator("dialog[open]").count() == 0
    assert position(page) == "Step 2 of 9"
    page.keyboard.press("Space")
    page.keyboard.press("PageDown")
    page.keyboard.press("Space")
    assert position(page) == "Step 5 of 9"


def test_full_screen_comes_and_goes(page: Any, address: Any) -> None:
    page.goto(address("csec", "at-risk"))
    page.keyboard.press("f")
    wait_until(page, "document.fullscreenElement !== null")
    page.keyboard.press("F5")
    wait_until(page, "document.fullscreenElement === null")
    assert position(page) == "Step 1 of 4"


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        ("suspected-victim", "Step 1 of 7"),
        ("suspected-victim_advocate", "Step 4 of 7"),
        ("_screening-at-risk", "Step 1 of 4"),
        ("%61t-risk", "Step 1 of 4"),
    ],
)
def test_an_address_opens_its_place(page: Any, address: Any, anchor: str, expected: str) -> None:
    page.goto(address("csec", anchor))
    assert position(page) == expected
    page.evaluate("location.hash = '#student-recruitment'")
    wait_until(page, "document.querySelector('.is-open').id === 'student-recruitment'")
    assert position(page) == "Step 1 of 2"


@pytest.mark.parametrize(
    "anchor",
    [
        *("%E0%A4%A", "__proto__", "at-risk_x", ""),
        *(
            pytest.param(each, marks=pytest.mark.long)
            for each in ("nothing", "%", "_menu", "_notes", "<b>")
        ),
    ],
)
def test_a_bad_address_shows_the_menu(page: Any, address: Any, anchor: str) -> None:
    page.goto(f"{address('csec')}#{anchor}")
    assert page.locator(".menu a.situation").first.is_visible()
    assert page.locator(".deck.is-open").count() == 0
    page.get_by_role("link", name="Screening rule").click()
    assert position(page) == "Step 1 of 4"


def test_nothing_is_kept_and_nothing_is_fetched(browser: Any, served: str) -> None:
    watch = Watch(browser, viewport=PROJECTOR)
    page = watch.page
    watch.open(f"{served}/csec/present.html#confirmed-victim")
    before = page.evaluate("[history.length, location.href]")
    for key in ("PageDown", "PageDown", "PageUp", "n", "b", "b", "m", "2", "End", "?", "Escape"):
        page.keyboard.press(key)
    page.locator(".is-open .strip__cell").first.click()
    assert position(page) == "Step 1 of 4"
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert watch.requests == []
    assert page.evaluate("[history.length, location.href]") == before
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0, 0, "",
    ]  # fmt: skip
    assert page.context.cookies() == []
    page.close()


@pytest.mark.parametrize("protocol", FEW)
def test_the_page_is_whole_without_javascript(browser: Any, address: Any, protocol: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(address(protocol))
    assert page.locator("button:visible, dialog:visible, aside:visible").count() == 0
    text = page.locator("main").inner_text()
    for pathway in protocols()[protocol].pathways:
        section = page.locator(f"section[id='{pathway.id}']")
        entries = section.locator("ol.steps > li")
        assert entries.count() == len(pathway.steps)
        for number, step in enumerate(pathway.steps):
            said = entries.nth(number).inner_text()
            assert squeezed(said).startswith(squeezed(step.label))
            assert squeezed(step.text.text) in squeezed(said)
            for lead in step.transitions:
                assert lead.label is None or lead.label.text in said
            for each in (step, *step.branches):
                assert squeezed(each.text.text) in squeezed(said)
                assert each.note is None or each.note.text in said
    for note in protocols()[protocol].notes_for("pathway"):
        assert note.text.text in text
    context.close()


BETWEEN = pytest.param((1280, 800), marks=pytest.mark.long)
"""A size between others, in which nothing else can be wrong."""


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), BETWEEN, (1920, 1080)])
def test_the_real_protocol_needs_no_scrolling(
    page: Any, address: Any, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for deck in presentation(protocols()["csec"]).decks:
        page.goto(address("csec", deck.id))
        wait_until(page, "document.fonts.status === 'loaded'")
        for _ in deck.steps:
            found = page.evaluate(
                """() => {
                  const slide = document.querySelector(".slide.is-current");
                  const text = slide.querySelector(".slide__text");
                  const strip = document.querySelector(".is-open .strip").getBoundingClientRect();
                  const numeral = slide.querySelector(".slide > .step__tab .step__numeral");
                  const {left, top, right, bottom} = slide.getBoundingClientRect();
                  return {
                    over: [document.documentElement.scrollHeight - innerHeight,
                           document.documentElement.scrollWidth - innerWidth],
                    size: parseFloat(getComputedStyle(text).fontSize),
                    numeral: numeral && parseFloat(getComputedStyle(numeral).fontSize),
                    isIn: left >= 0 && top >= 0 && right <= innerWidth && bottom <= strip.top + 1,
                  };
                }"""
            )
            assert found["over"] == [0, 0], deck.id
            assert found["size"] >= 0.05 * size[1] - 0.1
            least = min(0.3 * size[1], 0.2 * size[0]) - 1
            assert not found["numeral"] or found["numeral"] >= least
            assert found["isIn"], deck.id
            page.keyboard.press("PageDown")


@pytest.mark.parametrize("protocol", sorted(protocols()))
@pytest.mark.parametrize(
    ("size", "root"),
    [((512, 384), "125%"), ((1024, 768), "250%"), ((320, 256), "125%"), ((768, 1024), "125%")],
)
def test_large_text_is_neither_cut_nor_covered(
    page: Any, address: Any, protocol: str, size: tuple[int, int], root: str
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    for deck in presentation(protocols()[protocol]).decks:
        page.goto(address(protocol, deck.id))
        page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", root)
        for slide in deck.steps[:12]:
            show(page, slide.entry.anchor)
            found = page.evaluate(
                """() => {
                  scrollTo(0, document.documentElement.scrollHeight);
                  const slide = document.querySelector(".slide.is-current");
                  const selectors = ".is-open :is(h2, .strip), #_position, .top .status, .tools";
                  const parts = [slide, ...document.querySelectorAll(selectors)]
                    .map((part) => part.getBoundingClientRect());
                  const overlaps = parts.flatMap((a, number) => parts.slice(0, number).filter(
                    (b) => a.left < b.right - 1 && b.left < a.right - 1
                      && a.top < b.bottom - 1 && b.top < a.bottom - 1));
                  const cut = [slide, ...slide.querySelectorAll("*")].filter((each) =>
                    each.scrollWidth > each.clientWidth + 1
                      && getComputedStyle(each).overflow !== "visible");
                  return {
                    sideways: document.documentElement.scrollWidth - innerWidth,
                    overlaps: overlaps.length, cut: cut.length,
                  };
                }"""
            )
            assert found["sideways"] <= 0, deck.id
            assert found["overlaps"] == found["cut"] == 0, deck.id


def test_arrows_scroll_first_where_there_is_more_to_see(page: Any, address: Any) -> None:
    page.set_viewport_size({"width": 512, "height": 384})
    page.goto(address("csec", "_screening-at-risk"))
    page.keyboard.press("ArrowDown")
    wait_until(page, "scrollY > 0")
    assert position(page) == "Step 1 of 4"
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.keyboard.press("ArrowDown")
    assert position(page) == "Step 2 of 4"


@pytest.mark.parametrize("forced", ["active", "none"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_cells_differ_by_more_than_colour(
    browser: Any, address: Any, forced: str, scheme: str
) -> None:
    page = browser.new_page(viewport=PROJECTOR, forced_colors=forced, color_scheme=scheme)
    page.goto(address("csec", "at-risk_action-plan"))
    looks = page.evaluate(
        """() => [".is-done", "[aria-current]", ":not(.is-done, [aria-current])"].map((name) => {
          const look = getComputedStyle(document.querySelector(`.is-open .strip__cell${name}`));
          return [look.backgroundColor, look.color, look.boxShadow + look.outlineStyle];
        })"""
    )
    (done, _, plain), (current, _, marked), (waiting, *_) = looks
    assert done == current != waiting
    assert plain != marked
    assert all(ground != ink for ground, ink, _ in looks)
    page.close()


def test_hostile_words_stay_words(page: Any, address: Any) -> None:
    page.goto(address("classify", "label-it"))
    page.keyboard.press("PageDown")
    page.keyboard.press("n")
    assert "<script>alert('no')</script> &amp; </svg>" in state(page)["words"]
    assert "<i>Ours</i> & {not} theirs" in page.locator("#_notes").inner_text()
    assert page.locator("script").count() == 1
    assert page.locator("main i").count() == 0


# Touch


def swipe(page: Any, start: tuple[int, int], end: tuple[int, int], rest: int = 0) -> None:
    """Swipe; the finger rests for so many ms before it lifts."""
    client = page.context.new_cdp_session(page)
    points = [
        (start[0] + (end[0] - start[0]) * part / 4, start[1] + (end[1] - start[1]) * part / 4)
        for part in range(5)
    ]
    kinds = ["touchStart", "touchMove", "touchMove", "touchMove", "touchMove"]
    for kind, (x, y) in zip(kinds, points, strict=True):
        client.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    page.wait_for_timeout(rest)
    client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    client.detach()


def test_swipes_go_on_and_back(phone: Any, address: Any) -> None:
    phone.goto(address("csec", "at-risk"))
    for expected in (2, 3, 4):
        swipe(phone, (300, 480), (80, 490))
        assert position(phone) == f"Step {expected} of 4"
    for expected in (3, 2, 1):
        swipe(phone, (80, 480), (300, 470))
        assert position(phone) == f"Step {expected} of 4"


def touching(phone: Any, way: str, *, then_tap: bool = False) -> Callable[[], None]:
    """Return what goes on by a finger. A tap after a fling would only stop the fling."""
    if way == "swipe":
        return lambda: swipe(phone, (300, 480), (80, 480), 120 if then_tap else 0)
    return lambda: phone.get_by_role("button", name="Next").tap()


def by_finger(decks: list[tuple[str, str]]) -> list[Any]:
    """Every deck with both ways to go on; buttons are walked through long tests, but for csec."""
    return [
        pytest.param(protocol, name, way, marks=[pytest.mark.long] if is_long else [])
        for protocol, name in decks
        for way in ("swipe", "button")
        for is_long in [way == "button" and protocol != "csec"]
    ]


@pytest.mark.parametrize(("protocol", "name", "way"), by_finger(PATHWAYS))
def test_fingers_walk_every_pathway(
    phone: Any, address: Any, protocol: str, name: str, way: str
) -> None:
    pathway = protocols()[protocol].pathway(name)
    (whole, *_) = ways_through(protocol, name)
    phone.goto(address(protocol, name))
    for place, (step, number) in enumerate(whole):
        asks = pathway.step(step).kind == "decision"
        press = touching(phone, way, then_tap=asks)
        go_on(phone, pathway, whole[:place], number, press)
        if asks:
            phone.locator("button.way:focus").tap()
            wait_until(phone, "!document.querySelector('.is-current button.way:focus')")
        assert position(phone) == place_in(pathway, step_after(pathway, whole[: place + 1]))
    end = step_after(pathway, whole)
    if end or "_pathway-" not in state(phone)["slides"][0]:
        touching(phone, way)()
        assert position(phone) == place_at_the_end(pathway, end)


@pytest.mark.parametrize(("protocol", "name", "way"), by_finger(SCREENINGS))
def test_fingers_walk_every_screening(
    phone: Any, address: Any, protocol: str, name: str, way: str
) -> None:
    phone.goto(address(protocol, f"_screening-{name}"))
    (deck,) = (
        each
        for each in presentation(protocols()[protocol]).decks
        if each.id == f"_screening-{name}"
    )
    for slide in deck.steps:
        assert state(phone)["slides"] == [slide.entry.anchor]
        touching(phone, way)()
    assert position(phone).endswith("the last one")


def test_what_is_no_swipe_moves_nothing(phone: Any, address: Any) -> None:
    phone.goto(address("csec", "at-risk"))
    for end in ((280, 480), (290, 250), (150, 330), (300, 480)):
        swipe(phone, (300, 480), end)
        assert position(phone) == "Step 1 of 4", end


def test_a_tap_shows_a_blank_screen_again(phone: Any, address: Any) -> None:
    phone.goto(address("csec", "at-risk"))
    phone.get_by_role("button", name="Next").tap()
    phone.get_by_role("button", name="Blank").tap()
    assert phone.locator("#_blank").is_visible()
    phone.touchscreen.tap(180, 700)
    assert phone.locator("#_blank").is_hidden()
    assert position(phone) == "Step 2 of 4"


@pytest.mark.parametrize("protocol", FEW)
def test_targets_are_large_on_a_phone(phone: Any, address: Any, protocol: str) -> None:
    for deck in presentation(protocols()[protocol]).decks:
        phone.goto(address(protocol, deck.id))
        for slide in deck.steps[:8]:
            show(phone, slide.entry.anchor)
            sizes = phone.evaluate(
                """() => [...document.querySelectorAll("button")]
                  .filter((each) => each.checkVisibility({visibilityProperty: true}))
                  .map((each) => each.getBoundingClientRect())
                  .map(({width, height}) => Math.min(width, height))"""
            )
            assert len(sizes) >= 6
            assert min(sizes) >= 44
            assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("anchor", ["opening_prepare", "opening_clocks", "opening"])
def test_an_address_does_not_scroll_the_page(phone: Any, address: Any, anchor: str) -> None:
    phone.goto(address("parallel", anchor))
    # What scrolls does so with the first frames.
    phone.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert phone.evaluate("scrollY") == 0
    step = "1 of 3" if anchor == "opening" else "2 of 3"
    assert position(phone) == f"Step {step}"


def test_answers_can_be_tapped(phone: Any, address: Any) -> None:
    phone.goto(address("branching", "lights-out_steady"))
    phone.get_by_role("button", name="They are steady: The game goes on").tap()
    assert position(phone) == "It ends here"


# Print, and what is shipped


def test_paper_gets_the_plain_page(page: Any, address: Any) -> None:
    page.goto(address("csec", "suspected-victim"))
    page.keyboard.press("PageDown")
    page.emulate_media(media="print")
    assert page.locator(".strip:visible, .tool:visible, dialog:visible").count() == 0
    shown = page.locator(".slide:visible")
    assert shown.count() == sum(len(d.steps) for d in presentation(protocols()["csec"]).decks)
    colours = page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, p, a, b")]
          .filter((each) => each.checkVisibility() && !each.closest(".band, .step__tab"))
          .map((each) => getComputedStyle(each).color)"""
    )
    assert set(colours) == {"rgb(0, 0, 0)"}


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT.read_bytes(), mtime=0)) <= 4500
