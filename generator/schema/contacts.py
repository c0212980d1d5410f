"""What an author may write of contacts: who they are, and every way to reach them."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Discriminator, Field, Tag

from generator.schema.pathways import name_keys_or_list, name_or_keys, name_or_list
from generator.schema.scalars import Address, Brief, Called, Date, Dial, Label, Name, Press
from generator.schema.section import Section

MAX_PHONES = 6
"""Numbers of one contact: more than that are several contacts."""


class PhoneSection(Section):
    """A number of a contact with what it is for"""

    label: Brief | None = None
    number: Called
    dial: Dial | None = None
    press: Press | None = None


class TextingSection(Section):
    """``text:`` with what the text says"""

    to: Called
    say: Brief | None = None


EntryOfPhones: TypeAlias = Annotated[
    Annotated[Called, Tag("<name>")] | Annotated[PhoneSection, Tag("<keys>")],
    Discriminator(name_or_keys),
]
PhoneField: TypeAlias = Annotated[
    Annotated[Called, Tag("<name>")]
    | Annotated[PhoneSection, Tag("<keys>")]
    | Annotated[list[EntryOfPhones], Tag("<list>"), Field(min_length=1, max_length=MAX_PHONES)],
    Discriminator(name_keys_or_list),
]
TextingField: TypeAlias = Annotated[
    Annotated[Called, Tag("<name>")] | Annotated[TextingSection, Tag("<keys>")],
    Discriminator(name_or_keys),
]
LanguagesField: TypeAlias = Annotated[
    Annotated[Label, Tag("<name>")]
    | Annotated[list[Label], Tag("<list>"), Field(min_length=1, max_length=12)],
    Discriminator(name_or_list),
]


class ContactSection(Section):
    """One entry of ``contacts:``"""

    name: Name
    phone: PhoneField | None = None
    dial: Dial | None = None
    text: TextingField | None = None
    email: Address | None = None
    link: Address | None = None
    hours: Label | None = None
    languages: LanguagesField | None = None
    role: Name | None = None
    verified: Date | None = None
    verified_by: Label | None = None
    review_by: Date | None = None
