"""``protocol review``: the packet for whoever signs, and what comes back of it as proposals."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.console import (
    ERRORS,
    FINE,
    WRONG_USE,
    add_day,
    add_source,
    harmless,
    judged_on,
    lines_of,
)
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.render import render, visible
from generator.source.file import shown

HELP = "make the packet for whoever signs, or list what came back of it as proposals"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("protocol", nargs="?", metavar="PROTOCOL", help="where there are several")
    parser.add_argument(
        "--read",
        type=Path,
        metavar="FILE.docx",
        help="list what people changed in review.docx, or said of it; nothing is applied",
    )
    parser.add_argument(
        "--format", choices=("human", "json"), default="human", help="of what --read lists"
    )
    add_source(parser)
    add_day(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make the packet and list its files, or list what one proposes."""
    from generator.paint.proposals import proposals_as
    from generator.project import project_for
    from generator.reviewing import make_review, read_review
    from generator.versions import UnknownVersionError

    project = project_for(arguments.source)
    source = arguments.source or project.source
    try:
        if arguments.read is not None:
            done = read_review(source, arguments.protocol, arguments.read)
        else:
            done = make_review(source, arguments.protocol, project.reviews, judged_on(arguments))
    except UnknownVersionError as unknown:
        print(visible(f"protocol: {unknown}"), file=sys.stderr)
        return ERRORS
    sys.stderr.write(render(done.diagnostics, "human", lines_of(done.sources)))
    for path in done.files:
        print(visible(shown(path)))
    if done.proposals is not None:
        print(harmless(proposals_as(arguments.format, done.proposals)))
    if done.is_wrong_use:
        return WRONG_USE
    is_done = done.files or done.proposals is not None
    return FINE if is_done and not has_errors(done.diagnostics) else ERRORS
