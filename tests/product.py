"""The whole product, run as its users run it: helpers for the tests that need a site."""

from __future__ import annotations

import io
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from fcntl import LOCK_EX, flock
from functools import cache
from pathlib import Path
from typing import TypeVar

from generator.cli import run
from generator.compile import compile_tree
from generator.project import Project
from generator.stage import Stage
from tests.shared import KEPT, PROJECT, SHARED

REAL = PROJECT / "protocol_source" / "csec"
EXAMPLES = PROJECT / "tests" / "protocols"
EXAMPLE_IDS = sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir())


T = TypeVar("T")


def protocol(
    *arguments: str | Path, cwd: Path = PROJECT, **env: str
) -> subprocess.CompletedProcess:
    """Run the command line and return what it said."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    if cwd == PROJECT:
        env = KEPT | env
    return subprocess.run(
        command, cwd=cwd, env=os.environ | env, capture_output=True, text=True, timeout=900
    )


def answered(*arguments: str | Path) -> subprocess.CompletedProcess:
    """Run a command in this process, which has read the program; return what it said."""
    command = [*map(str, arguments)]
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), chdir(PROJECT):
        try:
            status = run(command)
        except SystemExit as left:
            status = int(left.code or 0)
    return subprocess.CompletedProcess(command, status, out.getvalue(), err.getvalue())


def unprivileged() -> list[str]:
    """Return what begins a command that is to be held to the rights of files, even of root."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner"]


def checkout(folder: Path, *, has_prints: bool = True) -> Path:
    """Copy what the program is made of, as a fresh checkout would hold it; with the prints that are
    kept here, the same sheets need not be set again."""
    generated = shutil.ignore_patterns("__pycache__", "*.pyc")
    for name in ("generator", "protocol_source", "docs"):
        shutil.copytree(PROJECT / name, folder / name, ignore=generated)
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    if has_prints:
        kept = Project(folder).prints
        kept.mkdir(parents=True)
        for path in Project(PROJECT).prints.glob("[!.]*"):
            with suppress(OSError):  # another test has just deleted it, or it lies on another disk
                (kept / path.name).hardlink_to(path)
    return folder


def copied(source: Path, folder: Path) -> Path:
    """Copy a protocol's folder, so that a test can change it; return the copy."""
    return Path(shutil.copytree(source, folder / source.name))


def compiled(source: Path) -> Stage:
    """Compile definitions into a work tree of their own."""
    result = compile_tree(source, lambda message: None)
    assert result.is_written, result.diagnostics
    return result.stage


def made_once(name: str, make: Callable[[Path], object]) -> Path:
    """Return what one worker makes and all others look at, too: nobody changes it."""
    path = Path(os.environ[SHARED]) / name
    with path.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not path.exists():
            unfinished = path.with_suffix(".unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(path)
    return path


def value_made_once(name: str, make: Callable[[], T]) -> T:
    """Return a value that one worker makes and all others read."""
    made = made_once(name, lambda path: path.write_bytes(pickle.dumps(make())))
    value: T = pickle.loads(made.read_bytes())
    return value


def site_of(source: Path) -> Path:
    """Return the site of the real protocol, or of all examples."""
    return made_once(f"site-{source.name}", lambda site: built(source, site))


@cache
def tree_of(source: Path) -> dict[str, bytes]:
    """Return what the definitions of a folder are compiled to, by path: pages, sheets, charts."""

    def make() -> dict[str, bytes]:
        docs = compiled(source).docs
        found = {each.relative_to(docs).as_posix(): each for each in docs.rglob("*")}
        return {name: each.read_bytes() for name, each in found.items() if each.is_file()}

    return value_made_once(f"tree-{source.name}", make)


def files_of(source: Path) -> dict[str, bytes]:
    """Return all files of the real protocol or of an example, by path in its folder."""
    tree = tree_of(REAL if source == REAL else EXAMPLES)
    start = f"{source.name}/"
    return {
        path.removeprefix(start): content
        for path, content in tree.items()
        if path.startswith(start)
    }


def built(source: Path, site: Path) -> Path:
    """Build a site and return its folder."""
    result = protocol("build", "--source", source, "--site", site)
    assert result.returncode == 0, result.stderr
    return site


def copied_stage(stage: Stage, folder: Path) -> Path:
    """Copy a staged tree, which both site builders read; return its file of settings."""
    return Path(shutil.copytree(stage.root, folder)) / stage.config.name
