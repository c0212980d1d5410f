"""What holds for each kind of sheet alike: whose it is, how large its words are, its code."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from generator.cache import Cache
from generator.model import Protocol
from generator.outputs.catalogue import forms_of
from generator.outputs.printing import PrintedFile, print_sheets, typesetting_pool
from generator.source.logo import read_logo
from tests.definitions import PROTOCOLS, real_protocol
from tests.paint.test_imprint import alternatives, found_in
from tests.printed import pages_of
from tests.product import files_of, value_made_once
from tests.read_aloud import complaints
from tests.source.test_logo import png

SITE = "https://www.example.org/schools/protocols/"
ACCENT, LOGO_COLOUR = "#7a0044", "#b00060"
LOGO = f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">
<rect width="120" height="40" fill="{LOGO_COLOUR}"/></svg>""".encode()
LEAST = {"letter": 10, "a4": 10, "tabloid": 14, "a3": 14, "24x36": 24, "slides": 12}


def printed(protocol: Protocol, executor: Executor | None = None) -> dict[str, PrintedFile]:
    with executor or typesetting_pool() as executor:
        printing = print_sheets(protocol, b"protocol: x\n", SITE, Cache(None), executor)
        return printing.finished().files


@cache
def branded() -> dict[str, PrintedFile]:
    """All sheets of the real protocol, with a logo and a colour that it does not have."""
    return value_made_once("branded", _branded)


def _branded() -> dict[str, PrintedFile]:
    protocol = real_protocol()
    logo, problems = read_logo("logo.svg", LOGO)
    assert problems == ()
    publisher = replace(protocol.publisher, logo=logo, accent=ACCENT)
    return printed(replace(protocol, publisher=publisher))


def paper_of(path: str) -> str:
    if path.startswith("slides"):
        return "slides"
    return path.removesuffix(".pdf").rpartition("-")[2].rpartition("/")[2]


def paths() -> Iterator[str]:
    """Yield the PDF files that the real protocol is to have, without setting any."""
    for sheet, forms in forms_of(real_protocol()).items():
        yield from (form.path(sheet) for form in forms if form.suffix == ".pdf")


PDFS = [*paths()]
every_pdf = pytest.mark.parametrize("path", PDFS)
LETTERS = [path for path in PDFS if paper_of(path) in ("letter", "slides")]


def test_sheets_set_at_the_same_time_are_those_set_one_by_one() -> None:
    protocol = real_protocol()
    assert printed(protocol) == printed(protocol, ThreadPoolExecutor(1))


@pytest.mark.parametrize(
    "path", [p if p in LETTERS else pytest.param(p, marks=pytest.mark.long) for p in PDFS]
)
def test_the_code_on_the_rendered_page_says_which_print_it_is(path: str) -> None:
    sheet = path.removesuffix(".pdf").removeprefix("print/").removesuffix(f"-{paper_of(path)}")
    address = f"{SITE}csec/current.html#{sheet}.{branded()[path].fingerprint}"
    resolution = 60 if paper_of(path) == "24x36" else 150
    found = found_in(branded()[path].content, resolution)
    assert set(found) == {address}


def test_every_sheet_is_there() -> None:
    assert set(branded()) == {*PDFS, "slides.pptx", "slides-steps.pptx"}


@pytest.mark.parametrize("path", [*PDFS, "slides.pptx", "slides-steps.pptx"])
def test_every_sheet_states_its_smallest_text(path: str) -> None:
    smallest = branded()[path].smallest
    # A badge card is read as what lies in a purse is.
    least = 6 if "badge" in path else LEAST.get(paper_of(path), 12)
    assert smallest is not None and smallest >= least


@pytest.mark.parametrize("path", LETTERS)
def test_the_smallest_text_that_is_stated_is_that_of_the_words_set(path: str) -> None:
    pages = pages_of(branded()[path].content)
    words = {"Involve", "meet", "frequently", "involved"}
    sizes = [word.size for page in pages for word in page.words if word.text in words]
    smallest = branded()[path].smallest
    assert smallest is not None and min(sizes) >= smallest * 0.97


@pytest.mark.parametrize("path", [path for path in PDFS if "badge" not in path])
def test_the_logo_is_there_and_read_aloud_as_the_publishers_name(path: str) -> None:
    reader = PdfReader(io.BytesIO(branded()[path].content))
    assert alternatives(reader).count("San Mateo County Office of Education") == 1
    assert colours(branded()[path].content, 0)[rgb(LOGO_COLOUR)] > 200


@every_pdf
def test_the_publishers_colour_takes_the_place_of_the_sites(path: str) -> None:
    pages = range(len(PdfReader(io.BytesIO(branded()[path].content)).pages))
    found = [colours(branded()[path].content, page) for page in pages]
    assert sum(page.get(rgb(ACCENT), 0) for page in found) > 20
    assert all(page.get(rgb("#0c4a4e"), 0) == 0 for page in found)


def test_the_slides_to_edit_have_the_publishers_colour() -> None:
    with ZipFile(io.BytesIO(branded()["slides.pptx"].content)) as package:
        theme = package.read("ppt/theme/theme1.xml").decode()
    assert theme.count(ACCENT.lstrip("#").upper()) == 3 and "0C4A4E" not in theme


def test_the_slides_to_edit_show_the_logo_on_the_first_of_them() -> None:
    with ZipFile(io.BytesIO(branded()["slides.pptx"].content)) as package:
        slides = [name for name in package.namelist() if re.fullmatch("ppt/slides/[^/]+", name)]
        shown = [name for name in slides if b"<p:pic>" in package.read(name)]
        first = package.read("ppt/slides/slide1.xml").decode()
        logo = Image.open(io.BytesIO(package.read("ppt/media/logo.png")))
    assert shown == ["ppt/slides/slide1.xml"]
    assert re.search('name="Logo" descr="San Mateo County Office of Education"', first)
    width, height = map(
        int, re.findall(r'<a:ext cx="(\d+)" cy="(\d+)"', first.split("<p:pic>")[1])[0]
    )
    assert width / height == pytest.approx(3, rel=0.01) == logo.width / logo.height
    assert logo.convert("RGB").getpixel((logo.width // 2, logo.height // 2)) == rgb(LOGO_COLOUR)


@pytest.mark.parametrize("path", LETTERS)
def test_a_logo_is_no_trouble_for_those_who_listen(path: str, tmp_path: Path) -> None:
    assert complaints(branded()[path].content, tmp_path) == []


def test_a_logo_in_pixels_is_set_too(tmp_path: Path) -> None:
    protocol = real_protocol()
    logo, problems = read_logo("logo.png", png())
    assert problems == ()
    sheets = printed(replace(protocol, publisher=replace(protocol.publisher, logo=logo)))
    assert complaints(sheets["print/poster-letter.pdf"].content, tmp_path) == []
    pdf = PdfReader(io.BytesIO(sheets["print/poster-letter.pdf"].content))
    assert len(pdf.pages[0].images) == 1


def outline(entries: list, level: int = 0) -> Iterator[tuple[int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from outline(entry, level + 1)
        else:
            yield level, str(entry["/Title"])


@pytest.mark.parametrize("paper", ["letter", "24x36"])
def test_pathways_are_bookmarks_below_the_title_on_every_part(paper: str) -> None:
    protocol = real_protocol()
    reader = PdfReader(io.BytesIO(branded()[f"print/poster-{paper}.pdf"].content))
    found = list(outline(reader.outline))
    assert [title for level, title in found if level == 0] == [protocol.title.text]
    pathways = [pathway.title.text for pathway in protocol.pathways]
    assert sorted(title for level, title in found if level == 1) == sorted(pathways)
    assert {level for level, title in found if title.startswith("STEP")} == {2}


@pytest.mark.parametrize("path", [each for each in PDFS if re.search("victim|risk|stud", each)])
def test_titles_stand_out_from_the_steps(path: str) -> None:
    page = pages_of(branded()[path].content)[0]
    words = [word for word in page.words if word.text not in ("STEP",)]
    smallest = branded()[path].smallest
    title = max(word.size for word in words)
    assert smallest is not None and title >= 1.39 * smallest


@pytest.mark.parametrize("path", [each for each in PDFS if re.search("at-risk", each)])
def test_a_pathways_sheet_shows_the_lists_that_lead_to_it(path: str) -> None:
    said = "".join(page.text for page in pages_of(branded()[path].content))
    for screening in real_protocol().screenings:
        for group in screening.groups:
            assert re.sub(r"\s", "", group.statement.text) in said
            assert all(re.sub(r"\s", "", item.text.text) in said for item in group.items)


@pytest.mark.parametrize(
    ("paper", "scale"), [("letter", 1), ("a4", 1), ("tabloid", 1.4), ("a3", 1.4), ("24x36", 2.4)]
)
def test_notes_grow_with_the_paper(paper: str, scale: float) -> None:
    page = pages_of(files_of(PROTOCOLS / "branching")[f"print/leave-gym-{paper}.pdf"])[0]
    (size,) = {round(word.size, 1) for word in page.words if word.text == "advice."}
    assert size >= 10 * scale


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.lstrip("#")))


@cache
def colours(pdf: bytes, page: int) -> dict[tuple[int, ...], int]:
    """How many pixels of a page have each colour; 0 is not counted."""
    import subprocess

    command = ["pdftoppm", "-r", "50", "-aa", "no", "-aaVector", "no", "-f", f"{page + 1}"]
    command += ["-l", f"{page + 1}", "-"]
    ppm = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    picture = Image.open(io.BytesIO(ppm)).convert("RGB")
    counted = picture.getcolors(picture.width * picture.height) or []
    return {colour: count for count, colour in counted if isinstance(colour, tuple)}
