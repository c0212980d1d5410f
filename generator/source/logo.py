"""The owner's logo: a PNG or SVG file that any program draws alike, and that does nothing else."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal
from xml.parsers import expat

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span

MAX_LOGO = 200_000
"""Bytes of a logo: it travels inside every sheet."""

MAX_SIDE = 2_048
"""Pixels of a side. A logo is printed a few centimetres wide."""

MAX_ELEMENTS = 5_000
MAX_DEPTH = 40

_PNG = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # colour type → values of a pixel
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_PASSES = (
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
    (0, 1, 1, 2),
)  # fmt: skip
"""Adam7: first column and row of each pass, and the steps between."""

_SVG = "http://www.w3.org/2000/svg "
_SHAPES = {
    "svg", "g", "defs", "title", "desc", "metadata", "style", "path", "rect", "circle", "ellipse",
    "line", "polyline", "polygon", "linearGradient", "radialGradient", "stop", "clipPath",
}  # fmt: skip
_MEANT = re.compile(r"http://www\.w3\.org/(?!1999/02/22-rdf-syntax-ns#)")
"""Namespaces that browsers do something with. What editors add in their own is passed over."""

_LINK = "http://www.w3.org/1999/xlink "
_LOADING = re.compile(r"url\((?!\s*['\"]?#)", re.IGNORECASE)
_LOADING_STYLE = re.compile(rf"{_LOADING.pattern}|[@\\]", re.IGNORECASE)
_SHOWN = 40  # characters of a name in a message
_LENGTH = re.compile(r"\s*(\d{0,7}\.?\d{1,7})(px|pt|mm|cm|in|pc|em)?\s*")


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo's file. ``repr`` names it by its digest, so that a model stays light to look at."""

    kind: Literal["png", "svg"]
    digest: str  # SHA-256 of the content, in hex
    content: bytes = field(repr=False, compare=False)


class _LogoError(Exception):
    """A file that is no logo. Holds the code and the message of its diagnostic, and hints."""

    def __init__(self, code: str, message: str, *hints: str) -> None:
        super().__init__(message)
        self.code, self.message, self.hints = code, message, hints


def read_logo(name: str, raw: bytes) -> tuple[Logo | None, tuple[Diagnostic, ...]]:
    """Return the logo in a file's bytes, or why they are none; ``name`` is the file's, as shown."""
    try:
        if len(raw) > MAX_LOGO:
            message = f"is larger than the limit of {MAX_LOGO // 1000} kB for a logo"
            raise _LogoError("file-too-large", message)
        kind = _kind(name)
        if raw.startswith(_PNG) != (kind == "png"):
            message = f"is not the {kind.upper()} file that its name says"
            raise _LogoError("bad-logo", message, f"save it anew as {kind.upper()}")
        if kind == "png":
            _check_png(raw)
        else:
            _SvgCheck().read(raw)
    except _LogoError as found:
        return None, (error(found.code, found.message, Span.point(name), hints=found.hints),)
    return Logo(kind, sha256(raw).hexdigest(), raw), ()


def _kind(name: str) -> Literal["png", "svg"]:
    for kind in ("png", "svg"):
        if name.lower().endswith(f".{kind}"):
            return kind
    raise _LogoError("bad-logo", "a logo is a file whose name ends in .png or .svg")


def _check_png(raw: bytes) -> None:
    hint = "save it anew as PNG"
    chunks = tuple(_chunks(raw))
    kinds = [kind for kind, _ in chunks]
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or kinds.count(b"IHDR") > 1:
        raise _LogoError("bad-logo", "the picture is cut short or damaged", hint)
    header = chunks[0][1]
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    depth, colour, *methods = header[8:13].ljust(5, b"\xff")
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        message = f"the picture has more than {MAX_SIDE} pixels on a side, or none"
        raise _LogoError("bad-logo", message, "make it smaller")
    fits = len(header) == 13 and depth in _DEPTHS.get(colour, ()) and methods[:2] == [0, 0]
    if not fits or methods[2] > 1 or (colour == 3 and b"PLTE" not in kinds):
        raise _LogoError("bad-logo", "the picture is cut short or damaged", hint)
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
        raise _LogoError("bad-logo", "the picture is cut short or damaged", hint)


def _chunks(raw: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the kind and the content of each chunk; of a damaged one, nothing as its kind."""
    position = len(_PNG)
    while position < len(raw):
        length = int.from_bytes(raw[position : position + 4], "big")
        end = position + 8 + length
        body, sum_ = raw[position + 4 : end], raw[end : end + 4]
        if len(sum_) < 4 or zlib.crc32(body) != int.from_bytes(sum_, "big"):
            yield b"", b""
            return
        yield body[:4], body[4:]
        position = end + 4


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


class _SvgCheck:
    """Reads an SVG file and raises ``_LogoError`` at the first thing that no logo needs."""

    def __init__(self) -> None:
        self._depth = self._count = 0
        self._style: list[str] | None = None

    def read(self, raw: bytes) -> None:
        """Check a whole file."""
        parser = expat.ParserCreate("utf-8", namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        try:
            raw.decode("utf-8")  # the parser would read other encodings too
            parser.Parse(raw, True)
        except (UnicodeDecodeError, expat.ExpatError):
            message = "is neither a PNG nor an SVG file that can be read"
            raise _LogoError("bad-logo", message, "export it anew, as plain SVG in UTF-8") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
            message = f"holds more than {MAX_ELEMENTS} elements, or {MAX_DEPTH} in each other"
            raise _LogoError("bad-logo", message, "export a simpler drawing")
        space, _, bare = name.rpartition(" ")
        is_shape = f"{space} " == _SVG and bare in _SHAPES
        if self._depth == 1:
            self._root(name, attributes)
        if not is_shape and _MEANT.match(space):
            hint = "export it as plain shapes, with texts as paths and no pictures in it"
            raise _LogoError("unsafe-logo", f"no logo needs a `{bare[:_SHOWN]}` element", hint)
        if is_shape:
            for each, value in attributes.items():
                self._attribute(each, value)
        self._style = [] if is_shape and bare == "style" else None

    def _root(self, name: str, attributes: dict[str, str]) -> None:
        if name != f"{_SVG}svg":
            raise _LogoError("bad-logo", "is no SVG drawing", "export it anew, as plain SVG")
        box = attributes.get("viewBox", "").replace(",", " ").split()
        said = [attributes[name] for name in ("width", "height") if name in attributes]
        sides = [*box[2:], *(side for side in said if side != "100%")] if len(box) == 4 else said
        found = [_LENGTH.fullmatch(side) for side in sides]
        if len(found) < 2 or not all(each and float(each[1]) > 0 for each in found):
            message = "the drawing does not say how large it is"
            raise _LogoError("bad-logo", message, "export it with a viewBox")

    def _attribute(self, name: str, value: str) -> None:
        if name.lower().startswith("on"):
            message = f"`{name[:_SHOWN]}` runs a script"
            raise _LogoError("unsafe-logo", message, "export it as plain SVG")
        is_link = name in ("href", f"{_LINK}href")
        loading = _LOADING_STYLE if name == "style" else _LOADING
        if loading.search(value) or (is_link and not value.startswith("#")):
            message = f"`{name.rpartition(' ')[2][:_SHOWN]}` loads something from elsewhere"
            hint = "export it as plain shapes, with no pictures in it"
            raise _LogoError("unsafe-logo", message, hint)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if self._style is not None and _LOADING_STYLE.search("".join(self._style)):
            message = "its styles load something from elsewhere"
            raise _LogoError("unsafe-logo", message, "export it with styles as attributes")
        self._style = None

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _doctype(self, *_: object) -> None:
        hint = "delete the line that begins with <!DOCTYPE"
        raise _LogoError("unsafe-logo", "the drawing declares a document type", hint)

    def _instruction(self, target: str, data: str) -> None:
        message = f"the drawing holds an instruction for `{target[:_SHOWN]}`"
        raise _LogoError("unsafe-logo", message, "export it as plain SVG")
