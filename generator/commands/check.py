"""``protocol check``: say what is wrong where."""

from __future__ import annotations

import argparse
import sys

from generator.commands.console import ERRORS, FINE, add_source, harmless, lines_of
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.render import Format, render, summary

HELP = "check definitions and say what is wrong where"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_source(parser, "path")
    parser.add_argument("--format", choices=("human", "short", "json"), default="human")
    parser.add_argument(
        "--queries", action="store_true", help="list the questions to the owner of the wording"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check, and say what was found."""
    from generator.load import load
    from generator.project import project_for
    from generator.report import describe, describe_queries

    loaded = load(arguments.path or project_for().source)
    form: Format = arguments.format
    sys.stdout.write(render(loaded.diagnostics, form, lines_of(loaded.sources)))
    out = sys.stdout if form == "human" else sys.stderr
    for protocol in loaded.protocols:
        print(harmless(describe(protocol)), file=out)
        if arguments.queries:
            print(harmless(describe_queries(protocol)), file=out)
    print(summary(loaded.diagnostics), file=out)
    return ERRORS if has_errors(loaded.diagnostics) else FINE
