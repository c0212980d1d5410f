"""What a protocol means: frozen values with every name resolved and a span on every object.

Nothing here knows the definition's syntax, and nothing here knows how anything is published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from generator.diagnostics.span import Span
from generator.source.logo import Logo
from generator.source.official import OfficialText

Origin = Literal["official", "ours"]
Status = Literal["draft", "active", "retired"]
Hue = Literal["red", "orange", "yellow", "green", "teal", "blue", "purple", "grey"]
Place = Literal[
    "front", "pathway", "screening", "below-threshold", "questionnaire", "contacts", "print"
]


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


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a path can end other than in a pathway of its own."""

    id: str
    title: Sentence
    text: Sentence | None
    hue: Hue | None  # None: its colour says nothing
    span: Span


@dataclass(frozen=True, slots=True)
class StepTarget:
    """A step of the same pathway."""

    step: str


@dataclass(frozen=True, slots=True)
class PathwayTarget:
    """The start of another pathway."""

    pathway: str


@dataclass(frozen=True, slots=True)
class OutcomeTarget:
    """An outcome of the protocol."""

    outcome: str


Target: TypeAlias = StepTarget | PathwayTarget | OutcomeTarget


@dataclass(frozen=True, slots=True)
class Lead:
    """An arrow out of a step: to the next one, along an answer, or back for another round."""

    kind: Literal["next", "answer", "back"]
    target: Target
    label: Sentence | None  # an answer's label; None for the others
    limit: Sentence | None  # how often a way back may be taken, in the author's words
    span: Span


@dataclass(frozen=True, slots=True)
class Step:
    """One box of a pathway.

    An action has words and at most one ``next`` lead (and perhaps a ``back``); a decision has one
    ``answer`` lead per answer; a parallel step has branches that are done at the same time, and
    then goes on as an action does. No leads: the pathway ends here.
    """

    id: str
    kind: Literal["action", "decision", "parallel"]
    label: str  # the step's number as printed, such as "STEP 1"; branches read "STEP 1a"
    text: Sentence
    leads: tuple[Lead, ...]
    branches: tuple[Step, ...]
    note: Sentence | None  # ours
    ends: bool  # the author said that the pathway ends here
    span: Span


@dataclass(frozen=True, slots=True)
class Pathway:
    """One response pathway: its steps in the order of the list."""

    id: str
    title: Sentence
    hue: Hue | None  # None: its colour says nothing
    note: Sentence | None
    steps: tuple[Step, ...]
    span: Span

    def step(self, id: str) -> Step:
        """Return the step with this identifier."""
        return next(step for step in self.steps if step.id == id)


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a screening group that a person answers yes, no or not known."""

    id: str
    label: str  # its number as printed, such as "1."
    text: Sentence
    points: int
    span: Span


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one statement. ``at_least``: how many must hold; None: no threshold."""

    id: str
    title: str  # ours, for table headings: what the items are called, such as "Factors"
    statement: Sentence
    at_least: int | None
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class ItemHolds:
    """True when one item is answered yes."""

    item: str
    span: Span


@dataclass(frozen=True, slots=True)
class GroupMet:
    """True when a group reaches its threshold."""

    group: str
    span: Span


@dataclass(frozen=True, slots=True)
class Combined:
    """True when ``at_least`` of the conditions or more are: for ``all`` each one, for ``any`` 1."""

    at_least: int
    conditions: tuple[Condition, ...]
    word: Literal["all", "any", "at_least"]
    span: Span


@dataclass(frozen=True, slots=True)
class Negated:
    """True when the condition is false."""

    condition: Condition
    span: Span


@dataclass(frozen=True, slots=True)
class ScoreWithin:
    """True when the points of the groups' items answered yes add up to a number in the range."""

    groups: tuple[str, ...]
    low: int
    high: int | None  # inclusive; None: no upper end
    span: Span


Condition: TypeAlias = ItemHolds | GroupMet | Combined | Negated | ScoreWithin


@dataclass(frozen=True, slots=True)
class Rule:
    """When the condition is met, the screening reads as ``outcome``."""

    id: str
    title: Sentence | None  # what this reading is called; None: the outcome's own title
    when: Condition
    outcome: Target
    is_band: bool  # one of the bands of a score, of which exactly one is to hold
    span: Span


@dataclass(frozen=True, slots=True)
class Pin:
    """The print of what the rules of a screening read when that was last agreed."""

    print: str  # eight hex digits
    span: Span


@dataclass(frozen=True, slots=True)
class Screening:
    """A screening: groups of items and the rules that read the answers. Several rules can hold."""

    id: str
    title: Sentence | None  # None: it is called as what it leads to
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    span: Span
    pin: Pin | None = None  # None: the rules are held to no print

    @property
    def items(self) -> Iterator[Item]:
        """All items in the order written."""
        return (item for group in self.groups for item in group.items)

    def group(self, id: str) -> Group:
        """Return the group with this identifier."""
        return next(group for group in self.groups if group.id == id)


@dataclass(frozen=True, slots=True)
class SiteNote:
    """A sentence of ours that stands beside official wording and is marked as ours everywhere."""

    id: str
    places: tuple[Place, ...]
    text: Sentence
    span: Span


@dataclass(frozen=True, slots=True)
class Query:
    """An oddity of the official text, recorded for its owner and never silently mended."""

    id: str
    text: str
    about: tuple[str, ...]  # qualified names such as "suspected-victim.inform-parent"
    places: tuple[Span, ...]  # where those stand in the definition, in the same order
    span: Span


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who owns the protocol."""

    name: str
    address: Sentence | None  # as the document prints it
    link: Link | None
    logo: Logo | None  # for sheets
    accent: str | None  # such as "#0c4a4e", for sheets; dark enough for words on white
    span: Span


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the document numbers things; ``{n}`` stands for the number."""

    step: str
    item: str


@dataclass(frozen=True, slots=True)
class Protocol:
    """A whole protocol, resolved."""

    id: str
    title: Sentence
    short_title: str  # ours, for navigation; the title itself where none is given
    status: Status
    language: str
    release: date | None  # given by its owner; None: no release is named
    publisher: Publisher
    contacts: tuple[Contact, ...]
    citations: tuple[Citation, ...]
    wordings: tuple[Wording, ...]
    pathways: tuple[Pathway, ...]
    outcomes: tuple[Outcome, ...]
    screenings: tuple[Screening, ...]
    notes: tuple[SiteNote, ...]
    queries: tuple[Query, ...]
    numbering: Numbering
    official: OfficialText | None  # None: the wording is held to no document
    span: Span

    def pathway(self, id: str) -> Pathway:
        """Return the pathway with this identifier."""
        return next(pathway for pathway in self.pathways if pathway.id == id)

    def outcome(self, id: str) -> Outcome:
        """Return the outcome with this identifier."""
        return next(outcome for outcome in self.outcomes if outcome.id == id)

    def notes_for(self, *places: Place) -> tuple[SiteNote, ...]:
        """Return the site notes that stand at any of some places, in the order written."""
        return tuple(note for note in self.notes if set(places) & set(note.places))
