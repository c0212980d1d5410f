"""One word changed in a published file, as somebody would who leaves all else as it is."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from random import Random
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, NameObject

_WORD = re.compile(r"[^\W_]+")
_TEXT = re.compile(r">([^<>]*[^\W_][^<>]*)<")
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def changed(kind: str, raw: bytes, random: Random) -> bytes:
    """Change one word of a file of a kind."""
    match kind:
        case "pdf":
            return _pdf(raw, random)
        case "pptx":
            return _pptx(raw, random)
        case "json":
            return _in_text(raw, _STRING, random)
        case _:
            return _in_text(raw, _TEXT, random)


def _other(word: str, random: Random) -> str:
    at = random.randrange(len(word))
    letters = "0123456789" if word[at].isdigit() else "eaomnst"
    letter = random.choice([each for each in letters if each != word[at].lower()])
    return word[:at] + letter + word[at + 1 :]


def _in_text(raw: bytes, texts: re.Pattern[str], random: Random) -> bytes:
    text = raw.decode("utf-8")
    hidden = [match.span() for match in _UNSEEN.finditer(text)]
    places = [
        (match.start(1) + word.start(), word.group())
        for match in texts.finditer(text)
        if not any(a <= match.start() < b for a, b in hidden)
        for word in _WORD.finditer(re.sub(r"&\w+;|\\.", lambda m: "_" * len(m[0]), match[1]))
    ]
    at, word = random.choice(places)
    return (text[:at] + _other(word, random) + text[at + len(word) :]).encode()


def _pptx(raw: bytes, random: Random) -> bytes:
    with ZipFile(io.BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = re.compile(r"<a:t>([^<]*[^\W_][^<]*)</a:t>")
    slides = [n for n in parts if n.startswith("ppt/slides/slide") and b"<a:t>" in parts[n]]
    name = random.choice(slides)
    parts[name] = _in_text(parts[name], texts, random)
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for each, content in parts.items():
            archive.writestr(each, content)
    return out.getvalue()


@lru_cache(maxsize=4)
def _read(raw: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(raw))


def _pdf(raw: bytes, random: Random) -> bytes:
    """Exchange the glyph of one letter for that of another one of the same typeface."""
    writer = PdfWriter(clone_from=_read(raw))
    page = random.choice([*writer.pages])
    content = ContentStream(page["/Contents"].get_object(), writer)
    fonts = page["/Resources"]["/Font"].get_object()
    places, letters = [], {}
    for count, (operands, operator) in enumerate(content.operations):
        if operator == b"Tf":
            name = str(operands[0])
            letters = _letters(fonts[name].get_object())
        elif operator in (b"Tj", b"TJ"):
            pieces = operands[0] if operator == b"TJ" else operands
            for part, piece in enumerate(pieces):
                if isinstance(piece, (str, bytes)):
                    codes = _codes(piece)
                    places += [
                        (count, part, at, codes, letters)
                        for at, code in enumerate(codes)
                        if letters.get(code, "").isalnum()
                    ]
    count, part, at, codes, letters = random.choice(places)
    own = letters[codes[at]]
    others = [
        code
        for code, letter in letters.items()
        if letter.isalnum() and letter.lower() != own.lower()
    ]
    codes = [*codes]
    codes[at] = random.choice(sorted(others))
    new = ByteStringObject(b"".join(code.to_bytes(2, "big") for code in codes))
    operands, operator = content.operations[count]
    if operator == b"TJ":
        operands[0] = ArrayObject([*operands[0][:part], new, *operands[0][part + 1 :]])
    else:
        operands[0] = new
    content.operations[count] = (operands, operator)
    content._data = b""  # written anew from the operations
    stream = ContentStream(None, writer)
    stream.operations = content.operations
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _codes(piece: object) -> list[int]:
    raw = piece if isinstance(piece, bytes) else piece.original_bytes  # type: ignore[attr-defined]
    return [int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2)]


@lru_cache(maxsize=64)
def _mapping(said: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", said, re.DOTALL):
        for code, letter in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", said, re.DOTALL):
        for a, b, letter in re.findall(
            rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block
        ):
            start = bytes.fromhex(letter.decode()).decode("utf-16-be")
            for count in range(int(b, 16) - int(a, 16) + 1):
                found[int(a, 16) + count] = start[:-1] + chr(ord(start[-1]) + count)
    return found


def _letters(font: object) -> dict[int, str]:
    return _mapping(font["/ToUnicode"].get_object().get_data())  # type: ignore[index]
