"""Names that an author cannot give, for what is published has them already."""

from __future__ import annotations

from generator.words.catalogue import ENGLISH, site_words

PAGES = frozenset({"index", "screening", "screen", "present", "current", "changes"})
FILES = frozenset({"charts", "print", "overview", "protocol", "manifest"})
SHEETS = frozenset(site_words(ENGLISH).tables["sheets"])
"""Names of sheets that are not of one pathway: those that have a title."""
FOLDERS = frozenset({"assets", "search", "index", "sitemap", "stylesheets", "javascripts"})
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
)
"""Names that no file can have on Windows."""
