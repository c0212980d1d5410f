"""``protocol new``: make a project that builds at once."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from shlex import quote

from generator.commands.console import FINE, WRONG_USE
from generator.diagnostics.render import visible
from generator.source.file import shown

HELP = "make a folder with a project of your own"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a new or an empty folder")
    parser.add_argument(
        "--from",
        dest="example",
        metavar="EXAMPLE",
        help="begin with a definition: one that ships, or a file or folder of yours",
    )


def run(arguments: argparse.Namespace) -> int:
    """Make the project, and say what to do next."""
    from generator.names import DEFINITIONS
    from generator.source.finding import DEFINITION
    from generator.starter import begin, definition_of

    folder: Path = arguments.folder
    definition, problem = definition_of(arguments.example, folder)
    problem = problem or begin(folder, definition)
    if problem is not None:
        print(f"protocol: {visible(problem)}", file=sys.stderr)
        return WRONG_USE
    place = visible(shown(folder))
    print(f"{place} holds a project that builds: `cd {quote(place)}`, then `protocol build`")
    print(f"its words are in {place}/{DEFINITIONS}/{definition.id}/{DEFINITION}")
    return FINE
