"""What differs between two versions → lines for a terminal, Markdown for a review, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Literal

from generator.changes.marking import Stretch
from generator.changes.sheet import SheetChange
from generator.views.changes import ChangeEntry, SheetEntry

Format = Literal["human", "markdown", "json"]

_MARKS = {
    "human": {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")},
    "markdown": {"same": ("", ""), "removed": ("~~", "~~"), "added": ("**", "**")},
}
"""As ``git`` marks words, and as Markdown does."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~@])")


def changes_as(
    form: Format,
    names: tuple[str, str],
    entries: Sequence[ChangeEntry],
    sheets: Sequence[SheetEntry],
) -> str:
    """Return changes in a format; ``names`` are those of the two versions."""
    if form == "json":
        return _json(names, entries, sheets)
    before, after = (_escaped(name, form) for name in names)
    is_markdown = form == "markdown"
    head = f"## {before} → {after}" if is_markdown else f"{before} → {after}"
    if not entries and not sheets:
        return f"{head}\n\nNothing differs."
    lines = [head, ""]
    lines += [f"{'- ' if is_markdown else '  '}{_line(each, form)}" for each in entries]
    lines += ["", _heading("Prints that say something else", form), ""]
    lines += [f"{'- ' if is_markdown else '  '}{_sheet(each, form)}" for each in sheets]
    if not sheets:
        lines.append(f"{'' if is_markdown else '  '}None.")
    return "\n".join(lines)


def _heading(text: str, form: Format) -> str:
    return f"### {text}" if form == "markdown" else text


def _line(entry: ChangeEntry, form: Format) -> str:
    place = _escaped(" · ".join(entry.place), form)
    kind = f" ({entry.thing})" if entry.thing else ""
    bold = "**" if form == "markdown" else ""
    words = _marked(entry.stretches, form)
    return f"{bold}{place}{bold}{kind}: {_escaped(entry.said, form)} {words}".rstrip()


def _sheet(entry: SheetEntry, form: Format) -> str:
    prints = f"{entry.before or 'new'} → {entry.after or 'gone'}"
    changes = "; ".join(_escaped(_words(each), form) for each in entry.changes)
    return (
        f"{_escaped(entry.title, form)} ({entry.name}): {prints}{f': {changes}' if changes else ''}"
    )


def _words(change: SheetChange) -> str:
    if change.before is None and change.after is None:
        return "the same words, which lead elsewhere or are marked otherwise"
    if change.before is None or change.after is None:
        sign = "+" if change.before is None else "-"
        return f"{sign} {change.after or change.before}"
    return f"{change.before} → {change.after}"


def _marked(stretches: Sequence[Stretch], form: Format) -> str:
    found = ""
    for stretch in stretches:
        start, end = _MARKS[form][stretch.how]
        text = stretch.text.lstrip()
        found += " " if len(text) < len(stretch.text) else ""
        found += f"{start}{_escaped(text, form)}{end}"
    return found


def _escaped(text: str, form: Format) -> str:
    """Return a text in one line, as a format takes it for words and nothing else."""
    text = " ".join(text.split())
    if form != "markdown":
        return text
    return _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;"))


def _json(
    names: tuple[str, str], entries: Sequence[ChangeEntry], sheets: Sequence[SheetEntry]
) -> str:
    return json.dumps(
        {
            "before": names[0],
            "after": names[1],
            "changes": [
                {
                    "path": each.path,
                    "place": list(each.place),
                    "what": str(each.said),
                    "words": [{"how": part.how, "text": part.text} for part in each.stretches],
                }
                for each in entries
            ],
            "sheets": [
                {
                    "sheet": each.name,
                    "before": each.before,
                    "after": each.after,
                    "changes": [
                        {"before": change.before, "after": change.after} for change in each.changes
                    ],
                }
                for each in sheets
            ],
        },
        ensure_ascii=False,
        indent=1,
    )
