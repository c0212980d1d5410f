"""Protocol → what a chart shows: boxes, arrows and lanes with all their words, no positions.

A chart is one or more lanes. Each lane is a graph of its own with a title, a hue and a mark; the
chart of a pathway has one lane, the overview has one for each pathway. Boxes that stand for
something outside the lane (an outcome, another pathway) end it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.model import Part, Sentence, Words
from generator.views.signs import Sign
from generator.views.step import Detail
from generator.words.catalogue import SiteWords

BoxKind = Literal["action", "decision", "parallel", "outcome", "pathway", "group", "rule", "note"]
ArrowKind = Literal["next", "answer", "back"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text in a box. ``label`` stands before it, such as a list number or a step's."""

    label: str | None
    text: Sentence


@dataclass(frozen=True, slots=True)
class ChartBox:
    """One box. ``id`` is unique in its chart and is the step's identifier where it is a step."""

    id: str
    kind: BoxKind
    label: str | None  # the strong line on top, such as "STEP 1"
    paragraphs: tuple[Paragraph, ...]
    branches: tuple[ChartBox, ...]  # the boxes inside a parallel step, done at the same time
    href: str | None  # link relative to the page that shows the chart; None: nothing to open
    hue: Sign | None = None  # of what it stands for, shown as a colour; None: that of the lane
    stands_for: str | None = None  # the box of another part of the chart; None: only for itself

    def __hash__(self) -> int:
        # Layouts look charts up thousands of times: of all the words, the name is enough.
        return hash((self.id, self.kind))

    @property
    def name(self) -> str:
        """What the box is called: its label, or else its words; of an outcome, its title."""
        called = self.paragraphs[:1] if self.kind == "outcome" else self.paragraphs
        return self.label or " ".join(" ".join(each.text.text.split()) for each in called)


@dataclass(frozen=True, slots=True)
class ChartArrow:
    """One arrow between two boxes of a lane. ``label`` is an answer, a limit, or both."""

    source: str
    target: str
    kind: ArrowKind
    label: str | None


@dataclass(frozen=True, slots=True)
class Lane:
    """A titled graph. ``hue`` is shown as a colour and as a mark."""

    id: str
    title: str | None  # None: the page's heading already says it
    href: str | None
    hue: Sign
    boxes: tuple[ChartBox, ...]
    arrows: tuple[ChartArrow, ...]
    is_linear: bool  # one way through: nothing divides, and nothing leads back
    side_boxes: tuple[ChartBox, ...] = ()  # stand beside the graph, and no arrow touches them

    def __hash__(self) -> int:
        return hash((self.id, self.boxes, len(self.arrows)))


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart. ``description`` says in one sentence what a person who sees it would learn."""

    name: str  # the file's name: a pathway's id, "overview", or a screening's
    title: str  # what it is a chart of
    description: str
    words: SiteWords
    language: str
    lanes: tuple[Lane, ...]


def arrow_aloud(lane: Lane, arrow: ChartArrow, words: SiteWords, *, leads_back: bool) -> str:
    """Say an arrow to somebody who does not see it: ``Yes: from STEP 2 to STEP 3``."""
    names = {box.id: box.name for box in lane.boxes}
    source, target = names[arrow.source], names[arrow.target]
    return words.arrow_between(arrow.label, source, target, is_back=leads_back)


def facts_paragraph(details: tuple[Detail, ...]) -> tuple[Paragraph, ...]:
    """Return what is said above a step's text as one line of its box, or none."""
    if not details:
        return ()
    parts: list[Part] = []
    for each in details:
        parts += [Words(f"{' · ' if parts else ''}{each.label}: "), *each.text.parts]
    first = details[0].text
    return (Paragraph(None, Sentence(tuple(parts), first.origin, first.span)),)


def detail_paragraph(detail: Detail) -> Paragraph:
    """Return what is said beside a step's text as a paragraph in its box, under its label."""
    text = detail.text
    if detail.label is None:
        return Paragraph(None, text)
    label = Words(f"{detail.label}:" + ("\n" if "\n" in text.text else " "))
    return Paragraph(None, Sentence((label, *text.parts), text.origin, text.span))


def note_box(id: str, note: Sentence, words: SiteWords) -> ChartBox:
    """Return a note of ours as a box that stands beside a lane."""
    mark = Sentence((Words(words.site_note),), "ours", note.span)
    paragraphs = (Paragraph(None, mark), Paragraph(None, note))
    return ChartBox(f"_note-{id}", "note", None, paragraphs, (), None)
