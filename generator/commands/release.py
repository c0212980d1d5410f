"""``protocol release``: freeze what a definition says today, for prints to be compared with."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from generator.commands.console import ERRORS, FINE, WRONG_USE, add_source, day, lines_of
from generator.diagnostics.render import render, visible
from generator.source.file import shown

HELP = "freeze what a definition says today, so that every print can say whether it still holds"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("note", nargs="?", metavar="NOTE", help="what is new, in a sentence")
    parser.add_argument("protocol", nargs="?", metavar="PROTOCOL", help="where there are several")
    parser.add_argument(
        "--date",
        dest="day",
        nargs="+",
        required=True,
        metavar=("YYYY-MM-DD", "PROTOCOL"),
        help="the day from which it holds; it is yours to say, and no clock is asked",
    )
    parser.set_defaults(refuse=parser.error)
    add_source(parser)


def _read(arguments: argparse.Namespace) -> tuple[str, date, str | None]:
    """Return the note, the day and the protocol, which may stand before ``--date`` or behind it."""
    written, *behind = arguments.day
    words = [each for each in (arguments.note, arguments.protocol, *behind) if each is not None]
    try:
        given = day(written)
    except argparse.ArgumentTypeError as unfit:
        arguments.refuse(f"argument --date: {unfit}")
        raise  # never reached
    if not 1 <= len(words) <= 2:
        arguments.refuse('a note stands in quotes: protocol release "A number" --date 2027-03-01')
    return words[0], given, words[1] if len(words) == 2 else None


def run(arguments: argparse.Namespace) -> int:
    """Make the release, and say where it is."""
    from generator.project import project_for
    from generator.releasing import release

    note, given, protocol = _read(arguments)
    source = arguments.source or project_for().source
    made = release(source, protocol, note, given)
    sys.stderr.write(render(made.diagnostics, "human", lines_of(made.sources)))
    if made.path is None or made.release is None:
        return WRONG_USE if made.is_wrong_use else ERRORS
    number, name = made.release.number, made.release.protocol
    print(visible(f"{shown(made.path)} is release {number} of {name}, dated {made.release.day}"))
    return FINE
