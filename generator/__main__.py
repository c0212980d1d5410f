"""The start of the command line: whoever stops it, at whatever moment, is told so in one line."""

from __future__ import annotations

import os
import signal
import sys

STOPPED = 130
_SHOW_CURSOR = b"\x1b[?25h"  # which progress on a terminal hides


def main() -> int:
    """Run one command; see ``generator.cli``. Returns 130 where it was stopped."""
    signal.signal(signal.SIGINT, _stop)
    _open_streams()
    try:
        from generator.cli import run

        return run()
    except ModuleNotFoundError as missing:
        where = "`make site` sets up .venv, and .venv/bin/protocol runs there"
        print(f"protocol: {missing.name} is not installed here: {where}", file=sys.stderr)
        return 2


def _stop(number: int, frame: object) -> None:
    """End at once, wherever the program is: what it writes is safe from that at every moment."""
    try:
        os.write(2, (_SHOW_CURSOR if os.isatty(2) else b"") + b"stopped\n")
    finally:  # nobody may be there to read it
        os._exit(STOPPED)


def _open_streams() -> None:
    """Give whoever closed the output an output all the same, so that no file takes its number."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdout = sys.stdout or open(1, "w")  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w")  # noqa: SIM115


if __name__ == "__main__":
    sys.exit(main())
