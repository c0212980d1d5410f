"""Words of a protocol: sentences with what they refer to, whom to call, what is cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from generator.diagnostics.span import Span

Origin = Literal["official", "ours"]
DetailKind = Literal["text", "email", "link", "hours"]


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number: as the definition writes it, and as ``tel:`` links need it."""

    written: str
    dial: str  # E.164 such as +16506927273, perhaps ;ext=12, or the digits of a short number: 016
    label: str | None = None  # when or for what it is right; None: it is the only one
    press: str | None = None  # keys of a menu, said beside the number and never dialled

    @property
    def href(self) -> str:
        """The address that calls it."""
        return f"tel:{self.dial}"


@dataclass(frozen=True, slots=True)
class Texting:
    """Where to send a text: as the definition writes it, and as ``sms:`` links need it."""

    written: str
    number: str  # E.164, or the digits of a short number
    say: str | None = None  # what the text says

    @property
    def href(self) -> str:
        """The address that begins a text. It holds no words: not all telephones read them there."""
        return f"sms:{self.number}"


@dataclass(frozen=True, slots=True)
class Email:
    """An address of mail: as the definition writes it, and in ASCII for ``mailto:`` links."""

    written: str
    address: str

    @property
    def href(self) -> str:
        """The address that begins a mail."""
        return f"mailto:{self.address}"


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web, in ASCII."""

    url: str
    span: Span

    @property
    def printed(self) -> str:
        """The address as people write it: without what every browser adds."""
        address = self.url.removeprefix("https://")
        return address.removesuffix("/") if address.count("/") == 1 else address


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to turn to. Without any way, printed sheets leave a line to write a number on."""

    id: str
    name: str
    phone: Phone | None  # the first number
    role: str | None  # in our words, such as "victim advocate"; None: nothing is added to the name
    verified: str | None  # ISO date on which the owner checked the number; None: not yet
    span: Span
    more_phones: tuple[Phone, ...] = ()  # each has a label, and then the first has one too
    texting: Texting | None = None
    email: Email | None = None
    link: Link | None = None
    hours: str | None = None
    languages: tuple[str, ...] = ()
    verified_by: str | None = None  # who checked it
    review_by: str | None = None  # ISO date by which it is to be checked again

    @property
    def phones(self) -> tuple[Phone, ...]:
        """All numbers in order."""
        return (self.phone, *self.more_phones) if self.phone else ()

    def is_overdue(self, day: date | None) -> bool:
        """Say whether it was to be checked before a day. None: nobody says which day it is."""
        return bool(day and self.review_by and self.review_by < day.isoformat())


@dataclass(frozen=True, slots=True)
class Citation:
    """A law or rule that the protocol names."""

    id: str
    text: str
    link: Link | None
    span: Span


@dataclass(frozen=True, slots=True)
class Words:
    """A run of plain words inside a sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class ContactName:
    """A contact's name inside a sentence."""

    contact: Contact

    @property
    def text(self) -> str:
        """The name as it reads."""
        return self.contact.name


@dataclass(frozen=True, slots=True)
class ContactPhone:
    """A contact's number inside a sentence; pages make it a ``tel:`` link."""

    contact: Contact
    phone: Phone

    @property
    def text(self) -> str:
        """The number as written."""
        return self.phone.written

    @property
    def href(self) -> str:
        """Where it leads."""
        return self.phone.href


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """Something else of a contact inside a sentence: where to text, an address, hours."""

    contact: Contact
    kind: DetailKind
    text: str
    href: str | None = None  # where it leads; None: nowhere


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation inside a sentence."""

    citation: Citation

    @property
    def text(self) -> str:
        """The citation as written."""
        return self.citation.text


Part: TypeAlias = Words | ContactName | ContactPhone | ContactDetail | CitationText


@dataclass(frozen=True, slots=True)
class Sentence:
    """Wording with its references resolved. ``official`` wording is held to the document."""

    parts: tuple[Part, ...]
    origin: Origin
    span: Span
    printed: tuple[Part, ...] | None = None  # what the document has, where this is corrected

    @property
    def text(self) -> str:
        """The plain words."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording that steps share. ``uses`` counts the steps that refer to it."""

    id: str
    uses: int
    span: Span
