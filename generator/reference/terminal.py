"""The reference as text for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import fill, indent

from generator.reference.entries import Key, Section, section, section_names, sections
from generator.reference.lookup import first_sentence, keys_of
from generator.reference.shown import Shown, outputs, shown

WIDTH = 79  # a terminal has 80 columns
FEW = 3
"""So many meanings of a word are shown whole; more are listed."""


def told(found: tuple[Section | Key, ...]) -> str:
    """Return all that is said of some sections and keys, or a list of them where there are many."""
    if len(found) <= FEW:
        return "\n".join(
            _section(each) if isinstance(each, Section) else _key(each) for each in found
        )
    whole = [each for each in found if isinstance(each, Section)]
    keys = [each for each in found if isinstance(each, Key)]
    listed = "\n".join(_in_short(key) for key in keys)
    head = f"`{keys[0].name}` stands in several sections. Ask for one, as in:\n"
    asked = f"  protocol explain {keys[0].path}\n"
    return "\n".join((*map(_section, whole), f"{head}\n{asked}\n{listed}"))


def overview(codes: Iterable[str]) -> str:
    """Return the list of all that can be explained."""
    keys = _table((each.name, ", ".join(key.name for key in keys_of(each))) for each in sections())
    listed = fill(", ".join(codes), WIDTH, initial_indent="  ", subsequent_indent="  ",
                  break_on_hyphens=False)  # fmt: skip
    return (
        "Sections of a definition with their keys. Ask for one, as in\n"
        f"`protocol explain step`, `protocol explain who` or `protocol explain step.who`:\n\n"
        f"{keys}\n"
        "Codes, which stand in brackets in each message. Ask for one, as in\n"
        f"`protocol explain unknown-key`:\n\n{listed}\n"
    )


def where(places: Iterable[str]) -> str:
    """Say under which keys something stands: ``steps:`` of `pathway`."""
    named = (path.partition(".") for path in places)
    return ", ".join(
        f"`{key}:` at the left margin" if owner == "definition" else f"`{key}:` of `{owner}`"
        for owner, _, key in named
    )


def shown_lines(key: Key) -> Iterator[tuple[str, str]]:
    """Yield the lines that say which outputs show a key, each with its word."""
    for field in key.shown:
        row = shown(field)
        of = f"`{row.what}`: " if row.what else ""
        yield "Shown", of + _named(row.everywhere)
        if len(key.shown) == 1:
            yield from _exceptions(row)


def _exceptions(row: Shown) -> Iterator[tuple[str, str]]:
    for why, names in row.in_part:
        yield "In part", f"{_listed(names)}: {why}"
    for why, names in row.nowhere:
        yield "Not", f"{_listed(names)}: {why}"


def _named(everywhere: tuple[str, ...]) -> str:
    if len(everywhere) == len(outputs()):
        return "in every output"
    return _listed(everywhere) or "nowhere"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _section(found: Section) -> str:
    place = where(found.stands) or "the file itself"
    keys = keys_of(found)
    listed = _table((key.name + " *" * key.is_needed, first_sentence(key.means)) for key in keys)
    facts = _facts([("Stands", place)])
    example = indent(found.example, "    ")
    told = f"{found.name}: {found.title}\n\n{facts}"
    told += f"\n{_prose(found.about)}\n" if found.about else ""
    star = "\n* is needed. " if any(key.is_needed for key in keys) else "\n"
    asked = f"{star}More of each: protocol explain {found.name}.{keys[0].name}\n"
    return f"{told}\nExample\n\n{example}\nKeys\n\n{listed}{asked}"


def _key(found: Key) -> str:
    owner = section(found.section)
    facts = [("Takes", found.takes), ("Needed", "yes" if found.is_needed else "no")]
    facts.append(("Stands", "at the left margin of the file" if not owner.stands else
                  f"in `{owner.name}`: {owner.title}"))  # fmt: skip
    also = [each.name for each in sections() if found.path in each.like]
    if also:
        facts.append(("Also in", ", ".join(f"`{name}`" for name in also)))
    example = indent(found.example, "    ")
    parts = [found.path, _facts(facts), _prose(found.means), "Example", example]
    parts += [_facts(shown_lines(found)), _inner(found)]
    return "\n\n".join(part.strip("\n") for part in parts if part) + "\n"


def _in_short(found: Key) -> str:
    """Return what a key means and how it is written, in two lines or three."""
    lines = found.example.splitlines()
    at = next(n for n, line in enumerate(lines) if re.search(rf"(^|[ {{-]){found.name}:", line))
    written = lines[at].strip()
    if written.endswith(":"):
        written += f"\n{indent(lines[at + 1].strip(), '  ')}"
    return _table([(found.path, first_sentence(found.means))]) + indent(written, " " * 6) + "\n"


def _inner(found: Key) -> str:
    """Point on to the sections that a key takes."""
    names = [name for name in section_names() if f"`{name}`" in found.takes.partition("one of")[0]]
    return "".join(f"The keys of `{name}`: protocol explain {name}\n" for name in names)


def _prose(text: str) -> str:
    """Return paragraphs, each broken anew."""
    paragraphs = text.split("\n\n")
    return "\n\n".join(fill(each, WIDTH, break_on_hyphens=False) for each in paragraphs)


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    return _table(facts, gap="")


def _table(rows: Iterable[tuple[str, str]], gap: str = "  ") -> str:
    listed = list(rows)
    width = max((len(name) for name, _ in listed), default=0) + 2
    lines = []
    for name, text in listed:
        start = f"{gap}{name:<{width}}"
        lines.append(fill(text, WIDTH, initial_indent=start, subsequent_indent=" " * len(start),
                          break_on_hyphens=False, break_long_words=False))  # fmt: skip
    return "".join(f"{line}\n" for line in lines)
