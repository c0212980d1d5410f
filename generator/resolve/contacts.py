"""Contacts and citations: the things that sentences refer to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Related, warning
from generator.model import Citation, Contact, Email, Link, Phone, Texting
from generator.resolve.addresses import mail_address, web_address
from generator.resolve.names import Names
from generator.schema.contacts import ContactSection, PhoneSection, TextingSection
from generator.schema.definition import Definition
from generator.schema.regions import region_meant
from generator.source.tree import Scalar

DEFAULT_REGION = "US"
"""Whose dialling rules apply to numbers written without a country code."""


def resolve_contacts(definition: Definition, names: Names) -> None:
    """Fill the contacts and citations of ``names``, so that sentences can refer to them."""
    names.region = region = _region(definition.region, names)
    for id, section in definition.contacts.items():
        names.contacts[str(id)] = _contact(id, section, region, names)
    for id, citation in definition.citations.items():
        if id in names.contacts:
            related = [Related("the contact is here", names.contacts[str(id)].span)]
            message = f"the contact and the citation are both called `{id}`"
            names.report("duplicate-id", message, id.span, related=related)
        text = str(citation.text)
        names.citations[str(id)] = Citation(str(id), text, link(citation.link), id.span)


def _region(written: Scalar | None, names: Names) -> str:
    """Return the region whose rules apply. One that no country has is reported."""
    if written is None or written == DEFAULT_REGION:
        return DEFAULT_REGION
    from generator.resolve.dialling import is_region  # whose library takes long to be imported

    if is_region(written):
        return str(written)
    meant = region_meant(written)
    message = f"no country has the two capitals {written}"
    hint = f"for example `{meant}`; a region is a country, by whose rules numbers are dialled"
    names.problems.append(warning("bad-region", message, written.span, hints=[hint]))
    return meant


def link(written: Scalar | None) -> Link | None:
    """Keep an address with its place, in ASCII. One that is not to be published stays as it is
    written: that is for the checks."""
    if written is None:
        return None
    return Link(web_address(str(written)) or str(written), written.span)


def _contact(id: Scalar, section: ContactSection, region: str, names: Names) -> Contact:
    phones = tuple(_phones(section, region, names))
    text, email = _texting(section, region, names), _email(section.email, names)
    for way, written, found in (
        ("phone", section.phone, phones),
        ("text", section.text, text),
        ("email", section.email, email),
    ):
        if written is not None and not found:
            names.refused.add(f"{id}.{way}")
    languages = section.languages or ()
    _check_dates(section, names)
    return Contact(
        str(id),
        str(section.name),
        phones[0] if phones else None,
        str(section.role) if section.role else None,
        str(section.verified) if section.verified else None,
        id.span,
        phones[1:],
        text,
        email,
        link(section.link),
        str(section.hours) if section.hours else None,
        tuple(map(str, [languages] if isinstance(languages, Scalar) else languages)),
        str(section.verified_by) if section.verified_by else None,
        str(section.review_by) if section.review_by else None,
    )


def _check_dates(section: ContactSection, names: Names) -> None:
    """Report a day to check a contact by that had passed when it was checked."""
    verified, review = section.verified, section.review_by
    if verified is not None and review is not None and review < verified:
        message = f"it is to be checked by {review}, and was checked later, on {verified}"
        hints = ["write into `review_by` when it is to be checked the next time"]
        related = [Related("it was checked on this day", verified.span)]
        names.report("review-before-verified", message, review.span, related=related, hints=hints)


def _phones(section: ContactSection, region: str, names: Names) -> Iterator[Phone]:
    """Yield the numbers of a contact that can be dialled."""
    written = section.phone if isinstance(section.phone, list) else [section.phone]
    entries = [each for each in written if each is not None]
    if section.dial and (len(entries) != 1 or not isinstance(entries[0], Scalar)):
        message = "there is no `phone` that this would dial"
        hints = ["write it beside the `number` that it dials"] if entries else []
        names.report("bad-dial", message, section.dial.span, hints=hints)
    for entry in entries:
        from generator.resolve.phones import phone  # whose library takes long to be imported

        if isinstance(entry, PhoneSection):
            found = phone(entry.number, entry.dial, region, names, entry.label, entry.press)
        else:
            found = phone(entry, section.dial, region, names)
        if len(entries) > 1 and not (isinstance(entry, PhoneSection) and entry.label):
            number = entry.number if isinstance(entry, PhoneSection) else entry
            message = "one of several numbers has no `label` that says when it is right"
            hints = [f"for example `{{label: After hours, number: {number}}}`"]
            names.report("missing-key", message, number.span, hints=hints)
        if found is not None:
            yield found


def _texting(section: ContactSection, region: str, names: Names) -> Texting | None:
    if section.text is None:
        return None
    from generator.resolve.phones import texting

    if isinstance(section.text, TextingSection):
        return texting(section.text.to, section.text.say, region, names)
    return texting(section.text, None, region, names)


def _email(written: Scalar | None, names: Names) -> Email | None:
    if written is None:
        return None
    address = mail_address(str(written))
    if address is None:
        message = "this is no address of mail"
        hints = ["give one address alone, such as `help@example.org`"]
        names.report("bad-email", message, written.span, hints=hints)
        return None
    return Email(str(written), address)
