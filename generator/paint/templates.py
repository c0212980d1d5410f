"""The Jinja2 environment that the painters of pages and charts share.

Compiled templates are kept in ``__pycache__``, as Python keeps its modules: compiling them takes
longer than painting everything with them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent.parent / "templates"


def environment(finalize: Callable[[object], object] | None = None) -> Environment:
    """Return an environment that escapes everything and refuses names that do not exist.

    ``finalize`` sees each value before it is printed.
    """
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_bytecode_cache(),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _bytecode_cache() -> FileSystemBytecodeCache | None:
    folder = Path(__file__).parent / "__pycache__"  # made by Python, if it may be written to
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
