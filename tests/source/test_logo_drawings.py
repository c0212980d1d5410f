"""A logo is refused where it lies, or drawn at once, in prints and in slides to edit alike."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from generator.diagnostics.span import Span
from generator.paint.native import not_drawn
from generator.paint.picture import paint_picture
from generator.paint.pptx.logo import logo_pixels
from generator.source.logo import Logo, read_logo
from generator.views.chart_sheet import handout
from generator.views.imprint import Imprint
from generator.views.papers import LETTER
from generator.words.catalogue import site_words
from tests.definitions import SMALLEST, load_text, only
from tests.sheets import paint_sheet
from tests.source.test_logo import WHOLE, chunk, png, svg

CASES = Path(__file__).parents[1] / "cases"
EXPORTED = CASES / "exported-logo"


@pytest.mark.parametrize("path", sorted(EXPORTED.glob("*.svg")), ids=str)
def test_what_drawing_programs_export_is_drawn(path: Path) -> None:
    logo, problems = read_logo("logo.svg", path.read_bytes())
    assert logo is not None, problems
    pixels = logo_pixels(logo)
    assert pixels is not None
    low, high = Image.open(io.BytesIO(pixels)).getchannel("A").getextrema()
    assert low == 0 and high >= 250
    assert printed(logo)[1] == ()


def zigzag(count: int, wide: float = 99) -> str:
    return "M0 0" + "".join(
        f"L{(n * 37 % 100) / 100 * wide:.2f} {n * 61 % 99}" for n in range(count)
    )


CLIP = '<clipPath id="c"><rect width="9" height="9"/></clipPath>'
HOSTILE = {
    "numbers that nothing holds": svg('<path d="M1e38,1e38L-1e38,5Z"/>'),
    "numbers that slides lose": svg('<path d="M-1e20 0L1e20 5L0 1e20Z"/>'),
    "numbers without end": svg('<path d="M0 0L1e999 5Z"/>'),
    "numbers added up": svg(f'<path d="M0 0{"l9000 0" * 9_000}"/>'),
    "radii that are made larger": svg('<path d="M0 0A.001 900 30 1 1 900 49"/>'),
    "no flags of an arc": svg('<path d="M0 0A9 9 30 2 2 9 4"/>'),
    "arcs of digits": svg(f'<path d="M0 0A{"1" * 150_000}"/>'),
    "numbers in a shape": svg('<rect width="1e30" height="9"/>'),
    "numbers in points": svg('<polygon points="0,0 1e30,9 9,9"/>'),
    "numbers in a matrix": svg('<rect width="9" height="9" transform="matrix(1e30 0 0 1 0 0)"/>'),
    "numbers multiplied": svg(
        '<g transform="scale(90)">' * 30 + '<path d="M0 0h9v9z"/>' + "</g>" * 30
    ),
    "numbers in a rule": svg('<style>.a{stroke-width:1e30}</style><rect class="a"/>'),
    "a miter": svg('<path d="M0 0h9v9z" stroke="red" stroke-miterlimit="1e9"/>'),
    "a place without a unit's name": svg('<rect width="9em" height="9"/>'),
    "moved by no function": svg('<rect transform="turn(9)"/>'),
    "moved by a rule": svg('<rect style="transform:scale(1e30)"/>'),
    "a clip path in another": svg(CLIP + '<clipPath id="d"><rect clip-path="url(#c)"/></clipPath>'),
    "a clip path with another": svg(CLIP + '<clipPath id="d" clip-path="url(#c)"/>'),
    "a clip path by a rule": svg(
        "<style>rect{clip-path:url(#c)}</style>" + CLIP + '<rect width="9" height="9"/>'
    ),
    "many clip paths": svg(CLIP + '<rect width="9" height="9" clip-path="url(#c)"/>' * 500),
    "clip paths of long outlines": svg(
        f'<clipPath id="c"><path d="{zigzag(3_000)}"/></clipPath>'
        + '<rect width="9" height="9" clip-path="url(#c)"/>' * 9
    ),
    "filter": svg('<rect width="9" height="9" filter="blur(5000)"/>'),
    "filter by a rule": svg('<style>.a{ FILTER : blur(50px) }</style><rect class="a"/>'),
    "mask": svg('<rect style="mask:url(#m)"/>'),
    "many rules": svg(f"<style>{''.join(f'.c{n}{{fill:#123}}' for n in range(6_000))}</style>"),
    "rules for relations": svg("<style>g > rect ~ rect{fill:red}</style>"),
    "a style of spaces": svg(f"<style>{' ' * 150_000}x</style>"),
    "a move of spaces": svg(f"<rect transform='{' ' * 150_000}x'/>"),
    "very many properties": svg(f"<style>.a{{{'a:b;' * 40_000}}}</style>"),
    "comments in comments": svg(f"<style>x{{{'/*' * 75_000}</style>"),
    "a paint of paints": svg(f'<path fill="{"url(#" * 30_000}"/>'),
    "dashes": svg('<path d="M0 0h9" stroke="red" stroke-dasharray="0.00001"/>'),
    "translucent layers": svg('<rect width="9" height="9" opacity=".5"/>' * 500),
    "layers by a rule": svg("<style>.a{opacity:50%}</style>" + '<rect class="a"/>' * 500),
    "blended layers": svg('<rect style="mix-blend-mode:multiply"/>' * 500),
    "gradients": svg('<linearGradient id="a"/><g fill="url(#a)">' + "<rect/>" * 500 + "</g>"),
    "gradients of each other": svg(
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'
    ),
    "a long outline": svg(f'<path d="{zigzag(12_000, 1)}"/>', 'viewBox="0 0 99 99"'),
    "large shapes": svg('<rect width="99" height="99"/>' * 4_900, 'viewBox="0 0 99 99"'),
    "drawings in the drawing": svg('<svg width="1e30" height="9"/>'),
    "viewBox without height": svg("<rect/>", 'viewBox="0 0 9" width="9" height="9"'),
    "viewBox of a thread": svg("<rect/>", 'viewBox="0 0 0.0000001 9999999"'),
    "viewBox too narrow": svg("<rect/>", 'viewBox="0 0 1 99"'),
    "viewBox far away": svg("<rect/>", 'viewBox="1e30 0 9 9"'),
    "size unlike the viewBox": svg("<rect/>", 'viewBox="0 0 9 9" width="9000" height="1"'),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_takes_long_or_is_not_drawn_everywhere_is_refused(content: str) -> None:
    logo, (problem,) = read_logo("logo.svg", content.encode())
    assert logo is None
    assert (problem.code, problem.span.path) == ("bad-logo", "logo.svg")
    assert problem.hints


@pytest.mark.parametrize(
    "path", sorted((CASES / "hostile-logo").iterdir()), ids=lambda path: path.stem
)
def test_files_that_held_a_build_are_refused(path: Path) -> None:
    logo, (problem,) = read_logo("logo.svg", path.read_bytes())
    assert (logo, problem.code) == (None, "bad-logo")


def test_what_is_just_accepted_is_drawn() -> None:
    stroke = 'fill="none" stroke="#000" stroke-width="5" stroke-linejoin="round"'
    content = svg(f'<path {stroke} d="{zigzag(2_900)}"/>' * 2, 'viewBox="0 0 99 99"')
    logo, problems = read_logo("logo.svg", content.encode())
    assert logo is not None, problems
    assert logo_pixels(logo) is not None
    assert printed(logo)[0] is not None


def header(depth: int, colour: int) -> bytes:
    return chunk(b"IHDR", bytes([0, 0, 0, 3, 0, 0, 0, 2, depth, colour, 0, 0, 0]))


START, DATA, END = WHOLE[:8], chunk(b"IDAT", zlib.compress(bytes(8))), chunk(b"IEND", b"")
SPLIT = zlib.compress(bytes(26))
DAMAGED = {
    "palette of seven bytes": START + header(8, 3) + chunk(b"PLTE", bytes(7)) + DATA + END,
    "palette of nothing": START + header(8, 3) + chunk(b"PLTE", b"") + DATA + END,
    "palette too long": START + header(1, 3) + chunk(b"PLTE", bytes(9))
    + chunk(b"IDAT", zlib.compress(bytes(4))) + END,
    "palette behind": START + header(8, 3) + DATA + chunk(b"PLTE", bytes(3)) + END,
    "two palettes": START + header(8, 3) + chunk(b"PLTE", bytes(3)) * 2 + DATA + END,
    "palette of greys": START + header(8, 0) + chunk(b"PLTE", bytes(3)) + DATA + END,
    "clear beyond the palette": START + header(8, 3) + chunk(b"PLTE", bytes(3))
    + chunk(b"tRNS", bytes(2)) + DATA + END,
    "an unknown chunk that counts": WHOLE[:33] + chunk(b"ABCD", b"x") + WHOLE[33:],
    "data in two places": WHOLE[:33] + chunk(b"IDAT", SPLIT[:5]) + chunk(b"tEXt", b"a\0b")
    + chunk(b"IDAT", SPLIT[5:]) + END,
    "two ends": WHOLE + END,
}  # fmt: skip


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED.keys())
def test_pictures_that_some_programs_refuse_are_refused(content: bytes) -> None:
    logo, (problem,) = read_logo("logo.png", content)
    assert (logo, problem.code) == (None, "bad-logo")


@pytest.mark.parametrize(
    "more",
    [
        chunk(b"acTL", bytes(8)) + chunk(b"fcTL", b"x"),
        chunk(b"cICP", b"\xff" * 4),
        chunk(b"eXIf", b"MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6" + bytes(6)),
        chunk(b"pHYs", bytes(9)),
        chunk(b"tEXt", b"Author\0Somebody"),
        chunk(b"tRNS", b"\0\0"),
    ],
    ids=["animation", "signals", "rotation", "no size", "a name", "clear twice"],
)
def test_what_programs_read_differently_is_left_out(more: bytes) -> None:
    logo, problems = read_logo("logo.png", WHOLE[:33] + more + WHOLE[33:])
    assert logo is not None, problems
    assert logo.content == WHOLE


def printed(logo: Logo) -> tuple[bytes | None, tuple[object, ...]]:
    protocol = only(load_text(SMALLEST))
    imprint = Imprint(site_words("en"), "Example Office", None, None, "01234567", None, logo=logo)
    return paint_sheet("handout", handout(protocol), LETTER, imprint)


def test_what_native_code_throws_is_said_at_the_logo() -> None:
    """A file that the check lets through by mistake still names the logo, and ends nothing."""
    place = Span.point("office.png")
    broken = Logo("png", "0" * 64, DAMAGED["palette of seven bytes"], place)
    pdf, (problem,) = printed(broken)
    assert pdf is None
    assert problem.code == "bad-logo" and problem.span == place  # type: ignore[attr-defined]
    huge = svg('<path d="M-1e9 -1e9L1e9 -1e9L1e9 1e9L-1e9 1e9z"/>').encode()
    assert logo_pixels(Logo("svg", "1" * 64, huge, place)) is None
    assert not_drawn(broken).span == place
    fine, _ = read_logo("logo.png", png())
    assert fine is not None
    assert printed(replace(fine, span=place))[1] == ()  # nothing is left broken behind it
    assert paint_picture((EXPORTED / "figma.svg").read_bytes(), "svg", (40.0, 40.0), 1) is not None
