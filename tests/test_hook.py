"""A bare MkDocs, and the live preview, compile the definitions first."""

from __future__ import annotations

import http.client
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from tests.product import PROJECT, checkout

TITLE = "title: “At-Risk” Factors"
SMALL = """\
protocol: csec
title: A small protocol
status: draft
publisher: {name: An office}
contacts:
  desk: {name: The desk}
wording:
  call: "Call {desk}"
pathways:
  - id: at-risk
    title: “At-Risk” Factors
    steps:
      - {id: call-desk, use: call}
"""


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


def test_the_hook_of_another_folder_is_refused(tmp_path: Path) -> None:
    """A copied folder whose MkDocs still belongs to the folder that it was copied from."""
    folder = tmp_path / "generator"
    folder.mkdir()
    copy = shutil.copy(PROJECT / "generator/mkdocs_hook.py", folder)
    spec = importlib.util.spec_from_file_location("mkdocs_hook", copy)
    assert spec is not None and spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    with pytest.raises(PluginError, match="`make site` sets one up here"):
        hook.on_config(None)


def small(folder: Path) -> Path:
    """Make a project whose one protocol is small: to follow its changes takes no time."""
    project = checkout(folder, has_prints=False)
    (project / "protocol_source" / "csec" / "official.txt").unlink()
    (project / "protocol_source" / "csec" / "protocol.yaml").write_text(SMALL, "utf-8")
    return project


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A live preview on a free port of this machine: the project, and the address."""
    with previewed(small(tmp_path / "project")) as address:
        yield tmp_path / "project", address


@contextmanager
def previewed(project: Path) -> Iterator[str]:
    """Run a live preview of a project and yield its address. What it says is in ``log``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "generator", "serve", "--address", address]
    with (
        project.with_name("log").open("w") as log,
        subprocess.Popen(command, cwd=project, env=os.environ, stdout=log, stderr=log) as server,
    ):
        try:
            yield f"http://{address}"
        finally:  # or a test that fails would wait for it without an end
            server.send_signal(signal.SIGTERM)
            status = server.wait(timeout=60)
        assert status == 130
    said = project.with_name("log").read_text().splitlines()
    assert said[-1] == "stopped"
    assert said[0] == "building the site"


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


def status(address: str, path: str, host: str) -> int:
    connection = http.client.HTTPConnection(address.removeprefix("http://"), timeout=30)
    connection.request("GET", path, headers={"Host": host})
    answer = connection.getresponse().status
    connection.close()
    return answer


def test_the_preview_follows_a_change_and_survives_an_error(preview: tuple[Path, str]) -> None:
    project, address = preview
    log = project.with_name("log")
    assert eventually(lambda: f"the preview is at {address}/" in log.read_text())
    assert shows(address, "At-Risk")
    for host in ("evil.example", "127.0.0.1.evil.example:80", "localhost@evil.example"):
        assert status(address, "/csec/at-risk.html", host) == 403
    for host in ("localhost", "127.0.0.1:1", "[::1]"):
        assert status(address, "/csec/at-risk.html", host) == 200
    assert status(address, "/%00", "localhost") == 404
    edit(project, TITLE, "title: Quite another title")
    assert eventually(lambda: shows(address, "Quite another title"))
    assert eventually(lambda: "built anew: no problems" in log.read_text())
    edit(project, "use: call}", "use: cal}")
    assert eventually(lambda: "error[unresolved-name]" in log.read_text())
    assert eventually(lambda: shows(address, "Quite another title"))
    edit(project, "use: cal}", "use: call}")
    edit(project, "title: Quite another title", "title: A third title")
    assert eventually(lambda: shows(address, "A third title"))
    assert eventually(lambda: "built anew: the errors are gone" in log.read_text())
    (project / "mkdocs.yml").open("a").write("site_name: [\n")
    assert eventually(lambda: "error[site-build]: these settings are no YAML" in log.read_text())
    assert "Traceback" not in log.read_text()


def test_a_preview_that_starts_with_an_error_says_so_and_waits(tmp_path: Path) -> None:
    project = small(tmp_path / "project")
    log = project.with_name("log")
    assert mkdocs(project, "build").returncode == 0
    edit(project, TITLE, f"{TITLE}\n    titel: twice")
    with previewed(project) as address:
        assert eventually(lambda: "error[unknown-key]" in log.read_text())
        assert eventually(lambda: f"the preview is at {address}/" in log.read_text())
        edit(project, f"{TITLE}\n    titel: twice", "title: A title")
        assert eventually(lambda: "built anew: the errors are gone" in log.read_text())
        assert shows(address, "A title")
    assert "Traceback" not in log.read_text()
