"""A run of boxes cut into parts of about equal height."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def even_cuts(down: Sequence[float], places: Sequence[int], count: int) -> tuple[int, ...] | None:
    """Return which boxes begin a part, but for the first, so that the highest of ``count`` parts is
    as low as can be. None: there are too few places to cut at.

    ``down`` says how far down each box begins, and the last one ends; ``places`` are the boxes that
    a part may begin with.
    """
    # best[end] = (height of the highest part up to there, where parts begin)
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for part in range(count):
        ends = places if part < count - 1 else [len(down) - 1]
        best = {end: _best_before(best, end, down) for end in ends}
    height, starts = best[len(down) - 1]
    return starts[1:] if height < inf else None


def _best_before(
    best: dict[int, tuple[float, tuple[int, ...]]], end: int, down: Sequence[float]
) -> tuple[float, tuple[int, ...]]:
    found = (
        (max(height, down[end] - down[start]), (*starts, start))
        for start, (height, starts) in best.items()
        if start < end
    )
    return min(found, default=(inf, ()))
