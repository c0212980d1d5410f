"""Slides: which there are, that everything has room on them, and the PDF file of them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from generator.layout.geometry import Rect
from generator.layout.measure import text_width
from generator.layout.slides.flow import Column, height_of, pages
from generator.layout.slides.slides import placed_slides
from generator.layout.slides.stage import FOOT, HEIGHT, WIDTH, PlacedSlide
from generator.model import Protocol
from generator.paint.pdf.slides import paint_slides
from generator.views.imprint import Imprint
from generator.views.paragraphs import SlideParagraph, protocol_text
from generator.views.slides import slide_show, slides_content
from generator.words.catalogue import site_words
from tests.definitions import PROTOCOLS, REAL, ROOT, load_text, only, protocol_in, with_steps
from tests.read_aloud import complaints

FOLDERS = (REAL, *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()))
ADDRESS = "https://example.org/press/csec/current.html#slides.1a2b3c4d"
IMPRINT = Imprint(site_words("en"), "Example Office", None, "2026-09-01", "1a2b3c4d", ADDRESS)
SMALLEST_CAPTION, SMALLEST = 24.0, 12.0
LONG = "Go on with care and do not stop before it is done. " * 19
HOSTILE = (
    '#import "x.typ": *',
    "$x^2$ *bold* _slanted_ `code` @reference <label>",
    r"C:\new\temp \u{41} \ end #eval(\"1\")",
    "</script><b>&amp; ]]>",
)


def protocol_of(folder: Path) -> Protocol:
    return protocol_in(folder)


def slides_of(protocol: Protocol) -> tuple[PlacedSlide, ...]:
    return placed_slides(slide_show(protocol), IMPRINT)


@cache
def slides_in(folder: Path) -> tuple[PlacedSlide, ...]:
    return slides_of(protocol_of(folder))


def painted(protocol: Protocol, attachment: bytes | None = None) -> bytes:
    show = slide_show(protocol)
    pdf, problems = paint_slides(show, placed_slides(show, IMPRINT), IMPRINT, attachment)
    assert pdf is not None, problems
    return pdf


@cache
def pdf_of(folder: Path) -> bytes:
    return painted(protocol_of(folder))


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(page: PageObject) -> str:
    return squeezed(page.extract_text())


def sizes(page: PageObject) -> Iterator[float]:
    found: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip():
            found.append(size * abs(cm[3] * tm[3]))

    page.extract_text(visitor_text=visit)
    return iter(found)


def many_steps(text: str, count: int = 3) -> Protocol:
    quoted_text = json.dumps(text.replace("{", "{{").replace("}", "}}"))
    return only(
        load_text(with_steps(*(f"{{id: s{n}, text: {quoted_text}}}" for n in range(count))))
    )


def inside(inner: Rect, outer: Rect) -> bool:
    return (
        inner.x >= outer.x - 0.2
        and inner.y >= outer.y - 0.2
        and inner.right <= outer.right + 0.2
        and inner.bottom <= outer.bottom + 0.2
    )


PAGE = Rect(0, 0, WIDTH, HEIGHT)


def assert_has_room(slides: tuple[PlacedSlide, ...]) -> None:
    """Everything is on the slide, and nothing stands on anything else."""
    for slide in slides:
        places = [slide.title.frame]
        if slide.title.more and not slide.title.is_stacked:
            wide = text_width(slide.title.text, slide.title.size, "bold")
            assert wide <= slide.title.frame.width, slide.title.text
        if slide.scene is not None:
            drawing = slide.scene.drawing
            places.append(Rect(slide.scene.x, slide.scene.y, drawing.width, drawing.height))
        places += [body.frame for body in slide.bodies if body.look != "plain"]
        places += [card.frame for card in slide.cards]
        places += [slide.table.frame] if slide.table else []
        for number, place in enumerate(places):
            assert inside(place, PAGE), slide.title.text
            for other in places[number + 1 :]:
                apart = (
                    place.bottom <= other.y + 1.1
                    or other.bottom <= place.y + 1.1
                    or place.right <= other.x + 1.1
                    or other.right <= place.x + 1.1
                )
                assert apart, (slide.title.text, place, other)
        for body in slide.bodies:
            height = height_of(body.paragraphs, body.inset.width, body.size)
            assert height <= body.inset.height + 1, slide.title.text
            assert body.inset.bottom <= FOOT + 0.1


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nothing_overlaps_or_leaves_the_slide(folder: Path) -> None:
    assert_has_room(slides_in(folder))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_two_slides_have_the_same_title(folder: Path) -> None:
    titles = [slide.title.text for slide in slides_in(folder)]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_text_is_never_smaller_than_promised(folder: Path) -> None:
    for slide in slides_in(folder):
        if slide.scene is not None:
            assert slide.scene.drawing.size >= SMALLEST
        for body in slide.bodies:
            if body.look == "band":
                assert body.size >= SMALLEST_CAPTION
            assert body.size >= SMALLEST


def test_a_pathway_is_built_up_box_by_box_and_nothing_moves() -> None:
    slides = [s for s in slides_in(REAL) if s.title.text.startswith("Confirmed Victim")]
    steps = [step.id for step in protocol_of(REAL).pathways[0].steps]
    assert [s.title.text.split(" · ")[1] for s in slides] == [f"STEP {n} of 8" for n in range(1, 9)]
    for number, slide in enumerate(slides):
        assert slide.scene is not None
        assert slide.scene.current == steps[number]
        assert slide.scene.shown == set(steps[: number + 1])
    assert len({(s.scene.drawing, s.scene.x, s.scene.y) for s in slides if s.scene}) == 1
    assert len({s.bodies[0].frame for s in slides}) == 1


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_box_has_its_slide(folder: Path) -> None:
    for pathway in slide_show(protocol_of(folder)).pathways:
        name = pathway.title.text
        here = [s for s in slides_in(folder) if s.kind == "step" and s.title.name_text == name]
        shown = [slide.scene.current for slide in here if slide.scene]
        assert set(shown) == {build.box for build in pathway.steps}


def test_a_decision_says_where_its_answers_lead_and_shows_the_ends_at_once() -> None:
    slides = slides_in(PROTOCOLS / "branching")
    asked = next(s for s in slides if "Is there daylight" in s.bodies[0].paragraphs[0].text)
    said = [paragraph.text for paragraph in asked.bodies[0].paragraphs]
    assert said[1:] == [
        "Yes: go to The game goes on",
        "No: go to Box 5",
        "Cannot tell: go to Box 3",
        "Note from this site: Let somebody look from the far end.",
    ]
    assert asked.scene is not None and any("game-goes-on" in box for box in asked.scene.shown)


def test_a_chart_of_forty_steps_is_split_and_keeps_its_order() -> None:
    slides = [
        s for s in slides_in(PROTOCOLS / "forty") if s.scene and s.title.name_text == "The tour"
    ]
    assert len({id(s.scene.drawing) for s in slides if s.scene}) > 5
    numbers = [
        int(found[1]) for s in slides if (found := re.search(r"Step (\d+) of 40$", s.title.text))
    ]
    assert sorted(numbers) == list(range(1, 41))


def test_words_too_many_for_a_caption_go_on_and_lose_nothing() -> None:
    slides = slides_of(many_steps(LONG.strip()))
    assert_has_room(slides)
    steps = [s for s in slides if "STEP 2" in s.title.text or "Step 2" in s.title.text]
    assert len(steps) > 1 and "part 1 of" in steps[0].title.text
    words = " ".join(p.text.strip() for s in steps for body in s.bodies for p in body.paragraphs)
    assert squeezed(words) == squeezed(LONG)


@pytest.mark.parametrize("words", range(4, 12))
def test_a_title_has_room_for_the_part_that_a_slide_is(words: int) -> None:
    title = " ".join(["pathway"] * words)
    text = with_steps(f"{{id: a, text: {json.dumps(LONG.strip())}}}", "{id: b, text: Stop}")
    named = re.sub(r"(- id: worry\n    title: ).*", rf"\g<1>{title}\n    urgency: soon", text)
    assert title in named
    slides = slides_of(only(load_text(named)))
    assert_has_room(slides)
    assert any("part 2 of" in slide.title.text for slide in slides)


def test_a_warning_is_framed_and_goes_on_where_it_is_long() -> None:
    (short,) = [each for each in slides_of(warned("Stop")) if "Warning" in each.title.text]
    (body,) = short.bodies
    assert (body.look, body.size) == ("warning", 40.0)
    points = tuple(f"{n} {LONG.strip()}" for n in range(2))
    found = slides_of(warned("Stop", *points))
    long = [each for each in found if "Warning" in each.title.text]
    assert len(long) > 1
    assert_has_room((short, *long))
    words = "".join(p.text for each in long for body in each.bodies for p in body.paragraphs)
    assert squeezed(words) == squeezed("".join(("Stop", *points)))
    assert all(body.look == "warning" for each in long for body in each.bodies)


def warned(text: str, *points: str) -> Protocol:
    listed = f", list: {json.dumps(points)}" if points else ""
    said = f"kind: warning, text: {json.dumps(text)}{listed}"
    top = f"passages: [{{id: p, on: {{pathway: worry}}, {said}}}]\n"
    return only(load_text(with_steps("{id: a, text: Go}", top=top)))


def test_a_box_too_large_for_any_slide_is_told_in_words() -> None:
    branches = ", ".join(f"{{id: b{n}, text: {json.dumps(LONG.strip())}}}" for n in range(12))
    protocol = only(load_text(with_steps(f"{{id: all, parallel: All, steps: [{branches}]}}")))
    slides = slides_of(protocol)
    assert_has_room(slides)
    words = "".join(p.text for s in slides for body in s.bodies for p in body.paragraphs)
    assert squeezed(words).count(squeezed(LONG)) == 12
    pdf = reader(painted(protocol))
    assert len(pdf.pages) == len(slides)


def test_a_word_without_end_is_broken() -> None:
    word = "Wort" * 240
    assert_has_room(slides_of(many_steps(word)))
    column = Column(300, 100, 24)
    paragraph = SlideParagraph((protocol_text(word),))
    found = pages((paragraph,), column)
    assert len(found) > 1
    assert "".join(piece.text for page in found for piece in page) == word


def test_long_titles_and_names_have_room() -> None:
    title = ("A very long title that goes on and on " * 6)[:199]
    name = ("The office that answers every call " * 6)[:199]
    definition = with_steps("{id: a, text: Stop}").replace("title: Example\n", f"title: {title}\n")
    definition += (
        f"contacts:\n  office: {{name: {name}}}\n" if "contacts:" not in definition else ""
    )
    loaded = load_text(definition)
    protocol = loaded.protocols[0]
    assert_has_room(slides_of(protocol))
    for page in list(reader(painted(protocol)).pages)[1:]:
        assert "…" in page.extract_text()  # the line at the foot, which has no second one


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_word_is_in_the_file(folder: Path) -> None:
    protocol = protocol_of(folder)
    pdf = reader(pdf_of(folder))
    text = "".join(text_of(page) for page in pdf.pages)
    wanted = [protocol.title.text, protocol.publisher.name]
    for pathway in protocol.pathways:
        wanted.append(pathway.title.text)
        steps = [part for step in pathway.steps for part in (step, *step.branches)]
        wanted += [each for step in steps for each in (step.label, step.text.text)]
    for screening in protocol.screenings:
        wanted += [group.statement.text for group in screening.groups]
        wanted += [item.text.text for item in screening.items]
    for outcome in protocol.outcomes:
        wanted.append(outcome.title.text)
        wanted += [outcome.text.text] if outcome.text else []
    wanted += [contact.name for contact in protocol.contacts]
    wanted += [contact.phone.written for contact in protocol.contacts if contact.phone]
    wanted += [
        note.text.text for note in (*protocol.notes_for("screening"),) if protocol.screenings
    ]
    for each in wanted:
        assert squeezed(each) in text, each


def test_each_page_reads_title_then_boxes_in_order_then_caption() -> None:
    text = text_of(reader(pdf_of(REAL)).pages[4])
    places = [
        text.index(squeezed(each))
        for each in ("Confirmed Victim of CSEC/Human Trafficking", "STEP 1I", "STEP 2S", "STEP 4C")
    ]
    assert places == sorted(places)
    assert text.count(squeezed("Contact Rape Trauma Services, which")) == 2
    assert "STEP5" not in text


def test_pages_are_wide_and_text_is_large() -> None:
    for page in reader(pdf_of(REAL)).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == (WIDTH, HEIGHT)
        assert min(sizes(page)) >= SMALLEST - 0.3


def test_bookmarks_are_the_pathways_with_their_steps() -> None:
    outline = reader(pdf_of(REAL)).outline
    top = outline[1]
    assert isinstance(top, list)
    names = [str(each["/Title"]) for each in top if not isinstance(each, list)]
    protocol = protocol_of(REAL)
    assert names == [
        *(pathway.title.text for pathway in protocol.pathways),
        "Screening rule",
        "Contacts",
        "About this protocol",
    ]
    steps = [str(each["/Title"]) for each in top[1]]
    assert steps == [f"STEP {n} of 8" for n in range(1, 9)]


def test_the_imprint_stands_on_the_last_page_with_its_code() -> None:
    page = reader(pdf_of(REAL)).pages[-1]
    assert "Print1a2b3c4d·Released2026-09-01" in text_of(page)
    targets = [link.get_object()["/A"]["/URI"] for link in page["/Annots"]]
    assert ADDRESS in targets
    plain = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)
    show = slide_show(protocol_of(REAL))
    pdf, _ = paint_slides(show, placed_slides(show, plain), plain)
    assert pdf is not None and "/Annots" not in reader(pdf).pages[-1]


def test_a_contact_without_a_number_has_a_line_to_write_on() -> None:
    page = next(
        p for p in reader(pdf_of(PROTOCOLS / "branching")).pages if "Number:" in p.extract_text()
    )
    assert "650-555-0100" in page.extract_text()


def test_a_note_on_a_step_is_shown_and_told_to_the_speaker() -> None:
    protocol = only(load_text(with_steps('{id: a, text: Call, note: "Only aloud"}')))
    assert "Only aloud" in "".join(p.text for s in slides_of(protocol) for p in s.spoken)
    shown = "".join(text_of(page) for page in reader(painted(protocol)).pages)
    assert squeezed("Note from this site: Only aloud") in shown


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_is_printed_as_written(text: str) -> None:
    pages_of = reader(painted(many_steps(text, 1))).pages
    assert sum(text_of(page).count(squeezed(text)) for page in pages_of) >= 2


def test_the_definition_travels_in_the_file() -> None:
    source = (REAL / "protocol.yaml").read_bytes()
    assert reader(painted(protocol_of(REAL), source)).attachments == {"protocol.yaml": [source]}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_two_accessibility_checkers_find_no_error(folder: Path, tmp_path: Path) -> None:
    assert complaints(pdf_of(folder), tmp_path) == []


def test_what_slides_say_is_what_their_fingerprint_stands_for() -> None:
    real = protocol_of(REAL)
    said = json.dumps(slides_content(slide_show(real)), ensure_ascii=False)
    for pathway in real.pathways:
        assert pathway.title.text in said
        assert all(json.dumps(s.text.text, ensure_ascii=False)[1:-1] in said for s in pathway.steps)
    assert '"hue"' not in said and "confirmed-victim" not in said
    one, other = (
        slides_content(slide_show(many_steps(text, 1))) for text in ("Stop here", "Stop there")
    )
    assert one != other


PAINT = """
import sys
from pathlib import Path
from generator.layout.slides.slides import placed_slides
from generator.load import load
from generator.paint.pdf.slides import paint_slides
from generator.paint.pptx.package import paint_pptx
from generator.views.imprint import Imprint
from generator.views.slides import slide_show
from generator.words.catalogue import site_words
imprint = Imprint(
    site_words("en"), "Example Office", None, None, "1a2b3c4d", "https://example.org/#a"
)
show = slide_show(load(Path(sys.argv[1])).protocols[0])
slides = placed_slides(show, imprint)
pdf, _ = paint_slides(show, slides, imprint)
sys.stdout.buffer.write(pdf + paint_pptx(show, slides, imprint))
"""


def test_the_bytes_depend_on_nothing_but_the_definition(tmp_path: Path) -> None:
    digests = set()
    for seed, zone, language in (("1", "UTC", "C"), ("77", "Asia/Tokyo", "de_DE.UTF-8")):
        done = subprocess.run(
            [sys.executable, "-c", PAINT, str(REAL)],
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "LC_ALL": language,
                "PYTHONPATH": str(ROOT),
            },
            cwd=tmp_path,
            capture_output=True,
            check=True,
        )
        digests.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(digests) == 1
