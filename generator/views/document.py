"""``protocol.json``: the compiled definition as other programs read it.

Its keys are a contract, written out one by one: a field of the model reaches readers when somebody
adds it here and to ``protocol.schema.json``, which is published beside it. Places in the source,
questions to the owner, what the wording was held to and the logo are not published.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TypeAlias, assert_never

from generator.model import (
    Combined,
    Condition,
    Contact,
    Example,
    Front,
    GroupMet,
    Item,
    ItemHolds,
    Link,
    Negated,
    Number,
    OnScreening,
    OutcomeTarget,
    Passage,
    PassagePlace,
    Pathway,
    PathwayTarget,
    Phone,
    Protocol,
    Publisher,
    Rule,
    ScoreWithin,
    Screening,
    Sentence,
    Step,
    StepTarget,
    Target,
    Transition,
)

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

FORMAT = 1
"""Of the document. A key that goes or means something else raises it; a new one does not."""

SCHEMA = "protocol.schema.json"
"""The name of the schema, in the folder around those of the protocols."""


def schema() -> bytes:
    """Return the JSON Schema of the document."""
    return Path(__file__).with_name(SCHEMA).read_bytes()


def protocol_data(protocol: Protocol) -> Json:
    """Return the compiled definition as it is published."""
    return {
        "$schema": f"../{SCHEMA}",
        "format": FORMAT,
        "id": protocol.id,
        "title": protocol.title.text,
        "short_title": protocol.short_title,
        "status": protocol.status,
        "language": protocol.language,
        "release": protocol.release.isoformat() if protocol.release else None,
        "review_by": protocol.review_by.isoformat() if protocol.review_by else None,
        **({"urgent": _urgent(protocol.urgent)} if protocol.urgent else {}),
        "publisher": _publisher(protocol.publisher),
        "contacts": [_contact(contact) for contact in protocol.contacts],
        "citations": [
            {"id": each.id, "text": each.text, "link": _url(each.link)}
            for each in protocol.citations
        ],
        "pathways": [_pathway(pathway) for pathway in protocol.pathways],
        "outcomes": [
            {
                "id": each.id,
                "title": each.title.text,
                "lead": each.lead,
                "text": _text(each.text),
                "hue": each.hue,
                "urgency": each.urgency,
            }
            for each in protocol.outcomes
        ],
        "screenings": [_screening(screening) for screening in protocol.screenings],
        "passages": [_passage(passage) for passage in protocol.passages],
        "notes": [
            {"id": note.id, "places": list(note.places), "text": note.text.text}
            for note in protocol.notes
        ],
        **({"corrections": approved} if (approved := _corrections(protocol)) else {}),
        "numbering": {
            "step": protocol.numbering.step,
            "item": protocol.numbering.item,
            "restarts": protocol.numbering.restarts,
        },
    }


def _corrections(protocol: Protocol) -> list[Json]:
    """Return the corrections that hold."""
    return [
        {
            "id": each.id,
            "at": list(each.at),
            "printed": each.printed,
            "published": each.published,
            "why": each.why,
            "approved_by": each.approved_by,
            "approved_on": each.approved_on,
        }
        for each in protocol.corrections
        if each.is_approved
    ]


def _urgent(line: Sentence) -> Json:
    return {"text": line.text, "ours": line.origin == "ours"}


def _text(sentence: Sentence | None) -> str | None:
    return sentence.text if sentence else None


def _url(link: Link | None) -> str | None:
    return link.url if link else None


def _publisher(publisher: Publisher) -> Json:
    return {
        "name": publisher.name,
        "address": _text(publisher.address),
        "link": _url(publisher.link),
        "accent": publisher.accent,
    }


def _contact(contact: Contact) -> Json:
    texting, email = contact.texting, contact.email
    return {
        "id": contact.id,
        "name": contact.name,
        "phone": _phone(contact.phone) if contact.phone else None,
        "more_phones": [_phone(phone) for phone in contact.more_phones],
        "text": (
            {"written": texting.written, "number": texting.number, "say": texting.say}
            if texting
            else None
        ),
        "email": {"written": email.written, "address": email.address} if email else None,
        "link": _url(contact.link),
        "hours": contact.hours,
        "languages": list(contact.languages),
        "role": contact.role,
        "verified": contact.verified,
        "verified_by": contact.verified_by,
        "review_by": contact.review_by,
    }


def _phone(phone: Phone) -> Json:
    return {
        "written": phone.written,
        "dial": phone.dial,
        "label": phone.label,
        "press": phone.press,
    }


def _pathway(pathway: Pathway) -> Json:
    return {
        "id": pathway.id,
        "title": pathway.title.text,
        "lead": pathway.lead,
        "hue": pathway.hue,
        "urgency": pathway.urgency,
        "entry": pathway.is_entry,
        "note": _text(pathway.note),
        "at_any_point": [_lead(lead) for lead in pathway.at_any_point],
        "steps": _steps(pathway.steps),
    }


def _passage(passage: Passage) -> Json:
    return {
        "id": passage.id,
        "places": [_place(place) for place in passage.places],
        "kind": passage.kind,
        "title": _text(passage.title),
        "text": passage.text.text,
        "ours": passage.text.origin == "ours",
    }


def _place(place: PassagePlace) -> Json:
    match place:
        case Front():
            return "front"
        case OnScreening(screening):
            return {"screening": screening}
    return _target(place)


def _steps(steps: Iterable[Step]) -> Json:
    return [
        {
            "id": step.id,
            "kind": step.kind,
            "label": step.label,
            "text": step.text.text,
            "leads": [_lead(lead) for lead in step.transitions],
            "branches": _steps(step.branches),
            "note": _text(step.note),
            "who": [each.text for each in step.who],
            "within": _text(step.within),
            "more": _text(step.more),
            "screening": step.screening,
            "ends": step.ends,
        }
        for step in steps
    ]


def _lead(lead: Transition) -> Json:
    return {
        "kind": lead.kind,
        "target": _target(lead.target),
        "label": _text(lead.label),
        "limit": _text(lead.limit),
        "points": _text(lead.points),
    }


def _target(target: Target) -> Json:
    match target:
        case StepTarget(step):
            return {"step": step}
        case PathwayTarget(pathway):
            return {"pathway": pathway}
        case OutcomeTarget(outcome):
            return {"outcome": outcome}
    assert_never(target)


def _screening(screening: Screening) -> Json:
    return {
        "id": screening.id,
        "title": _text(screening.title),
        "groups": [
            {
                "id": group.id,
                "title": group.title,
                "statement": group.statement.text,
                "at_least": group.at_least,
                "items": [_item(item) for item in group.items],
            }
            for group in screening.groups
        ],
        "rules": [_rule(rule) for rule in screening.rules],
        "first": screening.is_first,
        "examples": [_example(each) for each in screening.examples],
        "pin": {"print": screening.lock.fingerprint} if screening.lock else None,
    }


def _item(item: Item) -> Json:
    number = item.number
    levels: list[Json] = []
    for each in item.levels:
        level: dict[str, Json] = {"id": each.id, "text": _text(each.text), "points": each.points}
        levels.append(level | {"from": each.low, "to": each.high})
    return {
        "id": item.id,
        "label": item.label,
        "text": item.text.text,
        "points": item.points,
        "levels": levels,
        "number": _number(number) if number else None,
        "ask_if": _condition(item.ask_if) if item.ask_if else None,
    }


def _number(number: Number) -> Json:
    return {
        "unit": _text(number.unit),
        "from": number.low,
        "to": number.high,
        "decimals": number.decimals,
    }


def _example(example: Example) -> Json:
    reads = example.reads
    return {
        "case": example.case.text,
        "answers": dict(example.answers),
        "unknown": list(example.unknown),
        "outcome": reads if isinstance(reads, str) else [_target(each) for each in reads],
    }


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "title": _text(rule.title),
        "when": _condition(rule.when),
        "outcome": _target(rule.outcome),
        "is_band": rule.is_band,
        "reads": _text(rule.reads),
        "is_otherwise": rule.is_otherwise,
    }


def _condition(condition: Condition) -> Json:
    match condition:
        case ItemHolds(item=item, answers=answers):
            return {"item": item, "answers": list(answers)}
        case GroupMet(group):
            return {"group": group}
        case Combined(at_least, conditions, word):
            inner = [_condition(each) for each in conditions]
            return {"at_least": at_least, "conditions": inner, "word": word}
        case Negated(inner_condition):
            return {"condition": _condition(inner_condition)}
        case ScoreWithin(groups=groups, low=low, high=high, items=items):
            return {"groups": list(groups), "items": list(items), "low": low, "high": high}
    assert_never(condition)
