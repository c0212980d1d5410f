"""``protocol extract``: give back the definition inside a printed sheet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.console import ERRORS, FINE, harmless
from generator.diagnostics.diagnostic import error
from generator.diagnostics.render import render
from generator.diagnostics.span import Span
from generator.source.file import reason, shown

HELP = "give back the definition inside a printed sheet"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("sheet", type=Path, metavar="FILE.pdf", help="a sheet as it was published")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where it is put; else it is printed"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the definition, or say why there is none."""
    from generator.extract import definition_in

    content, problems = definition_in(arguments.sheet)
    output: Path | None = arguments.output
    if content is not None and output is not None:
        try:
            output.write_bytes(content)
        except OSError as failure:
            message = f"cannot be written: {reason(failure)}"
            problems = (error("cannot-write", message, Span.point(shown(output))),)
    elif content is not None:
        _put_out(content)
    sys.stderr.write(render(problems, "human", lambda path, line: None))
    return ERRORS if problems else FINE


def _put_out(content: bytes) -> None:
    """Give a definition to a pipe byte for byte, to a terminal without what that would obey."""
    if sys.stdout.isatty():
        print(harmless(content.decode("utf-8", errors="replace")))
    else:
        sys.stdout.buffer.write(content)
