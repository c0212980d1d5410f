"""Parts of an office file → the archive that it is. The same parts give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_DAY = (1980, 1, 1, 0, 0, 0)


def archive(parts: Mapping[str, str], media: Mapping[str, bytes]) -> bytes:
    """Return an archive of texts and other files, in their order and without a date."""
    packed = io.BytesIO()
    contents = {**{name: text.encode("utf-8") for name, text in parts.items()}, **media}
    with ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=6) as file:
        for name, content in contents.items():
            entry = ZipInfo(name, _DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # else it depends on the machine
            entry.external_attr = 0o644 << 16
            file.writestr(entry, content)
    return packed.getvalue()
