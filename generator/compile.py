"""The phase order: from a definition to the tree of files, and on to the site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache import Cache
from generator.diagnostics.diagnostic import Diagnostic, error, has_errors, in_order
from generator.diagnostics.span import Span
from generator.load import Loaded, load
from generator.model import Protocol
from generator.publication import publication
from generator.source.file import SourceFile, shown
from generator.workspace import (
    NO_ADDRESS,
    PRINTS,
    PROJECT,
    SOURCE,
    Workspace,
    hand_written,
    navigation_file,
    out_of_place,
    site_address,
    workspace_for,
)
from generator.write import WriteReport, generated_paths, update_file, write_tree

Progress = Callable[[str], None]

PATIENCE = 120.0
"""Seconds to wait for another build of the same tree; one takes a few."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of a compilation: the tree, where there were no errors, and all diagnostics."""

    protocols: tuple[Protocol, ...]
    workspace: Workspace
    written: WriteReport | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    address: str | None = None  # of the site, where its set-up says one


def compile_tree(source: Path, progress: Progress) -> Compiled:
    """Compile the definitions of a path into the tree that the site builder reads."""
    return _locked(source, lambda: _compile(source, progress))


def _compile(source: Path, progress: Progress) -> Compiled:
    workspace = workspace_for(source)
    progress("reading the definitions")
    loaded = load(source)
    if has_errors(loaded.diagnostics) or not loaded.protocols:
        return Compiled(loaded.protocols, workspace, None, loaded.diagnostics, loaded.sources)
    address, unfit = site_address()
    unfit = (*unfit, *out_of_place())
    if unfit:
        found = in_order((*loaded.diagnostics, *unfit))
        return Compiled(loaded.protocols, workspace, None, found, loaded.sources)
    progress("drawing charts and setting sheets")
    published = publication(loaded.protocols, _definitions(loaded), address, Cache(PRINTS))
    if has_errors(published.diagnostics):
        found = in_order((*loaded.diagnostics, *published.diagnostics))
        return Compiled(loaded.protocols, workspace, None, found, loaded.sources)
    progress("writing what differs")
    menu = navigation_file(workspace, published.navigation)
    files = dict(published.files)
    if workspace.is_staged:
        files = hand_written(generated_paths(workspace_for(SOURCE).ledger)) | files
    folders = [protocol.id for protocol in loaded.protocols]
    written = write_tree(workspace.docs, files, ledger=workspace.ledger, generated=folders)
    listed = update_file(workspace.navigation, menu)
    found = (*loaded.diagnostics, *published.diagnostics, *written.diagnostics, *listed)
    return Compiled(loaded.protocols, workspace, written, in_order(found), loaded.sources, address)


def _definitions(loaded: Loaded) -> dict[str, bytes]:
    """Return the source text of each protocol, with LF line ends."""
    return {p.id: loaded.sources[p.span.path].text.encode() for p in loaded.protocols}


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a whole build."""

    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    hints: tuple[str, ...] = ()  # what could be better and is not wrong


def build(source: Path, site: Path, progress: Progress) -> Built:
    """Compile the definitions and publish the site; with an error the old site stays as it is."""
    compiled = _locked(source, lambda: _publish(source, site, progress))
    hints = () if compiled.address is not None else (NO_ADDRESS,)
    return Built(compiled.diagnostics, compiled.sources, hints)


def _publish(source: Path, site: Path, progress: Progress) -> Compiled:
    from generator.site.publish import publish, unfit

    apart = (PROJECT / "docs", PROJECT / "generator", SOURCE, source)
    refused = unfit(site, apart)
    if refused:
        return Compiled((), workspace_for(source), None, (refused,), {})
    compiled = _compile(source, progress)
    if has_errors(compiled.diagnostics) or not compiled.protocols:
        return compiled
    workspace = compiled.workspace
    published = publish(
        workspace.config, workspace.docs, site, progress, apart=apart, address=compiled.address
    )
    found = in_order((*compiled.diagnostics, *published.diagnostics))
    return replace(compiled, diagnostics=found)


def _locked(source: Path, work: Callable[[], Compiled]) -> Compiled:
    """Do something with the tree of a source while no other build writes it."""
    from generator.site.lock import acquire

    workspace = workspace_for(source)
    here = Span.point(shown(workspace.docs))
    try:
        lock = acquire(workspace.lock, PATIENCE)
    except OSError as failure:
        reason = (failure.strerror or "unknown reason").lower()
        place = Span.point(shown(Path(failure.filename))) if failure.filename else here
        found = error("cannot-write", f"no build can begin here: {reason}", place)
        return Compiled((), workspace, None, (found,), {})
    if lock is None:
        message, hint = "another build is still writing the pages", "try again when it has ended"
        return Compiled((), workspace, None, (error("site-busy", message, here, hints=[hint]),), {})
    try:
        return work()
    finally:
        lock.release()
