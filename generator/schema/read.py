"""Tree → Definition, with every mismatch as a diagnostic at its place."""

from __future__ import annotations

import re
from collections.abc import Callable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.nearest import MAX_HINTED, nearest_hint
from generator.diagnostics.span import Span
from generator.schema.definition import Definition
from generator.schema.scalars import Reading
from generator.source.marks import NO_HYPHENS, mark_in_place
from generator.source.tree import Mapping, Scalar, Sequence, Tree

_MEANT = {
    "points": "list", "items": "list", "bullets": "list", "details": "list",
    "role": "who", "roles": "who", "responsible": "who", "owner": "who", "by": "who",
    "deadline": "within", "time": "within", "time_limit": "within", "until": "within",
    "question": "decision", "options": "answers", "choices": "answers", "if": "decision",
    "description": "text", "body": "text", "content": "text", "words": "text",
    "name": "title", "heading": "title", "color": "hue", "colour": "hue",
    "comment": "note", "remark": "note", "hint": "note", "goto": "next", "then": "next",
    "purpose": "passages", "warning": "passages", "warnings": "passages", "disclaimer": "passages",
    "footnote": "passages", "footnotes": "passages", "intro": "passages",
    "introduction": "passages", "preamble": "passages", "passage": "passages",
    "where": "on", "place": "on", "places": "on", "type": "kind",
    "priority": "urgency", "severity": "urgency", "level": "urgency", "risk": "urgency",
    "anytime": "at_any_point", "any_time": "at_any_point", "always": "at_any_point",
    "at_any_time": "at_any_point", "any_point": "at_any_point", "when": "label",
    "lead_words": "lead", "keywords": "lead",
}  # fmt: skip
"""What people write who do not know the keys yet → the key that they mean, where it may stand."""

_ELSE_MEANT = {"if": "label", "next": "to", "then": "to", "goto": "to"}
"""What that means where the first key may not stand: of an answer."""


def read_definition(tree: Mapping) -> tuple[Definition | None, tuple[Diagnostic, ...]]:
    """Give the tree its types.

    Returns the definition, or ``None`` and every mismatch in it; and what can be doubted.
    """
    reading = Reading()
    try:
        definition = Definition.model_validate(tree, context=reading)
        return definition, tuple(reading.doubts)
    except ValidationError as failure:
        details = failure.errors(include_url=False, include_input=False)
        mismatches = (
            _diagnostic(tree, detail, reading.keys, hinted=number < MAX_HINTED)
            for number, detail in enumerate(details)
        )
        return None, (*mismatches, *reading.doubts)


def _diagnostic(
    tree: Mapping, detail: ErrorDetails, known: dict[int, Callable[[], set[str]]], *, hinted: bool
) -> Diagnostic:
    kind, context = detail["type"], detail.get("ctx") or {}
    if kind == "extra_forbidden":
        parent, name = _find(tree, detail["loc"][:-1]), str(detail["loc"][-1])
        assert isinstance(parent, Mapping)
        message = f"the key `{name}` is not known here"
        here = known[id(parent)]()
        hints = nearest_hint(name, here - set(parent)) if hinted else ()
        meant = {_MEANT.get(name), _ELSE_MEANT.get(name)} & (here - set(parent))
        if meant:
            hints = (f"write it as `{meant.pop()}`",)
        if next(key for key in parent if key == name).is_in_flow:
            hints = (*hints, "if it belongs to the text before it, put that text in double quotes")
        return error("unknown-key", message, parent.key_span(name), hints=hints)
    if kind == "missing":
        parent = _find(tree, detail["loc"][:-1])
        message = f"the key `{detail['loc'][-1]}` is missing here"
        return error("missing-key", message, _head(parent))
    place = _find(tree, detail["loc"])
    if kind == "too_short":
        least = context.get("min_length", 1)
        message = f"expected at least {least} {'entry' if least == 1 else 'entries'} here"
        return error("too-few-entries", message, _head(place))
    if kind == "too_long":
        most = context["max_length"]
        message = f"there are more than {most} entries here"
        return error("too-many-entries", message, _head(place))
    if kind in ("list_type", "dict_type"):
        if isinstance(place, Scalar) and place[:1] and place[0] in NO_HYPHENS:
            hint = "an entry of a list begins with a hyphen and a space"
            return mark_in_place(place[0], place.part(0, 1), hint)
        wanted = "a list" if kind == "list_type" else "keys with values"
        is_dashed = isinstance(place, Scalar) and re.match("-[^-]", place) is not None
        hints = ("put a space behind the hyphen that begins an entry",) if is_dashed else ()
        if not hints and kind == "list_type" and isinstance(place, Scalar):
            hints = ("put each entry on a line of its own behind a hyphen and a space",)
        return error("wrong-shape", f"expected {wanted} here", _head(place), hints=hints)
    hints = ()
    if detail["loc"].count("list") > 1 and kind == "wrong-shape":
        hints = ("a point may have points, and those have none: say more in their text",)
    if context.get("near"):
        hints = (f"for example `{context['near']}`",)
    if "needed" in context:
        hints = (str(context["needed"]),)
    if "choices" in context and isinstance(place, Scalar):
        hints = nearest_hint(place, context["choices"])
    if "at" in context and isinstance(place, Scalar):
        return error(kind, detail["msg"], place.part(*context["at"]), hints=hints)
    return error(kind, detail["msg"], _head(place), hints=hints)


def _head(node: Tree) -> Span:
    """Return where to point for a whole node: a scalar itself, else the start of the collection."""
    if isinstance(node, Scalar):
        return node.span
    first = next(iter(node), None)
    if isinstance(node, Mapping) and isinstance(first, Scalar):
        return first.span
    span = node.span
    return Span(span.path, span.line, span.column, span.line, span.column + 1)


def _find(tree: Mapping, loc: tuple[int | str, ...]) -> Tree:
    """Follow a location down the tree as far as it goes.

    Locations also hold the tags of unions, in angle brackets, which are no part of the tree.
    """
    node: Tree = tree
    steps = [step for step in loc if not (isinstance(step, str) and step.startswith("<"))]
    for position, step in enumerate(steps):
        if isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            node = node[step]
        elif isinstance(node, Mapping) and step == "[key]":
            break
        elif isinstance(node, Mapping) and step in node:
            if position + 1 < len(steps) and steps[position + 1] == "[key]":
                return next(key for key in node if key == step)
            node = node[step]  # type: ignore[index]
    return node
