"""The day as of which dates are judged. Somebody says it; no clock is asked, so that the same
inputs give the same bytes on any day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable by which builds are told the day: seconds since the start of 1970."""


def day_written(text: str) -> date | None:
    """Return a date as in 2027-03-01. None: it is written otherwise, or there is no such day."""
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_of_build(variables: Mapping[str, str]) -> date | None:
    """Return the day that the environment names. None: it names none.

    Raises ``ValueError`` where it names something else.
    """
    seconds = variables.get(EPOCH, "")
    if not seconds:
        return None
    if not re.fullmatch("[0-9]{1,11}", seconds):
        raise ValueError(f"{EPOCH} is no number of seconds: {seconds}")
    return datetime.fromtimestamp(int(seconds), UTC).date()
