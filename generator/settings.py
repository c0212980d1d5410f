"""What a project says of its site: ``mkdocs.yml``, what it inherits from, and the base set-up."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.project import PROGRAM, Project
from generator.source.file import reason, shown
from generator.words.catalogue import ENGLISH

if TYPE_CHECKING:
    from yaml.nodes import MappingNode, Node

BASE = PROGRAM / "mkdocs.yml"

NO_ADDRESS = (
    "mkdocs.yml does not say where the site is published (`site_url`), so printed sheets carry no "
    "code that tells whether they are current"
)

MAX_ADDRESS = 200
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9.:\[\]-]+(/([A-Za-z0-9._~!$&()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
)
"""Without a user's name, a query or a fragment: none of them is a place for pages."""

_LISTS = frozenset({"extra_css", "extra_javascript", "markdown_extensions", "plugins"})
"""Lists that a project's own entries are added to; any other value is replaced."""

_OURS = frozenset({"docs_dir", "hooks", "nav", "site_dir"})
_INHERIT = "INHERIT"

Read = tuple["MappingNode", tuple[Diagnostic, ...]]


def site_settings(project: Project) -> Read:
    """Return the base set-up with what the project says, as nodes that keep tags and places.

    With a diagnostic where that cannot be read. What is staged by the program is left out.
    """
    own, problems = _read(project.settings, ())
    merged = _merged_mappings(_read(BASE, ())[0], own)
    merged.value = [(key, value) for key, value in merged.value if key.value not in _OURS]
    return merged, problems


def _read(path: Path, inheriting: tuple[Path, ...]) -> Read:
    """Return the settings of a file and of those that it inherits from; a missing one has none."""
    import yaml

    nothing = yaml.MappingNode("tag:yaml.org,2002:map", [])
    here = Span.point(shown(path))

    def refused(message: str, place: Span = here) -> Read:
        return nothing, (error("site-build", message, place),)

    try:
        with path.open(encoding="utf-8") as stream:
            found = yaml.compose(stream, yaml.SafeLoader)  # whose marks name the file
    except FileNotFoundError:
        return refused("there are no such settings to inherit") if inheriting else (nothing, ())
    except OSError as failure:
        return refused(f"cannot be read: {reason(failure)}")
    except UnicodeDecodeError:
        return refused("is not written in UTF-8")
    except yaml.YAMLError as failure:
        mark = getattr(failure, "problem_mark", None)
        place = Span.point(shown(path), mark.line + 1, mark.column + 1) if mark else here
        problem = getattr(failure, "problem", None) or "cannot be read"
        return refused(f"these settings are no YAML: {problem}", place)
    if found is None:
        return nothing, ()
    if not isinstance(found, yaml.MappingNode):
        return refused("these settings are no mapping")
    parent = next((value for key, value in found.value if key.value == _INHERIT), None)
    found.value = [(key, value) for key, value in found.value if key.value != _INHERIT]
    if parent is None:
        return found, ()
    above = path.parent / str(parent.value)
    if above.resolve() in inheriting:
        return refused("these settings inherit from themselves")
    inherited, problems = _read(above, (*inheriting, path.resolve()))
    return _merged_mappings(inherited, found), problems


def merged(base: Node, own: Node, name: str = "") -> Node:
    """Return settings in which the second take the place of the first, or are added to them."""
    import yaml

    if isinstance(base, yaml.MappingNode) and isinstance(own, yaml.MappingNode):
        return _merged_mappings(base, own)
    if name in _LISTS and isinstance(base, yaml.SequenceNode):
        entries = {_name(entry): entry for entry in base.value}
        entries |= {_name(entry): entry for entry in _entries(own)}
        return yaml.SequenceNode(base.tag, [*entries.values()])
    return own


def _merged_mappings(base: MappingNode, own: MappingNode) -> MappingNode:
    import yaml

    values = {key.value: (key, value) for key, value in base.value}
    for key, value in own.value:
        known = values.get(key.value)
        values[key.value] = (key, merged(known[1], value, key.value) if known else value)
    return yaml.MappingNode(base.tag, [*values.values()])


def _entries(own: Node) -> list[Node]:
    """Return the entries of a list, which may be written as a mapping of names to options."""
    import yaml

    if isinstance(own, yaml.MappingNode):
        return [yaml.MappingNode(own.tag, [pair]) for pair in own.value]
    return list(own.value) if isinstance(own, yaml.SequenceNode) else []


def _name(entry: Node) -> str:
    """Return what an entry is called: its text, or the one key of a mapping with its options."""
    import yaml

    if isinstance(entry, yaml.MappingNode) and entry.value:
        return str(entry.value[0][0].value)
    return str(entry.value)


def site_address(project: Project) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return where the site is published, as ``site_url`` in the set-up says, with a last slash.

    None: it does not say, or (with a diagnostic) cannot be read or says what is no such address.
    """
    import yaml

    settings, problems = site_settings(project)
    for key, value in settings.value if not problems else ():
        if key.value == "site_url" and not str(value.tag).endswith(":null"):
            written = value.value if isinstance(value, yaml.ScalarNode) else ""
            if is_site_address(written) and not value.tag.startswith("!"):
                return f"{written.rstrip('/')}/", ()
            mark = value.start_mark
            here = Span.point(shown(Path(mark.name)), mark.line + 1, mark.column + 1)
            message = "this is not an address that a site can be published at"
            hint = "write it as in https://www.example.org/protocols/"
            return None, (error("bad-site-url", message, here, hints=[hint]),)
    return None, problems


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


def frame_language(settings: MappingNode) -> str:
    """Return the language of what stands around the pages, a language tag, as the theme's set-up
    says."""
    import yaml

    for key, value in settings.value:
        if key.value == "theme" and isinstance(value, yaml.MappingNode):
            tags = [str(each.value) for name, each in value.value if name.value == "language"]
            return tags[-1] if tags else ENGLISH
    return ENGLISH
