"""What a print says of itself → the data that ``imprint.typ`` shows."""

from __future__ import annotations

import json

from generator.paint.palette import palette_data
from generator.paint.qr import qr_code
from generator.views.document import Json
from generator.views.imprint import Imprint


def brand(imprint: Imprint) -> dict[str, str]:
    """Return colours and the publisher's logo as Typst is handed them, apart from what is said.

    A logo goes as a list of its bytes: text is all that Typst takes from outside.
    """
    found = {"colours": json.dumps(palette_data(imprint.accent))}
    if imprint.logo is not None:
        found |= {
            "logo": json.dumps(list(imprint.logo.content)),
            "logo-kind": imprint.logo.kind,
            "logo-alt": imprint.publisher,
        }
    return found


def imprint_data(imprint: Imprint) -> Json:
    """Return an imprint with our words around it, and its QR code where a print can be checked."""
    words = imprint.words
    code = qr_code(imprint.check) if imprint.check is not None else None
    return {
        "language": words.language,
        "publisher": imprint.publisher,
        "address": imprint.address,
        "link": imprint.link.url if imprint.link else None,
        "release": words.released.filled(date=imprint.release) if imprint.release else None,
        "print": words.print_mark.filled(fingerprint=imprint.fingerprint),
        "check": imprint.check,
        "label": words.check_print,
        "alt": words.check_code,
        "code": {"modules": code.modules, "bars": [list(bar) for bar in code.bars]}
        if code
        else None,
    }
