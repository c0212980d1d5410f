"""Where something leads, said by a bare name: which of the two it is, and how that is written."""

from __future__ import annotations

from generator.diagnostics.nearest import nearest
from generator.schema.shapes import Loc, Said, key_of, name_of, written
from generator.source.tree import Mapping, Scalar, Sequence, Tree

_FEW = 8
"""As many targets are listed where none is similar."""

_NOWHERE = ("none", "nothing", "no", "open", "null", "~")

EXPECTED = frozenset({"none", "open"})
"""What an example can read as that is no target."""


def targets_in(tree: Mapping) -> dict[str, str]:
    """Return what can be led to: name → how it is written. A rule stands for where it leads."""
    found: dict[str, str] = {}
    for section, kind in (("outcomes", "outcome"), ("pathways", "pathway")):
        for each in _entries(tree, section):
            id = each.get("id")  # type: ignore[call-overload]
            if isinstance(id, Scalar):
                found.setdefault(str(id), f"{{{kind}: {id}}}")
    rules = [
        rule
        for screening in _entries(tree, "screening")
        for key in ("rules", "bands")
        for rule in _entries(screening, key)
    ]
    for rule in rules:
        id, outcome = rule.get("id"), rule.get("outcome")  # type: ignore[call-overload]
        if isinstance(id, Scalar) and isinstance(outcome, Mapping) and len(outcome) == 1:
            ((kind, name),) = outcome.items()
            found.setdefault(str(id), f"{{{kind}: {name}}}")
    return found


def groups_in(tree: Mapping) -> set[str]:
    """Return the names of all groups."""
    screenings = _entries(tree, "screening")
    groups = [group for screening in screenings for group in _entries(screening, "groups")]
    return {str(group.get("id")) for group in groups}  # type: ignore[call-overload]


def target_wanted(loc: Loc, text: Scalar, tree: Mapping, *, can_be_none: bool) -> Said:
    """Say how it is written where something leads; ``can_be_none``: or that it is nothing yet."""
    key, targets = key_of(loc), targets_in(tree)
    before = "- " if name_of(loc) != f"`{key}`" else f"{key}: "
    others = "none, open, " if can_be_none else ""
    message = f"{name_of(loc)} takes {others}`{{pathway: …}}` or `{{outcome: …}}`, not `{text}`"
    if key == "otherwise" and text.lower() in _NOWHERE:
        return message, ("leave `otherwise` out: where no rule holds, nothing follows",)
    close = text if text in targets else nearest(text, targets)
    if close is not None:
        return message, (f"write `{before}{targets[close]}`",)
    listed = list(dict.fromkeys(targets.values()))
    if 0 < len(listed) <= _FEW:
        ways = ", ".join(f"`{each}`" for each in listed)
        return message, (f"known here: {ways}",)
    said = written(text)
    return message, (f"write `{before}{{outcome: {said}}}` or `{before}{{pathway: {said}}}`",)


def _entries(node: Mapping, key: str) -> list[Mapping]:
    listed: Tree | None = node.get(key)  # type: ignore[call-overload]
    entries = listed if isinstance(listed, Sequence) else []
    return [each for each in entries if isinstance(each, Mapping)]
