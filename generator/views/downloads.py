"""What can be printed or kept: one group for each sheet, with the papers it comes on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import Protocol
from generator.views import words
from generator.views.ours import Ours
from generator.views.papers import PAPERS

POSTER, HANDOUT, CARD, SLIDES, SCREENING_SHEET = (
    "poster", "handout", "card", "slides", "screening-sheet",
)  # fmt: skip
"""Names of sheets. The others are called as their pathway."""

DATA = "protocol.json"


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file of the protocol's folder, as far as a reader needs to know it."""

    size: int  # bytes
    fingerprint: str | None  # None: nobody keeps a print of it


@dataclass(frozen=True, slots=True)
class Picture:
    """The first page of a sheet, small. Width and height in px of the page."""

    href: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class DownloadFile:
    """One file of a group: on which paper or in which form, how large, and where."""

    label: str
    size: str
    href: str


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    """A sheet with its files, or files that belong together."""

    name: str  # of the sheet, as in the names of files
    title: str
    about: str  # what it is, in our words
    files: tuple[DownloadFile, ...]  # never empty
    fingerprint: str | None = None
    picture: Picture | None = None


Published = Mapping[str, PublishedFile]
Pictures = Mapping[str, Picture]


def sheet_names(protocol: Protocol) -> tuple[str, ...]:
    """Return the names of all sheets that a protocol can have: the poster first, slides last."""
    return tuple(name for name, _, _ in _sheets(protocol))


def sheet_groups(
    protocol: Protocol, files: Published, pictures: Pictures
) -> tuple[DownloadGroup, ...]:
    """Return every sheet of a protocol that is published, in the order of ``sheet_names``.

    ``files`` maps paths in the protocol's folder to what is there, ``pictures`` names of sheets.
    """
    return tuple(
        DownloadGroup(
            name, title, about, found, files[found[0].href].fingerprint, pictures.get(name)
        )
        for name, title, about in _sheets(protocol)
        if (found := tuple(_files_of(name, files)))
    )


def page_downloads(
    groups: tuple[DownloadGroup, ...], first: str, files: Published, chart: str
) -> tuple[DownloadGroup, ...]:
    """Return what a page offers: its own sheet first, then what is about the whole protocol.

    ``first`` names the page's own sheet, ``chart`` its chart. The definition and the chart's source
    stand on the page that shows the whole protocol alone.
    """
    wanted = (first, HANDOUT, CARD, SLIDES)
    by_name = {group.name: group for group in groups}
    sheets = tuple(by_name[name] for name in wanted if name in by_name)
    forms = {f"charts/{chart}.svg": (words.CHART_FILE, "SVG")}
    if first == POSTER:
        forms |= {
            f"charts/{chart}.gv": (words.GRAPHVIZ_FILE, "GV"),
            DATA: (words.DATA_FILE, "JSON"),
        }
    found = tuple(
        _file(Ours(f"{what}, {form}"), path, files)
        for path, (what, form) in forms.items()
        if path in files
    )
    other = DownloadGroup("", words.OTHER_PROGRAMS, words.ABOUT_OTHER_PROGRAMS, found)
    return (*sheets, other) if found else sheets


def pictured(sheet: str) -> tuple[str, ...]:
    """Return the paths of a sheet's PDF files, that of the picture's first choice first."""
    if sheet == SLIDES:
        return ("slides.pdf",)
    return tuple(f"print/{sheet}-{paper.id}.pdf" for paper in PAPERS)


def picture_path(sheet: str) -> str:
    """Return the path of a sheet's picture in the protocol's folder."""
    return "slides.png" if sheet == SLIDES else f"print/{sheet}.png"


def _sheets(protocol: Protocol) -> Iterator[tuple[str, str, str]]:
    """Yield each sheet's name, its title, and what it is."""
    yield POSTER, words.POSTER, words.ABOUT_POSTER
    for pathway in protocol.pathways:
        yield pathway.id, pathway.title.text, words.ABOUT_PATHWAY_SHEET
    yield SCREENING_SHEET, words.SCREENING_SHEET, words.ABOUT_SCREENING_SHEET
    yield HANDOUT, words.HANDOUT, words.ABOUT_HANDOUT
    yield CARD, words.CARD, words.ABOUT_CARD
    yield SLIDES, words.SLIDES, words.ABOUT_SLIDES


def _files_of(sheet: str, files: Published) -> Iterator[DownloadFile]:
    if sheet == SLIDES:
        forms = {"slides.pdf": words.PDF_FILE, "slides.pptx": words.POWERPOINT_FILE}
    else:
        forms = {f"print/{sheet}-{paper.id}.pdf": words.PAPERS[paper.id] for paper in PAPERS}
    for path, label in forms.items():
        if path in files:
            yield _file(label, path, files)


def _file(label: str, path: str, files: Published) -> DownloadFile:
    return DownloadFile(label, words.file_size(files[path].size), path)
