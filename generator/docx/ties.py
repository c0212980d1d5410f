"""What ties a sentence in a document to its place in a definition, through other programs too.

Word keeps tags of content controls, also where all of a sentence is typed anew; LibreOffice drops
them and keeps bookmarks. So each sentence has both, and either says the same: a digest of what the
sentence is, and one of what it said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from hashlib import sha256

from generator.source.words import hyphenated, normal

_LONGEST = 64  # characters of a tag in Word
_BOOKMARK = re.compile(r"p([pl])_([0-9a-f]{12})_([0-9a-f]{8})")
_TAG = re.compile(r"([a-z0-9-]+:\S+)#([0-9a-f]{8})")


@dataclass(frozen=True, slots=True)
class Tie:
    """``what`` a sentence is and what it ``said``, as digests; ``name`` where it is known.

    Labels are tied too, so that it shows when they were edited, or what stands among them is new.
    """

    what: str
    said: str
    name: str | None = field(default=None, compare=False)
    is_label: bool = False

    @property
    def bookmark(self) -> str:
        """The name of a bookmark: Word takes at most 40 letters, digits and underscores."""
        return f"p{'l' if self.is_label else 'p'}_{self.what}_{self.said}"

    @property
    def tag(self) -> str:
        """The tag of a content control: readable where there is room."""
        tag = f"{self.name}#{self.said}"
        return tag if self.name and len(tag) <= _LONGEST else self.bookmark


def tie(protocol: str, id: str, text: str) -> Tie:
    """Return the tie of a text of a protocol."""
    name = f"{protocol}:{id}"
    return Tie(_digest(name, 12), said_by(text), name)


def label_tie(of: str, text: str) -> Tie:
    """Return the tie of what stands above a text, or of a heading; ``of`` is what it is of."""
    return Tie(of, said_by(text), is_label=True)


def form_of(text: str) -> str:
    """Return a text as texts are compared: how it is spaced makes no difference."""
    return hyphenated(normal(text))


def said_by(text: str) -> str:
    """Return the digest of a text."""
    return _digest(form_of(text), 8)


def tie_in(written: str) -> Tie | None:
    """Return the tie that a bookmark or a tag is; None: it is somebody else's."""
    if found := _BOOKMARK.fullmatch(written):
        return Tie(found[2], found[3], is_label=found[1] == "l")
    if found := _TAG.fullmatch(written):
        return Tie(_digest(found[1], 12), found[2], found[1])
    return None


def _digest(text: str, length: int) -> str:
    return sha256(text.encode()).hexdigest()[:length]
