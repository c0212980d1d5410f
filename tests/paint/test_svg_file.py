"""Charts as files of their own, in programs that are no browser: what is drawn can be seen."""

from __future__ import annotations

import io
import re
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable

import cairosvg
import pytest
from PIL import Image, ImageChops

from generator.diagnostics.span import Span
from generator.layout.fit import whole
from generator.layout.geometry import ChartLayout, PlacedBox, Rect
from generator.layout.heading import headed
from generator.model import Contact, ContactPhone, Phone, Sentence, Words
from generator.outputs.drawings import WIDE
from generator.paint.palette import LINE, PAGE, hue_of
from generator.paint.svg import paint_svg
from generator.views.chart import BoxKind, Chart, ChartBox, Paragraph
from generator.views.signs import Sign
from tests.charts import all_charts, arrow, box, chart

SVG = "{http://www.w3.org/2000/svg}"
SPAN = Span.point("x")
EDGE = 16  # px around the drawing
NAMES = ["csec.confirmed-victim", "csec.screening", "branching.lights-out", "parallel.opening"]


def librsvg(file: bytes) -> Image.Image:
    """Draw as GNOME's programs, ImageMagick and Inkscape's previews do."""
    done = subprocess.run(["rsvg-convert"], input=file, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def cairo(file: bytes) -> Image.Image:
    """Draw with CairoSVG."""
    return Image.open(io.BytesIO(cairosvg.svg2png(bytestring=file))).convert("RGB")


PROGRAMS = [librsvg, cairo]


def file_of(shown: Chart) -> tuple[ChartLayout, bytes]:
    drawing = headed(whole(shown, WIDE))
    return drawing, paint_svg(drawing, "p", is_file=True).encode()


def boxes_of(drawing: ChartLayout) -> list[tuple[Sign, PlacedBox]]:
    return [
        (b.box.hue or p.lane.hue, each)
        for p in drawing.lanes
        for b in p.boxes
        for each in (b, *b.branches)
    ]


def rgb(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def brightness(image: Image.Image) -> float:
    grey = image.convert("L")
    return sum(level * count for level, count in enumerate(grey.histogram())) / (
        255 * grey.width * grey.height
    )


def part_of(image: Image.Image, rect: Rect) -> Image.Image:
    x, y = rect.x + EDGE, rect.y + EDGE
    return image.crop((round(x), round(y), round(x + rect.width), round(y + rect.height)))


def has(image: Image.Image, colour: str, least: int) -> bool:
    """Whether so many pixels have nearly that colour."""
    difference = ImageChops.difference(image, Image.new("RGB", image.size, rgb(colour)))
    near = difference.convert("L").point(lambda level: 255 if level <= 12 else 0)
    return near.histogram()[255] >= least


@pytest.mark.parametrize("draw", PROGRAMS)
@pytest.mark.parametrize("name", NAMES)
def test_boxes_arrows_and_words_are_seen(name: str, draw: Callable[[bytes], Image.Image]) -> None:
    drawing, file = file_of(all_charts()[name])
    image = draw(file)
    assert brightness(image) > 0.6
    assert image.getpixel((2, 2)) == rgb(PAGE)
    for sign, placed in boxes_of(drawing):
        hue, frame = hue_of(sign), part_of(image, placed.frame)
        by_line_alone = hue.ink if placed.box.kind in ("decision", "parallel") else hue.solid
        drawn = LINE if placed.box.kind == "rule" else by_line_alone
        assert has(frame, drawn, 20), placed.box.id
        for line in placed.lines:
            size = drawing.size
            around = Rect(line.x, line.baseline - size, line.width, 1.2 * size)
            dark = part_of(image, around).convert("L").histogram()
            letters = len(line.text.replace(" ", ""))
            assert sum(dark[:150]) > 4 * letters, line.text
    for lane in drawing.lanes:
        for each in lane.arrows:
            if not each.paths and each.head[0] == each.head[1]:
                continue  # what comes next stands at the top of another column
            xs, ys = [p.x for p in each.head], [p.y for p in each.head]
            head = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
            assert has(part_of(image, head), hue_of(lane.lane.hue).ink, 12), each.arrow


@pytest.mark.parametrize("name", all_charts())
def test_every_part_says_itself_how_it_looks(name: str) -> None:
    """No colour, size or place hangs on a style sheet: programs paint black what they miss."""
    root = ET.fromstring(file_of(all_charts()[name])[1])
    (style,) = root.findall(f"{SVG}style")
    assert set(re.findall(r"[\w-]+(?=\s*:)", style.text or "")) <= {
        "font-family", "font-weight", "src", "https"
    }  # fmt: skip
    for each in root.iter():
        tag = each.tag.removeprefix(SVG)
        if tag in ("rect", "path", "text"):
            assert "fill" in each.attrib, (tag, each.get("class"))
        assert not any("var(" in value or "%" in value for value in each.attrib.values())


def test_words_of_one_line_keep_their_order_and_spaces() -> None:
    phone = Phone("650-692-7273", "+16506927273")
    contact = Contact("c", "Rape Trauma Services", phone, None, None, SPAN)
    parts = (Words("Call "), ContactPhone(contact, phone), Words(", then (see"), Words(" A)"))
    said = Paragraph(None, Sentence(parts, "official", SPAN))
    boxes = (ChartBox("a", "action", "STEP 1", (said,), (), None),)
    _, file = file_of(chart(boxes))
    root = ET.fromstring(file)
    (text,) = (e for e in root.iter(f"{SVG}text") if e.get("class") == "box__text")
    assert " ".join("".join(text.itertext()).split()) == "Call 650-692-7273, then (see A)"
    inner = [each for line in text for each in line]
    assert [each.text for each in inner] == ["Call", "650-692-7273", ", then (see A)"]
    # Programs lose what stands inside of an element that has a length.
    assert all(len(each) == 0 and each.get("textLength") for each in inner)
    ends = [float(e.get("x", "")) + float(e.get("textLength", "")) for e in inner]
    assert all(end <= float(e.get("x", "")) + 0.11 for end, e in zip(ends, inner[1:], strict=False))
    (call,) = (each for each in root.iter(f"{SVG}a") if each.get("href", "").startswith("tel:"))
    assert (call.get("href"), call.get("aria-label")) == ("tel:+16506927273", "650-692-7273")


@pytest.mark.parametrize("draw", PROGRAMS)
def test_every_kind_of_box_is_seen(draw: Callable[[bytes], Image.Image]) -> None:
    kinds: tuple[BoxKind, ...] = (
        "action",
        "decision",
        "parallel",
        "outcome",
        "pathway",
        "group",
        "rule",
    )
    boxes = tuple(box(f"b{n}", kind=kind) for n, kind in enumerate(kinds))
    arrows = tuple(arrow(f"b{n}>b{n + 1}", "Yes" if n % 2 else None) for n in range(6))
    drawing, file = file_of(chart(boxes, arrows))
    image = draw(file)
    assert brightness(image) > 0.6
    for sign, placed in boxes_of(drawing):
        ground = hue_of(sign).soft
        if placed.box.kind in ("decision", "parallel", "rule"):
            ground = "#ffffff"
        assert has(part_of(image, placed.frame), ground, 50), placed.box.kind
