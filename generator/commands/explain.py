"""``protocol explain``: explain a diagnostic."""

from __future__ import annotations

import argparse
import sys

from generator.commands.console import FINE, WRONG_USE

HELP = "explain a diagnostic"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("code", metavar="CODE")


def run(arguments: argparse.Namespace) -> int:
    """Print the catalogue's entry."""
    from generator.diagnostics.catalogue import codes, entry, explain
    from generator.diagnostics.nearest import nearest_hint

    found = entry(arguments.code)
    if found is None:
        print(f"protocol: there is no code {arguments.code!r}", file=sys.stderr)
        listed = f"every message has its code in brackets, such as {next(iter(codes()))}"
        for hint in nearest_hint(arguments.code, codes()) or (listed,):
            print(f"  hint: {hint}", file=sys.stderr)
        return WRONG_USE
    sys.stdout.write(explain(found))
    return FINE
