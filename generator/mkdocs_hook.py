"""The MkDocs hook: a bare ``mkdocs build`` or ``mkdocs serve`` compiles the definitions first.

Nothing that is published depends on it; ``protocol build`` compiles by itself.
"""

from __future__ import annotations

import logging
from pathlib import Path
from signal import SIGINT, default_int_handler, signal
from typing import TYPE_CHECKING, Any

from generator.compile import compile_tree
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.render import headline
from generator.site.preview import LOGGER, Narrator, attend
from generator.source.file import shown
from generator.workspace import PROJECT, SOURCE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger(LOGGER)

_started_for: list[str] = []
"""The command that MkDocs was started for; it loads this file once, but the settings every time."""

_wrong: list[bool] = []
"""Whether the last compilation found errors."""


def on_startup(*, command: str, **_: Any) -> None:
    """Remember whether pages are built to be published, or for a preview."""
    _started_for[:] = [command]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Compile before the pages are gathered, and take up the menu that follows from it."""
    import yaml
    from mkdocs.exceptions import PluginError

    if Path(__file__).resolve().parent != PROJECT / "generator":
        message = f"this MkDocs was set up for {shown(PROJECT)}; `make site` sets one up here"
        raise PluginError(message)
    compiled = compile_tree(SOURCE, log.debug)
    for diagnostic in compiled.diagnostics:
        level = logging.ERROR if diagnostic.severity == "error" else logging.WARNING
        log.log(level, headline(diagnostic))
    is_preview = _started_for == ["serve"]
    _wrong[:] = [has_errors(compiled.diagnostics)]
    if has_errors(compiled.diagnostics):
        if not is_preview or not (compiled.workspace.docs / "index.md").exists():
            raise PluginError("the definitions have errors; `protocol check` says them in full")
        # A preview that stops answering would help nobody who is in the middle of an edit.
        log.error("the pages still show the last definitions without errors")
    with compiled.workspace.navigation.open(encoding="utf-8") as stream:
        config.nav = yaml.safe_load(stream)["nav"]
    # The preview reloads its pages with an inline script, which their policy refuses otherwise.
    config.extra["is_preview"] = is_preview
    return config


def on_serve(server: Any, /, **_: Any) -> Any:
    """Follow changes of the definitions, and of the templates that paint them."""
    attend(server, lambda: _wrong == [True])
    server.watch(str(SOURCE))
    server.watch(str(PROJECT / "generator" / "templates"))
    return server


def serve(address: str) -> str:
    """Show the site at an address and rebuild it on every change, until Ctrl-C raises.

    Returns why it could not.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve
    from mkdocs.exceptions import MkDocsException

    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [Narrator()], False
    logger.setLevel(logging.INFO)
    log.info("building the site")
    signal(SIGINT, default_int_handler)  # MkDocs tidies up after itself
    try:
        mkdocs_serve(str(PROJECT / "mkdocs.yml"), dev_addr=address)
    except MkDocsException as failure:  # the definitions' errors are logged by then
        return str(failure)
    except OSError as failure:
        reason = (failure.strerror or "unknown reason").lower()
        place = f"{shown(Path(failure.filename))}: " if failure.filename else ""
        return f"cannot serve at {address}: {place}{reason}"
    raise KeyboardInterrupt  # which alone ends it
