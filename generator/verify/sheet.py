"""A sheet's file → the sheet that it is, set anew from a definition.

What a file is, is told by what it shows: its paper, its code, its title, its words. Its name only
decides where these leave a choice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.cache import Cache
from generator.model import Protocol
from generator.names import PRINTS
from generator.outputs.catalogue import sheets_of
from generator.outputs.kind import Form
from generator.outputs.printing import Selection, fingerprint, print_sheets, typesetting_pool
from generator.paint.pdf.bleed import AROUND
from generator.reading.pdf import PdfPages, read_pdf
from generator.reading.pptx import read_pptx
from generator.reading.word import Shown
from generator.verify.difference import SAME, Compared, Difference, compare_files, overlap

_CODE = re.compile(r"(https?://\S*?)/[a-z][a-z0-9-]*/current\.html#[\w-]+\.[0-9a-f]{8}")
_NEAR = 2.0  # pt by which pages of one paper differ at most
_TRIED = 4  # sheets that are set anew to find the one that a file is
_ALIKE = 0.5  # of the words, from which on a file may be a sheet


@dataclass(frozen=True, slots=True)
class Verified:
    """What a file was compared with, and what that came to. ``sheet``: None where it is none."""

    sheet: str | None  # its path in the protocol's folder
    compared: Compared


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    form: Form
    has_bleed: bool
    rank: tuple[bool, ...]

    @property
    def path(self) -> str:
        return self.form.path(self.name, bleeds=self.has_bleed)


def verify_pdf(
    name: str, raw: bytes, protocol: Protocol, definition: bytes, site: str | None, cache: Cache
) -> Verified:
    """Compare a PDF file with the sheet that it is. Raises ``UnreadableFileError``.

    ``definition`` is the protocol's text, ``site`` the address of the site where one is known: the
    file is made anew with the code that it has, which has to lead there.
    """
    pages = read_pdf(raw)
    candidates = [each for each in _candidates(name, pages, protocol) if each.rank[0]]
    return _nearest(raw, pages.shown, candidates, protocol, definition, site, cache)


def verify_pptx(
    name: str, raw: bytes, protocol: Protocol, definition: bytes, site: str | None, cache: Cache
) -> Verified:
    """Compare a PowerPoint file with the slides that it is. Raises ``UnreadableFileError``."""
    shown = read_pptx(raw)
    candidates = [
        _Candidate(sheet.name, form, False, (form.path(sheet.name) == name,))
        for kind, sheet in sheets_of(protocol)
        for form in kind.forms
        if form.suffix == ".pptx"
    ]
    return _nearest(raw, shown, candidates, protocol, definition, site, cache)


def _candidates(name: str, pages: PdfPages, protocol: Protocol) -> Iterator[_Candidate]:
    words = {word.text for word in pages.shown.words}
    for kind, sheet in sheets_of(protocol):
        said = fingerprint(kind.content(sheet.view()))
        is_titled = sheet.title in pages.title
        for form in kind.forms:
            for has_bleed in (False, True) if form.has_bleed else (False,):
                path = form.path(sheet.name, bleeds=has_bleed)
                fits = form.suffix == ".pdf" and _fits(pages, form, has_bleed)
                is_named = path.removeprefix(PRINTS) == name
                rank = (fits, said in words, is_titled, is_named)
                yield _Candidate(sheet.name, form, has_bleed, rank)


def _fits(pages: PdfPages, form: Form, has_bleed: bool) -> bool:
    if not pages.sizes:
        return False
    if form.paper is None:  # slides have a size of their own, and lie on their side
        return pages.sizes[0][0] > pages.sizes[0][1]
    around = 2 * AROUND if has_bleed else 0.0
    wanted = form.paper.width + around, form.paper.height + around
    near = [abs(a - b) <= _NEAR for a, b in zip(pages.sizes[0], wanted, strict=True)]
    turned = [abs(a - b) <= _NEAR for a, b in zip(pages.sizes[0], wanted[::-1], strict=True)]
    return all(near) or all(turned)


def _nearest(
    raw: bytes,
    shown: Shown,
    candidates: list[_Candidate],
    protocol: Protocol,
    definition: bytes,
    site: str | None,
    cache: Cache,
) -> Verified:
    """Set anew what a file may be, until one is the same; else return the one most alike."""
    own = next((code[1] for each in shown.words if (code := _CODE.match(each.text))), None)
    best: tuple[float, _Candidate, bytes] | None = None
    for candidate in sorted(candidates, key=lambda each: each.rank, reverse=True)[:_TRIED]:
        made = _made(candidate, protocol, definition, own, cache)
        if made is None:
            continue
        if made == raw:
            return Verified(candidate.path, _with_code(SAME, own, site))
        ours = read_pptx(made) if candidate.form.suffix == ".pptx" else read_pdf(made).shown
        alike = overlap(shown, ours)
        if best is None or alike > best[0]:
            best = alike, candidate, made
    if best is None or best[0] < _ALIKE:
        return Verified(None, Compared("differs"))
    _, candidate, made = best
    return Verified(candidate.path, _with_code(compare_files(candidate.path, raw, made), own, site))


def _with_code(compared: Compared, own: str | None, site: str | None) -> Compared:
    """Add what differs where a file's code leads to another site."""
    if own is None or site is None or own == site.rstrip("/"):
        return compared
    other = Difference("its code leads elsewhere", "", own, site)
    return Compared("differs", (other, *compared.differences))


def _made(
    candidate: _Candidate, protocol: Protocol, definition: bytes, site: str | None, cache: Cache
) -> bytes | None:
    paper = candidate.form.paper
    wanted = Selection(
        frozenset({candidate.name}), paper.id if paper else None, candidate.has_bleed
    )
    with typesetting_pool() as beside:
        made = print_sheets(protocol, definition, site, cache, beside, wanted).finished()
    found = made.files.get(candidate.path)
    return found.content if found else None
