"""Places and the sheets that say something else now → what to take down and put up, by school.

The list has exactly the places whose print says something else than the newer version: not those
that hang there already, and not those of sheets that did not change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.diagnostics.diagnostic import Diagnostic, error, warning
from generator.diagnostics.nearest import nearest_hint
from generator.diagnostics.span import Span
from generator.outputs.kind import Form
from generator.reprints.table import CODE, Place

_DIGITS = 8  # of a code
_HEX = re.compile(r"(?:.*[\s.#])?([0-9a-f]{1,8})")
_ROUNDED = re.compile(r"[0-9]+([.,][0-9]+)?e\+?[0-9]+")
"""What spreadsheets make of a code such as 1234e567, which they take for a number."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is known of a sheet. None: it is new, or there is none of that name any more."""

    title: str
    before: str | None
    after: str | None
    forms: tuple[Form, ...]  # that the newer version comes in
    older: frozenset[str]  # codes of releases up to the newer version
    newer: frozenset[str]  # of those after it


@dataclass(frozen=True, slots=True)
class Task:
    """A print to take down, and the one to put up. ``form``: None where that is not known."""

    place: Place
    sheet: str
    old: str
    new: str | None
    form: Form | None


def tasks_of(
    name: str, places: Iterable[Place], sheets: Mapping[str, Sheet], papers: Mapping[str, str]
) -> tuple[tuple[Task, ...], tuple[Diagnostic, ...]]:
    """Return what is to be done, in the order of the table, and the rows that say what is not.

    ``name`` is that of the table, ``papers`` has the papers' labels by their identifiers, the one
    that is meant where a place names none first.
    """
    tasks: list[Task] = []
    problems: list[Diagnostic] = []
    called = {sheet.title.casefold(): each for each, sheet in sheets.items()}
    for place in places:
        here = Span.point(name, place.row)
        wanted = place.sheet.casefold()
        found = wanted if wanted in sheets else called.get(wanted)
        if found is None:
            message = f"row {place.row} names the sheet `{place.sheet}`, which there is not"
            hints = nearest_hint(wanted, sheets)
            problems.append(error(CODE, message, here, hints=hints))
            continue
        task, amiss = _task(place, found, sheets[found], papers, here)
        tasks += [task] if task else []
        problems += [amiss] if amiss else []
    return tuple(tasks), tuple(problems)


def _task(
    place: Place, name: str, sheet: Sheet, papers: Mapping[str, str], here: Span
) -> tuple[Task | None, Diagnostic | None]:
    known = sheet.older | sheet.newer | {each for each in (sheet.before, sheet.after) if each}
    code = _code(place.code, known)
    if code is None:
        return None, _unknown_code(place, name, sheet, here)
    if code == sheet.after:
        return None, None
    said = f"row {place.row}: the print {code} of `{name}`"
    if code in sheet.newer - sheet.older and code != sheet.before:
        hint = "leave it where it is, or compare with the release that it is of"
        return None, warning(CODE, f"{said} is newer than that version", here, hints=[hint])
    if sheet.before == sheet.after:
        hint = "compare with the release that it is of, as in `protocol reprint-list 1`"
        message = f"{said} was replaced earlier, and is not in this list"
        return None, warning(CODE, message, here, hints=[hint])
    if sheet.after is None:
        return Task(place, name, code, None, None), None
    form = _form(place.paper, sheet.forms, papers)
    task = Task(place, name, code, sheet.after, form)
    if form is not None:
        return task, None
    offered = ", ".join(each.paper.id for each in sheet.forms if each.paper)
    message = f"row {place.row}: `{name}` does not come on the paper `{place.paper}`"
    return task, error(CODE, message, here, hints=[f"it comes on {offered}"] if offered else [])


def _code(written: str, known: Iterable[str]) -> str | None:
    """Return the code that is meant, as it is printed: spreadsheets drop zeros that lead."""
    match = _HEX.fullmatch(written.casefold().strip())
    if match is None:
        return None
    padded = match[1].zfill(_DIGITS) if match[1].isdigit() else match[1]
    return padded if padded in known else None


def _unknown_code(place: Place, name: str, sheet: Sheet, here: Span) -> Diagnostic:
    message = f"row {place.row}: no release has a print `{place.code}` of `{name}`"
    if not place.code:
        message = f"row {place.row} has no code"
        hint = "write the code that the print itself says, as in `Print 1a2b3c4d`"
    elif _ROUNDED.fullmatch(place.code.casefold()):
        hint = "the spreadsheet took the code for a number: make the column text, and type it anew"
    else:
        codes = sorted(sheet.older | {each for each in (sheet.before, sheet.after) if each})
        hint = f"look at the print: its codes were {', '.join(codes)}"
    return error(CODE, message, here, hints=[hint])


def _form(paper: str, forms: Sequence[Form], papers: Mapping[str, str]) -> Form | None:
    """Return the form on a paper, by its name or label; where none is named, the usual one."""
    by_paper = {form.paper.id if form.paper else "": form for form in forms}
    if not paper or set(by_paper) == {""}:
        usual = next((each for each in papers if each in by_paper), None)
        return by_paper[usual] if usual else forms[0]
    wanted = _plain(paper)
    names = [each for each, label in papers.items() if wanted in (_plain(each), _plain(label))]
    return next((by_paper[each] for each in names if each in by_paper), None)


def _plain(paper: str) -> str:
    """Return a paper's name without what people write differently: ``11 × 17 in`` and ``11x17``."""
    return re.sub(r"[\s\"”-]|in(ches|\.)?$", "", paper.casefold().replace("×", "x"))
