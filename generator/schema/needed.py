"""Keys that a section cannot do without: what is written where one of them is missing."""

from __future__ import annotations

from generator.schema.scalars import as_identifier
from generator.source.tree import Mapping, Scalar

_NEEDED = {
    ("NumberSection", "from"): "say the least that can be entered, as in `{from: 0, to: 100}`",
    ("NumberSection", "to"): "say the greatest that can be entered, as in `{from: %s, to: 100}`",
    ("LevelSection", "text"): "say with `text:` what is chosen, as in `{id: never, text: Never}`",
    ("ItemSection", "text"): "say with `text:` what is asked",
    ("GroupSection", "statement"): "say with `statement:` what stands above the items",
    ("GroupSection", "items"): "write them below `items:`, as in `- {id: q1, text: It is wet}`",
    ("RuleSection", "when"): "say what has to hold, as in `when: q1` or `when: {any: [q1, q2]}`",
    ("RuleSection", "outcome"): "say where it leads: `outcome: {pathway: …}` or `{outcome: …}`",
    ("BandSection", "outcome"): "say where it leads: `outcome: {pathway: …}` or `{outcome: …}`",
    ("BandSection", "from"): "say its least score, as in `{id: low, from: 0, to: 4, outcome: …}`",
    ("ExampleSection", "case"): "say with `case:` who that is, as in `case: Nothing but a cough`",
    ("ExampleSection", "outcome"): "say what it reads as: `none`, `open`, or `{outcome: …}`",
    ("ScreeningSection", "groups"): "write what is asked below `groups:`, in groups with `items:`",
}
_SAID = ("text", "title", "statement", "label", "case")

PREFIXES = {
    "ItemSection": "q", "LevelSection": "level-", "GroupSection": "group-", "RuleSection": "rule-",
    "BandSection": "band-", "ScreeningSection": "screening-", "OutcomeSection": "outcome-",
    "PathwaySection": "pathway-", "ConditionSection": "q",
}  # fmt: skip
"""What an identifier begins with where an author gives a number alone."""


def lacking(section: str | None, key: str, place: Mapping) -> str:
    """Return a hint for a key that is missing."""
    if key == "id":
        said = next((place[each] for each in _SAID if each in place), None)  # type: ignore[index]
        name = as_identifier(" ".join(said.split()[:3])) if isinstance(said, Scalar) else ""
        name = name.replace("step-", PREFIXES.get(section or "", "step-"), 1)
        return f"give it a short name of its own, as in `id: {name or 'first'}`"
    hint = _NEEDED.get((section or "", key))
    if hint is None:
        return f"`protocol explain {key}` shows how it is written"
    least = place.get("from")  # type: ignore[call-overload]
    return hint.replace("%s", least if isinstance(least, Scalar) else "0")
