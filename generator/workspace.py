"""Where things are: the project's folder, and a work tree for definitions kept elsewhere."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from hashlib import sha256
from os.path import realpath, relpath
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.publication import NavigationEntry
from generator.source.file import shown

PROJECT = Path(__file__).resolve().parent.parent
SOURCE = PROJECT / "protocol_source"
SITE = PROJECT / "site"
CACHE = PROJECT / ".cache"
THEME = PROJECT / "generator" / "templates" / "theme"
LEDGER = ".generated.json"
"""What was generated into a docs folder; its name keeps it out of the site."""

_FONTS = "".join(
    f'@font-face {{ font-family: "Atkinson Hyperlegible"; font-weight: {weight};'
    f' src: url("../../assets/fonts/AtkinsonHyperlegible-{name}.woff2") format("woff2"); }}\n'
    for name, weight in (("Regular", 400), ("Bold", 700))
)
"""The site's own typeface, seen from a chart's file."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """The tree that the site builder reads. In a staged one the hand-written pages are copies."""

    docs: Path
    config: Path
    navigation: Path  # the file that lists the pages of the menu
    is_staged: bool

    @property
    def lock(self) -> Path:
        """The file that one build at a time holds while it writes this tree."""
        name = self.config.parent.name if self.is_staged else "project"
        return CACHE / "locks" / f"{name}.lock"

    @property
    def ledger(self) -> Path:
        """The file that remembers what was generated into the docs folder."""
        return self.docs / LEDGER


def workspace_for(source: Path) -> Workspace:
    """Return the project's own tree for its own definitions, a staged one for any others."""
    place = realpath(source)  # which, unlike a path's own method, takes a ring of links
    if place == realpath(SOURCE):
        return Workspace(PROJECT / "docs", PROJECT / "mkdocs.yml", PROJECT / "nav.yml", False)
    name = sha256(place.encode()).hexdigest()[:12]
    stage = CACHE / "stage" / name
    return Workspace(stage / "docs", stage / "mkdocs.yml", stage / "mkdocs.yml", True)


def chart_stylesheet() -> str:
    """Return the CSS that colours a chart, as on the pages: the palette, then the chart's own."""
    assets = PROJECT / "docs" / "assets"
    sheets = "".join((assets / name).read_text("utf-8") for name in ("palette.css", "chart.css"))
    return _FONTS + sheets


def hand_written(generated: Container[str]) -> dict[str, bytes]:
    """Return the project's hand-written pages and assets: path below the docs folder → bytes.

    ``generated`` holds the paths that the project's own definitions were compiled to.
    """
    docs = PROJECT / "docs"
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in sorted(docs.rglob("*"))
        if path.is_file()
        and not path.name.startswith(".")
        and path.relative_to(docs).as_posix() not in generated
    }


def out_of_place() -> Iterator[Diagnostic]:
    """Report what stands below the docs folder and is neither a file nor a folder.

    A link could publish a file from elsewhere on the computer; a pipe would never end.
    """
    for path in sorted((PROJECT / "docs").rglob("*")):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            message = "only files and folders are published, and no links to them"
            hint = "put the file itself there"
            yield error("unsafe-path", message, Span.point(shown(path)), hints=(hint,))


def navigation_file(workspace: Workspace, navigation: tuple[NavigationEntry, ...]) -> bytes:
    """Return the file that lists the menu; in a staged tree it is the builder's whole set-up."""
    import yaml

    menu: list[object] = []
    for entry in navigation:
        menu += list(entry.pages) if entry.title is None else [{entry.title: list(entry.pages)}]
    head = "# Generated from the definitions. The titles are those of the pages.\n"
    settings: dict[str, object] = {"nav": menu}
    if workspace.is_staged:
        stage = workspace.config.parent
        settings = {
            "INHERIT": Path(relpath(PROJECT / "mkdocs.yml", stage)).as_posix(),
            "docs_dir": "docs",
            "hooks": [],
            "theme": {"custom_dir": Path(relpath(THEME, stage)).as_posix()},
            "nav": menu,
        }
    text = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    return (head + text).encode()
