"""Chromium as the machine provides it. It never reaches out by itself, and always ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

SHELL = "/usr/bin/chromium-headless-shell"
"""The browser without windows of its own: it opens a page in a quarter of the time."""

WINDOWED = "/usr/bin/chromium"
"""The browser as people have it."""

ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--no-first-run",
    "--font-render-hinting=none",  # letters as wide as in the browser that people have
)


class Chromium:
    """A browser, with all that Playwright's has; one that has died is started again."""

    def __init__(self, kind: Any, path: str, **options: Any) -> None:
        self._kind = kind
        self._path = path
        self._options = options
        self.kept: dict[str, Any] = {}  # pages that tests use one after the other
        self._start()

    def new_page(self, **options: Any) -> Any:
        return self._made("new_page", options)

    def new_context(self, **options: Any) -> Any:
        return self._made("new_context", options)

    def __getattr__(self, name: str) -> Any:
        if not self._browser.is_connected():
            self._start()
        return getattr(self._browser, name)

    def _made(self, what: str, options: dict[str, Any]) -> Any:
        from playwright.sync_api import Error

        try:
            return self.__getattr__(what)(**options)
        except Error:
            if self._browser.is_connected():
                raise  # only now is it known whether the browser is still there
            return self.__getattr__(what)(**options)

    def _start(self) -> None:
        self.kept.clear()
        self._browser = self._kind.launch(
            executable_path=self._path, args=list(ARGUMENTS), **self._options
        )
        session = self._browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        (self._process,) = (each["id"] for each in processes if each["type"] == "browser")
        session.detach()

    def end(self) -> None:
        """End it from outside: one that is asked to close may wait for its pages for ever."""
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        self._browser.close()


@contextmanager
def chromium(kind: Any, path: str = SHELL, **options: Any) -> Iterator[Chromium]:
    """Run a browser of a Playwright kind, with options of its ``launch``."""
    browser = Chromium(kind, path, **options)
    try:
        yield browser
    finally:
        browser.end()
