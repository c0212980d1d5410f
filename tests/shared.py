"""Where the tests keep things; read before any test, so that it imports nothing of the program."""

from __future__ import annotations

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SHARED = "PROTOCOL_PRESS_SHARED"
"""The variable that names the folder of what all workers of a run share."""
BYTECODE = str(PROJECT / ".cache" / "bytecode")
"""Where Python keeps the modules that it has read while tests run."""
KEPT = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": BYTECODE}
"""What lets the program use them when it is run on its own."""
