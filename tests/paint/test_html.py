"""The presenter's page: passes the seal as it is, says every word as text, holds nothing else."""

from __future__ import annotations

import json
import re
from hashlib import sha256

import pytest

from generator.model import Protocol
from generator.outputs.protocol import outputs_of
from generator.paint.html import paint_presenter
from generator.site.page import Page, read_page
from generator.site.policy import weaknesses
from generator.views.presenter import presentation
from tests.definitions import HEAD, SMALLEST, load_text, only, protocols

ALL = protocols()
MARKUP = "</title><!-- <script>alert(1)</script> & &lt; <textarea> {{ n }} ' --!>"


def painted(protocol: Protocol) -> str:
    return paint_presenter(presentation(protocol), protocol.language, ("<svg></svg>",)).decode()


def read(text: str) -> Page:
    return read_page("x/present.html", text)


@pytest.mark.parametrize("protocol", ALL.values(), ids=ALL.keys())
def test_the_page_passes_the_seal(protocol: Protocol) -> None:
    page = read(painted(protocol))
    assert page.faults == []
    assert {"h1", "main", "footer"} <= page.elements
    assert page.policy is not None
    assert list(weaknesses(page.policy)) == []
    within = {r.address[1:] for r in page.references if r.address.startswith("#")}
    assert within <= page.anchors


def test_the_policy_lets_nothing_else_in() -> None:
    policy = read(painted(ALL["csec"])).policy or ""
    directives = dict(each.strip().split(" ", 1) for each in policy.split(";"))
    assert directives == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",  # the telephone, which is part of the style sheet
        "font-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize("where", ["title", "pathway", "step", "publisher", "note"])
def test_words_that_look_like_markup_stay_words(where: str) -> None:
    said = {name: json.dumps(MARKUP if name == where else name) for name in (
        "title", "pathway", "step", "publisher", "note",
    )}  # fmt: skip
    text = (
        f"protocol: example\ntitle: {said['title']}\nstatus: draft\n"
        f"publisher: {{name: {said['publisher']}}}\npathways:\n  - id: worry\n"
        f"    title: {said['pathway']}\n    steps:\n"
        f"      - {{id: tell, text: {said['step']}, note: {said['note']}}}\n"
    ).replace("{{ n }}", "{{{{ n }}}}")
    found = painted(only(load_text(text)))
    assert read(found).faults == []
    assert found.count("<script") == 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in found


def test_what_is_in_use_or_not_is_said() -> None:
    assert "Draft: not in use" in painted(only(load_text(SMALLEST)))
    assert "not in use" not in painted(ALL["csec"])


def test_without_screening_and_notes_there_is_no_trace_of_them() -> None:
    text = painted(only(load_text(SMALLEST)))
    assert "_screening-" not in text
    assert "site-note" not in text


def test_the_language_is_the_protocols() -> None:
    assert '<html lang="es-MX">' in painted(ALL["score"])


def test_numbers_can_be_called() -> None:
    text = painted(ALL["csec"])
    assert text.count('<a class="call" dir="ltr" href="tel:+16506927273">650-692-7273</a>') == 2


def test_no_time_and_no_place_of_the_build_is_in_it() -> None:
    first, second = painted(ALL["csec"]), painted(ALL["csec"])
    assert first == second
    assert not re.search(r"/(home|root|work|tmp)/", first)


def test_it_is_published_as_it_is() -> None:
    protocol = only(load_text(HEAD + "pathways: [{id: a, title: A, steps: [{id: b, text: B}]}]\n"))
    files = outputs_of(protocol, b"").files
    entry = json.loads(files["manifest.json"])["files"]["present.html"]
    assert entry == {"sha256": sha256(files["present.html"]).hexdigest()}
