"""``protocol call-sheet``: a list to call by, and what comes back from it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from generator.commands.console import (
    ERRORS,
    FINE,
    WRONG_USE,
    add_day,
    add_source,
    judged_on,
    lines_of,
)
from generator.diagnostics.render import render, visible
from generator.source.file import shown

if TYPE_CHECKING:
    from generator.calls.filled import Called

HELP = "print every number with what to ask there, and enter the dates that come back"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("protocol", nargs="?", metavar="PROTOCOL", help="where there are several")
    parser.add_argument(
        "--apply", type=Path, metavar="FILE.csv", help="enter the dates of a table that came back"
    )
    add_day(parser)
    add_source(parser)


def run(arguments: argparse.Namespace) -> int:
    """Set the sheet and say where it is, or enter a table and say what was entered."""
    from generator.calling import enter_calls, set_call_sheet
    from generator.project import project_for

    project = project_for(arguments.source)
    source, day = arguments.source or project.source, judged_on(arguments)
    if arguments.apply is None:
        made = set_call_sheet(source, arguments.protocol, project.calls, day)
        sys.stderr.write(render(made.diagnostics, "human", lines_of(made.sources)))
        for path in made.files:
            print(visible(shown(path)))
        return FINE if made.files else WRONG_USE if made.is_wrong_use else ERRORS
    entered = enter_calls(source, arguments.protocol, arguments.apply, day)
    sys.stderr.write(render(entered.diagnostics, "human", lines_of(entered.sources)))
    if entered.diagnostics or entered.path is None:
        print("nothing was entered", file=sys.stderr)
        return WRONG_USE if entered.is_wrong_use else ERRORS
    _say(entered.calls, entered.path)
    return FINE


def _say(calls: tuple[Called, ...], path: Path) -> None:
    for call in calls:
        said = ", ".join(f"{key}: {value}" for key, value in call.dates.items())
        print(visible(f"{call.contact.id}: {said or 'as it was'}"))
    for call in calls:
        if call.note:
            note = " ".join(call.note.split())
            print(visible(f"note on {call.contact.id}, which nothing was changed for: {note}"))
    count = sum(call.is_new for call in calls)
    what = f"{count} contact{'' if count == 1 else 's'} dated" if count else "nothing to enter"
    print(visible(f"{what} in {shown(path)}"))
