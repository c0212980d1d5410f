"""``protocol print``: set sheets into a folder, without the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.console import ERRORS, FINE, WRONG_USE, add_source, lines_of, say_hints
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.render import render, visible
from generator.names import SHEETS
from generator.source.file import shown
from generator.views.papers import POSTER_PAPERS

HELP = "set sheets into a folder, without the site"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "sheets",
        nargs="*",
        metavar="SHEET",
        help=f"{', '.join(sorted(SHEETS))}, or a pathway's identifier; else all",
    )
    add_source(parser)
    parser.add_argument(
        "--paper",
        choices=[paper.id for paper in POSTER_PAPERS],
        help="one paper; else all of a sheet",
    )
    parser.add_argument(
        "--bleed", action="store_true", help="with bleed and crop marks, for a print shop: on 24x36"
    )
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help="the folder they are put in; else print"
    )


def run(arguments: argparse.Namespace) -> int:
    """Set what was asked for, and list the files."""
    from generator.outputs.printing import Selection
    from generator.printing import set_sheets
    from generator.project import project_for

    selection = Selection(frozenset(arguments.sheets), arguments.paper, arguments.bleed)
    project = project_for(arguments.source)
    folder = arguments.to or project.sheets
    done = set_sheets(arguments.source or project.source, selection, folder)
    sys.stderr.write(render(done.diagnostics, "human", lines_of(done.sources)))
    say_hints(done.hints)
    for path in done.files:
        print(visible(shown(path)))
    if done.is_wrong_use:
        return WRONG_USE
    return ERRORS if has_errors(done.diagnostics) or not done.files else FINE
