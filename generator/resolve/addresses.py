"""Web addresses in the one form that every program reads alike: ASCII, as in RFC 3986.

Hosts in other letters become those of the name system (``xn--…``), other letters behind the host
their percent-encoded UTF-8.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_NEVER = re.compile(r"[\s<>\"'`\\\x00-\x20\x7f]")
_PLAIN = "!$&()*+,;=:@/?#[]~%"  # quoting leaves these where they stand, and letters and digits
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?", re.IGNORECASE)
_BAD_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")


def web_address(written: str) -> str | None:
    """Return an http or https address as it is published, or None where it is none.

    What is ASCII already stays as it is written, but for signs that no address may hold.
    """
    if _NEVER.search(written):
        return None
    try:
        parts = urlsplit(written)
        port = parts.port  # reading it validates it
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or "@" in parts.netloc or parts.netloc.endswith(":"):
        return None
    host = _host(parts.netloc if port is None else parts.netloc.rpartition(":")[0])
    if host is None:
        return None
    place = host if port is None else f"{host}:{port}"
    front = len(parts.scheme) + len("://")
    behind = written[front + len(parts.netloc) :]
    return f"{written[:front]}{place}{quote(_BAD_PERCENT.sub('%25', behind), safe=_PLAIN)}"


def _host(written: str) -> str | None:
    """Return the name of a host in ASCII; one that is ASCII stays as it is."""
    import idna

    if written.startswith("["):  # urlsplit has read the address of version 6 inside
        return written
    try:
        host = written if written.isascii() else idna.encode(written, uts46=True).decode("ascii")
    except idna.IDNAError:
        return None
    labels = host.removesuffix(".").split(".")
    is_scheme = host.lower() in ("http", "https")  # of an address that is written twice
    return host if all(map(_LABEL.fullmatch, labels)) and not is_scheme else None
