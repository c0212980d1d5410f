"""A bare MkDocs, and the live preview, compile the definitions first."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.product import checkout

TITLE = "title: “At-Risk” Factors"


def mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", *arguments]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, timeout=120)


def edit(project: Path, old: str, new: str) -> None:
    definition = project / "protocol_source" / "csec" / "protocol.yaml"
    text = definition.read_text("utf-8")
    assert old in text
    definition.write_text(text.replace(old, new, 1), "utf-8")


def test_a_bare_build_has_the_pages(tmp_path: Path) -> None:
    project = checkout(tmp_path / "project")
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    page = (project / "site" / "csec" / "at-risk.html").read_text("utf-8")
    assert "make a Child Welfare Report" in page


def test_a_bare_build_stops_at_an_error(tmp_path: Path) -> None:
    project = checkout(tmp_path / "project")
    edit(project, "use: contact-advocate", "use: contact-advocat")
    done = mkdocs(project, "build")
    assert done.returncode != 0
    assert "error[unresolved-name]" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A live preview on a free port of this machine: the project, and the address."""
    project = checkout(tmp_path / "project")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--address", address]
    with subprocess.Popen(
        command, cwd=project, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        yield project, f"http://{address}"
        server.terminate()


def eventually(holds: Callable[[], bool]) -> bool:
    """Ask again until something holds, for a minute at most."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if holds():
                return True
        except OSError:
            pass
        time.sleep(0.3)
    return False


def shows(address: str, words: str) -> bool:
    with urllib.request.urlopen(f"{address}/csec/at-risk.html", timeout=5) as answer:
        return words in answer.read().decode()


def test_the_preview_follows_a_change_and_survives_an_error(preview: tuple[Path, str]) -> None:
    project, address = preview
    assert eventually(lambda: shows(address, "At-Risk"))
    edit(project, "official: official.txt\n", "")
    edit(project, TITLE, "title: Quite another title")
    assert eventually(lambda: shows(address, "Quite another title"))
    edit(project, "use: contact-advocate", "use: contact-advocat")
    time.sleep(2)
    assert eventually(lambda: shows(address, "Quite another title"))
    edit(project, "use: contact-advocat\n", "use: contact-advocate\n")
    edit(project, "title: Quite another title", "title: A third title")
    assert eventually(lambda: shows(address, "A third title"))
