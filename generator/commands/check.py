"""``protocol check``: say what is wrong where."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.commands.console import (
    ERRORS,
    FINE,
    add_day,
    add_source,
    harmless,
    judged_on,
    lines_of,
)
from generator.diagnostics.diagnostic import Diagnostic, has_errors, in_order
from generator.diagnostics.render import Format, render, summary

if TYPE_CHECKING:
    from generator.model import Protocol
    from generator.project import Project

HELP = "check definitions and say what is wrong where"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_source(parser, "path")
    parser.add_argument("--format", choices=("human", "short", "json"), default="human")
    parser.add_argument(
        "--queries", action="store_true", help="list the questions to the owner of the wording"
    )
    add_day(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check, and say what was found."""
    from generator.checks.reviews import overdue
    from generator.load import load
    from generator.project import project_for
    from generator.report import describe, describe_queries

    project = project_for(arguments.path)
    loaded = load(arguments.path or project.source)
    found = loaded.diagnostics
    if not has_errors(found):
        day = judged_on(arguments)
        late = [each for protocol in loaded.protocols for each in overdue(protocol, day)]
        found = in_order((*found, *late, *_of_building(project, loaded.protocols)))
    form: Format = arguments.format
    sys.stdout.write(render(found, form, lines_of(loaded.sources)))
    out = sys.stdout if form == "human" else sys.stderr
    for protocol in loaded.protocols:
        print(harmless(describe(protocol)), file=out)
        if arguments.queries:
            print(harmless(describe_queries(protocol)), file=out)
    print(summary(found), file=out)
    return ERRORS if has_errors(found) else FINE


def _of_building(project: Project, protocols: tuple[Protocol, ...]) -> Iterator[Diagnostic]:
    """Yield what `protocol build` would say beyond that, without building."""
    from generator.outputs.foreseen import foreseen
    from generator.settings import site_address

    address, unfit = site_address(project)
    yield from unfit
    for protocol in protocols:
        yield from foreseen(protocol, address)
