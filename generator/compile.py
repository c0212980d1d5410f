"""The phase order: from a definition to the staged tree, and on to the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.cache import Cache
from generator.checks.reviews import overdue
from generator.diagnostics.diagnostic import Diagnostic, error, has_errors, in_order
from generator.diagnostics.span import Span
from generator.load import Loaded, load
from generator.model import Protocol
from generator.outputs.publication import publication
from generator.project import PROGRAM, Project, project_for
from generator.settings import site_address
from generator.source.file import SourceFile, reason, shown
from generator.stage import Stage, builder_settings, out_of_place, stage_for, staged_files
from generator.write import mirror

Progress = Callable[[str], None]

PATIENCE = 120.0
"""Seconds to wait for another build of the same tree; one takes a few."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of a compilation: the tree, where there were no errors, and all diagnostics."""

    protocols: tuple[Protocol, ...]
    stage: Stage
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    is_written: bool = False  # the tree, and not left as it was
    address: str | None = None  # of the site, where its set-up says one


def compile_tree(source: Path, progress: Progress, day: date | None = None) -> Compiled:
    """Compile the definitions of a path into the tree that the site builder reads.

    ``day`` is that as of which dates are judged; None: none is.
    """
    project = project_for(source)
    return _locked(project, source, lambda: _compile(project, source, progress, day))


def _compile(project: Project, source: Path, progress: Progress, day: date | None) -> Compiled:
    stage = stage_for(project, source)
    progress("reading the definitions")
    loaded = load(source)
    late = [each for protocol in loaded.protocols for each in overdue(protocol, day)]
    found = (*loaded.diagnostics, *late)

    def ended(*problems: Diagnostic) -> Compiled:
        listed = in_order((*found, *problems))
        return Compiled(loaded.protocols, stage, listed, loaded.sources)

    if has_errors(found) or not loaded.protocols:
        return ended()
    address, unfit = site_address(project)
    if unfit:
        return ended(*unfit)
    progress("drawing charts and setting sheets")
    cache = Cache(project.prints)
    published = publication(
        loaded.protocols, _definitions(loaded), address, cache, loaded.histories, day
    )
    settings, unread = builder_settings(project, published.navigation, published.frame)
    amiss = (*published.diagnostics, *unread, *out_of_place(project, published.files))
    if has_errors(amiss):
        return ended(*amiss)
    progress("writing what differs")
    docs = staged_files(project, published.files)
    files = {f"docs/{path}": content for path, content in docs.items()}
    unwritten = mirror(stage.root, {**files, stage.config.name: settings})
    return replace(ended(*amiss, *unwritten), is_written=True, address=address)


def _definitions(loaded: Loaded) -> dict[str, bytes]:
    """Return the source text of each protocol, with LF line ends."""
    return {p.id: loaded.sources[p.span.path].text.encode() for p in loaded.protocols}


def build(source: Path, site: Path, progress: Progress, day: date | None = None) -> Compiled:
    """Compile the definitions and publish the site; with an error the old site stays as it is."""
    project = project_for(source)
    return _locked(project, source, lambda: _publish(project, source, site, progress, day))


def _publish(
    project: Project, source: Path, site: Path, progress: Progress, day: date | None
) -> Compiled:
    from generator.site.publish import publish, unfit

    protected = (project.docs, project.source, project.build, PROGRAM, source)
    refused = unfit(site, protected)
    if refused:
        return Compiled((), stage_for(project, source), (refused,), {})
    compiled = _compile(project, source, progress, day)
    if has_errors(compiled.diagnostics) or not compiled.protocols:
        return compiled
    config, docs, address = compiled.stage.config, compiled.stage.docs, compiled.address
    found = publish(config, docs, site, progress, protected=protected, address=address)
    return replace(compiled, diagnostics=in_order((*compiled.diagnostics, *found)))


def _locked(project: Project, source: Path, work: Callable[[], Compiled]) -> Compiled:
    """Do something with the tree of a source while no other build writes it."""
    from generator.site.lock import acquire

    stage = stage_for(project, source)
    here = Span.point(shown(stage.root))
    try:
        lock = acquire(stage.lock, PATIENCE)
    except OSError as failure:
        place = Span.point(shown(Path(failure.filename))) if failure.filename else here
        found = error("cannot-write", f"no build can begin here: {reason(failure)}", place)
        return Compiled((), stage, (found,), {})
    if lock is None:
        message, hint = "another build is still writing the pages", "try again when it has ended"
        return Compiled((), stage, (error("site-busy", message, here, hints=[hint]),), {})
    try:
        return work()
    finally:
        lock.release()
