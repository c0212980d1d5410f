"""Holds the yardstick to our sheets: same files, pages and papers, and the words of each page."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from pypdf import PageObject, PdfReader

LEAST = 0.97
"""Share of a file's words that the other has on the same pages. Both divide and join a few of them:
a word that is broken over a line, a number beside its text."""


def assert_alike(ours: Path, theirs: Path) -> float:
    """Return the smallest share of words that any two files have in common.

    Raises ``SystemExit`` where a file is missing, or two differ in pages, papers or words.
    """
    names = {path.name for path in ours.glob("*.pdf")}
    if names != {path.name for path in theirs.glob("*.pdf")}:
        raise SystemExit("the yardstick did not set the same sheets")
    shares = {name: _common(ours / name, theirs / name) for name in sorted(names)}
    least = min(shares, key=lambda name: shares[name])
    if shares[least] < LEAST:
        raise SystemExit(f"the yardstick says other words in {least}: {shares[least]:.2f} alike")
    return shares[least]


def _common(ours: Path, theirs: Path) -> float:
    one, other = PdfReader(ours).pages, PdfReader(theirs).pages
    if [_paper(page) for page in one] != [_paper(page) for page in other]:
        raise SystemExit(f"the yardstick has other pages or papers in {ours.name}")
    wanted, found = _words(one), _words(other)
    return (wanted & found).total() / wanted.total()


def _paper(page: PageObject) -> tuple[int, int]:
    return round(page.mediabox.width), round(page.mediabox.height)


def _words(pages: list[PageObject]) -> Counter[tuple[int, str]]:
    """Count words of two letters or more, each with the number of its page."""
    return Counter(
        (number, word)
        for number, page in enumerate(pages)
        for word in re.findall(r"\w{2,}", page.extract_text())
    )
