"""The poster for a print shop, read back: boxes, marks, and the same sheet between them."""

from __future__ import annotations

import io
import math
import subprocess
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import ContentStream

from generator.diagnostics.diagnostic import has_errors
from generator.extract import definition_in
from generator.layout.sheets.sheet import lay_out
from generator.paint.pdf.sheets import paint_sheet
from generator.views.chart_sheet import ChartSheet, pathway_sheet, poster
from generator.views.imprint import Imprint
from generator.views.papers import WALL
from generator.words.catalogue import site_words
from tests.definitions import PROTOCOLS, REAL, protocol_in
from tests.printed import pages_of

SHEET = (1728.0, 2592.0)  # 24 × 36 in, in pt
BLEED = 9.0  # an eighth of an inch
SCALE = 2  # pixels in a pt of the rendered page
A_LETTER = 500  # pixels of one, which may be drawn a quarter of a pixel beside its place
CHECK = "https://protocols.example.org/csec/current.html#poster.1a2b3c4d"
IMPRINT = Imprint(
    site_words("en"), "Example Office", "Example Street 1", "2026-11-23", "1a2b3c4d", CHECK
)
SOURCE = (REAL / "protocol.yaml").read_bytes()


def sheet_of(folder: Path, pathway: int | None) -> ChartSheet:
    protocol = protocol_in(folder)
    if pathway is None:
        return poster(protocol)
    return pathway_sheet(protocol, protocol.pathways[pathway])


@cache
def pdf_of(has_bleed: bool, folder: Path = REAL, pathway: int | None = None) -> bytes:
    sheet = sheet_of(folder, pathway)
    layout = lay_out(sheet, WALL, IMPRINT)
    assert layout is not None
    pdf, problems = paint_sheet(sheet, layout, IMPRINT, SOURCE, has_bleed=has_bleed)
    assert pdf is not None and not has_errors(problems)
    return pdf


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf), strict=True)


def everywhere(has_bleed: bool) -> list[bytes]:
    """The poster, the sheet of a pathway, one that lies on its side, one of several pages."""
    cases = ((REAL, None), (REAL, 1), (PROTOCOLS / "branching", None), (PROTOCOLS / "forty", 0))
    return [pdf_of(has_bleed, folder, pathway) for folder, pathway in cases]


def test_the_boxes_lie_around_a_sheet_of_exactly_its_size() -> None:
    for pdf in everywhere(has_bleed=True):
        for page in reader(pdf).pages:
            trim, bleed, media = page.trimbox, page.bleedbox, page.mediabox
            assert sorted((float(trim.width), float(trim.height))) == pytest.approx(SHEET, abs=0.1)
            assert "/BleedBox" in page and "/TrimBox" in page and "/CropBox" not in page
            for corner, sign in (("lower_left", 1), ("upper_right", -1)):
                for outer, inner, least in ((bleed, trim, BLEED), (media, bleed, BLEED)):
                    pairs = zip(getattr(outer, corner), getattr(inner, corner), strict=True)
                    gaps = [sign * float(inside - outside) for outside, inside in pairs]
                    assert min(gaps) >= least - 0.1, (corner, gaps)
                    assert inner is not trim or gaps == pytest.approx([BLEED] * 2, abs=0.1)


@cache
def pixels(has_bleed: bool) -> tuple[int, int, bytes]:
    """Render the poster in greys. Returns width, height, and one byte a pixel."""
    command = ["pdftoppm", "-gray", "-r", str(72 * SCALE), "-"]
    pdf = pdf_of(has_bleed)
    image = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    kind, size, depth, data = image.split(b"\n", 3)
    assert (kind, depth) == (b"P5", b"255")
    width, height = map(int, size.split())
    return width, height, data


def dark_outside() -> list[tuple[float, float]]:
    """The places of all pixels beside the sheet that are not white, in pt from its upper left."""
    width, height, data = pixels(has_bleed=True)
    corner = (width / SCALE - SHEET[0]) / 2
    edge = math.ceil(corner * SCALE) + 1
    beside = [*range(edge), *range(width - edge, width)]
    found = []
    for row in range(height):
        line = data[row * width : (row + 1) * width]
        y = (row + 0.5) / SCALE - corner
        columns = beside if 0 < y < SHEET[1] else range(width)
        found += [((x + 0.5) / SCALE - corner, y) for x in columns if line[x] < 250]
    return [place for place in found if not is_in(place, 0.0)]


def is_in(place: tuple[float, float], around: float) -> bool:
    x, y = place
    return -around < x < SHEET[0] + around and -around < y < SHEET[1] + around


def test_two_marks_stand_at_each_corner_outside_the_bleed() -> None:
    outside = dark_outside()
    assert outside
    assert not [place for place in outside if is_in(place, BLEED + 2)], "a mark touches the bleed"
    corners = [(x, y) for x in (0.0, SHEET[0]) for y in (0.0, SHEET[1])]
    for x, y in corners:
        near = [(px, py) for px, py in outside if abs(px - x) < 40 and abs(py - y) < 40]
        across = [px for px, py in near if abs(py - y) < 1]
        down = [py for px, py in near if abs(px - x) < 1]
        assert len(across) + len(down) == len(near)  # nothing but two lines, in line with the edges
        for line in (across, down):
            assert 15 <= max(line) - min(line) <= 25
    far = [
        (x, y) for x, y in outside if all(abs(x - a) > 40 or abs(y - b) > 40 for a, b in corners)
    ]
    assert far == []


def test_what_is_at_the_edge_of_the_sheet_runs_on_into_the_bleed() -> None:
    width, height, data = pixels(has_bleed=True)
    start = round((width / SCALE - SHEET[0]) / 2 * SCALE)
    edge = round(BLEED * SCALE)
    for row in range(start, height - start, 7):
        for inside, step in ((start + 1, -1), (width - start - 2, 1)):
            line = {data[row * width + inside + step * n] for n in range(edge)}
            assert len(line) == 1
    for column in range(start, width - start, 7):
        for inside, step in ((start + 1, -1), (height - start - 2, 1)):
            line = {data[(inside + step * n) * width + column] for n in range(edge)}
            assert len(line) == 1


def test_the_sheet_between_the_marks_is_the_plain_one() -> None:
    (width, _, plain), (wide, _, framed) = pixels(has_bleed=False), pixels(has_bleed=True)
    start = (wide - width) // 2
    height = round(SHEET[1] * SCALE)
    strange = 0
    for row in range(2, height - 2):  # a mark's own end may tint the first row
        begin = (row + start) * wide + start
        one, other = plain[row * width : (row + 1) * width], framed[begin : begin + width]
        if one != other:  # where a line ends within a pixel, its grey is a matter of rounding
            strange += sum(abs(a - b) > 64 for a, b in zip(one, other, strict=True))
    assert strange < A_LETTER


@pytest.mark.parametrize("case", range(4))
def test_every_word_stands_where_it_stands_on_the_plain_sheet(case: int) -> None:
    plain = pages_of(everywhere(has_bleed=False)[case])
    framed = pages_of(everywhere(has_bleed=True)[case])
    assert len(plain) == len(framed)
    for one, other in zip(plain, framed, strict=True):
        shift = (other.width - one.width) / 2
        assert [word.text for word in one.words] == [word.text for word in other.words]
        for word, same in zip(one.words, other.words, strict=True):
            assert same.left - word.left == pytest.approx(shift, abs=0.01)
            assert same.top - word.top == pytest.approx(shift, abs=0.01)


def roles(element: object) -> list[object]:
    """The tag tree: the kind of each element with those in it, and its words for reading aloud."""
    element = element.get_object() if hasattr(element, "get_object") else element
    if isinstance(element, list):
        return [roles(each) for each in element]
    if not isinstance(element, dict):
        return []
    inside = roles(element["/K"]) if "/K" in element else []
    return [str(element.get("/S")), str(element.get("/Alt")), inside]


def test_tags_metadata_bookmarks_and_the_definition_are_those_of_the_plain_sheet(
    tmp_path: Path,
) -> None:
    plain, framed = reader(pdf_of(has_bleed=False)), reader(pdf_of(has_bleed=True))
    root, other = plain.trailer["/Root"], framed.trailer["/Root"]
    assert roles(root["/StructTreeRoot"]) == roles(other["/StructTreeRoot"])
    assert plain.metadata == framed.metadata
    assert root["/Lang"] == other["/Lang"]
    said = other["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1<" in said
    assert "<pdfaid:part>3<" in said and "<pdfaid:conformance>A<" in said
    assert [str(each["/Title"]) for each in plain.outline if isinstance(each, dict)] == [
        str(each["/Title"]) for each in framed.outline if isinstance(each, dict)
    ]
    path = tmp_path / "poster.pdf"
    path.write_bytes(pdf_of(has_bleed=True))
    assert definition_in(path) == (SOURCE, ())


def test_marks_are_no_part_of_what_is_read_out() -> None:
    for page in reader(pdf_of(has_bleed=True)).pages:
        operations = ContentStream(page.get_contents(), page.pdf).operations
        (operands, first) = operations[0]
        assert first == b"BDC" and operands[0] == "/Artifact"
        end = next(n for n, (_, each) in enumerate(operations) if each == b"EMC")
        assert sum(each == b"S" for _, each in operations[:end]) == 8


def test_two_accessibility_checkers_find_nothing(tmp_path: Path) -> None:
    import outloud
    import pdfua

    for pdf in (pdf_of(has_bleed=True), pdf_of(True, REAL, 1)):
        path = tmp_path / "sheet.pdf"
        path.write_bytes(pdf)
        assert [each for each in outloud.check(str(path)).findings if each.severity != "info"] == []
        assert list(pdfua.validate(path).findings) == []


def test_the_same_poster_is_the_same_bytes() -> None:
    assert pdf_of.__wrapped__(True) == pdf_of.__wrapped__(True)
