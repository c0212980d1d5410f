"""The search index as a script file, for a site that is opened from a folder.

A page opened from a folder may not fetch JSON, but it may load a script; the theme's search then
loads ``search/search_index.js`` and reads the variable ``__index`` from it.
"""

from __future__ import annotations

_BEFORE = b"var __index="
_AFTER = b";\n"


def offline_index(search_index_json: bytes) -> bytes:
    """Return the script for ``search/search_index.js``.

    ``search_index_json`` is the content of ``search/search_index.json`` as the builder wrote it.
    JSON is a subset of JavaScript, so the bytes go in unchanged.
    """
    return _BEFORE + search_index_json.strip() + _AFTER
