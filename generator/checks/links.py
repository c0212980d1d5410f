"""Links that are safe to publish: to a web page, and to nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.model import Protocol
from generator.resolve.addresses import web_address


def check_links(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report links that are not plain http or https addresses."""
    links = [protocol.publisher.link, *(citation.link for citation in protocol.citations)]
    links += [contact.link for contact in protocol.contacts]
    for link in links:
        if link is not None and web_address(link.url) != link.url:
            message = "a link starts with https:// or http:// and names a site"
            whole = f"https://{link.url}"
            hints = [f"for example `{whole}`"] if web_address(whole) == whole else []
            yield error("bad-link", message, link.span, hints=hints)
