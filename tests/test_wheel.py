"""The program from its wheel: in any folder, without the folder that it was made in."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.product import EXAMPLES, PROJECT, made_once, unprivileged

NEWER = [f"python3.{minor}" for minor in range(12, 16)]


def wheel() -> Path:
    """Build the wheel from what version control would hold."""

    def make(folder: Path) -> None:
        source = folder.with_suffix(".source")
        shutil.copytree(PROJECT / "generator", source / "generator")
        for name in ("README.md", "LICENSE", "pyproject.toml"):
            shutil.copy(PROJECT / name, source)
        command = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--no-deps",
            "-w",
            str(folder),
            str(source),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        shutil.rmtree(source)

    return next(made_once("wheel", make).glob("*.whl"))


def installed(python: str, folder: Path, *, has_own_libraries: bool) -> Path:
    """Install the wheel in a new environment; return its ``protocol``."""
    pip = [] if has_own_libraries else ["--without-pip"]
    subprocess.run([python, "-m", "venv", *pip, str(folder)], check=True)
    own = folder / "bin" / "python"
    install = [sys.executable, "-m", "pip", "--python", str(own), "install", "--quiet"]
    if not has_own_libraries:
        (packages,) = folder.glob("lib/python*/site-packages")
        # A line of a .pth file adds that folder, and nothing that its own .pth files name.
        (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"))
        install.append("--no-deps")
    subprocess.run([*install, str(wheel())], check=True)
    return folder / "bin" / "protocol"


def tried(protocol: Path, folder: Path, *, is_long: bool = False) -> None:
    """Make a project in an empty folder with everything that the program can do."""
    home = folder.parent / "home"
    home.mkdir()
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    packages = next(protocol.parents[1].glob("lib/python*/site-packages"))
    before = sorted(packages.rglob("*"))

    def run(*arguments: str, cwd: Path = folder / "mycounty") -> str:
        done = subprocess.run(
            [*unprivileged(), str(protocol), *arguments],
            cwd=cwd, env=environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
        return done.stdout

    assert "a project that builds" in run("new", "mycounty", cwd=folder)
    assert "no problems" in run("check")
    run("build")
    site = folder / "mycounty" / "site"
    assert "Tell <b>The person to tell</b>" in (site / "mycounty/first-situation.html").read_text(
        "utf-8"
    )
    assert (site / "published.json").is_file() and (site / "assets/shell.css").is_file()
    printed = run("print", "card", "--paper", "a4").strip()
    assert printed == "print/mycounty/card-a4.pdf"
    definition = (folder / "mycounty/protocol_source/mycounty/protocol.yaml").read_text("utf-8")
    assert run("extract", printed) == definition
    assert "The way out" in run("explain", "unknown-key")
    schema = folder / "mycounty/protocol_source/definition.schema.json"
    assert run("schema") == schema.read_text("utf-8")
    served(protocol, folder / "mycounty", environment)
    run("new", "other é", "--from", "branching", cwd=folder)
    run("build" if is_long else "check", cwd=folder / "other é")
    assert {path.name for path in folder.iterdir()} == {"mycounty", "other é"}
    assert [*home.iterdir()] == []
    assert sorted(packages.rglob("*")) == before


def served(protocol: Path, project: Path, environment: dict[str, str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(protocol), "serve", "--address", address]
    with subprocess.Popen(
        command, cwd=project, env=environment, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        said = ""
        while "the preview is at" not in said:
            said = server.stderr.readline()
            assert said, "it ended before it served"
        for _ in range(100):
            try:
                page = urllib.request.urlopen(f"http://{address}/index.html", timeout=10).read()
                break
            except OSError:
                time.sleep(0.1)
        server.terminate()
    assert b"first-situation.html" in page


def test_the_wheel_works_in_an_empty_folder(tmp_path: Path) -> None:
    protocol = installed(sys.executable, tmp_path / "environment", has_own_libraries=False)
    (tmp_path / "an empty é").mkdir()
    tried(protocol, tmp_path / "an empty é")


@pytest.mark.long
@pytest.mark.parametrize("python", [sys.executable, *filter(shutil.which, NEWER)])
def test_the_wheel_brings_its_libraries(python: str, tmp_path: Path) -> None:
    if subprocess.run([python, "--version"], capture_output=True, check=False).returncode:
        pytest.skip("a name without a Python behind it")
    protocol = installed(python, tmp_path / "environment", has_own_libraries=True)
    (tmp_path / "an empty é").mkdir()
    tried(protocol, tmp_path / "an empty é", is_long=True)


def test_the_wheel_holds_what_the_program_reads() -> None:
    names = zipfile.ZipFile(wheel()).namelist()
    held = {name.removeprefix("generator/") for name in names if name.startswith("generator/")}
    there = {
        path.relative_to(PROJECT / "generator").as_posix()
        for path in (PROJECT / "generator").rglob("*")
        if path.is_file() and path.suffix != ".pyc" and "__pycache__" not in path.parts
    }
    assert held == there
    licences = [name for name in names if "/licenses/" in name]
    assert len(licences) == 4 and any(name.endswith("/LICENSE") for name in licences)


@pytest.mark.parametrize("name", ["branching", "parallel", "score"])
def test_the_definitions_that_ship_are_those_that_are_tested(name: str) -> None:
    shipped = PROJECT / "generator" / "starter" / "examples" / name
    files = {path.name: path.read_bytes() for path in shipped.iterdir()}
    assert files == {path.name: path.read_bytes() for path in (EXAMPLES / name).iterdir()}
