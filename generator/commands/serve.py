"""``protocol serve``: show the site and follow every change."""

from __future__ import annotations

import argparse
import sys
from contextlib import suppress
from ipaddress import ip_address

from generator.commands.console import ERRORS, conclude
from generator.diagnostics.render import visible

HELP = "show the site and follow every change"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument(
        "--address", type=_address, default="127.0.0.1:8000", metavar="ADDRESS:PORT"
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until Ctrl-C, or until it turns out that nothing can be served."""
    from generator.compile import compile_tree
    from generator.project import PROGRAM, project_for
    from generator.site.preview import serve
    from generator.stage import stage_for

    print("building the site", file=sys.stderr, flush=True)
    project = project_for()
    stage = stage_for(project, project.source)
    if not stage.config.exists():
        compiled = compile_tree(project.source, lambda message: None)
        if not compiled.is_written:
            return conclude(compiled.diagnostics, compiled.sources, "")
    problem = serve(stage.config, PROGRAM / "mkdocs_hook.py", arguments.address)
    print(f"protocol: {visible(problem)}", file=sys.stderr)
    return ERRORS


def _address(text: str) -> str:
    """Read an address of this computer and a port, or say that it is wrong use."""
    host, _, port = text.rpartition(":")
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if port.isascii() and port.isdigit() and len(port) < 6 and 0 < int(port) < 65536:
        with suppress(ValueError):
            if bare == "localhost" or ip_address(bare):
                return text
    raise argparse.ArgumentTypeError("expected ADDRESS:PORT, such as 127.0.0.1:8000")
