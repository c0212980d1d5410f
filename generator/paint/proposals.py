"""Proposals that came back of a packet → lines for a terminal, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Literal

from generator.docx.proposals import Proposal
from generator.views.document import Json

Format = Literal["human", "json"]

_MARKS = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
_WHAT = {
    "changed": "reworded",
    "removed": "removed",
    "moved": "moved",
    "new": "new text after this",
    "comment": "comment",
    "label": "what stands above it",
    "gone": "of a text that the definition no longer has",
}


def proposals_as(form: Format, proposals: Sequence[Proposal]) -> str:
    """Return proposals in a format."""
    if form == "json":
        return json.dumps([_data(each) for each in proposals], ensure_ascii=False, indent=1)
    if not proposals:
        return "Nothing is proposed."
    return "\n\n".join("\n".join(_lines(each)) for each in proposals)


def _lines(proposal: Proposal) -> Iterator[str]:
    place = f"{proposal.span.path}:{proposal.span.line}: " if proposal.span else ""
    label = f" ({proposal.label})" if proposal.label else ""
    yield f"{place}{proposal.id or 'at the beginning'}{label}: {_WHAT[proposal.what]}"
    said = " ".join(_marked(proposal).split("\n"))
    if proposal.what != "comment" or not proposal.id:
        yield f"  {said}"
    if proposal.what == "moved":
        yield f"  now behind {proposal.behind}" if proposal.behind else "  now the first of all"
    if proposal.what in ("changed", "removed", "new", "label", "gone"):
        yield f"  by {', '.join(proposal.who)}" if proposal.who else "  not tracked"
    for comment in proposal.comments:
        yield f"  {comment.who or 'somebody'} comments: {' '.join(comment.text.split())}"
    if proposal.uses > 1:
        yield f"  {proposal.uses} places say this; they share one wording"
    if proposal.is_stale:
        yield "  the definition has changed here since the document was made"


def _marked(proposal: Proposal) -> str:
    found = ""
    for stretch in proposal.stretches:
        start, end = _MARKS[stretch.how]
        text = stretch.text.lstrip()
        found += f"{stretch.text[: len(stretch.text) - len(text)]}{start}{text}{end}"
    return found


def _data(proposal: Proposal) -> Json:
    span = proposal.span
    return {
        "what": proposal.what,
        "id": proposal.id,
        "label": proposal.label,
        "file": span.path if span else None,
        "line": span.line if span else None,
        "before": proposal.before,
        "after": proposal.after,
        "words": [{"how": each.how, "text": each.text} for each in proposal.stretches],
        "who": list(proposal.who),
        "comments": [{"who": each.who, "text": each.text} for each in proposal.comments],
        "uses": proposal.uses,
        "behind": proposal.behind if proposal.what == "moved" else None,
        "definition_changed": proposal.is_stale,
    }
