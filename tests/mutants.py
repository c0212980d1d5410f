"""How many small changes to the evaluation code its tests notice: run by `make mutants`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LEAST = 95  # percent
MUTMUT = str(Path(sys.executable).with_name("mutmut"))


def main() -> int:
    """Print what was noticed and what was not; 1 where that is too little, or not all was tried."""
    subprocess.run([MUTMUT, "export-cicd-stats"], check=True, stdout=subprocess.DEVNULL)
    counts = json.loads(Path("mutants/mutmut-cicd-stats.json").read_text("utf-8"))
    noticed = counts["killed"] + counts["timeout"]  # tests that no longer end have noticed, too
    total = counts["total"]
    if not total or noticed + counts["survived"] + counts["no_tests"] < total:
        print("Not every mutant was tried.")
        return 1
    subprocess.run([MUTMUT, "results"], check=True)
    score = 100 * noticed / total
    print(f"{noticed} of {total} mutants were noticed: {score:.1f}%; {LEAST}% are asked for.")
    return int(score < LEAST)


if __name__ == "__main__":
    sys.exit(main())
