"""Web addresses in the one form that every program reads alike: ASCII, as in RFC 3986.

Hosts in other letters become those of the name system (``xn--…``), other letters behind the host
their percent-encoded UTF-8.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_NEVER = re.compile(r"[\s<>\"'`\\\x00-\x20\x7f]")
_PLAIN = "!$&()*+,;=:@/?#[]~%"  # quoting leaves these where they stand, and letters and digits
_MAILBOX = re.compile(r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*")
_LONGEST_MAIL = 254  # as in RFC 5321
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?", re.IGNORECASE)
_BAD_PERCENT = re.compile("%(?![0-9a-fA-F]{2})")


def mail_address(written: str) -> str | None:
    """Return an address of mail as links need it, or None where it is none.

    The part before the @ is ASCII letters, digits and a few signs: no sign there ends the address,
    begins a header or stands for another letter.
    """
    mailbox, at, host = written.rpartition("@")
    if not at or len(written) > _LONGEST_MAIL or not _MAILBOX.fullmatch(mailbox):
        return None
    found = _host(host) if not _NEVER.search(host) and "." in host.strip(".") else None
    return f"{mailbox}@{found}" if found and not re.search(r"[^\w.-]|\.$", found) else None


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
