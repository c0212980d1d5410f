"""The command line: finds the command, runs it, and answers what the system refuses."""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import cast

from generator import __version__
from generator.commands.console import ERRORS, STOPPED, WRONG_USE
from generator.diagnostics.render import visible
from generator.source.file import shown

COMMANDS = (
    "new", "check", "build", "serve", "print", "release", "diff", "reprint-list", "verify",
    "wording", "call-sheet", "review", "explain", "schema", "extract",
)  # fmt: skip


def keep_garbage() -> None:
    """Collect seldom, and not at the end: one short run keeps nearly all that it makes, and what
    is left goes with the process."""
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 fine, 1 the definition has errors, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a pipe may know no curly quotes
    try:
        status = _run(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED
    except OSError as failure:
        _give_up(failure)
        return ERRORS
    return status


def _run(argv: Sequence[str] | None) -> int:
    try:
        Path.cwd()
    except OSError:
        print("protocol: the working folder is gone: change to another one", file=sys.stderr)
        return WRONG_USE
    given = sys.argv[1:] if argv is None else argv
    arguments = _parser(given[:1]).parse_args(given)
    if arguments.command != "serve":  # which lives long
        keep_garbage()
    return cast(int, arguments.run(arguments))


def _give_up(failure: OSError) -> None:
    """Say what the system refused, where nobody did who knows more about it."""
    reason = (failure.strerror or f"{type(failure).__name__}: {failure}").lower()
    place = f"{shown(Path(os.fsdecode(failure.filename)))}: " if failure.filename else ""
    if not isinstance(failure, BrokenPipeError):  # whoever read the output has seen enough
        with suppress(OSError):
            print(visible(f"protocol: {place}{reason}"), file=sys.stderr)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):  # what they still hold would fail again at the end
        os.dup2(nowhere, stream.fileno())


def _parser(first: Sequence[str]) -> argparse.ArgumentParser:
    """Return what reads the arguments; of a command that comes first, it knows that one alone."""
    parser = argparse.ArgumentParser(
        prog="protocol", description="Compile a protocol definition into everything published."
    )
    version = f"Protocol Press {__version__}"
    parser.add_argument("--version", action="version", version=version)
    commands = parser.add_subparsers(
        title="commands", required=True, metavar="COMMAND", dest="command"
    )
    for name in [each for each in COMMANDS if each in first] or COMMANDS:
        module = import_module(f"generator.commands.{name.replace('-', '_')}")
        command = commands.add_parser(name, help=module.HELP)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser
