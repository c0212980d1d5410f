"""A JSON file → its words, each at the key it stands under."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256

from generator.reading.word import Shown, ShownWord, UnreadableFileError, words_at


def read_data(raw: bytes) -> Shown:
    """Return what a JSON file says, its keys too. Raises ``UnreadableFileError``."""
    try:
        tree = json.loads(raw.decode("utf-8"), object_pairs_hook=_Pairs)
        return Shown(tuple(_words(tree, "")), drawing=sha256(raw).hexdigest())
    except (ValueError, RecursionError):
        raise UnreadableFileError("cannot be read as JSON") from None


class _Pairs(list[tuple[str, object]]):
    """A mapping as it is written: a key that stands there twice is kept twice."""


def _words(tree: object, place: str) -> Iterator[ShownWord]:
    if isinstance(tree, _Pairs):
        for key, value in tree:
            inner = f"{place}/{key}"
            yield ShownWord(key, inner)
            yield from _words(value, inner)
    elif isinstance(tree, list):
        for count, value in enumerate(tree, start=1):
            yield from _words(value, f"{place}/{count}")
    elif isinstance(tree, str):
        yield from words_at(place, tree)
    else:
        yield ShownWord(json.dumps(tree), place)
