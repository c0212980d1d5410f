"""Chosen sheets, set into a folder: for whoever prints, without the site around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cache import Cache
from generator.diagnostics.diagnostic import Diagnostic, error, has_errors, in_order
from generator.diagnostics.nearest import nearest_hint
from generator.diagnostics.span import Span
from generator.load import load
from generator.model import Protocol
from generator.names import PRINTS
from generator.outputs.catalogue import forms_of
from generator.outputs.printing import Selection, print_sheets, typesetting_pool
from generator.project import project_for
from generator.settings import NO_ADDRESS, site_address
from generator.source.file import SourceFile
from generator.views.papers import BLEED_PAPERS, PaperId
from generator.write import update_file

_Offer = Mapping[str, tuple[PaperId, ...]]  # name of a sheet → the papers it comes on


@dataclass(frozen=True, slots=True)
class SetSheets:
    """The files that hold what was asked for, and all diagnostics."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    is_wrong_use: bool = False  # there is no such sheet: the definition is fine
    hints: tuple[str, ...] = ()  # what could be better and is not wrong


def set_sheets(source: Path, selection: Selection, folder: Path) -> SetSheets:
    """Set the sheets of the definitions of a path into a folder, as ``PROTOCOL/SHEET-PAPER.pdf``.

    A file of that name is replaced, others are let be. Nothing is set when a definition has errors
    or when a sheet is asked for that there is not; a file that cannot be written ends it.
    """
    loaded = load(source)
    project = project_for(source)
    address, unfit = site_address(project)
    problems = (*loaded.diagnostics, *unfit)
    if has_errors(problems) or not loaded.protocols:
        return SetSheets((), in_order(problems), loaded.sources)
    refused = tuple(_refused(loaded.protocols, selection))
    if refused:
        return SetSheets((), refused, loaded.sources, is_wrong_use=True)
    files: list[Path] = []
    for protocol in loaded.protocols:
        definition = loaded.sources[protocol.span.path].text.encode()
        with typesetting_pool() as beside:
            cache = Cache(project.prints)
            sheets = print_sheets(
                protocol, definition, address, cache, beside, selection
            ).finished()
        problems += sheets.diagnostics
        for name, sheet in sheets.files.items():
            path = folder / protocol.id / name.removeprefix(PRINTS)
            unwritten = update_file(path, sheet.content)
            if unwritten:  # nor will the others: one message is enough
                return SetSheets(tuple(files), (*in_order(problems), *unwritten), loaded.sources)
            files.append(path)
    hints = () if address is not None else (NO_ADDRESS,)
    return SetSheets(tuple(files), in_order(problems), loaded.sources, hints=hints)


def _refused(protocols: tuple[Protocol, ...], selection: Selection) -> Iterator[Diagnostic]:
    """Report what no protocol has: a sheet of that name, on that paper, with a bleed."""
    offer: dict[str, tuple[PaperId, ...]] = {}
    for protocol in protocols:
        for name, forms in forms_of(protocol).items():
            offer[name] = tuple(form.paper.id for form in forms if form.paper)
    here = protocols[0].span
    for name in sorted(selection.names - offer.keys()):
        hints = (*nearest_hint(name, offer), f"sheets of this protocol: {', '.join(sorted(offer))}")
        yield error("unknown-sheet", f"there is no sheet `{name}`", here, hints=hints[:1])
    bleeding = [paper.id for paper in BLEED_PAPERS]
    if selection.has_bleed and selection.paper is not None and selection.paper not in bleeding:
        message = f"there is no bleed on the paper `{selection.paper}`"
        hint = f"leave out `--bleed`, or print on {_listed(bleeding)}"
        yield error("no-bleed", message, here, hints=[hint])
        return
    wanted = [selection.paper] if selection.paper else bleeding if selection.has_bleed else []
    for name in sorted(selection.names & offer.keys()) if wanted else ():
        if not set(wanted) & set(offer[name]):
            yield _not_on(name, wanted[0], offer, here)


def _not_on(name: str, paper: PaperId, offer: _Offer, here: Span) -> Diagnostic:
    message = f"the sheet `{name}` does not come on the paper `{paper}`"
    if not offer[name]:
        hint = "slides are to be shown, and have no paper: leave out `--paper` and `--bleed`"
    else:
        hint = f"it comes on {_listed(offer[name])}"
    return error("not-on-paper", message, here, hints=[hint])


def _listed(names: tuple[PaperId, ...] | list[PaperId]) -> str:
    return ", ".join(f"`{name}`" for name in names)
