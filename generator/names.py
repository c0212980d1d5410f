"""Names that an author cannot give, for what is published has them already."""

PAGES = frozenset({"index", "screening", "screen", "present", "current", "changes"})
FILES = frozenset({"charts", "print", "overview", "protocol", "manifest"})
SHEETS = frozenset({"poster", "screening-sheet", "handout", "card", "slides"})
"""Names of sheets that are not of one pathway: those of the catalogue, which a test holds."""
FOLDERS = frozenset({"assets", "search", "index", "sitemap", "stylesheets", "javascripts"})
DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
)
"""Names that no file can have on Windows."""
