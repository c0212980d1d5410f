"""The small picture of a sheet's first page."""

from __future__ import annotations

import io

import pytest
import typst

from generator.paint.pdf.picture import paint_picture, picture_size


def pdf(width: int, height: int, *fills: str) -> bytes:
    pages = "#pagebreak()\n".join(
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: {fill})\n#box()\n"
        for fill in fills
    )
    made = typst.compile(pages.encode(), format="pdf")
    assert isinstance(made, bytes)
    return made


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [(612, 792, (111, 144)), (792, 612, (144, 111)), (1728, 2592, (96, 144)), (30, 30, (144, 144))],
)
def test_the_longer_side_is_as_asked(width: int, height: int, expected: tuple[int, int]) -> None:
    picture = paint_picture(pdf(width, height, "red"), 144)
    assert picture is not None
    found = picture_size(picture)
    assert all(abs(a - b) <= 1 for a, b in zip(found, expected, strict=True)), found


def test_it_is_the_first_page() -> None:
    both = paint_picture(pdf(60, 80, "red", "blue"), 40)
    assert both == paint_picture(pdf(60, 80, "red"), 40) != paint_picture(pdf(60, 80, "blue"), 40)


def test_it_is_the_same_each_time() -> None:
    sheet = pdf(60, 80, "rgb(1, 2, 3)")
    assert len({paint_picture(sheet, 40) for _ in range(3)}) == 1


@pytest.mark.parametrize("sheet", [b"", b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", bytes(1_000)])
def test_what_is_no_sheet_has_no_picture(sheet: bytes) -> None:
    assert paint_picture(sheet, 144) is None


def test_it_is_a_whole_png() -> None:
    picture = paint_picture(pdf(60, 80, "red"), 40)
    assert picture is not None
    stream = io.BytesIO(picture)
    assert stream.read(8) == b"\x89PNG\r\n\x1a\n"
    assert picture.endswith(b"IEND\xaeB`\x82")
