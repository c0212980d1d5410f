"""A word of a published file, and what was read of a whole file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


class UnreadableFileError(Exception):
    """Why the words of a file cannot be read."""


@dataclass(frozen=True, slots=True)
class ShownWord:
    """A word as a file shows it, and where: on a page, on a slide, in a line, at a key."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What a file shows: its words, and digests of what shows them or stands beside them.

    ``parts`` has pictures, letters' shapes and whatever lies over a page, by what they are;
    ``drawing`` stands for how all of it is drawn.
    """

    words: tuple[ShownWord, ...]
    parts: tuple[tuple[str, str], ...] = ()
    drawing: str = ""


def words_at(place: str, text: str) -> Iterator[ShownWord]:
    """Yield the words of a text that stands at a place."""
    return (ShownWord(word, place) for word in text.split())
