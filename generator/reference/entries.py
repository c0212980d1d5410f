"""The sections of a definition and their keys, as ``sections/`` explains them.

A file begins with the section: ``# name``, what it is called, the places where it stands
(``stands:``, as section.key) and the keys that it shares with others (``like:``); prose; a
``yaml`` example; and a ``frame``, the definition around its examples with ``…`` where they stand. A
key follows as ``## name`` with what it takes (``takes:``), whether it is ``needed:``, and the rows
of ``shown.txt`` that say where it is shown (``shown:``); prose; an example.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "sections"

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$\n?", re.DOTALL | re.MULTILINE)
_FACT = re.compile(r"([a-z]+): (.*)")


@dataclass(frozen=True, slots=True)
class Key:
    """What is said of one key of a section."""

    section: str
    name: str
    takes: str
    is_needed: bool
    means: str
    example: str
    shown: tuple[str, ...]  # rows of the table of outputs; none: it is no text that is shown

    @property
    def path(self) -> str:
        """The key with its section, as it is asked for."""
        return f"{self.section}.{self.name}"


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a definition."""

    name: str
    title: str
    stands: tuple[str, ...]  # the keys under which it is written; none: it is the whole file
    like: tuple[str, ...]  # keys of other sections that may stand here, too, as section.key
    about: str
    example: str
    frame: str
    keys: tuple[Key, ...]

    @property
    def names(self) -> set[str]:
        """How the section may be called: as itself, or as the key under which it stands."""
        return {self.name, *(path.partition(".")[2] for path in self.stands)}


def file_of(name: str) -> Path:
    """Return the file that explains a section."""
    return FOLDER / f"{name}.md"


@cache
def section_names() -> tuple[str, ...]:
    """Return the name of every section that is explained, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.md")))


@cache
def section(name: str) -> Section:
    """Return what is said of a section."""
    text = file_of(name).read_text(encoding="utf-8")
    head, *entries = text.split("\n## ")
    _, facts, about, fences = _parts(head)
    return Section(
        name,
        facts["title"],
        _listed(facts.get("stands", "")),
        _listed(facts.get("like", "")),
        about,
        fences.get("yaml", ""),
        fences.get("frame", "…\n"),
        tuple(_key(name, entry) for entry in entries),
    )


def sections() -> tuple[Section, ...]:
    """Return all sections, by name."""
    return tuple(map(section, section_names()))


def _key(owner: str, text: str) -> Key:
    name, facts, means, fences = _parts(text)
    shown = _listed(facts.get("shown", ""))
    is_needed = facts.get("needed") == "yes"
    return Key(owner, name, facts["takes"], is_needed, means, fences.get("yaml", ""), shown)


def _parts(text: str) -> tuple[str, dict[str, str], str, dict[str, str]]:
    """Return the title, the facts, the prose and the fences of a part of a file."""
    title, _, rest = text.partition("\n")
    facts = {}
    lines = rest.split("\n")
    while lines and (fact := _FACT.fullmatch(lines[0])):
        facts[fact[1]] = fact[2]
        del lines[0]
    body = "\n".join(lines)
    fences = {found[1]: found[2] for found in _FENCE.finditer(body)}
    return title.removeprefix("# ").strip(), facts, _FENCE.sub("", body).strip(), fences


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.replace(",", " ").split())
