"""Publishing: build the site beside the live one, seal it, and put it in place in one move.

Everything happens in a work folder beside the live one, so that a rename is enough at the end. The
live site is not touched before the new one has been found sound; a build that fails or is killed
leaves it as it was.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

from generator.diagnostics.diagnostic import Diagnostic, error, has_errors
from generator.diagnostics.span import Span
from generator.site.builder import build_pages
from generator.site.folders import (
    cannot_publish,
    make_folders,
    obstacle,
    open_to_readers,
    remove_folder,
    work_folder,
)
from generator.site.lock import acquire
from generator.site.seal import seal
from generator.site.swap import put_in_place, reason_not_to_replace, recover
from generator.source.file import shown

PATIENCE = 120.0
"""Seconds to wait for another build of the same site; one takes a few."""


def publish(
    config: Path,
    docs: Path,
    site: Path,
    progress: Callable[[str], None],
    patience: float = PATIENCE,
    protected: Iterable[Path] = (),
    address: str | None = None,
) -> tuple[Diagnostic, ...]:
    """Build the site of ``config`` from ``docs`` and make it the folder ``site``.

    ``protected`` are further files and folders that the site may neither hold nor lie in.
    ``address`` is where the site will be published, as the configuration says; None: nobody
    knows yet.
    ``progress`` is told what is being done, in a few words. ``patience`` is how many seconds to
    wait for another build of the same site. A site is published where nothing is wrong with it;
    otherwise what was built is kept in the work folder, for the diagnostics point into it, until
    the next build.
    """
    live = Path(os.path.realpath(site))
    refused = unfit(site, (config, docs, *protected))
    if refused:
        return (refused,)
    work = work_folder(live)
    try:
        make_folders(live.parent)
        lock = acquire(work / "lock", 0)
        if lock is None:
            progress("waiting for another build of this site")
            lock = acquire(work / "lock", patience)
        if lock is None:
            message = "another build of this site is still running"
            hint = "try again later"
            return (error("site-busy", message, Span.point(shown(site)), hints=(hint,)),)
        try:
            return _publish(config, docs, live, work, progress, address)
        finally:
            lock.release()
    except OSError as failure:
        return (cannot_publish(failure, live),)


def unfit(site: Path, sources: Iterable[Path]) -> Diagnostic | None:
    """Say why a folder cannot receive a site, or return ``None``. A build that asks first is short.

    ``sources`` are the files and folders that it may neither hold nor lie in.
    """
    live = Path(os.path.realpath(site))
    try:
        return reason_not_to_replace(live, sources) or obstacle(live)
    except OSError as failure:
        return cannot_publish(failure, live)


def _publish(
    config: Path,
    docs: Path,
    live: Path,
    work: Path,
    progress: Callable[[str], None],
    address: str | None,
) -> tuple[Diagnostic, ...]:
    new, aside = work / "new", work / "old"
    recover(live, aside)
    for leftover in (new, aside):
        if leftover.exists():
            remove_folder(leftover)
    progress("building the pages")
    problems = build_pages(config, docs, new)
    if has_errors(problems):
        with suppress(OSError):
            remove_folder(new)
        return problems
    progress("checking every link")
    problems = seal(new, urlsplit(address).path if address else "/")
    if has_errors(problems):
        return problems
    progress("putting the site in place")
    open_to_readers(new)
    try:
        before = put_in_place(new, live, aside)
    except OSError:
        remove_folder(new)
        raise
    if before:
        with suppress(OSError):  # the next build removes what is left
            remove_folder(before)
    return problems
