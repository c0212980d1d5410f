"""The palette: what the sheets combine has enough contrast, in every scheme."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from itertools import combinations, starmap
from pathlib import Path

import pytest

from generator.paint import palette
from generator.views.signs import IN_ORDER

ASSETS = Path(__file__).parents[2] / "generator" / "assets"
HUES = range(1, 9)
BRIGHT = {2, 6}  # hues whose solid has black words on it
SCHEMES = ("", "screen and (prefers-color-scheme: dark)", "print")
FORCED = "(forced-colors: active)"
PARTS = ("solid", "on", "ink", "soft")

DICHROMACY = {
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}
"""How linear sRGB is seen without one kind of cone (Machado, Oliveira and Fernandes 2009)."""
PLAIN = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)

GROUNDS = ("page", "surface", "accent-soft", *(f"hue-{n}-soft" for n in HUES))
TEXTS = [
    *((ink, ground) for ink in ("ink", "muted", "accent") for ground in GROUNDS),
    *((f"hue-{n}-ink", ground) for n in HUES for ground in ("page", "surface", f"hue-{n}-soft")),
    *((f"hue-{n}-on", f"hue-{n}-solid") for n in HUES),  # tabs and bands
    ("on-accent", "accent"),  # buttons that call
    ("ink", "mark"),  # what a search has found
    ("page", "ink"),  # a short message above everything
]
LINES = [
    *((line, ground) for line in ("line", "accent") for ground in ("page", "surface")),
]
FRAMES = [
    (f"hue-{n}-solid", ground)
    for n in HUES
    if n not in BRIGHT
    for ground in ("page", "surface", f"hue-{n}-soft")
]
ORNAMENT = {"rule"}  # edges of panels, which nobody has to see
SHORT = {
    "hue-solid",
    "hue-on",
    "hue-ink",
    "hue-soft",
}  # those of the hue that a part of the page has
BLACK = {"present.css": "#000000"}  # a projector that is to show nothing


def palettes(sheet: str) -> dict[str, dict[str, str]]:
    """Return the colours of a palette for each media query; what one leaves out is as by day."""
    bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.S)
    found: dict[str, dict[str, str]] = {}
    for query, block in re.findall(r"@media ([^{]+?) \{(.*?)\n\}", bare, flags=re.S):
        found[query] = _declared(block)
    day = _declared(re.sub(r"@media [^{]+? \{.*?\n\}", "", bare, flags=re.S))
    return {"": day} | {query: day | colours for query, colours in found.items()}


def _declared(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*([^;]+);", block))


def linear(colour: str) -> list[float]:
    """Return how much red, green and blue light a colour, ``#rrggbb``, has."""
    assert re.fullmatch("#[0-9a-f]{6}", colour), colour
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour."""
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def times(matrix: tuple[tuple[float, ...], ...], light: list[float]) -> list[float]:
    return [sum(map(math.prod, zip(row, light, strict=True))) for row in matrix]


def lab(colour: str, sight: str | None = None) -> tuple[float, float, float]:
    """Return a colour in CIELAB, as it is seen with all cones or with a kind of dichromacy."""
    seen = times(DICHROMACY[sight] if sight else PLAIN, linear(colour))
    light = times(XYZ, [min(max(each, 0.0), 1.0) for each in seen])
    parts = [each / white for each, white in zip(light, (0.95047, 1.0, 1.08883), strict=True)]
    x, y, z = (t ** (1 / 3) if t > 216 / 24389 else t * 841 / 108 + 4 / 29 for t in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(sight: str, one: str, other: str) -> float:
    """Return how far apart two colours are seen (CIE 1976)."""
    return math.dist(lab(one, sight), lab(other, sight))


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_low(colours: dict[str, str], pairs: list[tuple[str, str]], least: float) -> Iterator[str]:
    """Yield the pairs that have less contrast than they need."""
    for one, other in pairs:
        found = contrast(colours[one], colours[other])
        if found < least:
            yield f"{one} on {other}: {found:.2f}"


def real() -> dict[str, dict[str, str]]:
    return palettes((ASSETS / "palette.css").read_text("utf-8"))


def sheets() -> dict[str, str]:
    """Return the hand-written sheets that use the palette, without their comments."""
    return {
        path.name: re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.S)
        for path in ASSETS.glob("*.css")
        if path.name not in ("palette.css", "print.css")
    }


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_can_be_read(scheme: str) -> None:
    assert list(too_low(real()[scheme], TEXTS, 7)) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_can_be_seen(scheme: str) -> None:
    assert list(too_low(real()[scheme], LINES, 3)) == []


@pytest.mark.parametrize("scheme", ["", "print"])
def test_frames_can_be_seen(scheme: str) -> None:
    assert list(too_low(real()[scheme], FRAMES, 3)) == []


@pytest.mark.parametrize("sight", DICHROMACY)
@pytest.mark.parametrize("scheme", SCHEMES[:2])
def test_hues_that_go_by_order_are_told_apart_without_red_or_green(scheme: str, sight: str) -> None:
    colours = [real()[scheme][f"hue-{n}-solid"] for n in range(1, IN_ORDER + 1)]
    assert min(starmap(partial(difference, sight), combinations(colours, 2))) >= 15


def test_hues_too_alike_for_the_colour_blind_are_caught() -> None:
    assert (
        difference("deuteranopia", "#74230f", "#574000")
        < 15
        < math.dist(lab("#74230f"), lab("#574000"))
    )


def test_every_scheme_names_every_colour() -> None:
    found = real()
    assert set(found) == {*SCHEMES, FORCED}
    mapped = SHORT | {"shadow"}
    named = {name for pair in (*TEXTS, *LINES, *FRAMES) for name in pair} | ORNAMENT
    for scheme, colours in found.items():
        assert colours.keys() - mapped == named, scheme
        sheet = (ASSETS / "palette.css").read_text("utf-8")
        own = sheet if not scheme else sheet.split(f"@media {scheme} {{")[1].split("\n}\n")[0]
        assert {name for name in named if f"--{name}:" not in own} == set(), scheme


def test_forced_colours_are_the_readers() -> None:
    system = {"Canvas", "CanvasText", "LinkText", "Mark", "none"}
    colours = {name: colour for name, colour in real()[FORCED].items() if name not in SHORT}
    assert set(colours.values()) <= system
    drawn = (f"hue-{n}-{k}" for n in HUES for k in ("solid", "ink"))
    for name in ("ink", "muted", "line", *drawn):
        assert colours[name] == "CanvasText"
    for name in (*GROUNDS, *(f"hue-{n}-on" for n in HUES)):
        assert colours[name] == "Canvas"


def test_sheets_use_words_colours_for_words() -> None:
    """A colour that words take on anywhere is one of those that are held to 7:1."""
    words = {ink for ink, _ in TEXTS} | {"hue-ink", "hue-on"}
    for name, sheet in sheets().items():
        used = set(re.findall(r"[{;\s]color:\s*var\(--([\w-]+)\)", sheet))
        assert used <= words, name


def test_sheets_put_words_on_grounds() -> None:
    grounds = {ground for _, ground in TEXTS} | {"hue-soft", "hue-solid", "hue-ink", "phone-icon"}
    for name, sheet in sheets().items():
        used = set(re.findall(r"background(?:-color)?:[^;]*?var\(--([\w-]+)\)", sheet))
        # A line drawn as a background holds no words; the page's own names begin with md.
        assert {each for each in used if not each.startswith("md-")} <= grounds, name


def test_sheets_name_no_colour_themselves() -> None:
    for name, sheet in sheets().items():
        bare = re.sub(r"url\([^)]*\)|box-shadow:[^;]*;", "", sheet)
        found = set(re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[\s;,)])", bare))
        assert found <= {BLACK.get(name)}, name


def test_files_have_the_colours_of_the_day() -> None:
    day = real()[""]
    for number, each in enumerate(palette.HUES, 1):
        assert asdict(each) == {k: day[f"hue-{number}-{k}"] for k in PARTS}
    for name in ("page", "surface", "ink", "muted", "line", "rule", "accent"):
        assert getattr(palette, name.upper()) == day[name]


def test_printed_sheets_have_the_colours_of_the_day() -> None:
    day = real()[""]
    handed = palette.palette_data(None)
    hues = [{k: day[f"hue-{n}-{k}"] for k in PARTS} for n in HUES]
    assert handed["hues"] == hues
    named = {name: colour for name, colour in handed.items() if name != "hues"}
    assert named == {name: day[name] for name in named}
    assert palette.palette_data("#123456")["accent"] == "#123456"


def test_no_other_file_of_the_program_names_a_colour() -> None:
    generator = ASSETS.parents[1] / "generator"
    paths = (*generator.rglob("*.typ"), *generator.rglob("*.j2"), *generator.glob("paint/**/*.py"))
    colour = re.compile(r"""#[0-9a-fA-F]{6}\b|["'](?=\w*[A-F])[0-9A-F]{6}["']""")
    named = {path.name for path in paths if colour.search(path.read_text("utf-8"))}
    assert named == {"palette.py"}


@pytest.mark.parametrize(
    ("old", "new", "pairs", "least"),
    [
        ("--ink: #111111", "--ink: #777777", TEXTS, 7),
        ("--hue-3-ink: #5b1f66", "--hue-3-ink: #9b5f94", TEXTS, 7),
        ("--page: #ffffff", "--page: #888888", TEXTS, 7),
        ("--hue-2-on: #111111", "--hue-2-on: #ffffff", TEXTS, 7),
        ("--line: #73787c", "--line: #b0b4b6", LINES, 3),
        ("--hue-3-solid: #5b1f66", "--hue-3-solid: #c9a0d0", FRAMES, 3),
    ],
)
def test_a_faint_pair_is_caught(
    old: str, new: str, pairs: list[tuple[str, str]], least: float
) -> None:
    sheet = (ASSETS / "palette.css").read_text("utf-8")
    assert old in sheet
    assert list(too_low(palettes(sheet.replace(old, new))[""], pairs, least)) != []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)],
)
def test_contrast_is_that_of_wcag(one: str, other: str, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("colour", ["#fff", "red", "#12345g", "var(--ink)"])
def test_what_is_no_plain_colour_is_refused(colour: str) -> None:
    with pytest.raises(AssertionError):
        luminance(colour)
