"""``protocol release``: freeze what a definition says today, for prints to be compared with."""

from __future__ import annotations

import argparse
import sys

from generator.commands.console import ERRORS, FINE, WRONG_USE, add_source, day, lines_of
from generator.diagnostics.render import render, visible
from generator.source.file import shown

HELP = "freeze what a definition says today, so that every print can say whether it still holds"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("note", metavar="NOTE", help="what is new, in a sentence")
    parser.add_argument(
        "--date",
        dest="day",
        type=day,
        required=True,
        metavar="YYYY-MM-DD",
        help="the day from which it holds; it is yours to say, and no clock is asked",
    )
    parser.add_argument("protocol", nargs="?", metavar="PROTOCOL", help="where there are several")
    add_source(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the release, and say where it is."""
    from generator.project import project_for
    from generator.releasing import release

    project = project_for(arguments.source)
    made = release(
        arguments.source or project.source, arguments.protocol, arguments.note, arguments.day
    )
    sys.stderr.write(render(made.diagnostics, "human", lines_of(made.sources)))
    if made.path is None or made.release is None:
        return WRONG_USE if made.is_wrong_use else ERRORS
    number, name = made.release.number, made.release.protocol
    print(visible(f"{shown(made.path)} is release {number} of {name}, dated {made.release.day}"))
    return FINE
