"""What sheets and slides cost: from nothing, from prints that are kept, and by other means.

The yardstick is ``bench/yardstick``. All three are whole processes, from their start to their end,
imports included. What is set before the first of them starts is the list of fonts, because a
machine has its own, and for the yardstick what stands on which page (``bench/division.py``). Peak
memory is that of the process alone, without those of ``dot``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from alike import assert_alike
from measured import RUNS, in_turns, print_inside, print_runs, ratio, run, written

from generator.typeface.faces import font_path

ADDRESS = "https://protocols.example.org/"

COLD, WARM, YARDSTICK = "all sheets, nothing kept", "all sheets, all kept", "yardstick"

_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{kept}</cachedir></fontconfig>
"""


def measure_prints(folder: Path) -> None:
    """Measure in a folder of its own, and print what came of it."""
    listed = folder / "fonts.conf"
    fonts = font_path("regular").parent
    listed.write_text(_FONTS.format(fonts=fonts, kept=folder / "fonts"))
    os.environ["FONTCONFIG_FILE"] = str(listed)
    ours = [sys.executable, "bench/sheets.py", ADDRESS]
    cold, warm = folder / "cold", folder / "warm"
    theirs, division = folder / "yardstick", folder / "division.json"
    run([sys.executable, "bench/division.py", ADDRESS, str(division)])
    runs = in_turns(
        {
            COLD: [*ours, f"{folder}/kept-{{turn}}", str(cold), f"{cold}.seconds"],
            WARM: [*ours, f"{folder}/kept", str(warm), f"{warm}.seconds"],
            YARDSTICK: [sys.executable, "bench/yardstick", str(division), str(theirs)],
        }
    )
    share = assert_alike(cold, theirs)
    print_runs(runs)
    print("inside these processes, from the first view to the last finished sheet:")
    print_inside(
        {
            f"{COLD}, wanted 1.5": written(Path(f"{cold}.seconds")),
            f"{WARM}, wanted 0.05": written(Path(f"{warm}.seconds")),
        }
    )
    print(
        f"the yardstick's files have the same pages, papers, and {share:.1%} of the words or more"
    )
    found = ratio(runs[YARDSTICK], runs[COLD])
    print(f"yardstick / all sheets, nothing kept: {found:.1f} (median of {RUNS} pairs), wanted 5")
