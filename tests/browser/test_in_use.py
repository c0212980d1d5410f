"""Whatever somebody brings a page to: axe finds nothing wrong, and all is seen in any colours."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.axe import complaints
from tests.browser.states import State, in_use, reach
from tests.browser.test_contrast import SCHEMES, site_of, too_low, too_low_forced
from tests.browser.test_without_colour import FORCED
from tests.browser.watch import reused

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Any) -> Any:
    return reused(browser).page


@pytest.mark.parametrize(("state", "width"), [*in_use()])
def test_nothing_is_wrong(
    page: Any, request: pytest.FixtureRequest, state: State, width: int
) -> None:
    reach(page, site_of(request, state.page), state, width)
    assert complaints(page) == []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert too_low(page) == [], scheme
    assert too_low_forced(page) == []
    page.emulate_media(forced_colors="active")
    assert page.evaluate(FORCED)["foreign"] == []
