"""Things of one kind that readers cannot tell apart, for they are called the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics.diagnostic import Diagnostic, Related, warning
from generator.diagnostics.span import Span
from generator.model import Protocol
from generator.source.words import words_of


def check_twins(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report pathways, contacts, outcomes, screenings and groups of the same name."""
    yield from _twins("pathway", ((each.title.text, each.span) for each in protocol.pathways))
    yield from _twins("contact", ((each.name, each.span) for each in protocol.contacts))
    yield from _twins("outcome", ((each.title.text, each.span) for each in protocol.outcomes))
    titled = [(each.title.text, each.span) for each in protocol.screenings if each.title]
    yield from _twins("screening", titled)
    for screening in protocol.screenings:
        yield from _twins("group", ((each.title, each.span) for each in screening.groups))


def _twins(what: str, named: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for name, span in named:
        key = " ".join(words_of(name)).casefold()
        if key in first:
            related = [Related("the first one is here", first[key])]
            message = f"another {what} is called the same"
            hint = "let each say what sets it apart"
            yield warning("twin-name", message, span, related=related, hints=[hint])
        first.setdefault(key, span)
