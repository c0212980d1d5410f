"""Contacts and citations: the things that sentences refer to."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Related, error
from generator.model import Citation, Contact, Link
from generator.resolve.addresses import web_address
from generator.resolve.names import Names
from generator.schema.definition import Definition
from generator.source.tree import Scalar

DEFAULT_REGION = "US"
"""Whose dialling rules apply to numbers written without a country code."""


def resolve_contacts(definition: Definition, names: Names) -> None:
    """Fill the contacts and citations of ``names``, so that sentences can refer to them."""
    region = str(definition.region or DEFAULT_REGION)
    for id, contact in definition.contacts.items():
        number = None
        if contact.phone:
            from generator.resolve.phones import phone  # whose library takes long to be imported

            number = phone(contact.phone, contact.dial, region, names)
            if number is None:
                names.refused.add(str(id))
        if contact.dial and not contact.phone:
            message = "there is no `phone` that this would dial"
            names.problems.append(error("bad-dial", message, contact.dial.span))
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
    """Keep an address with its place, in ASCII. One that is not to be published stays as it is
    written: that is for the checks."""
    if written is None:
        return None
    return Link(web_address(str(written)) or str(written), written.span)
