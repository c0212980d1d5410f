"""A slide show → a PowerPoint file: its parts, how they refer to each other, and the archive.

The same show gives the same bytes: the order of the parts and all dates are fixed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from urllib.parse import urljoin

from jinja2 import Environment

from generator.layout.slides import stage
from generator.layout.slides.around import height_over
from generator.layout.slides.stage import PlacedSlide
from generator.paint import palette
from generator.paint.packed import archive
from generator.paint.pptx import logo
from generator.paint.pptx.slide import HEAD, notes_xml, slide_xml
from generator.paint.pptx.xml import HYPERLINK, Part, digits, emu, escaped
from generator.paint.templates import environment
from generator.typeface.faces import OFFICE
from generator.views.imprint import Imprint
from generator.views.slides import SlideShow
from generator.words.catalogue import SiteWords

_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_PROPERTIES = f"{_PACKAGE}/metadata/core-properties"
_WITH_SHAPES = (
    "ppt/slides/slide", "ppt/slideLayouts/slide", "ppt/slideMasters/slide", "ppt/presentation.xml",
)  # fmt: skip
"""Beginnings of the names of parts in which something has a place on slides."""

_LAYOUTS = {"title": 1, "step": 2, "list": 3, "end": 3, "chart": 4}


def paint_pptx(show: SlideShow, slides: Sequence[PlacedSlide], imprint: Imprint) -> bytes:
    """Return slides as a PowerPoint file (``.pptx``) that the speaker can edit."""
    parts = _fixed(show, imprint.accent or palette.ACCENT)
    # A logo that cannot be drawn is an error of the sheets, which no file is published with.
    pixels = None if imprint.logo is None else logo.logo_pixels(imprint.logo)
    with_notes: list[int] = []
    for number, slide in enumerate(slides, 1):
        page = Part(show.language, show.words)
        parts[f"ppt/slides/slide{number}.xml"] = slide_xml(page, slide, show, imprint, pixels)
        links = {"rId1": ("slideLayout", f"../slideLayouts/slideLayout{_LAYOUTS[slide.kind]}.xml")}
        if pixels is not None and slide.kind == "title":
            links[logo.RELATION] = ("image", f"../{logo.MEDIA.removeprefix('ppt/')}")
        if slide.spoken:
            with_notes.append(number)
            links["rId2"] = ("notesSlide", f"../notesSlides/notesSlide{number}.xml")
            _add_notes(parts, number, slide, show)
        links |= {f"rIdS{to}": ("slide", f"slide{to}.xml") for to in sorted(page.jumps)}
        parts[f"ppt/slides/_rels/slide{number}.xml.rels"] = _relations(links, page.links)
    parts["ppt/presentation.xml"] = _template(
        "presentation.xml.j2", count=len(slides), sections=_sections(slides)
    )
    listed = {"rId1": ("slideMaster", "slideMasters/slideMaster1.xml")}
    listed |= {"rId2": ("notesMaster", "notesMasters/notesMaster1.xml")}
    listed |= {"rId3": ("theme", "theme/theme1.xml")}
    listed |= {f"rId{n + 3}": ("slide", f"slides/slide{n}.xml") for n in range(1, len(slides) + 1)}
    parts["ppt/_rels/presentation.xml.rels"] = _relations(listed)
    lower = height_over(show)
    if lower:
        for name in parts:
            if name.startswith(_WITH_SHAPES):
                parts[name] = _lowered(parts[name], emu(lower))
    types = _template("types.xml.j2", count=len(slides), with_notes=with_notes)
    media = {} if pixels is None else {logo.MEDIA: pixels}
    return archive({"[Content_Types].xml": types, **parts}, media)


def _fixed(show: SlideShow, accent: str) -> dict[str, str]:
    """Return the parts that hold no slide: who made the file, theme, master and layouts.

    ``accent`` is the theme's colour of links, rules and frames.
    """
    layout = ("slideLayout", "../slideLayouts/slideLayout{}.xml")
    theme = _template("theme.xml.j2", accent=accent)
    layouts = {f"rId{n}": (layout[0], layout[1].format(n)) for n in range(1, 5)}
    parts = {
        "_rels/.rels": _relations(
            {
                "rId1": ("officeDocument", "ppt/presentation.xml"),
                "rId2": (_PROPERTIES, "docProps/core.xml"),
                "rId3": ("extended-properties", "docProps/app.xml"),
            }
        ),
        "docProps/core.xml": _template(
            "core.xml.j2",
            title=show.title.text,
            publisher=show.about.publisher,
            language=show.language,
        ),
        "docProps/app.xml": _static("app.xml.j2", show.words),
        "ppt/theme/theme1.xml": theme,
        "ppt/theme/theme2.xml": theme,
        "ppt/slideMasters/slideMaster1.xml": _static("master.xml.j2", show.words),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations(
            layouts | {"rId5": ("theme", "../theme/theme1.xml")}
        ),
        "ppt/notesMasters/notesMaster1.xml": _static("notes-master.xml.j2", show.words),
        "ppt/notesMasters/_rels/notesMaster1.xml.rels": _relations(
            {"rId1": ("theme", "../theme/theme2.xml")}
        ),
    }
    for number in range(1, 5):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = _layout(number, show.words)
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(
            {"rId1": ("slideMaster", "../slideMasters/slideMaster1.xml")}
        )
    return parts


def _add_notes(parts: dict[str, str], number: int, slide: PlacedSlide, show: SlideShow) -> None:
    page = Part(show.language, show.words)
    parts[f"ppt/notesSlides/notesSlide{number}.xml"] = notes_xml(page, slide.spoken)
    links = {
        "rId1": ("notesMaster", "../notesMasters/notesMaster1.xml"),
        "rId2": ("slide", f"../slides/slide{number}.xml"),
    }
    parts[f"ppt/notesSlides/_rels/notesSlide{number}.xml.rels"] = _relations(links, page.links)


def _sections(slides: Sequence[PlacedSlide]) -> list[tuple[str, str, list[int]]]:
    """Return the sections with an identifier each and the numbers of their slides."""
    found: list[tuple[str, str, list[int]]] = []
    for number, slide in enumerate(slides, 1):
        if slide.section is not None:
            hexed = sha256(f"{len(found)} {slide.section}".encode()).hexdigest()[:32].upper()
            cuts = (hexed[:8], hexed[8:12], hexed[12:16], hexed[16:20], hexed[20:])
            found.append((slide.section, f"{{{'-'.join(cuts)}}}", []))
        found[-1][2].append(number)
    return found


def _relations(inner: Mapping[str, tuple[str, str]], links: Mapping[str, str] | None = None) -> str:
    """Say what a part refers to: other parts, each with its kind, and addresses outside."""
    found = [
        f'<Relationship Id="{name}" Type="{urljoin(_RELATION, kind)}" Target="{target}"/>'
        for name, (kind, target) in inner.items()
    ]
    found += [
        f'<Relationship Id="{name}" Type="{HYPERLINK}" Target="{escaped(address)}" '
        'TargetMode="External"/>'
        for address, name in (links or {}).items()
    ]
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}">{"".join(found)}</Relationships>'


def _lowered(text: str, by: int) -> str:
    """Make room above all that stands on slides, their layouts and their master."""
    return re.sub(
        r'((?:<a:off|<a:chOff) x="-?\d+" y="|<p:sldSz cx="\d+" cy=")(-?\d+)',
        lambda found: f"{found[1]}{int(found[2]) + by}",
        text,
    )


@cache
def _environment() -> Environment:
    found = environment()
    found.globals.update(colours=palette, stage=stage)
    found.filters.update(digits=digits, emu=emu)
    return found


def _template(name: str, **values: object) -> str:
    return _environment().get_template(f"pptx/{name}").render(family=OFFICE, **values)


@cache
def _static(name: str, words: SiteWords) -> str:
    return _template(name, words=words)


@cache
def _layout(number: int, words: SiteWords) -> str:
    return _template("layout.xml.j2", number=number, words=words)
