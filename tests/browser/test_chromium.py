"""A browser that dies takes one test with it, and no later one."""

from __future__ import annotations

import os
import signal
from typing import Any

import pytest

from tests.browser.watch import reused
from tests.chromium import chromium

pytestmark = pytest.mark.browser


def test_a_browser_that_has_died_is_started_again(browser: Any) -> None:
    with chromium(browser.browser_type) as own:
        for made in (own.new_page, lambda: reused(own).page, lambda: own.new_context().new_page()):
            page = made()
            os.kill(own._process, signal.SIGKILL)
            page = made()
            page.set_content("<p>Here</p>")
            assert page.inner_text("p") == "Here"


def test_a_page_that_is_used_again_is_as_it_was(browser: Any) -> None:
    watch = reused(browser, reduced_motion="reduce")
    watch.page.emulate_media(color_scheme="dark", media="print")
    watch.page.set_viewport_size({"width": 320, "height": 320})
    watch.page.evaluate("console.error('wrong')")
    again = reused(browser, reduced_motion="reduce")
    found = """() => [innerWidth, document.URL, ...["screen", "(prefers-color-scheme: light)",
      "(prefers-reduced-motion: reduce)"].map((each) => matchMedia(each).matches)]"""
    assert again is watch
    assert again.page.evaluate(found) == [1280, "about:blank", True, True, True]
    assert (again.requests, again.complaints) == ([], [])
