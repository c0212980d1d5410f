"""``protocol reprint-list``: which sheets are printed again, and where old prints hang."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.console import ERRORS, FINE, WRONG_USE, add_source, lines_of
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.render import render, visible
from generator.source.file import shown

HELP = "list the sheets that have to be printed again, and what to replace in each school"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    about = "a release's number, PROTOCOL@N, a definition file, or git:REVISION"
    parser.add_argument(
        "before", metavar="A", nargs="?", help=f"{about}; without A and B, the last two releases"
    )
    parser.add_argument(
        "after", metavar="B", nargs="?", help="the same; else what stands there now"
    )
    parser.add_argument(
        "--places",
        type=Path,
        metavar="FILE.csv",
        help="where prints hang: school, room, sheet, paper, code; else places.csv beside the \
definition, where there is one",
    )
    parser.add_argument(
        "--to", type=Path, metavar="FOLDER", help="the folder of the schools' pages; else reprint"
    )
    add_source(parser)


def run(arguments: argparse.Namespace) -> int:
    """List the sheets, and write the pages of the schools."""
    from generator.cache import Cache
    from generator.load import load
    from generator.project import project_for
    from generator.reprinting import PLACES, last_two, reprinted, write_pages
    from generator.versions import UnknownVersionError, versions

    project = project_for(arguments.source)
    loaded = load(arguments.source or project.source)
    if not loaded.protocols or has_errors(loaded.diagnostics):
        sys.stderr.write(render(loaded.diagnostics, "human", lines_of(loaded.sources)))
        return ERRORS
    try:
        names = (arguments.before, arguments.after) if arguments.before else last_two(loaded)
        pair = versions(names, loaded)
    except UnknownVersionError as unknown:
        print(visible(f"protocol: {unknown}"), file=sys.stderr)
        return WRONG_USE
    for sheet in reprinted(*pair):
        codes = f"{sheet.before or 'new'} → {sheet.after or 'gone'}"
        print(visible(f"{sheet.name}  {codes}  {sheet.title}"))
    protocol = pair[1].protocol.id
    beside = loaded.folders[protocol] / PLACES
    table = arguments.places or (beside if beside.exists() else None)
    if table is None:
        return FINE
    folder = (arguments.to or project.reprint) / protocol
    pages = write_pages(table, pair, loaded, folder, Cache(project.prints))
    sys.stderr.write(render(pages.diagnostics, "human", lambda path, line: None))
    for path in pages.files:
        print(visible(shown(path)))
    count = f"{pages.prints} print{'' if pages.prints == 1 else 's'}"
    print(visible(f"{shown(table)}: {count} to replace"), file=sys.stderr)
    return ERRORS if has_errors(pages.diagnostics) else FINE
