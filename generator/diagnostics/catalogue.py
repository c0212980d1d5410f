"""The catalogue: for every code what it means, why it matters, an example and the way out.

One file a code in ``catalogue/``: a title line, then the sections *Why*, *Example* and *Fix*. The
example is a definition that gives exactly this diagnostic and no other; a test holds that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "catalogue"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says about one code."""

    code: str
    what: str
    why: str
    example: str  # a definition, or a description of what to do where no definition shows it
    fix: str


@cache
def codes() -> tuple[str, ...]:
    """Return every code that has an entry, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.md")))


def entry(code: str) -> Entry | None:
    """Return the entry of a code, or ``None`` where there is none."""
    if code not in codes():
        return None
    text = (FOLDER / f"{code}.md").read_text(encoding="utf-8")
    what, *sections = text.split("\n## ")
    parts = {title: body.strip("\n") for title, _, body in (s.partition("\n") for s in sections)}
    title = what.removeprefix(f"# {code}").strip()
    return Entry(code, title, parts["Why"].strip(), _code(parts["Example"]), parts["Fix"].strip())


def explain(found: Entry) -> str:
    """Return an entry as text for a terminal."""
    example = "\n".join(f"    {line}".rstrip() for line in found.example.splitlines())
    return (
        f"{found.code}: {found.what}\n\n"
        f"Why\n{found.why}\n\nExample\n\n{example}\n\nThe way out\n{found.fix}\n"
    )


def _code(section: str) -> str:
    """Return what stands in the fence of a section, or the section where it has no fence."""
    before, fence, rest = section.strip().partition("```yaml\n")
    return rest.rpartition("```")[0] if fence else before
