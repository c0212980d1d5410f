"""The addresses that were published of a protocol, and those that a build would lose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.model import Protocol, Step
from generator.names import (
    CHANGES_PAGE,
    CURRENT_PAGE,
    FRONT_PAGE,
    PRESENTER_PAGE,
    QUESTIONNAIRE_PAGE,
    RULE_PAGE,
    SCREENING_PAGE,
    pathway_page,
)
from generator.releases.history import History
from generator.releases.record import Release


def addresses(protocol: Protocol) -> dict[str, tuple[str, ...]]:
    """Return the pages of a protocol, relative to its folder, each with its anchors."""
    found: dict[str, tuple[str, ...]] = {FRONT_PAGE: ()}
    for pathway in protocol.pathways:
        found[pathway_page(pathway.id)] = tuple(_anchors(pathway.steps))
    if protocol.pathways:
        found[PRESENTER_PAGE] = ()
    if protocol.screenings:
        found[SCREENING_PAGE] = tuple(each.id for each in protocol.screenings)
        found[RULE_PAGE] = ()
    return found | {QUESTIONNAIRE_PAGE: (), CURRENT_PAGE: (), CHANGES_PAGE: ()}


def _anchors(steps: Iterable[Step]) -> Iterator[str]:
    for step in steps:
        yield step.id
        yield from _anchors(step.branches)


def check_addresses(protocol: Protocol, history: History) -> Iterator[Diagnostic]:
    """Report the addresses of earlier releases that nothing would answer any more."""
    present = addresses(protocol)
    moved = {each.old for each in protocol.moved}
    yield from _still_there(protocol, present)
    told: set[str] = set()
    for release in reversed(history.releases):
        for name in _lost(release, present, moved):
            if name not in told:
                told.add(name)
                yield _gone(name, release, protocol)


def _still_there(protocol: Protocol, present: dict[str, tuple[str, ...]]) -> Iterator[Diagnostic]:
    """Report what is said to have moved and is where it was."""
    for each in protocol.moved:
        page, _, anchor = each.old.partition(".")
        anchors = present.get(f"{page}.html")
        if anchors is not None and (not anchor or anchor in anchors):
            message = f"`{each.old}` is still there, so it leads nowhere else"
            hint = "leave it out of `moved:`, or write the name that it had before"
            yield error("not-moved", message, each.span, hints=[hint])


def _lost(release: Release, present: dict[str, tuple[str, ...]], moved: set[str]) -> Iterator[str]:
    """Yield the names of pages, and of steps on pages, that are there no longer."""
    for page, anchors in release.addresses.items():
        name = page.removesuffix(".html")
        if page == SCREENING_PAGE and page in present:
            continue  # its parts stand on it, under whatever name
        if page in present:
            own = (f"{name}.{anchor}" for anchor in anchors if anchor not in present[page])
            yield from (each for each in own if each not in moved)
        elif name not in moved:
            yield name


def _gone(name: str, release: Release, protocol: Protocol) -> Diagnostic:
    page, _, anchor = name.partition(".")
    address = f"{protocol.id}/{page}.html{f'#{anchor}' if anchor else ''}"
    message = f"the address {address}, published with release {release.number}, would be lost"
    hint = f"say where it leads now: `moved: {{{name}: …}}`, with a pathway, a step as in \
`pathway.step`, or `index`"
    return error("address-lost", message, protocol.span, hints=[hint])
