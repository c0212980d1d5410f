"""However a command is started and stopped: one line, the right status, never a traceback."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.project import Project
from generator.stage import stage_for
from tests.product import EXAMPLES, PROJECT, REAL, answered, copied, protocol, unprivileged

COMMAND = f"'{sys.executable}' -m generator"
LAUNCH = re.search(
    r"^(trap .*?)^END$", (PROJECT / "environment.sh").read_text(), re.DOTALL | re.MULTILINE
)
"""How .venv/bin/protocol starts Python."""
PATH = 'sys.path.insert(0, __import__("os").environ["PROJECT"])\nfrom generator'


def shell(line: str, cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line], cwd=cwd, capture_output=True, text=True, timeout=120
    )


def test_ctrl_c_is_never_answered_with_a_traceback() -> None:
    """The command in .venv/bin, stopped in each part of its first half second."""
    assert LAUNCH is not None
    launch = f"python={shlex.quote(sys.executable)}\n{LAUNCH[1].replace('from generator', PATH)}"
    command = ["sh", "-c", launch, "protocol", "check"]
    environment = os.environ | {"PROJECT": str(PROJECT)}
    for number in range(12):
        with subprocess.Popen(
            command,
            cwd=PROJECT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        ) as process:
            time.sleep(number * 0.04)
            process.send_signal(signal.SIGINT)
            said = process.communicate()[1]
        # Before Python starts, the system ends it; while it starts and after its end, nothing does.
        expected = {130: "stopped\n", -signal.SIGINT: "", 0: ""}
        assert said == expected[process.returncode]


def test_ctrl_c_stops_a_build_in_a_line(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--site", str(tmp_path / "site")]
    with subprocess.Popen(command, cwd=PROJECT, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == "reading the definitions\n"
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()
    assert (process.returncode, said.endswith("stopped\n")) == (130, True)
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("line", "statuses", "said"),
    [
        ("{} check >&- 2>&- <&-", {0}, ""),
        ("{} check >/dev/full", {1}, "protocol: no space left on device\n"),
        ("{} explain tab | true; exit ${{PIPESTATUS[0]}}", {0, 1}, ""),  # who is first
        ("{} chek 2>&-", {2}, ""),
    ],
)
def test_an_output_that_takes_nothing_is_no_traceback(
    line: str, statuses: set[int], said: str
) -> None:
    done = shell(line.format(COMMAND))
    assert (done.returncode in statuses, done.stderr) == (True, said)


def test_a_working_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    line = f"mkdir gone && cd gone && rmdir ../gone && PYTHONPATH='{PROJECT}' {COMMAND} build"
    done = shell(line, tmp_path)
    assert (done.returncode, done.stderr.splitlines()[-1][:40]) == (
        2,
        "protocol: the working folder is gone: ch",
    )
    assert "Traceback" not in done.stderr


def test_a_library_that_is_missing_is_said_with_the_way_out() -> None:
    done = shell(f"'{sys.executable}' -S -m generator check")
    assert done.returncode == 2
    assert "`make site` sets up .venv" in done.stderr
    assert "Traceback" not in done.stderr


def test_what_nobody_can_read_is_said_at_its_place(tmp_path: Path) -> None:
    source = copied(EXAMPLES / "parallel", tmp_path)
    (source / "protocol.yaml").chmod(0)
    command = [*unprivileged(), sys.executable, "-m", "generator", "check", str(source)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert "protocol.yaml:1:1: error[unreadable-file]: cannot be read: permission" in done.stdout


def test_a_name_that_is_no_text_is_a_path_all_the_same(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"bad\xff\x1b[31m")
    folder.mkdir()
    project = Project(tmp_path)
    assert stage_for(project, folder) != stage_for(project, tmp_path)
    done = protocol("check", copied(REAL, folder), "--queries")
    assert (done.returncode, "\x1b" in done.stdout) == (0, False)


@pytest.mark.parametrize(
    "address", ["8000", "nowhere:80", "127.0.0.1:0", "127.0.0.1:99999", "[::1:80"]
)
def test_an_address_that_is_none_is_wrong_use(address: str) -> None:
    done = answered("serve", "--address", address)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
