"""The owner's logo, colour and release date: what is taken, and what is refused where."""

from __future__ import annotations

import json
import struct
import zlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load import load
from generator.model import Protocol
from generator.paint.json import paint_json
from generator.schema.scalars import contrast_on_white
from generator.source.logo import MAX_LOGO, read_logo
from generator.views.document import protocol_data
from tests.definitions import HEAD, ONE_STEP, SMALLEST, codes, load_text, only

NS = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
PLAIN = f'<svg {NS} viewBox="0 0 20 10"><path d="M0 0h20v10z" fill="#123456"/></svg>'


def with_publisher(keys: str, top: str = "") -> str:
    return HEAD.replace("Example Office", f"Example Office, {keys}") + top + ONE_STEP


def with_logo(name: str, content: str | bytes) -> list[str]:
    return codes(load_text(with_publisher(f"logo: {name}"), files={name: content}))


def chunk(kind: bytes, content: bytes) -> bytes:
    body = kind + content
    return struct.pack(">I", len(content)) + body + struct.pack(">I", zlib.crc32(body))


def png(
    width: int = 3,
    height: int = 2,
    colour: int = 6,
    *,
    data: bytes | None = None,
    interlace: int = 0,
) -> bytes:
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    rows = bytes(height * (1 + width * channels)) if data is None else data
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, interlace)
    palette = chunk(b"PLTE", bytes(3)) if colour == 3 else b""
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + palette
        + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    )  # fmt: skip


FINE = {
    "plain": ("logo.svg", PLAIN),
    "size for a viewBox": ("logo.svg", f'<svg {NS} width="20mm" height="10.5mm"/>'),
    "what an editor adds": (
        "logo.svg",
        f'<?xml version="1.0" encoding="UTF-8"?><!-- Inkscape --><svg {NS} viewBox="0 0 2 2" '
        'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="C:\\a@b.png">'
        '<i:namedview><i:grid/></i:namedview><metadata><r:RDF '
        'xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></metadata></svg>',
    ),
    "a gradient by its name": (
        "logo.svg",
        f'<svg {NS} {XLINK} viewBox="0 0 2 2"><linearGradient id="a"/>'
        '<linearGradient id="b" xlink:href="#a"/><rect fill="url( #b )"/></svg>',
    ),
    "styles": ("logo.svg", f'<svg {NS} viewBox="0 0 2 2"><style>.a{{fill:#123}}</style></svg>'),
    "png": ("logo.png", png()),
    "png with a palette": ("Logo.PNG", png(colour=3)),
    "png in passes": ("logo.png", png(data=bytes(5 + 5 + 5 + 13), interlace=1)),
}  # fmt: skip


@pytest.mark.parametrize(("name", "content"), FINE.values(), ids=FINE.keys())
def test_a_logo_is_kept_as_it_is(name: str, content: str | bytes) -> None:
    protocol = only(load_text(with_publisher(f"logo: {name}"), files={name: content}))
    logo = protocol.publisher.logo
    assert logo is not None
    assert logo.kind == name[-3:].lower()
    assert logo.content == (content if isinstance(content, bytes) else content.encode())
    assert len(repr(logo)) < 200


def svg(inside: str, attributes: str = 'viewBox="0 0 9 9"') -> str:
    return f"<svg {NS} {XLINK} {attributes}>{inside}</svg>"


UNSAFE = {
    "script": svg("<script>alert(1)</script>"),
    "handler": svg('<path onload="alert(1)"/>'),
    "handler on the root": svg("", 'viewBox="0 0 9 9" onclick="alert(1)"'),
    "foreign object": svg("<foreignObject/>"),
    "page": svg('<p xmlns="http://www.w3.org/1999/xhtml">x</p>'),
    "picture": svg('<image href="data:image/png;base64,AA=="/>'),
    "use of a file": svg('<use xlink:href="other.svg#a"/>'),
    "link": svg('<a href="https://example.org"><path/></a>'),
    "text": svg("<text>Office</text>"),
    "animation": svg('<path><animate attributeName="d"/></path>'),
    "gradient from elsewhere": svg('<linearGradient xlink:href="https://example.org/a#b"/>'),
    "gradient of a script": svg('<linearGradient href="javascript:alert(1)"/>'),
    "paint from elsewhere": svg('<path fill="url(https://example.org/a#b)"/>'),
    "paint in quotes": svg("<path fill=\"url( 'a.svg#b')\"/>"),
    "escaped in a style": svg('<path style="fill:u\\72l(a.svg)"/>'),
    "import": svg('<style>@import "a.css";</style>'),
    "import in character data": svg("<style><![CDATA[@import 'a.css';]]></style>"),
    "entities": f'<!DOCTYPE svg [<!ENTITY a "b">]>{PLAIN}',
    "style sheet": f'<?xml-stylesheet href="a.css"?>{PLAIN}',
}


@pytest.mark.parametrize("content", UNSAFE.values(), ids=UNSAFE.keys())
def test_a_drawing_that_does_more_than_show_is_refused(content: str) -> None:
    assert with_logo("logo.svg", content) == ["unsafe-logo"]


WHOLE = png()
BAD = {
    "empty": ("logo.svg", ""),
    "no drawing": ("logo.svg", "<html/>"),
    "no namespace": ("logo.svg", '<svg viewBox="0 0 1 1"/>'),
    "broken": ("logo.svg", PLAIN[:-3]),
    "two roots": ("logo.svg", PLAIN + PLAIN),
    "no size": ("logo.svg", svg("", "")),
    "width of nothing": ("logo.svg", svg("", 'viewBox="0 0 9 9" width="0" height="5"')),
    "width below nothing": ("logo.svg", svg("", 'viewBox="0 0 9 9" width="-5"')),
    "share of a width": ("logo.svg", svg("", 'viewBox="0 0 9 9" width="0%"')),
    "size of nothing": ("logo.svg", svg("", 'viewBox="0 0 0 9"')),
    "size without end": ("logo.svg", svg("", 'viewBox="0 0 1e999 9"')),
    "size in per cent": ("logo.svg", svg("", 'width="100%" height="100%"')),
    "too deep": ("logo.svg", svg("<g>" * 50 + "</g>" * 50)),
    "too many": ("logo.svg", svg("<g/>" * 6_000)),
    "not in UTF-8": ("logo.svg", PLAIN.encode("utf-16")),
    "another kind": ("logo.gif", b"GIF89a"),
    "no ending": ("logo", PLAIN),
    "png called svg": ("logo.svg", WHOLE),
    "svg called png": ("logo.png", PLAIN),
    "signature alone": ("logo.png", WHOLE[:8]),
    "cut short": ("logo.png", WHOLE[:-4]),
    "without an end": ("logo.png", WHOLE[:-12]),
    "something behind": ("logo.png", WHOLE + b"PK\x03\x04"),
    "one bit": ("logo.png", WHOLE[:45] + bytes([WHOLE[45] ^ 1]) + WHOLE[46:]),
    "too few rows": ("logo.png", png(data=bytes(13))),
    "too many rows": ("logo.png", png(data=bytes(39))),
    "unknown filter": ("logo.png", png(data=b"\x05" + bytes(25))),
    "too wide": ("logo.png", png(4_000, 1)),
    "nothing in it": ("logo.png", png(0, 1)),
    "no pixels given": ("logo.png", WHOLE[:33] + chunk(b"IEND", b"")),
    "a bomb": ("logo.png", png(1, 1, data=bytes(50_000_000))),
}


@pytest.mark.parametrize(("name", "content"), BAD.values(), ids=BAD.keys())
def test_what_is_no_picture_is_refused(name: str, content: str | bytes) -> None:
    assert with_logo(name, content) == ["bad-logo"]


@given(st.binary(max_size=60), st.integers(0, len(WHOLE)), st.sampled_from(["a.png", "a.svg"]))
@settings(max_examples=150, deadline=None)
def test_no_bytes_stop_the_reader(noise: bytes, where: int, name: str) -> None:
    for raw in (noise, WHOLE[:where] + noise + WHOLE[where:], PLAIN.encode()[:where] + noise):
        logo, problems = read_logo(name, raw)
        assert (logo is None) == bool(problems)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("none.svg", "missing-file"), (".", "not-a-file"), ("/etc/hostname", "outside-source"),
        ("../logo.svg", "outside-source"), ("link.svg", "outside-source"),
        ("nowhere.svg", "missing-file"), ("large.svg", "file-too-large"),
    ],
)  # fmt: skip
def test_the_file_is_one_of_the_folder(tmp_path: Path, name: str, code: str) -> None:
    folder = tmp_path / "example"
    folder.mkdir()
    (folder / "protocol.yaml").write_text(with_publisher(f"logo: {name}"))
    (tmp_path / "logo.svg").write_text(PLAIN)
    (folder / "large.svg").write_text(PLAIN.replace("</svg>", " " * MAX_LOGO + "</svg>"))
    (folder / "link.svg").symlink_to(tmp_path / "logo.svg")
    (folder / "nowhere.svg").symlink_to(folder / "gone.svg")
    (problem,) = load(folder).diagnostics
    assert problem.code == code
    (named,) = problem.related
    assert (named.span.path[-13:], named.span.line) == ("protocol.yaml", 4)


def published(protocol: Protocol) -> dict[str, object]:
    data = json.loads(paint_json(protocol_data(protocol)))
    assert isinstance(data, dict)
    return data


def test_release_and_colour_are_published_and_the_picture_is_not() -> None:
    text = with_publisher('logo: a.svg, accent: "#0C4A4E"', "release: {date: 2026-11-23}\n")
    protocol = only(load_text(text, files={"a.svg": PLAIN}))
    assert protocol.release == date(2026, 11, 23)
    data = published(protocol)
    assert data["release"] == "2026-11-23"
    assert data["publisher"] == {
        "name": "Example Office", "address": None, "link": None, "accent": "#0c4a4e",
    }  # fmt: skip


def test_nothing_is_made_up_where_none_is_given() -> None:
    protocol = only(load_text(SMALLEST))
    assert protocol.release is None
    assert (protocol.publisher.logo, protocol.publisher.accent) == (None, None)
    assert published(protocol)["release"] is None


@pytest.mark.parametrize(
    ("keys", "top", "code"),
    [
        ("accent: teal", "", "bad-colour"),
        ('accent: "#123"', "", "bad-colour"),
        ('accent: "#0c4a4e80"', "", "bad-colour"),
        ('accent: "#3f8486"', "", "weak-colour"),
        ('accent: "#ffffff"', "", "weak-colour"),
        ("accent: [a]", "", "wrong-shape"),
        ("link: https://example.org", "release: {date: 23.11.2026}\n", "bad-date"),
        ("link: https://example.org", "release: 2026-11-23\n", "wrong-shape"),
        ("link: https://example.org", "release: {}\n", "missing-key"),
        ("link: https://example.org", "release: {dat: 2026-11-23}\n", "unknown-key"),
    ],
)
def test_wrong_values_are_refused(keys: str, top: str, code: str) -> None:
    assert code in codes(load_text(with_publisher(keys, top)))


def test_the_contrast_is_said() -> None:
    (problem,) = load_text(with_publisher('accent: "#595a59"')).diagnostics
    assert problem.message == "the contrast of this colour on white is 6.92 to 1"
    assert problem.hints == ("choose a darker one: 7 to 1 is needed",)
    assert only(load_text(with_publisher('accent: "#585858"'))).publisher.accent == "#585858"


@pytest.mark.parametrize(
    ("colour", "expected"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54)]
)
def test_contrast_is_that_of_the_guidelines(colour: str, expected: float) -> None:
    assert round(contrast_on_white(colour), 2) == expected
