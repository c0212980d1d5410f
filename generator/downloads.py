"""What readers take along from a protocol's folder: the list for each page, with pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from generator.cache import Cache, Made
from generator.model import Protocol
from generator.paint.picture import paint_picture, picture_size
from generator.sheets import Sheet
from generator.views.downloads import (
    DownloadGroup,
    Picture,
    Published,
    PublishedFile,
    page_downloads,
    picture_path,
    pictured,
    sheet_groups,
    sheet_names,
)

SIDE = 144
"""Longer side of a picture in px of the page."""

_SHARPNESS = 2  # pixels of the picture to one of the page: screens that are finer are common


@dataclass(frozen=True, slots=True)
class Downloads:
    """What a protocol's folder offers. ``pictures`` are files, by path in the folder."""

    groups: tuple[DownloadGroup, ...]
    pictures: dict[str, bytes]
    published: Published

    def on_page(self, sheet: str, chart: str) -> tuple[DownloadGroup, ...]:
        """Return what a page offers: its own sheet first, and its chart."""
        return page_downloads(self.groups, sheet, self.published, chart)


def downloads_of(
    protocol: Protocol,
    files: Mapping[str, bytes],
    sheets: Mapping[str, Sheet],
    store: Cache,
) -> Downloads:
    """Return what a folder offers: ``files`` are all of it, ``sheets`` those that people keep."""
    published = {
        path: PublishedFile(len(content), sheets[path].fingerprint if path in sheets else None)
        for path, content in files.items()
    }
    pictures: dict[str, bytes] = {}
    shown: dict[str, Picture] = {}
    for name in sheet_names(protocol):
        sheet = next((files[path] for path in pictured(name) if path in files), None)
        content = _picture(sheet, store) if sheet is not None else None
        if content is not None:
            path = picture_path(name)
            pictures[path] = content
            shown[name] = Picture(
                path, *(round(side / _SHARPNESS) for side in picture_size(content))
            )
    return Downloads(sheet_groups(protocol, published, shown), pictures, published)


def _picture(sheet: bytes, store: Cache) -> bytes | None:
    made = store.kept(("picture", SIDE, sheet), partial(_made, sheet))
    return made.content


def _made(sheet: bytes) -> Made:
    return Made(paint_picture(sheet, "pdf", (SIDE, SIDE), _SHARPNESS))
