"""What a value may name at its place: the steps of a pathway, or the items and groups of a
screening, and which of them is meant."""

from __future__ import annotations

from generator.diagnostics.nearest import MAX_LISTED, nearest, nearest_hint
from generator.schema.scalars import as_identifier
from generator.schema.shapes import Loc
from generator.source.tree import Mapping, Scalar, Sequence, Tree

EVERYTHING = frozenset({"all", "every", "everything", "total", "sum", "groups", "all groups"})
"""What people write for the score of all groups."""

_WORDINGS = ("text", "decision", "parallel")


def step_meant(tree: Mapping, loc: Loc, said: str) -> tuple[str, ...]:
    """Return a hint on the step that a number or a text names, at the place of a target."""
    steps = steps_at(tree, loc)
    if said.isdigit() and 0 < int(said) <= len(steps):
        name = list(steps)[int(said) - 1]
        return (f"steps are named by their `id`, not by their number: the {said}. is `{name}`",)
    named = as_identifier(said)
    found = [id for id, text in steps.items() if named in (id, as_identifier(text))]
    if found:
        return (f"steps are named by their `id`: write `{found[0]}`",)
    near = nearest(named, steps)
    if near is not None:
        return (f"steps are named by their `id`: did you mean `{near}`?",)
    return nearest_hint(named, steps)


def score_meant(tree: Mapping, loc: Loc, said: str) -> str | None:
    """Return a hint on a score of everything, or of a number alone; None: it is neither."""
    groups = list(groups_at(tree, loc)) or ["…"]
    if said.lower() in EVERYTHING:
        if len([step for step in loc if not str(step).startswith("<")]) == 3:
            return "leave `score` out: bands then read the points of all groups"
        return f"name the groups: `score: [{', '.join(groups)}]`"
    if said.isdigit():
        return f"name the groups whose points are read: `{{score: [{groups[0]}], from: {said}}}`"
    return None


def condition_meant(tree: Mapping, loc: Loc) -> tuple[str, ...]:
    """Return a hint on a number where a condition names an item or a group."""
    known = ", ".join(names_at(tree, loc)[:MAX_LISTED])
    named = "items and groups are named by their `id`, not by a number"
    return (f"{named}; known here: {known}",) if known else ()


def steps_at(tree: Mapping, loc: Loc) -> dict[str, str]:
    """Return the steps of the pathway that a place lies in: name → text."""
    found: dict[str, str] = {}
    if len(loc) > 1 and loc[0] == "pathways":
        for step in _entries(_entry(tree, "pathways", loc[1]), "steps"):
            id = _get(step, "id")
            text = next((t for key in _WORDINGS if isinstance(t := _get(step, key), Scalar)), "")
            if isinstance(id, Scalar):
                found.setdefault(str(id), str(text))
    return found


def groups_at(tree: Mapping, loc: Loc) -> dict[str, list[str]]:
    """Return the groups of the screening that a place lies in, with their items."""
    if len(loc) < 2 or loc[0] != "screening":
        return {}
    groups = _entries(_entry(tree, "screening", loc[1]), "groups")
    return {
        str(_get(group, "id")): [str(_get(item, "id")) for item in _entries(group, "items")]
        for group in groups
        if isinstance(_get(group, "id"), Scalar)
    }


def names_at(tree: Mapping, loc: Loc) -> list[str]:
    """Return the names that a condition can have at a place."""
    groups = groups_at(tree, loc)
    return [*groups, *(item for items in groups.values() for item in items)]


def _entry(tree: Mapping, key: str, position: int | str) -> Tree | None:
    listed = _get(tree, key)
    is_there = isinstance(listed, Sequence) and isinstance(position, int)
    return listed[position] if is_there and position < len(listed) else None  # type: ignore


def _entries(node: Tree | None, key: str) -> list[Tree]:
    listed = _get(node, key)
    return list(listed) if isinstance(listed, Sequence) else []


def _get(node: Tree | None, key: str) -> Tree | None:
    return node.get(key) if isinstance(node, Mapping) else None  # type: ignore[call-overload]
