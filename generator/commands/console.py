"""What commands share: exit statuses, how diagnostics are shown, and how progress is."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from generator.days import EPOCH, day_of_build, day_written
from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.diagnostics.render import LineOf, render, summary, visible
from generator.source.file import SourceFile

FINE, ERRORS, WRONG_USE, STOPPED = 0, 1, 2, 130


def add_source(parser: argparse.ArgumentParser, name: str = "--source") -> None:
    """Let a command be told which definitions are meant; None: those of the project."""
    about = "a definition file, its folder, or a folder of protocols; else those of the project"
    count = {} if name.startswith("-") else {"nargs": "?"}
    parser.add_argument(name, type=Path, metavar="PATH", help=about, **count)  # type: ignore[arg-type]


def add_day(parser: argparse.ArgumentParser) -> None:
    """Let a command be told the day as of which dates are judged; None: none is."""
    about = f"the day as of which dates are judged; else that of {EPOCH}, else none is"
    parser.add_argument("--as-of", dest="day", type=day, metavar="YYYY-MM-DD", help=about)


def day(text: str) -> date:
    """Read a date, or say that it is wrong use."""
    found = day_written(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"{visible(text)} is no date: write it as in 2027-03-01")
    return found


def judged_on(arguments: argparse.Namespace) -> date | None:
    """Return the day as of which dates are judged: the one given, else that of the environment."""
    given: date | None = arguments.day
    if given is not None:
        return given
    try:
        return day_of_build(os.environ)
    except ValueError as unfit:
        print(visible(f"protocol: {unfit}; no date is judged"), file=sys.stderr)
        return None


def conclude(
    diagnostics: tuple[Diagnostic, ...], sources: Mapping[str, SourceFile], success: str
) -> int:
    """Say what was found and whether something was published; return the exit status."""
    sys.stderr.write(render(diagnostics, "human", lines_of(sources)))
    if has_errors(diagnostics):
        print(f"{summary(diagnostics)}; nothing was published", file=sys.stderr)
        return ERRORS
    print(success if not diagnostics else f"{summary(diagnostics)}; {success}", file=sys.stderr)
    return FINE


def say_hints(hints: Iterable[str]) -> None:
    """Say what could be better and is not wrong."""
    for hint in hints:
        print(f"hint: {hint}", file=sys.stderr)


def harmless(text: str) -> str:
    """Return lines of text without what a terminal would obey."""
    return "\n".join(visible(line) for line in text.splitlines())


def lines_of(sources: Mapping[str, SourceFile]) -> LineOf:
    """Return what finds a line of a source, for messages that quote it."""

    def line_of(path: str, number: int) -> str | None:
        source = sources.get(path)
        if source is None or not 0 < number <= len(source.lines):
            return None
        return source.lines[number - 1]

    return line_of


def progress(stack: ExitStack) -> Callable[[str], None]:
    """Return how to say what is being done: a moving line on a terminal, plain lines in a log."""
    if not sys.stderr.isatty():
        return lambda message: print(message, file=sys.stderr, flush=True)
    from rich.console import Console

    status = stack.enter_context(Console(stderr=True).status("starting"))
    return lambda message: status.update(message)
