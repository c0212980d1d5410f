"""Definitions whose every field holds text that some language of the outputs gives a meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

TEXTS = (
    "url(page)", "URL(//x)", "a url('data:x') b", "url(http://example.org/a#b", "@import 'x'",
    "</title><script>alert(1)</script>", "<style>a{b:url(c)}</style>", "<!-- x", "--> x", "]]>",
    "<svg/onload=x>", "<a href=\"b.html\">c</a>", "<https://a.example>", "</p", "a <b c> & d",
    "&amp; &lt; &#x41; &nope; &", "{{ x }} {% y %} {# z #}", "{% raw %}", "${x} %s %(a)s {0}",
    "# Heading", "- a", "1. a", "> quote", "[a](b.html)", "![a](b.png)", "[x]: http://y",
    "`code` *b* _c_ **d** ~~e~~", "```", "===", "+++", "{: #id .class}", "!!! note", "[^1]",
    "*[abbr]: x", "::: x", "--8<-- \"x\"", "#let x = 1", "$x^2$ @cite <label> #emph[a]",
    "// a /* b */", "= Title", "\\n \\u{41} \\N \\L \\", "\"quoted\" 'single'", "a | b ; c , d",
    "style=\"x\" onclick=1", "javascript:alert(1)", "http://example.org/a b", "/absolute",
    "../../up.html", "#anchor", "a.b#c?d=e", "__proto__", "constructor", "=HYPERLINK(1)", "<br/>",
)  # fmt: skip
"""Markup of pages, drawings, styles, templates, Markdown, Typst, Graphviz and
scripts, and addresses."""


def definition(name: str, first: int, texts: tuple[str, ...] = TEXTS) -> str:
    """Return a definition called ``name``: its texts in turn, from that of index ``first`` on."""
    said = _said(texts, first)
    return json.dumps(_filled(name, said), ensure_ascii=False)


def _said(texts: tuple[str, ...], first: int) -> Iterator[str]:
    """Yield the texts for ever, each with a number of its own: labels have to differ."""
    for number in count():
        yield f"{texts[(first + number) % len(texts)]} {number}"


def _filled(name: str, said: Iterator[str]) -> dict[str, Any]:
    def text() -> str:  # where braces stand for references
        return next(said).replace("{", "{{").replace("}", "}}")

    def plain() -> str:
        return next(said)

    def step(id: str) -> dict[str, Any]:
        return {"id": id, "text": text(), "note": text()}

    answers = [
        {"label": text(), "to": "again"},
        {"label": text(), "to": {"outcome": "done"}},
        {"label": text(), "to": {"pathway": "other"}},
    ]
    steps = [
        {
            "id": "call",
            "text": f"{text()} {{office}} {{office.phone}} {{office.text}} {{office.link}}",
            "note": text(),
        },
        {"id": "both", "parallel": text(), "note": text(), "steps": [step("one"), step("two")]},
        {"id": "ask", "decision": text(), "note": text(), "answers": answers},
        {"id": "again", "use": "shared", "back": {"to": "call", "limit": text()}},
        {"id": "last", "text": f"{text()} {{paper}}", "next": {"outcome": "done"}},
    ]
    return {
        "protocol": name,
        "title": text(),
        "short_title": text(),
        "status": "draft",
        "region": "US",
        "publisher": {"name": plain(), "address": text()},
        "numbering": {"step": "<#*_ {n} url(x)", "item": "&lt;{n}) `"},
        "contacts": {"office": {
            "name": plain(),
            "role": plain(),
            "phone": [
                {"label": plain(), "number": "650-555-0100", "press": "2"},
                {"label": plain(), "number": "650-555-0101 ext. 12"},
            ],
            "text": {"to": "741741", "say": plain()},
            "email": "office@example.org",
            "link": "https://example.org/a?b=url(c)&d=%3Ce%3E",
            "hours": plain(),
            "languages": [plain(), plain()],
        }},
        "citations": {"paper": {"text": plain(), "link": "https://example.org/a?b=url(c)&d=%3Ce%3E"}},
        "wording": {"shared": text()},
        "outcomes": [{"id": "done", "title": text(), "text": text()}],
        "pathways": [
            {"id": "way", "title": text(), "note": text(), "steps": steps},
            {"id": "other", "title": text(), "steps": [step("stay")]},
        ],
        "screening": [{
            "id": "signs",
            "title": text(),
            "groups": [{
                "id": "few", "title": text(), "statement": text(),
                "items": [{"id": "a", "text": text()}, {"id": "b", "text": text()}],
                "at_least": 1,
            }],
            "rules": [{
                "id": "rule", "title": text(), "when": "few", "outcome": {"outcome": "done"},
            }],
        }],
        "notes": [{
            "id": "ours", "on": ["front", "pathway", "screening", "contacts", "print"],
            "text": text(),
        }],
        "queries": [{"id": "odd", "text": plain()}],
    }  # fmt: skip
