"""Slides: which there are, that everything has room on them, and the PDF file of them."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from pypdf import PageObject, PdfReader

from generator.layout.geometry import Rect
from generator.layout.measure import text_width
from generator.layout.slides.flow import Column, height_of, pages
from generator.layout.slides.slides import placed_slides
from generator.layout.slides.stage import FOOT, HEIGHT, WIDTH, Panel, PlacedSlide
from generator.model import Protocol
from generator.paint.pdf.slides import paint_slides
from generator.views.imprint import Imprint
from generator.views.paragraphs import SlideParagraph, notes_together, protocol_text, site_text
from generator.views.slides import SlideShow, slide_show, slides_content, step_show
from generator.words.catalogue import site_words
from tests.definitions import PROTOCOLS, REAL, ROOT, load_text, only, protocol_in, with_steps
from tests.read_aloud import complaints

FOLDERS = (REAL, *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()))
ADDRESS = "https://example.org/press/csec/current.html#slides.1a2b3c4d"
IMPRINT = Imprint(site_words("en"), "Example Office", None, "2026-09-01", "1a2b3c4d", ADDRESS)
LEAST, SMALLEST = 18.0, 12.0
LONG = "Go on with care and do not stop before it is done. " * 19
HOSTILE = (
    '#import "x.typ": *',
    "$x^2$ *bold* _slanted_ `code` @reference <label>",
    r"C:\new\temp \u{41} \ end #eval(\"1\")",
    "</script><b>&amp; ]]>",
)


def protocol_of(folder: Path) -> Protocol:
    return protocol_in(folder)


Show: TypeAlias = Callable[[Protocol], SlideShow]
SHOWS = [slide_show, step_show]


def slides_of(protocol: Protocol, show: Show = slide_show) -> tuple[PlacedSlide, ...]:
    return placed_slides(show(protocol), IMPRINT)


@cache
def slides_in(folder: Path, show: Show = slide_show) -> tuple[PlacedSlide, ...]:
    return slides_of(protocol_of(folder), show)


def painted(protocol: Protocol, attachment: bytes | None = None, of: Show = slide_show) -> bytes:
    show = of(protocol)
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


def frames(slide: PlacedSlide) -> Iterator[Rect]:
    """Yield the places of what stands on a slide, each beside the others."""
    yield slide.title.inset
    if slide.scene is not None:
        drawing = slide.scene.drawing
        yield Rect(slide.scene.x, slide.scene.y, drawing.width, drawing.height)
    yield from (panel.frame for panel in slide.panels if panel.paragraphs)
    if slide.table is not None:
        yield slide.table.frame


def assert_has_room(slides: tuple[PlacedSlide, ...]) -> None:
    """Everything is on the slide, and nothing stands on anything else."""
    for slide in slides:
        places = list(frames(slide))
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
        for panel in (slide.title, *slide.panels):
            if not panel.is_tight and panel.role != "ornament" and not fits_one_line(panel):
                height = height_of(panel.paragraphs, panel.inset.width, panel.size)
                assert height <= panel.inset.height + 1, (slide.title.text, panel.text)
            assert inside(panel.inset, panel.frame) or panel.role == "ornament"
            assert panel.frame.bottom <= FOOT + 7 or slide.kind == "title"


def fits_one_line(panel: Panel) -> bool:
    """Say whether a line of words of several sizes has room in its panel."""
    pieces = [piece for each in panel.paragraphs for piece in each.pieces]
    wide = sum(text_width(each.text, panel.size * each.scale, "bold") for each in pieces)
    return len(panel.paragraphs) == 1 and wide <= panel.inset.width


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("show", SHOWS)
def test_nothing_overlaps_or_leaves_the_slide(folder: Path, show: Show) -> None:
    assert_has_room(slides_in(folder, show))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("show", SHOWS)
def test_no_two_slides_have_the_same_title(folder: Path, show: Show) -> None:
    called = [(slide.title.text, slide.step) for slide in slides_in(folder, show)]
    assert len(set(called)) == len(called)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_text_is_never_smaller_than_promised(folder: Path) -> None:
    for slide in slides_in(folder):
        if slide.scene is not None:
            lanes = slide.scene.drawing.chart.lanes
            is_linear = all(lane.is_linear for lane in lanes)
            assert slide.scene.drawing.size >= (LEAST if is_linear else SMALLEST)
    for slide in (*slides_in(folder), *slides_in(folder, step_show)):
        for panel in slide.panels:
            smallest = min((piece.scale for p in panel.paragraphs for piece in p.pieces), default=1)
            assert panel.size * smallest >= SMALLEST or not panel.paragraphs, panel.text
    for slide in slides_in(folder, step_show):
        if slide.kind == "step":
            sentence = next(panel for panel in slide.panels if panel.role == "text")
            assert sentence.size >= 0.05 * HEIGHT


def test_the_real_protocol_has_about_ten_slides_with_every_step_once() -> None:
    slides = slides_in(REAL)
    assert len(slides) == 10
    drawn = [slide.scene.drawing for slide in slides if slide.scene is not None]
    boxes = [box.box.id for each in drawn for lane in each.lanes for box in lane.boxes]
    assert boxes == [step.id for pathway in protocol_of(REAL).pathways for step in pathway.steps]
    for slide in slides:
        said = [p.text for panel in slide.panels for p in panel.paragraphs if len(p.text) > 40]
        assert len(set(said)) == len(said)


def test_a_pathway_fills_columns_downwards() -> None:
    (slide,) = (s for s in slides_in(REAL) if s.title.text.startswith("Confirmed Victim"))
    assert slide.scene is not None
    (lane,) = slide.scene.drawing.lanes
    places = [(box.frame.x, box.frame.y) for box in lane.boxes]
    assert places == sorted(places)
    assert len({x for x, _ in places}) == 2


def test_steps_of_a_pathway_are_as_large_as_a_projector_asks_for() -> None:
    sizes = [s.scene.drawing.size for s in slides_in(REAL) if s.scene is not None]
    assert len(sizes) == 4 and min(sizes) >= 21.3


def test_several_notes_have_their_label_once_and_what_else_is_said_comes_first() -> None:
    words = site_words("en")
    label = site_text(f"{words.site_note}: ", bold=True)
    first, second = (SlideParagraph((label, protocol_text(each))) for each in ("One", "Two"))
    remark = SlideParagraph((site_text("Remark: ", bold=True), protocol_text("Three")))
    point = SlideParagraph((protocol_text("A point"),), is_item=True)
    assert notes_together((first, remark), words) == (first, remark)
    found = notes_together((first, point, remark, second), words)
    assert [each.text for each in found] == [
        "Remark: Three",
        words.site_note,
        "One",
        "A point",
        "Two",
    ]
    assert [each.is_item for each in found] == [False, False, True, True, True]


@pytest.mark.parametrize("show", SHOWS)
def test_no_slide_says_twice_that_notes_are_from_this_site(show: Show) -> None:
    for folder in FOLDERS:
        label = site_words("en").site_note
        for slide in slides_in(folder, show):
            said = [p.text for panel in slide.panels for p in panel.paragraphs]
            assert sum(each.startswith(label) for each in said) <= 1, slide.title.text


@pytest.mark.parametrize("show", SHOWS)
def test_the_heads_on_the_first_slide_lead_to_their_slides(show: Show) -> None:
    slides = slides_in(REAL, show)
    titles = {p.text: p.to for p in slides[0].panels if p.fill == "solid"}
    assert len(titles) == 4
    for title, number in titles.items():
        assert number is not None
        assert slides[number - 1].title.text == title and slides[number - 1].section == title
    found = reader(painted(protocol_of(REAL), None, show))
    links = [each.get_object() for each in found.pages[0]["/Annots"]]
    pages = [(each.get("/A") or {}).get("/D") or each["/Dest"] for each in links]
    ids = [page.indirect_reference.idnum for page in found.pages if page.indirect_reference]
    assert [ids.index(page[0].idnum) + 1 for page in pages] == list(titles.values())


def test_the_only_screening_is_led_to_where_there_is_no_pathway() -> None:
    slides = slides_of(protocol_of(ROOT / "tests" / "cases" / "screening-alone"))
    (head,) = (panel for panel in slides[0].panels if panel.to is not None)
    assert head.to == 2 and slides[1].section == head.text


def test_the_first_slide_has_the_heads_of_all_pathways() -> None:
    first = slides_in(REAL)[0]
    bands = [panel for panel in first.panels if panel.fill == "solid"]
    titles = [pathway.title.text for pathway in protocol_of(REAL).pathways]
    assert [panel.text for panel in bands] == titles
    (line,) = bands[0].paragraphs
    assert [piece.text for piece in line.pieces if piece.scale == 1] == ["Confirmed Victim"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_step_has_its_slide(folder: Path) -> None:
    for pathway in slide_show(protocol_of(folder)).pathways:
        name = pathway.title.text
        here = [
            s
            for s in slides_in(folder, step_show)
            if s.kind == "step" and s.title.text.startswith(name)
        ]
        said = "".join(panel.text for s in here for panel in s.panels)
        assert len(here) >= len(pathway.steps)
        for step in pathway.steps:
            assert all(each.text in said for each in step.text)


def test_steps_that_are_done_are_solid() -> None:
    slides = [
        s
        for s in slides_in(REAL, step_show)
        if s.title.text.startswith("Suspected Victim") and s.kind == "step"
    ]
    for number, slide in enumerate(slides, 1):
        cells = [panel for panel in slide.panels if panel.role == "ornament"]
        assert [cell.text for cell in cells] == [str(n) for n in range(1, 8)]
        assert [cell.fill == "solid" for cell in cells] == [n <= number for n in range(1, 8)]


def test_a_decision_shows_its_answers_as_rows_and_claims_no_way() -> None:
    slides = slides_in(PROTOCOLS / "branching", step_show)
    asked = next(s for s in slides if any("Is there daylight" in p.text for p in s.panels))
    rows = [panel.text for panel in asked.panels if panel.role == "box"]
    assert rows == [
        "Yes: go to The game goes on",
        "No: go to Box 5",
        "Cannot tell: go to Box 3",
    ]
    cells = [panel for panel in asked.panels if panel.role == "ornament"]
    assert [cell.text for cell in cells if cell.fill == "solid"] == ["2"]


def test_a_long_pathway_is_split_and_keeps_its_order() -> None:
    slides = [s for s in slides_in(PROTOCOLS / "forty") if s.scene]
    assert 5 < len(slides) <= 10
    boxes = [
        box.box.id
        for s in slides
        if s.scene
        for lane in s.scene.drawing.lanes
        for box in lane.boxes
        if box.box.label
    ]
    assert list(dict.fromkeys(boxes)) == [
        s.id for s in protocol_of(PROTOCOLS / "forty").pathways[0].steps
    ]
    count = len(slides)
    assert [s.title.text for s in slides] == [
        f"The tour · {n + 1} of {count}" for n in range(count)
    ]


def test_words_too_many_for_a_slide_go_on_and_lose_nothing() -> None:
    points = [f"{n} {LONG[:200].strip()}" for n in range(9)]
    step = f"{{id: a, text: {json.dumps(LONG.strip())}, list: {json.dumps(points)}}}"
    slides = slides_of(only(load_text(with_steps(step))), step_show)
    assert_has_room(slides)
    steps = [slide for slide in slides if slide.kind == "step"]
    assert len(steps) > 1
    said = (
        p for s in steps for panel in s.panels if panel.role == "text" for p in panel.paragraphs
    )
    assert squeezed(" ".join(each.text for each in said)) == squeezed("".join((LONG, *points)))


@pytest.mark.parametrize(
    ("label", "shown"),
    [("STEP 1a", ["STEP", "1a"]), ("A.", ["A"]), ("Immediately", ["Immediately"])],
)
def test_a_tab_holds_any_label(label: str, shown: list[str]) -> None:
    show = step_show(only(load_text(with_steps("{id: a, text: Stop}"))))
    (pathway,) = show.pathways
    steps = (replace(pathway.steps[0], label=label),)
    show = replace(show, pathways=(replace(pathway, steps=steps),))
    slides = placed_slides(show, IMPRINT)
    (tab,) = [p for p in slides[1].panels if p.role == "label"]
    assert [each.text for each in tab.paragraphs] == shown
    for each in tab.paragraphs:
        size = tab.size * each.scale
        assert text_width(each.text, size, "bold") <= tab.inset.width + 0.1
        assert text_width(each.text, size, "office-bold") <= tab.inset.width + 0.1


@pytest.mark.parametrize("words", range(4, 12))
def test_a_title_has_room_for_the_part_that_a_slide_is(words: int) -> None:
    title = " ".join(["pathway"] * words)
    text = with_steps(f"{{id: a, text: {json.dumps(LONG.strip())}}}", "{id: b, text: Stop}")
    named = re.sub(r"(- id: worry\n    title: ).*", rf"\g<1>{title}\n    urgency: soon", text)
    assert title in named
    slides = slides_of(only(load_text(named)))
    assert_has_room(slides)
    steps = slides_of(only(load_text(named)), step_show)
    assert_has_room(steps)
    assert any(" 2 of" in slide.title.text for slide in steps)


def test_a_warning_is_framed_and_goes_on_where_it_is_long() -> None:
    (short,) = [each for each in slides_of(warned("Stop")) if "Warning" in each.title.text]
    (body,) = short.panels
    assert (body.edge.width, body.size) == (3.0, 40.0)
    points = tuple(f"{n} {LONG.strip()}" for n in range(2))
    found = slides_of(warned("Stop", *points))
    long = [each for each in found if "Warning" in each.title.text]
    assert len(long) > 1
    assert_has_room((short, *long))
    words = "".join(p.text for each in long for body in each.panels for p in body.paragraphs)
    assert squeezed(words) == squeezed("".join(("Stop", *points)))
    assert all(body.edge.width == 3.0 for each in long for body in each.panels)


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
    words = "".join(p.text for s in slides for body in s.panels for p in body.paragraphs)
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


def test_each_page_reads_title_then_steps_in_order() -> None:
    text = text_of(reader(pdf_of(REAL)).pages[1])
    said = ("Confirmed Victim of CSEC/Human Trafficking", *(f"STEP {n}" for n in range(1, 9)))
    places = [text.index(squeezed(each)) for each in said]
    assert places == sorted(places)
    assert text.count(squeezed("Contact Rape Trauma Services, which")) == 1


def test_pages_are_wide_and_text_is_large() -> None:
    for page in reader(pdf_of(REAL)).pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == (WIDTH, HEIGHT)
        # but for the word for a step: a numeral of more than three times its size follows it
        assert min(sizes(page)) >= 0.6 * LEAST - 0.3


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
    assert [each.split() for each in steps] == [["STEP", str(n)] for n in range(1, 9)]
    parts = [str(each["/Title"]) for each in top[9]]
    assert parts == ["Factors", "Indicators", "The rule as a table"]


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
    assert sum(text_of(page).count(squeezed(text)) for page in pages_of) == 1


def test_the_definition_travels_in_the_file() -> None:
    source = (REAL / "protocol.yaml").read_bytes()
    assert reader(painted(protocol_of(REAL), source)).attachments == {"protocol.yaml": [source]}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_two_accessibility_checkers_find_no_error(folder: Path, tmp_path: Path) -> None:
    assert complaints(pdf_of(folder), tmp_path) == []
    by_step = painted(protocol_of(folder), of=step_show)
    assert complaints(by_step, tmp_path) == []


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
