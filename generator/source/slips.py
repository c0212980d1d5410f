"""What an author most likely did where a YAML parser gave up: the true cause, at its own place.

The parser names the first thing that does not fit, which often stands lines behind the slip.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import yaml

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.source.file import SourceFile
from generator.source.marks import LONGEST, typographic_mark, typographic_quote

_BEGINNING = r" *(?:- +)*"
_BLOCK = re.compile(r"(.*: +|.*- +|)[|>][-+0-9]*(?: +#.*)?$")
_HASH = re.compile(
    rf"{_BEGINNING}(?:(?:[\w.-]+: +)?[{{\[][^\"']*?|[\w.-]+: +[^\"'|>{{\[ ].*?|[^\"':]*?)(?<= )(#)"
)
_QUOTED = r"""(?:: +|- +|[{\[,] *)"""
_AFTER_QUOTE = re.compile(_QUOTED + r'"(?:[^"\\]|\\.)*" *([^\s"#:,}\]])')
_APOSTROPHE = re.compile(_QUOTED + r"'(?:[^']|'')*(')(?=[^\s':,}\]])")
_AFTER_BRACKET = re.compile(r": +[\[{][^]}]*[]}] *([^\s#:,}\]])")
_NO_SPACE = re.compile(rf"^(?:{_BEGINNING}|.*?[{{,] *)[a-z_]+(:)[^\s/]")
_DASH = re.compile(r"^ *(-)(?=[^\s-])")

_OF_INDENTATION = (
    "mapping values are not allowed",
    "did not find expected key",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
)

_CLOSE = {
    "brace": "put } behind the last of the keys",
    "bracket": "put ] behind the last entry",
}

Slip = Callable[[SourceFile, int], Diagnostic | None]


def slip(source: SourceFile, failure: yaml.MarkedYAMLError) -> Diagnostic | None:
    """Return the slip behind a parser's failure, where one can be told."""
    mark, context = failure.problem_mark, failure.context_mark
    if mark is None or mark.line >= len(source.lines) + 1:
        return None
    problem = failure.problem or ""
    at = min(mark.line + 1, len(source.lines))
    opened = min(context.line + 1, len(source.lines)) if context else at
    near = list(_near(source, at, opened))
    found = (
        _first((typographic_mark,), source, near)
        or typographic_quote(source, at)
        or _hash(source, at, opened, problem)
        or _quote_over_lines(source, at)
    )
    if found:
        return found
    if problem.startswith("did not find expected ',' or") and context and context.line < mark.line:
        kind = "brace" if problem.endswith("'}'") else "bracket"
        return _at(source, opened, context.column, f"this {kind} is never closed", _CLOSE[kind])
    return (
        _first(
            (_dash, _no_space, _after_text, _apostrophe, _after_bracket, _closing), source, near[:2]
        )
        or _equals(source, opened, problem)
        or _block(source, near)
        or _entry_among_keys(source, at, problem)
        or _indentation(source, at, problem)
    )


def line_slip(source: SourceFile, number: int) -> Diagnostic | None:
    """Return the slip behind a key that is none, where one can be told from its line."""
    return _first((typographic_mark, typographic_quote, _dash, _no_space), source, [number])


def _first(slips: Iterable[Slip], source: SourceFile, lines: list[int]) -> Diagnostic | None:
    found = (look(source, number) for look in slips for number in lines)
    return next(filter(None, found), None)


def _line(source: SourceFile, number: int) -> str:
    return source.lines[number - 1][:LONGEST]


def _near(source: SourceFile, at: int, context: int) -> Iterator[int]:
    """Yield the lines in which a slip may stand: that of the failure, and the two before it."""
    yield at
    before = [n for n in range(at - 1, 0, -1) if source.lines[n - 1].strip()][:2]
    yield from before
    if context not in (at, *before):
        yield context


def _at(source: SourceFile, number: int, column: int, message: str, *hints: str) -> Diagnostic:
    """Return a diagnostic of a character, whose column counts from 0."""
    span = Span(source.name, number, column + 1, number, column + 2)
    return error("yaml-syntax", message, span, hints=hints)


def _looking(pattern: re.Pattern[str], message: str, *hints: str) -> Slip:
    """Return what finds a slip by a pattern, whose first group is the place."""

    def look(source: SourceFile, number: int) -> Diagnostic | None:
        found = pattern.search(_line(source, number))
        return _at(source, number, found.start(1), message, *hints) if found else None

    return look


_dash = _looking(
    _DASH,
    "a hyphen that begins an entry is followed by a space",
    "put a space behind the hyphen",
)
_no_space = _looking(
    _NO_SPACE, "the colon behind a key is followed by a space", "put a space behind the colon"
)
_DOUBLE = 'write \\" for a quote inside the text, or put all of it in single quotes'
_after_text = _looking(_AFTER_QUOTE, "the text goes on behind its closing quote", _DOUBLE)
_apostrophe = _looking(
    _APOSTROPHE, "this apostrophe ends the text", "put the text in double quotes"
)
_after_bracket = _looking(
    _AFTER_BRACKET,
    "the text goes on behind what YAML reads as a list or as keys",
    "put text that begins with a bracket or brace in double quotes",
)


_KEY_AND_TEXT = re.compile(rf"{_BEGINNING}([\w.-]+): +(?=[^\s\"'|>{{\[])")
_KEY_IN_BRACES = re.compile(r"[{,] *([\w.-]+): +(?=[^\s\"'{\[])")
_END_IN_BRACES = re.compile(r" *(,(?= *[\w.-]+:(?: |$))|[}\]]|$)")


def in_quotes(line: str, column: int) -> str | None:
    """Return how a text without quotes that holds a column (from 0) is written in quotes, with its
    key, or ``None`` where that cannot be told."""
    line = line[:LONGEST]
    inside = [found for found in _KEY_IN_BRACES.finditer(line) if found.end() <= column]
    key = inside[-1] if inside else _KEY_AND_TEXT.match(line)
    if key is None or key.end() > column:
        return None
    end = _END_IN_BRACES.search(line, column + 1) if inside else None
    text = (line[key.end() : end.start()] if end else line[key.end() :]).strip()
    return None if '"' in text or "\\" in text else f'{key[1]}: "{text}"'


_CONDITIONS = ("any", "all", "not", "item", "score", "at_least", "of")
_NESTED = re.compile(rf"([\w.-]+): +((?:{'|'.join(_CONDITIONS)}):(?= ).*)")


def in_braces(line: str, column: int) -> str | None:
    """Return how keys of a condition that stand behind another key are written in braces, where
    the colon of the first one is at a column (from 0); None: none stand there."""
    found = next((f for f in _NESTED.finditer(line[:LONGEST]) if f.end(1) < column < f.end()), None)
    if found is None or line[found.start(2) : column] not in _CONDITIONS:
        return None
    open_, end = 0, len(found[2])
    for at, character in enumerate(found[2]):
        open_ += (character in "{[") - (character in "}]")
        if open_ < 0 or (not open_ and character == ","):
            end = at
            break
    return f"{found[1]}: {{{found[2][:end].strip()}}}"


def _equals(source: SourceFile, opened: int, problem: str) -> Diagnostic | None:
    """A key that is followed by an equals sign, or by a semicolon."""
    line = _line(source, opened)
    found = re.match(rf"{_BEGINNING}([\w.-]+) *([=;]) *(.*)", line)
    if not found or not problem.startswith(("could not find expected ':'", "did not find")):
        return None
    message = f"a key is followed by a colon and a space, not by {found[2]}"
    return _at(source, opened, found.start(2), message, f"write `{found[1]}: {found[3]}`")


def _closing(source: SourceFile, number: int) -> Diagnostic | None:
    line = re.sub(r'"(?:[^"\\]|\\.)*"', lambda text: " " * len(text[0]), _line(source, number))
    open_ = 0
    for column, character in enumerate(line):
        open_ += (character in "{[") - (character in "}]")
        if open_ < 0 and "{" in line:
            return _at(source, number, column, "this closes nothing that was opened")
    return None


def _hash(source: SourceFile, at: int, opened: int, problem: str) -> Diagnostic | None:
    """A comment that takes the end of a text, or of a list, with it."""
    number = opened
    if not problem.startswith("did not find expected ','"):
        number = max((n for n in range(1, at) if source.lines[n - 1].strip()), default=at)
        line = _line(source, at)
        if _indent(line) <= _indent(_line(source, number)) or re.match(r" *(- |[\w.-]+:)", line):
            return None  # no text that goes on
    found = _HASH.match(_line(source, number)) if number < at else None
    if not found:
        return None
    message = "a comment begins here, and takes the rest of the line with it"
    whole = in_quotes(_line(source, number), found.start(1))
    hint = f"put text that holds a # in double quotes{f': {whole}' if whole else ''}"
    column = found.start(1) + 1
    span = Span(source.name, number, column, number, column + 1)
    return error("cut-by-hash", message, span, hints=[hint])


def _quote_over_lines(source: SourceFile, at: int) -> Diagnostic | None:
    """A quote that only the one of a later text closes, in the line of the failure."""
    opened = None
    try:
        for token in yaml.scan(source.text, Loader=yaml.CSafeLoader):
            is_quoted = isinstance(token, yaml.ScalarToken) and token.style in ("'", '"')
            if is_quoted and token.start_mark.line + 1 < at == token.end_mark.line + 1:
                opened = token.start_mark
            if token.start_mark.line >= at:
                break
    except yaml.YAMLError:
        pass  # what came before is enough
    if opened is None:
        return None
    message = "this quote is closed by that of a later text"
    hint = "put a quote at the end of this text too"
    return _at(source, opened.line + 1, opened.column, message, hint)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _block(source: SourceFile, near: list[int]) -> Diagnostic | None:
    """The lines of a block that begin no further right than its key."""
    for number in near:
        before = next((n for n in range(number - 1, 0, -1) if source.lines[n - 1].strip()), None)
        head, line = _line(source, before) if before else "", _line(source, number)
        key = re.match(_BEGINNING, head)
        if key and _BLOCK.match(head) and _indent(line) <= key.end():
            message = "the lines of a text begin further right than its key"
            return _at(source, number, _indent(line), message)
    return None


def _indentation(source: SourceFile, at: int, problem: str) -> Diagnostic | None:
    """A line that begins where no key or entry before it does."""
    line = source.lines[at - 1]
    indent = _indent(line)
    if not problem.startswith(_OF_INDENTATION):
        return None
    columns, is_open = _columns(source, at)
    is_entry = line.lstrip().startswith("- ")
    if (
        not line.strip()
        or not columns
        or (indent, is_entry) in {(column, name == "-") for column, name in columns}
    ):
        return None
    if is_open and indent > columns[-1][0]:  # the first line below a key
        return None
    fitting = [(c, name) for c, name in columns if (name == "-") == is_entry]
    if not fitting or (not is_entry and not re.match(r" *[\w.-]+:( |$)", line)):
        return None
    _, name = min(fitting, key=lambda each: (abs(each[0] - indent), -each[0]))
    under = "the hyphen of the entry before it" if is_entry else f"`{name}`"
    message = "this line begins where no line before it does"
    return _at(source, at, indent, message, f"begin this line under {under}")


def _entry_among_keys(source: SourceFile, at: int, problem: str) -> Diagnostic | None:
    """A line with a hyphen right below a key at the same place."""
    line, (columns, is_open) = _line(source, at), _columns(source, at)
    indent = _indent(line)
    is_among = bool(columns) and columns[-1][0] == indent and columns[-1][1] != "-"
    if not is_among or is_open or not re.match(" *- ", line) or not problem.startswith("did not"):
        return None
    message = f"a hyphen begins this line, and the key `{columns[-1][1]}` the one before it"
    hint = "write both alike, with a hyphen or with a colon; points of a text stand under `list:`"
    return _at(source, at, indent, message, hint)


def _columns(source: SourceFile, at: int) -> tuple[list[tuple[int, str]], bool]:
    """Return the columns at which a line may begin, with the keys or hyphens that stand there.

    And whether the last of them waits for lines below it.
    """
    columns: list[tuple[int, str]] = []
    is_open = False
    block: int | None = None  # where the key of a block of text begins
    for line in (each[:LONGEST] for each in source.lines[: at - 1]):
        indent = _indent(line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if block is not None and indent > block:
            continue
        columns = [each for each in columns if each[0] < indent]
        rest = line[indent:]
        while rest.startswith("- "):
            columns.append((indent, "-"))
            stripped = rest[1:].lstrip(" ")
            indent += len(rest) - len(stripped)
            rest = stripped
        key = re.match(r"([\w.-]+):(?: |$)", rest)
        if key:
            columns.append((indent, key[1]))
        block = indent if _BLOCK.match(line) else None
        is_open = re.match(r"[\w.-]+: *(#.*)?$|-?$", rest) is not None
    return columns, is_open
