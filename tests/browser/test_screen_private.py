"""The questionnaire keeps nothing and sends nothing, and can be left at once."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.asking import PHONE, answer, press, tick, traces, view
from tests.browser.watch import EITHER_WAY, Watch, reused, wait_until
from tests.chromium import WINDOWED, chromium

pytestmark = pytest.mark.browser

OUTSIDE = """() => JSON.stringify([
  location.href, document.title, history.length, history.state, window.name, document.cookie,
  localStorage.length, sessionStorage.length,
])"""


@pytest.fixture
def watch(browser: Any) -> Iterator[Watch]:
    opened = reused(browser, viewport=PHONE)
    yield opened
    assert opened.complaints == []


EVERY_PATH = (
    "every => {\n  const outside = "
    + OUTSIDE
    + """;
  const does = (name) => document.querySelector(`[data-does=${name}]`).click();
  const seen = new Set();
  const note = () => seen.add(outside()).add(document.getElementById("_result").textContent);
  const boxes = [...document.querySelectorAll(".choice input")];
  for (let some = 1; some < 2 ** boxes.length; some += 1) {
    boxes.forEach((box, n) => some >> n & 1 && box.click());
    does("go");
    note();
    does("again");
  }
  does("none");
  const questions = [...document.querySelectorAll(".question")];
  for (let state = 0; state < 3 ** questions.length; state += every) {
    questions.forEach((question, n) => {
      question.querySelectorAll("input")[Math.floor(state / 3 ** n) % 3].checked = true;
    });
    questions[0].dispatchEvent(new Event("change", { bubbles: true }));
    does("result");
    note();
    does("change");
  }
  return [...seen].sort();
}"""
)
KEPT = """async () => [
  (await indexedDB.databases()).length, globalThis.caches ? (await caches.keys()).length : 0,
]"""


@pytest.mark.parametrize(
    ("base", "every"),
    [
        ("folder", 20),
        pytest.param("folder", 1, marks=pytest.mark.long),
        pytest.param("server", 1, marks=pytest.mark.long),
    ],
    indirect=["base"],
)
def test_no_path_leaves_a_trace(browser: Any, base: str, every: int) -> None:
    """All situations and the 6,561 states of the items, or a part of them in which every item has
    every answer, through the page's own controls."""
    watch = Watch(browser, viewport=PHONE)
    watch.open(f"{base}/csec/screen.html")
    page = watch.page
    before = page.evaluate(OUTSIDE)
    results = {"", "Open: what is not known could change it", "Thresholds not met"}
    assert set(page.evaluate(EVERY_PATH, every)) == {before} | results
    if base.startswith("http"):
        assert page.evaluate(KEPT) == [0, 0]
    assert page.context.cookies() == []
    assert watch.requests == watch.complaints == []
    page.close()


def fill_in(page: Any) -> None:
    press(page, "none")
    answer(page, 0, "yes")
    press(page, "result")
    page.locator(".check").click()


@EITHER_WAY
def test_back_forward_and_reload_show_no_answers(base: str, watch: Watch) -> None:
    page = watch.page
    page.goto(f"{base}/csec/index.html")
    page.goto(f"{base}/csec/screen.html")
    fill_in(page)
    assert traces(page) != []
    page.reload()
    assert (traces(page), view(page)) == ([], "situations")
    fill_in(page)
    page.go_back()
    page.go_forward()
    assert (traces(page), view(page)) == ([], "situations")
    fill_in(page)
    page.goto(f"{base}/csec/at-risk.html")
    page.go_back()
    assert (traces(page), view(page)) == ([], "situations")


def test_a_page_from_the_browsers_memory_shows_no_answers(
    browser_with_memory: Any, served: str
) -> None:
    page = browser_with_memory.new_page(viewport=PHONE)
    page.goto(f"{served}/csec/screen.html")
    page.evaluate(
        "() => addEventListener('pageshow', (event) => { globalThis.cameBack = event.persisted; })"
    )
    fill_in(page)
    page.goto(f"{served}/blank.html")
    page.go_back(wait_until="commit")  # it is not loaded again
    wait_until(page, "globalThis.cameBack")
    assert (traces(page), view(page)) == ([], "situations")
    page.close()


CAME_BACK = "() => addEventListener('pageshow', (e) => { globalThis.cameBack = e.persisted; })"


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("650-692-7273", "link"),
        ("Ångström", "leave"),
        pytest.param("at-risk youth", "link", marks=pytest.mark.long),
        pytest.param("x", "leave", marks=pytest.mark.long),
    ],
)
def test_no_word_typed_into_the_search_box_comes_back(
    browser_with_memory: Any, served: str, words: str, way: str
) -> None:
    page = browser_with_memory.new_page()
    page.goto(f"{served}/csec/at-risk.html", wait_until="load")
    page.evaluate(CAME_BACK)
    box = page.locator("[name=query]")
    box.click()
    box.press_sequentially(words)
    wait_until(page, "document.querySelector('.md-search-result__meta').textContent !== ''")
    page.goto(f"{served}/csec/screen.html", wait_until="load")
    if way == "leave":
        page.locator("#_leave").click()
        page.wait_for_url("**/blank.html")
    page.go_back(wait_until="commit")
    wait_until(page, "globalThis.cameBack")
    assert page.evaluate(
        """() => [
          ...[...document.querySelectorAll("input")].map((each) => each.value + each.checked),
          document.querySelector(".md-search-result__list").textContent,
        ]"""
    ) == ["onfalse", "onfalse", "false", ""]
    assert words not in page.locator(".md-search-result__meta").text_content()
    page.close()


def test_the_presenters_field_is_as_it_was(browser_with_memory: Any, served: str) -> None:
    page = browser_with_memory.new_page()
    page.goto(f"{served}/csec/present.html", wait_until="load")
    page.evaluate(CAME_BACK)
    page.evaluate("() => { document.getElementById('_letters').checked = false; }")
    page.goto(f"{served}/blank.html")
    page.go_back(wait_until="commit")
    wait_until(page, "globalThis.cameBack")
    assert page.evaluate("() => document.getElementById('_letters').checked")
    page.close()


def test_no_browser_fills_in_a_field_again(real_site: Path) -> None:
    found = 0
    for path in real_site.rglob("*.html"):
        for field in re.findall("<(?:input|textarea|select)\\b[^>]*>", path.read_text("utf-8")):
            found += 1
            assert 'autocomplete="off"' in field, (path, field)
    assert found > 20


HIDE = """hidden => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
SEEN = """() => [...document.querySelectorAll("body *")].filter((each) =>
  each.childNodes.length && [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim())
  && each.checkVisibility({ visibilityProperty: true }) && !each.closest(".hidden-text")
).map((each) => each.textContent)"""


def test_a_result_is_out_of_sight_while_the_page_is(watch: Watch, real_site: Path) -> None:
    page = watch.page
    page.goto((real_site / "csec" / "screen.html").as_uri())
    fill_in(page)
    kept = traces(page)
    page.evaluate(HIDE, True)
    assert page.evaluate(SEEN) == []
    page.evaluate(HIDE, False)
    assert sorted(page.evaluate(SEEN)) == ["Leave now", "Show again"]
    assert page.evaluate("document.activeElement.dataset.does") == "uncover"
    page.keyboard.press("Enter")
    assert traces(page) == kept and view(page) == "result"
    assert page.evaluate("document.activeElement.id") == "_with-answers"
    page.evaluate(HIDE, True)
    page.evaluate(HIDE, False)
    page.emulate_media(media="print")
    assert "“At-Risk” Factors" in page.evaluate(SEEN)  # paper asked for before is not empty
    page.emulate_media(media="screen")
    page.locator("#_leave").click()
    page.wait_for_url("**/blank.html")


def test_a_page_that_nobody_used_is_not_covered(watch: Watch, real_site: Path) -> None:
    page = watch.page
    page.goto((real_site / "csec" / "screen.html").as_uri())
    page.evaluate(HIDE, True)
    page.evaluate(HIDE, False)
    assert view(page) == "situations"
    assert not page.locator("#_cover").is_visible()


@pytest.fixture(scope="module")
def browser_with_memory(browser: Any) -> Iterator[Any]:
    """A browser that keeps pages it has left, as people's browsers do."""
    memory = ["--disable-back-forward-cache"]
    with chromium(browser.browser_type, WINDOWED, ignore_default_args=memory) as found:
        yield found


class Listener(http.server.BaseHTTPRequestHandler):
    """Notes whatever reaches it."""

    heard: list[str]

    def do_GET(self) -> None:
        self.heard.append(self.path)
        self.send_response(204)
        self.end_headers()

    do_POST = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def listener() -> Iterator[tuple[str, list[str]]]:
    heard: list[str] = []
    handler = type("Heard", (Listener,), {"heard": heard})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", heard
    server.shutdown()


ATTEMPTS = {
    "fetch": "to => fetch(to).catch(() => null)",
    "beacon": "to => navigator.sendBeacon(to, 'answers')",
    "request": """to => {
      const request = new XMLHttpRequest();
      request.open("POST", to);
      try { request.send("answers"); } catch { /* refused at once */ }
    }""",
    "events": "to => { new EventSource(to); }",
    "image": "to => { new Image().src = to; }",
    "socket": "to => { new WebSocket(to.replace('http', 'ws')); }",
    "form": """to => {
      const form = document.createElement('form');
      form.action = to;
      document.body.append(form);
      form.submit();
    }""",
    "frame": """to => {
      const frame = document.createElement('iframe');
      frame.src = to;
      document.body.append(frame);
    }""",
    "foreign script": """to => {
      const script = document.createElement('script');
      script.src = to;
      document.body.append(script);
    }""",
    "foreign style": """to => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = to;
      document.head.append(link);
    }""",
    "prefetch": """to => {
      const link = document.createElement('link');
      link.rel = 'prefetch';
      link.href = to;
      document.head.append(link);
    }""",
    "inline script": """to => {
      const script = document.createElement('script');
      script.textContent = `fetch('${to}'); globalThis.ran = true`;
      document.body.append(script);
    }""",
    "handler": """to => {
      const picture = `<img src="data:," onerror="globalThis.ran = true">`;
      document.body.insertAdjacentHTML('beforeend', picture);
    }""",
}


@EITHER_WAY
def test_whoever_tries_to_send_answers_fails(
    browser: Any, base: str, listener: tuple[str, list[str]]
) -> None:
    address, heard = listener
    page = browser.new_page()
    page.goto(f"{base}/csec/screen.html")
    for name, attempt in ATTEMPTS.items():
        page.evaluate(attempt, f"{address}/{name}")
    # A page without a policy is heard; what was sent before would have been heard before.
    free = browser.new_page()
    free.evaluate(ATTEMPTS["fetch"], f"{address}/free")
    assert heard == ["/free"]
    assert page.evaluate("globalThis.ran") is None
    assert page.url == f"{base}/csec/screen.html"
    free.close()
    page.close()


def test_even_the_sites_own_server_hears_nothing(browser: Any, served: str) -> None:
    page = browser.new_page()
    page.goto(f"{served}/csec/screen.html", wait_until="load")
    answered: list[str] = []
    page.on("response", lambda response: answered.append(response.url))
    for name in ("fetch", "beacon", "request", "events", "socket", "form", "frame"):
        page.evaluate(ATTEMPTS[name], f"{served}/answers")
    page.evaluate("() => new Promise((done) => setTimeout(done, 150))")
    assert [url for url in answered if "answers" in url] == []
    assert page.url == f"{served}/csec/screen.html"
    page.close()


@pytest.mark.parametrize(
    "width", [320, *(pytest.param(each, marks=pytest.mark.long) for each in (360, 768)), 1280]
)
def test_leaving_is_always_in_sight(browser: Any, real_site: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 256 if width == 320 else 700})
    page.goto((real_site / "csec" / "screen.html").as_uri())

    def assert_in_sight() -> None:
        for share in (0, 0.37, 0.5, 1):
            page.evaluate(
                "share => scrollTo(0, document.documentElement.scrollHeight * share)", share
            )
            found = page.evaluate(
                """() => {
                  const leave = document.getElementById("_leave");
                  const { left, top, right, bottom, width, height } = leave.getBoundingClientRect();
                  const over = document.elementFromPoint(left + width / 2, top + height / 2);
                  const isInside = left >= 0 && right <= innerWidth && bottom <= innerHeight;
                  return [over === leave, top >= 0, isInside];
                }"""
            )
            assert all(found), (share, found)

    assert_in_sight()
    press(page, "none")
    assert_in_sight()
    answer(page, 0, "yes")
    press(page, "result")
    assert_in_sight()
    page.close()


@pytest.mark.parametrize(
    ("base", "way"),
    [
        ("server", "button"),
        ("folder", "shift"),
        pytest.param("server", "shift", marks=pytest.mark.long),
        pytest.param("folder", "button", marks=pytest.mark.long),
    ],
    indirect=["base"],
)
def test_leaving_leads_to_a_page_that_tells_nothing(base: str, watch: Watch, way: str) -> None:
    page = watch.page
    page.goto(f"{base}/csec/index.html")
    page.goto(f"{base}/csec/screen.html")
    fill_in(page)
    if way == "button":
        page.locator("#_leave").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(f"{base}/blank.html")
    assert page.locator("body").inner_text().strip() == "Blank page"
    assert "csec" not in page.content().lower()
    page.go_back()
    assert page.url == f"{base}/csec/index.html"  # the questionnaire is not in between
    page.goto(f"{base}/csec/screen.html")
    assert traces(page) == []


def test_leaving_covers_the_page_at_once(watch: Watch, real_site: Path) -> None:
    page = watch.page
    page.goto((real_site / "csec" / "screen.html").as_uri())
    tick(page, "Confirmed Victim")
    press(page, "go")
    covered = page.evaluate(
        """() => {
          document.getElementById("_leave").click();
          return [getComputedStyle(document.body).visibility,
                  document.querySelectorAll("input:checked").length];
        }"""
    )
    assert covered == ["hidden", 0]


def test_shift_leaves_only_when_it_is_meant(watch: Watch, real_site: Path) -> None:
    page = watch.page
    page.goto((real_site / "csec" / "screen.html").as_uri())
    here = page.url
    for _ in range(5):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.keyboard.down("Shift")
    page.locator("h1").click()
    page.keyboard.up("Shift")
    page.wait_for_timeout(5100)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(200)
    assert page.url == here
    page.keyboard.press("Shift")
    page.wait_for_url("**/blank.html")


def test_the_header_file_lets_no_browser_keep_a_copy(real_site: Path) -> None:
    headers = (real_site / "_headers").read_text("utf-8")
    for address in ("/csec/screen.html", "/csec/screen"):  # hosts serve both
        assert f"\n{address}\n  Cache-Control: no-store\n" in headers
