"""Call sheets: set for whoever calls, and taken back with the dates that they brought."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.calls.entering import NoPlaceError, with_dates
from generator.calls.filled import Called, called
from generator.calls.table import rows_of, table_of
from generator.changes.compare import compare
from generator.diagnostics.diagnostic import Diagnostic, error, has_errors, in_order
from generator.diagnostics.span import Span
from generator.load import Loaded, load
from generator.model import Protocol
from generator.outputs.printing import imprint_of
from generator.paint.pdf.typesetting import set_sheet
from generator.releases.past import protocol_in
from generator.releasing import chosen
from generator.source.file import MAX_BYTES, SourceFile, read_bytes, shown
from generator.source.tree import parse_tree
from generator.views.call_sheet import CALL_SHEET, TABLE, call_sheet, in_order_of_calls
from generator.views.papers import office_paper
from generator.write import amend_file, update_file


@dataclass(frozen=True, slots=True)
class Sheets:
    """The files of a call sheet, or why there are none."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    is_wrong_use: bool = False  # the definition is fine


@dataclass(frozen=True, slots=True)
class Entered:
    """What came back and was entered, or why nothing was. ``path`` is the definition's."""

    calls: tuple[Called, ...]
    path: Path | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, SourceFile]
    is_wrong_use: bool = False


def set_call_sheet(source: Path, name: str | None, folder: Path, day: date | None) -> Sheets:
    """Set the call sheet of a protocol and its table into ``folder/PROTOCOL``.

    ``name`` is which, where there are several. A table that somebody filled in is not replaced
    before what it says was entered.
    """
    loaded, protocol, problems = _protocol(source, name)
    if protocol is None:
        is_fine = not has_errors(loaded.diagnostics)
        return Sheets((), problems, loaded.sources, is_wrong_use=is_fine)
    if not protocol.contacts:
        hint = "write whom to call under `contacts:`"
        nobody = error("no-contacts", "there is nobody to call", protocol.span, hints=[hint])
        return Sheets((), (*problems, nobody), loaded.sources)
    own = folder / protocol.id
    paper = office_paper(protocol.region)
    imprint = imprint_of(protocol, CALL_SHEET)
    data = {"paper": [paper.width, paper.height]}
    view = call_sheet(protocol, day)
    pdf, unset = set_sheet("call-sheet.typ", view, imprint, None, data)
    kept = _kept(own / TABLE, protocol)
    problems = in_order((*problems, *unset, *kept))
    if pdf is None or kept:
        return Sheets((), problems, loaded.sources)
    files = {
        own / f"{CALL_SHEET}.pdf": pdf,
        own / TABLE: table_of(in_order_of_calls(protocol, day)),
    }
    unwritten = tuple(each for path, data in files.items() for each in update_file(path, data))
    return Sheets(() if unwritten else tuple(files), (*problems, *unwritten), loaded.sources)


def _kept(path: Path, protocol: Protocol) -> tuple[Diagnostic, ...]:
    """Report a table that holds what was not entered yet, and would be lost."""
    if not path.exists():
        return ()
    content, unread = read_bytes(path, path.parent, MAX_BYTES)
    if content is None:
        return unread
    rows, odd = rows_of(content, shown(path))
    calls, amiss = called(rows, protocol.contacts, None)
    if not odd and not amiss and not any(each.is_new or each.note for each in calls):
        return ()
    hint = f"enter it: `protocol call-sheet --apply {shown(path)}`; then delete it or move it away"
    message = "somebody has written into this table, which a new one would replace"
    return (error("call-sheet-filled-in", message, Span.point(shown(path)), hints=[hint]),)


def enter_calls(source: Path, name: str | None, table: Path, day: date | None) -> Entered:
    """Enter the dates of a table that came back into the definition of a protocol.

    Nothing is written where a row is amiss, or where anything else than those dates would change.
    """
    loaded, protocol, problems = _protocol(source, name)
    if protocol is None:
        is_fine = not has_errors(loaded.diagnostics)
        return Entered((), None, problems, loaded.sources, is_wrong_use=is_fine)
    sources = dict(loaded.sources)
    content, unread = read_bytes(table, table.parent.resolve(), MAX_BYTES)
    if content is None:
        return Entered((), None, unread, sources)
    rows, odd = rows_of(content, shown(table))
    if not odd:
        sources[shown(table)] = SourceFile.of(shown(table), content.decode("utf-8-sig"))
    calls, amiss = called(rows, protocol.contacts, day)
    if odd or amiss:
        return Entered((), None, in_order((*odd, *amiss)), sources)
    path = Path(protocol.span.path)
    refused = _enter(path, {each.contact.id: each.dates for each in calls if each.is_new})
    return Entered(() if refused else calls, path, refused, sources)


def _enter(path: Path, dates: Mapping[str, Mapping[str, str]]) -> tuple[Diagnostic, ...]:
    """Put dates into a definition file, if it then means the same but for them."""
    content, unread = read_bytes(path, path.parent, MAX_BYTES)
    if content is None:
        return unread
    text = content.decode("utf-8")
    tree, problems = parse_tree(SourceFile.of(shown(path), text))
    if tree is None:
        return problems
    try:
        new = with_dates(text, tree, dates) if dates else text
    except NoPlaceError as failure:
        hint = "write this value on the line of its key; then enter the dates again"
        return (_refused("the value that stands here is no single line", failure.span, hint),)
    if new != text and not _differs_in(text, new, dates):
        hint = "write them into the definition yourself"
        message = "the dates cannot be entered without touching something else"
        return (_refused(message, Span.point(shown(path)), hint),)
    return amend_file(path, new.encode("utf-8")) if new != text else ()


def _differs_in(old: str, new: str, dates: Mapping[str, Mapping[str, str]]) -> bool:
    """Say whether two definitions mean the same but for dates of contacts."""
    before, after = protocol_in(old, "before"), protocol_in(new, "after")
    if before is None or after is None or len(new.encode("utf-8")) > MAX_BYTES:
        return False
    found = {(each.path, each.after) for each in compare(before, after)}
    wanted = {
        (("contacts", id, key), said) for id, keys in dates.items() for key, said in keys.items()
    }
    return found == wanted


def _refused(message: str, where: Span, hint: str) -> Diagnostic:
    return error("dates-not-entered", message, where, hints=[hint])


def _protocol(
    source: Path, name: str | None
) -> tuple[Loaded, Protocol | None, tuple[Diagnostic, ...]]:
    """Return the protocol that is meant, or why there is none."""
    loaded = load(source)
    if has_errors(loaded.diagnostics):
        return loaded, None, loaded.diagnostics
    protocol, unclear = chosen(loaded, name)
    return loaded, protocol, loaded.diagnostics if protocol is not None else unclear
