"""Where a project is: the folder of an office, with its definitions and what it likes to add."""

from __future__ import annotations

from dataclasses import dataclass
from os.path import realpath
from pathlib import Path

from generator.names import DEFINITIONS

PROGRAM = Path(__file__).resolve().parent
"""What is installed: it is read and never written to."""

"""The folder that makes a folder a project."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder. What is made goes into ``build``, ``site``, ``sheets``, ``reviews``."""

    root: Path

    @property
    def source(self) -> Path:
        """The folder of definitions."""
        return self.root / DEFINITIONS

    @property
    def docs(self) -> Path:
        """Pages and assets of the project's own; there may be none."""
        return self.root / "docs"

    @property
    def settings(self) -> Path:
        """What the project says of its site; it may say nothing."""
        return self.root / "mkdocs.yml"

    @property
    def site(self) -> Path:
        """Where the site is put."""
        return self.root / "site"

    @property
    def sheets(self) -> Path:
        """Where sheets are put that are set without the site."""
        return self.root / "print"

    @property
    def reprint(self) -> Path:
        """Where lists of prints to replace are put."""
        return self.root / "reprint"

    @property
    def reviews(self) -> Path:
        """Where packets for whoever signs are put."""
        return self.root / "review"

    @property
    def calls(self) -> Path:
        """Where call sheets are put, a folder a protocol."""
        return self.root / "call-sheet"

    @property
    def build(self) -> Path:
        """What can be made anew at any time: staged trees, kept prints, locks."""
        return self.root / ".cache"

    @property
    def prints(self) -> Path:
        """Prints that were set before."""
        return self.build / "print"


def project_around(place: Path) -> Project | None:
    """Return the project that a file or folder lies in, the nearest one; None: it lies in none."""
    real = Path(realpath(place))
    folders = (each for each in (real, *real.parents) if (each / DEFINITIONS).is_dir())
    found = next(folders, None)
    return Project(found) if found else None


def project_for(source: Path | None = None) -> Project:
    """Return the project that some definitions lie in, or else that of the working folder, which
    becomes one where there is none."""
    found = project_around(source) if source is not None else None
    return found or project_around(Path.cwd()) or Project(Path.cwd())
