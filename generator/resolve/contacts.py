"""Contacts and citations: the things that sentences refer to."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Related, error
from generator.model import Citation, Contact, Link, Phone
from generator.resolve.names import Names
from generator.schema.definition import Definition
from generator.source.tree import Scalar

DEFAULT_REGION = "US"
"""Whose dialling rules apply to numbers written without a country code."""


def resolve_contacts(definition: Definition, names: Names) -> None:
    """Fill the contacts and citations of ``names``, so that sentences can refer to them."""
    region = str(definition.region or DEFAULT_REGION)
    for id, contact in definition.contacts.items():
        number = phone(contact.phone, region, names) if contact.phone else None
        if contact.phone and number is None:
            names.refused.add(str(id))
        names.contacts[str(id)] = Contact(
            str(id),
            str(contact.name),
            number,
            str(contact.role) if contact.role else None,
            str(contact.verified) if contact.verified else None,
            id.span,
        )
    for id, citation in definition.citations.items():
        if id in names.contacts:
            related = [Related("the contact is here", names.contacts[str(id)].span)]
            message = f"the contact and the citation are both called `{id}`"
            names.problems.append(error("duplicate-id", message, id.span, related=related))
        text = str(citation.text)
        names.citations[str(id)] = Citation(str(id), text, link(citation.link), id.span)


def link(written: Scalar | None) -> Link | None:
    """Keep an address with its place; whether it is one to publish is for the checks."""
    return Link(str(written), written.span) if written else None


def phone(written: Scalar, region: str, names: Names) -> Phone | None:
    """Parse a number by the dialling rules of its country; problems go to ``names``."""
    import phonenumbers

    text = str(written)
    hint = f"write it as it is dialled in {region}, or with + and the country's code"
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        message = "this is not a telephone number"
        names.problems.append(error("bad-phone", message, written.span, hints=[hint]))
        return None
    if phonenumbers.is_valid_number(number):
        dial = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return Phone(text, f"{dial};ext={number.extension}" if number.extension else dial)
    is_short = phonenumbers.is_valid_short_number_for_region(number, region)
    if is_short and not phonenumbers.is_sms_service_for_region(number, region):
        return Phone(text, str(number.national_number))
    message = f"no telephone in {region} can have this number"
    names.problems.append(error("bad-phone", message, written.span, hints=[hint]))
    return None
