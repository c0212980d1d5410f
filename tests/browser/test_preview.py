"""The live preview reloads its pages; what is built to be published holds nothing of it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.product import PROJECT

pytestmark = pytest.mark.browser

RELAXED = "'unsafe-inline'"


@pytest.fixture
def preview() -> Iterator[str]:
    """The address of a running preview."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--address", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        for _ in range(300):
            try:
                urllib.request.urlopen(address).close()
                break
            except OSError:
                assert process.poll() is None
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def test_preview_listens_for_changes(browser: Any, preview: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda one: one.type == "error" and complaints.append(one.text))
    with page.expect_request(re.compile("/livereload/[0-9]+/[0-9]+$"), timeout=15000):
        page.goto(preview)
    assert RELAXED in page.content()
    assert complaints == []
    page.close()


def test_bare_build_has_the_strict_policy(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "site")]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, timeout=120)
    for path in (tmp_path / "site").rglob("*.html"):
        assert RELAXED not in path.read_text("utf-8")
