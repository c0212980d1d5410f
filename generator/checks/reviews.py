"""What was to be checked again by a day that has passed. Which day it is, somebody has to say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.diagnostics.diagnostic import Diagnostic, warning
from generator.model import Protocol


def overdue(protocol: Protocol, day: date | None) -> Iterator[Diagnostic]:
    """Report contacts and a protocol that are overdue on a day. None: nothing is judged."""
    if protocol.is_overdue(day):
        message = f"the protocol was to be reviewed by {protocol.review_by}"
        hint = "write a new `review_by` once that is done"
        yield warning("review-overdue", message, protocol.span, hints=[hint])
    for contact in protocol.contacts:
        if contact.is_overdue(day):
            message = f"`{contact.id}` was to be checked by {contact.review_by}"
            hint = "`protocol call-sheet` lists what to ask there, and enters the new dates"
            yield warning("contact-overdue", message, contact.span, hints=[hint])
