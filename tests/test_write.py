"""Writing the publication: what is written, what is left alone, and what is refused."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import write
from generator.diagnostics.diagnostic import Diagnostic
from generator.write import mirror

FILES = {"index.md": b"# Start\n", "csec/a.md": b"# A\n", "csec/charts/a.svg": b"<svg/>"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "docs"


def run(root: Path, files: dict[str, bytes]) -> tuple[Diagnostic, ...]:
    return mirror(root, files)


def tree(root: Path) -> dict[str, bytes]:
    paths = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def codes(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{found.severity} {found.code}" for found in problems]


def test_first_run_writes_everything(root: Path) -> None:
    assert run(root, FILES) == ()
    assert tree(root) == FILES


def test_second_run_touches_nothing(root: Path) -> None:
    run(root, FILES)
    for path in [*root.rglob("*.*")]:
        os.utime(path, (1, 1))
    assert run(root, FILES) == ()
    assert {path.stat().st_mtime for path in root.rglob("*.*")} == {1}


def test_only_what_differs_is_written(root: Path) -> None:
    run(root, FILES)
    os.utime(root / "index.md", (1, 1))
    assert run(root, FILES | {"csec/a.md": b"# B\n"}) == ()
    assert (root / "csec/a.md").read_bytes() == b"# B\n"
    assert (root / "index.md").stat().st_mtime == 1


def test_stale_files_and_their_empty_folders_go(root: Path) -> None:
    run(root, FILES)
    assert run(root, {"csec/a.md": b"# A\n"}) == ()
    assert tree(root) == {"csec/a.md": b"# A\n"}
    assert not (root / "csec/charts").exists()


def test_protocol_that_is_gone_takes_its_folder_along(root: Path) -> None:
    run(root, FILES)
    run(root, {"index.md": b"# Start\n"})
    assert not (root / "csec").exists()


def test_what_somebody_put_there_goes(root: Path) -> None:
    run(root, FILES)
    (root / "csec/mine.md").write_text("mine")
    (root / "csec/a.md").write_text("edited")
    (root / "empty/inner").mkdir(parents=True)
    (root / "index.md").unlink()
    (root / "index.md/inner").mkdir(parents=True)
    assert run(root, FILES) == ()
    assert tree(root) == FILES
    assert not (root / "empty").exists()


def test_folder_may_become_a_file_and_a_file_a_folder(root: Path) -> None:
    run(root, {"a/b": b"1", "c": b"2"})
    report = run(root, {"a": b"3", "c/d": b"4"})
    assert (report, tree(root)) == ((), {"a": b"3", "c/d": b"4"})


@pytest.mark.parametrize(
    "path",
    ["/etc/x", "../x", "a/../../x", "a/./b", "a//b", "", "a/", "a\\b", "C:x", "a\0b", "a\nb", "a*"],
)
def test_paths_that_are_not_plain_are_refused(root: Path, tmp_path: Path, path: str) -> None:
    assert codes(run(root, FILES | {path: b"bad"})) == ["error unsafe-path"]
    assert not [found for found in tmp_path.rglob("*") if found.is_file()]


@pytest.mark.parametrize("link", ["csec", "csec/a.md", "csec/charts", "more", "csec/more"])
def test_links_are_taken_away_and_not_followed(root: Path, tmp_path: Path, link: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_bytes(b"1")
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(outside)
    assert run(root, FILES) == ()
    assert tree(root) == FILES
    assert [path.name for path in outside.iterdir()] == ["precious"]


def test_root_that_is_itself_a_link_is_fine(root: Path, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    root.symlink_to(tmp_path / "real")
    assert run(root, FILES) == ()
    assert tree(tmp_path / "real") == FILES


def test_full_disk_is_a_diagnostic_and_the_next_run_goes_on(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = write.replace_file

    def full(path: Path, data: bytes) -> None:
        if path.name == "a.svg":
            raise OSError(28, "No space left on device")
        real(path, data)

    monkeypatch.setattr(write, "replace_file", full)
    report = run(root, FILES)
    assert codes(report) == ["error cannot-write"]
    assert len(tree(root)) == 2
    assert report[0].message == "cannot be written: no space left on device"
    monkeypatch.undo()
    assert run(root, FILES) == ()


@pytest.fixture
def users_root() -> Iterator[Path]:
    """A folder, while the test runs without the rights of the administrator, who may do all."""
    with tempfile.TemporaryDirectory() as folder:
        is_administrator = os.geteuid() == 0
        if is_administrator:
            nobody = 65534
            os.chown(folder, nobody, nobody)
            os.seteuid(nobody)
        yield Path(folder, "docs")
        if is_administrator:
            os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of another kind")
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_lack_of_permission_is_a_diagnostic(users_root: Path, mode: int) -> None:
    root = users_root
    run(root, FILES)
    (root / "csec").chmod(mode)
    changed = run(root, FILES | {"csec/a.md": b"# B\n"})
    gone = run(root, {"index.md": b"# Start\n"})
    (root / "csec").chmod(0o700)
    assert set(codes(changed)) == set(codes(gone)) == {"error cannot-write"}
    assert (root / "csec/a.md").read_bytes() == FILES["csec/a.md"]
    assert (run(root, FILES), tree(root)) == ((), FILES)


def test_name_too_long_for_the_system_is_a_diagnostic(root: Path) -> None:
    assert codes(run(root, FILES | {"a" * 5000: b""})) == ["error cannot-write"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes among the files")
def test_pipe_in_the_place_of_a_file_is_a_diagnostic(root: Path) -> None:
    root.mkdir()
    os.mkfifo(root / "index.md")
    assert codes(run(root, FILES)) == ["error file-in-the-way"]
    assert (root / "index.md").is_fifo()


KILLED = """
import os, sys
from pathlib import Path
from generator import write
real, count = write.replace_file, 0
def replace(path, data):
    global count
    count += 1
    if count > int(sys.argv[2]):
        path.with_name(f".{path.name}.1.writing").write_bytes(data[:2])
        os._exit(9)
    real(path, data)
write.replace_file = replace
root = Path(sys.argv[1])
files = {"index.md": b"# New", "csec/b.md": b"# B", "csec/a.md": b"# A2"}
write.mirror(root, files)
"""


@pytest.mark.parametrize("writes", range(3))
def test_run_that_is_killed_leaves_nothing_in_the_way(root: Path, writes: int) -> None:
    run(root, FILES)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(root), str(writes)], check=False)
    assert killed.returncode == 9
    assert all(data in (b"# New", b"# B", b"# A2", *FILES.values()) or name.endswith(".writing")
               for name, data in tree(root).items())  # fmt: skip
    report = run(root, FILES)
    assert (report, tree(root)) == ((), FILES)
