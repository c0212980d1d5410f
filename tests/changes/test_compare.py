"""Whatever differs between two protocols is named, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.changes.compare import compare, compare_facts
from generator.changes.facts import facts_of
from tests.changes.mutating import mutations
from tests.definitions import REAL, ROOT, protocol_in

EVERY_WORD = ROOT / "tests" / "cases" / "every-word"


@pytest.mark.parametrize("folder", [REAL, EVERY_WORD], ids=lambda folder: folder.name)
def test_every_field_that_is_changed_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    protocol = protocol_in(folder)
    own = facts_of(protocol)
    tried, missed = 0, []
    for place, changed in mutations(protocol):
        tried += 1
        other = facts_of(changed)
        if not compare_facts(own, other) or not compare_facts(other, own):
            missed.append(place)
    with capsys.disabled():
        print(f"\n{folder.name}: {tried - len(missed)} of {tried} changed fields are named")
    assert tried > 300 and missed == []


def test_nothing_is_named_where_nothing_differs() -> None:
    protocol = protocol_in(EVERY_WORD)
    assert compare(protocol, replace(protocol)) == ()
