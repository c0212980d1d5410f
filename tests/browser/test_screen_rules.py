"""One rule in every medium: what the shipped script, the page's table and the paper sheet read."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.model import Protocol, Screening
from generator.screening.answers import Answers
from generator.screening.digest import digest_of_states
from generator.screening.proof import prove
from generator.screening.states import Readings, lifted, space_of
from tests.definitions import protocols, real_protocol
from tests.screenings import states

pytestmark = pytest.mark.browser

CSEC = real_protocol()
SCREENED = [each for each in protocols().values() if each.screenings]

READ = """() => tables.map(({ answers: known, rules }) => {
  const ways = [0, -1, 1];
  const found = rules.map(() => []);
  for (let state = 0; state < 3 ** known.length; state += 1) {
    const answers = known.map((_, n) => ways[Math.floor(state / 3 ** n) % 3]);
    rules.forEach((rule, n) => found[n].push(readRule(rule, answers)[0]));
  }
  return found.map((each) => each.join(""));
})"""


def as_readings(letters: str) -> Readings:
    """Take one letter for each state: m, o or n."""
    met = int(letters[::-1].translate({109: "1", 111: "0", 110: "0"}), 2)
    return Readings(met, int(letters[::-1].translate({109: "1", 111: "1", 110: "0"}), 2))


@pytest.mark.parametrize("protocol", SCREENED, ids=lambda each: each.id)
def test_the_shipped_script_reads_every_state_as_the_proof_does(
    browser: Any, real_site: Path, example_site: Path, protocol: Protocol
) -> None:
    site = real_site if protocol is CSEC else example_site
    page = browser.new_page()
    page.goto((site / protocol.id / "screen.html").as_uri())
    for screening, found in zip(protocol.screenings, page.evaluate(READ), strict=True):
        assert all(len(each) == 3 ** len(list(screening.items)) for each in found)
        read = [as_readings(each) for each in found]
        assert digest_of_states(screening, read) == prove(screening).digest
    page.close()


def digest_of(screening: Screening, is_met: Callable[[Answers], bool]) -> str:
    """The digest of a medium that reads whole sets of answers."""
    space = space_of({item.id: item.answers for item in screening.items})
    met = sum(
        1 << number
        for number, answers in enumerate(states(screening))
        if space.complete >> number & 1 and is_met(answers)
    )
    return digest_of_states(screening, [lifted(met, space)])


def span(text: str) -> range:
    """Read a range of counts: ``0``, ``0 or 1``, ``2 to 5``."""
    ends = [int(each) for each in re.findall(r"\d+", text)]
    return range(ends[0], ends[-1] + 1)


def by_rows(rows: list[tuple[range, range, bool]]) -> Callable[[Answers], bool]:
    """Read a set of answers in the one row that fits it."""
    screening = CSEC.screenings[0]

    def is_met(answers: Answers) -> bool:
        counts = [
            sum(answers[item.id] == "yes" for item in group.items) for group in screening.groups
        ]
        (found,) = [met for a, b, met in rows if counts[0] in a and counts[1] in b]
        return found

    return is_met


def test_the_table_on_the_page_reads_the_same(browser: Any, real_site: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto((real_site / "csec" / "screening.html").as_uri())
    rows = page.locator("table.rule tbody tr").all()
    cells = [row.locator("th, td").all_inner_texts() for row in rows]
    assert [int(each[-1]) for each in cells] == [6, 26, 42, 182]
    read = [(span(a), span(b), "“At-Risk” Factors" in result) for a, b, result, _ in cells]
    assert digest_of(CSEC.screenings[0], by_rows(read)) == prove(CSEC.screenings[0]).digest
    assert prove(CSEC.screenings[0]).fingerprint in page.locator(".proof").inner_text()
    page.close()


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_paper_sheet_reads_the_same(real_site: Path, paper: str) -> None:
    path = real_site / "csec" / "print" / f"screening-sheet-{paper}.pdf"
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    count = r"(\d(?: (?:or|to) \d)?)"
    found = re.findall(
        rf"^\s*{count}\s+{count}\s+\W*(Thresholds not met|“At-Risk” Factors)\s*$", text, re.M
    )
    assert len(found) == 4
    read = [(span(a), span(b), "At-Risk" in result) for a, b, result in found]
    assert digest_of(CSEC.screenings[0], by_rows(read)) == prove(CSEC.screenings[0]).digest
