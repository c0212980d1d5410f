"""The site's own words, in one place. They name what stands on a page and say nothing about it.

Wording of a protocol never comes from here.
"""

from __future__ import annotations

from generator.model import PathwayTarget, Protocol, ScoreWithin, Screening

START = "Start"
STEPS = "Steps"
OUTCOMES = "Where it can end"
CONTACTS = "Contacts"
DOWNLOADS = "To print or keep"
OVERVIEW = "All pathways at a glance"
OTHER_SITUATIONS = "Other situations"
SCREENING = "Screening rule"
SCREENING_TABLE = "The rule as a table"
SOURCE = "About this protocol"
HANDOUT, CHART_FILE, DATA_FILE, GRAPHVIZ_FILE = "Handout", "Chart", "Definition", "Graphviz"
PAPERS = {"letter": "letter size", "a4": "A4"}
SITE_NOTE = "Note from this site"
PUBLISHER, ADDRESS, CITATION = "Publisher", "Address", "Citation"
RESULT = "Result"
NOT_MET = "Thresholds not met"
BAND_TABLE = "Points added up"
POINTS = "Points"
DONE_TOGETHER = "At the same time"
ENDS = "It ends here"
STATUSES = {
    "draft": "Draft: not in use",
    "retired": "Retired: no longer in use",
}
ALL_CONDITIONS, ANY_CONDITION, NOT_CONDITION = "All of these", "Any one of these", "Not this"
PROTOCOLS = "Protocols"
EVERY_SITUATION = "All situations"
GO_TO, BACK_TO = "go to", "back to"
PAGE, PAGE_OF, WRITE_NUMBER = "page", "Page {n} of {all}", "Number:"
SCREENING_CHART = "The rule as a chart"
CHART_FOLLOWS = "The same steps follow as a list."


def steps(count: int) -> str:
    """Say how many steps there are: ``8 steps``."""
    return "1 step" if count == 1 else f"{count} steps"


def at_least(count: int) -> str:
    """Say how many conditions are needed: ``At least 2 of these``."""
    return f"At least {count} of these"


def file_size(size: int) -> str:
    """Say a file's size: ``31 KB``."""
    return f"{max(1, round(size / 1000))} KB"


def arrow(label: str | None, source: str, target: str, *, is_back: bool) -> str:
    """Say an arrow aloud: ``Yes: from STEP 2 to STEP 3``."""
    spoken = f"{'back ' if is_back else ''}from {source} to {target}"
    return f"{label}: {spoken}" if label else spoken


def flowchart(title: str) -> str:
    """Name a chart: ``Flowchart: …``."""
    return f"Flowchart: {title}"


def span(low: int, high: int | None) -> str:
    """Say a range of counts or points: ``0``, ``0 or 1``, ``1 to 3``, ``7 or more``."""
    if high is None:
        return f"{low} or more"
    if low == high:
        return str(low)
    return f"{low} or {high}" if high == low + 1 else f"{low} to {high}"


def points(within: ScoreWithin) -> str:
    """Say a band of points: ``5 to 6 points``."""
    text = span(within.low, within.high)
    return f"{text} point" if text == "1" else f"{text} points"


def screening_name(protocol: Protocol, screening: Screening) -> str:
    """Name a screening: by its own title, else by what it leads to or by what it is."""
    if screening.title:
        return screening.title.text
    pathways = [r.outcome for r in screening.rules if isinstance(r.outcome, PathwayTarget)]
    if len(protocol.screenings) > 1 and pathways:
        return protocol.pathway(pathways[0].pathway).title.text
    return SCREENING
