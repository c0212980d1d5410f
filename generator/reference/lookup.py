"""What a word of the language stands for: sections, and keys in them."""

from __future__ import annotations

from generator.reference.entries import Key, Section, sections


def find(word: str) -> tuple[Section | Key, ...]:
    """Return what a word such as ``who``, ``step`` or ``step.who`` stands for, sections first."""
    owner, _, name = word.rstrip(":").rpartition(".")
    if owner:
        last = owner.rpartition(".")[2]
        owners = [each for each in sections() if last in each.names]
        exact = [each for each in owners if each.name == last]
        return tuple(key for each in exact or owners for key in keys_of(each) if key.name == name)
    found = tuple(each for each in sections() if each.name == name)
    return (*found, *(key for each in sections() for key in each.keys if key.name == name))


def keys_of(owner: Section) -> tuple[Key, ...]:
    """Return the keys of a section: its own, and those that it shares with others."""
    known = {key.path: key for each in sections() for key in each.keys} if owner.like else {}
    return (*owner.keys, *(known[path] for path in owner.like))


def words() -> set[str]:
    """Return every word that :func:`find` knows."""
    keys = {key for each in sections() for key in each.keys}
    names = {name for each in sections() for name in each.names}
    return names | {key.name for key in keys} | {key.path for key in keys}


def first_sentence(text: str) -> str:
    """Return the first sentence of some prose, on one line."""
    line = " ".join(text.split())
    end = line.find(". ")
    return line if end < 0 else line[: end + 1]
