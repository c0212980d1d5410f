"""Answering the questionnaire as people do: by its buttons, labels and keys."""

from __future__ import annotations

from typing import Any

PHONE = {"width": 360, "height": 740}
WAYS = {"yes": 0, "no": 1, "not known": 2}


def tick(page: Any, *titles: str) -> None:
    """Tick situations by their words."""
    for title in titles:
        page.locator(".choice", has_text=title).click()


def press(page: Any, name: str) -> None:
    """Press the button that does something."""
    page.locator(f"[data-does={name}]:visible").click()


def answer(page: Any, place: int, way: str) -> None:
    """Answer a question, given by its place from 0."""
    page.locator(".question").nth(place).locator(".pick").nth(WAYS[way]).click()


def heading(page: Any) -> str:
    """What the result is called."""
    return " ".join(page.locator(".band:visible h2").first.inner_text().split())


def view(page: Any) -> str:
    """The view that is shown."""
    (shown,) = page.locator("[data-view]:visible").all()
    return str(shown.get_attribute("data-view"))


def parts(page: Any) -> list[str]:
    """The pathways and outcomes that are shown."""
    return [str(each.get_attribute("data-part")) for each in page.locator(".part:visible").all()]


def traces(page: Any) -> list[str]:
    """Everything in the page that could tell an answer."""
    found: list[str] = page.evaluate(
        """() => {
          const all = (selector) => [...document.querySelectorAll(selector)];
          const texts = (selector) => all(selector).map((each) => each.textContent);
          const results = "[data-part], [data-readings], [data-why], [data-band], " +
            "[data-below], [data-undecided]";
          const shown = all(results).filter((each) => !each.hidden);
          const marked = all("[data-verdict]:not(#_so-far)").concat(shown);
          const isPrinting = document.documentElement.className.includes("prints-answers");
          return [
            ...all("input:checked").map((each) => each.value),
            ...all("[data-ends]").map((each) => each.value).filter(Boolean),
            ...texts(".gaps li, .could li, #_given dl > *, #_result:not(:empty)"),
            ...marked.map((each) => each.className),
            ...(isPrinting ? ["prints"] : []),
          ];
        }"""
    )
    return found
