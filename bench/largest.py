"""What builds of the largest definitions cost: each kind that ``check`` accepts, built whole.

Each is built three times from nothing: the title counts the turns, so that no print is kept.
"""

from __future__ import annotations

import sys
from pathlib import Path
from statistics import median

from measured import Run, run

PROJECT = Path(__file__).resolve().parent.parent
sys.path.append(str(PROJECT / "tests"))

from large import LARGE  # noqa: E402

TURNS = 3


def measure_largest(folder: Path) -> None:
    """Measure in a folder of its own, and print what came of it."""
    print(f"{'':36}{'CPU s, median':>14}{'max':>8}{'peak MB':>10}")
    for name, (definition, _) in LARGE.items():
        runs = [_built(folder, definition, turn) for turn in range(TURNS)]
        seconds = [each.processor_seconds for each in runs]
        peak = max(each.megabytes for each in runs)
        print(f"{name:36}{median(seconds):14.1f}{max(seconds):8.1f}{peak:10.0f}", flush=True)
    print("wanted of each: 20 s, 600 MB")


def _built(folder: Path, definition: str, turn: int) -> Run:
    source = folder / "example"
    source.mkdir(exist_ok=True)
    text = definition.replace("title: Example\n", f"title: Example {turn}\n")
    (source / "protocol.yaml").write_text(text, "utf-8")
    build = [sys.executable, "-m", "generator", "build"]
    return run([*build, "--source", str(source), "--site", f"{folder}/site-{turn}"])
