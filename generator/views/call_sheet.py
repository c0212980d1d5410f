"""Protocol → its call sheet: every number, where it stands, and what to ask whoever answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.changes.facts import Path, facts_of
from generator.diagnostics.span import Span
from generator.model import Contact, Protocol, Sentence, SiteNote
from generator.views.changes import title_of
from generator.views.contacts import ways
from generator.views.pages import About, about, page_head
from generator.views.review import Due, contacts_due, protocol_due
from generator.views.urgent import UrgentLine, urgent_line
from generator.words.catalogue import SiteWords, site_words
from generator.words.text import SiteText

CALL_SHEET = "call-sheet"
TABLE = f"{CALL_SHEET}.csv"

_NOTE = "note"


@dataclass(frozen=True, slots=True)
class Asked:
    """A line to ask about: what is asked, and what the protocol says now."""

    ask: SiteText
    label: str | None  # which of several, in the author's words
    now: str | None  # None: nothing
    is_ours: bool = False  # what it says now is read in words of the site
    href: str | None = None  # where it leads, of a way to reach somebody


@dataclass(frozen=True, slots=True)
class CallEntry:
    """A contact, with what is known of the last call and what to ask in the next one."""

    id: str
    name: str
    last: SiteText  # when it was checked, and by whom
    due: Due | None
    is_first: bool  # overdue, or never checked
    asked: tuple[Asked, ...]
    places: tuple[str, ...]  # where it stands in the protocol besides the list of contacts


@dataclass(frozen=True, slots=True)
class CallSheet:
    """A sheet for whoever calls."""

    title: Sentence
    short_title: str
    status: str | None
    language: str
    about: About
    back: SiteText  # what is to be done with what was written down
    entries: tuple[CallEntry, ...]
    due: Due | None  # when the protocol is to be reviewed
    span: Span
    urgent: UrgentLine | None = None


def call_sheet(protocol: Protocol, day: date | None) -> CallSheet:
    """Return the call sheet of a protocol; ``day`` is that as of which its dates are judged."""
    words = site_words(protocol.language)
    due, places = contacts_due(protocol, day), _places(protocol, words)
    return CallSheet(
        protocol.title,
        protocol.short_title,
        page_head(protocol).status,
        protocol.language,
        about(protocol),
        words.call_back.filled(file=TABLE),
        tuple(
            CallEntry(
                contact.id,
                contact.name,
                _last(contact, words),
                due.get(contact.id),
                contact.is_overdue(day) or contact.verified is None,
                tuple(_asked(contact, words)),
                tuple(places[contact.id]),
            )
            for contact in in_order_of_calls(protocol, day)
        ),
        protocol_due(protocol, day),
        protocol.span,
        urgent_line(protocol),
    )


def in_order_of_calls(protocol: Protocol, day: date | None) -> tuple[Contact, ...]:
    """Return the contacts, what is most urgent first: overdue, never checked, due, long ago."""

    def urgency(contact: Contact) -> tuple[int, str, str]:
        rank = 0 if contact.is_overdue(day) else 1 if contact.verified is None else 2
        return rank, contact.review_by or "9999", contact.verified or ""

    return tuple(sorted(protocol.contacts, key=urgency))


def _last(contact: Contact, words: SiteWords) -> SiteText:
    if contact.verified is None:
        return words.call_never
    if contact.verified_by is None:
        return words.call_checked.filled(date=contact.verified)
    return words.call_checked_by.filled(date=contact.verified, name=contact.verified_by)


def _asked(contact: Contact, words: SiteWords) -> Iterator[Asked]:
    kinds = {
        "phone": words.call_number,
        "text": words.call_text,
        "email": words.call_mail,
        "link": words.call_link,
    }
    found = ways(contact, words)
    for way in found:
        yield Asked(kinds[way.kind], way.label, way.text, way.is_ours, way.href)
    if not found:
        yield Asked(words.call_number, None, None)
    yield Asked(words.call_answers, None, contact.name)
    yield Asked(words.call_office, None, contact.role)
    menus = [each for each in contact.phones if each.press]
    for phone in menus:
        yield Asked(words.call_menu, phone.label, phone.press)
    if contact.phones and not menus:
        yield Asked(words.call_menu, None, None)
    yield Asked(words.call_hours, None, contact.hours)
    yield Asked(words.call_languages, None, ", ".join(contact.languages) or None)


def _places(protocol: Protocol, words: SiteWords) -> dict[str, dict[str, None]]:
    """Return where the sentences stand that name each contact, once each, in their order."""
    facts = facts_of(protocol)
    found: dict[str, dict[str, None]] = {each.id: {} for each in protocol.contacts}
    for path, said in facts.values.items():
        if not isinstance(said, str) or "{" not in said:
            continue
        for id, places in found.items():
            if f"{{{id}}}" in said or f"{{{id}." in said:
                places[_place(path, facts.things, words)] = None
    return found


def _place(path: Path, things: dict[Path, object], words: SiteWords) -> str:
    """Return what a text is called that stands at a path: what it is in, from the outside in."""
    passed = [things[path[:end]] for end in range(1, len(path) + 1) if path[:end] in things]
    if any(isinstance(thing, SiteNote) for thing in passed):
        return words.site_note
    named = [title_of(thing) for thing in passed]
    if not passed:
        return words.tables["fields"].get(path[0], words.changed_of_protocol)
    if path[-1] == _NOTE:
        named.append(words.tables["fields"][_NOTE])
    return ", ".join(named)
