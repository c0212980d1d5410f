"""A page or a drawing → its words: those that are seen, read aloud, or say where a link leads."""

from __future__ import annotations

from hashlib import sha256
from html.parser import HTMLParser

from generator.reading.word import Shown, ShownWord, UnreadableFileError, words_at

_WORDS = frozenset(
    {"alt", "aria-label", "content", "href", "label", "placeholder", "src", "title", "value"}
)
_DATA = "data-"
_CODE = frozenset({"style"})  # says how things look


def read_markup(raw: bytes) -> Shown:
    """Return what a page or a drawing shows. Raises ``UnreadableFileError``."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableFileError("is no UTF-8") from None
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return Shown(tuple(reader.words), drawing=sha256(raw).hexdigest())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[ShownWord] = []
        self._is_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._is_code = tag in _CODE
        for name, value in attrs:
            if value and (name in _WORDS or name.startswith(_DATA)):
                self._add(value)

    def handle_endtag(self, tag: str) -> None:
        self._is_code = False

    def handle_data(self, data: str) -> None:
        if not self._is_code:
            self._add(data)

    def _add(self, text: str) -> None:
        self.words += words_at(f"line {self.getpos()[0]}", text)
