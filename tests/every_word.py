"""A protocol whose every text holds a word of its own, and what its outputs say, read back.

The dataclasses of the model are walked, so that a new field is found without being listed here.
"""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

from generator import model
from generator.diagnostics.span import Span
from generator.model import (
    Contact,
    ContactDetail,
    Front,
    Link,
    OnScreening,
    OutcomeTarget,
    Passage,
    Pathway,
    PathwayTarget,
    Phone,
    Protocol,
    Publisher,
    Query,
    Screening,
    Sentence,
    SiteNote,
    Words,
)
from generator.source.logo import Logo
from generator.source.official import OfficialText

NOT_WORDS = {
    "names in the definition": {
        "Contact.id", "Citation.id", "Wording.id", "Outcome.id", "StepTarget.step", "Step.id",
        "Step.screening", "Passage.id", "OnScreening.screening",
        "PathwayTarget.pathway", "OutcomeTarget.outcome", "Pathway.id", "Item.id", "Group.id",
        "ItemHolds.item", "GroupMet.group", "ScoreWithin.groups", "Rule.id", "Screening.id",
        "SiteNote.id", "Query.id", "Query.about", "Protocol.id", "Level.id", "ItemHolds.answers",
        "ScoreWithin.items", "Example.answers", "Example.unknown", "Example.reads", "Moved.old",
        "Moved.new", "Correction.id", "Correction.at",
    },
    "in the packet and in what changed, and the published words in their places": {
        "Correction.printed", "Correction.published", "Correction.why", "Correction.approved_by",
        "Correction.approved_on",
    },
    "one of a few kinds": {
        "Sentence.origin", "Transition.kind", "Step.kind", "Combined.word", "SiteNote.places",
        "Passage.kind", "Pathway.urgency", "Outcome.urgency",
        "Protocol.status", "Protocol.language", "Protocol.region",
    },
    "what is dialled, behind the number": {"Phone.dial", "Texting.number"},
    "where a mail goes, behind the address": {"Email.address"},
    "what its owner keeps, in the data": {"Contact.verified", "Contact.verified_by"},
    "patterns that every label follows": {"Numbering.step", "Numbering.item"},
    "a colour": {"Publisher.accent"},
    "words of the title": {"Pathway.lead", "Outcome.lead"},
    "a digest": {"RuleLock.fingerprint"},
    "marked in what holds them": {
        "Words.text", "ContactPhone.phone", "Phone.written", "Link.url", "ContactDetail.text",
        "ContactDetail.href",
    },
}  # fmt: skip
"""Fields that hold characters and say nothing to a reader."""

_TEXT = re.compile(r"\b(str|Sentence|Phone|Link|date|Literal|Origin|Status|Place)\b")
_APART = (Span, Logo, OfficialText)  # places, a picture, and what the wording is held to


def text_fields() -> set[str]:
    """Return every field of the model that can hold a text, as ``Class.field``."""
    found = set()
    for each in vars(model).values():
        if (
            isinstance(each, type)
            and is_dataclass(each)
            and each.__module__.startswith(model.__name__)
        ):
            for part in fields(each):
                if re.search(
                    r"\b(str|Sentence|Phone|Link|date|Literal|Origin|Status|Place)\b",
                    str(part.type),
                ):
                    found.add(f"{each.__name__}.{part.name}")
    return found


@dataclass(slots=True)
class Marked:
    """A protocol with its marks: each mark → the field it stands in and the thing it is of."""

    protocol: Protocol
    fields: dict[str, str] = field(default_factory=dict)
    things: dict[str, object] = field(default_factory=dict)

    def is_about(self, mark: str, about: set[int]) -> bool:
        """Say whether a mark's thing is among those that a file is about."""
        return id(self.things[mark]) in about or isinstance(self.things[mark], GLOBAL)


def marked(protocol: Protocol) -> Marked:
    """Put a word of its own into every text of a protocol."""
    found = Marked(protocol)
    silent = set().union(*NOT_WORDS.values())
    done: dict[int, Any] = {}

    def mark(value: Any, owner: object, name: str) -> Any:
        """Return a text with a mark, and remember what it is of."""
        if isinstance(owner, SiteNote) and name == "SiteNote.text":
            name += f"@{owner.places[0]}"
        if isinstance(owner, Passage) and name.startswith("Passage."):
            name += f"@{place_of(owner)}"
        number = len(found.fields) + 1
        if isinstance(value, Sentence):
            word = f"Qx{number}q"
            value = replace(value, parts=(*each(value.parts, name), Words(f" {word}")))
        elif name in ("Contact.phone", "Contact.more_phones"):
            word = f"650-555-{number:04}"
            value = word
        elif name.endswith(".link"):
            word = f"qx{number}q"
            value += f"{'&' if '?' in value else '?'}{word}"
        else:
            word = f"Qx{number}q"
            value += f" {word}"
        found.fields[word] = name
        found.things[word] = owner
        return value

    def call(phone: Phone, owner: object, name: str) -> Phone:
        made = replace(walk(phone), written=mark(phone.written, owner, name))
        done[id(phone)] = phone, made
        return made

    def each(value: Any, name: str) -> Any:
        if isinstance(value, ContactDetail):
            contact = walk(value.contact)
            return replace(value, contact=contact, **detail(contact)[value.kind])
        if isinstance(value, tuple):
            return tuple(each(part, name) for part in value)
        if is_dataclass(value) and not isinstance(value, (*_APART, Sentence)):
            return walk(value)
        return value

    def walk(thing: Any) -> Any:
        if id(thing) in done:
            return done[id(thing)][1]
        new = {}
        for part in fields(thing):
            name, value = f"{type(thing).__name__}.{part.name}", getattr(thing, part.name)
            if id(value) in done:
                new[part.name] = done[id(value)][1]
            elif isinstance(value, Phone):
                new[part.name] = call(value, thing, name)
            elif isinstance(value, tuple) and value and isinstance(value[0], Phone):
                new[part.name] = tuple(call(phone, thing, name) for phone in value)
            elif isinstance(value, tuple) and name == "Contact.languages":
                new[part.name] = tuple(mark(text, thing, name) for text in value)
            elif isinstance(value, Link):
                new[part.name] = replace(value, url=mark(value.url, thing, name))
            elif isinstance(value, date):
                found.fields[value.isoformat()], found.things[value.isoformat()] = name, thing
                new[part.name] = value
            elif isinstance(value, tuple) and value and isinstance(value[0], Sentence):
                new[part.name] = tuple(mark(sentence, thing, name) for sentence in value)
            elif isinstance(value, (str, Sentence)) and name not in silent:
                new[part.name] = mark(value, thing, name)
            else:
                new[part.name] = each(value, name)
        made = replace(thing, **new)
        done[id(thing)] = thing, made
        return made

    made = walk(protocol)
    found.protocol = made
    again = {id(old): new for old, new in done.values()}
    found.things = {word: again[id(thing)] for word, thing in found.things.items()}
    return found


def detail(contact: Contact) -> dict[str, dict[str, str | None]]:
    """Return what a sentence says of a contact, by its kind."""
    found: dict[str, dict[str, str | None]] = {"hours": {"text": contact.hours}}
    if contact.texting:
        found["text"] = {"text": contact.texting.written, "href": contact.texting.href}
    if contact.email:
        found["email"] = {"text": contact.email.written, "href": contact.email.href}
    if contact.link:
        found["link"] = {"text": contact.link.printed, "href": contact.link.url}
    return found


def held(protocol: Protocol, thing: Protocol | Pathway | Screening) -> set[int]:
    """Return, as ``id``, everything that a pathway or a screening holds or ends in: whom and what
    its sentences name, its outcomes with theirs, and of other pathways the title and the note."""
    found: set[int] = set()

    def walk(value: Any) -> None:
        if isinstance(value, tuple):
            for part in value:
                walk(part)
        elif isinstance(value, OutcomeTarget):
            walk(protocol.outcome(value.outcome))
            walk(protocol.passages_on(value))
        elif isinstance(value, PathwayTarget) and isinstance(thing, Screening):
            found.add(id(protocol.pathway(value.pathway)))
        elif is_dataclass(value) and id(value) not in found and not isinstance(value, _APART):
            found.add(id(value))
            for part in fields(value):
                if part.name != "places":  # where a passage stands besides
                    walk(getattr(value, part.name))

    walk(thing)
    if isinstance(thing, Pathway):
        walk(protocol.passages_on(PathwayTarget(thing.id)))
    if isinstance(thing, Screening):
        walk(protocol.passages_on(OnScreening(thing.id)))
    return found


def place_of(passage: Passage) -> str:
    """Return the kind of the first place of a passage."""
    kinds = {Front: "front", PathwayTarget: "pathway", OnScreening: "screening"}
    return kinds.get(type(passage.places[0]), "outcome")


class _Text(HTMLParser):
    """The words of a page, and where its links lead. A chart's words are those of its file."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "svg"):
            self.inside.append(tag)
        if tag == "a":
            self.said.append(f" {dict(attrs).get('href')} ")

    def handle_endtag(self, tag: str) -> None:
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data: str) -> None:
        if not self.inside:
            self.said.append(data)


def read(path: str, content: bytes, folder: Path) -> str:
    """Return what a file says to a reader: its words, numbers, and where its links lead."""
    kind = path.rpartition(".")[2]
    if kind == "pdf":
        return _pdf(content, folder)
    if kind == "pptx":
        return _slides(content)
    text = content.decode("utf-8")
    if kind in ("html", "md"):
        page = _Text()
        page.feed(text)
        return "".join(page.said)
    if kind == "svg":
        return " ".join(re.findall(r">([^<]+)<", re.sub("<desc.*?</desc>", "", text)))
    return text


def _pdf(content: bytes, folder: Path) -> str:
    from pypdf import PdfReader

    path = folder / "read.pdf"
    path.write_bytes(content)
    found = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, check=True)
    notes = (a for page in PdfReader(path).pages for a in page.get("/Annots") or ())
    actions = (note.get_object().get("/A", {}) for note in notes)
    return " ".join([found.stdout.decode("utf-8"), *(str(a.get("/URI", "")) for a in actions)])


def _slides(content: bytes) -> str:
    """Return what stands on slides; what is for the speaker alone does not."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        names = [each for each in package.namelist() if each.startswith("ppt/slides/")]
        files = [package.read(name).decode("utf-8") for name in names]
    return "\n".join(
        "".join(re.findall(r"<a:t>([^<]*)</a:t>", line))
        + " ".join(re.findall(r'Target="([^"]*)"', line))
        for file in files
        for line in file.split("</a:p>")
    )


GLOBAL = (Protocol, Publisher, SiteNote, Query)
"""Things that no pathway and no screening holds."""


def outputs(protocol: Protocol, files: Iterable[str]) -> dict[str, dict[str, set[int]]]:
    """Return each output with its files, and for each file what it is about, as ``id``.

    ``files`` are all that is published of the protocol.
    """
    pathways = {each.id: held(protocol, each) for each in protocol.pathways}
    screenings = {
        f"screening-{each.id}" if number else "screening": held(protocol, each)
        for number, each in enumerate(protocol.screenings)
    }
    of_pathways, of_rules = set().union(*pathways.values()), set().union(*screenings.values())
    unreached = {id(each) for each in protocol.outcomes} - of_pathways - of_rules
    everything = held(protocol, protocol) - unreached
    found: dict[str, dict[str, set[int]]] = {}

    def put(output: str, pattern: str, about: set[int] = everything) -> None:
        paths = [path for path in files if re.fullmatch(pattern, path)]
        found.setdefault(output, {}).update(dict.fromkeys(paths, about))

    paper, drawn = r"-(letter|tabloid|tabloid-landscape|24x36|a4|a3)\.pdf", r"\.(svg|gv)"
    put("start", r"index\.md")
    put("rules", r"screening\.md", of_rules)
    put("ask", r"screen\.html")
    put("present", r"present\.html")
    put("current", r"current\.html")
    put("data", r"protocol\.json")
    put("overview", f"charts/overview{drawn}", of_pathways)
    put("poster", f"print/poster{paper}")
    put("tick", f"print/screening-sheet{paper}", of_rules)
    put("handout", f"print/handout{paper}")
    put("card", f"print/card{paper}")
    put("slides", r"slides(-steps)?\.(pdf|pptx)")
    for name, about in pathways.items():
        put("page", rf"{name}\.md", about)
        put("chart", f"charts/{name}{drawn}", about)
        put("sheet", f"print/{name}{paper}", about)
    for name, about in screenings.items():
        put("rule", f"charts/{name}{drawn}", about)
    return found
