"""Where a project is: the folder of an office, with its definitions and what it likes to add."""

from __future__ import annotations

import re
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path
from urllib.parse import urlsplit

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.source.file import shown

PROGRAM = Path(__file__).resolve().parent
"""What is installed: it is read and never written to."""

DEFINITIONS = "protocol_source"
"""The folder that makes a folder a project."""

NO_ADDRESS = (
    "mkdocs.yml does not say where the site is published (`site_url`), so printed sheets carry no "
    "code that tells whether they are current"
)

MAX_ADDRESS = 200
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.:\[\]-]+(/([A-Za-z0-9._~!$&()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
)
"""Without a user's name, a query or a fragment: none of them is a place for pages."""


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder. What is made goes into ``build``, ``site`` and ``sheets`` alone."""

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


def site_address(project: Project) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return where the site is published, as ``site_url`` in the set-up says, with a last slash.

    None: it does not say, or (with a diagnostic) says what is no such address.
    """
    import yaml

    try:
        settings = yaml.compose(project.settings.read_text("utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):  # staging says what is wrong
        return None, ()
    pairs = settings.value if isinstance(settings, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value == "site_url" and not str(value.tag).endswith(":null"):
            written = value.value if isinstance(value, yaml.ScalarNode) else ""
            if is_site_address(written) and not value.tag.startswith("!"):
                return f"{written.rstrip('/')}/", ()
            mark = value.start_mark
            here = Span.point(shown(project.settings), mark.line + 1, mark.column + 1)
            message = "this is not an address that a site can be published at"
            hint = "write it as in https://www.example.org/protocols/"
            return None, (error("bad-site-url", message, here, hints=[hint]),)
    return None, ()


def is_site_address(text: str) -> bool:
    """Say whether pages can be published below an address: http or https, a host, plain folders.

    It goes into printed codes, so it has at most ``MAX_ADDRESS`` characters, all of them ASCII.
    """
    if len(text) > MAX_ADDRESS or not _ADDRESS.fullmatch(text):
        return False
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port  # reading the port validates it
    except ValueError:
        return False
    folders = parts.path.strip("/").split("/")
    return bool(host) and not {".", ".."} & set(folders) and (folders == [""] or all(folders))
