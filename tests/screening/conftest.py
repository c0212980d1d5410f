"""What the tests of screenings have in common."""

from __future__ import annotations

import pytest

from generator.screening.proof import prove
from generator.screening.table import condition_table


@pytest.fixture(autouse=True)
def _nothing_is_remembered() -> None:
    """Let each test compute for itself, so that none leans on what another one computed."""
    prove.cache_clear()
    condition_table.cache_clear()
