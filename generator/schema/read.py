"""Tree → Definition, with every mismatch as a diagnostic at its place."""

from __future__ import annotations

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.nearest import MAX_HINTED, nearest_hint
from generator.diagnostics.span import Span
from generator.schema.definition import Definition
from generator.schema.elsewhere import belongs
from generator.schema.lists import doubtful_lists
from generator.schema.meant import meant_hint
from generator.schema.scalars import Reading
from generator.schema.shapes import WANTED, few_entries, keys_wanted, name_of
from generator.source.marks import NO_HYPHENS, mark_in_place
from generator.source.tree import Mapping, Scalar, Sequence, Tree


def read_definition(tree: Mapping) -> tuple[Definition | None, tuple[Diagnostic, ...]]:
    """Give the tree its types.

    Returns the definition, or ``None`` and every mismatch in it; and what can be doubted.
    """
    reading = Reading()
    lists = tuple(doubtful_lists(tree))
    try:
        definition = Definition.model_validate(tree, context=reading)
        return definition, (*reading.doubts, *lists)
    except ValidationError as failure:
        details = failure.errors(include_url=False, include_input=False)
        mismatches = tuple(
            _diagnostic(tree, detail, reading, hinted=number < MAX_HINTED)
            for number, detail in enumerate(details)
        )
        lines = {each.span.line for each in mismatches}  # the same slip is not told twice
        doubts = (each for each in lists if each.span.line not in lines)
        return None, (*mismatches, *reading.doubts, *doubts)


def _diagnostic(
    tree: Mapping, detail: ErrorDetails, reading: Reading, *, hinted: bool
) -> Diagnostic:
    kind, context = detail["type"], detail.get("ctx") or {}
    if kind == "extra_forbidden":
        parent, name = _find(tree, detail["loc"][:-1]), str(detail["loc"][-1])
        assert isinstance(parent, Mapping)
        message = f"the key `{name}` is not known here"
        here = reading.keys[id(parent)]()
        hints = meant_hint(name, reading.sections.get(id(parent)), here - set(parent))
        if hinted and not hints and name not in here:
            hints = belongs(name, here)
        if hinted and not hints:
            hints = nearest_hint(name, here - set(parent))
        if next(key for key in parent if key == name).is_in_flow:
            hints = (*hints, "if it belongs to the text before it, put that text in double quotes")
        return error("unknown-key", message, parent.key_span(name), hints=hints)
    if kind == "missing":
        parent, key = _find(tree, detail["loc"][:-1]), detail["loc"][-1]
        message = f"the key `{key}` is missing here"
        hint = f"`protocol explain {key}` shows how it is written"
        return error("missing-key", message, _head(parent), hints=(hint,) if hinted else ())
    place = _find(tree, detail["loc"])
    shaped = _shaped(detail, place)
    if shaped is not None:
        return shaped
    hints = ()
    if context.get("near"):
        hints = (f"for example `{context['near']}`",)
    if "needed" in context:
        hints = (str(context["needed"]),)
    if "choices" in context and isinstance(place, Scalar):
        hints = nearest_hint(place, context["choices"])
    if "at" in context and isinstance(place, Scalar):
        return error(kind, detail["msg"], place.part(*context["at"]), hints=hints)
    return error(kind, detail["msg"], _head(place), hints=hints)


def _shaped(detail: ErrorDetails, place: Tree) -> Diagnostic | None:
    """Return the diagnostic of a value of another shape, or of an unfit number of entries."""
    kind, loc, context = detail["type"], detail["loc"], detail.get("ctx") or {}
    if kind == "too_short":
        said = few_entries(loc, place, context.get("min_length", 1))
        return error("too-few-entries", said[0], _head(place), hints=said[1])
    if kind == "too_long":
        message = f"{name_of(loc)} holds {len(place)} entries, and at most {context['max_length']}"
        return error("too-many-entries", message, _head(place), hints=["divide it"])
    if kind == "list_type" and isinstance(place, Scalar) and place[:1] and place[0] in NO_HYPHENS:
        hint = "an entry of a list begins with a hyphen and a space"
        return mark_in_place(place[0], place.part(0, 1), hint)
    wanted = context.get("wanted", kind)
    if wanted == "keys":
        said = keys_wanted(loc, place, context["keys"], context["needed"])
    elif wanted in WANTED:
        said = WANTED[wanted](loc, place)
    else:
        return None
    code = "wrong-shape" if wanted in ("keys", "text", "list_type", "dict_type") else kind
    hints = said[1]
    if loc.count("list") > 1 and code == "wrong-shape":
        hints = ("a point may have points, and those have none: say more in their text",)
    return error(code, said[0], _head(place), hints=hints)


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
