"""Links that are safe to publish: to a web page, and to nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.model import Link, Protocol


def check_links(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report links that are not plain http or https addresses."""
    links = [protocol.publisher.link, *(citation.link for citation in protocol.citations)]
    for link in links:
        if link is not None and not _is_web_address(link):
            message = "a link starts with https:// or http:// and names a site"
            yield error("bad-link", message, link.span)


def _is_web_address(link: Link) -> bool:
    if any(char.isspace() or char in "<>\"'`\\" for char in link.url):
        return False
    try:
        parts = urlsplit(link.url)
        host, _ = parts.hostname, parts.port  # reading the port validates it
    except ValueError:
        return False
    plain = parts.username is None and parts.password is None
    return parts.scheme in ("http", "https") and bool(host) and plain
