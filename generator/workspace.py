"""Where things are: the project's folder, and a work tree for definitions kept elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from hashlib import sha256
from os import fsencode, walk
from os.path import realpath, relpath
from pathlib import Path
from urllib.parse import urlsplit

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.publication import NavigationEntry
from generator.source.clutter import is_clutter
from generator.source.file import shown

PROJECT = Path(__file__).resolve().parent.parent
SOURCE = PROJECT / "protocol_source"
SITE = PROJECT / "site"
SHEETS = PROJECT / "print"
CACHE = PROJECT / ".cache"
PRINTS = CACHE / "print"
THEME = PROJECT / "generator" / "templates" / "theme"
LEDGER = ".generated.json"
"""What was generated into a docs folder; its name keeps it out of the site."""

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
    name = sha256(fsencode(place)).hexdigest()[:12]
    stage = CACHE / "stage" / name
    return Workspace(stage / "docs", stage / "mkdocs.yml", stage / "mkdocs.yml", True)


def hand_written(generated: Container[str]) -> dict[str, bytes]:
    """Return the project's hand-written pages and assets: path below the docs folder → bytes.

    ``generated`` holds the paths that the project's own definitions were compiled to.
    """
    docs = PROJECT / "docs"
    return {
        path.relative_to(docs).as_posix(): path.read_bytes()
        for path in _below(docs, lambda failure: None)
        if path.is_file() and path.relative_to(docs).as_posix() not in generated
    }


def out_of_place() -> Iterator[Diagnostic]:
    """Report what stands below the docs folder and cannot be published.

    That is what is neither a file nor a folder, or cannot be read. A link could publish a file from
    elsewhere on the computer; a pipe would never end.
    """
    failures: list[OSError] = []
    for path in _below(PROJECT / "docs", failures.append):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            message = "only files and folders are published, and no links to them"
            hint = "put the file itself there"
            yield error("unsafe-path", message, Span.point(shown(path)), hints=(hint,))
        elif path.is_file():
            try:
                path.open("rb").close()
            except OSError as refused:
                failures.append(refused)
    for failure in failures:
        reason = (failure.strerror or "unknown reason").lower()
        here = Span.point(shown(Path(failure.filename)))
        yield error("unreadable-file", f"cannot be read: {reason}", here)


def _below(docs: Path, refuse: Callable[[OSError], None]) -> Iterator[Path]:
    """Yield the files and folders that the site builder reads; it passes over hidden ones, too."""
    for parent, folders, names in walk(docs, onerror=refuse):
        folders[:] = sorted(name for name in folders if not _is_passed_over(name))
        shown_names = sorted(name for name in names if not _is_passed_over(name))
        yield from (Path(parent, name) for name in (*folders, *shown_names))


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or is_clutter(name)


def site_address() -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return where the site is published, as ``site_url`` in the set-up says, with a last slash.

    None: it does not say, or (with a diagnostic) says what is no such address.
    """
    import yaml

    config = PROJECT / "mkdocs.yml"
    try:
        settings = yaml.compose(config.read_text("utf-8"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):  # the site builder says what is wrong
        return None, ()
    pairs = settings.value if isinstance(settings, yaml.MappingNode) else []
    for key, value in pairs:
        if key.value == "site_url" and not str(value.tag).endswith(":null"):
            written = value.value if isinstance(value, yaml.ScalarNode) else ""
            if is_site_address(written) and not value.tag.startswith("!"):
                return f"{written.rstrip('/')}/", ()
            mark = value.start_mark
            here = Span.point(shown(config), mark.line + 1, mark.column + 1)
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
