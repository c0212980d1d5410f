"""``protocol build``: compile and publish the whole site."""

from __future__ import annotations

import argparse
from contextlib import ExitStack
from pathlib import Path

from generator.commands.console import add_day, add_source, conclude, judged_on, progress, say_hints
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.render import visible
from generator.source.file import shown

HELP = "compile and publish the whole site"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    add_source(parser)
    parser.add_argument(
        "--site", type=Path, metavar="DIR", help="the folder that the site is put in; else site"
    )
    add_day(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build, and say where the site is."""
    from generator.compile import build
    from generator.project import project_for
    from generator.settings import NO_ADDRESS

    project = project_for(arguments.source)
    site = arguments.site or project.site
    with ExitStack() as stack:
        source = arguments.source or project.source
        built = build(source, site, progress(stack), judged_on(arguments))
    if not has_errors(built.diagnostics) and built.address is None:
        say_hints([NO_ADDRESS])
    return conclude(built.diagnostics, built.sources, f"the site is in {visible(shown(site))}")
