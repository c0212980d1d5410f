"""Two files of one kind → whether they say the same, or which words differ and where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from generator.reading.data import read_data
from generator.reading.markup import read_markup
from generator.reading.pdf import LETTERS, read_pdf
from generator.reading.pptx import read_pptx
from generator.reading.word import Shown, ShownWord, UnreadableFileError

MAX_LISTED = 20
"""Differences of one file that are listed."""

_LARGE = 3_000  # words from which on two stretches are not compared word by word
_BEFORE = 4  # words that show the place of a difference

_READERS: Mapping[str, Callable[[bytes], Shown]] = {
    ".pdf": lambda raw: read_pdf(raw).shown,
    ".pptx": read_pptx,
    ".html": read_markup,
    ".svg": read_markup,
    ".xml": read_markup,
    ".json": read_data,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """Words that stand in a file, those that belong there, and what stands before them.

    ``said``: what differs where it is no words.
    """

    place: str = ""
    before: str = ""
    found: str = ""  # empty: they are missing
    expected: str = ""  # empty: they were added
    said: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """What a comparison came to. ``same``: byte for byte; ``words``: all that is shown is the same;
    ``drawn``: the words are the same, and how they are drawn or written is not."""

    verdict: Literal["same", "words", "drawn", "differs"]
    differences: tuple[Difference, ...] = ()


SAME = Compared("same")


def compare_files(name: str, found: bytes, expected: bytes) -> Compared:
    """Compare a file with what it should be; ``name`` tells what kind it is."""
    if found == expected:
        return SAME
    read = _READERS.get(f".{name.rpartition('.')[2].lower()}")
    if read is None:
        return Compared("differs", (Difference(said="is not the file that is made anew"),))
    try:
        ours = read(expected)
        theirs = read(found)
    except UnreadableFileError as problem:
        return Compared("differs", (Difference(said=str(problem)),))
    return compare_shown(theirs, ours)


def compare_shown(found: Shown, expected: Shown) -> Compared:
    """Compare what two files show."""
    differences = [*_words(found.words, expected.words)]
    # Other words have other letters: their shapes tell something only where the words are the same.
    differences += (
        each for each in _parts(found, expected) if not (differences and LETTERS in each.place)
    )
    if not differences:
        return Compared("words" if found.drawing == expected.drawing else "drawn")
    return Compared("differs", tuple(differences))


def overlap(found: Shown, expected: Shown) -> float:
    """Return how much of the words two files share, from 0 to 1, whatever their order."""
    ours, theirs = (Counter(word.text for word in each.words) for each in (found, expected))
    return (ours & theirs).total() / max(ours.total(), theirs.total(), 1)


def _words(found: Sequence[ShownWord], expected: Sequence[ShownWord]) -> Iterator[Difference]:
    start = 0
    least = min(len(found), len(expected))
    while start < least and found[start].text == expected[start].text:
        start += 1
    end = 0
    while end < least - start and found[-1 - end].text == expected[-1 - end].text:
        end += 1
    ours, theirs = (each[start : len(each) - end] for each in (expected, found))
    if not ours and not theirs:
        return
    if min(len(ours), len(theirs)) > _LARGE:
        ours, theirs = ours[:_LARGE], theirs[:_LARGE]  # what follows differs as much
    texts = [word.text for word in theirs], [word.text for word in ours]
    matcher = SequenceMatcher(None, *texts, autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how != "equal":
            yield _difference(found, start + a, start + b, ours[c:d])


def _difference(
    found: Sequence[ShownWord], first: int, last: int, expected: Sequence[ShownWord]
) -> Difference:
    before = found[max(0, first - _BEFORE) : first]
    at = next(iter((*found[first:last], *expected, *before[::-1])))
    return Difference(
        at.place,
        " ".join(word.text for word in before if word.place == at.place),
        " ".join(word.text for word in found[first:last]),
        " ".join(word.text for word in expected),
    )


def _parts(found: Shown, expected: Shown) -> Iterator[Difference]:
    """Yield what shows the words and is another, or is there only once."""
    theirs, ours = Counter(found.parts), Counter(expected.parts)
    added = [what for what, _ in (theirs - ours).elements()]
    missing = [what for what, _ in (ours - theirs).elements()]
    for what in dict.fromkeys((*added, *missing)):
        is_there, belongs = what in added, what in missing
        said = "differs from what is set anew"
        if is_there != belongs:
            said = "was added" if is_there else "is missing"
        yield Difference(what, said=said)
