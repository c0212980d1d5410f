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
from tests.definitions import REAL, protocol_in, protocols, real_protocol
from tests.product import site_of
from tests.screeners import FOLDER as SCREENERS
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
    page.goto((real_site / "csec" / "rule.html").as_uri())
    rows = page.locator("table.rule tbody tr").all()
    cells = [row.locator("th, td").all_inner_texts() for row in rows]
    assert [int(each[-1]) for each in cells] == [6, 26, 42, 182]
    read = [(span(a), span(b), "“At-Risk” Factors" in result) for a, b, result, _ in cells]
    assert digest_of(CSEC.screenings[0], by_rows(read)) == prove(CSEC.screenings[0]).digest
    assert prove(CSEC.screenings[0]).fingerprint in page.locator(".proof").inner_text()
    page.close()


def paper_rows(real_site: Path, paper: str) -> list[tuple[range, range, bool]]:
    """What the sheet of the real rule says, as rows: counts, counts, and if it is met."""
    path = real_site / "csec" / "print" / f"screening-sheet-{paper}.pdf"
    laid_out, raw = (
        subprocess.run(
            ["pdftotext", way, str(path), "-"], capture_output=True, text=True, check=True
        )
        for way in ("-layout", "-raw")
    )
    ticked = [int(n) for n in re.findall(r"Items with “Yes”:\s+(\d) or more", laid_out.stdout)]
    joined = re.search(r"Factors:\s+(\d) or more, or\s+Indicators:\s+(\d)", raw.stdout)
    assert joined and ticked == [int(each) for each in joined.groups()]
    (few, more), ends = ticked, (3, 5)
    parts = [
        (range(least), range(least, end + 1)) for least, end in zip((few, more), ends, strict=True)
    ]
    return [(a, b, a is parts[0][1] or b is parts[1][1]) for a in parts[0] for b in parts[1]]


@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_paper_sheet_reads_the_same(real_site: Path, paper: str) -> None:
    read = by_rows(paper_rows(real_site, paper))
    assert digest_of(CSEC.screenings[0], read) == prove(CSEC.screenings[0]).digest


def test_the_paper_sheet_reads_the_examples_as_they_say(real_site: Path) -> None:
    (screening,) = CSEC.screenings
    read = by_rows(paper_rows(real_site, "letter"))
    known = [each for each in screening.examples if not each.unknown]
    assert len(known) > 5
    for each in known:
        assert read(screening.answered(each)) == isinstance(each.reads, tuple), each.case.text


TRIED = """(given) => tables.map(({ rules }, n) => given[n].map((answers) => (
  rules.map((rule) => readRule(rule, answers)))))"""


@pytest.mark.parametrize("folder", [REAL, *sorted(SCREENERS.iterdir())], ids=lambda each: each.name)
def test_the_script_reads_every_example_as_it_says(
    browser: Any, real_site: Path, folder: Path
) -> None:
    protocol = protocol_in(folder)
    site = real_site if folder == REAL else site_of(SCREENERS)
    assert any(each.examples for each in protocol.screenings)
    given = [
        [
            [
                item.answers.index(answered[item.id]) if item.id in answered else -1
                for item in screening.items
            ]
            for answered in map(screening.answered, screening.examples)
        ]
        for screening in protocol.screenings
    ]
    page = browser.new_page()
    page.goto((site / protocol.id / "screen.html").as_uri())
    read = page.evaluate(TRIED, given)
    page.close()
    for screening, found in zip(protocol.screenings, read, strict=True):
        for each, truths in zip(screening.examples, found, strict=True):
            met = {r.outcome for r, truth in zip(screening.rules, truths, strict=True)
                   if truth == "met"}  # fmt: skip
            expected = {"none": "not met", "open": "open"}.get(str(each.reads))
            if expected is None:
                assert met == set(each.reads), each.case.text
            else:
                assert not met and ("open" in truths) == (expected == "open"), each.case.text
