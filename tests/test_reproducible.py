"""The same definition gives the same bytes: in any folder, time zone, locale and hash order."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tests.product import checkout, protocol


def sums(site: Path) -> dict[str, str]:
    """Return path → SHA-256 of every file of a site."""
    return {
        path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def test_two_builds_are_byte_identical(tmp_path: Path) -> None:
    surroundings = [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
    ]
    found = []
    for name, environment in zip(("one", "another folder"), surroundings, strict=True):
        project = checkout(tmp_path / name, has_prints=False)
        done = protocol("build", "--site", project / "site", cwd=project, **environment)
        assert done.returncode == 0, done.stderr
        found.append(sums(project / "site"))
    assert "csec/print/handout-letter.pdf" in found[0]
    assert found[0] == found[1]
