"""Contacts as every page, sheet and slide says them: ways to reach them, and what else is known.

The first telephone number, or else where to text, is the way that stands out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.model import Contact, ContactDetail, ContactName, ContactPhone, Part
from generator.words.catalogue import SiteWords
from generator.words.text import SiteText

WayKind = Literal["phone", "text", "email", "link"]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to reach a contact."""

    kind: WayKind
    text: str  # what is read; of a text to send, words of the site
    href: str
    part: ContactPhone | ContactDetail
    label: str | None = None  # when or for what it is right, in the author's words
    more: SiteText | None = None  # said behind it: what to press then

    @property
    def is_ours(self) -> bool:
        """Whether it is read in words of the site."""
        return isinstance(self.text, SiteText)

    @property
    def is_main(self) -> bool:
        """Whether it can be the one that stands out."""
        return self.kind in ("phone", "text")


def contact_of(part: Part) -> Contact | None:
    """Return the contact whom a part of a sentence names or says how to reach."""
    return part.contact if isinstance(part, ContactName | ContactPhone | ContactDetail) else None


def stands_out(part: Part) -> bool:
    """Tell whether a part of a sentence is bold: whom to call, and how to reach them."""
    is_fact = isinstance(part, ContactDetail) and part.href is None
    return contact_of(part) is not None and not is_fact


def address_of(part: Part) -> str | None:
    """Return where a part of a sentence leads that says how to reach somebody."""
    return part.href if isinstance(part, ContactPhone | ContactDetail) else None


def is_number(part: Part) -> bool:
    """Tell whether a part of a sentence is a number, which stays on one line."""
    is_texted = isinstance(part, ContactDetail) and part.kind == "text"
    return is_texted or isinstance(part, ContactPhone)


def ways(contact: Contact, words: SiteWords) -> tuple[Way, ...]:
    """Return all ways to reach a contact, numbers to call first."""
    return tuple(_ways(contact, words))


def _ways(contact: Contact, words: SiteWords) -> Iterator[Way]:
    for phone in contact.phones:
        more = words.then_press.filled(keys=phone.press) if phone.press else None
        part = ContactPhone(contact, phone)
        yield Way("phone", phone.written, phone.href, part, phone.label, more)
    texting, email, link = contact.texting, contact.email, contact.link
    if texting is not None:
        pattern = words.text_words_to if texting.say else words.text_to
        said = pattern.filled(say=texting.say, to=texting.written)
        yield _detail(contact, "text", said, texting.href)
    if email is not None:
        yield _detail(contact, "email", email.written, email.href)
    if link is not None:
        yield _detail(contact, "link", link.printed, link.url)


def _detail(contact: Contact, kind: Literal["text", "email", "link"], text: str, href: str) -> Way:
    return Way(kind, text, href, ContactDetail(contact, kind, text, href))


def first_and_others(found: tuple[Way, ...]) -> tuple[Way | None, tuple[Way, ...]]:
    """Return the way that stands out, if there is one, and the others."""
    if found and found[0].is_main:
        return found[0], found[1:]
    return None, found


def facts(contact: Contact) -> tuple[str, ...]:
    """Return what is said below the name: what they are, when they are there, what they speak."""
    said = (contact.role, contact.hours, ", ".join(contact.languages))
    return tuple(each for each in said if each)
