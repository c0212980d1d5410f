"""``protocol verify``: hold a published file or site to its definition, offline."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from generator.commands.console import ERRORS, FINE, add_source
from generator.diagnostics.diagnostic import error
from generator.diagnostics.render import render, visible
from generator.diagnostics.span import Span
from generator.source.file import shown

HELP = "make a site, a sheet or slides anew, and say whether the words are the same"

_SAID = {
    "same": "same",
    "words": "same (what it shows; the file was saved anew)",
    "drawn": "the same words, drawn or written otherwise: another version of the program made it, \
or something was laid over them",
    "differs": "differs",
}
_SUFFIXES = (".pdf", ".pptx")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "path", type=Path, metavar="PATH", help="the folder of a site, a sheet.pdf, slides.pptx"
    )
    parser.add_argument(
        "--definition",
        type=Path,
        metavar="FILE",
        help="the definition it is held to; else the one inside a PDF file, or the project's",
    )
    add_source(parser)


def run(arguments: argparse.Namespace) -> int:
    """Verify, and say what differs."""
    from generator.project import project_for
    from generator.verify.difference import MAX_LISTED
    from generator.verifying import difference_said, verify_file, verify_site

    path: Path = arguments.path
    source = arguments.source or project_for(arguments.source).source
    if path.is_dir():
        with tempfile.TemporaryDirectory(prefix="protocol-verify-") as work:
            found = verify_site(path, arguments.definition or source, Path(work))
    elif path.suffix.lower() in _SUFFIXES or not path.exists():
        found = verify_file(path, arguments.definition, source)
    else:
        hint = "give the folder of a site, a PDF file of a sheet, or a PowerPoint file of slides"
        message = "is nothing that is published by itself"
        problem = error("not-a-sheet", message, Span.point(shown(path)), hints=[hint])
        sys.stderr.write(render([problem], "human", lambda path, line: None))
        return ERRORS
    sys.stderr.write(render(found.diagnostics, "human", lambda path, line: None))
    if not found.files:
        return ERRORS
    odd = [each for each in found.files if each[2].verdict not in ("same", "words")]
    for name, beside, compared in odd if len(found.files) > 1 else found.files:
        said = _SAID[compared.verdict]
        print(visible(f"{name}: {said}{f' ({beside})' if beside else ''}"))
        for difference in compared.differences[:MAX_LISTED]:
            print(visible(f"  {difference_said(difference)}"))
        more = len(compared.differences) - MAX_LISTED
        if more > 0:
            print(f"  and {more} more")
    for note in found.notes:
        print(visible(f"  {note}"))
    if len(found.files) > 1:
        print(f"{len(found.files)} files, {len(found.files) - len(odd)} the same")
    return ERRORS if odd else FINE
