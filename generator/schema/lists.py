"""Lists that are read otherwise than they look.

``[Stop, drop and roll]`` is a list of two. An author who means two begins both alike, or puts them
into quotes or on lines of their own. A point of a ``list:`` gets its bullet here, and shows one
that was pasted with it beside that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, warning
from generator.source.tree import Mapping, Scalar, Sequence, Tree
from generator.source.words import is_mark

_POINTS, _TEXT = "list", "text"
_JOINED = re.compile(r"(and|or) ")


def doubtful_lists(tree: Tree) -> Iterator[Diagnostic]:
    """Warn of lists between brackets that look like one sentence, and of points with bullets."""
    waiting: list[Tree] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Mapping):
            waiting += node.values()
            points = node.get(_POINTS)  # type: ignore[call-overload]
            yield from _with_bullets(points) if isinstance(points, Sequence) else ()
        elif isinstance(node, Sequence):
            waiting += node
            yield from _of_list(node)


def _with_bullets(points: Sequence) -> Iterator[Diagnostic]:
    for each in points:
        text = each.get(_TEXT) if isinstance(each, Mapping) else each  # type: ignore[call-overload]
        if isinstance(text, Scalar) and len(text) > 2 and is_mark(text[0]) and text[1] == " ":
            message = f"the mark {text[0]} is printed beside the one that every point has"
            hint = "leave it out: the hyphen that begins the entry is enough"
            yield warning("typographic-mark", message, text.part(0, 1), hints=[hint])


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
