"""Contacts as the templates of sheets read them."""

from __future__ import annotations

from generator.model import Contact
from generator.views.contacts import Way, facts, first_and_others, ways
from generator.views.document import Json
from generator.words.catalogue import SiteWords


def contact_data(contact: Contact, words: SiteWords) -> dict[str, Json]:
    """Return a contact with the way that stands out, if there is one, and the others."""
    main, others = first_and_others(ways(contact, words))
    return {
        "id": contact.id,
        "name": contact.name,
        "facts": list(facts(contact)),
        "main": way_data(main) if main else None,
        "others": [way_data(each) for each in others],
    }


def way_data(way: Way) -> dict[str, Json]:
    """Return a way to reach a contact."""
    return {
        "kind": way.kind,
        "text": way.text,
        "ours": way.is_ours,
        "to": way.href,
        "label": way.label,
        "more": way.more,
    }
