"""Publishing: build the site beside the live one, seal it, and put it in place in one move.

Everything happens in a work folder beside the live one, so that a rename is enough at the end. The
live site is not touched before the new one has been found sound; a build that fails or is killed
leaves it as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from generator.diagnostics.diagnostic import Diagnostic, error, has_errors
from generator.diagnostics.span import Span
from generator.site.builder import build_pages
from generator.site.lock import acquire
from generator.site.seal import seal
from generator.site.swap import put_in_place, recover, refusal
from generator.source.file import shown

PATIENCE = 120.0
"""Seconds to wait for another build of the same site; one takes a few."""


@dataclass(frozen=True, slots=True)
class SiteReport:
    """What came of publishing: numbers of pages and files, bytes in all, and what went wrong."""

    published: bool
    pages: int
    files: int
    size: int
    diagnostics: tuple[Diagnostic, ...]


def publish(
    config: Path,
    docs: Path,
    site: Path,
    progress: Callable[[str], None],
    patience: float = PATIENCE,
    apart: Iterable[Path] = (),
    address: str | None = None,
) -> SiteReport:
    """Build the site of ``config`` from ``docs`` and make it the folder ``site``.

    ``apart`` are further files and folders that the site may neither hold nor lie in. ``address``
    is where the site will be published, as the configuration says; None: nobody knows yet.
    ``progress`` is told what is being done, in a few words. ``patience`` is how many seconds to
    wait for another build of the same site. A site with errors is not published; what was built is
    then kept in the work folder, for the diagnostics point into it, until the next build.
    """
    live = Path(os.path.realpath(site))
    work = live.with_name(f".{live.name}.work")
    try:
        refused = refusal(live, (config, docs, *apart))
        if refused:
            return _failed(refused)
        lock = acquire(work / "lock", 0)
        if lock is None:
            progress("waiting for another build of this site")
            lock = acquire(work / "lock", patience)
        if lock is None:
            return _failed(_busy(site))
        try:
            return _publish(config, docs, live, work, progress, address)
        finally:
            lock.release()
    except OSError as failure:
        reason = (failure.strerror or "unknown reason").lower()
        place = Path(os.fsdecode(failure.filename)) if failure.filename else live
        message = f"the site cannot be published: {reason}"
        return _failed(error("cannot-publish", message, Span.point(shown(place))))


def _publish(
    config: Path,
    docs: Path,
    live: Path,
    work: Path,
    progress: Callable[[str], None],
    address: str | None,
) -> SiteReport:
    new, aside = work / "new", work / "old"
    recover(live, aside)
    for leftover in (new, aside):
        if leftover.exists():
            shutil.rmtree(leftover)
    progress("building the pages")
    problems = build_pages(config, docs, new)
    if has_errors(problems):
        shutil.rmtree(new, ignore_errors=True)
        return _failed(*problems)
    progress("checking every link")
    report = seal(new, urlsplit(address).path if address else "/")
    sound = not has_errors(report.diagnostics)
    if sound:
        progress("putting the site in place")
        before = put_in_place(new, live, aside)
        if before:
            shutil.rmtree(before, ignore_errors=True)  # the next build removes what is left
    return SiteReport(sound, report.pages, report.files, report.size, report.diagnostics)


def _busy(site: Path) -> Diagnostic:
    message = "another build of this site is still running"
    return error("site-busy", message, Span.point(shown(site)), hints=("try again later",))


def _failed(*diagnostics: Diagnostic) -> SiteReport:
    return SiteReport(False, 0, 0, 0, diagnostics)
