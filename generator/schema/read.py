"""Tree → Definition, with every mismatch as a diagnostic at its place."""

from __future__ import annotations

import re

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.nearest import MAX_HINTED, nearest, nearest_hint
from generator.diagnostics.span import Span
from generator.schema.answered import odd_key, shown
from generator.schema.colons import entry_meant
from generator.schema.definition import Definition
from generator.schema.elsewhere import belongs
from generator.schema.forms import CONDITIONS, answers_from_words, from_words
from generator.schema.lists import doubtful_lists
from generator.schema.meant import is_own, meant_hint
from generator.schema.named import condition_meant, names_at, score_meant, step_meant
from generator.schema.needed import PREFIXES, lacking
from generator.schema.scalars import Reading
from generator.schema.shapes import (
    WANTED,
    Loc,
    Said,
    few_entries,
    is_with_colon,
    key_of,
    keys_wanted,
    name_of,
)
from generator.schema.targets import EXPECTED, groups_in, target_wanted
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
            if detail["type"] != "missing" or not _is_meant(tree, detail, reading)
        )
        lines = {each.span.line for each in mismatches}  # the same slip is not told twice
        doubts = (each for each in lists if each.span.line not in lines)
        return None, (*mismatches, *reading.doubts, *doubts)


def _diagnostic(
    tree: Mapping, detail: ErrorDetails, reading: Reading, *, hinted: bool
) -> Diagnostic:
    kind, context = detail["type"], detail.get("ctx") or {}
    if kind == "extra_forbidden":
        return _unknown(tree, detail, reading, hinted=hinted)
    if kind == "missing":
        parent, key = _find(tree, detail["loc"][:-1]), str(detail["loc"][-1])
        message = f"the key `{key}` is missing here"
        assert isinstance(parent, Mapping)
        hint = lacking(reading.sections.get(id(parent)), key, parent)
        return error("missing-key", message, _head(parent), hints=(hint,) if hinted else ())
    place = _find(tree, detail["loc"])
    if isinstance(context.get("needed"), str):
        span = _head(place)
        if "key" in context and isinstance(place, Mapping):
            span = place.key_span(context["key"])
        if "at" in context and isinstance(place, Scalar):
            span = place.part(*context["at"])
        needed = context["needed"].replace("[%s]", f"[{_item(tree, detail['loc'])}]")
        return error(kind, detail["msg"], span, hints=(needed,))
    shaped = _shaped(tree, detail, place)
    if shaped is not None:
        return shaped
    hints: tuple[str, ...] = ()
    if kind == "bad-identifier" and key_of(detail["loc"]) in ("to", "next"):
        hints = step_meant(tree, detail["loc"], str(place))
    if kind == "bad-identifier" and key_of(detail["loc"]) in CONDITIONS | {"item"}:
        is_number = str(place)[:1].isdigit() and _near(tree, detail, reading) not in names_at(
            tree, detail["loc"]
        )
        hints = condition_meant(tree, detail["loc"]) if is_number else ()
    if context.get("near") and not hints:
        hints = (f"for example `{_near(tree, detail, reading)}`",)
    if "choices" in context and isinstance(place, Scalar):
        hints = nearest_hint(place, context["choices"])
    return error(kind, detail["msg"], _head(place), hints=hints)


def _unknown(tree: Mapping, detail: ErrorDetails, reading: Reading, *, hinted: bool) -> Diagnostic:
    """Return the diagnostic of a key that is not known where it stands."""
    parent, name = _find(tree, detail["loc"][:-1]), str(detail["loc"][-1])
    assert isinstance(parent, Mapping)
    message = f"the key `{name}` is not known here"
    here, section = reading.keys[id(parent)](), reading.sections.get(id(parent))
    free = {key for key in here if key not in parent}  # of a mapping with thousands of keys, too
    entry = entry_meant(section, parent, here)
    if entry is not None:
        return error("unknown-key", message, parent.key_span(name), hints=(entry,))
    hints = meant_hint(name, section, free)
    if section == "PathwaySection" and "id" in parent:
        on = f"{{pathway: {parent['id']}}}"  # type: ignore[index]
        hints = tuple(hint.replace("{pathway: …}", on) for hint in hints)
    if hinted and not hints and nearest(name, free) is None:
        meant = odd_key(section, name, parent, groups_in(tree))
        if meant:
            return error("unknown-key", message, parent.key_span(name), hints=(meant,))
    if not hints and name not in here:
        hints = belongs(name, here)
    if hinted and not hints:
        hints = nearest_hint(name, free)
    is_answered = any(" " in hint and not hint.startswith("write it as") for hint in hints)
    is_answered = is_answered or is_own(name, section)
    if hinted and not is_answered and next(key for key in parent if key == name).is_in_flow:
        hints = (*hints, "if it belongs to the text before it, put that text in double quotes")
    return error("unknown-key", message, parent.key_span(name), hints=hints)


def _is_meant(tree: Mapping, detail: ErrorDetails, reading: Reading) -> bool:
    """Say whether a key that is missing is there under another name, which is told there."""
    parent, key = _find(tree, detail["loc"][:-1]), str(detail["loc"][-1])
    assert isinstance(parent, Mapping)
    section, known = reading.sections.get(id(parent)), reading.keys[id(parent)]()
    if entry_meant(section, parent, known) is not None:
        return True
    if section == "ParallelSection" and key == "steps":  # the steps stand behind `parallel`
        return isinstance(parent.get("parallel"), Sequence)  # type: ignore[call-overload]
    others = [name for name in parent if name not in known]
    if section == "LevelSection" and len(others) == len(parent):
        return bool(others)  # such as {Air: 0}
    return any(meant_hint(name, section, {key}) == (f"write it as `{key}`",) for name in others)


def _near(tree: Mapping, detail: ErrorDetails, reading: Reading) -> str:
    """Return what a value may be meant as; a name that is a number is called by what it names."""
    near, holder = str(detail["ctx"]["near"]), _find(tree, detail["loc"][:-1])
    prefix = PREFIXES.get(reading.sections.get(id(holder)) or "", "step-")
    return near.replace("step-", prefix, 1) if detail["type"] == "bad-identifier" else near


def _shaped(tree: Mapping, detail: ErrorDetails, place: Tree) -> Diagnostic | None:
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
    if kind == "bad-identifier" and key_of(loc) in CONDITIONS and isinstance(place, Scalar):
        meant = from_words(place)
        if meant and re.search(r"\bstep-\d", meant):  # numbers, which name nothing
            return error(kind, detail["msg"], place.span, hints=condition_meant(tree, loc))
        message = f"{name_of(loc)} takes a name or keys, not `{place}`"
        return error(kind, message, place.span, hints=(f"write `{meant}`",)) if meant else None
    if kind == "bad-identifier" and key_of(loc) in ("is", "score") and isinstance(place, Scalar):
        meant = answers_from_words(place) if key_of(loc) == "is" else None
        if meant:
            return error(kind, detail["msg"], place.span, hints=(f"write `{meant}`",))
    wanted = context.get("wanted", kind)
    told = _said(tree, detail, place, wanted)
    if told is None:
        return None
    code = "wrong-shape" if wanted in ("keys", "text", "list_type", "dict_type") else kind
    message, hints = told
    if loc.count("list") > 1 and code == "wrong-shape" and not is_with_colon(place):
        hints = ("a point may have points, and those have none: say more in their text",)
    return error(code, message, _head(place), hints=hints)


def _said(tree: Mapping, detail: ErrorDetails, place: Tree, wanted: str) -> Said | None:
    """Return what is said of a value of another shape; None: nothing in particular."""
    loc, context = detail["loc"], detail.get("ctx") or {}
    is_text = isinstance(place, Scalar) and bool(place)
    leads = set(context.get("keys", ())) == {"pathway", "outcome"}
    expects = set(context.get("choices", ())) == EXPECTED
    if (leads or expects) and isinstance(place, Scalar) and is_text:
        return target_wanted(loc, place, tree, can_be_none=expects)
    if wanted != "keys" and wanted not in WANTED:
        return None
    if key_of(loc) == "score" and isinstance(place, Scalar):
        hint = score_meant(tree, loc, place)
        if hint is not None:
            return f"{name_of(loc)} takes a list of groups and items, not `{place}`", (hint,)
    said = (
        keys_wanted(loc, place, context["keys"], context["needed"])
        if wanted == "keys"
        else WANTED[wanted](loc, place)
    )
    meant = shown(loc, place, wanted)
    if meant is None:
        return said
    if wanted != "text":
        return said[0], (meant,)
    takes = "a number" if key_of(loc) in ("at_least", "points") else "a name or keys"
    return said[0].replace("one text", takes, 1), (meant,)


def _item(tree: Mapping, loc: Loc) -> str:
    """Return the item that the condition at a place is about."""
    named = next((n for n in range(len(loc) - 1, 0, -1) if loc[n] == "is"), len(loc))
    item = _find(tree, (*loc[:named], "item"))
    return str(item) if isinstance(item, Scalar) else "…"


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
