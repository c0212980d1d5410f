"""``protocol schema``: the JSON Schema of definitions, for editors."""

from __future__ import annotations

import argparse
import sys

from generator.commands.console import FINE

HELP = "print the JSON Schema that editors check definitions with"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes: nothing."""


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    from generator.schema.editors import schema_text

    sys.stdout.write(schema_text())
    return FINE
