"""Definitions that were damaged at random: always an answer, never a traceback.

A damaged definition is either still a protocol, or there is at least one error, every diagnostic
points into a file that was read, and a second run says the same.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.diagnostics.render import render
from generator.load import Loaded
from tests.definitions import PROTOCOLS, REAL, load_text, short

FOLDERS = (REAL, *(PROTOCOLS / name for name in ("branching", "score", "classify", "parallel")))
TEXTS = [(folder / "protocol.yaml").read_text() for folder in FOLDERS]
OFFICIAL = {
    text: official.read_text()
    for folder, text in zip(FOLDERS, TEXTS, strict=True)
    if (official := folder / "official.txt").exists()
}
TREES = [yaml.load(text, yaml.BaseLoader) for text in TEXTS]

ODD = [
    "\x00", "\t", "\u202e", "\ufeff", "\u2028", "\x85", "\u00ad", "\U000e0041", "😀", "e\u0301",
    "&a ", "*a", "!x ", "? ", ": ", "- ", "#", "'", '"', "{", "}", "[", "]", "|", ">", "%", "@",
    "<<: ", "---\n", "...\n", "{{", "}}", "{x}", "<action>", "[key]", "\\", "\r", "\r\n", "9" * 50,
]  # fmt: skip
KEYS = [
    "id: x", "text: x", "use: x", "next: x", "ends: yes", "back: {to: x, limit: y}", "note: '{x}'",
    "decision: x", "answers: []", "parallel: x", "steps: []", "any: [x]", "at_least: 3", "x: y",
    "<action>: x", "'[key]': {x: y}", "outcome: {outcome: x}", "from: 5", "to: 2", "score: []",
    "rules: []", "points: 9999", "official: ../x", "region: ZZ", "title: ''", "phone: x",
]  # fmt: skip
VALUES: list[Any] = [
    "", "x", [], {}, ["x"], {"x": "y"}, [[]], {"id": "x"}, "{x}", "no", "0", "99999", "a" * 3000,
    [{}], {"outcome": "x"}, {"<action>": {}}, {"[key]": {"y": []}}, "é", "\u202e", "A b",
]  # fmt: skip


@st.composite
def damaged_lines(draw: st.DrawFn) -> tuple[str, str | None]:
    """A definition with lines, characters and keys deleted, doubled, swapped, changed, inserted."""
    original = draw(st.sampled_from(TEXTS))
    lines = original.split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        kind = draw(st.sampled_from(["delete", "double", "swap", "characters", "key", "indent"]))
        if kind == "delete" and len(lines) > 1:
            del lines[at]
        elif kind == "double":
            lines.insert(at, lines[at])
        elif kind == "swap":
            other = draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        elif kind == "characters":
            start = draw(st.integers(0, len(lines[at])))
            end = draw(st.integers(start, min(len(lines[at]), start + 3)))
            inside = draw(st.sampled_from(ODD) | st.text(max_size=3))
            lines[at] = lines[at][:start] + inside + lines[at][end:]
        elif kind == "key":
            width = len(lines[at]) - len(lines[at].lstrip())
            lines.insert(at, " " * width + draw(st.sampled_from(KEYS)))
        else:
            lines[at] = " " * draw(st.integers(0, 8)) + lines[at].lstrip()
    return "\n".join(lines), OFFICIAL.get(original)


@st.composite
def damaged_trees(draw: st.DrawFn) -> tuple[str, str | None]:
    """A definition with nodes deleted or replaced by others, written out anew as JSON or YAML."""
    position = draw(st.integers(0, len(TREES) - 1))
    tree = _copy(TREES[position])
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(tree))
        if not places:
            break
        parent, key = draw(st.sampled_from(places))
        kind = draw(st.sampled_from(["delete", "replace", "graft", "rename"]))
        if kind == "delete":
            del parent[key]
        elif kind == "replace":
            parent[key] = _copy(draw(st.sampled_from(VALUES)))
        elif kind == "graft":
            source, name = draw(st.sampled_from(places))
            if name in source if isinstance(source, dict) else name < len(source):
                parent[key] = _copy(source[name])
        elif isinstance(parent, dict):
            parent[draw(st.sampled_from(["x", "<action>", "[key]", "id", "é", ""]))] = parent.pop(
                key
            )
    if draw(st.booleans()):
        text = json.dumps(tree, ensure_ascii=False)
    else:
        text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=80)
    return text, OFFICIAL.get(TEXTS[position])


def _copy(node: Any) -> Any:
    return json.loads(json.dumps(node))


def _places(node: Any) -> list[tuple[Any, Any]]:
    """Every node below another: what holds it, and under which key or number."""
    found: list[tuple[Any, Any]] = []
    inside = node.items() if isinstance(node, dict) else enumerate(node)
    for key, child in inside:
        found.append((node, key))
        if isinstance(child, (dict, list)):
            found.extend(_places(child))
    return found


def assert_answered(text: str, official: str | None) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    loaded = load_text(raw, official)
    assert bool(loaded.protocols) != has_errors(loaded.diagnostics)
    for diagnostic in loaded.diagnostics:
        assert_placed(loaded, diagnostic)
    for form in ("human", "json"):
        render(loaded.diagnostics, form, lambda path, line: _line(loaded, path, line))  # type: ignore[arg-type]
    assert short(loaded) == short(load_text(raw, official))


def assert_placed(loaded: Loaded, diagnostic: Diagnostic) -> None:
    assert diagnostic.message and diagnostic.message[0] == diagnostic.message[0].lower()
    assert not diagnostic.message.endswith(".")
    for span in (diagnostic.span, *(related.span for related in diagnostic.related)):
        assert Path(span.path).is_absolute()
        assert (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.line >= 1 and span.column >= 1
        if span.path in loaded.sources:
            lines = loaded.sources[span.path].lines
            assert span.line <= len(lines)
            assert span.column <= len(lines[span.line - 1]) + 1


def _line(loaded: Loaded, path: str, line: int) -> str | None:
    return loaded.sources[path].lines[line - 1] if path in loaded.sources else None


CALM = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@given(damaged_lines() | damaged_trees())
@settings(max_examples=150, deadline=None, suppress_health_check=CALM)
def test_damaged_definitions_are_answered(case: tuple[str, str | None]) -> None:
    assert_answered(*case)


@pytest.mark.long
@given(damaged_lines() | damaged_trees())
@settings(max_examples=10_000, deadline=None, suppress_health_check=CALM)
def test_ten_thousand_damaged_definitions_are_answered(case: tuple[str, str | None]) -> None:
    assert_answered(*case)


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text_is_answered(text: str) -> None:
    assert_answered(text, None)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_bytes_are_answered(raw: bytes) -> None:
    loaded = load_text(raw)
    assert loaded.protocols == () and has_errors(loaded.diagnostics)
