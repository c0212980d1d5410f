"""A passage as every page, sheet and slide says it: words that are no step."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import PassagePlace, Protocol, Sentence, Words
from generator.words.catalogue import SiteWords, site_words
from generator.words.text import SiteText


@dataclass(frozen=True, slots=True)
class PassageEntry:
    """A passage. ``labels`` are the site's words for what it is: ours, a warning."""

    labels: tuple[SiteText, ...]
    title: Sentence | None
    text: Sentence
    is_warning: bool
    is_ours: bool


def passage_entries(protocol: Protocol, *places: PassagePlace) -> tuple[PassageEntry, ...]:
    """Return the passages that stand at any of some places, in the order written."""
    words = site_words(protocol.language)
    return tuple(
        PassageEntry(
            _labels(words, is_ours=each.text.origin == "ours", is_warning=each.kind == "warning"),
            each.title,
            each.text,
            each.kind == "warning",
            each.text.origin == "ours",
        )
        for each in protocol.passages_on(*places)
    )


def _labels(words: SiteWords, *, is_ours: bool, is_warning: bool) -> tuple[SiteText, ...]:
    found = ((words.site_note, is_ours), (words.warning, is_warning))
    return tuple(label for label, is_said in found if is_said)


def head_of(entry: PassageEntry) -> str:
    """Return what a passage is called where words alone can say it: ``Warning: After hours``."""
    title = (entry.title.text,) if entry.title else ()
    return ": ".join((*entry.labels, *title))


def in_a_box(entry: PassageEntry) -> tuple[Sentence, ...]:
    """Return a passage as paragraphs of a box that says other things as well."""
    if not entry.labels:
        return (entry.title, entry.text) if entry.title else (entry.text,)
    first, others = (entry.title, (entry.text,)) if entry.title else (entry.text, ())
    between = "\n" if "\n" in first.text else " "
    label = Words(f"{': '.join(entry.labels)}:{between}")
    return (Sentence((label, *first.parts), first.origin, first.span), *others)
