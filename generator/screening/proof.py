"""What is proved of a screening: every state is read, and the compiled tables read the same.

A state is an answer, or not known, to every item; there are 3 to the number of items where all are
yes or no. Up to ``MAX_STATES`` every state is read, and every small change to a rule tried. Beyond
that the rules are proved on their tables, which count together what a rule cannot tell apart; the
tables are compared with the rules on some sets of answers. Only what can be is counted: what is not
asked has no answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from math import prod

from generator.model import Condition, Rule, ScoreWithin, Screening
from generator.screening.digest import digest_of_states, digest_of_tables
from generator.screening.mutations import Mutation, mutations
from generator.screening.states import (
    Readings,
    Space,
    falling,
    given,
    lifted,
    meeting,
    readings_of,
    scattered,
    space_of,
    with_asked,
)
from generator.screening.sums import as_sums, size
from generator.screening.table import RuleTable, rule_table

MAX_STATES = 2_000_000
"""So many are still all read, as bits of whole numbers: 13 items of yes and no have 1,594,323."""

MAX_WORK = 500_000_000
"""How many bits are computed with to read all states of a screening; the real one takes 10^5."""

MAX_CHANGES = 100_000
"""How many items and conditions are looked at to try small changes to a rule."""

COMPARED = 200
"""How many sets of answers a table is compared on with its rule where it is the proof itself."""


@dataclass(frozen=True, slots=True)
class StateCounts:
    """How many states a rule reads in each way."""

    met: int
    open: int
    not_met: int


@dataclass(frozen=True, slots=True)
class RuleProof:
    """What is proved of one rule. None: there are too many states to read them all."""

    table: RuleTable
    states: StateCounts | None
    falls: tuple[str, ...] | None  # items of which a higher answer can lower the reading
    tried: int  # small changes to the rule
    surviving: tuple[Mutation, ...]  # those that change no reading
    differs: int  # of the answer sets compared, those that the table reads otherwise than the rule


@dataclass(frozen=True, slots=True)
class Proof:
    """What is proved of a screening. Its digest stands for all that its rules read."""

    answer_sets: int  # without unknowns, to what is asked
    none_met: int | None  # of those, how many meet no rule; None: there are too many states
    states: int | None  # None: there are too many
    rules: tuple[RuleProof, ...]
    digest: str  # SHA-256, hex

    @property
    def fingerprint(self) -> str:
        """Eight hex digits that stand for what the rules read."""
        return self.digest[:8]


def is_small(screening: Screening) -> bool:
    """Say whether all states of a screening are read."""
    items = list(screening.items)
    states = prod(len(item.answers) + 1 for item in items)
    conditions = (screening.deciding(rule) for rule in screening.rules)
    parts = sum(size(as_sums(screening, condition)) for condition in conditions)
    steps = parts + 10 * len(items) * len(screening.rules)
    return states <= MAX_STATES and states * steps <= MAX_WORK


@lru_cache(maxsize=64)
def prove(screening: Screening) -> Proof:
    """Prove a screening of which every rule has a table."""
    answers = {item.id: item.answers for item in screening.items}
    tables = [rule_table(screening, rule) for rule in screening.rules]
    answer_sets = tables[0].answer_sets
    if not is_small(screening):
        some = scattered(answers, COMPARED)
        rules = tuple(
            RuleProof(table, None, None, 0, (), _misread(screening, rule, table, some))
            for rule, table in zip(screening.rules, tables, strict=True)
        )
        return Proof(answer_sets, None, None, rules, digest_of_tables(screening, tables))
    space, known = space_of(answers), space_of(answers, with_unknown=False)
    read = [readings_of(screening, screening.deciding(rule), space) for rule in screening.rules]
    can_be = given(screening, space)
    rules = tuple(
        RuleProof(
            table,
            _counts(found, can_be),
            falling(_this_or_higher(screening, rule, read, space), space, list(screening.items)),
            *_changes(screening, rule, known),
            differs=_misread(screening, rule, table, known),
        )
        for rule, table, found in zip(screening.rules, tables, read, strict=True)
    )
    unmet = given(screening, known)
    for rule in screening.rules:
        unmet &= ~_met(screening, screening.deciding(rule), known)
    digest = digest_of_states(screening, read)
    return Proof(answer_sets, unmet.bit_count(), can_be.bit_count(), rules, digest)


def _counts(found: Readings, can_be: int) -> StateCounts:
    met, possible = (found.met & can_be).bit_count(), (found.possible & can_be).bit_count()
    return StateCounts(met, possible - met, can_be.bit_count() - possible)


def _met(screening: Screening, condition: Condition, space: Space) -> int:
    """Return the states that meet a condition, an answer to what is not asked being none."""
    return meeting(screening, condition, with_asked(screening, space))


def _this_or_higher(
    screening: Screening, rule: Rule, read: list[Readings], space: Space
) -> Readings:
    """Return how a rule reads; a band reads together with the bands above it.

    A higher answer may leave a band, and then only for one above it.
    """
    if not (rule.is_band and isinstance(rule.when, ScoreWithin)):
        return read[screening.rules.index(rule)]
    complete = 0
    for other, found in zip(screening.rules, read, strict=True):
        within = other.when
        if other.is_band and isinstance(within, ScoreWithin) and within.low >= rule.when.low:
            complete |= found.met & space.complete
    return lifted(complete, space)


def _changes(screening: Screening, rule: Rule, known: Space) -> tuple[int, tuple[Mutation, ...]]:
    """Try the small changes to a rule: how many there are, and which change no reading."""
    if rule.is_otherwise:
        return 0, ()  # it says nothing of its own
    before = _met(screening, screening.deciding(rule), known)
    asked = with_asked(screening, known)
    most = MAX_CHANGES // size(as_sums(screening, screening.deciding(rule)))
    tried = list(islice(mutations(screening, rule.when), most))
    surviving = (
        change
        for change in tried
        if meeting(change.screening, screening.deciding(rule, change.condition), asked) == before
    )
    return len(tried), tuple(surviving)


def _misread(screening: Screening, rule: Rule, table: RuleTable, space: Space) -> int:
    """Return how many sets of answers the table reads otherwise than the rule does."""
    right = _met(screening, screening.deciding(rule), space)
    return (table.meeting(space) ^ right).bit_count()
