"""``protocol explain``: explain a key of the language, or a diagnostic."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.commands.console import FINE, WRONG_USE

HELP = "explain a key of the language, or the code of a message"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    about = "a key such as who or step.who, a section such as step, or a code; else all are listed"
    parser.add_argument("word", metavar="WORD", nargs="?", help=about)
    parser.add_argument(
        "--pages", type=Path, metavar="FOLDER", help="write the whole reference as Markdown pages"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what is said of a word, or list what there is."""
    from generator.diagnostics.catalogue import codes, entry, explain
    from generator.diagnostics.nearest import nearest_hint
    from generator.reference.lookup import find, words
    from generator.reference.terminal import overview, told

    word: str | None = arguments.word
    if arguments.pages is not None:
        return _write(arguments.pages)
    if word is None:
        sys.stdout.write(overview(codes()))
        return FINE
    code, keys = entry(word), find(word)
    if code is None and not keys:
        print(f"protocol: there is no key and no code {word!r}", file=sys.stderr)
        listed = "`protocol explain` alone lists all keys and codes"
        for hint in nearest_hint(word, words() | set(codes())) or (listed,):
            print(f"  hint: {hint}", file=sys.stderr)
        return WRONG_USE
    parts = ([explain(code)] if code else []) + ([told(keys)] if keys else [])
    sys.stdout.write("\n".join(parts))
    return FINE


def _write(folder: Path) -> int:
    """Write the pages of the reference into a folder."""
    from generator.reference.pages import pages

    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
    return FINE
