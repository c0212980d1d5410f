"""Bleed and crop marks: a page for a print shop, which prints on larger paper and cuts.

The sheet keeps its size, which becomes the TrimBox. Around it lies the bleed, into which whatever
reaches the edge runs on, and outside the bleed a strip with the crop marks. Lengths are pt.
"""

from __future__ import annotations

from io import BytesIO

from generator.views.papers import BLEED

AROUND = 36.0
"""From the sheet's edge to the edge of the page: bleed, marks and some white."""

_OFFSET = 13.5  # from the sheet's edge to where a mark begins: half a bleed is left between them
_LENGTH = 18.0
_THICKNESS = 0.25  # the thinnest line that printers hold


def marks_data() -> dict[str, float]:
    """Return the room around a sheet and its crop marks, as ``crop-marks.typ`` draws them."""
    return {"around": AROUND, "offset": _OFFSET, "length": _LENGTH, "thickness": _THICKNESS}


def with_bleed_box(pdf: bytes) -> bytes:
    """Return a PDF file whose pages say in a BleedBox how far around the TrimBox the bleed goes.

    ``pdf`` is as Typst wrote it, with a TrimBox on each page: Typst takes all that lies around the
    sheet for bleed, the strip with the marks too, and writes no box of its own for it. The pages
    are appended once more with theirs, and no byte before them changes, so that tags, metadata and
    the attached definition are what they were.
    """
    from pypdf import PdfReader
    from pypdf.generic import FloatObject, NameObject, NumberObject, RectangleObject

    reader = PdfReader(BytesIO(pdf))
    out = BytesIO()
    out.write(pdf.rstrip(b"\n") + b"\n")
    places: dict[int, int] = {}  # number of an object → where it begins
    for page in reader.pages:
        left, bottom, right, top = (float(each) for each in page.trimbox)
        box = (left - BLEED, bottom - BLEED, right + BLEED, top + BLEED)
        page[NameObject("/BleedBox")] = RectangleObject(tuple(map(FloatObject, box)))
        assert page.indirect_reference is not None  # a page always is an object of its own
        number = page.indirect_reference.idnum
        places[number] = out.tell()
        out.write(f"{number} 0 obj\n".encode())
        page.write_to_stream(out)
        out.write(b"\nendobj\n")
    before = pdf.rindex(b"startxref") + len(b"startxref")
    trailer = reader.trailer
    trailer[NameObject("/Prev")] = NumberObject(int(pdf[before:].split()[0]))
    begins = out.tell()
    rows = [f"{number} 1\n{place:010} 00000 n \n" for number, place in sorted(places.items())]
    out.write(f"xref\n{''.join(rows)}trailer\n".encode())
    trailer.write_to_stream(out)
    out.write(f"\nstartxref\n{begins}\n%%EOF\n".encode())
    return out.getvalue()
