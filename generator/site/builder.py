"""Running MkDocs inside this process: quietly, and with the same result wherever it runs."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from logging.handlers import BufferingHandler
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error, in_order
from generator.diagnostics.span import Span
from generator.source.file import reason, shown

CODE = "site-build"

_ENVIRONMENT = {
    "NO_MKDOCS_2_WARNING": "1",  # the theme's notice of its end of life, known and pinned against
    "SOURCE_DATE_EPOCH": "0",  # what MkDocs takes for the build date: the same in every build
}
_NAMES_PAGE = re.compile(r"(?:Doc file )?'(?P<page>[^']+\.md)':? ?(?P<rest>.*)", re.DOTALL)


def build_pages(config: Path, docs: Path, folder: Path) -> tuple[Diagnostic, ...]:
    """Build the site that ``config`` describes from ``docs`` into ``folder``.

    The hooks of the configuration do not run: they compile the definition, and that is done. All
    that MkDocs logs at warning level or above comes back as errors, whatever it raises too; nothing
    is printed.
    """
    with _environment(_ENVIRONMENT), _log_of("mkdocs") as records:
        failure = _run(config, docs, folder)
    messages = [record.getMessage() for record in records]
    if isinstance(failure, OSError) and failure.filename:
        message = f"cannot be read or written: {reason(failure)}"
        place = Path(os.fsdecode(failure.filename2 or failure.filename))  # of a copy, the new one
        return in_order([error(CODE, message, Span.point(shown(place)))])
    if failure is not None and not messages:  # what MkDocs raises, it has mostly logged before
        messages = [str(failure) or type(failure).__name__]
    return in_order(_diagnostic(message, config, docs) for message in messages)


def _run(config: Path, docs: Path, folder: Path) -> Exception | None:
    # A quarter of a second, which checking a definition does not need to wait for.
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    try:
        settings = load_config(
            str(config), docs_dir=str(docs.resolve()), site_dir=str(folder.resolve()), hooks=[]
        )
        settings.plugins.on_startup(command="build", dirty=False)
        build(settings)
        settings.plugins.on_shutdown()
    except Exception as failure:  # a template, an extension or the theme may raise anything
        return failure
    return None


def _diagnostic(message: str, config: Path, docs: Path) -> Diagnostic:
    """Turn one line of MkDocs' log into an error at the page it names, or at the configuration."""
    text = " ".join(message.split())
    named = _NAMES_PAGE.match(text)
    path = config
    if named and (docs / named["page"]).is_file():
        path, text = docs / named["page"], named["rest"]
    text = text.removesuffix(".")
    return error(CODE, text[:1].lower() + text[1:], Span.point(shown(path)))


@contextmanager
def _log_of(name: str) -> Iterator[list[logging.LogRecord]]:
    """Keep a logger's warnings and errors to ourselves while the block runs."""
    logger = logging.getLogger(name)
    collector = BufferingHandler(sys.maxsize)
    collector.setLevel(logging.WARNING)
    handlers, propagate, level = logger.handlers, logger.propagate, logger.level
    logger.handlers, logger.propagate = [collector], False
    logger.setLevel(logging.WARNING)
    try:
        yield collector.buffer
    finally:
        logger.handlers, logger.propagate = handlers, propagate
        logger.setLevel(level)


@contextmanager
def _environment(values: Mapping[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    os.environ.update(values)
    try:
        yield
    finally:
        for name in values:
            del os.environ[name]
        os.environ.update(before)
