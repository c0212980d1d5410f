"""Every small change to the script that reads tables is found out by what it reads.

Each mutant is a copy of the script's part that reads, with one change. It is found out when it
reads a rule, a part of a rule or a whole screening otherwise than Python does, in any state.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from generator.load import load
from generator.model import Combined, Condition, Negated, Screening
from generator.screening.sums import as_sums
from generator.screening.table import readings
from generator.views.conditions import parts_of
from generator.views.questionnaire import questionnaire
from tests.kleene import evaluate
from tests.product import EXAMPLES, PROJECT, REAL
from tests.screenings import states

pytestmark = pytest.mark.browser

CASES = PROJECT / "tests" / "cases"

SCRIPT = (PROJECT / "generator/assets/js/screen.js").read_text("utf-8")
SOURCE = SCRIPT[SCRIPT.index("// Reading tables.") : SCRIPT.index("// What was answered")]

MUTANTS = [
    # sumsOf
    ("new Set([0])", "new Set([1])"),
    ("new Set([0])", "new Set()"),
    ("answers[item] >= 0", "answers[item] > 0"),
    ("answers[item] >= 0", "answers[item] <= 0"),
    ("answers[item] >= 0", "answers[item] >= -1"),
    ("answers[item] >= 0", "answers[place] >= 0"),
    ("answers[item] >= 0", "true"),
    ("answers[item] >= 0", "false"),
    ("[weights[place][answers[item]]]", "[weights[0][answers[item]]]"),
    ("[weights[place][answers[item]]]", "[weights[item][answers[item]]]"),
    ("[weights[place][answers[item]]]", "[weights[place][answers[place]]]"),
    ("[weights[place][answers[item]]]", "[weights[place][1]]"),
    ("[weights[place][answers[item]]]", "[answers[item]]"),
    ("[weights[place][answers[item]]]", "[0]"),
    (": weights[place];", ": weights[0];"),
    (": weights[place];", ": weights[item];"),
    (": weights[place];", ": weights[place].slice(1);"),
    (": weights[place];", ": weights[place].slice(0, 1);"),
    (": weights[place];", ": [0];"),
    ('"not met": [0]', '"not met": [1]'),
    ('"not met": [0]', '"not met": known'),
    ('"not met": [0], ', ""),
    ("open: [...known, 0]", "open: known"),
    ("open: [...known, 0]", "open: [0]"),
    ("}[asked[item]]", "}[asked[place]]"),
    ("}[asked[item]]", '}["open"]'),
    ("sum + more", "sum - more"),
    ("sum + more", "sum * more"),
    ("sum + more", "sum"),
    ("sum + more", "more"),
    ("sum + more", "sum + 1"),
    ("return [...sums];", "return [...sums].slice(1);"),
    ("return [...sums];", "return [...sums].slice(0, 1);"),
    ("return [...sums];", "return [...sums].slice(0, -1);"),
    # isWithin
    ("sum >= low", "sum > low"),
    ("sum >= low", "sum <= low"),
    ("sum >= low", "sum === low"),
    ("sum >= low && ", ""),
    ("sum >= low && ", "sum >= low || "),
    ("sum <= high", "sum < high"),
    ("sum <= high", "sum >= high"),
    ("sum <= high", "sum === high"),
    (" && (high === null || sum <= high)", ""),
    ("high === null || sum", "sum"),
    ("high === null ||", "high === null &&"),
    ("high === null", "high !== null"),
    ("(low, high) =>", "(high, low) =>"),
    # agreed
    ("truths.every", "truths.some"),
    ("truths.some", "truths.every"),
    ("truths.every(Boolean)", "!truths.every(Boolean)"),
    ("truths.some(Boolean)", "!truths.some(Boolean)"),
    ('  if (truths.every(Boolean)) return "met";\n', ""),
    ('truths.some(Boolean) ? "open" : "not met"', '"open"'),
    ('truths.some(Boolean) ? "open" : "not met"', '"not met"'),
    ('? "open" : "not met"', '? "not met" : "open"'),
    # readRule
    ("let places = [0]", "let places = [1]"),
    ("let places = [0]", "let places = []"),
    ("of dimensions)", "of dimensions.slice(1))"),
    ("of dimensions)", "of dimensions.slice(0, 1))"),
    ("of dimensions)", "of [...dimensions].reverse())"),
    ("[...dimension.ranges.keys()]", "[...dimension.ranges.keys()].slice(1)"),
    ("[...dimension.ranges.keys()]", "[...dimension.ranges.keys()].slice(0, -1)"),
    ("sums.some(", "sums.every("),
    ("sums.some(", "!sums.some("),
    ("sums.some(isWithin(...dimension.ranges[n]))", "true"),
    ("dimension.ranges[n]", "dimension.ranges[0]"),
    ("place * dimension.ranges.length + n", "place * dimension.ranges.length - n"),
    ("place * dimension.ranges.length + n", "place * dimension.ranges.length"),
    ("place * dimension.ranges.length + n", "place * dimension.ranges.length + n + 1"),
    ("place * dimension.ranges.length + n", "(place + 1) * dimension.ranges.length + n"),
    ("place * dimension.ranges.length + n", "place + dimension.ranges.length + n"),
    ("place * dimension.ranges.length + n", "place * dimensions.length + n"),
    ("place * dimension.ranges.length + n", "place + n"),
    ("place * dimension.ranges.length + n", "n * dimension.ranges.length + place"),
    ("place * dimension.ranges.length + n", "n"),
    ("places.flatMap(", "places.slice(0, 1).flatMap("),
    ("places.flatMap(", "places.slice(-1).flatMap("),
    ('cells[place] === "1"', 'cells[place] !== "1"'),
    ('cells[place] === "1"', 'cells[place] === "0"'),
    ('cells[place] === "1"', "cells[place]"),
    # readSum
    ("isWithin(sum.low, sum.high)", "isWithin(sum.low + 1, sum.high)"),
    ("isWithin(sum.low, sum.high)", "isWithin(sum.low - 1, sum.high)"),
    ("isWithin(sum.low, sum.high)", "isWithin(sum.low, null)"),
    ("isWithin(sum.low, sum.high)", "isWithin(sum.low, sum.low)"),
    ("isWithin(sum.low, sum.high)", "isWithin(sum.high, sum.low)"),
    # strongest
    ('["met", "open"]', '["open", "met"]'),
    ('["met", "open"]', '["met"]'),
    ('["met", "open"]', '["open"]'),
    ("truths.includes", "!truths.includes"),
    ('?? "not met"', '?? "open"'),
    ('?? "not met"', '?? "met"'),
]

# For each source: the first reading that is another one than expected, or null. What the page has
# for an item that is not known is -1, and whether it is asked is read from the page's tables, too.
FIRST_DIFFERENCE = """({ sources, cases }) => sources.map((source) => {
  const names = "{ readRule, readSum, strongest }";
  const { readRule, readSum, strongest } = new Function(`${source}; return ${names};`)();
  try {
    for (const { answers: ways, asked: gates, rules, sums, expected } of cases) {
      for (let state = 0; state < expected.length; state += 1) {
        let left = state;
        const answers = ways.map(({ length }) => {
          const digit = left % (length + 1); // the first answer, not known, the others
          left = Math.floor(left / (length + 1));
          return digit === 1 ? -1 : Math.max(0, digit - 1);
        });
        const asked = gates.map((gate) => (gate ? readRule(gate, answers) : "met"));
        const truths = rules.map((rule) => readRule(rule, answers));
        const parts = sums.map((sum) => readSum(sum, answers, asked));
        const read = [...truths, ...parts, strongest(truths)];
        if (read.join() !== expected[state]) return `${state}: ${read.join()}`;
      }
    }
    return null;
  } catch (error) {
    return String(error);
  }
})"""


def leaves(condition: Condition) -> Iterator[Condition]:
    """The parts of a condition that hold no others, in the order written."""
    if not isinstance(condition, Negated | Combined):
        yield condition
        return
    for each in parts_of(condition):
        yield from leaves(each)


def expected(screening: Screening) -> list[str]:
    """What Python reads in every state: the rules, their parts, and the strongest of the rules."""
    sums = {
        as_sums(screening, leaf): leaf for rule in screening.rules for leaf in leaves(rule.when)
    }
    found = []
    for answers in states(screening):
        truths = list(readings(screening, answers).values())
        parts = [evaluate(screening, leaf, answers) for leaf in sums.values()]
        strongest = max(truths, key=["not met", "open", "met"].index)
        found.append(",".join([*truths, *parts, strongest]))
    return found


def cases() -> list[dict[str, Any]]:
    """The tables of some protocols as their pages hold them, with what is expected of each."""
    found = []
    levels = [CASES / "screeners" / name for name in ("audit-c", "cssrs", "glasgow")]
    for folder in (REAL, EXAMPLES / "score", EXAMPLES / "classify", *levels):
        (protocol,) = load(folder).protocols
        (table,) = questionnaire(protocol, ()).tables
        found.append({**table, "expected": expected(protocol.screenings[0])})
    return found


def test_every_mutant_of_the_script_reads_some_state_otherwise(browser: Any) -> None:
    assert len(MUTANTS) == len(set(MUTANTS))
    assert {before for before, _ in MUTANTS if SOURCE.count(before) != 1} == set()
    sources = [SOURCE, *(SOURCE.replace(before, after) for before, after in MUTANTS)]
    page = browser.new_page()  # about:blank, which has no policy that forbids this
    first, *others = page.evaluate(FIRST_DIFFERENCE, {"sources": sources, "cases": cases()})
    page.close()
    assert first is None
    survivors = [MUTANTS[n] for n, found in enumerate(others) if found is None]
    assert survivors == []
