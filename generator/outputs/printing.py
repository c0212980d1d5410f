"""Setting sheets: rows of the catalogue → files, with fingerprints.

Layouts are made one after the other, because Graphviz can do no more. Type is set beside them, two
sheets at a time: Typst works outside of Python's lock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from generator.cache import Artifact, Cache
from generator.diagnostics.diagnostic import Diagnostic
from generator.model import Protocol
from generator.outputs.catalogue import sheets_of
from generator.outputs.kind import Form, Painted, Prepared
from generator.paint.json import canonical_json
from generator.source.words import hyphenated
from generator.views.chart_sheet import ChartSheet
from generator.views.document import Json
from generator.views.imprint import Imprint, check_address
from generator.views.pages import about
from generator.views.papers import PaperId
from generator.words.catalogue import site_words

_AT_ONCE = 2  # more would wait for layouts, which are made one by one


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """A published file that people keep, with the fingerprint of what it says."""

    content: bytes
    fingerprint: str
    smallest: float | None = None  # pt: the smallest words of a step or an item; None: it has none


@dataclass(frozen=True, slots=True)
class PrintedFiles:
    """Files by their path in the protocol's folder, and what was amiss with any."""

    files: dict[str, PrintedFile]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """Which sheets are wanted, and how."""

    names: frozenset[str] = frozenset()  # as in the names of files; empty: all
    paper: PaperId | None = None  # None: all
    has_bleed: bool = False  # with bleed and crop marks: on papers that have them alone


EVERYTHING = Selection()
NO_FINGERPRINT = "0" * 8


@dataclass(frozen=True, slots=True)
class SheetJob:
    """A file that is to be made. ``prepare`` lays it out and returns what sets it."""

    path: str
    imprint: Imprint
    prepare: Callable[[], Prepared]


@dataclass(frozen=True, slots=True)
class PrintRun:
    """Files that are being set."""

    jobs: tuple[tuple[SheetJob, Future[Artifact]], ...]

    def finished(self) -> PrintedFiles:
        """Wait for the last one and return them all, without those that could not be set."""
        files: dict[str, PrintedFile] = {}
        problems: dict[Diagnostic, None] = {}  # each once, though several papers meet it
        for job, setting in self.jobs:
            made = setting.result()
            problems |= dict.fromkeys(made.diagnostics)
            if made.content is not None:
                printed = PrintedFile(made.content, job.imprint.fingerprint, made.smallest)
                files[job.path] = printed
        return PrintedFiles(files, tuple(problems))


def left_out(
    protocol: Protocol, site_url: str | None, parts: Callable[[ChartSheet], Iterable[ChartSheet]]
) -> tuple[Diagnostic, ...]:
    """Return what is said of the charts that have no room on a paper; nothing is set.

    ``parts`` returns those of a sheet's parts that have to be laid out to know.
    """
    found: dict[Diagnostic, None] = {}
    for kind, sheet in sheets_of(protocol):
        looked_at = tuple(parts(sheet.view())) if kind.is_drawn else ()
        imprint = imprint_of(protocol, sheet.name, NO_FINGERPRINT, site_url)
        for form in kind.forms:
            made = (kind.prepare(part, form, imprint, b"", False) for part in looked_at)
            paint = next((paint for paint, smallest in made if smallest is None), None)
            found |= dict.fromkeys(paint()[1] if paint else ())
    return tuple(found)


def fingerprint(content: Json) -> str:
    """Return eight hex digits that stand for what a sheet says."""
    said = hyphenated(canonical_json(content).decode())  # hyphens that print alike say the same
    return sha256(said.encode()).hexdigest()[:8]


def typesetting_pool() -> Executor:
    """Return what sets sheets beside the rest of the work, for ``print_sheets``."""
    return ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="typesetter")


def print_sheets(
    protocol: Protocol,
    definition: bytes,
    site_url: str | None,
    cache: Cache,
    executor: Executor,
    selection: Selection = EVERYTHING,
) -> PrintRun:
    """Lay out what is printed of a protocol, and leave it to ``executor`` to set it.

    ``definition`` is the source text, which travels inside the sheets. ``site_url`` is the address
    of the site, for the code that tells whether a print is current; None: there is no code.
    ``cache`` keeps what was set before.
    """
    everything = repr(protocol).encode()
    jobs = []
    for job in _jobs(protocol, definition, site_url, selection):
        key = cache.key(job.path, job.imprint, definition, everything)
        kept = cache.get(key)
        if kept is not None:
            jobs.append((job, executor.submit(_already_made, kept)))
        else:
            paint, smallest = job.prepare()
            jobs.append((job, executor.submit(_set, paint, smallest, cache, key)))
    return PrintRun(tuple(jobs))


def _jobs(
    protocol: Protocol, definition: bytes, site_url: str | None, selection: Selection
) -> Iterator[SheetJob]:
    """Yield what is wanted in an order that gives the typesetter work before the long layouts."""
    bleeds = selection.has_bleed
    for kind, sheet in sorted(sheets_of(protocol), key=lambda found: found[0].is_drawn):
        forms = [form for form in kind.forms if _is_wanted(sheet.name, form, selection)]
        if not forms:
            continue
        view = sheet.view()
        imprint = imprint_of(protocol, sheet.name, fingerprint(kind.content(view)), site_url)
        for form in forms:
            ready = partial(kind.prepare, view, form, imprint, definition, bleeds)
            yield SheetJob(form.path(sheet.name, bleeds=bleeds), imprint, ready)


def _is_wanted(name: str, form: Form, selection: Selection) -> bool:
    if selection.names and name not in selection.names:
        return False
    if selection.has_bleed and not form.has_bleed:
        return False
    return selection.paper is None or (form.paper is not None and form.paper.id == selection.paper)


def _already_made(made: Artifact) -> Artifact:
    return made


def _set(paint: Callable[[], Painted], smallest: float | None, cache: Cache, key: str) -> Artifact:
    made = Artifact(*paint(), smallest)
    cache.put(key, made)
    return made


def imprint_of(
    protocol: Protocol, sheet: str, said: str = NO_FINGERPRINT, site_url: str | None = None
) -> Imprint:
    """Return what a print says of itself; ``said`` is its fingerprint."""
    publisher, where = protocol.publisher, about(protocol).address
    address = " · ".join(where.text.split("\n")) if where else None
    released = protocol.release.isoformat() if protocol.release else None
    check = check_address(site_url, protocol.id, sheet, said)
    return Imprint(
        site_words(protocol.language),
        publisher.name,
        address,
        released,
        said,
        check,
        publisher.link,
        publisher.logo,
        publisher.accent,
    )
