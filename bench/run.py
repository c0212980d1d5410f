"""Benchmarks: whole processes, run in turn, reported as medians and ratios.

    make bench

Each command runs once unrecorded and then five times, the commands taking turns, so that a drift of
the machine's speed falls on all of them alike. Peak memory is the process's own, from the system.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from largest import measure_largest
from measured import RUNS, in_turns, print_inside, print_runs, ratio, written
from prints import measure_prints

from generator.project import project_for
from generator.stage import stage_for

PROJECT = Path(__file__).resolve().parent.parent

COMPILE = """
import sys, time
from generator.cli import keep_garbage
from generator.compile import compile_tree
from generator.project import project_for
keep_garbage()  # as the command line does
begun = time.perf_counter()
compiled = compile_tree(project_for().source, lambda message: None)
assert compiled.is_written, compiled.diagnostics
open(sys.argv[1], "a").write(f"{time.perf_counter() - begun}\\n")
"""

CHARTS = {
    "charts of csec": "protocol_source/csec",
    "charts of 40 steps": "tests/protocols/forty",
}
"""Processes that draw all charts of one protocol: the real one, and one with a long chart."""


def measure_builds(folder: Path) -> None:
    """Measure compiling, building and drawing, and print what came of it."""
    python = sys.executable
    project = project_for()
    staged = stage_for(project, project.source).config  # "compile only" comes first and writes it
    commands = {
        "compile only": [python, "-c", COMPILE, f"{folder}/compile"],
        "proof of 12 items": [python, "bench/proof.py", f"{folder}/proof"],
        "bare mkdocs build": [
            python, "-m", "mkdocs", "build", "-q", "-f", str(staged), "-d", f"{folder}/bare",
        ],
        "full build": [python, "-m", "generator", "build", "--site", f"{folder}/site"],
        "check": [python, "-m", "generator", "check"],
        **{
            label: [python, "bench/charts.py", source, f"{folder}/{label}"]
            for label, source in CHARTS.items()
        },
    }  # fmt: skip
    runs = in_turns(commands)
    print_runs(runs)
    print("inside these processes, after the imports; charts are drawn anew, prints are kept:")
    print_inside(
        {
            "compiling": written(folder / "compile"),
            "proving 531,441 states": written(folder / "proof"),
            **{f"drawing all {label}": written(folder / label) for label in CHARTS},
        }
    )
    found = ratio(runs["full build"], runs["bare mkdocs build"])
    print(f"full build / bare mkdocs build: {found:.2f} (median of {RUNS} pairs)\n")


def main() -> None:
    """Measure and print the tables."""
    os.chdir(PROJECT)
    with tempfile.TemporaryDirectory() as name:
        measure_builds(Path(name))
    with tempfile.TemporaryDirectory() as name:
        measure_prints(Path(name))
    with tempfile.TemporaryDirectory() as name:
        measure_largest(Path(name))


if __name__ == "__main__":
    main()
