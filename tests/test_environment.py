"""What `make` sets up: an environment of this folder, whatever was there and whatever is set."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet

from tests.product import PROJECT, REAL, checkout

FLOOR = "3.11.0"
LOCKS = ("requirements.lock", "requirements-test.lock")
ELSEWHERE = {"PYTHONPATH": "/gone/yaml", "PYTHONHOME": "/gone", "PIP_USER": "1"}
STAND_IN = "import os, sys\ndef main():\n    print(__file__, *sys.argv[1:])\n"


def run(folder: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=os.environ | env, capture_output=True, text=True, timeout=1_200
    )


def environment(
    folder: Path, python: str = "./quick-python", origin: str = "command line", **env: str
) -> subprocess.CompletedProcess[str]:
    """Set up what the (empty) lock file of a folder names."""
    return run(folder, "sh", "environment.sh", python, origin, "requirements.lock", **env)


QUICK = f"""#!/bin/sh
case "$*" in
*"-m venv"*) "{sys.executable}" "$@" --without-pip && : >.venv/requirements.lock ;;
*) exec "{sys.executable}" "$@" ;;
esac
"""
"""A Python whose environments have no pip, which takes long, and nothing to do for it."""


def stand_in(folder: Path) -> Path:
    """A project without libraries, whose command says where it lies."""
    shutil.copy(PROJECT / "environment.sh", folder)
    (folder / "requirements.lock").write_text("")
    (folder / "quick-python").write_text(QUICK)
    (folder / "quick-python").chmod(0o755)
    (folder / "generator").mkdir()
    (folder / "generator/__init__.py").write_text("")
    (folder / "generator/__main__.py").write_text(STAND_IN)
    return folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stand-in whose environment was made with much set that could lead it elsewhere."""
    folder = tmp_path_factory.mktemp("é A")
    done = environment(stand_in(folder), **ELSEWHERE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Setting up .venv")
    return folder


def test_the_locks_admit_the_oldest_python() -> None:
    """Debian 12 has 3.11.2; the number is that of pyproject.toml and of environment.sh."""
    text = "".join((PROJECT / lock).read_text("utf-8") for lock in LOCKS)
    entries = dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))
    known = {one.name.lower().replace("_", "-"): one for one in importlib.metadata.distributions()}
    refusing = [
        name
        for name in entries.keys() & known.keys()
        if not SpecifierSet(known[name].metadata["Requires-Python"] or "").contains(FLOOR)
    ]
    assert len(entries) > 60
    assert len(known.keys() & entries.keys()) > 60
    assert refusing == [], "or does `make test` have to set them up?"
    assert 'requires-python = ">=3.11"' in (PROJECT / "pyproject.toml").read_text("utf-8")


def test_the_command_runs_its_own_folder_whatever_is_set(made: Path, tmp_path: Path) -> None:
    (tmp_path / "generator").mkdir()
    (tmp_path / "link").symlink_to(made / ".venv/bin/protocol")
    for command in (str(made / ".venv/bin/protocol"), "./link"):
        done = run(tmp_path, command, "check", "a b", **ELSEWHERE)
        assert done.stdout == f"{made / 'generator/__main__.py'} check a b\n", done.stderr


def test_what_is_set_up_is_left_alone(made: Path) -> None:
    assert environment(made).stdout == ""
    assert environment(made, "false", "file").stdout == ""


def test_a_copy_runs_itself_and_is_known_to_be_one(made: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(made, tmp_path / "B", symlinks=True))
    done = run(copy, ".venv/bin/protocol")
    assert done.stdout == f"{copy / 'generator/__main__.py'}\n", done.stderr
    assert environment(copy).stdout.startswith("Setting up .venv")
    assert environment(copy).stdout == ""
    (copy / ".venv/bin/python").unlink()
    (copy / ".venv/bin/python").symlink_to("/gone/python3")
    done = run(copy, ".venv/bin/protocol")
    assert (done.returncode, "make site" in done.stderr) == (2, True)
    assert environment(copy).stdout.startswith("Setting up .venv")


def test_an_installation_that_was_cut_off_starts_from_nothing(made: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(made, tmp_path / "B", symlinks=True))
    (copy / "requirements.lock").write_text("no-such-thing==1\n")
    done = environment(copy)
    assert (done.returncode, "could not be installed" in done.stderr) == (1, True)
    (copy / "requirements.lock").write_text("")
    (copy / ".venv/half").write_text("left over")
    assert environment(copy).returncode == 0
    assert not (copy / ".venv/half").exists()


@pytest.mark.parametrize("python", ["/gone/python3", "false"])
def test_a_python_that_does_not_do_is_refused_before_anything_is_made(
    tmp_path: Path, python: str
) -> None:
    done = environment(stand_in(tmp_path), python)
    assert done.returncode == 1
    assert "Python 3.11 or newer is needed" in done.stderr
    assert not (tmp_path / ".venv").exists()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh checkout in which `make site` has run."""
    folder = checkout(tmp_path_factory.mktemp("made") / "A b")
    for name in ("Makefile", "environment.sh", "pyproject.toml", "requirements.lock"):
        shutil.copy(PROJECT / name, folder)
    settings, target = folder.parent / "pip/pip.conf", folder.with_name("elsewhere")
    settings.parent.mkdir()
    settings.write_text(f"[global]\nuser = true\ntarget = {target}\n[install]\nroot = {target}\n")
    elsewhere = {**ELSEWHERE, "PIP_TARGET": str(target), "XDG_CONFIG_HOME": str(folder.parent)}
    done = make(folder, **elsewhere)
    assert done.returncode == 0, done.stderr
    assert not target.exists()
    return folder


def make(folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "make", "site", f"PYTHON={sys._base_executable}", **env)


def title_of(folder: Path, title: str) -> None:
    definition = folder / "protocol_source" / REAL.name / "protocol.yaml"
    text = definition.read_text("utf-8")
    definition.write_text(re.sub("(?m)^short_title: .*", f"short_title: {title}", text), "utf-8")


def front(folder: Path) -> str:
    return (folder / "site" / REAL.name / "index.html").read_text("utf-8")


@pytest.mark.long
def test_a_copied_folder_makes_its_own_site_and_so_does_a_moved_one(
    project: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(project, tmp_path / "B", symlinks=True))
    title_of(copy, "COPYTEST")
    assert make(copy).returncode == 0
    assert "COPYTEST" in front(copy)
    assert "COPYTEST" not in front(project)
    moved = copy.rename(tmp_path / "C")
    title_of(moved, "MOVETEST")
    assert make(moved).returncode == 0
    assert "MOVETEST" in front(moved)


@pytest.mark.long
def test_a_bare_mkdocs_of_another_folder_is_refused(project: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(project, tmp_path / "B", symlinks=True))
    done = run(copy, ".venv/bin/mkdocs", "build")
    assert (done.returncode, "make site" in done.stderr) == (1, True)


@pytest.mark.long
@pytest.mark.parametrize("name", ["python", "python3"])
def test_a_python_that_is_gone_is_replaced(project: Path, tmp_path: Path, name: str) -> None:
    copy = Path(shutil.copytree(project, tmp_path / "B", symlinks=True))
    (copy / ".venv/bin" / name).unlink()
    (copy / ".venv/bin" / name).symlink_to("/gone/python3")
    assert make(copy, **ELSEWHERE).returncode == 0
    assert run(copy, ".venv/bin/protocol", "check").returncode == 0
