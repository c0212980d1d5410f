"""The lock between builds."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.site.lock import acquire

HOLDER = """
import sys, time
from pathlib import Path
from generator.site.lock import acquire
lock = acquire(Path(sys.argv[1]), 0)
print("held" if lock else "refused", flush=True)
time.sleep(float(sys.argv[2]))
lock.release()
"""


def holder(path: Path, seconds: float) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path), str(seconds)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    lock = acquire(tmp_path / "work/lock", 0)
    assert lock is not None
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_lock_is_refused_while_another_process_holds_it(tmp_path: Path) -> None:
    process = holder(tmp_path / "work/lock", 30)
    assert acquire(tmp_path / "work/lock", 0.1) is None
    process.kill()
    process.wait()
    lock = acquire(tmp_path / "work/lock", 5)  # the system lets go of a killed process's lock
    assert lock is not None
    lock.release()


def test_lock_is_taken_when_the_holder_lets_go(tmp_path: Path) -> None:
    process = holder(tmp_path / "work/lock", 0.3)
    lock = acquire(tmp_path / "work/lock", 10)
    assert lock is not None
    assert process.wait() == 0
    assert acquire(tmp_path / "work/lock", 0) is None
    lock.release()


def test_a_folder_that_vanishes_while_it_is_made_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[Path] = []

    def mkdir(self: Path, *arguments: object, **options: object) -> None:
        calls.append(self)
        if len(calls) == 1:  # another process had made it, and has just taken it away
            raise FileExistsError(17, "File exists", str(self))
        made(self, *arguments, **options)  # type: ignore[arg-type]

    made = Path.mkdir
    monkeypatch.setattr(Path, "mkdir", mkdir)
    lock = acquire(tmp_path / "work/lock", 0)
    assert lock is not None
    assert len(calls) >= 2
    lock.release()


def test_a_file_where_the_folder_should_be_raises(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("in the way")
    with pytest.raises(FileExistsError):
        acquire(tmp_path / "work/lock", 0)


def test_folder_that_cannot_be_made_raises(tmp_path: Path) -> None:
    (tmp_path / "work").write_text("a file")
    with pytest.raises(OSError):
        acquire(tmp_path / "work/lock", 0)


@pytest.mark.skipif(sys.platform != "linux", reason="where else is there such a place?")
def test_a_place_where_no_folder_can_ever_be_made_raises() -> None:
    with pytest.raises(OSError):
        acquire(Path("/proc/work/lock"), 0)


COUNTER = """
import sys, time
from pathlib import Path
from generator.site.lock import acquire
path, counter = Path(sys.argv[1]), Path(sys.argv[2])
for _ in range(40):
    lock = acquire(path, 60)
    value = int(counter.read_text())
    time.sleep(0.001)
    counter.write_text(str(value + 1))
    lock.release()
"""


def test_no_two_processes_hold_it_at_once(tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0")
    command = [sys.executable, "-c", COUNTER, str(tmp_path / "work/lock"), str(counter)]
    started = time.monotonic()
    processes = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert counter.read_text() == "120"
    assert time.monotonic() - started < 60
