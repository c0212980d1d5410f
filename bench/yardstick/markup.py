"""What the yardstick's sheets share: a page in HTML and CSS, sentences, contacts, notes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape

import segno

from generator.model import CitationText, Contact, Part, Sentence
from generator.views.contacts import address_of, facts, stands_out, ways
from generator.views.pages import About
from generator.views.pathway import OutcomeEntry
from generator.words.catalogue import ENGLISH, site_words

words = site_words(ENGLISH)

_CSS = """
* { margin: 0; } body { font-family: "IBM Plex Sans"; color: #1d2427; }
section { break-after: page; } section:last-child { break-after: auto; }
h1 { font-size: 1.8em; } h2 { font-size: 1.4em; margin: .5em 0; } h3 { font-size: 1em; }
.above, b, th { font-weight: 700; } img { object-fit: contain; object-position: top; }
.box { border: 1.2pt solid #3f8486; border-radius: 5pt; margin: .5em 0; padding: .5em .8em; }
.note { border-style: dashed; } table { border-collapse: collapse; width: 100%; }
td, th { border: .75pt solid #857d70; padding: .4em .6em; text-align: left; }
footer svg { width: 16mm; height: 16mm; float: right; }
.phone { font-size: 1.6em; white-space: nowrap; }
a { color: #0c4a4e; } .tick { border: 1pt solid; padding: 0 .6em; }
"""


def document(title: str, language: str, paper: tuple[float, float], body: str, **css: str) -> str:
    """Return a whole file. ``paper`` is its width and height in pt; ``css``: ``size`` of the text,
    ``margin``, and ``more`` rules."""
    page = f"@page {{ size: {paper[0]}pt {paper[1]}pt; margin: {css.get('margin', '25pt')}; }}"
    rules = f"{page} body {{ font-size: {css['size']}; }} {_CSS} {css.get('more', '')}"
    head = f"<title>{escape(title)}</title><style>{rules}</style>"
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


def running(said: str) -> str:
    """Return rules for a line at the foot of every page, and the page's number beside it."""
    line = escape(said).replace('"', "")
    page, of = words.page_of.replace("{all}", "").split("{n}")
    count = f'"{page}" counter(page) "{of}" counter(pages)'
    left = f'@bottom-left {{ content: "{line}"; font-size: 9pt; width: 75%; }}'
    return f"@page {{ {left} @bottom-right {{ content: {count}; font-size: 9pt; }} }}"


def sentence(said: Sentence | str | None) -> str:
    """Return a sentence with its links."""
    if said is None or isinstance(said, str):
        return escape(said or "")
    return "".join(part_text(part) for part in said.parts)


def part_text(part: Part) -> str:
    """Return a part of a sentence with its link."""
    cited = part.citation.link if isinstance(part, CitationText) else None
    address = cited.url if cited else address_of(part)
    text = escape(part.text).replace("\n", "<br>")
    text = f"<b>{text}</b>" if stands_out(part) else text
    return f'<a href="{escape(address)}">{text}</a>' if address else text


def contact_boxes(contacts: Iterable[Contact]) -> str:
    """Return everybody to call."""
    return "".join(f"<div class=box>{contact_lines(each)}</div>" for each in contacts)


def contact_lines(contact: Contact) -> str:
    """Return who somebody is, and every way to reach them."""
    who = f"<b>{escape(contact.name)}</b> {escape(' · '.join(facts(contact)))}"
    return who + "".join(
        f" {escape(way.label or '')} <a class=phone href='{escape(way.href)}'>{escape(way.text)}"
        f"</a> {escape(way.more or '')}"
        for way in ways(contact, words)
    )


def note_box(notes: Iterable[Sentence | str]) -> str:
    """Return notes of ours in their frame."""
    lines = "".join(f"<p>{sentence(note)}</p>" for note in notes)
    return f'<div class="box note"><b>{words.site_note}</b>{lines}</div>' if lines else ""


def imprint_line(*said: str, check: str | None, caption: str) -> str:
    """Return what a print says of itself; ``check``: the address in its code, if it has one."""
    code = f"{_code(check)}<b>{escape(caption)}</b> " if check else ""
    return f"<footer>{code}{escape(' · '.join(filter(None, said)))}</footer>"


@cache
def _code(address: str) -> str:
    return segno.make(address, error="m", mask=2, micro=False).svg_inline(omitsize=True)


def outcome_boxes(entries: Iterable[OutcomeEntry]) -> str:
    """Return where a pathway can end."""
    return "".join(
        f"<div class=box><b>{sentence(entry.title)}</b> {sentence(entry.text)}</div>"
        for entry in entries
    )


def about_lines(about: About, *, is_short: bool = False) -> str:
    """Return who publishes a protocol, and what it cites, if that is wanted."""
    said = f"<p>{escape(about.publisher)} {sentence(about.address)}</p>"
    if is_short or not about.citations:
        return said
    return f"{said}<p><b>{words.citation}</b></p>" + "".join(
        f"<p>{escape(text)}</p>" for text, _ in about.citations
    )


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; its cells are HTML."""
    top = "".join(f"<th>{escape(head)}</th>" for head in heads)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><tr>{top}</tr>{lines}</table>"
