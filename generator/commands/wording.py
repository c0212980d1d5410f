"""``protocol wording``: hold a definition to a new official document, before anything is edited."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.console import ERRORS, FINE, WRONG_USE, add_source, lines_of
from generator.diagnostics.diagnostic import error, has_errors
from generator.diagnostics.render import render, visible
from generator.diagnostics.span import Span

HELP = "say which words of a definition no longer stand in a new document, and which are new there"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "document", type=Path, metavar="NEW", help="the new document: a text, or a PDF file"
    )
    parser.add_argument("protocol", nargs="?", metavar="PROTOCOL", help="where there are several")
    add_source(parser)


def run(arguments: argparse.Namespace) -> int:
    """Compare, and say what differs."""
    from generator.load import load
    from generator.project import project_for
    from generator.releasing import chosen
    from generator.rewording import lines_of_rewording, read_document, reword

    loaded = load(arguments.source or project_for(arguments.source).source)
    if not loaded.protocols or has_errors(loaded.diagnostics):
        sys.stderr.write(render(loaded.diagnostics, "human", lines_of(loaded.sources)))
        return ERRORS
    protocol, unclear = chosen(loaded, arguments.protocol)
    if protocol is None:
        sys.stderr.write(render(unclear, "human", lines_of(loaded.sources)))
        return WRONG_USE
    document, problems = read_document(arguments.document)
    found = reword(protocol, document) if document is not None else None
    if document is not None and found is None:
        message = "the same words stand here too often for the wording to be held to them"
        problems = (error("wording-not-proved", message, Span.point(document.name)),)
    if document is None or found is None:
        sys.stderr.write(render(problems, "human", lambda path, line: None))
        return ERRORS
    for line in lines_of_rewording(found):
        print(visible(line))
    sys.stderr.write(render(found.others, "human", lines_of(loaded.sources)))
    name = f"{protocol.id}: {found.used} of {found.words} words of {document.name} are used"
    if found.stands:
        print(visible(f"{name}; every string of the definition stands in it"))
        return FINE
    count = len(found.gone)
    strings = f"{count} string{'' if count == 1 else 's'} no longer stand{'s' * (count == 1)} in it"
    print(visible(f"{name}; {strings}"))
    return ERRORS
