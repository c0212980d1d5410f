"""Rows that came back → the dates that they mean for each contact, or what is amiss with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.calls.cells import same_numbers
from generator.calls.table import Row, numbers_of
from generator.days import day_written
from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.nearest import nearest_hint
from generator.model import Contact
from generator.schema.letters import unprintable
from generator.schema.scalars import MAX_LABEL
from generator.source.words import normal

_ISO = "write it as in 2027-03-01; Excel keeps it so where an apostrophe stands before it, as in \
'2027-03-01"


@dataclass(frozen=True, slots=True)
class Called:
    """What a row says of a contact: its new dates by their keys, and a note for people."""

    contact: Contact
    dates: dict[str, str]  # as they are to stand in the definition; those that stand there already
    note: str  # left out

    @property
    def is_new(self) -> bool:
        """Whether there is anything to enter."""
        return bool(self.dates)


def called(
    rows: Iterable[Row], contacts: Iterable[Contact], day: date | None
) -> tuple[tuple[Called, ...], tuple[Diagnostic, ...]]:
    """Return what the rows say that somebody filled in; ``day`` is today, if somebody says it."""
    known = {contact.id: contact for contact in contacts}
    found: dict[str, Called] = {}
    problems: list[Diagnostic] = []
    for row in (each for each in rows if each.is_filled_in):
        contact = known.get(row["id"])
        if contact is None:
            problems.append(_unknown(row, known))
            continue
        amiss = [*_amiss(row, contact, day)]
        if contact.id in found:
            amiss.append(_wrong(row, f"`{contact.id}` is filled in twice", "keep one of the rows"))
        problems += amiss
        found[contact.id] = Called(contact, _dates(row, contact), row["note"])
    return (() if problems else tuple(found.values())), tuple(problems)


def _dates(row: Row, contact: Contact) -> dict[str, str]:
    written = {
        "verified": row["verified"],
        "verified_by": normal(row["by"]),
        "review_by": row["review_by"],
    }
    return {key: said for key, said in written.items() if said and said != getattr(contact, key)}


def _unknown(row: Row, known: dict[str, Contact]) -> Diagnostic:
    id = row["id"]
    message = f"there is no contact `{id}`" if id else "the cell `id` is empty"
    hints = nearest_hint(id, known) if id else ()
    return _wrong(row, message, hints[0] if hints else "a row keeps the `id` that it came with")


def _amiss(row: Row, contact: Contact, day: date | None) -> Iterator[Diagnostic]:
    """Yield what keeps a row from being entered."""
    if not (row["verified"] or row["by"] or row["review_by"]):
        return  # a note alone
    numbers = numbers_of(contact)
    if row["numbers"] and not same_numbers(row["numbers"], numbers):
        message = f"`{contact.id}` has other numbers now: {numbers or 'none'}"
        hint = "change a number in the definition; then call it, and fill in a new sheet"
        yield _wrong(row, message, hint)
    verified, review = day_written(row["verified"]), day_written(row["review_by"])
    for column, found in (("verified", verified), ("review_by", review)):
        if row[column] and found is None:
            yield _wrong(row, f"`{column}` is no date: {row[column]}", _ISO)
    if not row["verified"]:
        hint = "write it into `verified`, or leave `by` and `review_by` empty as well"
        yield _wrong(row, "the day of the call is missing", hint)
    if not row["by"]:
        hint = "write a name or a post into `by`"
        yield _wrong(row, "nobody is named who called", hint)
    yield from _unfit_name(row)
    if verified is not None:
        yield from _unfit_day(row, contact, verified, review, day)


def _unfit_name(row: Row) -> Iterator[Diagnostic]:
    name = normal(row["by"])
    unfit = unprintable(name) if name else None
    if len(name) > MAX_LABEL:
        yield _wrong(row, f"`by` is longer than {MAX_LABEL} characters", "write a name alone")
    elif "\n" in row["by"]:
        yield _wrong(row, "`by` has several lines", "write one name, on one line")
    elif unfit or not name.isprintable():
        message, hint = (unfit[0], unfit[1]) if unfit else ("a letter cannot be seen", "")
        yield _wrong(row, f"`by` cannot be printed: {message}", hint or "type the name anew")


def _unfit_day(
    row: Row, contact: Contact, verified: date, review: date | None, day: date | None
) -> Iterator[Diagnostic]:
    """Yield why a day cannot be that of a call, given what else is known."""
    if day is not None and verified > day:
        message = f"`verified` is {verified}, and it is {day}"
        yield _wrong(row, message, "write the day of the call")
    if contact.verified and verified.isoformat() < contact.verified:
        message = f"`{contact.id}` was checked later, on {contact.verified}"
        yield _wrong(row, message, "empty this row: it seems to be of an older sheet")
    due = review or (day_written(contact.review_by) if contact.review_by else None)
    if due is not None and due < verified:
        message = f"it is to be checked again by {due}, which is before the call"
        yield _wrong(row, message, "write a later day into `review_by`")


def _wrong(row: Row, message: str, hint: str) -> Diagnostic:
    return error("bad-call-sheet", f"row {row.number}: {message}", row.span, hints=[hint])
