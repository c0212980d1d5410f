"""The page for addresses where there is none, on a site that lies below other pages of a server."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watch import reused
from tests.product import checkout, protocol

pytestmark = pytest.mark.browser

BELOW = "/schools/protocols/"
MISSING = ("csec/nosuch/page.html", "nosuch", "a/b/c/", "csec/print/at-risk-legal.pdf", "%E9")


class _Host(http.server.SimpleHTTPRequestHandler):
    """Answers as hosts of static sites do: below a folder, and with 404.html for what is not."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(BELOW):
            return str(Path(self.directory) / "nothing-here")
        return super().translate_path(path.removeprefix(BELOW[:-1]))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """Serve a site below a folder of a server; yield where it begins."""
    handler = functools.partial(_Host, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{BELOW}"
        server.shutdown()


def test_without_an_address_it_is_words_that_ask_for_nothing(browser: Any, real_site: Path) -> None:
    with hosted(real_site) as start:
        for path in MISSING:
            watch = reused(browser, viewport={"width": 360, "height": 740})
            answer = watch.page.goto(start + path)
            assert answer.status == 404
            assert watch.requests == [start + path]
            assert "There is no page at this address." in watch.page.inner_text("body")
            assert watch.page.evaluate("document.links.length") == 0
            assert watch.page.evaluate("document.body.scrollWidth") <= 360


def test_with_an_address_it_leads_to_the_start(browser: Any, tmp_path: Path) -> None:
    project = checkout(tmp_path / "project")
    with (project / "mkdocs.yml").open("a") as settings:
        settings.write(f"\nsite_url: https://www.example.org{BELOW}\n")
    done = protocol("build", cwd=project)
    assert done.returncode == 0, done.stderr
    with hosted(project / "site") as start:
        page = browser.new_page()
        answers: dict[str, int] = {}
        page.on("response", lambda one: answers.update({one.url: one.status}))
        for path in MISSING[::2]:
            answers.clear()
            page.goto(start + path, wait_until="load")
            assert answers.pop(start + path) == 404
            assert len(answers) > 3
            assert set(answers.values()) <= {200, 304}  # the second time nothing has changed
            page.click("text=Go to the start page")
            page.wait_for_url(f"{start}index.html")
            assert answers[f"{start}index.html"] in (200, 304)
        page.close()
