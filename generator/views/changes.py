"""What differs between two protocols, as people read it: where, and the words before and now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.changes.compare import Change
from generator.changes.facts import ORDER, ORIGIN, Value
from generator.changes.marking import Stretch, marked
from generator.changes.sheet import SheetChange
from generator.model import (
    Citation,
    Contact,
    Correction,
    Group,
    Item,
    Outcome,
    Passage,
    Pathway,
    Screening,
    SiteNote,
    Step,
)
from generator.words.catalogue import SiteWords
from generator.words.text import SiteText

_DIGEST = re.compile("[0-9a-f]{64}")
_LONG = 40  # characters from which on texts are compared word by word
_INSIDE = frozenset({"transitions", "at_any_point", "examples", "numbering", "publisher", "lock"})


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One difference. ``place`` names what it is in, from the outside in."""

    place: tuple[str, ...]
    thing: SiteText | None  # what kind of part the last one is; None: the protocol
    said: SiteText  # what became of it
    stretches: tuple[Stretch, ...] = ()  # its words before and now, in one row
    path: str = ""  # of identifiers, for machines


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """A sheet that says something else than before: by which fingerprints, and what."""

    name: str  # as in the codes of prints
    title: str
    before: str | None  # None: it is new
    after: str | None  # None: there is no such sheet any more
    changes: tuple[SheetChange, ...]


def change_entries(changes: Sequence[Change], words: SiteWords) -> tuple[ChangeEntry, ...]:
    """Return changes as entries, in their order."""
    return tuple(_entry(change, words) for change in changes)


def _entry(change: Change, words: SiteWords) -> ChangeEntry:
    place = tuple(title_of(thing) for thing in change.things) or (words.changed_of_protocol,)
    # Every other name is an identifier, which may read like a field.
    kinds = [name for name in change.path[::2] if name in words.tables["things"]]
    thing = words.tables["things"][kinds[-1]] if change.things and kinds else None
    path = "/".join(change.path)
    match change.how:
        case "added" | "removed":
            said = words.changed_added if change.how == "added" else words.changed_removed
            text = words_of(change.things[-1])
            return ChangeEntry(
                place, thing, said, (Stretch(change.how, text),) if text else (), path
            )
        case "moved":
            said = words.changed_moved.filled(before=change.before, after=change.after)
            return ChangeEntry(place, thing, said, (), path)
        case "renumbered":
            before, after = (", ".join(map(str, v or ())) for v in (change.before, change.after))  # type: ignore[arg-type]
            said = words.changed_renumbered.filled(before=before, after=after)
            return ChangeEntry(place, thing, said, (), path)
    return _field(change, place, thing, words, path)


def _field(
    change: Change, place: tuple[str, ...], thing: SiteText | None, words: SiteWords, path: str
) -> ChangeEntry:
    before, after = _shown(change.before, words), _shown(change.after, words)
    what = _what(change, words)
    if before is None or after is None:
        pattern = words.changed_set if before is None else words.changed_unset
        if before is None and after is None:  # nothing was said, and is now said to be nothing
            before = after = "–"
            pattern = words.changed_to
        return ChangeEntry(
            place, thing, pattern.filled(what=what, before=before, after=after), (), path
        )
    if max(len(before), len(after)) < _LONG:
        said = words.changed_to.filled(what=what, before=before, after=after)
        return ChangeEntry(place, thing, said, (), path)
    is_text = change.path[-1] == "text"
    said = words.changed_reworded if is_text else SiteText(f"{what}:", words.language)
    return ChangeEntry(place, thing, said, marked(before, after), path)


def _what(change: Change, words: SiteWords) -> str:
    """Return what a field is called, with what it stands in where that has no identifier."""
    fields, own = words.tables["fields"], change.path
    last = own[-1]
    if last == ORIGIN:
        return words.changed_whose
    if last == ORDER:
        return f"{fields.get(own[-2], own[-2])}, {words.changed_order}"
    if last.isdigit():
        return f"{fields.get(own[-2], own[-2])} {last}"
    around = [name for name in own[:-1] if name in _INSIDE]
    number = next((name for name in own[-2:-1] if name.isdigit()), "")
    name = fields.get(last, last)
    inside = f"{fields.get(around[-1], around[-1])} {number}".strip() if around else ""
    return f"{inside}, {name}" if inside else str(name)


def _shown(value: Value, words: SiteWords) -> str | None:
    if isinstance(value, bool):
        return words.changed_yes if value else words.changed_no
    if isinstance(value, tuple):
        return ", ".join(value) or None
    if isinstance(value, str) and _DIGEST.fullmatch(value):
        return value[:8]
    return None if value is None else str(value)


def title_of(thing: object) -> str:
    """Return what a part of a protocol is called where it is named."""
    match thing:
        case Pathway() | Outcome():
            return thing.title.text
        case Step(label=label) | Item(label=label) if label:
            return label
        case Contact(name=name) | Group(title=name) if name:
            return name
        case Citation(text=text):
            return text
        case Screening(title=title) if title is not None:
            return title.text
        case Passage(title=title) if title is not None:
            return title.text
    return str(getattr(thing, "id", ""))


def words_of(thing: object) -> str:
    """Return the words of a part, where its name does not say them."""
    match thing:
        case Step() | Item() | SiteNote() | Passage():
            return thing.text.text
        case Group():
            return thing.statement.text
        case Correction():
            return f"{thing.printed} → {thing.published}: {thing.why}"
    return ""
