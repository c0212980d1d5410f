"""An SVG drawing that shows plain shapes and does nothing else: what may stand in its file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from generator.source.shapes import SHAPES, Element, check_shapes
from generator.source.unfit import UnfitLogoError

MAX_ELEMENTS = 4_000
MAX_DEPTH = 40

_SVG = "http://www.w3.org/2000/svg "
_MEANT = re.compile(r"http://www\.w3\.org/(?!1999/02/22-rdf-syntax-ns#)")
"""Namespaces that browsers do something with. What editors add in their own is passed over."""

_LINK = "http://www.w3.org/1999/xlink "
_LOADING = re.compile(r"url\((?!\s*['\"]?#)", re.IGNORECASE)
_LOADING_STYLE = re.compile(rf"{_LOADING.pattern}|[@\\]", re.IGNORECASE)
_SHOWN = 40  # characters of a name in a message
_PLAIN = "export it as plain SVG"


def _unsafe(message: str, hint: str = _PLAIN) -> UnfitLogoError:
    return UnfitLogoError("unsafe-logo", message, hint)


def check_drawing(raw: bytes) -> None:
    """Raise ``UnfitLogoError`` for the first thing in an SVG file that no logo needs."""
    reader = _Reader()
    reader.read(raw)
    check_shapes(reader.elements, "".join(reader.styles))


class _Reader:
    """Reads a file into its elements in the order in which they begin."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.styles: list[str] = []
        self._depth = self._count = 0
        self._style: list[str] | None = None

    def read(self, raw: bytes) -> None:
        """Read a whole file."""
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
            hint = "export it anew, as plain SVG in UTF-8"
            raise UnfitLogoError("bad-logo", message, hint) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        if self._depth > MAX_DEPTH or self._count > MAX_ELEMENTS:
            message = f"holds more than {MAX_ELEMENTS} elements, or {MAX_DEPTH} in each other"
            raise UnfitLogoError("bad-logo", message, "export a simpler drawing")
        space, _, bare = name.rpartition(" ")
        is_shape = f"{space} " == _SVG and bare in SHAPES
        if self._depth == 1 and name != f"{_SVG}svg":
            raise UnfitLogoError("bad-logo", "is no SVG drawing", "export it anew, as plain SVG")
        if not is_shape and _MEANT.match(space):
            hint = "export it as plain shapes, with texts as paths and no pictures in it"
            raise _unsafe(f"no logo needs a `{bare[:_SHOWN]}` element", hint)
        self._style = [] if is_shape and bare == "style" else None
        if is_shape:
            self.elements.append(Element(self._depth, bare, _own(attributes)))

    def _end(self, name: str) -> None:
        self._depth -= 1
        style = "".join(self._style or ())
        if _LOADING_STYLE.search(style):
            message = "its styles load something from elsewhere"
            raise _unsafe(message, "export it with styles as attributes")
        self.styles.append(style)
        self._style = None

    def _text(self, text: str) -> None:
        if self._style is not None:
            self._style.append(text)

    def _doctype(self, *_: object) -> None:
        hint = "delete the line that begins with <!DOCTYPE"
        raise _unsafe("the drawing declares a document type", hint)

    def _instruction(self, target: str, data: str) -> None:
        raise _unsafe(f"the drawing holds an instruction for `{target[:_SHOWN]}`")


def _own(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return an element's attributes but for those of editors, links under one name."""
    for name, value in attributes.items():
        _check_attribute(name, value)
    found = {name: value for name, value in attributes.items() if " " not in name}
    if f"{_LINK}href" in attributes:
        found.setdefault("href", attributes[f"{_LINK}href"])
    return found


def _check_attribute(name: str, value: str) -> None:
    if name.lower().startswith("on"):
        raise _unsafe(f"`{name[:_SHOWN]}` runs a script")
    is_link = name in ("href", f"{_LINK}href")
    loading = _LOADING_STYLE if name == "style" else _LOADING
    if loading.search(value) or (is_link and not value.startswith("#")):
        message = f"`{name.rpartition(' ')[2][:_SHOWN]}` loads something from elsewhere"
        raise _unsafe(message, "export it as plain shapes, with no pictures in it")
