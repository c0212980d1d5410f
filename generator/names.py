"""Where things are published in a protocol's folder, and so the names that no author can give."""

from __future__ import annotations

from generator.words.catalogue import ENGLISH, site_words

DEFINITIONS = "protocol_source"
"""The folder of a project that holds its definitions."""

FRONT_PAGE = "index.html"
SCREENING_PAGE = "screening.html"
QUESTIONNAIRE_PAGE = "screen.html"
PRESENTER_PAGE = "present.html"
CURRENT_PAGE = "current.html"
RULE_PAGE = "rule.html"
CHANGES_PAGE = "changes.html"
OVERVIEW = "overview"  # the chart of all pathways
CHARTS, PRINTS = "charts/", "print/"
DATA, MANIFEST = "protocol.json", "manifest.json"

_OWN_PAGES = (
    SCREENING_PAGE, QUESTIONNAIRE_PAGE, PRESENTER_PAGE, CURRENT_PAGE, RULE_PAGE, CHANGES_PAGE,
)  # fmt: skip
PAGES = frozenset({"index", *(page.removesuffix(".html") for page in _OWN_PAGES)})
"""Names of pages."""


def pathway_page(pathway: str) -> str:
    """Return the page of a pathway, by its identifier."""
    return f"{pathway}.html"


_OWN_FILES = (CHARTS, PRINTS, OVERVIEW, DATA, MANIFEST)
FILES = frozenset(name.rstrip("/").removesuffix(".json") for name in _OWN_FILES)
SHEETS = frozenset(site_words(ENGLISH).tables["sheets"])
"""Names of sheets that are not of one pathway: those that have a title."""
FOLDERS = frozenset({"assets", "search", "index", "sitemap", "stylesheets", "javascripts"})
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
)
"""Names that no file can have on Windows."""
