"""What can be printed or kept, as a page lists it: one group for each sheet, with its files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """The first page of a sheet, small. Width and height in px of the page."""

    href: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class DownloadFile:
    """One file of a group: on which paper or in which form, and where."""

    label: str
    size: str | None  # None: small enough to be nobody's concern
    href: str
    is_main: bool = False  # the one that most people want, such as that on the office's paper


@dataclass(frozen=True, slots=True)
class DownloadGroup:
    """A sheet with its files, or files that belong together."""

    name: str  # of the sheet, as in the names of files
    title: str
    about: str  # what it is, in our words
    files: tuple[DownloadFile, ...]  # never empty
    fingerprint: str | None = None
    picture: Picture | None = None

    @property
    def in_order(self) -> tuple[DownloadFile, ...]:
        """The files, the one that most people want first."""
        return tuple(sorted(self.files, key=lambda file: not file.is_main))
