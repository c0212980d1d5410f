"""A sheet's first page, or a drawing, as a picture."""

from __future__ import annotations

import io

import pytest
import typst
from PIL import Image

from generator.paint.picture import paint_picture, picture_size


def pdf(width: int, height: int, *fills: str) -> bytes:
    pages = "#pagebreak()\n".join(
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: {fill})\n#box()\n"
        for fill in fills
    )
    made = typst.compile(pages.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


def pictured(sheet: bytes, side: int) -> bytes | None:
    return paint_picture(sheet, "pdf", (side, side), 2)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [(612, 792, (111, 144)), (792, 612, (144, 111)), (1728, 2592, (96, 144)), (30, 30, (144, 144))],
)
def test_the_longer_side_is_as_asked(width: int, height: int, expected: tuple[int, int]) -> None:
    picture = pictured(pdf(width, height, "red"), 144)
    assert picture is not None
    found = [side / 2 for side in picture_size(picture)]
    assert all(abs(a - b) <= 1 for a, b in zip(found, expected, strict=True)), found


def test_it_is_the_first_page() -> None:
    both = pictured(pdf(60, 80, "red", "blue"), 40)
    assert both == pictured(pdf(60, 80, "red"), 40) != pictured(pdf(60, 80, "blue"), 40)


def test_it_is_the_same_each_time() -> None:
    sheet = pdf(60, 80, "rgb(1, 2, 3)")
    assert len({pictured(sheet, 40) for _ in range(3)}) == 1


@pytest.mark.parametrize("sheet", [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", bytes(1_000)])
def test_what_is_no_sheet_has_no_picture(sheet: bytes) -> None:
    assert pictured(sheet, 144) is None


def test_it_is_a_whole_png() -> None:
    picture = pictured(pdf(60, 80, "red"), 40)
    assert picture is not None
    stream = io.BytesIO(picture)
    assert stream.read(8) == b"\x89PNG\r\n\x1a\n"
    assert picture.endswith(b"IEND\xaeB`\x82")


@pytest.mark.parametrize("size", ["1 2048", "5000 1", "0.001 0.001", "120 40"])
def test_a_drawing_of_any_shape_is_set_and_clear_where_it_is_empty(size: str) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}"/>'.encode()
    picture = paint_picture(drawing, "svg", (180, 72), 4, is_clear=True)
    assert picture is not None
    width, height = picture_size(picture)
    assert 1 <= width <= 721 and 1 <= height <= 289 and (width >= 719 or height >= 287)
    assert Image.open(io.BytesIO(picture)).convert("RGBA").getpixel((0, 0)) == (0, 0, 0, 0)


def test_a_drawing_that_cannot_be_set_has_no_picture() -> None:
    shapes = '<path d="M-1e20 0 L1e20 5" stroke="red"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{shapes}</svg>'.encode()
    assert paint_picture(drawing, "svg", (180, 72), 4) is None
