"""Pages of the browser that say what they load and complain about, and waiting for them."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Error

EITHER_WAY = pytest.mark.parametrize("base", ["server", "folder"], indirect=True)
"""Runs a test twice: with the site on a server, and opened as a folder."""


COME = """async () => {
  for (const picture of document.images) picture.loading = "eager";
  await Promise.all([...document.images].map((each) => each.decode().catch(() => null)));
  await document.fonts.ready;
}"""
"""Waits until all pictures and letters have come, also those that wait for somebody to scroll."""


CHARTS = """addEventListener("DOMContentLoaded", () => {
  document.querySelector(".views__one[data-view=chart]")?.click();
});"""
"""Shows the chart of a pathway in the place of its steps as soon as its page is there."""


class Watch:
    """A page of the browser, and everything it asks for or complains about.

    ``script`` runs before those of every page.
    """

    def __init__(self, browser: Any, script: str = "", **options: Any) -> None:
        self.page = browser.new_page(**options)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._options = options
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self._console(message))
        self.page.on("pageerror", lambda failure: self.complaints.append(str(failure)))
        self.page.on("dialog", self._dialog)
        if script:
            self.page.add_init_script(script)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"a dialog: {dialog.message}")
        dialog.dismiss()

    def open(self, address: str) -> None:
        """Open a page and wait for all that comes with it; then count requests from none."""
        self.page.goto(address, wait_until="load")
        self.page.evaluate(COME)
        self.requests.clear()

    def renew(self) -> None:
        """Make the page what it was at first, but for its history."""
        self.page.goto("about:blank")
        self.page.emulate_media(
            media="null",
            color_scheme=self._options.get("color_scheme", "light"),
            reduced_motion=self._options.get("reduced_motion", "no-preference"),
            forced_colors=self._options.get("forced_colors", "none"),
        )
        self.page.set_viewport_size(self._options.get("viewport", USUAL))
        self.page.mouse.move(0, 0)
        self.requests.clear()
        self.complaints.clear()


USUAL = {"width": 1280, "height": 720}


def reused(browser: Any, script: str = "", **options: Any) -> Watch:
    """Return a page that tests use one after the other: a new one takes as long as what it shows.

    A test that looks at the length of the history, or hears more than is heard here, makes its own.
    """
    name = f"{script} {sorted(options.items())}"
    with suppress(KeyError, Error):  # not made yet, or gone with its browser
        browser.kept[name].renew()
        return browser.kept[name]
    browser.kept[name] = watch = Watch(browser, script, **options)
    return watch


def wait_until(page: Any, expression: str, seconds: float = 15) -> None:
    """Wait until an expression holds. Playwright's own polling breaks the pages' policy."""
    deadline = monotonic() + seconds
    while not page.evaluate(expression):
        assert monotonic() < deadline, f"never: {expression}"
        page.wait_for_timeout(20)
