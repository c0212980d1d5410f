"""Keys that a section cannot do without: what is written where one of them is missing."""

from __future__ import annotations

from generator.schema.scalars import as_identifier
from generator.source.tree import Mapping, Scalar

_ANSWER = "{label: Yes, to: …}"
_STEPS = "write what is done below `steps:`, as in `- {id: tell, text: Tell the counselor}`"
_TO = "say where it leads, by the `id` of a step: `{label: Yes, to: …}`"
_LABEL = "say with `label:` what is answered, as in `{label: Yes, to: …}`"
_TITLE = "say with `title:` what it is called, as in `title: After an injury`"
_NEEDED = {
    ("AnswerSection", "to"): _TO,
    ("AnyPointSection", "to"): _TO.replace("Yes", "Danger"),
    ("AnswerSection", "label"): _LABEL,
    ("AnyPointSection", "label"): "say with `label:` what may happen",
    ("PassageSection", "on"): "say where it stands: `on: front`, or `on: {pathway: …}`",
    ("PassageSection", "text"): "say with `text:` what is read",
    ("NoteSection", "on"): "say where it stands, as in `on: [front]`",
    ("Definition", "title"): _TITLE,
    ("PathwaySection", "title"): _TITLE,
    ("OutcomeSection", "title"): "say with `title:` what it is called, as in `title: Low`",
    ("PathwaySection", "steps"): _STEPS,
    ("ParallelSection", "steps"): _STEPS,
    ("ParallelSection", "parallel"): "write a heading, as in `parallel: At the same time`",
    ("DecisionSection", "decision"): "say with `decision:` what is asked",
    ("DecisionSection", "answers"): f"write its answers: `answers: [{_ANSWER}, …]`",
    ("BackSection", "to"): "name the step from which it is done again: `{to: …, limit: …}`",
    ("BackSection", "limit"): "say how often, as in `{to: …, limit: at most twice}`",
    ("ContactSection", "name"): "say with `name:` who that is",
    ("PhoneSection", "number"): "write `{label: …, number: …}`",
    ("TextingSection", "to"): "say with `to:` where the text is sent",
    ("ReleaseSection", "date"): "write it as `release: {date: 2026-11-27}`",
    ("Definition", "status"): "write `status: draft`, or active or retired",
    ("Definition", "protocol"): "give it a short name of its own, as in `protocol: fire-drill`",
    ("Definition", "publisher"): "say who publishes it: `publisher: {name: …}`",
    ("PublisherSection", "name"): "say with `name:` who publishes it",
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
