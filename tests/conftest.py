"""Options and fixtures that every test can use."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator

import pytest

from tests.chromium import Chromium, chromium
from tests.shared import BYTECODE, SHARED

# Tests that were read before are read in a third of the time, also where Python keeps nothing else.
sys.dont_write_bytecode, sys.pycache_prefix = False, BYTECODE


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write the results into tests/golden/"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Give the run a folder for what is made once; workers are told of it."""
    if config.getoption("--hypothesis-profile"):
        from hypothesis import settings

        # For runs that are repeated many times or measured: few, and the same ones every time.
        settings.register_profile("few", max_examples=10, derandomize=True)
    if not hasattr(config, "workerinput"):
        os.environ[SHARED] = tempfile.mkdtemp(prefix="protocol-press-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop(SHARED), ignore_errors=True)


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether the expected results are to be written anew; read the difference afterwards."""
    return bool(request.config.getoption("--update-goldens"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Chromium]:
    """The browser that most tests look at pages with."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, chromium(playwright.chromium) as found:
        yield found
