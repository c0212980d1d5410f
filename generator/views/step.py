"""A step as every page, sheet and slide says it: one object, whatever paints it.

Addresses are those of the site; on paper they name the place that a reference leads to.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.model import Pathway, Protocol, Sentence, Step, StepTarget, Transition, Words
from generator.names import pathway_page
from generator.views.links import screening_href, target_href
from generator.views.names import screening_name, target_title
from generator.words.catalogue import SiteWords, site_words
from generator.words.text import SiteText

DetailKind = Literal["who", "within", "more", "screening", "note"]
_NUMERAL = 5  # letters of the longest numeral that stands large in a step's tab


@dataclass(frozen=True, slots=True)
class Detail:
    """What is said at a step beside its text, under a label of the site's."""

    kind: DetailKind
    label: SiteText | None  # None: it speaks for itself
    text: Sentence
    href: str | None = None  # where it leads

    @property
    def is_ours(self) -> bool:
        """Whether the document does not say it."""
        return self.text.origin == "ours"


@dataclass(frozen=True, slots=True)
class Exit:
    """Where a step leads, where that is not simply the next step of the list."""

    label: str | None  # the answer; None: there is no choice
    is_back: bool
    target: str
    href: str
    limit: Sentence | None
    points: Sentence | None = None  # listed under the answer
    number: int | None = None  # among all that leave the step, from 0; None: nobody asks for it


@dataclass(frozen=True, slots=True)
class NextStep:
    """That a step goes on to the next entry of the list, as the transition with this number.

    None: no arrow is drawn there.
    """

    step: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step as an entry of the list."""

    anchor: str
    label: str | None  # None: it is no step, and its text is what it is called
    text: Sentence
    before: tuple[Detail, ...] = ()  # said above its text
    details: tuple[Detail, ...] = ()  # and below it
    branches: tuple[StepEntry, ...] = ()
    ways: tuple[Exit, ...] = ()
    ends: bool = False  # said aloud where the pathway branches
    onward: NextStep | None = None  # None: nothing simply goes on from here
    is_question: bool = False  # only an answer leads on


def before(step: Step, words: SiteWords) -> tuple[Detail, ...]:
    """Return what is said above a step's text: whose it is to do, and how soon."""
    who = _joined(step.who)
    found: tuple[tuple[DetailKind, SiteText, Sentence | None], ...] = (
        ("who", words.who, who),
        ("within", words.within, step.within),
    )
    return tuple(Detail(kind, label, text) for kind, label, text in found if text)


def _joined(sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return several short texts as one, with commas between them."""
    if not sentences:
        return None
    first, *others = sentences
    parts = [*first.parts, *(part for each in others for part in (Words(", "), *each.parts))]
    return replace(first, parts=tuple(parts))


def details(protocol: Protocol, step: Step) -> tuple[Detail, ...]:
    """Return what is said below a step's text, in order."""
    words = site_words(protocol.language)
    found = [Detail("more", None, step.more)] if step.more else []
    if step.screening is not None:
        asked = next(each for each in protocol.screenings if each.id == step.screening)
        name = Sentence((Words(screening_name(protocol, asked)),), "official", step.span)
        found.append(Detail("screening", words.screening, name, screening_href(protocol, asked)))
    if step.note:
        found.append(Detail("note", words.site_note, step.note))
    return tuple(found)


def step_entries(protocol: Protocol, pathway: Pathway) -> tuple[StepEntry, ...]:
    """Return the steps of a pathway as entries of a list, with every way out of each."""
    following = [step.id for step in pathway.steps[1:]] + [""]
    branching = any(step.kind == "decision" for step in pathway.steps) or any(
        isinstance(lead.target, StepTarget) for lead in pathway.at_any_point
    )
    return tuple(
        _entry(protocol, pathway, step, after, branching)
        for step, after in zip(pathway.steps, following, strict=True)
    )


def _entry(
    protocol: Protocol, pathway: Pathway, step: Step, following: str, branching: bool
) -> StepEntry:
    goes_on = [n for n, lead in enumerate(step.transitions) if _goes_on(lead, following)]
    return StepEntry(
        anchor=step.id,
        label=step.label,
        text=step.text,
        before=before(step, site_words(protocol.language)),
        details=details(protocol, step),
        branches=tuple(_entry(protocol, pathway, each, "", False) for each in step.branches),
        ways=tuple(
            _exit(protocol, pathway, lead, number, step)
            for number, lead in enumerate(step.transitions)
            if number not in goes_on
        ),
        ends=branching and not any(lead.kind != "back" for lead in step.transitions),
        onward=NextStep(following, goes_on[0]) if goes_on else None,
        is_question=step.kind == "decision",
    )


def _goes_on(lead: Transition, following: str) -> bool:
    """Say whether a way is simply the one to the next entry of the list."""
    return lead.kind == "next" and lead.target == StepTarget(following)


def at_any_point(protocol: Protocol, pathway: Pathway) -> tuple[Exit, ...]:
    """Return where what may happen at any step of a pathway leads."""
    return tuple(
        _exit(protocol, pathway, lead, number) for number, lead in enumerate(pathway.at_any_point)
    )


def _exit(
    protocol: Protocol, pathway: Pathway, lead: Transition, number: int, step: Step | None = None
) -> Exit:
    """Return where an arrow leads; ``step``: from there, or from any step."""
    label = lead.label.text if lead.label else None
    href = target_href(lead.target, pathway_page(pathway.id))
    if isinstance(lead.target, StepTarget):
        ids = [each.id for each in pathway.steps]
        is_back = step is not None and ids.index(lead.target.step) <= ids.index(step.id)
        name = pathway.step(lead.target.step).label
    else:
        is_back = False
        name = target_title(protocol, lead.target).text
    return Exit(label, is_back, name, href, lead.limit, lead.points, number)


def label_parts(label: str) -> tuple[str | None, str | None]:
    """Return the word and the numeral of a step's label: ``STEP``, ``1`` of ``STEP 1``.

    The numeral is what the label ends in, where that is short and not a word; without a numeral the
    label is read as one text.
    """
    word, _, last = label.strip().rpartition(" ")
    bare = last.strip(".:)(")
    is_numeral = len(last) <= _NUMERAL and (
        any(each.isnumeric() for each in bare) or (len(bare) == 1 and bare.isupper())
    )
    if not is_numeral:
        return label, None
    return word.strip() or None, last.rstrip(".:")
