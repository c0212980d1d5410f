"""What a print says of itself: whose it is, of when, and whether it is still current."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Link
from generator.names import CURRENT_PAGE
from generator.source.logo import Logo
from generator.words.catalogue import SiteWords


@dataclass(frozen=True, slots=True)
class Imprint:
    """The small print of one sheet. None: the definition or the configuration does not say."""

    words: SiteWords
    publisher: str
    address: str | None  # as the document prints it
    release: str | None  # the date of the release, as the definition gives it
    fingerprint: str  # eight hex digits that stand for what the sheet says
    check: str | None  # the address that tells whether the print is current, for the QR code
    link: Link | None = None  # where the publisher's address leads
    logo: Logo | None = None  # the publisher's
    accent: str | None = None  # the publisher's colour; None: the site's


def check_address(site_url: str | None, protocol: str, sheet: str, fingerprint: str) -> str | None:
    """Return where a print is checked: what it is stands after the ``#``, never sent anywhere."""
    if site_url is None:
        return None
    return f"{site_url.rstrip('/')}/{protocol}/{CURRENT_PAGE}#{sheet}.{fingerprint}"
