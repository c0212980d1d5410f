"""The folder of a site: who may read it, what keeps it from its place, and how it is deleted."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.site import folders, publish
from generator.site.folders import make_folders, obstacle, open_to_readers, remove_folder
from tests.product import PROJECT, protocol, unprivileged
from tests.site.conftest import Sources
from tests.site.test_publish import leftovers, run, tree

MOUNT = Path("/dev/shm")


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def modes(folder: Path) -> dict[str, set[int]]:
    """The rights of the files, and of the folders, in a folder and its own."""
    paths = [folder, *folder.rglob("*")]
    return {
        kind: {stat.S_IMODE(path.stat().st_mode) for path in paths if path.is_dir() == is_folder}
        for kind, is_folder in (("files", False), ("folders", True))
    }


def test_everybody_can_read_what_is_published(sources: Sources) -> None:
    (sources.docs / "assets/tool.txt").write_text("")
    (sources.docs / "assets/tool.txt").chmod(0o700)
    deep = sources._replace(site=sources.site.parent / "a/b/site")
    with umask(0o077):
        assert run(deep) == ()
    assert modes(sources.site.parent / "a/b/site") == {"files": {0o644}, "folders": {0o755}}
    around = [stat.S_IMODE((sources.site.parent / path).stat().st_mode) for path in ("a", "a/b")]
    assert around == [0o755, 0o755]


def test_a_folder_keeps_the_group_that_it_hands_on(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a").chmod(0o2700)
    (tmp_path / ".nojekyll").write_text("")
    (tmp_path / ".nojekyll").chmod(0o777)
    open_to_readers(tmp_path)
    found = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", ".nojekyll")]
    assert found == [0o2755, 0o644]


def test_folders_that_are_there_are_let_be(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir(mode=0o700)
    make_folders(tmp_path / "mine/a")
    found = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("mine", "mine/a")]
    assert found == [0o700, 0o755]


@pytest.mark.skipif(not os.path.ismount(MOUNT), reason="no mount to try it with")
def test_a_mount_is_refused_before_the_build_with_a_way_out() -> None:
    done = protocol("build", "--site", MOUNT)
    assert done.returncode == 1
    assert "error[" in done.stderr
    assert "reading the definitions" not in done.stderr
    found = obstacle(MOUNT)
    assert found is not None
    assert (found.code, f"{MOUNT}/site" in found.hints[0]) == ("cannot-publish", True)


def test_a_folder_that_is_mounted_from_the_same_disk_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = tmp_path / "mountinfo"
    line = f"36 35 98:0 /mnt1 {tmp_path}/a\\040b rw - ext3 /dev/root rw\n"
    mounts.write_text(line)
    monkeypatch.setattr(folders, "_MOUNTS", mounts)
    assert obstacle(tmp_path / "a b") is not None
    assert obstacle(tmp_path / "a") is None
    assert obstacle(tmp_path / "a b/site") is None


@pytest.mark.parametrize("site", ["/", "/proc/site", f"/tmp/{'a' * 250}", "/dev/null/site"])
def test_a_place_that_cannot_be_is_a_diagnostic(sources: Sources, site: str) -> None:
    report = run(sources._replace(site=Path(site)))
    assert [found.code for found in report] in (["cannot-publish"], ["not-a-site"])


def test_a_rename_that_fails_leaves_nothing_behind(
    sources: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy", str(sources.site))

    monkeypatch.setattr(publish, "put_in_place", busy)
    (found,) = run(sources)
    assert (found.code, found.span.path) == ("cannot-publish", sources.site.as_posix())
    assert leftovers(sources) == []


REMOVE = "import sys; from pathlib import Path; from generator.site.folders import *; "


def removing(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [*unprivileged(), sys.executable, "-c", f"{REMOVE}remove_folder(Path(sys.argv[1]))"]
    return subprocess.run(
        [*command, str(folder)], cwd=PROJECT, capture_output=True, text=True, timeout=60
    )


def test_a_write_protected_folder_of_ours_is_deleted(tmp_path: Path) -> None:
    deep = tmp_path / "old/csec/print"
    deep.mkdir(parents=True)
    (deep / "a.pdf").write_text("")
    for folder in (deep, deep.parent, deep.parent.parent):
        folder.chmod(0o555)
    done = removing(tmp_path / "old")
    assert done.returncode == 0, done.stderr
    assert tree(tmp_path) == {}


def test_what_cannot_be_deleted_is_named_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "old/csec").mkdir(parents=True)
    (tmp_path / "old/csec/page.html").write_text("")
    real = os.unlink

    def refusing(path: str, **options: object) -> None:
        if str(path).endswith("page.html"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        real(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "unlink", refusing)
    with pytest.raises(OSError) as caught:
        remove_folder(tmp_path / "old")
    assert caught.value.filename == str(tmp_path / "old/csec/page.html")
