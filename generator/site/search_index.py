"""The search index: titles made safe, and a script file for a site that is opened from a folder.

A page opened from a folder may not fetch JSON, but it may load a script; the theme's search then
loads ``search/search_index.js`` and reads the variable ``__index`` from it.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping

_BEFORE = b"var __index="
_AFTER = b";\n"


def escaped_index(search_index_json: bytes, titles: Mapping[str, str]) -> bytes:
    """Return the index with every title as markup, which is how the theme's search shows it.

    ``search_index_json`` is what the builder wrote, ``titles`` the pages' titles as text, by path.
    The builder takes a title from a heading as markup, but from the front matter as it stands
    there: that is the one which the title of the page begins with. Raises ``ValueError`` where the
    index does not have the form of one.
    """
    try:
        index = json.loads(search_index_json)
        for entry in index["docs"]:
            if titles.get(entry["location"], "").startswith(entry["title"]):
                entry["title"] = html.escape(entry["title"], quote=False)
    except (KeyError, TypeError, AttributeError, RecursionError) as failure:
        raise ValueError(str(failure)) from failure
    return json.dumps(index, separators=(",", ":")).encode()


def offline_index(search_index_json: bytes) -> bytes:
    """Return the script for ``search/search_index.js``.

    JSON is a subset of JavaScript, so the bytes go in unchanged.
    """
    return _BEFORE + search_index_json + _AFTER
