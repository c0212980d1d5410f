"""Catalogues of the fixed words: one file per language, named by its tag.

Wording of a protocol never comes from here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.words.text import SiteText

ENGLISH = "en"
_FOLDER = Path(__file__).parent
_BRACES = re.compile(r"\{(\w+)[^}]*\}")

Texts = Mapping[str, SiteText]


@dataclass(frozen=True, slots=True, eq=False)
class SiteWords:
    """The fixed words in one language: ``words.start`` is the text of that name.

    The methods are sentences with names and numbers in them. ``tables`` are texts that stand
    for something that has a name of its own, such as a paper.
    """

    language: str
    texts: Texts
    tables: Mapping[str, Texts]
    presenter_keys: tuple[tuple[tuple[SiteText, ...], SiteText], ...]  # names of keys, what they do

    def __getattr__(self, name: str) -> SiteText:
        """Return a text. Raises AttributeError for one that no catalogue has."""
        found = None if name.startswith("_") or name == "texts" else self.texts.get(name)
        if found is None:
            raise AttributeError(name)
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what makes the words again, for copies of what holds them."""
        return site_words, (self.language,)

    def as_data(self) -> dict[str, object]:
        """Return all texts and tables by name, with their language, as Typst takes them."""
        return {**self.texts, **self.tables, "language": self.language}

    def steps_in_all(self, count: int) -> SiteText:
        """Say how many steps there are: ``8 steps``."""
        return self._counted("steps_count", count)

    def prints_in_all(self, count: int) -> SiteText:
        """Say how many prints there are: ``8 prints``."""
        return self._counted("prints_count", count)

    def points_in(self, low: int, high: int | None) -> SiteText:
        """Say a band of points: ``5 to 6 points``."""
        text = self.range_of(low, high)
        return self._form("points_count", text == "1").filled(n=text)

    def range_of(self, low: int, high: int | None) -> SiteText:
        """Say a range of counts or points: ``0``, ``0 or 1``, ``1 to 3``, ``7 or more``."""
        if high is None:
            return self.span_open.filled(low=low)
        if low == high:
            return SiteText(str(low), self.language)
        return (self.span_of_two if high == low + 1 else self.span).filled(low=low, high=high)

    def box_alt(self, kind: str, name: str) -> str:
        """Say what kind of shape a box is: ``Decision: STEP 2``."""
        return f"{self.tables['box_kinds'][kind]}: {name}"

    def states_read(self, met: int, open: int, not_met: int) -> SiteText:
        """Say how all states are read: ``6,561 states: 5,665 met, 885 open, 11 not met``."""
        total = met + open + not_met
        return self.states_counted.filled(all=total, met=met, open=open, not_met=not_met)

    def changes_tried(self, tried: int, without_effect: int) -> SiteText:
        """Say what small changes did: ``15, each changes a reading``."""
        pattern = self.changes_without_effect if without_effect else self.changes
        return pattern.filled(n=tried, without=without_effect)

    def size_of_file(self, size: int) -> SiteText | None:
        """Say a file's size where it takes a while to load: ``1.3 MB``. None: it does not."""
        return self.file_size.filled(n=f"{size / 1e6:.1f}") if size >= 1_000_000 else None

    def arrow_between(self, label: str | None, source: str, target: str, *, is_back: bool) -> str:
        """Say an arrow aloud: ``Yes: from STEP 2 to STEP 3``."""
        arrow = (self.arrow_back if is_back else self.arrow).filled(source=source, target=target)
        return self.arrow_answer.filled(answer=label, arrow=arrow) if label else arrow

    def part_of(self, title: str, number: int, count: int) -> str:
        """Name one of the parts of a chart: ``…, part 1 of 2``."""
        if count == 1:
            return title
        return f"{title}, {self.part_inside.filled(n=number, all=count)}"

    def part_number(self, number: int, count: int) -> SiteText:
        """Number a part: ``Part 1 of 2``."""
        return self.part.filled(n=number, all=count)

    def _counted(self, table: str, count: int) -> SiteText:
        return self._form(table, count == 1).filled(n=count)

    def _form(self, table: str, is_one: bool) -> SiteText:
        return self.tables[table]["one" if is_one else "other"]


@cache
def site_words(language: str) -> SiteWords:
    """Return the fixed words for a language tag: those of its catalogue, else the English ones.

    A catalogue counts once it has every text: a page that is half in another language would be
    read aloud wrongly. The tests name what one lacks.
    """
    known = {path.stem.lower(): path for path in sorted(_FOLDER.glob("*.toml"))}
    tag = language.lower()
    while tag not in known and "-" in tag:
        tag = tag.rpartition("-")[0]
    if tag == ENGLISH or tag not in known or missing_texts(known[tag]):
        return _read(known[ENGLISH])
    return _read(known[tag])


def missing_texts(path: Path) -> tuple[str, ...]:
    """Return what a catalogue lacks, or says with other names in braces than the English one."""
    try:
        found = _fields(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as failure:
        return (f"{path.name}: {failure}",)
    wanted = _fields(tomllib.loads((_FOLDER / f"{ENGLISH}.toml").read_text(encoding="utf-8")))
    return tuple(name for name, fields in wanted.items() if found.get(name) != fields)


def _fields(entries: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """Return the names of all texts, each with the names in its braces."""
    found: dict[str, frozenset[str]] = {}
    for name, entry in entries.items():
        table = entry if isinstance(entry, dict) else {"": entry}
        for key, text in table.items():
            braces = _BRACES.findall(text) if isinstance(text, str) else ()
            found[f"{name}.{key}".rstrip(".")] = frozenset(braces)
    return found


@cache
def _read(path: Path) -> SiteWords:
    language = path.stem
    entries = tomllib.loads(path.read_text(encoding="utf-8"))

    def own(text: str) -> SiteText:
        return SiteText(text, language)

    keys = tuple(
        (tuple(own(name) for name in each["keys"]), own(each["does"]))
        for each in entries.pop("present_keys_listed", ())
    )
    tables = {
        name: {key: own(text) for key, text in table.items()}
        for name, table in entries.items()
        if isinstance(table, dict)
    }
    texts = {name: own(text) for name, text in entries.items() if isinstance(text, str)}
    return SiteWords(language, texts, tables, keys)
