"""Where bands or rules of a score meet, and numbers that decide nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Literal

from generator.diagnostics.diagnostic import Diagnostic, Related, error, warning
from generator.model import Condition, Rule, ScoreWithin, Screening, conditions_in
from generator.screening.table import scores


def extents(
    scores: list[int], rules: list[tuple[Rule, ScoreWithin]]
) -> Iterator[tuple[int, int, Rule]]:
    """Yield which of the scores, by their positions, each rule reads; none that reads none."""
    for rule, within in rules:
        first = bisect_left(scores, within.low)
        end = len(scores) if within.high is None else bisect_right(scores, within.high)
        if first < end:
            yield first, end, rule


def joints(
    screening: Screening, scores: list[int], extents: list[tuple[int, int, Rule]], what: str
) -> Iterator[Diagnostic]:
    """Report where bands or rules, in the order of their scores, overlap or leave scores out."""
    read, last = 0, None
    for first, end, rule in sorted(extents, key=lambda extent: extent[:2]):
        if first > read:
            yield _gap(screening, scores[read:first], what, last, rule)
        elif first < read and last is not None:
            related = [Related(f"the other {what} is here", last.span)]
            message = f"the {what}s `{last.id}` and `{rule.id}` overlap"
            hints = [_apart(last, rule)]
            yield error("band-overlap", message, rule.span, related=related, hints=hints)
        if end > read:
            read, last = end, rule
    if read < len(scores):
        yield _gap(screening, scores[read:], what, last, None)


def beyond(scored: list[int], bands: list[tuple[Rule, ScoreWithin]]) -> Iterator[Diagnostic]:
    """Warn of bands that are printed from or to a score that cannot be."""
    for rule, within in bands:
        low, high = within.low, within.high
        if low < scored[0]:
            message = f"the band `{rule.id}` begins at {low}, and the least score is {scored[0]}"
            hint = f"write `from: {scored[0]}`"
            yield warning("band-beyond-scores", message, rule.span, hints=[hint])
        if high is not None and high > scored[-1]:
            message = f"the band `{rule.id}` ends at {high}, and the highest score is {scored[-1]}"
            hint = f"write `to: {scored[-1]}`, or look for points that are missing"
            yield warning("band-beyond-scores", message, rule.span, hints=[hint])


def _gap(
    screening: Screening, scores: list[int], what: str, before: Rule | None, after: Rule | None
) -> Diagnostic:
    left = f"a score of {scores[0]}"
    if len(scores) > 1:
        left = f"the scores from {scores[0]} to {scores[-1]}"
    ways = [f"let `{after.id}` begin with `from: {scores[0]}`"] if after else []
    if before and after:
        ways = [f"let `{before.id}` end with `to: {scores[-1]}`", *ways]
    elif before:
        ways = [f"leave out `to` in `{before.id}`, or let it end with `to: {scores[-1]}`"]
    message = f"no {what} reads {left}"
    return error("band-gap", message, screening.span, hints=[", or ".join(ways)] if ways else [])


def _apart(last: Rule, rule: Rule) -> str:
    """Say how two ranges that overlap are told apart."""
    one, other = last.when, rule.when
    assert isinstance(one, ScoreWithin) and isinstance(other, ScoreWithin)
    ways = []
    if one.low < other.low:
        ways.append(f"let `{last.id}` end with `to: {other.low - 1}`")
    if one.high is not None and (other.high is None or one.high < other.high):
        ways.append(f"let `{rule.id}` begin with `from: {one.high + 1}`")
    return ", or ".join(ways) or f"take one of them out: `{last.id}` reads all of `{rule.id}`"


def way_out(
    screening: Screening, condition: Condition, what: Literal["none", "all"] = "none"
) -> list[str]:
    """Return hints on a condition that no set of answers meets, or all do."""
    for each in conditions_in(condition):
        if isinstance(each, ScoreWithin):
            found = scores(screening, each)
            inside = [s for s in found if each.low <= s and (each.high is None or s <= each.high)]
            if len(inside) == (len(found) if what == "all" else 0):
                named = ", ".join((*each.groups, *each.items))
                if len(found) > 1:
                    return [f"the scores of {named} go from {found[0]} to {found[-1]}"]
                return [f"{named} has no points: write `points:` at what counts"]
    if what == "all":
        return ["look for an `any` or a `not` that leaves nobody out, or say less of what may hold"]
    return ["look for a `not`, or for two parts that cannot hold at once"]
