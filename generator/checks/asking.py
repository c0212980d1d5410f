"""What is asked on a condition is asked behind what that condition reads."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, Related, error
from generator.model import Item, Protocol, Screening


def check_asking(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report items that are asked on what is only asked with or behind them."""
    for screening in protocol.screenings:
        for item, later in asks_ahead(screening):
            message = f"whether `{item.id}` is asked depends on `{later.id}`, which is asked later"
            if item is later:
                message = f"whether `{item.id}` is asked depends on its own answer"
            hint = "name items that stand above it, or move it down"
            assert item.ask_if is not None  # it depends on that
            related = [Related("that is asked here", later.span)]
            yield error("ask-order", message, item.ask_if.span, related=related, hints=[hint])


def asks_ahead(screening: Screening) -> Iterator[tuple[Item, Item]]:
    """Yield items with one that they depend on and that does not stand above them."""
    items = list(screening.items)
    for place, item in enumerate(items):
        if item.ask_if is not None:
            read = screening.read_by(item.ask_if)
            later = next((each for each in items[place:] if each.id in read), None)
            if later is not None:
                yield item, later
