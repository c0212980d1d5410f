"""What people write who do not know the keys yet → the key that they mean, section by section.

The same word means other things in other places: who is responsible for a step is its `who`, and
what somebody is responsible for is the `role` of a contact.
"""

from __future__ import annotations

from collections.abc import Mapping

_MEANT = {
    "points": "list", "items": "list", "bullets": "list", "details": "list",
    "role": "who", "roles": "who", "responsible": "who", "owner": "who", "by": "who",
    "deadline": "within", "time": "within", "time_limit": "within", "until": "within",
    "question": "decision", "options": "answers", "choices": "answers", "if": "decision",
    "description": "text", "body": "text", "content": "text", "words": "text",
    "name": "title", "heading": "title", "color": "hue", "colour": "hue",
    "comment": "note", "remark": "note", "hint": "note", "goto": "next", "then": "next",
    "go_to": "next", "timelimit": "within", "time_frame": "within", "timeframe": "within",
    "purpose": "passages", "warning": "passages", "warnings": "passages", "disclaimer": "passages",
    "footnote": "passages", "footnotes": "passages", "intro": "passages",
    "introduction": "passages", "preamble": "passages", "passage": "passages",
    "where": "on", "place": "on", "places": "on", "type": "kind",
    "priority": "urgency", "severity": "urgency", "level": "urgency", "risk": "urgency",
    "anytime": "at_any_point", "any_time": "at_any_point", "always": "at_any_point",
    "at_any_time": "at_any_point", "any_point": "at_any_point", "when": "label",
    "lead_words": "lead", "keywords": "lead",
}  # fmt: skip
"""Wherever the key that is meant may stand, unless the section has a word of its own."""

_EXTENSION = "write it behind the number, as in `650-555-0100 ext. 12`"
_TEXT = "write it beside `phone:`, as a key of the contact"
_BEHIND = "leave it out: a range begins behind the one before it, the first where the number does"
_RANGE = "say with `from:` and `to:` which scores it reads"
_MEASURED = "write it inside of `number:`, as in `number: {unit: mmHg, from: 0, to: 300}`"
_DECIMALS = "leave it out: it is entered with as many decimals as `from` and `to` have"
_A_NO = "leave it out: an item that is not named is a no"
_MENU = "write it beside the number, as in `phone: {number: 650-555-0100, press: 2}`"

_SECOND = "two numbers are a list: `phone: [{label: …, number: …}, {label: %s, number: …}]`"
_ANSWERED = "answers: [{label: Yes, to: …}, {label: No, to: …}]"
_QUESTION = f"a question is a step of its own: `- {{id: …, decision: …, {_ANSWERED}}}`"
_BRANCHES = {
    "if": _QUESTION, "condition": _QUESTION, "else": _QUESTION, "yes": _QUESTION, "no": _QUESTION,
    "otherwise": _QUESTION, "to": "next",
}  # fmt: skip
_LEADS = {"if": "label", "answer": "label", "next": "to", "then": "to", "goto": "to", "go_to": "to"}
_ON = "write it under `passages:` at the left margin: `- {id: …, on: {%s: …}%s, text: …}`"


def _said_on(place: str) -> dict[str, str]:
    """Return the words of a section that are passages on it."""
    plain, warned = (_ON % (place, kind) for kind in ("", ", kind: warning"))
    infos = "description text body content intro introduction purpose preamble info passage"
    warnings = "warning warnings caution disclaimer danger"
    return dict.fromkeys(infos.split(), plain) | dict.fromkeys(warnings.split(), warned)


_MEANT_IN: Mapping[str, Mapping[str, str]] = {
    "AnswerSection": _LEADS, "AnyPointSection": _LEADS,
    "Definition": {
        "version": "release", "date": "release", "updated": "release", "lang": "language",
        "country": "region", "owner": "publisher", "office": "publisher", "author": "publisher",
        "organization": "publisher", "school": "publisher", "name": "title",
        "questionnaire": "screening", "screenings": "screening", "pathway": "pathways",
        "emergency": "urgent", "alert": "urgent", "banner": "urgent",
    },
    "ActionSection": _BRANCHES, "PathwaySection": _said_on("pathway"),
    "ItemSection": {
        "answers": "levels", "options": "levels", "choices": "levels", "values": "levels",
        "scale": "levels", "range": "number", "unit": _MEASURED, "value": "number",
        "from": _MEASURED, "to": _MEASURED, "min": _MEASURED, "max": _MEASURED,
        "measure": "number", "only_if": "ask_if", "if": "ask_if", "when": "ask_if",
        "condition": "ask_if", "skip": "ask_if", "score": "points", "weight": "points",
        "question": "text", "title": "text", "name": "text", "no": "label", "numbering": "label",
    },
    "LevelSection": {
        "score": "points", "weight": "points", "value": "points", "label": "text",
        "title": "text", "name": "text",
    },
    "NumberSection": {
        "min": "from", "max": "to", "low": "from", "high": "to", "minimum": "from",
        "maximum": "to", "units": "unit", "bands": "ranges", "levels": "ranges",
        "step": _DECIMALS, "decimals": _DECIMALS, "precision": _DECIMALS,
    },
    "RangeSection": {
        "max": "to", "high": "to", "up_to": "to", "until": "to", "score": "points",
        "value": "points", "from": _BEHIND, "min": _BEHIND, "low": _BEHIND, "start": _BEHIND,
    },
    "ConditionSection": {
        "equals": "is", "answer": "is", "answers": "is", "level": "is", "min": "from",
        "max": "to", "and": "all", "or": "any", "question": "item", "group": "score",
    },
    "RuleSection": {
        "if": "when", "condition": "when", "wording": "reads", "text": "reads", "says": "reads",
        "then": "outcome", "to": "outcome", "leads_to": "outcome", "name": "title",
    },
    "BandSection": {
        "min": "from", "max": "to", "low": "from", "high": "to", "wording": "reads",
        "text": "reads", "then": "outcome", "name": "title", "at_least": "from",
        "range": _RANGE, "score": _RANGE, "points": _RANGE,
    },
    "ScreeningSection": _said_on("screening") | {
        "else": "otherwise", "default": "otherwise", "first_match": "first", "order": "first",
        "tests": "examples", "example": "examples", "cases": "examples", "questions": "groups",
        "sections": "groups", "name": "title",
    },
    "ExampleSection": {
        "name": "case", "text": "case", "title": "case", "description": "case", "who": "case",
        "reads": "outcome", "result": "outcome", "expect": "outcome", "expected": "outcome",
        "no": _A_NO, "given": "answers", "not_known": "unknown", "open": "unknown",
    },
    "ContactSection": {
        "title": "name", "who": "name", "contact": "name", "person": "name", "office": "name",
        "tel": "phone", "telephone": "phone", "phones": "phone", "number": "phone",
        "numbers": "phone", "call": "phone", "mobile": "phone", "cell": "phone",
        "hotline": "phone", "phone_number": "phone",
        "sms": "text", "texting": "text", "text_to": "text", "txt": "text", "message": "text",
        "mail": "email", "e-mail": "email", "e_mail": "email", "mailto": "email",
        "website": "link", "web": "link", "url": "link", "site": "link", "homepage": "link",
        "page": "link", "www": "link", "href": "link", "chat": "link", "online": "link",
        "open": "hours", "opening": "hours", "opening_hours": "hours", "opening-hours": "hours",
        "available": "hours", "availability": "hours", "when": "hours", "time": "hours",
        "times": "hours", "schedule": "hours", "days": "hours",
        "language": "languages", "lang": "languages", "speaks": "languages", "spoken": "languages",
        "description": "role", "function": "role", "position": "role", "job": "role",
        "note": "role", "notes": "role", "remark": "role", "comment": "role", "hint": "role",
        "label": "role", "about": "role", "details": "role",
        "checked": "verified", "confirmed": "verified", "updated": "verified",
        "checked_by": "verified_by", "by": "verified_by", "due": "review_by", "review": "review_by",
        "check_by": "review_by", "next_check": "review_by", "next": "review_by",
        "ext": _EXTENSION, "extension": _EXTENSION, "ext.": _EXTENSION,
        "press": _MENU, "menu": _MENU, "option": _MENU,
    },
    "PhoneSection": {
        "phone": "number", "tel": "number", "telephone": "number", "no": "number", "to": "number",
        "call": "number", "mobile": "number",
        "name": "label", "title": "label", "for": "label", "when": "label", "hours": "label",
        "use": "label", "description": "label", "role": "label",
        "available": "label", "open": "label", "type": "label", "note": "label",
        "text": _TEXT, "sms": _TEXT,
        "menu": "press", "option": "press", "key": "press", "keys": "press", "then": "press",
        "ext": _EXTENSION, "extension": _EXTENSION, "ext.": _EXTENSION,
    },
    "TextingSection": {
        "number": "to", "phone": "to", "tel": "to", "code": "to", "short_code": "to", "sms": "to",
        "text": "say", "message": "say", "body": "say", "word": "say", "words": "say",
        "keyword": "say", "write": "say", "with": "say", "send": "say",
    },
}  # fmt: skip


def meant_hint(name: str, section: str | None, known: set[str]) -> tuple[str, ...]:
    """Return a hint that names the key somebody means. ``known`` are those that may be added."""
    own = _MEANT_IN.get(section or "", {})
    plain = name.lower().replace(" ", "_")
    meant = own.get(name.lower()) or own.get(plain) or _MEANT.get(plain)
    if meant in known:
        return (f"write it as `{meant}`",)
    if meant == "phone" and section == "ContactSection":
        return (_SECOND % name.capitalize(),)
    return (meant,) if meant is not None and " " in meant else ()


def is_own(name: str, section: str | None) -> bool:
    """Say whether a word is one that people write for a key of just this section."""
    return name.lower() in _MEANT_IN.get(section or "", {})
