"""Entries of a list that are one text with a colon in it, where YAML reads a key."""

from __future__ import annotations

from collections.abc import Set

from generator.diagnostics.nearest import nearest
from generator.schema.answered import answer
from generator.schema.meant import meant_hint
from generator.schema.scalars import as_identifier, without_number
from generator.schema.shapes import quoted, written
from generator.source.tree import Mapping, Scalar, Sequence

_ANSWERS = {"AnswerSection", "AnyPointSection"}
_STEPS = {"ActionSection", "BranchSection"}
_NAMED = {
    "PathwaySection": "title", "OutcomeSection": "title", "ScreeningSection": "title",
    "GroupSection": "statement", "ItemSection": "text", "RuleSection": "title",
    "BandSection": "title", "PassageSection": "text", "NoteSection": "text",
}  # fmt: skip
"""Sections with an identifier → the key of what is said most in them."""


def entry_meant(section: str | None, entry: Mapping, known: Set[str]) -> str | None:
    """Return how an entry that is one key of the author's own is written, or None if it is not."""
    if len(entry) != 1:
        return None
    ((key, value),) = entry.items()
    if nearest(key.lower(), known) or meant_hint(key, section, set(known)):
        return None
    if isinstance(value, Scalar):
        return _of_text(section or "", key, value)
    if isinstance(value, Sequence) and section == "PointSection":
        return f"write `- text: {written(key)}`, and `list:` below it for its points"
    if isinstance(value, Mapping) and section in _NAMED:
        return f"write `- id: {as_identifier(key)}` in place of `{key}:`, and its keys below `id`"
    return None


def _of_text(section: str, key: Scalar, value: Scalar) -> str | None:
    before = "" if key.is_in_flow else "- "
    whole = quoted(without_number(f"{key}: {value.on_one_line()}".rstrip()))
    if section == "PointSection":
        return f"put text that holds a colon in double quotes: `{before}{whole}`"
    if section in _ANSWERS:
        return f"write `{before}{answer(key, value)}`"
    if section in _STEPS:
        id = as_identifier(" ".join(without_number(key).split()[:3])) or "first"
        return f"write `{before}{{id: {id}, text: {whole}}}`"
    if section in _NAMED and value:
        said = f"{_NAMED[section]}: {written(value)}"
        return f"write `{before}{{id: {as_identifier(key)}, {said}}}`"
    return None
