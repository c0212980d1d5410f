"""Where numbers and links lead to, the same in everything that is published."""

from __future__ import annotations

import html
import io
import re
from functools import cache
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from generator.outputs.protocol import outputs_of
from tests.definitions import load_text, only

DEFINITION = """\
protocol: example
title: Example
status: active
region: ES
publisher: {name: Example Office, address: A street, link: "https://example.org/漢字"}
contacts:
  zero: {name: Violence, phone: "016"}
  said: {name: Helpline, phone: "0 17", dial: "017"}
  desk: {name: Desk, phone: 912 34 56 78 ext. 012}
  ways:
    name: Ways
    phone: [{label: Day, number: 912 34 56 79, press: 2}, {label: Night, number: 912 34 56 70}]
    text: {to: 741741, say: HOLA & ADIÓS}
    email: ways@bücher.example
    link: https://example.org/ways?a=b&c=d
citations: {c: {text: The list, link: "https://例え.テスト/パス?q=é"}}
pathways:
  - id: worry
    title: A worry
    steps:
      - {id: tell, text: "Call {zero.phone}, {said.phone} or {desk.phone} by {c}"}
      - {id: write, text: "{ways.phone}, {ways.text}, {ways.email}, {ways.link}"}
screening:
  - id: signs
    groups: [{id: g, statement: One, at_least: 1, items: [{id: a, text: A}, {id: b, text: B}]}]
    any: [g]
    outcome: {pathway: worry}
notes:
  - id: n
    on: [front, screening, below-threshold, questionnaire, contacts, print]
    text: "{zero.phone} by {c}"
"""
WAYS = {
    "tel:+34912345679", "sms:741741", "mailto:ways@xn--bcher-kva.example",
    "https://example.org/ways?a=b&c=d",
}  # fmt: skip
NUMBERS = {"tel:016", "tel:017", "tel:+34912345678;ext=012", *WAYS}
NIGHT = "tel:+34912345670"  # stands where contacts are listed
SAID = {"tel:016", "tel:017", "tel:+34912345678;ext=012"}  # in a rule, and in a first step
OFFICE = "https://example.org/%E6%BC%A2%E5%AD%97"
LIST = "https://xn--r8jz45g.xn--zckzah/%E3%83%91%E3%82%B9?q=%C3%A9"


@cache
def addresses() -> dict[str, set[str]]:
    """Return where each published file of the example leads to outside of the site."""
    protocol = only(load_text(DEFINITION))
    folder = outputs_of(protocol, b"protocol: example\n", "https://site.example/")
    found = {name: set(led_to(name, content)) for name, content in folder.files.items()}
    foreign = re.compile(r"(?!https://site\.example/)(tel|sms|mailto|https?):")
    return {name: {each for each in all if foreign.match(each)} for name, all in found.items()}


def led_to(name: str, content: bytes) -> list[str]:
    if name.endswith(".pdf"):
        pages = PdfReader(io.BytesIO(content)).pages
        notes = [note.get_object() for page in pages for note in page.get("/Annots", [])]
        return [str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})]
    if name.endswith(".pptx"):
        with ZipFile(io.BytesIO(content)) as package:
            names = [each for each in package.namelist() if each.endswith(".rels")]
            relations = "".join(package.read(each).decode() for each in names)
        external = r'Target="([^"]*)"[^>]*TargetMode="External"'
        return [html.unescape(each) for each in re.findall(external, relations)]
    if name.endswith(".json"):
        text = re.sub(r'"dial": "', '"dial": "tel:', content.decode())
        text = re.sub(r'"number": "', '"number": "sms:', text)
        text = re.sub(r'"address": "(?=[^"]*@)', '"address": "mailto:', text)
        return re.findall(r'"((?:tel|sms|mailto|https?):[^"]*)"', text)
    if name.endswith((".md", ".html", ".svg")):
        return [html.unescape(each) for each in re.findall(r'href="([^"]*)"', content.decode())]
    return []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.md", NUMBERS | {NIGHT, OFFICE, LIST}),
        ("worry.md", NUMBERS | {NIGHT, LIST}),
        ("screening.md", {"tel:016", LIST}),
        ("screen.html", NUMBERS | {NIGHT, LIST}),
        ("present.html", NUMBERS | {LIST}),
        ("charts/overview.svg", NUMBERS),
        ("charts/worry.svg", NUMBERS),
        ("print/poster-letter.pdf", NUMBERS | {NIGHT, OFFICE, LIST}),
        ("print/worry-a4.pdf", NUMBERS | {NIGHT, OFFICE, LIST}),
        ("print/handout-letter.pdf", NUMBERS | {NIGHT, OFFICE, LIST}),
        ("print/card-letter.pdf", NUMBERS | {NIGHT, OFFICE, LIST}),
        ("print/screening-sheet-letter.pdf", {*SAID, OFFICE, LIST}),
        ("slides.pdf", NUMBERS | {NIGHT, LIST}),
        ("slides.pptx", NUMBERS | {NIGHT, LIST}),
        ("protocol.json", NUMBERS | {NIGHT, OFFICE, LIST}),
    ],
)
def test_each_output_leads_where_the_definition_says(name: str, expected: set[str]) -> None:
    assert addresses()[name] == expected


def test_no_output_leads_anywhere_else() -> None:
    assert set().union(*addresses().values()) == NUMBERS | {NIGHT, OFFICE, LIST}
