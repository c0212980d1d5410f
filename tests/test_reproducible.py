"""The same definition gives the same bytes: in any folder, time zone, locale and hash order."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from tests.product import EXAMPLES, REAL, checkout, protocol


def sums(site: Path) -> dict[str, str]:
    """Return path → SHA-256 of every file of a site."""
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("source", [EXAMPLES / "score", pytest.param(REAL, marks=pytest.mark.long)])
def test_two_builds_are_byte_identical(source: Path, tmp_path: Path) -> None:
    surroundings = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
    ]
    found = []
    for name, environment in zip(("one", "another folder"), surroundings, strict=True):
        project = checkout(tmp_path / name, has_prints=False)
        shutil.rmtree(project / "protocol_source")
        shutil.copytree(source, project / "protocol_source" / source.name)
        done = protocol("build", "--site", project / "site", cwd=project, **environment)
        assert done.returncode == 0, done.stderr
        found.append(sums(project / "site"))
    assert f"{source.name}/print/handout-letter.pdf" in found[0]
    assert found[0] == found[1]
