"""Wording with references in braces → sentences.

``{contact}`` stands for a contact's name, ``{contact.phone}`` for its first number, and so on with
``text``, ``email``, ``link`` and ``hours``; ``{citation}`` stands for a citation; ``{{`` and ``}}``
are braces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.nearest import nearest
from generator.diagnostics.span import Span
from generator.model import (
    CitationText,
    Contact,
    ContactDetail,
    ContactName,
    ContactPhone,
    Origin,
    Part,
    Sentence,
    Words,
)
from generator.resolve.names import Names
from generator.schema.pathways import PointSection
from generator.schema.scalars import MAX_TEXT
from generator.source.tree import Scalar
from generator.source.words import BULLET, INNER_BULLET

MAX_LISTED = 3_000
"""Characters of a text with the list under it: as many as a page can show at a glance."""

WAYS = ("phone", "text", "email", "link", "hours")
"""What may stand behind a contact's name and a dot."""

_PIECES = re.compile(r"\{\{|\}\}|\{([^{}]*)\}|[{}]")


def sentence(written: Scalar, origin: Origin, names: Names) -> Sentence:
    """Resolve the references of a wording; problems go to ``names``.

    Its lines stay lines, with a line feed between them.
    """
    parts: list[Part] = []
    position = 0
    for piece in _PIECES.finditer(written):
        _add_words(parts, written[position : piece.start()])
        position = piece.end()
        if piece.group() in ("{{", "}}"):
            _add_words(parts, piece.group()[0])
        elif piece.group(1) is None:
            message = "a brace stands here without its partner"
            hint = f"write {piece.group() * 2} for a brace that is to be read"
            where = written.part(piece.start(), piece.end())
            names.report("stray-brace", message, where, hints=[hint])
        else:
            part = _reference(written, piece, names)
            if part is not None:
                parts.append(part)
    _add_words(parts, written[position:])
    if sum(len(part.text) for part in parts) > MAX_TEXT:  # short references to long names
        message = f"longer than {MAX_TEXT} characters with the names in it"
        names.report("text-too-long", message, written.span)
        parts.clear()
    return Sentence(tuple(parts), origin, written.span)


def with_points(
    written: Scalar | None,
    points: Sequence[Scalar | PointSection] | None,
    names: Names,
    origin: Origin = "official",
) -> Sentence | None:
    """Resolve a wording and the list under it: points are lines of it, each behind a bullet.

    None: there is neither.
    """
    lines = [] if written is None else [sentence(written, origin, names)]
    for point in points or ():
        text, inner = (point.text, point.points) if isinstance(point, PointSection) else (point, ())
        lines.append(_behind(BULLET, sentence(text, origin, names)))
        lines += [_behind(INNER_BULLET, sentence(each, origin, names)) for each in inner]
    if not lines:
        return None
    parts: list[Part] = []
    for number, line in enumerate(lines):
        if number:
            _add_words(parts, "\n")
        for part in line.parts:
            if isinstance(part, Words):
                _add_words(parts, part.text)
            else:
                parts.append(part)
    whole = Sentence(tuple(parts), origin, lines[0].span)
    if len(whole.text) > MAX_LISTED:
        message = f"longer than {MAX_LISTED:,} characters with its list"
        names.report("text-too-long", message, whole.span)
    return whole


def _behind(mark: str, line: Sentence) -> Sentence:
    return replace(line, parts=(Words(f"{mark} "), *line.parts))


def _add_words(parts: list[Part], text: str) -> None:
    if not text:
        return
    if parts and isinstance(parts[-1], Words):
        text = parts.pop().text + text
    parts.append(Words(text))


def _reference(written: Scalar, piece: re.Match[str], names: Names) -> Part | None:
    name, dot, wanted = piece.group(1).partition(".")
    where = written.part(piece.start(), piece.end())
    contact, citation = names.contacts.get(name), names.citations.get(name)
    if citation is not None and not dot:
        return CitationText(citation)
    if contact is None or (dot and wanted not in WAYS):
        names.unknown(
            "contact or citation", Scalar(piece.group(1), where), _known(name, dot, names)
        )
        return None
    if not dot:
        return ContactName(contact)
    found = _ways(contact).get(wanted)
    if found is None and f"{name}.{wanted}" not in names.refused:  # else that is reported there
        names.problems.append(_missing(name, wanted, where))
    return found


def _known(name: str, dot: str, names: Names) -> list[str]:
    """Return what may be meant by a reference: with a dot, what can be said of the contact whose
    name is nearest."""
    if not dot:
        return [*names.contacts, *names.citations]
    near = name if name in names.contacts else nearest(name, names.contacts)
    meant = names.contacts if near is None else {near: names.contacts[near]}
    return [f"{id}.{way}" for id, each in meant.items() for way in _ways(each)]


def _missing(name: str, wanted: str, where: Span) -> Diagnostic:
    message = f"the contact `{name}` has no {wanted}"
    hint = f"add `{wanted}:` to the contact, or leave this out"
    if wanted == "phone":
        return error("contact-without-phone", message, where, hints=[hint])
    return error("contact-without-detail", message, where, hints=[hint])


def _ways(contact: Contact) -> dict[str, Part]:
    """Return what can be said of a contact beside its name, by what stands behind the dot."""
    found: dict[str, Part] = {}
    if contact.phone is not None:
        found["phone"] = ContactPhone(contact, contact.phone)
    if contact.texting is not None:
        texting = contact.texting
        found["text"] = ContactDetail(contact, "text", texting.written, texting.href)
    if contact.email is not None:
        found["email"] = ContactDetail(contact, "email", contact.email.written, contact.email.href)
    if contact.link is not None:
        found["link"] = ContactDetail(contact, "link", contact.link.printed, contact.link.url)
    if contact.hours is not None:
        found["hours"] = ContactDetail(contact, "hours", contact.hours)
    return found
