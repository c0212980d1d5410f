"""The MkDocs hook: a bare ``mkdocs build`` or ``mkdocs serve`` compiles the definitions first.

Nothing that is published depends on it; ``protocol build`` compiles by itself.
"""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.compile import compile_tree
from generator.diagnostics.diagnostic import has_errors
from generator.diagnostics.render import headline
from generator.project import PROGRAM, Project, project_for
from generator.site.preview import LOGGER, attend
from generator.source.file import shown

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
    """Compile before the pages are gathered, and read them from where they were staged."""
    from mkdocs.exceptions import PluginError
    from mkdocs.utils.yaml import yaml_load

    if Path(__file__).resolve().parent != PROGRAM:
        place = shown(PROGRAM.parent)
        message = f"this MkDocs was set up for {place}; `make site` sets one up here"
        raise PluginError(message)
    compiled = compile_tree(_project(config).source, log.debug)
    for diagnostic in compiled.diagnostics:
        level = logging.ERROR if diagnostic.severity == "error" else logging.WARNING
        log.log(level, headline(diagnostic))
    is_preview = _started_for == ["serve"]
    _wrong[:] = [has_errors(compiled.diagnostics)]
    docs = compiled.stage.docs
    if has_errors(compiled.diagnostics):
        if not is_preview or not (docs / "index.md").exists():
            raise PluginError("the definitions have errors; `protocol check` says them in full")
        # A preview that stops answering would help nobody who is in the middle of an edit.
        log.error("the pages still show the last definitions without errors")
    config.docs_dir = str(docs)
    with compiled.stage.config.open(encoding="utf-8") as stream:
        staged = yaml_load(stream)
    config.nav = staged["nav"]
    # The preview reloads its pages with an inline script, which their policy refuses otherwise.
    config.extra |= {**staged["extra"], "is_preview": is_preview}
    return config


def on_serve(server: Any, /, config: MkDocsConfig, **_: Any) -> Any:
    """Follow changes of the definitions, of what else the project has, and of our templates."""
    attend(server, lambda: _wrong == [True])
    project = _project(config)
    for path in (project.source, project.docs, project.settings, PROGRAM / "templates"):
        if path.exists():
            server.watch(str(path))
    return server


def _project(config: MkDocsConfig) -> Project:
    return project_for(Path(config.config_file_path))
