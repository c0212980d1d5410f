"""Input made to occupy the computer: answered within bounds of processor time and memory.

The bounds are the system's own, set in a process of its own, and generous: what runs away is
stopped, and how fast a machine is does not matter.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from definitions import HEAD, ROOT, SMALLEST, with_screening

SECONDS = 10  # of processor time; on the machine this was written on no case takes two
MEMORY = 1024 * 1024 * 1024  # of addresses, libraries included; 256 MB of them are used at most

PROGRAM = """
import sys
from collections import Counter
from pathlib import Path
from generator.load import load
from generator.diagnostics.render import render
loaded = load(Path(sys.argv[1]))
def line_of(path, line):
    return loaded.sources[path].lines[line - 1] if path in loaded.sources else None
for form in ("human", "short", "json"):
    render(loaded.diagnostics, form, line_of)
print(len(loaded.protocols), *sorted(Counter(d.code for d in loaded.diagnostics)))
"""


def steps(count: int, step: Callable[[int], str], top: str = "") -> str:
    lines = "".join(f"   - {step(n)}\n" for n in range(count))
    return f"{HEAD}{top}pathways:\n - id: p\n   title: P\n   steps:\n{lines}"


def items(count: int, points: Callable[[int], int] = lambda n: 1) -> str:
    return ", ".join(f"{{id: i{n}, text: I, points: {points(n)}}}" for n in range(count))


def group(count: int, *lines: str, points: Callable[[int], int] = lambda n: 1) -> str:
    text = with_screening(*lines).replace("items: [", f"items: [{items(count, points)}, ", 1)
    return text if "done}" in text else text.replace("outcomes: [{id: done, title: Done}]\n", "")


DONE = "outcome: {outcome: done}"
NAMED = ", ".join(f"i{n}" for n in range(60))
TWELVE = ", ".join(f"i{n}" for n in range(12))
NEVER = f"{{all: [{TWELVE}, {{not: {{any: [{TWELVE}]}}}}]}}"
HOSTILE: dict[str, tuple[str, str | None, str]] = {
    "deep": ("a: " + "[" * 200_000, None, "0 nested-too-deeply"),
    "deep block": ("".join(" " * n + "a:\n" for n in range(700)), None, "0 nested-too-deeply"),
    "many keys": (SMALLEST + "".join(f"k{n}: a\n" for n in range(9_000)), None,
                  "0 too-many-problems unknown-key"),
    "many keys again": (
        SMALLEST + "".join(f"k{n}: a\n" for n in range(4_500)) * 2, None,
        "0 duplicate-key too-many-problems"),
    "many values": ("a: [" + "b, " * 80_000 + "]", None, "0 too-many-values"),
    "many aliases": ("a: &a [" + "*a, " * 60_000 + "]", None,
                     "0 too-many-problems yaml-alias"),
    "laughs": (
        "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 99)),
        None, "0 yaml-alias"),
    "one long text": (SMALLEST + f"notes: '{'a' * 250_000}'\n", None, "0 wrong-shape"),
    "one mebibyte": ("a" * 1024 * 1024, None, "0 file-too-large"),
    "control characters": ("\x00" * 250_000, None, "0 control-character"),
    "faulty steps": (steps(3_500, lambda n: "{id: A}"), None,
                     "0 bad-identifier too-many-problems"),
    "names that nothing bears": (
        steps(2_800, lambda n: f"{{id: s{n}, text: a, next: t{n}}}"), None,
        "0 too-many-problems unresolved-name"),
    "braces": (steps(120, lambda n: f"{{id: s{n}, text: '{'{a}' * 600}'}}"), None,
               "0 too-many-problems unresolved-name"),
    "long names many times": (
        steps(120, lambda n: f"{{id: s{n}, text: '{'{d}' * 600}'}}",
              f"contacts: {{d: {{name: {'x' * 1_900}}}}}\n"), None, "0 text-too-long"),
    "one ring": (
        steps(2_800, lambda n: f"{{id: s{n}, text: a, next: s{(n + 1) % 2_800}}}"), None,
        "0 loop-without-exit"),
    "many rings": (
        steps(2_800, lambda n: f"{{id: s{n}, text: a, next: s{n}}}"), None,
        "0 loop-without-exit too-many-problems unreachable-step"),
    "rings into rings": (
        steps(2_800, lambda n: f"{{id: s{n}, text: a, next: s{max(n - 1, 0)}}}"), None,
        "0 loop-without-exit too-many-problems unreachable-step"),
    "sixty items by name": (
        group(60, f"all: [{NAMED}]", DONE), None, "1 rule-not-proved"),
    "twelve items by name, often": (
        group(12, "rules:", *(f"- {{id: r{n}, when: {NEVER}, {DONE}}}" for n in range(300))),
        None, "0 never-true rule-not-proved"),
    "hundreds of items": (group(500, "any: [few]", DONE), None, "1"),
    "a thousand items": (group(1_000, "any: [few]", DONE), None, "1 rule-not-proved"),
    "scores beyond counting": (
        group(1_200, f"bands: [{{id: b, from: 0, {DONE}}}]", points=lambda n: 9_999 - n), None,
        "0 score-too-large"),
    "many different scores": (
        group(300, f"bands: [{{id: b, from: 0, {DONE}}}]", points=lambda n: 1 + n), None, "1"),
    "bands on bands": (
        group(300, "bands:", *(f"- {{id: b{n}, from: 0, {DONE}}}" for n in range(1_000)),
              points=lambda n: 1 + n), None, "0 band-overlap"),
    "a a a": (
        steps(900, lambda n: f"{{id: s{n}, text: {'a ' * (1 + n % 100)}}}",
              "official: official.txt\n"), "a " * 120_000, "0 wording-not-proved"),
    "a a a, not there": (
        steps(100, lambda n: f"{{id: s{n}, text: {'a ' * 500}b{n}}}", "official: official.txt\n"),
        "a " * 120_000, "0 wording-not-official wording-unused"),
    "a word without end": (SMALLEST + "official: official.txt\n", "a-\n" * 80_000,
                           "0 wording-not-official wording-unused"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_input_is_answered_within_bounds(name: str, tmp_path: Path) -> None:
    definition, official, expected = HOSTILE[name]
    (tmp_path / "protocol.yaml").write_text(definition)
    if official is not None:
        (tmp_path / "official.txt").write_text(official)

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        cwd=ROOT, preexec_fn=bound, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr[-2000:]) == (0, "")
    assert done.stdout.strip() == expected
