"""A PNG picture that is whole: every chunk, row and colour that it says it has."""

from __future__ import annotations

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


_NEEDED = (b"IHDR", b"PLTE", b"IDAT", b"IEND")
_COLOURS = (b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"tRNS")


def read_png(raw: bytes) -> bytes:
    """Return a picture without what programs read differently: animation, rotation, texts.

    Raises ``UnfitLogoError`` for one that a program could refuse to show.
    """
    chunks = tuple(_chunks(raw))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or kinds.count(b"IHDR") > 1:
        raise _damaged()
    header = chunks[0][1]
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    depth, colour, *methods = header[8:13].ljust(5, b"\xff")
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        message = f"the picture has more than {MAX_SIDE} pixels on a side, or none"
        raise UnfitLogoError("bad-logo", message, "make it smaller")
    fits = len(header) == 13 and depth in _DEPTHS.get(colour, ()) and methods[:2] == [0, 0]
    if (
        not fits
        or methods[2] > 1
        or not _are_in_order(kinds)
        or not _has_colours(dict(chunks), kinds, depth, colour)
    ):
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
    kept = {*_NEEDED, *_COLOURS} - ({b"tRNS"} if colour in (4, 6) else set())
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


def _are_in_order(kinds: list[bytes]) -> bool:
    """Tell whether the data are in one piece and no chunk is unknown that a reader must know."""
    needed = [kind for kind in kinds if not kind[:1].islower()]
    known = all(kind in _NEEDED for kind in needed)
    data = [at for at, kind in enumerate(kinds) if kind == b"IDAT"]
    in_one = data == list(range(data[0], data[-1] + 1)) if data else False
    named = all(len(kind) == 4 and kind.isalpha() for kind in kinds)
    return known and in_one and named and kinds.count(b"IEND") == 1


def _has_colours(chunks: dict[bytes, bytes], kinds: list[bytes], depth: int, colour: int) -> bool:
    """Tell whether the palette, and what is clear of it, are those that the header asks for."""
    palette, clear = chunks.get(b"PLTE"), chunks.get(b"tRNS")
    before = kinds[: kinds.index(b"IDAT")]
    if max(kinds.count(b"PLTE"), kinds.count(b"tRNS")) > 1:
        return False
    if palette is not None:
        colours = len(palette) // 3
        most = 2**depth if colour == 3 else 256
        fits = len(palette) % 3 == 0 and 0 < colours <= most and b"PLTE" in before
        if not fits or colour in (0, 4):
            return False
    if clear is not None and colour not in (4, 6):
        asked = {0: len(clear) == 2, 2: len(clear) == 6}
        asked[3] = palette is not None and 0 < len(clear) <= len(palette) // 3
        if not asked.get(colour, False) or b"tRNS" not in before:
            return False
    return colour != 3 or palette is not None


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
