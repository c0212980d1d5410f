"""A PNG picture that is whole: every chunk, row and colour that it says it has."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from generator.source.unfit import UnfitLogoError

SIGNATURE = b"\x89PNG\r\n\x1a\n"

MAX_SIDE = 2_048
"""Pixels of a side. A logo is printed a few centimetres wide."""

_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # colour type → values of a pixel
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_PASSES = (
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
    (0, 1, 1, 2),
)  # fmt: skip
"""Adam7: first column and row of each pass, and the steps between."""


_COLOURS = (b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"tRNS")
_KEPT = {b"IHDR", b"PLTE", b"IDAT", b"IEND", *_COLOURS}
_OTHERS = rb"(?:(?!tRNS)[a-z][A-Za-z]{3} )*"  # what a reader may pass over
_ORDER = re.compile(
    rb"IHDR %(o)s(?:PLTE %(o)s)?(?:tRNS %(o)s)?(?:IDAT )+%(o)sIEND " % {b"o": _OTHERS}
)
"""The kinds of all chunks: each that is needed in its place, the data in one piece."""


def read_png(raw: bytes) -> bytes:
    """Return a picture without what programs read differently: animation, rotation, texts.

    Raises ``UnfitLogoError`` for one that a program could refuse to show.
    """
    chunks = tuple(_chunks(raw))
    contents = dict(chunks)
    if not _ORDER.fullmatch(b"".join(kind + b" " for kind, _ in chunks)):
        raise _damaged()
    header = contents[b"IHDR"]
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    depth, colour, *methods = header[8:13].ljust(5, b"\xff")
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        message = f"the picture has more than {MAX_SIDE} pixels on a side, or none"
        raise UnfitLogoError("bad-logo", message, "make it smaller")
    fits = len(header) == 13 and depth in _DEPTHS.get(colour, ()) and methods[:2] == [0, 0]
    if not fits or methods[2] > 1 or not _has_colours(contents, depth, colour):
        raise _damaged()
    pixel = depth * _CHANNELS[colour]
    rows = [
        (lines, 1 + (columns * pixel + 7) // 8)
        for columns, lines in _sizes(width, height, is_interlaced=methods[2] == 1)
    ]
    size = sum(lines * length for lines, length in rows)
    inflater = zlib.decompressobj()
    try:
        data = inflater.decompress(b"".join(c for k, c in chunks if k == b"IDAT"), size + 1)
    except zlib.error:
        data = b""
    if len(data) != size or not inflater.eof or not _filters_are_known(data, rows):
        raise _damaged()
    kept = _KEPT - ({b"tRNS"} if colour in (4, 6) else set())
    return SIGNATURE + b"".join(_chunk(kind, body) for kind, body in chunks if kind in kept)


def _damaged() -> UnfitLogoError:
    return UnfitLogoError("bad-logo", "the picture is cut short or damaged", "save it anew as PNG")


def _chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return len(content).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the content of each chunk; of a damaged one, nothing as its kind."""
    position = len(SIGNATURE)
    while position < len(raw):
        length = int.from_bytes(raw[position : position + 4], "big")
        end = position + 8 + length
        body, sum_ = raw[position + 4 : end], raw[end : end + 4]
        if len(sum_) < 4 or zlib.crc32(body) != int.from_bytes(sum_, "big"):
            yield b"", b""
            return
        yield body[:4], body[4:]
        position = end + 4


def _has_colours(chunks: dict[bytes, bytes], depth: int, colour: int) -> bool:
    """Tell whether the palette, and what is clear of it, are those that the header asks for."""
    palette, clear = chunks.get(b"PLTE"), chunks.get(b"tRNS")
    colours, rest = divmod(len(palette or b""), 3)
    if palette is None:
        has_palette = colour != 3
    else:
        most = 2**depth if colour == 3 else 256
        has_palette = colour not in (0, 4) and not rest and 0 < colours <= most
    asked = {0: range(2, 3), 2: range(6, 7), 3: range(1, colours + 1)}  # bytes
    return has_palette and (clear is None or colour in (4, 6) or len(clear) in asked[colour])


def _sizes(width: int, height: int, *, is_interlaced: bool) -> Iterator[tuple[int, int]]:
    """Yield columns and lines of each pass in which the picture is stored."""
    for left, top, across, down in _PASSES if is_interlaced else ((0, 0, 1, 1),):
        columns, lines = -((left - width) // across), -((top - height) // down)
        if columns > 0 and lines > 0:
            yield columns, lines


def _filters_are_known(data: bytes, rows: list[tuple[int, int]]) -> bool:
    position = 0
    for lines, length in rows:
        if max(data[position : position + lines * length : length]) > 4:
            return False
        position += lines * length
    return True
