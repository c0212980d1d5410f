"""YAML text → a tree in which every scalar is text and everything has a span.

The tree is made of three subclasses of built-in types, so that a schema library can read it as it
is: :class:`Scalar` (``str``), :class:`Mapping` (``dict``) and :class:`Sequence` (``list``). No
scalar is given a type here: ``no``, ``010`` and ``12:30`` stay what was written.
"""

from __future__ import annotations

import re
from typing import Any, TypeAlias

import yaml

from generator.diagnostics.diagnostic import Diagnostic, Related, error, has_errors
from generator.diagnostics.span import Span
from generator.reference.lookup import find
from generator.source.escapes import swallowing
from generator.source.file import SourceFile
from generator.source.marks import odd_spaces
from generator.source.places import Origin, Written, places, written
from generator.source.slips import in_braces, in_quotes, line_slip, slip
from generator.source.words import normal

MAX_DEPTH = 24
MAX_NODES = 20_000

_ANSWERS = ("answers", "at_any_point")
_SAID_TWICE = {"text", "note", "reads"}
_KEY = re.compile(r"[\w.-]+( [\w.-]+)*")


class Scalar(str):
    """A scalar's text in its normal form. It knows where in the file each of its letters stands."""

    span: Span
    _origin: Origin | None  # None: made from a part of another one
    _places: tuple[Written, ...] | None  # of the letters, once somebody asks

    def __new__(cls, text: str, span: Span, origin: Origin | None = None) -> Scalar:
        """Make a scalar; ``origin`` says how it is written."""
        self = super().__new__(cls, text)
        self.span = span
        self._origin = origin
        self._places = None
        return self

    def part(self, start: int, end: int) -> Span:
        """Return the span of some characters of the text, or of all of it where that is unknown."""
        if self._places is None and self._origin:
            self._places = places(self, self._origin) or ()
        if not self._places:
            return self.span
        first, last = self._places[start], self._places[end - 1]
        return Span(self.span.path, first.line, first.column, last.line, last.end)

    @property
    def comment(self) -> str:
        """The comment behind a text without quotes, with the spaces before its ``#``."""
        return self._origin.comment if self._origin else ""

    @property
    def is_in_flow(self) -> bool:
        """Whether it stands between brackets or braces."""
        return self._origin is not None and self._origin.is_in_flow

    @property
    def is_quoted(self) -> bool:
        """Whether it stands in quotes that YAML knows."""
        return self.style in ("'", '"')

    @property
    def style(self) -> str | None:
        """How it is written: a quote that YAML knows, ``|`` or ``>``. None: without any."""
        return (self._origin.style or None) if self._origin else None

    def on_one_line(self) -> Scalar:
        """Return the text with its lines joined by spaces."""
        return Scalar(self.replace("\n", " "), self.span, self._origin)


class Mapping(dict[Scalar, "Tree"]):
    """A mapping in the order written; its keys are scalars with spans."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.end: Span | None = None  # where a brace closes it
        self._key_spans: dict[str, Span] = {}

    def enter(self, key: Scalar, node: Tree) -> None:
        """Add a value, unless the key has one."""
        self.setdefault(key, node)
        self._key_spans.setdefault(key, key.span)

    def key_span(self, name: str) -> Span:
        """Return the span of a key, or the mapping's own where the key is absent."""
        return self._key_spans.get(name, self.span)


class Sequence(list["Tree"]):
    """A sequence in the order written."""

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.end: Span | None = None  # where a bracket closes it


Tree: TypeAlias = Scalar | Mapping | Sequence

_FIRST_LETTER = ("found character that cannot start", "did not find expected alphabetic")
_COUNTED = r"^\(?\d{1,3}[.)]\s+(?=\S)"
_COLON = "put text that holds a colon and a space in double quotes"
_BACKSLASH = r"write \\ for a backslash, or put the text in single quotes"
_SYNTAX_HINTS = {
    "mapping values are not allowed": _COLON,
    "did not find expected key": "check the indentation of this line and the quotes before it",
    "did not find expected ',' or '}'": "text between braces that holds a comma needs quotes",
    "did not find expected ',' or ']'": "text between brackets that holds a comma needs quotes",
    "did not find expected '-' indicator": "this line has to begin where the lines of its entry do",
    "could not find expected ':'": "a key is followed by a colon and a space, and the lines of a "
    "text begin further right than its key",
    "block sequence entries": "put text that begins with a hyphen and a space in double quotes",
    "did not find expected comment or line break": "put text that begins with > or | in quotes",
    "found unknown escape character": _BACKSLASH,
    "did not find expected hexdecimal": _BACKSLASH,
}


def parse_tree(source: SourceFile) -> tuple[Mapping | None, tuple[Diagnostic, ...]]:
    """Parse one YAML document whose top is a mapping.

    Returns the tree, or ``None`` with the diagnostics: a syntax error, aliases, tags, duplicate or
    nested keys, several documents, nesting or size beyond the limits, a top that is no mapping.
    Warnings come with the tree.
    """
    builder = _Builder(source)
    try:
        for event in yaml.parse(source.text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                break
    except yaml.MarkedYAMLError as failure:
        found = _syntax_error(source, failure)
        if all(each.span.line != found.span.line for each in builder.problems):
            builder.problems.append(found)
    except yaml.YAMLError as failure:  # the reader's own errors carry no mark
        where = Span.point(source.name)
        builder.problems.append(error("yaml-syntax", str(failure).splitlines()[0].lower(), where))
    problems = tuple(builder.problems)
    if has_errors(problems):
        return None, problems
    if not isinstance(builder.root, Mapping):
        where = builder.root.span if builder.root is not None else Span.point(source.name)
        message = "a definition starts with `protocol:` and other keys"
        hint = "`protocol new` makes a folder with a definition to begin with"
        return None, (*problems, error("not-a-mapping", message, where, hints=[hint]))
    return builder.root, problems


def _syntax_error(source: SourceFile, failure: yaml.MarkedYAMLError) -> Diagnostic:
    problem = (failure.problem or failure.context or "this is not YAML").strip()
    if problem.startswith("found unexpected end of stream") and failure.context_mark:
        message = f"this is never closed ({failure.context})"  # the end of the file says nothing
        hint = "a quote, bracket or brace is opened and never closed"
        return error("yaml-syntax", message, _at(source, failure.context_mark), hints=[hint])
    found = slip(source, failure)
    if found:
        return found
    hints = [hint for start, hint in _SYNTAX_HINTS.items() if problem.startswith(start)]
    mark = failure.problem_mark
    colon = _colon(source, mark, problem)
    if mark and colon:
        return error("yaml-syntax", "a colon stands in this text", _at(source, mark), hints=colon)
    related: tuple[Related, ...] = ()
    if failure.context and failure.context_mark and failure.problem_mark:
        related = (Related(failure.context, _at(source, failure.context_mark)),)
    if mark and problem.startswith(_FIRST_LETTER):
        begin = failure.context_mark or mark
        place = begin if _char(source, begin) in "*&" else mark
        message = f"a text without quotes cannot begin with {_char(source, place)}"
        return error("yaml-syntax", message, _at(source, place), hints=[_quoted(source, place)])
    if mark and problem.startswith("mapping keys are not allowed"):
        message = "a text without quotes cannot begin with a question mark and a space"
        return error("yaml-syntax", message, _at(source, mark), hints=[_quoted(source, mark)])
    message = problem[0].lower() + problem[1:]
    if problem.startswith("could not find expected ':'") and failure.context_mark:
        message, related = "this line has no colon behind its key", ()
        where = _at(source, failure.context_mark)
    else:
        where = _at(source, failure.problem_mark or failure.context_mark)
    return error("yaml-syntax", message, where, related=related, hints=hints)


def _quoted(source: SourceFile, mark: yaml.Mark) -> str:
    whole = in_quotes(source.lines[mark.line], mark.column)
    return f"put it in double quotes{f': {whole}' if whole else ''}"


def _colon(source: SourceFile, mark: yaml.Mark | None, problem: str) -> list[str]:
    """Return the ways out where a colon with a space behind it stands in a text; else nothing."""
    is_in_braces = problem.startswith("did not find expected ','")
    if not mark or not (is_in_braces or problem.startswith("mapping values are not allowed")):
        return []
    if _char(source, mark) != ":":
        return []
    line = source.lines[mark.line]
    braces = in_braces(line, mark.column)
    if braces:
        return [f"put keys on one line into braces: `{braces}`"]
    whole = in_quotes(line, mark.column)
    hints = [f"{_COLON}: {whole}" if whole else _COLON]
    word = re.search(r"\w+$", line[: mark.column])
    if word and not is_in_braces and find(word[0]):
        hints.append(f"if `{word[0]}` is a key, begin a new line with it")
    return hints


def _char(source: SourceFile, mark: yaml.Mark) -> str:
    line = source.lines[mark.line] if mark.line < len(source.lines) else ""
    return line[mark.column : mark.column + 1]


def _at(source: SourceFile, mark: yaml.Mark | None) -> Span:
    """Return a mark's place; the parser counts a line more when a file ends inside something."""
    if mark is None:
        return Span.point(source.name)
    if mark.line < len(source.lines):
        return Span.point(source.name, mark.line + 1, mark.column + 1)
    return Span.point(source.name, len(source.lines), len(source.lines[-1]) + 1)


class _Builder:
    """Builds the tree from parser events without recursion, so depth costs no stack."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.root: Tree | None = None
        self.problems: list[Diagnostic] = []
        self._open: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []  # the key that waits for its value, one per level
        self._nodes = 0
        self._flows = 0  # collections between brackets or braces that are open
        self._documents = 0
        self._cut: Scalar | None = None  # the last key that is none, but a part of a text

    def take(self, event: Any) -> bool:
        """Take one event; return whether parsing is to go on."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                hint = "take this line out: a file holds one definition"
                self._report("yaml-documents", "a second document starts here", event, hint)
                return False
        elif isinstance(event, yaml.AliasEvent):
            if not self._is_counted(event):
                return False
            hint = "write a shared step once under `wording:` and refer to it with `use:`"
            self._report("yaml-alias", f"the alias *{event.anchor} stands here", event, hint)
            self._add(Scalar("", self._span(event)))
        elif isinstance(event, yaml.NodeEvent):
            return self._node(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            node = self._open.pop()
            node.end = self._span(event) if self._flows else None
            self._keys.pop()
            self._flows = max(self._flows - 1, 0)
        return True

    def _is_counted(self, event: Any) -> bool:
        """Count one more node; say whether it is within the limit."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._report("too-many-values", f"there are more than {MAX_NODES} values", event)
        return self._nodes <= MAX_NODES

    def _node(self, event: Any) -> bool:
        if not self._is_counted(event):
            return False
        if event.anchor is not None:
            hint = "write a shared step once under `wording:` and refer to it with `use:`"
            self._report("yaml-alias", f"the anchor &{event.anchor} stands here", event, hint)
        if event.tag is not None:
            hint = "leave it out, or put the text in double quotes"
            self._report("yaml-tag", f"the tag {event.tag} stands here", event, hint)
        if isinstance(event, yaml.ScalarEvent):
            self._add(self._scalar(event))
            return True
        if len(self._open) == MAX_DEPTH:
            self._report("nested-too-deeply", f"nested more than {MAX_DEPTH} levels deep", event)
            return False
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        node = kind(self._span(event))
        self._flows += bool(event.flow_style)  # what stands inside flows too
        self._add(node)
        self._open.append(node)
        self._keys.append(None)
        return True

    def _scalar(self, event: Any) -> Scalar:
        span = self._span(event)
        origin = Origin(self.source, span, event.style, self._flows > 0)
        self.problems.extend(swallowing(origin))
        text = normal(event.value)
        if not text and any(each.text.strip() for each in written(origin)):
            message = "nothing of this text can be seen"
            self.problems.append(error("empty-value", message, span))
        return Scalar(text, span, origin)

    def _add(self, node: Tree) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
            return
        key = self._keys[-1]
        if key is not None:
            self._keys[-1] = None
            parent.enter(key, node)
            return
        if not isinstance(node, Scalar):
            self.problems.append(error("yaml-key", "a key has to be plain text", node.span))
            node = Scalar(f"?{self._nodes}", node.span)
        elif not _KEY.fullmatch(node):
            message = "a key is made of letters, digits, hyphens and underscores"
            hints = self._with_colon(node)
            unfit = self._no_key(node) or error("yaml-key", message, node.span, hints=hints)
            self.problems.append(line_slip(self.source, node.span.line) or unfit)
        elif problem := self._no_key(node):
            if not parent or next(reversed(parent)) is not self._cut:  # the next comma of a text
                self.problems.append(problem)
            self._cut = node
        odd = list(odd_spaces(self.source, node.span))
        self.problems.extend(odd)
        self._keys[-1] = node
        if node in parent and not odd:  # with another space before it, it belongs elsewhere
            first = Related("it is first given here", parent.key_span(node))
            message = f"the key `{node}` is given twice"
            hint = "keep one of the two"
            if node in _SAID_TWICE:
                hint = "make one text of the two, or write each behind a hyphen under `list:`"
            problem = error("duplicate-key", message, node.span, related=[first], hints=[hint])
            self.problems.append(problem)

    def _with_colon(self, key: Scalar) -> list[str]:
        """Return how a text with a colon is written that YAML reads as a key."""
        line = self.source.lines[key.span.line - 1]
        whole = line[key.span.column - 1 :].strip()
        if key.is_in_flow or key.is_quoted or '"' in whole or "\\" in whole:
            return [_COLON]
        holder = self._open[-3] if len(self._open) > 2 else None  # of the list of such entries
        is_entry = isinstance(self._open[-2] if holder is not None else None, Sequence)
        whole = f'"{re.sub(_COUNTED, "", whole)}"'
        under = next(reversed(holder), "") if is_entry and isinstance(holder, Mapping) else ""
        if under in _ANSWERS:
            to = whole[1:-1].removeprefix(f"{key}:").strip() or "…"
            return [f'write `- {{label: "{key}", to: {to}}}`']
        if under == "steps":
            words = re.findall("[a-z][a-z0-9]*", key.lower())[:3]
            return [f"write `- {{id: {'-'.join(words) or 'first'}, text: {whole}}}`"]
        return [f"{_COLON}: {'- ' if is_entry else ''}{whole}"]

    def _no_key(self, key: Scalar) -> Diagnostic | None:
        """Return the diagnostic of a key between braces that no colon follows."""
        span = key.span
        line, behind = self.source.lines[span.line - 1], self.source.lines[span.end_line - 1]
        if not key.is_in_flow or behind[span.end_column - 1 :].lstrip(" ").startswith(":"):
            return None
        before = line[: span.column - 1].rstrip(" ")
        if "=" in key:
            message = "a key is followed by a colon and a space, not by ="
            hint = f"write `{re.sub(' *= *', ': ', key, count=1)}`"
            return error("yaml-syntax", message, span, hints=[hint])
        if not before.endswith(","):
            message = "keys stand between braces, each with a colon and a value"
            hint = "put text that begins with a brace in double quotes"
            if before.endswith("{"):
                hint += f', as in "{{{key}}}"'
            return error("yaml-syntax", message, span, hints=[hint])
        where = Span(span.path, span.line, len(before), span.line, len(before) + 1)
        whole = in_quotes(line, len(before) - 1)
        hint = "put text that holds a comma in double quotes" + (f": {whole}" if whole else "")
        return error("yaml-syntax", "a comma ends the text before it", where, hints=[hint])

    def _span(self, event: Any) -> Span:
        start, end = _at(self.source, event.start_mark), _at(self.source, event.end_mark)
        return Span(start.path, start.line, start.column, end.line, end.column)

    def _report(self, code: str, message: str, event: Any, hint: str | None = None) -> None:
        hints = [hint] if hint else []
        self.problems.append(error(code, message, self._span(event), hints=hints))
