"""Sets all sheets and slides of the real protocol, in a process of its own.

    python bench/sheets.py ADDRESS CACHE OUT RESULTS

``ADDRESS`` is that of the site, so that every print carries its code. ``CACHE`` is a folder of
prints that were set before; missing or empty, everything is set anew. Every file is written to the
folder ``OUT``. The seconds from the first view to the last finished sheet are appended to the file
``RESULTS``: in them are the look into the cache and the sum over the program's own files; imports
and reading the definition are not, but in the whole process, which ``bench/run.py`` measures.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from generator.cache import Cache
from generator.cli import keep_garbage
from generator.load import load
from generator.outputs.printing import print_sheets, typesetting_pool
from generator.project import project_for


def main() -> None:
    """Set everything, and write down how long it took."""
    address, *paths = sys.argv[1:]
    cache, out, results = map(Path, paths)
    keep_garbage()  # as the command line does
    loaded = load(project_for().source)
    (protocol,) = loaded.protocols
    definition = loaded.sources[protocol.span.path].text.encode()
    begun = time.perf_counter()
    with typesetting_pool() as beside:
        printing = print_sheets(protocol, definition, address, Cache(cache), beside)
        sheets = printing.finished()
    seconds = time.perf_counter() - begun
    assert not sheets.diagnostics, sheets.diagnostics
    for name, sheet in sheets.files.items():
        path = out / Path(name).name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(sheet.content)
    with results.open("a") as lines:
        lines.write(f"{seconds}\n")


if __name__ == "__main__":
    main()
