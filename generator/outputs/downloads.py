"""What readers take along from a protocol's folder, with pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from generator.cache import Artifact, Cache
from generator.model import Protocol
from generator.names import CHARTS, DATA, PRINTS
from generator.outputs.catalogue import sheets_of
from generator.outputs.kind import Form
from generator.outputs.printing import PrintedFile
from generator.paint.picture import paint_picture, picture_size
from generator.views.downloads import DownloadFile, DownloadGroup, Picture
from generator.views.papers import Paper, office_paper
from generator.words.catalogue import SiteWords, site_words

SIDE = 144
"""Longer side of a picture in px of the page."""

_SHARPNESS = 2  # pixels of the picture to one of the page: screens that are finer are common

Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Downloads:
    """What a protocol's folder offers. ``pictures`` are files, by path in the folder."""

    groups: tuple[DownloadGroup, ...]
    pictures: dict[str, bytes]
    files: Files
    words: SiteWords

    def of(self, sheet: str) -> DownloadGroup | None:
        """Return the files of one sheet, if it could be set."""
        return next((group for group in self.groups if group.name == sheet), None)

    def everything(self, charts: Mapping[str, str]) -> tuple[DownloadGroup, ...]:
        """Return all there is to print or keep: a group for each sheet, then what is for other
        programs. ``charts`` are their titles, by name."""
        words = self.words
        other = tuple(self._other(charts))
        about = DownloadGroup("", words.other_programs, words.about_other_programs, other)
        return (*self.groups, about) if other else self.groups

    def _other(self, charts: Mapping[str, str]) -> Iterator[DownloadFile]:
        """Yield what is for other programs."""
        words = self.words
        forms: dict[str, tuple[str, str]] = {DATA: (words.data_file, "JSON")}
        for name, title in charts.items():
            forms[f"{CHARTS}{name}.svg"] = (title, "SVG")
        for name in list(charts)[:1]:
            forms[f"{CHARTS}{name}.gv"] = (charts[name], words.graphviz_file)
        for path, (what, form) in forms.items():
            if path in self.files:
                label = words.file_of_form.filled(file=what, form=form)
                yield _listed(label, path, self.files, words)


def downloads_of(
    protocol: Protocol, files: Files, printed: Mapping[str, PrintedFile], cache: Cache
) -> Downloads:
    """Return what a folder offers: ``files`` are all of it, ``printed`` those that people keep."""
    words = site_words(protocol.language)
    groups: list[DownloadGroup] = []
    pictures: dict[str, bytes] = {}
    office = office_paper(protocol.region)
    for kind, sheet in sheets_of(protocol):
        paths = [form.path(sheet.name) for form in kind.forms]
        there = [path for path in paths if path in files]
        if not there:
            continue
        found = _picture(kind.forms[0], sheet.name, files[there[0]], cache)
        if found is not None:
            picture, content = found
            pictures[picture.href] = content
        wanted = _wanted(kind.forms, paths, files, office)
        listed = (
            replace(_listed(form.label(words), path, files, words), is_main=path == wanted)
            for form, path in zip(kind.forms, paths, strict=True)
            if path in files
        )
        groups.append(
            DownloadGroup(
                sheet.name,
                sheet.title,
                words.tables["about_sheets"][kind.name],
                tuple(listed),
                printed[there[0]].fingerprint,
                found[0] if found else None,
            )
        )
    return Downloads(tuple(groups), pictures, files, words)


def _listed(label: str, path: str, files: Files, words: SiteWords) -> DownloadFile:
    return DownloadFile(label, words.size_of_file(len(files[path])), path)


def _wanted(forms: tuple[Form, ...], paths: list[str], files: Files, office: Paper) -> str:
    """Return the path of the file that most people want: on the office's paper, or the first."""
    there = [each for each in zip(forms, paths, strict=True) if each[1] in files]
    return next((path for form, path in there if form.paper == office), there[0][1])


def _picture(form: Form, name: str, sheet: bytes, cache: Cache) -> tuple[Picture, bytes] | None:
    """Return the picture of a sheet's first file; None: it cannot be drawn."""
    content = sheet_picture(sheet, cache)
    if content is None:
        return None
    path = f"{PRINTS}{name}.png" if form.paper else f"{name}.png"
    width, height = (round(side / _SHARPNESS) for side in picture_size(content))
    return Picture(path, width, height), content


def sheet_picture(sheet: bytes, cache: Cache) -> bytes | None:
    """Return a picture of a sheet's first page; None: it cannot be drawn."""
    return cache.get_or_make(("picture", SIDE, sheet), partial(_made, sheet)).content


def _made(sheet: bytes) -> Artifact:
    return Artifact(paint_picture(sheet, "pdf", (SIDE, SIDE), _SHARPNESS))
