"""The imprint: every print says which one it is, in text and in a code that cameras can read."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest
import zxingcpp
from PIL import Image, ImageDraw
from pypdf import PdfReader

from generator.paint.pdf.imprint import imprint_data
from generator.paint.qr import QUIET, qr_code
from generator.views.chart_sheet import card, handout
from generator.views.imprint import Imprint, check_address
from generator.views.papers import A4, HAND_PAPERS, LETTER, Paper
from generator.views.screening_sheet import screening_sheet
from generator.words.catalogue import ENGLISH, site_words
from tests.definitions import real_protocol
from tests.printed import pages_of
from tests.sheets import paint_sheet

words = site_words(ENGLISH)

SITE = "https://www.example.org/schools/protocols/"


def imprint(sheet: str = "handout", site: str | None = SITE) -> Imprint:
    check = check_address(site, "csec", sheet, "1a2b3c4d")
    return Imprint(
        site_words("en"), "Example Office", "1 Example Street", "2026-09-01", "1a2b3c4d", check
    )


def set_handout(paper: Paper, imprint: Imprint) -> bytes | None:
    return paint_sheet("handout", handout(real_protocol()), paper, imprint)[0]


def set_screening_sheet(paper: Paper, imprint: Imprint) -> bytes | None:
    view = screening_sheet(real_protocol())
    assert view is not None
    return paint_sheet("screening-sheet", view, paper, imprint)[0]


def set_card(paper: Paper, imprint: Imprint) -> bytes | None:
    return paint_sheet("card", card(real_protocol()), paper, imprint)[0]


SHEETS = {"handout": set_handout, "screening-sheet": set_screening_sheet, "card": set_card}


@cache
def printed(sheet: str, paper: Paper, site: str | None = SITE) -> bytes:
    pdf = SHEETS[sheet](paper, imprint(sheet, site))
    assert pdf is not None
    return pdf


def pictures(pdf: bytes, resolution: int) -> list[Image.Image]:
    """Every page in grey, as a printer sees it."""
    count = len(PdfReader(io.BytesIO(pdf)).pages)
    command = ["pdftoppm", "-gray", "-r", str(resolution), "-"]
    raw = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    found, stream = [], io.BytesIO(raw)
    for _ in range(count):
        header = [stream.readline() for _ in range(3)]
        width, height = map(int, header[1].split())
        found.append(Image.frombytes("L", (width, height), stream.read(width * height)))
    return found


def codes(picture: Image.Image) -> list[zxingcpp.Barcode]:
    return list(zxingcpp.read_barcodes(picture))


def found_in(pdf: bytes, resolution: int = 150) -> list[str]:
    return [code.text for page in pictures(pdf, resolution) for code in codes(page)]


@pytest.mark.parametrize("resolution", [150, pytest.param(300, marks=pytest.mark.long)])
@pytest.mark.parametrize("paper", HAND_PAPERS, ids=lambda paper: paper.id)
@pytest.mark.parametrize("sheet", SHEETS)
def test_the_code_on_the_print_holds_its_address(sheet: str, paper: Paper, resolution: int) -> None:
    address = f"https://www.example.org/schools/protocols/csec/current.html#{sheet}.1a2b3c4d"
    assert found_in(printed(sheet, paper), resolution) == [address]


@pytest.mark.parametrize("sheet", SHEETS)
def test_modules_are_large_enough_for_a_camera_and_the_quiet_zone_is_white(sheet: str) -> None:
    resolution = 300
    pages = pictures(printed(sheet, LETTER), resolution)
    page, code = next((page, code) for page in pages for code in codes(page))
    check = imprint(sheet).check
    assert check is not None
    modules = qr_code(check).modules - 2 * QUIET
    place = code.position
    width = place.top_right.x - place.top_left.x
    module = width / modules
    assert module / resolution * 25.4 >= 0.33
    quiet = int(QUIET * module) - 2
    left, top = place.top_left.x - 2, place.top_left.y - 2
    right, bottom = place.bottom_right.x + 3, place.bottom_right.y + 3
    for strip in (
        (left - quiet, top - quiet, right + quiet, top),
        (left - quiet, bottom, right + quiet, bottom + quiet),
        (left - quiet, top, left, bottom),
        (right, top, right + quiet, bottom),
    ):
        assert page.crop(strip).getextrema() == (255, 255)


@pytest.mark.parametrize("sheet", SHEETS)
def test_the_code_is_a_link_and_has_words_for_those_who_do_not_see_it(sheet: str) -> None:
    reader = PdfReader(io.BytesIO(printed(sheet, LETTER)))
    links = [
        annotation.get_object().get("/A", {}).get("/URI")
        for page in reader.pages
        for annotation in page.get("/Annots", [])
    ]
    assert imprint(sheet).check in links
    assert words.check_code in alternatives(reader)


def alternatives(reader: PdfReader) -> list[str]:
    """The alternative texts of a file, in reading order."""
    found: list[str] = []

    def walk(node: object) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if "/Alt" in node:
                found.append(str(node["/Alt"]))
            walk(node.get("/K", []))

    walk(reader.trailer["/Root"]["/StructTreeRoot"])
    return found


@pytest.mark.parametrize("sheet", SHEETS)
def test_without_an_address_there_is_no_code_and_all_else_stays(sheet: str) -> None:
    pdf = printed(sheet, LETTER, None)
    assert found_in(pdf) == []
    assert words.check_code not in alternatives(PdfReader(io.BytesIO(pdf)))
    text = "".join(page.text for page in pages_of(pdf))
    assert "Print1a2b3c4d" in text and words.check_print.replace(" ", "") not in text


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_page_names_the_print_large_enough_to_read(sheet: str) -> None:
    for page in pages_of(printed(sheet, A4)):
        assert "Print1a2b3c4d" in page.text and "2026-09-01" in page.text
        in_tabs = ("STEP",)  # which a numeral of three times their size follows
        assert min(word.size for word in page.words if word.text not in in_tabs) >= 7.9


def test_what_the_definition_does_not_say_is_left_out() -> None:
    bare = imprint_data(Imprint(site_words("en"), "Example Office", None, None, "1a2b3c4d", None))
    assert isinstance(bare, dict)
    said = {name: value for name, value in bare.items() if value is not None}
    assert said == {
        "language": "en",
        "publisher": "Example Office",
        "print": "Print 1a2b3c4d",
        "label": words.check_print,
        "alt": words.check_code,
    }


HOSTILE = Imprint(
    words,
    '#eval("1") *b* <label> @ref \\u{41}',
    "$x$ [a] = ~ _under_ -- // https://example.org/#a",
    "</b> #{1}",
    "1a2b3c4d",
    "https://example.org/%23?a=1&b=<x>\"'#poster.1a2b3c4d",
)


@pytest.mark.parametrize("sheet", ["screening-sheet", "card"])
def test_words_that_look_like_markup_are_printed_as_written(sheet: str) -> None:
    pdf = SHEETS[sheet](LETTER, HOSTILE)
    assert pdf is not None
    text = "".join(page.text for page in pages_of(pdf))
    assert HOSTILE.address is not None and HOSTILE.address.replace(" ", "") in text
    assert "Released</b>#{1}" in text
    assert found_in(pdf, 300) == [HOSTILE.check]


def _in_turns(is_card: bool, length: int) -> list[pytest.MarkDecorator]:
    """A card for one length and a handout for the next; the rest is left to the long tests."""
    is_short = length in ((20, 107) if is_card else (106, 400))
    return [] if is_short else [pytest.mark.long]


OF_ALL_LENGTHS = [
    pytest.param(paint, length, marks=_in_turns(paint is set_card, length))
    for paint in (set_handout, set_card)
    for length in (20, 84, 106, 107, 200, 400)
]


@pytest.mark.parametrize(("paint", "length"), OF_ALL_LENGTHS)
def test_addresses_of_all_lengths_are_read_back(
    paint: Callable[[Paper, Imprint], bytes | None], length: int
) -> None:
    address = f"https://example.org/{'a/' * length}"[:length]
    pdf = paint(LETTER, replace(imprint(), check=address))
    assert pdf is not None
    assert found_in(pdf, 300) == [address]


def test_an_address_that_fits_no_code_is_refused() -> None:
    with pytest.raises(ValueError, match="large"):
        qr_code("https://example.org/" + "a" * 3_000)


def test_letters_of_other_scripts_in_an_address_are_read_back() -> None:
    address = "https://example.org/schüler/名#poster.1a2b3c4d"
    assert decoded(address, 4) == address


def drawn(address: str, module: int) -> Image.Image:
    """A code as it is drawn, with its quiet zone and nothing else; ``module`` in pixels."""
    code = qr_code(address)
    picture = Image.new("L", (code.modules * module, code.modules * module), 255)
    pen = ImageDraw.Draw(picture)
    for x, y, length in code.bars:
        pen.rectangle(
            (x * module, y * module, (x + length) * module - 1, (y + 1) * module - 1), fill=0
        )
    return picture


def decoded(address: str, module: int) -> str | None:
    found = codes(drawn(address, module))
    return found[0].text if found else None


def test_codes_of_many_fingerprints_are_read_back_though_they_are_small() -> None:
    for number in range(100):
        address = f"{SITE}csec/current.html#confirmed-victim.{number * 42_949_672:08x}"
        assert decoded(address, 2) == address


def test_a_code_with_a_stain_on_it_is_read_back() -> None:
    address = f"{SITE}csec/current.html#poster.1a2b3c4d"
    picture = drawn(address, 6)
    middle = picture.width // 2
    ImageDraw.Draw(picture).ellipse((middle - 25, middle - 25, middle + 25, middle + 25), fill=120)
    assert [code.text for code in codes(picture)] == [address]


def test_no_dark_module_is_lost_and_the_quiet_zone_is_empty() -> None:
    code = qr_code(SITE)
    dark = {(x + n, y) for x, y, length in code.bars for n in range(length)}
    assert dark == {
        (x + QUIET, y + QUIET)
        for y, row in enumerate(code.rows)
        for x, is_dark in enumerate(row)
        if is_dark
    }
    assert sum(length for _, _, length in code.bars) == len(dark)
