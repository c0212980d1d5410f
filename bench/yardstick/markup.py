"""What the yardstick's sheets share: a page in HTML and CSS, sentences, contacts, notes, steps."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape

import segno

from generator.model import CitationText, Contact, ContactName, ContactPhone, Part, Phone, Sentence
from generator.views.imprint import Imprint
from generator.views.pages import About
from generator.views.pathway import OutcomeEntry
from generator.views.step import StepEntry
from generator.words.catalogue import ENGLISH, site_words

words = site_words(ENGLISH)

_CSS = """
* { margin: 0; } body { font-family: "IBM Plex Sans"; color: #1d2427; }
section { break-after: page; } section:last-child { break-after: auto; }
h1 { font-size: 1.8em; } h2 { font-size: 1.4em; margin: .5em 0; } h3 { font-size: 1em; }
.above, b, th { font-weight: 700; } img { object-fit: contain; object-position: top; }
li, .box { border: 1.2pt solid #3f8486; border-radius: 5pt; margin: .5em 0; padding: .5em .8em; }
li { background: #e6f3f2; } ol { padding-left: 1.6em; list-style: none; }
.note { border-style: dashed; } table { border-collapse: collapse; width: 100%; }
td, th { border: .75pt solid #857d70; padding: .4em .6em; text-align: left; }
footer svg { width: 16mm; height: 16mm; float: right; } .phone { font-size: 1.6em; }
a { color: #0c4a4e; } .tick { border: 1pt solid; padding: 0 .6em; }
"""


def printed_as(imprint: Imprint) -> str:
    """Return how a print names itself."""
    return words.print_mark.filled(fingerprint=imprint.fingerprint)


def document(title: str, language: str, paper: tuple[float, float], body: str, **css: str) -> str:
    """Return a whole file. ``paper`` is its width and height in pt; ``css``: ``size`` of the text,
    ``margin``, and ``more`` rules."""
    page = f"@page {{ size: {paper[0]}pt {paper[1]}pt; margin: {css.get('margin', '25pt')}; }}"
    rules = f"{page} body {{ font-size: {css['size']}; }} {_CSS} {css.get('more', '')}"
    head = f"<title>{escape(title)}</title><style>{rules}</style>"
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


def running(*said: str) -> str:
    """Return rules for a line at the foot of every page, and the page's number beside it."""
    line = escape(" · ".join(said)).replace('"', "")
    page, of = words.page_of.split("{n}")[0], words.page_of.split("{n}")[1].replace("{all}", "")
    count = f'"{page}" counter(page) "{of}" counter(pages)'
    left = f'@bottom-left {{ content: "{line}"; font-size: 9pt; width: 75%; }}'
    return f"@page {{ {left} @bottom-right {{ content: {count}; font-size: 9pt; }} }}"


def sentence(said: Sentence | str | None) -> str:
    """Return a sentence with its links."""
    if said is None or isinstance(said, str):
        return escape(said or "")
    return "".join(_part(part) for part in said.parts)


def _part(part: Part) -> str:
    text = escape(part.text)
    match part:
        case ContactPhone(phone=phone):
            return f'<a href="tel:{phone.dial}"><b>{text}</b></a>'
        case ContactName():
            return f"<b>{text}</b>"
        case CitationText(citation=citation) if citation.link:
            return f'<a href="{escape(citation.link.url)}">{text}</a>'
    return text


def contact_boxes(contacts: Iterable[Contact]) -> str:
    """Return everybody to call."""
    return "".join(
        f"<div class=box><b>{escape(each.name)}</b> {escape(each.role or '')} "
        + (_number(each.phone) if each.phone else "")
        + "</div>"
        for each in contacts
    )


def _number(phone: Phone) -> str:
    return f'<a class=phone href="tel:{phone.dial}">{escape(phone.written)}</a>'


def note_box(notes: Iterable[Sentence | str]) -> str:
    """Return notes of ours in their frame."""
    lines = "".join(f"<p>{sentence(note)}</p>" for note in notes)
    return f'<div class="box note"><b>{words.site_note}</b>{lines}</div>' if lines else ""


def imprint_line(imprint: Imprint) -> str:
    """Return what a print says of itself, with its code."""
    code = _code(imprint.check) if imprint.check else ""
    said = (
        imprint.publisher,
        imprint.address or "",
        printed_as(imprint),
    )
    return f"<footer>{code}{escape(' · '.join(said))} {escape(words.check_print)}</footer>"


@cache
def _code(address: str) -> str:
    return segno.make(address, error="m", mask=2, micro=False).svg_inline(omitsize=True)


def outcome_boxes(entries: Iterable[OutcomeEntry]) -> str:
    """Return where a pathway can end."""
    return "".join(
        f"<div class=box><b>{sentence(entry.title)}</b> {sentence(entry.text)}</div>"
        for entry in entries
    )


def step_list(steps: Iterable[StepEntry]) -> str:
    """Return steps as a list."""
    rows = (f"<li><b>{escape(e.label)}</b> {sentence(e.text)}{_inside(e)}</li>" for e in steps)
    return f"<ol>{''.join(rows)}</ol>"


def _inside(entry: StepEntry) -> str:
    ways = "".join(f"<p>{escape(way.label or '')} {escape(way.target)}</p>" for way in entry.ways)
    return ways + (step_list(entry.branches) if entry.branches else "")


def about_lines(about: About) -> str:
    """Return who publishes a protocol, and what it cites."""
    cited = "".join(f"<p>{escape(text)} {escape(link.url if link else '')}</p>"
                    for text, link in about.citations)  # fmt: skip
    return f"<p>{escape(about.publisher)} {sentence(about.address)}</p>{cited}"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return a table; its cells are HTML."""
    top = "".join(f"<th>{escape(head)}</th>" for head in heads)
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><tr>{top}</tr>{lines}</table>"
