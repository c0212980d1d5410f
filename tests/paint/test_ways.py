"""Contacts with every way to reach them: each is read in full, in a box that holds it."""

from __future__ import annotations

import re
from functools import cache

import pytest

from generator.layout.sheets.items import Card
from generator.model import Contact, Protocol
from generator.outputs.protocol import outputs_of
from generator.paint.pdf.sheets import paint_sheet
from generator.views.chart_sheet import poster
from generator.views.contacts import facts, ways
from generator.views.content import contacts_content
from generator.views.papers import LETTER, WALL, Paper
from generator.words.catalogue import site_words
from tests.definitions import HEAD, ONE_STEP, SMALLEST, load_text, only
from tests.paint.test_chart_sheet import IMPRINT, laid_out
from tests.paint.test_pdf_overflow import faults
from tests.printed import pages_of, squeezed

WORDS = site_words("en")
PRINTS = ("print/poster-letter.pdf", "print/handout-a4.pdf", "print/card-letter.pdf")
FULL = """\
  c{n}:
    name: Office of kind {n} with a rather long name
    role: decides who comes
    hours: Monday to Friday, 8 a.m. to 5 p.m.
    phone:
      - {{label: Daytime, number: 650-555-01{n:02}}}
      - {{label: After hours, number: 650-555-02{n:02} ext. 12, press: 2}}
    text: {{to: 741741, say: HOME}}
    email: student.services.number{n:02}@schools.example.org
    link: https://www.example.org/offices/number-{n:02}/crisis-response-and-more
    languages: [English, Spanish]
"""


@cache
def protocol(count: int) -> Protocol:
    contacts = "".join(FULL.format(n=n) for n in range(count))
    return only(load_text(f"{HEAD}contacts:\n{contacts}{ONE_STEP}"))


@cache
def files(count: int) -> dict[str, bytes]:
    return dict(outputs_of(protocol(count), b"protocol: example\n", "https://site.example/").files)


def said(contact: Contact) -> list[str]:
    """Return everything that stands wherever a contact is listed."""
    found = [contact.name, *facts(contact)]
    for way in ways(contact, WORDS):
        found += [each for each in (way.label, way.text, way.more) if each]
    return found


def test_the_first_number_stands_out_and_each_way_has_its_words() -> None:
    (contact,) = protocol(1).contacts
    assert [(way.kind, way.label, way.text, way.more) for way in ways(contact, WORDS)] == [
        ("phone", "Daytime", "650-555-0100", None),
        ("phone", "After hours", "650-555-0200 ext. 12", "then press 2"),
        ("text", None, "Text HOME to 741741", None),
        ("email", None, "student.services.number00@schools.example.org", None),
        ("link", None, "www.example.org/offices/number-00/crisis-response-and-more", None),
    ]


@pytest.mark.parametrize("name", [*PRINTS, "slides.pdf"])
def test_on_paper_every_way_is_read_in_full(name: str) -> None:
    text = squeezed("".join(page.text for page in pages_of(files(12)[name])))
    missing = [each for contact in protocol(12).contacts for each in said(contact)]
    assert [each for each in missing if squeezed(each) not in text] == []


@pytest.mark.parametrize("paper", [LETTER, WALL], ids=lambda paper: paper.id)
def test_every_contact_has_a_box_that_holds_its_words(paper: Paper) -> None:
    sheet = poster(protocol(12))
    layout = laid_out(sheet, paper)
    pdf, problems = paint_sheet(sheet, layout, IMPRINT)
    assert pdf is not None, problems
    assert list(faults(pdf)) == []
    cards = [item for page in layout.pages for item in page.items if isinstance(item, Card)]
    assert len(cards) == 12
    for card in cards:
        for line in (line for words in card.words for line in words.lines):
            assert card.frame.x < line.x
            assert line.x + line.width < card.frame.right
            assert card.frame.y < line.baseline < card.frame.bottom


@pytest.mark.parametrize("paper", [LETTER, WALL], ids=lambda paper: paper.id)
def test_numbers_stand_out_from_the_steps(paper: Paper) -> None:
    layout = laid_out(poster(protocol(1)), paper)
    (card,) = [item for page in layout.pages for item in page.items if isinstance(item, Card)]
    assert max(words.size for words in card.words) >= 1.6 * layout.smallest


def test_a_contact_with_one_number_has_the_content_that_it_always_had() -> None:
    plain = "contacts: {d: {name: D, role: r, phone: 988}, e: {name: E}}\n"
    contacts = only(load_text(SMALLEST + plain)).contacts
    assert contacts_content(contacts) == [["D", "r", "988"], ["E", None, None]]


@pytest.mark.parametrize(
    "key",
    ["text: 988", "email: a@b.org", "link: 'https://b.org'", "hours: By day", "languages: French"],
)
def test_each_key_that_is_used_is_in_the_content(key: str) -> None:
    found = only(load_text(f"{SMALLEST}contacts: {{d: {{name: D, phone: 988, {key}}}}}\n"))
    ((*first, more),) = contacts_content(found.contacts)  # type: ignore[misc]
    assert first == ["D", None, "988"]
    assert list(more) == [key.partition(":")[0]]


def test_who_has_another_way_gets_no_line_for_a_number() -> None:
    definition = f"{HEAD}contacts: {{d: {{name: Desk, email: a@b.org}}}}\n{ONE_STEP}"
    made = only(load_text(definition))
    found = outputs_of(made, b"protocol: example\n", "https://site.example/").files
    for name in PRINTS:
        text = "".join(page.text for page in pages_of(found[name]))
        assert "a@b.org" in text and "Number:" not in text, name


def test_pages_mark_what_a_way_is() -> None:
    page = files(1)["index.md"].decode()
    found = re.findall(r'<a class="(call[^"]*)"', page)
    assert found == [
        "call call--button",
        "call call--button",
        "call call--text call--button",
        "call call--email call--button",
        "call call--link call--button",
    ]
