"""Words of a protocol: sentences with what they refer to, whom to call, what is cited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.diagnostics.span import Span

Origin = Literal["official", "ours"]


@dataclass(frozen=True, slots=True)
class Phone:
    """A telephone number: as the definition writes it, and as ``tel:`` links need it."""

    written: str
    dial: str  # E.164 such as +16506927273, perhaps ;ext=12, or the digits of a short number: 016


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody to call. Without a phone, printed sheets leave a line to write on."""

    id: str
    name: str
    phone: Phone | None
    role: str | None  # in our words, such as "victim advocate"; None: nothing is added to the name
    verified: str | None  # ISO date on which the owner checked the number; None: not yet
    span: Span


@dataclass(frozen=True, slots=True)
class Link:
    """An address on the web, in ASCII."""

    url: str
    span: Span


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


@dataclass(frozen=True, slots=True)
class CitationText:
    """A citation inside a sentence."""

    citation: Citation

    @property
    def text(self) -> str:
        """The citation as written."""
        return self.citation.text


Part: TypeAlias = Words | ContactName | ContactPhone | CitationText


@dataclass(frozen=True, slots=True)
class Sentence:
    """Wording with its references resolved. ``official`` wording is held to the document."""

    parts: tuple[Part, ...]
    origin: Origin
    span: Span

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
