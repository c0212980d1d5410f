"""A published file or site → it made anew, offline, and what differs."""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path

from generator.cache import NO_CACHE
from generator.checks.all import check
from generator.compile import build
from generator.diagnostics.diagnostic import Diagnostic, error, has_errors
from generator.diagnostics.span import Span
from generator.extract import MAX_SHEET, definition_in
from generator.load import Loaded, load
from generator.model import Protocol
from generator.project import project_for
from generator.reading.word import UnreadableFileError
from generator.releases.past import protocol_in
from generator.settings import site_address
from generator.site.listing import files_in
from generator.source.file import SourceFile, reason, shown
from generator.verify.difference import Compared, Difference
from generator.verify.sheet import Verified, verify_pdf, verify_pptx
from generator.verify.site import compare_sites


@dataclass(frozen=True, slots=True)
class Verification:
    """What was verified: each file by its path, or why nothing was. ``notes`` say what is known of
    the definition that it was made anew from."""

    files: tuple[tuple[str, str | None, Compared], ...]  # path, what it was compared with, verdict
    diagnostics: tuple[Diagnostic, ...] = ()
    notes: tuple[str, ...] = ()


def verify_file(path: Path, definition: Path | None, source: Path) -> Verification:
    """Verify a PDF or PowerPoint file.

    A PDF file is made anew from the definition inside it unless another one is given; a
    PowerPoint file, which holds none, from that or from the project's.
    """
    here = Span.point(shown(path))
    raw = _read(path)
    if isinstance(raw, Diagnostic):
        return Verification((), (raw,))
    loaded = load(definition or source)
    is_pdf = path.suffix.lower() == ".pdf"
    if definition is not None and has_errors(loaded.diagnostics):
        return Verification((), loaded.diagnostics)
    notes: tuple[str, ...] = ()
    if is_pdf and definition is None:
        content, problems = definition_in(path)
        if content is None:
            return Verification((), problems)
        inside, notes = _inside(content, loaded)
        if inside is None:
            hint = (
                "see what is wrong with it with `protocol extract` and `protocol check`, or give \
the definition that it was made from: `--definition FILE`"
            )
            message = "holds a definition that cannot be read, or has errors"
            return Verification((), (error("not-a-sheet", message, here, hints=[hint]),))
        pairs = [inside]
    else:
        pairs = [(each, _text(each, loaded)) for each in loaded.protocols]
    if not pairs:
        return Verification((), loaded.diagnostics)
    verify = verify_pdf if is_pdf else verify_pptx
    project = project_for(definition or source)
    site = site_address(project)[0]
    found: Verified | None = None
    for protocol, text in pairs:
        try:
            found = verify(path.name, raw, protocol, text, site, NO_CACHE)
        except UnreadableFileError as problem:
            return Verification((), (error("not-a-sheet", str(problem), here),))
        if found.sheet is not None:
            return Verification(
                ((shown(path), f"{protocol.id}/{found.sheet}", found.compared),), (), notes
            )
    message = "is no sheet of that protocol"
    return Verification((), (error("not-a-sheet", message, here),), notes)


def verify_site(folder: Path, source: Path, work: Path) -> Verification:
    """Verify a site: ``work`` is where it is built anew."""
    new = work / "site"
    compiled = build(source, new, lambda message: None)
    if has_errors(compiled.diagnostics) or not compiled.protocols:
        return Verification((), compiled.diagnostics)
    try:
        found, expected = (
            {path: (root / path).read_bytes() for path in files_in(root)} for root in (folder, new)
        )
    except OSError as failure:
        message = f"cannot be read: {reason(failure)}"
        return Verification((), (error("unreadable-file", message, Span.point(shown(folder))),))
    return Verification(tuple((path, None, each) for path, each in compare_sites(found, expected)))


def _read(path: Path) -> bytes | Diagnostic:
    here = Span.point(shown(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe might be waited for without an end
            return error("not-a-file", "is not a plain file", here)
        with path.open("rb") as stream:
            raw = stream.read(MAX_SHEET + 1)
    except (OSError, ValueError) as failure:
        said = (getattr(failure, "strerror", None) or "unknown reason").lower()
        return error("unreadable-file", f"cannot be read: {said}", here)
    if len(raw) > MAX_SHEET:
        message = f"is larger than the limit of {MAX_SHEET // 1024 // 1024} MB"
        return error("file-too-large", message, here)
    return raw


def _text(protocol: Protocol, loaded: Loaded) -> bytes:
    return loaded.sources[protocol.span.path].text.encode()


def _inside(
    content: bytes, loaded: Loaded
) -> tuple[tuple[Protocol, bytes] | None, tuple[str, ...]]:
    """Return the protocol of a definition that a sheet holds, and what the project knows of it."""
    try:
        text = SourceFile.of("", content.decode("utf-8")).text
    except UnicodeDecodeError:
        return None, ()
    for protocol in loaded.protocols:
        if _text(protocol, loaded).decode() == text:
            return (protocol, content), (f"its definition is that of {protocol.id} as it stands",)
    protocol_inside = protocol_in(text, "the definition inside it")
    if protocol_inside is None or has_errors(check(protocol_inside)):
        return None, ()  # what is too large, or leads in a circle, is never laid out
    history = loaded.histories.get(protocol_inside.id)
    for release in reversed(history.releases if history else ()):
        if release.definition.rstrip("\n") == text.rstrip("\n"):
            note = f"its definition is that of release {release.number} of {release.protocol}"
            return (protocol_inside, content), (note,)
    note = "its definition is none that this project has or has released"
    return (protocol_inside, content), (note,)


def difference_said(difference: Difference) -> str:
    """Return a difference in a line: where, what stands there, and what belongs there."""
    before = f"after “{difference.before}”" if difference.before else ""
    place = ", ".join(filter(None, (difference.place, before)))
    found, expected = difference.found, difference.expected
    if difference.said:
        return f"{place} {difference.said}".strip()
    if not found:
        said = f"“{expected}” is missing"
    elif not expected:
        said = f"“{found}” was added"
    else:
        said = f"“{found}”, not “{expected}”"
    return f"{place}: {said}" if place else said
