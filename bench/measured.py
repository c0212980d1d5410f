"""Whole processes, run in turn: how long each takes, and its peak memory."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median

RUNS = 5


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: wall seconds, those of processors, and peak memory in MB.

    In the second are those of the processes that it ran.
    """

    seconds: float
    processor_seconds: float
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
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def in_turns(commands: Mapping[str, list[str]]) -> dict[str, list[Run]]:
    """Run each command once unrecorded and then ``RUNS`` times, the commands taking turns.

    ``{turn}`` in a command stands for the number of the turn.
    """
    runs: dict[str, list[Run]] = {label: [] for label in commands}
    for turn in range(RUNS + 1):
        for label, command in commands.items():
            measured = run([part.replace("{turn}", str(turn)) for part in command])
            if turn:
                runs[label].append(measured)
    return runs


def written(path: Path) -> list[float]:
    """Return the seconds that a process wrote down in each recorded run."""
    return [float(line) for line in path.read_text().split()][1:]


def ratio(slow: list[Run], quick: list[Run]) -> float:
    """Return the median of how many times as long one took as the other, pair by pair."""
    return median(one.seconds / two.seconds for one, two in zip(slow, quick, strict=True))


def print_runs(runs: Mapping[str, list[Run]]) -> None:
    """Print the whole processes as a table."""
    print(f"{'':30}{'median s':>10}{'min':>8}{'max':>8}{'CPU s':>8}{'peak MB':>10}")
    for label, measured in runs.items():
        seconds = [each.seconds for each in measured]
        processors = median(each.processor_seconds for each in measured)
        peak = max(each.megabytes for each in measured)
        print(
            f"{label:30}{median(seconds):10.2f}{min(seconds):8.2f}{max(seconds):8.2f}"
            f"{processors:8.2f}{peak:10.0f}"
        )


def print_inside(inside: Mapping[str, list[float]]) -> None:
    """Print what processes measured of themselves."""
    for label, seconds in inside.items():
        print(f"{label:40}{median(seconds):8.3f}{min(seconds):8.3f}{max(seconds):8.3f}")
