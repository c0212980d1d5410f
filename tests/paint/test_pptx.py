"""The slides as a PowerPoint file, as another program reads it: native, named, described."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from generator.layout.slides.slides import placed_slides
from generator.model import Protocol
from generator.paint.pptx.package import paint_pptx
from generator.typeface.faces import OFFICE
from generator.views.imprint import Imprint
from generator.views.slides import slide_show, step_show
from generator.words.catalogue import site_words
from tests.definitions import (
    PROTOCOLS,
    REAL,
    ROOT,
    load_text,
    only,
    protocol_in,
    real_protocol,
    with_steps,
)

FOLDERS = (REAL, *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()))
ADDRESS = "https://example.org/press/csec/current.html#slides.1a2b3c4d"
IMPRINT = Imprint(site_words("en"), "Example Office", None, "2026-09-01", "1a2b3c4d", ADDRESS)
PLAIN = Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None)
FEW_ARROWS = ("score",)  # protocols of few steps
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
HOSTILE = (
    "</a:t></a:r> & <script>",
    "]]> <!-- comment --> <?pi?>",
    "\"quoted\" & 'quoted' &amp; &#10;",
    r"C:\new %s {braces} ${HOME}",
)


def painted(protocol: Protocol, imprint: Imprint = IMPRINT, *, by_step: bool = False) -> bytes:
    show = step_show(protocol) if by_step else slide_show(protocol)
    return paint_pptx(show, placed_slides(show, imprint), imprint)


@cache
def file_of(folder: Path) -> bytes:
    return painted(protocol_in(folder))


@cache
def steps_of(folder: Path) -> bytes:
    return painted(protocol_in(folder), by_step=True)


def opened(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slides_xml(content: bytes) -> Iterator[etree._Element]:
    for name, text in parts(content).items():
        if re.fullmatch(r"ppt/slides/slide\d+\.xml", name):
            yield etree.fromstring(text)


def leaves(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from leaves(shape.shapes)
        else:
            yield shape


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def text_of(slide: Any) -> str:
    texts = [s.text_frame.text for s in leaves(slide.shapes) if s.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            texts += [cell.text for row in shape.table.rows for cell in row.cells]
    return squeezed("".join(texts))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_slide_has_a_title_of_its_own(folder: Path) -> None:
    titles = [slide.shapes.title.text_frame.text for slide in opened(file_of(folder)).slides]
    assert all(title.strip() for title in titles)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_word_of_the_protocol_is_in_the_file(folder: Path) -> None:
    protocol = protocol_in(folder)
    text = "".join(text_of(slide) for slide in opened(file_of(folder)).slides)
    wanted = [protocol.title.text, protocol.publisher.name]
    for pathway in protocol.pathways:
        wanted.append(pathway.title.text)
        steps = [each for step in pathway.steps for each in (step, *step.branches)]
        wanted += [each for step in steps for each in (step.label, step.text.text)]
    for screening in protocol.screenings:
        wanted += [group.statement.text for group in screening.groups]
        wanted += [item.text.text for item in screening.items]
    for outcome in protocol.outcomes:
        wanted.append(outcome.title.text)
    for contact in protocol.contacts:
        wanted += [contact.name, *([contact.phone.written] if contact.phone else [])]
    for each in wanted:
        assert squeezed(each) in text, each


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_numbers_and_names_of_shapes_are_unique(folder: Path) -> None:
    for slide in slides_xml(file_of(folder)):
        shapes = list(slide.iter(f"{P}cNvPr"))
        for key in ("id", "name"):
            counted = Counter(shape.get(key) for shape in shapes)
            assert max(counted.values()) == 1, counted.most_common(1)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_shape_has_words_or_an_alternative_or_is_an_ornament(folder: Path) -> None:
    for slide in slides_xml(file_of(folder)):
        for shape in slide.iter(f"{P}sp", f"{P}cxnSp", f"{P}graphicFrame"):
            named = next(shape.iter(f"{P}cNvPr"))
            ornament = next(named.iter(DECORATIVE), None) is not None
            words = "".join(shape.itertext()).strip()
            # The row of all steps' numerals is an ornament that has words.
            assert bool(words or named.get("descr")) != ornament or words.isalnum()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_boxes_and_arrows_are_native_and_describe_themselves(folder: Path) -> None:
    content = file_of(folder)
    assert not [name for name in parts(content) if name.startswith("ppt/media")]
    seen = Counter[str]()
    for slide in slides_xml(content):
        for shape in slide.iter(f"{P}sp", f"{P}cxnSp"):
            named = next(shape.iter(f"{P}cNvPr"))
            alt = named.get("descr") or ""
            if alt.startswith(("Step", "Decision", "Done at the same time", "End")):
                assert "".join(shape.itertext()).strip()
                seen["box"] += 1
            if named.get("name", "").startswith("Arrow: "):
                # Either a line with a head, or the notch at the foot of a tab.
                is_notch = shape.find(f"{P}spPr/{A}solidFill") is not None
                assert " to " in alt
                assert is_notch or shape.find(f".//{A}tailEnd") is not None
                seen["arrow"] += 1
    assert seen["box"] > 1 and (seen["arrow"] > 1 or folder.name in FEW_ARROWS)


def test_arrows_are_tied_to_boxes_that_are_there() -> None:
    tied = 0
    for slide in slides_xml(file_of(PROTOCOLS / "forty")):
        ids = {shape.get("id") for shape in slide.iter(f"{P}cNvPr")}
        for end in slide.iter(f"{A}stCxn", f"{A}endCxn"):
            assert end.get("id") in ids and end.get("idx") in "0123"
            tied += 1
    assert tied > 10


def test_shapes_are_read_title_first_then_steps_in_order() -> None:
    slide = opened(file_of(REAL)).slides[1]
    texts = [s.text_frame.text for s in leaves(slide.shapes) if s.has_text_frame]
    said = [" ".join(text.split()) for text in texts if text.strip()]
    assert said[0] == "Confirmed Victim of CSEC/Human Trafficking"
    tabs = [text for text in said if text.startswith("STEP")]
    assert tabs == [f"STEP {n}" for n in range(1, 9)]
    assert said[1].startswith("Involve local law enforcement") and said[-2].startswith("CSEC")


def test_a_step_has_a_tab_of_its_own_beside_its_words() -> None:
    slide = list(slides_xml(file_of(REAL)))[1]
    groups = list(slide.iter(f"{P}grpSp"))
    assert len(groups) == 8
    for number, group in enumerate(groups, 1):
        body, tab = group.findall(f"{P}sp")
        assert next(body.iter(f"{P}cNvPr")).get("descr") == f"Step: STEP {number}"
        assert [each.text for each in tab.iter(f"{A}t")] == ["STEP", str(number)]
        assert tab.find(f"{P}spPr/{A}solidFill/{A}schemeClr").get("val") == "accent1"


def test_a_step_slide_has_its_sentence_as_its_text_and_its_row_is_an_ornament() -> None:
    file = opened(steps_of(REAL))
    slide = next(s for s in file.slides if s.shapes.title.text_frame.text.endswith("STEP 5"))
    (body,) = [p for p in slide.placeholders if p.placeholder_format.idx == 1]
    assert body.text_frame.text.startswith("If appropriate, and in consultation with victim")
    (tab,) = [s for s in slide.shapes if s.name == "STEP 5"]
    sizes = [run.font.size.pt for p in tab.text_frame.paragraphs for run in p.runs]
    assert sizes[1] == 162 and body.text_frame.paragraphs[0].runs[0].font.size.pt >= 27
    cells = [s for s in slide.shapes if re.fullmatch(r"\d", s.text_frame.text)]
    assert [s.text_frame.text for s in cells] == list("12345678")
    assert all(next(s._element.iter(DECORATIVE), None) is not None for s in cells)


def test_each_step_slide_has_a_title_of_its_own_that_says_the_position_to_nobody_else() -> None:
    slides = opened(steps_of(REAL)).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(set(titles)) == len(titles) == 27
    assert titles[1] == "Confirmed Victim of CSEC/Human Trafficking · STEP 1"
    for slide, title in zip(slides, titles, strict=True):
        hidden = [s.name for s in slide.shapes if s._element.xpath("./*/p:cNvPr[@hidden='1']")]
        assert bool(hidden) == (" · STEP " in title)
        seen = [
            s.text_frame.text for s in slide.shapes if s.has_text_frame and s.name not in hidden
        ]
        assert not any(re.search(r"\d of \d", text) for text in seen)


def test_heads_on_the_first_slide_jump_to_their_slides() -> None:
    for content, starts in ((file_of(REAL), [2, 3, 4, 5]), (steps_of(REAL), [2, 10, 14, 16])):
        slides = list(opened(content).slides)
        heads = [s for s in slides[0].shapes if s.click_action.target_slide is not None]
        assert [slides.index(s.click_action.target_slide) + 1 for s in heads] == starts


def test_items_are_entries_of_a_real_list() -> None:
    slide = next(
        s
        for s in opened(file_of(REAL)).slides
        if s.shapes.title.text_frame.text.endswith("Indicators")
    )
    body = next(p for p in slide.placeholders if p.placeholder_format.idx == 1)
    numbered = [p._p.find(f"{A}pPr/{A}buAutoNum") for p in body.text_frame.paragraphs]
    kinds = [(each.get("type"), each.get("startAt")) for each in numbered if each is not None]
    assert kinds == [("arabicPeriod", "1")] * 5
    other = "".join(text_of(s) for s in opened(painted(with_numbering("Nr. {n}"))).slides)
    assert "Nr.1It" in other  # no program counts so: the number is text


def with_numbering(item: str) -> Protocol:
    definition = f"""numbering: {{item: "{item}"}}
outcomes: [{{id: done, title: Done}}]
screening:
  - id: signs
    groups:
      - id: few
        statement: Few
        at_least: 1
        items: [{{id: a, text: It is a}}, {{id: b, text: It is b}}]
    any: [few]
    outcome: {{outcome: done}}
"""
    return only(load_text(with_steps("{id: a, text: Stop}") + definition))


def test_numbers_to_call_are_links() -> None:
    with_link = 0
    for slide in opened(file_of(REAL)).slides:
        for relation in slide.part.rels.values():
            if relation.is_external and relation.target_ref == "tel:+16506927273":
                with_link += 1
    assert with_link >= 3
    runs = [
        run
        for shape in leaves(opened(file_of(REAL)).slides[8].shapes)
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    (number,) = [run for run in runs if run.text == "650-692-7273"]
    assert number.hyperlink.address == "tel:+16506927273" and number.font.size.pt >= 100


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_link_and_part_that_is_named_is_there(folder: Path) -> None:
    found = parts(file_of(folder))
    for name, text in found.items():
        tree = etree.fromstring(text)
        if not name.endswith(".rels"):
            folder_, _, file = name.rpartition("/")
            rels = found.get(f"{folder_}/_rels/{file}.rels")
            known = {r.get("Id") for r in etree.fromstring(rels)} if rels else set()
            used = {v for e in tree.iter() for k, v in e.attrib.items() if k.startswith(R)}
            assert used <= known, name
    types = etree.fromstring(found["[Content_Types].xml"])
    named = {each.get("PartName").lstrip("/") for each in types if each.get("PartName")}
    assert named == {n for n in found if not n.endswith(".rels") and n != "[Content_Types].xml"}


def test_runs_are_in_their_language() -> None:
    languages = Counter[str]()
    for slide in slides_xml(file_of(PROTOCOLS / "score")):
        for run in slide.iter(f"{A}r"):
            languages[run.find(f"{A}rPr").get("lang")] += 1
            text = run.findtext(f"{A}t") or ""
            if text in ("Contacts", "Points", "Note from this site: ", " (1 of 2)"):
                assert run.find(f"{A}rPr").get("lang") == "en"
    assert set(languages) == {"en", "es-MX"} and languages["es-MX"] > languages["en"]


def test_the_theme_has_the_colours_of_the_site_and_its_typeface() -> None:
    theme = parts(file_of(REAL))["ppt/theme/theme1.xml"].decode()
    css = (ROOT / "generator" / "assets" / "palette.css").read_text("utf-8").split("@media")[0]
    for number in range(1, 7):
        (colour,) = re.findall(rf"--hue-{number}-solid: #(\w+)", css)
        assert f'<a:accent{number}><a:srgbClr val="{colour.upper()}"/>' in theme
    assert f'<a:latin typeface="{OFFICE}"' in theme
    slides = "".join(etree.tostring(each).decode() for each in slides_xml(file_of(REAL)))
    known = set(re.findall(r"#([0-9a-f]{6})", css)) | {"000000"}
    assert {each.lower() for each in re.findall(r'srgbClr val="(\w+)"', slides)} <= known


def test_layouts_have_real_placeholders_and_nothing_is_left_of_a_default() -> None:
    file = opened(file_of(REAL))
    assert [layout.name for layout in file.slide_layouts] == [
        "Title", "Step", "List", "Title only",
    ]  # fmt: skip
    kinds = [
        {p.placeholder_format.type for p in layout.placeholders} for layout in file.slide_layouts
    ]
    for found in kinds[1:]:
        wanted = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER}
        assert wanted <= found
    shown = (*file.slides, *opened(steps_of(REAL)).slides)
    used = {slide.slide_layout.name for slide in shown}
    assert used == {each.name for each in file.slide_layouts}
    text = b"".join(parts(file_of(REAL)).values())
    for leftover in (b"Office Theme", b"Calibri", b"python-pptx", b"Click to edit", b"PowerPoint"):
        assert leftover not in text.replace(b"microsoft.com/office/powerpoint", b"")


def test_notes_are_also_for_the_speaker_and_marked_as_ours() -> None:
    file = opened(file_of(PROTOCOLS / "branching"))
    notes = {
        slide.shapes.title.text_frame.text: slide.notes_slide.notes_text_frame.text
        for slide in file.slides
        if slide.has_notes_slide
    }
    first = next(text for title, text in notes.items() if title.startswith("The lights are out"))
    assert "Note from this site: Ask the group what they would do first." in first
    assert "Note from this site: Let somebody look from the far end." in "".join(notes.values())
    for text in notes.values():
        assert all(line.startswith("Note from this site: ") for line in text.split("\n"))
    assert "farend" in "".join(text_of(slide) for slide in file.slides)


def test_sections_name_the_pathways() -> None:
    tree = etree.fromstring(parts(file_of(REAL))["ppt/presentation.xml"])
    space = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    sections = list(tree.iter(f"{space}section"))
    names = [each.get("name") for each in sections]
    assert names[1:5] == [pathway.title.text for pathway in real_protocol().pathways]
    listed = [each.get("id") for each in tree.iter(f"{space}sldId")]
    assert listed == [each.get("id") for each in tree.iter(f"{P}sldId")]
    assert len({each.get("id") for each in sections}) == len(sections)


def test_the_last_slide_says_which_print_it_is() -> None:
    slide = list(opened(file_of(REAL)).slides)[-1]
    assert "Print1a2b3c4d·Released2026-09-01" in text_of(slide)
    (code,) = [s for s in slide.shapes if s.name == "QR code"]
    assert code.click_action.hyperlink.address == ADDRESS
    plain = painted(real_protocol(), PLAIN)
    assert not [s for s in list(opened(plain).slides)[-1].shapes if s.name == "QR code"]


def test_a_contact_without_a_number_has_a_line_to_write_on() -> None:
    slide = next(
        s for s in opened(file_of(PROTOCOLS / "branching")).slides if "Number:" in text_of(s)
    )
    rules = [s for s in slide.shapes if s.name.startswith("Rule")]
    assert len(rules) == 1 and rules[0].width.pt > 100 and rules[0].height.pt < 2


@pytest.mark.parametrize("text", HOSTILE)
def test_text_that_looks_like_markup_stays_text(text: str) -> None:
    quoted = json.dumps(text.replace("{", "{{").replace("}", "}}"))
    definition = with_steps(f"{{id: a, text: {quoted}}}").replace(
        "title: Example\n", f"title: {quoted}\n"
    )
    file = opened(painted(only(load_text(definition))))
    assert file.slides[0].shapes.title.text_frame.text == text
    assert squeezed(text) in text_of(file.slides[1])
    assert file.core_properties.title == text


def test_marks_are_kept_as_they_are() -> None:
    text = "☐ Write ✓ then → re\u2011entry ½ ⚠ ►"
    file = opened(painted(only(load_text(with_steps(f'{{id: a, text: "{text}"}}')))))
    assert text_of(file.slides[1]).count(squeezed(text)) == 1


def test_the_archive_holds_no_time_and_no_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(file_of(REAL))) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {(e.date_time, e.create_system) for e in entries} == {((1980, 1, 1, 0, 0, 0), 3)}
    assert len({e.filename for e in entries}) == len(entries)
    core = opened(file_of(REAL)).core_properties
    assert (core.created.year, core.modified.year, core.author) == (
        2000, 2000, "San Mateo County Office of Education",
    )  # fmt: skip
    assert file_of(REAL) == painted(real_protocol())
