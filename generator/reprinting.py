"""Two versions, and where prints hang → which sheets are printed again, and a page a school."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.cache import Cache
from generator.diagnostics.diagnostic import Diagnostic, in_order
from generator.load import Loaded
from generator.model import Protocol
from generator.names import DEVICES
from generator.outputs.affected import affected
from generator.outputs.catalogue import forms_of
from generator.outputs.downloads import sheet_picture
from generator.outputs.printing import (
    NO_FINGERPRINT,
    Selection,
    imprint_of,
    print_sheets,
    typesetting_pool,
)
from generator.outputs.said import said_on_sheets
from generator.paint.pdf.typesetting import set_sheet
from generator.releases.history import History
from generator.reprints.listing import Sheet, Task, tasks_of
from generator.reprints.table import MAX_TABLE, read_places
from generator.source.file import read_bytes, shown
from generator.typeface.faces import lacking
from generator.versions import UnknownVersionError, Version, now
from generator.views.changes import SheetEntry
from generator.views.papers import office_paper
from generator.views.reprint import ReprintPage, ReprintPrint, ReprintRow
from generator.words.catalogue import SiteWords, site_words
from generator.words.text import SiteText
from generator.write import update_file

PLACES = "places.csv"
"""Beside a definition: where its prints hang."""

_KEPT = 60  # characters of a school's name in that of its file


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that were written, one for each school, and what was amiss with the table."""

    files: tuple[Path, ...]
    prints: int  # that are to be replaced
    diagnostics: tuple[Diagnostic, ...]


def last_two(loaded: Loaded) -> tuple[str, str]:
    """Return the names of a protocol's last two releases. Raises ``UnknownVersionError``."""
    counts = {each: len(history.releases) for each, history in loaded.histories.items()}
    several = {each: count for each, count in counts.items() if count > 1}
    if len(several) == 1:
        name, count = next(iter(several.items()))
        return f"{name}@{count - 1}", f"{name}@{count}"
    if several:
        name = sorted(several)[0]
        raise UnknownVersionError(f"say which releases, as in {name}@1 {name}@2")
    there = "one release" if any(counts.values()) else "no release"
    raise UnknownVersionError(
        f"there is {there}, and two are compared: say which, as in `protocol reprint-list 1`, \
which compares with what stands there now"
    )


def reprinted(before: Version, after: Version) -> tuple[SheetEntry, ...]:
    """Return the sheets that say something else: exactly those whose fingerprint differs."""
    return affected(before.protocol, after.protocol)


def write_pages(
    table: Path,
    pair: tuple[Version, Version],
    loaded: Loaded,
    folder: Path,
    cache: Cache,
) -> Pages:
    """Write a page for each school in which a print has to be replaced, as ``SCHOOL.pdf``."""
    before, after = pair
    raw, unread = read_bytes(table, table.parent, MAX_TABLE)
    if raw is None:
        return Pages((), 0, unread)
    places, problems = read_places(shown(table), raw)
    own = next(each for each in loaded.protocols if each.id == after.protocol.id)
    sheets = _sheets(before, after, loaded.histories[own.id], own)
    words = site_words(own.language)
    office = office_paper(own.region).id
    labels = {office: words.tables["papers"][office], **words.tables["papers"]}
    tasks, amiss = tasks_of(shown(table), places, sheets, labels)
    pictures = _pictures(tasks, pair, loaded, cache)
    view = _Viewer(own, pair, loaded.histories[own.id], words, sheets, pictures)
    files: list[Path] = []
    found = [*problems, *amiss]
    taken: set[str] = set()
    for school, listed in _by_school(tasks, own.publisher.name).items():
        page, shown_pictures = view.page(school, listed)
        imprint = imprint_of(own, "", NO_FINGERPRINT, None)
        size = office_paper(own.region)
        data = {"paper": [size.width, size.height]}
        pdf, unset = set_sheet("reprint.typ", page, imprint, None, data, shown_pictures)
        path = folder / f"{_file_name(school, taken)}.pdf"
        unset = (*unset, *(update_file(path, pdf) if pdf is not None else ()))
        found += unset
        files += [] if unset else [path]
    return Pages(tuple(files), len(tasks), in_order(found))


def _sheets(before: Version, after: Version, history: History, own: Protocol) -> dict[str, Sheet]:
    """Return all that is known of the sheets: of both versions, the releases, and now."""
    old, new = said_on_sheets(before.protocol), said_on_sheets(after.protocol)
    forms, today = forms_of(after.protocol), said_on_sheets(own)
    number = _number(after)
    names = dict.fromkeys([*new, *old, *today, *(n for r in history.releases for n in r.prints)])
    found = {}
    for name in names:
        said = new.get(name) or old.get(name) or today.get(name)
        releases = [(r.number, r.prints[name]) for r in history.releases if name in r.prints]
        older = {code for at, code in releases if number is None or at <= number}
        newer = {code for at, code in releases if number is not None and at > number}
        if number is not None and name in today:
            newer.add(today[name].fingerprint)
        found[name] = Sheet(
            said.title if said else name,
            old[name].fingerprint if name in old else None,
            new[name].fingerprint if name in new else None,
            forms.get(name, ()),
            frozenset(older),
            frozenset(newer),
        )
    return found


def _number(version: Version) -> int | None:
    """Return the number of a version that is a release."""
    number = version.name.rpartition("@")[2]
    return int(number) if "@" in version.name and number.isdigit() else None


def _pictures(
    tasks: Iterable[Task], pair: tuple[Version, Version], loaded: Loaded, cache: Cache
) -> dict[tuple[str, bool], bytes]:
    """Return pictures of the sheets that are replaced, by their name and whether they are new."""
    names = frozenset(task.sheet for task in tasks)
    found = {}
    for version, is_new in zip(pair, (False, True), strict=True) if names else ():
        protocol = version.protocol
        source = loaded.sources.get(protocol.span.path)
        definition = source.text.encode() if source is not None else b""
        wanted = Selection(names, office_paper(protocol.region).id)
        with typesetting_pool() as beside:
            made = print_sheets(protocol, definition, None, cache, beside, wanted).finished()
        forms = {f.path(n): n for n, all_forms in forms_of(protocol).items() for f in all_forms}
        for path, printed in made.files.items():
            picture = sheet_picture(printed.content, cache)
            if picture is not None:
                found[forms[path], is_new] = picture
    return found


def _by_school(tasks: Iterable[Task], nobody: str) -> dict[str, list[Task]]:
    """Return tasks by school, in the order in which the table names them first."""
    found: dict[str, tuple[str, list[Task]]] = {}
    for task in tasks:
        school = task.place.school or nobody
        found.setdefault(school.casefold(), (school, []))[1].append(task)
    return dict(found.values())


def _file_name(school: str, taken: set[str]) -> str:
    """Return a file's name for a school that every system takes, each once."""
    plain = unicodedata.normalize("NFKD", school).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_KEPT].strip("-") or "school"
    name = f"school-{name}" if name in DEVICES else name
    count = 2
    found = name
    while found in taken:
        found, count = f"{name}-{count}", count + 1
    taken.add(found)
    return found


@dataclass(frozen=True, slots=True)
class _Viewer:
    """What makes the pages of schools."""

    own: Protocol
    pair: tuple[Version, Version]
    history: History
    words: SiteWords
    sheets: Mapping[str, Sheet]
    pictures: Mapping[tuple[str, bool], bytes]

    def page(self, school: str, tasks: list[Task]) -> tuple[ReprintPage, list[bytes]]:
        """Return the page of a school with the pictures that it shows."""
        wanted = [(task.sheet, is_new) for task in tasks for is_new in (False, True)]
        keys = [each for each in dict.fromkeys(wanted) if each in self.pictures]
        at = {each: count for count, each in enumerate(keys)}
        own, words = self.own, self.words
        versions = words.reprint_between.filled(
            before=self._called(self.pair[0]), after=self._called(self.pair[1])
        )
        page = ReprintPage(
            own.span,
            own.language,
            own.publisher.name,
            _printable(school),
            own.short_title,
            versions,
            words.prints_in_all(len(tasks)),
            tuple(self._rows(tasks, at)),
        )
        return page, [self.pictures[each] for each in keys]

    def _rows(
        self, tasks: Iterable[Task], at: Mapping[tuple[str, bool], int]
    ) -> Iterator[ReprintRow]:
        words = self.words
        for task in tasks:
            title = self.sheets[task.sheet].title
            # A print older than the version compared with looked otherwise, perhaps.
            is_that = task.old == self.sheets[task.sheet].before
            picture = at.get((task.sheet, False)) if is_that else None
            code = words.print_mark.filled(fingerprint=task.old)
            paper = _printable(task.place.paper) or None
            old = ReprintPrint(title, code, paper, None, picture)
            new = None
            if task.new is not None:
                form, code = task.form, words.print_mark.filled(fingerprint=task.new)
                file = None
                if form is not None:
                    path = f"{self.own.id}/{form.path(task.sheet)}"
                    file = words.reprint_file.filled(file=path)
                    paper = form.label(words)
                new = ReprintPrint(title, code, paper, file, at.get((task.sheet, True)))
            yield ReprintRow(_printable(task.place.room), old, new)

    def _called(self, version: Version) -> SiteText | str:
        """Return a version as people call it."""
        number = _number(version)
        release = self.history.number(number) if number is not None else None
        if release is not None:
            return self.words.release_of.filled(n=release.number, date=release.day)
        is_now = version.name == now(self.own).name
        return self.words.reprint_now if is_now else version.name


def _printable(text: str) -> str:
    """Return a text of the table without letters that no typeface has."""
    kept = "".join(each for each in text if each.isprintable())
    return kept.translate({ord(each): "?" for each in lacking(kept)})
