"""Passages: their words, and the things that they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.nearest import nearest_hint
from generator.model import Front, OnScreening, Origin, Passage, PassagePlace
from generator.resolve.names import Names
from generator.resolve.sentences import sentence, with_points
from generator.schema.passages import PassageSection, PlaceSection
from generator.source.tree import Scalar

FRONT = "front"


def resolve_passage(section: PassageSection, names: Names) -> Passage:
    """Resolve one passage; problems go to ``names``."""
    origin: Origin = "ours" if section.ours == "yes" else "official"
    written = section.on if isinstance(section.on, list) else [section.on]
    text = with_points(section.text, section.points, names, origin)
    assert text is not None  # the schema wants one
    return Passage(
        str(section.id),
        tuple(dict.fromkeys(place for each in written for place in _place(each, names))),
        "warning" if section.kind == "warning" else "info",
        sentence(section.title, origin, names) if section.title else None,
        text,
        section.id.span,
    )


def _place(written: Scalar | PlaceSection, names: Names) -> Iterator[PassagePlace]:
    """Yield the place that is meant, if there is one."""
    if not isinstance(written, PlaceSection):
        if written == FRONT:
            yield Front()
        else:
            names.problems.append(_no_place(written, names))
    elif written.screening is None:
        target = names.outside(written)
        if target is not None:
            yield target
    elif written.screening in names.screenings:
        yield OnScreening(str(written.screening))
    else:
        names.unknown("screening", written.screening, names.screenings)


def _no_place(written: Scalar, names: Names) -> Diagnostic:
    """Answer a bare word that is not `front`: a name without its kind, or a kind without a name."""
    kinds = {"pathway": names.pathways, "screening": names.screenings, "outcome": names.outcomes}
    places = {f"{{{kind}: {id}}}": id for kind, ids in kinds.items() for id in sorted(ids)}
    hints = tuple(f"write it as `{place}`" for place, id in places.items() if id == written)
    if not hints and kinds.get(written):
        hints = (f"say which: `{{{written}: {min(kinds[written])}}}`",)
    if not hints:
        hints = nearest_hint(written, [FRONT, *places]) or ("write `front`, or what it belongs to",)
    message = f"there is no place `{written}`"
    return error("unresolved-name", message, written.span, hints=hints[:1])
