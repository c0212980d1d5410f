"""The Jinja2 environment that the painters of pages and charts share.

Compiled templates are kept in ``__pycache__``, as Python keeps its modules: compiling them takes
longer than painting everything with them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import jinja2
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from generator.views.blocks import blocks, runs
from generator.views.signs import Sign

TEMPLATES = Path(__file__).parent.parent / "templates"


def hue_class(sign: Sign) -> str:
    """Return the class that gives what has a sign its colour."""
    return f"hue-{sign.colour}"


def environment(finalize: Callable[[object], object] | None = None) -> Environment:
    """Return an environment that escapes everything and refuses names that do not exist.

    ``finalize`` sees each value before it is printed.
    """
    shared = Environment(
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=_bytecode_cache(getattr(finalize, "__qualname__", "")),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    shared.globals.update(hue=hue_class, blocks=blocks, runs=runs)
    return shared


def _bytecode_cache(finalizer: str) -> FileSystemBytecodeCache | None:
    folder = Path(__file__).parent / "__pycache__"  # made by Python, if it may be written to
    if not os.access(folder, os.W_OK):
        return None
    # What is compiled depends on all options too, and the cache's own key does not.
    decides = Path(__file__).read_bytes() + f"{jinja2.__version__} {finalizer}".encode()
    options = sha256(decides).hexdigest()[:12]
    return FileSystemBytecodeCache(str(folder), f"__jinja2_{options}_%s.cache")
