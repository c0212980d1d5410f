"""axe-core on a page: what it finds wrong, and what it cannot decide and nobody has explained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

VERSION = "4.14.1"
RULES = (
    *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
)
"""Tags of the rules that every page is held to."""
COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""Those of them that look at colours."""

Found: TypeAlias = dict[str, Any]  # one node: rule, html, target, why (the checks' own words)

_FILE = Path(__file__).parents[2] / ".cache" / "axe-core" / "axe.min.js"
_RUN = """async runOnly => {
  // Colours that are still changing would be judged half way.
  await document.fonts.ready;
  // So would be what lies over what, while the page scrolls.
  const frame = () => new Promise(requestAnimationFrame);
  for (let before = null, same = 0; same < 3; await frame()) {
    same = before === scrollY ? same + 1 : 0;
    before = scrollY;
  }
  document.getAnimations().forEach(each => each.finish());
  const { violations, incomplete } = await axe.run(document, {
    runOnly, resultTypes: ["violations", "incomplete"], ancestry: false,
  });
  // What lies on an element: at its middle, and a hair inside its upper and its lower edge.
  const topmost = element => {
    const { left, top, bottom, width, height } = element.getBoundingClientRect();
    return [top + height / 2, top + 1, bottom - 1]
      .map(y => document.elementFromPoint(left + width / 2, y));
  };
  const isOver = element => above =>
    Boolean(above) && !element.contains(above) && !above.contains(element);
  // What lies below the window is scrolled into it; what stays out of it cannot be seen either.
  const isCovered = element => {
    const before = scrollY;
    const isHere = topmost(element).some(isOver(element));
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    const [middle] = topmost(element);
    scrollTo({ top: before, behavior: "instant" });
    return isHere || !middle || isOver(element)(middle);
  };
  // A target half below the header is small only until it is scrolled to.
  for (const result of violations.filter(({ id }) => id === "target-size")) {
    const small = [];
    for (const node of result.nodes) {
      const element = document.querySelector(node.target[0]);
      element.scrollIntoView({ block: "center", behavior: "instant" });
      const again = await axe.run(element, { runOnly: { type: "rule", values: [result.id] } });
      if (again.violations.length) small.push(node);
    }
    result.nodes = small;
  }
  const plain = results => results.flatMap(({ id, nodes }) => nodes.map(node => {
    const checks = [...node.any, ...node.all, ...node.none];
    const element = document.querySelector(node.target[0]);
    const inDrawing = Boolean(element && element.closest("svg.drawing text"));
    return {
      rule: id, html: node.html.slice(0, 160), target: node.target.join(" "),
      why: checks.map(check => check.message).join(" "),
      inDrawing, isCovered: Boolean(element && !inDrawing && isCovered(element)),
      onSheet: Boolean(element && element.closest(".walk")),
      isHeaderAbove: Boolean(element && scrollY && element.closest(".md-header")),
      inSteps: Boolean(element && element.closest(".steps > .step")),
    };
  }));
  return { version: axe.version, wrong: plain(violations), open: plain(incomplete) };
}"""


@dataclass(frozen=True, slots=True)
class Explained:
    """What axe cannot decide, why, and the test that decides it instead."""

    rule: str
    which: Callable[[Found], bool]
    why: str
    instead: str  # file and test


EXPLAINED = (
    Explained(
        "color-contrast",
        lambda node: node["inDrawing"],
        "axe does not know on which shape of a drawing a text stands",
        "tests/browser/test_contrast.py::test_words_and_lines_of_charts",
    ),
    Explained(
        "color-contrast",
        lambda node: node["target"].endswith(".md-search__input"),
        "an empty field shows its placeholder, which axe does not read",
        "tests/browser/test_contrast.py::test_the_search_field",
    ),
    Explained(
        "color-contrast",
        lambda node: node["inSteps"],
        "a link lies over the tab of each step, and a notch hangs at its foot",
        "tests/browser/test_contrast.py::test_what_hangs_at_a_step_is_not_over_words",
    ),
    Explained(
        "color-contrast",
        lambda node: node["onSheet"],
        "the sheet of a walk lies over the chart, and hides it",
        "tests/browser/test_walk.py::test_the_sheet_hides_what_it_lies_on",
    ),
    Explained(
        "color-contrast",
        lambda node: node["isHeaderAbove"],
        "the header lies above the page, which was scrolled below it",
        "tests/browser/test_axe.py::test_every_page_as_it_opens",
    ),
    Explained(
        "color-contrast",
        lambda node: node["isCovered"],
        "an open search, a dialog or the header lies above it",
        "tests/browser/test_axe.py::test_every_page_as_it_opens",
    ),
    Explained(
        "aria-required-children",
        lambda node: node["html"] == '<ol class="md-search-result__list" role="list"></ol>',
        "the list of results is empty while nothing is found",
        "tests/browser/test_axe.py::test_a_search_in_vain_says_so",
    ),
)


@cache
def _source() -> str:
    assert _FILE.is_file(), "axe-core is missing: sh tests/browser.sh fetches it"
    return _FILE.read_text("utf-8")


def complaints(page: Any, *, colours_alone: bool = False) -> list[str]:
    """Return what is wrong with a page as it is now, and what nobody has explained.

    With ``colours_alone`` only the rules that look at colours run: the others do not change with
    them.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(f"() => {{ {_source()} }}")
    kind, values = ("rule", COLOUR_RULES) if colours_alone else ("tag", RULES)
    result = page.evaluate(_RUN, {"type": kind, "values": list(values)})
    assert result["version"] == VERSION
    unexplained = [node for node in result["open"] if not _is_explained(node)]
    return [
        *(f"{_shown(node)}" for node in result["wrong"]),
        *(f"{_shown(node)} (not decided)" for node in unexplained),
    ]


def _is_explained(node: Found) -> bool:
    return any(each.rule == node["rule"] and each.which(node) for each in EXPLAINED)


def _shown(node: Found) -> str:
    return f"{node['rule']}: {node['target']} {node['html']}: {node['why']}"
