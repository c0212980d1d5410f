"""Pages of the browser that say what they load and complain about, and waiting for them."""

from __future__ import annotations

from time import monotonic
from typing import Any

import pytest

EITHER_WAY = pytest.mark.parametrize("base", ["server", "folder"], indirect=True)
"""Runs a test twice: with the site on a server, and opened as a folder."""


class Watch:
    """A page of the browser, and everything it asks for or complains about."""

    def __init__(self, browser: Any, **options: Any) -> None:
        self.page = browser.new_page(**options)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self._console(message))
        self.page.on("pageerror", lambda failure: self.complaints.append(str(failure)))

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)


def wait_until(page: Any, expression: str, seconds: float = 15) -> None:
    """Wait until an expression holds. Playwright's own polling breaks the pages' policy."""
    deadline = monotonic() + seconds
    while not page.evaluate(expression):
        assert monotonic() < deadline, f"never: {expression}"
        page.wait_for_timeout(20)
