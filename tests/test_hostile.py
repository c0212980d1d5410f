"""Input made to occupy the computer: answered within bounds of processor time and memory.

The bounds are the system's own, set in a process of its own, and generous: what runs away is
stopped, and how fast a machine is does not matter.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.definitions import ROOT, SMALLEST
from tests.large import DONE, LARGE, group, pathways, steps
from tests.shared import KEPT

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


PUBLISHING = 60  # seconds of processor time; no case takes half of it
RESIDENT = 600  # MB that publishing holds at most

PUBLISH = """
import sys
from pathlib import Path
from generator.load import load
from generator.outputs.publication import publication
loaded = load(Path(sys.argv[1]))
definitions = {p.id: loaded.sources[p.span.path].text.encode() for p in loaded.protocols}
published = publication(loaded.protocols, definitions)
assert "example/print/handout-letter.pdf" in published.files
codes = {each.code for each in (*loaded.diagnostics, *published.diagnostics)}
# Of this program alone: what the system counts of resources begins before it was started.
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(int(status["VmHWM"].split()[0]) // 1024, *sorted(codes))
"""


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
    "faulty steps": (pathways(40, 85, lambda n: "{id: A}"), None,
                     "0 bad-identifier too-many-problems"),
    "names that nothing bears": (
        pathways(40, 70, lambda n: f"{{id: s{n}, text: a, next: t{n}}}"), None,
        "0 too-many-problems unresolved-name"),
    "braces": (steps(120, lambda n: f"{{id: s{n}, text: '{'{a}' * 330}'}}"), None,
               "0 too-many-problems unresolved-name"),
    "long names many times": (
        steps(120, lambda n: f"{{id: s{n}, text: '{'{d}' * 600}'}}",
              f"contacts: {{d: {{name: {'x' * 1_900}}}}}\n"), None, "0 text-too-long"),
    "long rings": (
        pathways(2, 90, lambda n: f"{{id: s{n}, text: a, next: s{(n + 1) % 90}}}"), None,
        "0 loop-without-exit"),
    "many rings": (
        pathways(2, 90, lambda n: f"{{id: s{n}, text: a, next: s{n}}}"), None,
        "0 loop-without-exit unreachable-step"),
    "rings into rings": (
        pathways(2, 90, lambda n: f"{{id: s{n}, text: a, next: s{max(n - 1, 0)}}}"), None,
        "0 loop-without-exit unreachable-step"),
    "sixty items by name": (
        group(60, f"all: [{NAMED}]", DONE), None, "1"),
    "twelve items by name, often": (
        group(12, "rules:", *(f"- {{id: r{n}, when: {NEVER}, {DONE}}}" for n in range(45))),
        None, "0 never-true rule-not-proved"),
    "hundreds of items": (group(230, "any: [few]", DONE), None, "1"),
    "a thousand items": (group(1_000, "any: [few]", DONE), None, "0 too-much-in-all"),
    "scores beyond counting": (
        group(230, f"bands: [{{id: b, from: 0, {DONE}}}]", points=lambda n: 9_999 - n), None,
        "0 score-too-large"),
    "many different scores": (
        group(230, f"bands: [{{id: b, from: 0, {DONE}}}]", points=lambda n: 1 + n), None, "1"),
    "bands on bands": (
        group(40, "bands:", *(f"- {{id: b{n}, from: 0, {DONE}}}" for n in range(45)),
              points=lambda n: 1 + n), None, "0 band-overlap"),
    "a a a": (
        pathways(2, 90, lambda n: f"{{id: s{n}, text: {'a ' * (1 + n)}}}",
              "official: official.txt\n"), "a " * 120_000, "0 wording-not-proved"),
    "a a a, not there": (
        steps(40, lambda n: f"{{id: s{n}, text: {'a ' * 490}b{n}}}", "official: official.txt\n"),
        "a " * 120_000, "0 wording-not-official wording-unused"),
    "a word without end": (SMALLEST + "official: official.txt\n", "a-\n" * 80_000,
                           "0 wording-not-official wording-unused"),
}  # fmt: skip


def answered(program: str, folder: Path, seconds: int, addresses: int) -> str:
    """Run a program on a folder in bounds of processor time (s) and addresses (bytes)."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_AS, (addresses, addresses))

    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        cwd=ROOT, env=os.environ | KEPT, preexec_fn=bound, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr[-2000:]) == (0, "")
    return done.stdout.strip()


ALIKE = {
    "deep block", "many keys again", "many values", "faulty steps", "many rings",
    "rings into rings", "hundreds of items", "many different scores", "a a a, not there",
}  # fmt: skip
"""What runs away in a way that another case does, too; left to the long tests."""


CASES = [pytest.param(each, marks=[pytest.mark.long] if each in ALIKE else []) for each in HOSTILE]


@pytest.mark.parametrize("name", CASES)
def test_hostile_input_is_answered_within_bounds(name: str, tmp_path: Path) -> None:
    definition, official, expected = HOSTILE[name]
    (tmp_path / "protocol.yaml").write_text(definition)
    if official is not None:
        (tmp_path / "official.txt").write_text(official)
    assert answered(PROGRAM, tmp_path, SECONDS, MEMORY) == expected


def resident_and_codes(definition: str, folder: Path) -> tuple[int, str]:
    """Return how many MB it took to publish a definition, and the codes of what was found."""
    (folder / "protocol.yaml").write_text(definition)
    resident, *found = answered(PUBLISH, folder, PUBLISHING, 4 * MEMORY).split()
    return int(resident), " ".join(found)


@pytest.mark.parametrize(
    "name", [n if n == "many contacts" else pytest.param(n, marks=pytest.mark.long) for n in LARGE]
)
def test_large_definitions_are_published_within_bounds(name: str, tmp_path: Path) -> None:
    definition, expected = LARGE[name]
    resident, found = resident_and_codes(definition, tmp_path)
    assert found == expected
    assert resident < RESIDENT
