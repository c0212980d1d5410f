"""Reading a source file: bytes from inside the source folder, decoded and fit to be parsed."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.nearest import nearest_hint
from generator.diagnostics.span import Span

MAX_BYTES = 256 * 1024
"""The largest file read. The real definition is about 20 kB; the limit bounds time and memory."""

MAX_REPORTED = 20
"""How many bad characters of one file are reported one by one."""

_BREAKS_OF_YAML = {"\x85", "\u2028", "\u2029"}  # end a line in YAML but not in an editor
_BIDI = {chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x61C)}
_JOINERS = {"\u200c", "\u200d"}  # invisible too, but some scripts and emoji are spelt with them
_BULLET = re.compile("^([ \t]*)(?:[o§Øv](?=\t|  )|[\ue000-\uf8ff](?=\\s|\\w))", re.MULTILINE)
"""Bullets of Wingdings, Symbol and Courier New as Word gives them away with a list's text."""

_BLANKS = set("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")  # letters that show nothing


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One decoded file. ``text`` has LF line ends and no BOM; ``name`` is for people."""

    name: str
    text: str
    lines: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, name: str, text: str) -> SourceFile:
        """Make a source file from text that is already in memory."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
        return cls(name, text, tuple(text.split("\n")))

    def slice(self, span: Span) -> str:
        """Return the characters of a span of this file."""
        if span.line == span.end_line:
            return self.lines[span.line - 1][span.column - 1 : span.end_column - 1]
        first = self.lines[span.line - 1][span.column - 1 :]
        last = self.lines[span.end_line - 1][: span.end_column - 1]
        return "\n".join((first, *self.lines[span.line : span.end_line - 1], last))


def shown(path: Path) -> str:
    """Return a path as messages show it: relative to the working folder where it is below it."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # links are not followed
    try:
        return absolute.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return absolute.as_posix()


def reason(failure: OSError) -> str:
    """Return why the system refused something, as messages say it."""
    return (failure.strerror or "unknown reason").lower()


def unreadable(path: Path, failure: OSError) -> Diagnostic:
    """Return the diagnostic of what the system does not let us read."""
    message = f"cannot be read: {reason(failure)}"
    return error("unreadable-file", message, Span.point(shown(path)))


def is_folder(path: Path) -> bool:
    """Say whether a path leads to a folder; an impossible path does not."""
    try:
        return path.is_dir()
    except OSError:  # such as a name that is too long
        return False


def read_source(
    path: Path, root: Path, *, tabs: bool = False
) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """Read one file that must lie inside ``root``, links followed. ``tabs``: it may hold tabs.

    Returns the file, or ``None`` and why not: missing, no plain file, outside the folder, too
    large, not UTF-8, empty, or holding characters that hide what a reader sees.
    """
    raw, problems = read_bytes(path, root, MAX_BYTES)
    return (None, problems) if raw is None else decode(shown(path), raw, tabs=tabs)


def read_bytes(path: Path, root: Path, limit: int) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Read the bytes of a file that must lie inside ``root``, links followed, or say why not.

    Of a file that is larger than ``limit`` bytes, one byte more is read, so that it shows.
    """
    name = shown(path)
    problem = _unreadable(path, root, name)
    if problem:
        return None, (problem,)
    try:
        with path.open("rb") as stream:
            return stream.read(limit + 1), ()
    except OSError as failure:
        return None, (unreadable(path, failure),)


def _unreadable(path: Path, root: Path, name: str) -> Diagnostic | None:
    here = Span.point(name)
    if not os.path.lexists(path):
        hints = _beside(path)
        return error("missing-file", "there is no such file", here, hints=hints)
    try:
        inside = path.resolve(strict=True).is_relative_to(root.resolve(strict=True))
    except (OSError, RuntimeError):  # a link to nothing, or a ring of links
        return error("missing-file", "this link leads to no file", here)
    if not inside:
        hint = "copy the file into the protocol's own folder"
        return error("outside-source", "leads out of the source folder", here, hints=(hint,))
    if not path.is_file():
        return error("not-a-file", "is not a plain file", here)
    return None


def _beside(path: Path) -> tuple[str, ...]:
    """Return a hint that names the most similar file in a folder, or says that it holds none."""
    if not is_folder(path.parent):
        return ()
    try:
        names = [each.name for each in path.parent.iterdir()]
    except OSError:
        names = []
    close = nearest_hint(path.name, names) if path.name else ()
    if close and close[0].startswith("did you mean"):
        return close
    return (f"the folder {shown(path.parent)} exists, but holds no such file",)


def decode(
    name: str, raw: bytes, *, tabs: bool = False
) -> tuple[SourceFile | None, tuple[Diagnostic, ...]]:
    """Decode the bytes of one file, reporting every place that cannot stand in a definition.

    The file comes with the problems of its characters, so that its lines can be shown with them.
    """
    if len(raw) > MAX_BYTES:
        message = f"is larger than the limit of {MAX_BYTES // 1024} kB"
        return None, (error("file-too-large", message, Span.point(name)),)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as failure:
        before = SourceFile.of(name, raw[: failure.start].decode("utf-8")).lines
        line, column = len(before), len(before[-1]) + 1
        message = f"byte 0x{raw[failure.start]:02x} is not valid UTF-8"
        hint = "save the file as UTF-8"
        return None, (error("bad-encoding", message, Span.point(name, line, column), hints=[hint]),)
    source = SourceFile.of(name, _without_tabs(text) if tabs else text)
    if not source.text.strip():
        return None, (error("empty-file", "the file is empty", Span.point(name)),)
    return source, tuple(_bad_characters(source))


def _without_tabs(text: str) -> str:
    """Return a document's text without tabs, and without letters that Word takes for bullets."""
    return _BULLET.sub(r"\1•", text).replace("\t", " ")


def _bad_characters(source: SourceFile) -> list[Diagnostic]:
    if source.text.isascii() and source.text.replace("\n", "").isprintable():
        return []
    found: list[Diagnostic] = []
    for number, line in enumerate(source.lines, start=1):
        if line.isprintable() and _BLANKS.isdisjoint(line):
            continue
        for column, char in enumerate(line, start=1):
            if not is_bad(char):
                continue
            span = Span(source.name, number, column, number, column + 1)
            found.append(bad_character(char, span))
            if len(found) == MAX_REPORTED:
                return found
    return found


def is_bad(char: str) -> bool:
    """Say whether a character hides what a reader sees, or is none at all."""
    if char in _BREAKS_OF_YAML or char in _BIDI or char in _BLANKS:
        return True
    return unicodedata.category(char)[0] == "C" and char not in _JOINERS


def bad_character(char: str, span: Span) -> Diagnostic:
    """Return the diagnostic of a character that is bad."""
    if char == "\t":
        return error("tab", "a tab stands here (shown as →)", span, hints=("use spaces instead",))
    name = unicodedata.name(char, "").lower()
    label = f"U+{ord(char):04X}" + (f" ({name})" if name else "")
    hint = "delete it: it is invisible and can make the text mean other than it shows"
    if unicodedata.category(char) == "Co":
        hint = "it is a mark of a font such as Wingdings: type it anew, as ✓ or • or →"
    return error("control-character", f"the character {label} stands here", span, hints=(hint,))
