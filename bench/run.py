"""Benchmarks: whole processes, run in turn, reported as medians and ratios.

    make bench

Each command runs once unrecorded and then five times, the commands taking turns, so that a drift of
the machine's speed falls on all of them alike. Peak memory is the process's own, from the system.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parent.parent
RUNS = 5

COMPILE = """
import gc, sys, time
gc.set_threshold(50_000)  # as the command line does
from generator.compile import compile_tree
from generator.workspace import SOURCE
begun = time.perf_counter()
compiled = compile_tree(SOURCE, lambda message: None)
assert compiled.written is not None, compiled.diagnostics
open(sys.argv[1], "a").write(f"{time.perf_counter() - begun}\\n")
"""


CHARTS = {
    "charts of csec": "protocol_source/csec",
    "charts of 40 steps": "tests/protocols/forty",
}
"""Processes that draw all charts of one protocol: the real one, and one with a long chart."""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: wall seconds and peak memory in MB."""

    seconds: float
    megabytes: float


def run(command: list[str]) -> Run:
    """Run a command to its end and measure it. Raises ``SystemExit`` if it fails."""
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONHASHSEED": "0"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # users' machines keep compiled modules
    begun = time.perf_counter()
    with Path(os.devnull).open("w") as nowhere:
        files = [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 1)]
        files += [(os.POSIX_SPAWN_DUP2, nowhere.fileno(), 2)]
        process = os.posix_spawn(command[0], command, environment, file_actions=files)
        _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begun
    if status:
        raise SystemExit(f"failed: {' '.join(command)}")
    scale = 1e6 if sys.platform == "darwin" else 1e3  # macOS counts bytes, Linux kilobytes
    return Run(seconds, usage.ru_maxrss / scale)


def written(path: Path) -> list[float]:
    """Return the seconds that a process wrote down in each recorded run."""
    return [float(line) for line in path.read_text().split()][1:]


def bare_config(folder: Path) -> Path:
    """Write a configuration that builds the same tree with MkDocs alone."""
    config = folder / "bare.yml"
    theme = PROJECT / "generator" / "templates" / "theme"
    config.write_text(
        f"INHERIT: {PROJECT / 'mkdocs.yml'}\nhooks: []\ndocs_dir: {PROJECT / 'docs'}\n"
        f"theme: {{custom_dir: {theme}}}\n"
    )
    return config


def main() -> None:
    """Measure and print the table."""
    python = sys.executable
    os.chdir(PROJECT)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = bare_config(folder)
        commands = {
            "compile only": [python, "-c", COMPILE, f"{folder}/compile"],
            "bare mkdocs build": [
                python, "-m", "mkdocs", "build", "-q", "-f", str(bare), "-d", f"{folder}/bare",
            ],
            "full build": [python, "-m", "generator", "build", "--site", f"{folder}/site"],
            "check": [python, "-m", "generator", "check"],
            **{
                label: [python, "bench/charts.py", source, f"{folder}/{label}"]
                for label, source in CHARTS.items()
            },
        }  # fmt: skip
        runs: dict[str, list[Run]] = {label: [] for label in commands}
        for turn in range(RUNS + 1):
            for label, command in commands.items():
                measured = run(command)
                if turn:
                    runs[label].append(measured)
        inside = {
            "compiling": written(folder / "compile"),
            **{f"drawing all {label}": written(folder / label) for label in CHARTS},
        }
    print(f"{'':20}{'median s':>10}{'min':>8}{'max':>8}{'peak MB':>10}")
    for label, measured_runs in runs.items():
        seconds = [each.seconds for each in measured_runs]
        peak = max(each.megabytes for each in measured_runs)
        print(
            f"{label:20}{median(seconds):10.2f}{min(seconds):8.2f}{max(seconds):8.2f}{peak:10.0f}"
        )
    print("inside these processes, after the imports and with cold caches:")
    for label, seconds in inside.items():
        print(f"{label:32}{median(seconds):8.3f}{min(seconds):8.3f}{max(seconds):8.3f}")
    pairs = zip(runs["full build"], runs["bare mkdocs build"], strict=True)
    ratios = [full.seconds / bare_run.seconds for full, bare_run in pairs]
    print(f"full build / bare mkdocs build: {median(ratios):.2f} (median of {RUNS} pairs)")


if __name__ == "__main__":
    main()
