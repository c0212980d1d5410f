"""``protocol diff``: what differs between two versions of a protocol, and which prints it is on."""

from __future__ import annotations

import argparse
import sys

from generator.commands.console import ERRORS, FINE, WRONG_USE, add_source, harmless, lines_of
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.render import render, visible

HELP = "say what differs between two versions, and which prints it is on"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    about = "a release's number, PROTOCOL@N, a definition file, or git:REVISION"
    parser.add_argument("before", metavar="A", help=about)
    parser.add_argument(
        "after", metavar="B", nargs="?", help="the same; else what stands there now"
    )
    parser.add_argument("--format", choices=("human", "markdown", "json"), default="human")
    add_source(parser)


def run(arguments: argparse.Namespace) -> int:
    """Say what differs."""
    from generator.load import load
    from generator.outputs.affected import affected
    from generator.paint.changes import changes_as
    from generator.project import project_for
    from generator.versions import UnknownVersionError, changes_between, versions
    from generator.views.changes import change_entries
    from generator.words.catalogue import ENGLISH, site_words

    source = arguments.source or project_for(arguments.source).source
    loaded = load(source)
    if has_errors(loaded.diagnostics):
        sys.stderr.write(render(loaded.diagnostics, "human", lines_of(loaded.sources)))
    if not loaded.protocols:
        return ERRORS
    try:
        before, after = versions((arguments.before, arguments.after), loaded)
    except UnknownVersionError as unknown:
        print(visible(f"protocol: {unknown}"), file=sys.stderr)
        return WRONG_USE
    entries = change_entries(changes_between(before, after), site_words(ENGLISH))
    sheets = affected(before.protocol, after.protocol)
    names = before.name, after.name
    said = changes_as(arguments.format, names, entries, sheets)
    print(harmless(said) if arguments.format == "human" else said)
    return FINE
