"""An office's project in a folder, worked on as an office does: edited, released, asked."""

from __future__ import annotations

import io
import subprocess
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from generator.cli import run
from tests.definitions import HEAD

DEFINITION = f"""\
{HEAD.replace("draft", "active")}contacts: {{desk: {{name: The desk, phone: 650-555-0130}}}}
pathways:
  - id: worry
    title: A worry
    steps:
      - {{id: tell, text: "Tell a colleague"}}
      - {{id: call, text: "Call the desk at {{desk.phone}}"}}
  - id: hurt
    title: Somebody is hurt
    steps:
      - {{id: nurse, text: "Go to the nurse"}}
"""


class Office:
    """A project with one protocol, ``example``."""

    def __init__(self, root: Path, definition: str = DEFINITION, name: str = "example") -> None:
        self.root = root
        self.folder = root / "protocol_source" / name
        self.folder.mkdir(parents=True)
        self.definition = self.folder / "protocol.yaml"
        self.definition.write_text(definition, "utf-8")
        self.releases = self.folder / "releases"

    def edit(self, old: str, new: str) -> None:
        text = self.definition.read_text("utf-8")
        assert text.count(old) == 1, text.count(old)
        self.definition.write_text(text.replace(old, new), "utf-8")

    def run(self, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
        """Run a command in the project's folder."""
        command = [*map(str, arguments)]
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err), chdir(self.root):
            try:
                status = run(command)
            except SystemExit as left:
                status = int(left.code or 0)
        return subprocess.CompletedProcess(command, status, out.getvalue(), err.getvalue())

    def release(self, note: str, day: str) -> None:
        done = self.run("release", note, "--date", day)
        assert done.returncode == 0, done.stderr
