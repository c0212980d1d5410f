"""Commas between brackets that cut a sentence in two, where nobody meant two entries.

``[Stop, drop and roll]`` is a list of two. An author who means two begins both alike, or puts them
into quotes or on lines of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, warning
from generator.source.tree import Mapping, Scalar, Sequence, Tree

_JOINED = re.compile(r"(and|or) ")


def cut_by_commas(tree: Tree) -> Iterator[Diagnostic]:
    """Warn of lists between brackets that look like one sentence."""
    waiting: list[Tree] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += node.values()
        elif isinstance(node, Sequence):
            waiting += node
            yield from _of_list(node)


def _of_list(entries: Sequence) -> Iterator[Diagnostic]:
    texts = [each for each in entries if isinstance(each, Scalar)]
    is_plain = all(each.is_in_flow and not each.is_quoted for each in texts)
    if len(texts) < len(entries) or len(texts) < 2 or not is_plain:
        return
    first, *others = texts
    goes_on = [each for each in others if each[:1].islower() and first[:1].isupper()]
    has_words = any(" " in each for each in texts)
    cut = [each for each in others if (each in goes_on and has_words) or _JOINED.match(each)]
    if not cut:
        return
    message = f"the comma before “{cut[0]}” makes this a list of {len(texts)} entries"
    whole = ", ".join(texts)
    hints = (
        f'if it is one text, put it in double quotes: ["{whole}"]',
        "if they are several, put each on a line of its own behind a hyphen and a space",
    )
    yield warning("comma-in-list", message, cut[0].span, hints=hints)
