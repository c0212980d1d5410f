"""The site's own words, in one place. They name what stands on a page and say nothing about it.

Wording of a protocol never comes from here.
"""

from __future__ import annotations

from generator.model import PathwayTarget, Protocol, ScoreWithin, Screening
from generator.views.ours import as_ours, ours

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
POSTER, SLIDES, PDF_FILE, POWERPOINT_FILE = "Poster", "Slides", "PDF", "PowerPoint"
OTHER_PROGRAMS = "For other programs"
ABOUT_POSTER = "All pathways on one chart, to hang up"
ABOUT_PATHWAY_SHEET = "This pathway on a sheet of its own"
ABOUT_SCREENING_SHEET = "Items to tick by hand, and how to read the result"
ABOUT_HANDOUT = "All pathways as lists, to read and to copy"
ABOUT_CARD = "All pathways in short, to fold and carry along"
ABOUT_SLIDES = "One step after the other, to show and to edit"
ABOUT_OTHER_PROGRAMS = "Drawings and data, to edit or to compute with"
PAPERS = {
    "letter": "Letter", "tabloid": "11 × 17 in", "24x36": "24 × 36 in", "a4": "A4", "a3": "A3",
}  # fmt: skip
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

# The screening sheet
SCREENING_SHEET = "Screening sheet"
SHEET_DATE, YES, NO, NOT_KNOWN = "Date:", "Yes", "No", "Not known"
TICK_BOX = "box to tick"
COUNT_OF_YES, POINTS_OF_YES = "Items with “Yes”:", "Points of the items with “Yes”:"
POINTS_IN_ALL = "Points in all:"
READ_RESULT = "How to read the result"
NO_NAMES = "No name belongs on this sheet."
NOT_KNOWN_IS_OPEN = (
    "The table reads the items with “Yes”. An item that is not known, or has no tick, is not a "
    "“No”: once it is known, the result can be another."
)

# The questionnaire
QUESTIONNAIRE = "What do you know?"
ABOUT_QUESTIONNAIRE = "Find the pathway question by question, in private"
SITUATIONS_HINT = "More than one situation can hold."
NONE_OF_THESE, NONE = "None of these, or not sure", "None of these"
CONTINUE, SHOW_RESULT, CHANGE_ANSWERS = "Continue", "Show the result", "Change answers"
START_AGAIN, PRINT, PRINT_ANSWERS = "Start again", "Print", "Print the answers too"
SHOW_AGAIN = "Show again"
ONE_AT_A_TIME = "One at a time"
PREVIOUS, FOLLOWING, QUESTION_OF = "Back", "Next", "{n} of {all}"
LEAVE = "Leave now"
LEAVE_KEYS = "Shift three times within 5 seconds leaves too."
HISTORY_STAYS = "Leaving does not erase this browser’s history."
NOT_SCREENED = "Tick at least one situation, or go on with “None of these, or not sure”."
ANSWERED = "{n} of {all} answered"
GAPS = "Without an answer"
LEAVE_OPEN = "Show the result with these not known"
SO_FAR = "So far"
VERDICTS = {"met": "Met", "open": "Open", "not met": "Not met"}
RESULT_OPEN = "Open: what is not known could change it"
YOUR_ANSWERS, COULD_CHANGE = "Answers", "What could still change it"
TALLY, TALLY_UNKNOWN = "{n} of {all}", "{n} not known"
SCORE, SCORE_CAN_BE = "Points", "can become {n}"
PATHWAY_PAGE = "The page of this pathway"
PRINT_SHEET = "Sheet to print"
NO_ANSWER = "No answer"
NEEDS_SCRIPT = "The questionnaire needs JavaScript. The rule and the sheet do not."
ONLY_THIS_RULE = "This says only that the rule is not met."
OPEN_IS_NOT_NO = "“Open” does not mean “Not met”: what is not known decides it, once it is known."
BLANK = "Blank page"

# The proof of a rule
PROOF = "What was proved of this rule"
ANSWER_SETS, STATES, RULE_PRINT = "Answer sets", "With items not known", "Print of the rule"
PROVED_CHANGES, NO_RULE_MET = "Small changes tried", "Answer sets that meet no rule"
TAKES_BACK, NOTHING_TAKES_BACK = "A yes can lower the result at", "nothing"

# The handout
HOW_TO_USE = "How to use this handout"
USE_STEPS = (
    "It holds the whole protocol, pathway by pathway. The steps of each stand in the official "
    "order."
)
USE_MARKS = (
    "The mark beside a title, such as a circle or a square, tells pathways apart, without colour "
    "too. It is the same on every sheet and page."
)
USE_CHECK = "The code beside this leads to where you can see whether this print is current."

# The card
CARD = "Card"
CARD_FOLD = "Print at full size. Fold at the marks: in three, back and forth, then in half."

# What a print says of itself
CHECK_PRINT = "Is this print current?"
CHECK_CODE = "QR code: check whether this print is current"

# The page that tells whether a print is current
CURRENT = "Is my print current?"
CURRENT_HOW = (
    "A print says at its foot what it is: “Print” and eight letters and digits. If they stand here "
    "beside its name, it says what this site says today. If not, print it again."
)
CURRENT_PRIVATE = (
    "The code on a print opens this page and compares by itself. Nothing is sent or stored."
)
CURRENT_SHEETS, SHEET_NAME, CURRENT_PRINT, PRINT_AGAIN = (
    "All sheets", "Sheet", "Current print", "Print it again",
)  # fmt: skip
IS_CURRENT = "This print is current."
IS_OUTDATED = "This print is not current: print it again."
IS_UNKNOWN = "This site has no sheet of that name. Look for it in the list below."
IS_UNREADABLE = "The address does not name a print. Compare by eye with the list below."
PRINT_ASKED, PRINT_TODAY = "On your print:", "Current:"

# Slides
BOX_KINDS = {
    "action": "Step", "decision": "Decision", "parallel": "Done at the same time",
    "outcome": "End", "pathway": "Another place to go on", "group": "Group", "rule": "Joint",
}  # fmt: skip
NEW_ON_SLIDE = ", new on this slide"

# What charts and lists can do
CHART_TOOLS = "Chart tools"
FULL_SCREEN, CLOSE, PRESENT = "Full screen", "Close", "Present"
WHOLE_CHART, FIT_WIDTH = "Whole chart", "Fit width"
WALK, WALK_NEXT, WALK_BACK, WALK_AGAIN = "Walk through", "Next", "Back", "Start again"
LINK_COPIED = "Link copied"
LINK_REFUSED = "The link was not copied. The address bar shows it."

# The presenter
PRESENTER = "Presenter"
POSITION, LAST_POSITION = "Step {n} of {all}", "Step {n} of {all}: the last one"
END_POSITION = "Step {n} of {all}: it ends here"
PRESENT_NEXT, PRESENT_BACK, PRESENT_MENU = "Next", "Back", "Menu"
PRESENT_BLANK, PRESENT_NOTES, PRESENT_FULL, PRESENT_KEYS = "Blank", "Notes", "Full screen", "Keys"
PRESENT_TOOLS, PRESENT_CLOSE = "Presenting", "Close"
BLANKED = "The screen is blank. Any key or a tap shows it again."
NO_NOTES = "There are no notes here."
PRESENT_KEYS_LISTED = (
    (("Right", "Down", "Page Down"), "the next step; at a decision, the next of its answers"),
    (("Space", "Enter"), "the next step; at a decision, takes the answer in the frame"),
    (("Left", "Up", "Page Up", "Backspace"), "back along the way come"),
    (("Home", "End"), "the first step; on, as far as nothing has to be decided"),
    (("1 to 9",), "an answer, in the order shown; in the menu, a pathway"),
    (("B", "."), "a blank screen; any key or a tap shows it again"),
    (("N",), "notes"),
    (("M",), "the menu"),
    (("F", "F5"), "full screen"),
    (("?",), "the list of keys"),
    (("Escape",), "closes what is open"),
)
PRESENT_TOUCH = "On a touch screen, swipe left for the next step, right to go back; tap an answer."
PRESENT_LETTERS = "Letters, digits and signs work as keys"

# All of the above are the site's own.
globals().update({name: as_ours(each) for name, each in globals().items() if name.isupper()})


@ours
def steps(count: int) -> str:
    """Say how many steps there are: ``8 steps``."""
    return "1 step" if count == 1 else f"{count} steps"


@ours
def begun(text: str) -> str:
    """Begin a sentence with some words: ``Go to``."""
    return text[:1].upper() + text[1:]


@ours
def of_all(label: str, number: int, count: int) -> str:
    """Say what follows a step's label: `` of 8``; after other than its number, `` (3 of 8)``."""
    return f" of {count}" if label.endswith(str(number)) else f" ({number} of {count})"


def box_alt(kind: str, name: str, *, is_new: bool) -> str:
    """Say what kind of shape a box is: ``Decision, new on this slide: STEP 2``."""
    return f"{BOX_KINDS[kind]}{NEW_ON_SLIDE if is_new else ''}: {name}"


@ours
def answer_sets(met: int, not_met: int) -> str:
    """Say how sets of yes and no are read: ``250 met, 6 not met``."""
    return f"{met:,} met, {not_met:,} not met"


@ours
def states(met: int, open: int, not_met: int) -> str:
    """Say how all states are read: ``6,561 states: 5,665 met, 885 open, 11 not met``."""
    total = met + open + not_met
    return f"{total:,} states: {met:,} met, {open:,} open, {not_met:,} not met"


@ours
def reduced(cells: int) -> str:
    """Say how many combinations of counts stand for states too many to read one by one."""
    return f"too many to read one by one: {cells:,} combinations of counts stand for all"


@ours
def changes(tried: int, idle: int) -> str:
    """Say what small changes did: ``15, each changes a reading``."""
    return f"{tried}, {idle} without effect" if idle else f"{tried}, each changes a reading"


@ours
def at_least(count: int) -> str:
    """Say how many conditions are needed: ``At least 2 of these``."""
    return f"At least {count} of these"


@ours
def print_mark(fingerprint: str) -> str:
    """Name a print by what it says: ``Print 1a2b3c4d``."""
    return f"Print {fingerprint}"


def use_source(publisher: str) -> str:
    """Say whose a handout's words are, and which are not."""
    return f"The document is that of its publisher, {publisher}. Notes in dashed frames are ours."


@ours
def released(date: str) -> str:
    """Say when the definition was released, as it gives the date: ``Released 2026-09-01``."""
    return f"Released {date}"


@ours
def file_size(size: int) -> str:
    """Say a file's size: ``31 KB``."""
    return f"{max(1, round(size / 1000))} KB"


def arrow(label: str | None, source: str, target: str, *, is_back: bool) -> str:
    """Say an arrow aloud: ``Yes: from STEP 2 to STEP 3``."""
    spoken = f"{'back ' if is_back else ''}from {source} to {target}"
    return f"{label}: {spoken}" if label else spoken


def link_to(name: str) -> str:
    """Say where a link at a step leads: ``Link to STEP 2``."""
    return f"Link to {name}"


def continued(name: str) -> str:
    """Say where a part of a chart goes on: ``Continue at STEP 9``."""
    return f"Continue at {name}"


def part_of(title: str, number: int, count: int) -> str:
    """Name one of the parts of a chart: ``…, part 1 of 2``."""
    return title if count == 1 else f"{title}, {part(number, count).lower()}"


@ours
def part(number: int, count: int) -> str:
    """Number a part: ``Part 1 of 2``."""
    return f"Part {number} of {count}"


def flowchart(title: str) -> str:
    """Name a chart: ``Flowchart: …``."""
    return f"Flowchart: {title}"


@ours
def span(low: int, high: int | None) -> str:
    """Say a range of counts or points: ``0``, ``0 or 1``, ``1 to 3``, ``7 or more``."""
    if high is None:
        return f"{low} or more"
    if low == high:
        return str(low)
    return f"{low} or {high}" if high == low + 1 else f"{low} to {high}"


@ours
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
