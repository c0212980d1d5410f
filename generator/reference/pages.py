"""The reference as Markdown pages: how to begin, an index, and a page a chapter."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.reference.entries import Key, Section, section, section_names, sections
from generator.reference.lookup import keys_of
from generator.reference.terminal import shown_lines

FOLDER = Path(__file__).parent
MADE = "<!-- Written by `make reference` from generator/reference/: edit there. -->\n\n"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Some sections that are explained on one page."""

    name: str
    title: str
    about: str
    sections: tuple[str, ...]

    @property
    def file(self) -> str:
        """The name of its page."""
        return f"{self.name}.md"


@cache
def chapters() -> tuple[Chapter, ...]:
    """Return the chapters in their order."""
    text = (FOLDER / "chapters.md").read_text(encoding="utf-8")
    return tuple(map(_chapter, re.split(r"^# ", text, flags=re.MULTILINE)[1:]))


def start() -> str:
    """Return how a definition is written, as the first page says it."""
    return (FOLDER / "start.md").read_text(encoding="utf-8")


def start_of(chapter: Chapter) -> str:
    """Return what a chapter begins with: a whole definition that is explained, if it has one."""
    path = FOLDER / f"start-{chapter.name}.md"
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def pages() -> dict[str, str]:
    """Return every page by the name of its file."""
    made = {chapter.file: MADE + _page(chapter) for chapter in chapters()}
    return {"README.md": f"{MADE}{start()}\n{_index()}", **made}


def _chapter(text: str) -> Chapter:
    head, listed, *about = text.strip().split("\n")
    name, _, title = head.partition(": ")
    names = listed.removeprefix("sections: ").split(", ")
    return Chapter(name, title, "\n".join(about).strip(), tuple(names))


def _index() -> str:
    lines = ["## All keys", "", "`protocol explain who` shows the same in a terminal.", ""]
    for chapter in chapters():
        lines += [f"**[{chapter.title}]({chapter.file})**: {chapter.about}", ""]
        lines += ["| section | keys |", "|---|---|"]
        for each in map(section, chapter.sections):
            keys = ", ".join(_link(key, key.name) for key in keys_of(each))
            lines.append(f"| {_section_link(each.name)} | {keys} |")
        lines.append("")
    return "\n".join(lines[:-1]) + "\n"


def _page(chapter: Chapter) -> str:
    back = "[How a definition is written, and all keys](README.md)"
    parts = [f"# {chapter.title}", f"{chapter.about} {back}"]
    if begins := start_of(chapter):
        parts += ["## How a screening is written", begins]
    for name in chapter.sections:
        parts += _section(section(name))
    return "\n\n".join(parts) + "\n"


def _section(found: Section) -> Iterable[str]:
    yield f"## {found.name}"
    yield f"{found.title[0].upper()}{found.title[1:]}. {_places(found)}"
    if found.about:
        yield found.about
    yield _fenced(found.example)
    yield _table(found)
    for key in found.keys:
        yield from _key(key)


def _places(found: Section) -> str:
    if not found.stands:
        return "This is the file itself."
    keys = (path.partition(".") for path in found.stands)
    named = [f"`{key}:` of {_section_link(owner)}" for owner, _, key in keys]
    return f"It stands under {_joined(named)}."


def _table(found: Section) -> str:
    rows = ["| key | what it takes | needed |", "|---|---|---|"]
    for key in keys_of(found):
        needed = "yes" if key.is_needed else ""
        rows.append(f"| {_link(key, key.name)} | {_takes(key)} | {needed} |")
    return "\n".join(rows)


def _key(found: Key) -> Iterable[str]:
    yield f"### {found.path}"
    yield f"Takes {_takes(found)}." + (" It is needed." if found.is_needed else "")
    yield found.means
    yield _fenced(found.example)
    also = [each.name for each in sections() if found.path in each.like]
    if also:
        yield f"It may stand in {_joined([_section_link(name) for name in also])}, too."
    lines = [f"- *{word}*: {text}" for word, text in shown_lines(found)]
    if lines:
        yield "\n".join(lines)


def _takes(found: Key) -> str:
    """Return what a key takes, with links to the sections among that."""
    before, one_of, choices = found.takes.partition("one of")
    linked = re.sub(r"`(\w+)`", lambda name: _known(name[1]), before)
    return linked + one_of + choices


def _known(name: str) -> str:
    return _section_link(name) if name in section_names() else f"`{name}`"


def _section_link(name: str) -> str:
    return f"[`{name}`]({_file(name)}#{name})"


def _link(key: Key, text: str) -> str:
    return f"[`{text}`]({_file(key.section)}#{key.path.replace('.', '')})"


def _file(name: str) -> str:
    return next(chapter.file for chapter in chapters() if name in chapter.sections)


def _joined(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _fenced(example: str) -> str:
    return f"```yaml\n{example}```"
