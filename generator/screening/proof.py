"""What is proved of a screening: every state is read, and the compiled tables read the same.

A state is an answer of yes, no or not known to every item; there are 3 to the number of items. Up
to ``MAX_ITEMS`` items every state is read, and every small change to a rule tried. Beyond that the
rules are proved on their tables, which count together what a rule cannot tell apart; the tables are
compared with the rules on some sets of answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from generator.model import Rule, ScoreWithin, Screening
from generator.screening.digest import digest_of_states, digest_of_tables
from generator.screening.mutations import Mutation, mutations
from generator.screening.states import (
    Readings,
    Space,
    falling,
    lifted,
    meeting,
    readings_of,
    scattered,
    space_of,
)
from generator.screening.sums import as_sums, size
from generator.screening.table import RuleTable, rule_table

MAX_ITEMS = 13
"""3 to this number, 1,594,323 states, are still all read, as bits of whole numbers."""

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

    answer_sets: int  # of yes and no
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
    items = sum(1 for _ in screening.items)
    parts = sum(size(as_sums(screening, rule.when)) for rule in screening.rules)
    steps = parts + 10 * items * len(screening.rules)
    return items <= MAX_ITEMS and 3**items * steps <= MAX_WORK


@lru_cache(maxsize=64)
def prove(screening: Screening) -> Proof:
    """Prove a screening of which every rule has a table."""
    items = tuple(item.id for item in screening.items)
    tables = [rule_table(screening, rule) for rule in screening.rules]
    if not is_small(screening):
        some = scattered(items, COMPARED)
        rules = tuple(
            RuleProof(table, None, None, 0, (), _misread(screening, rule, table, some))
            for rule, table in zip(screening.rules, tables, strict=True)
        )
        return Proof(2 ** len(items), None, None, rules, digest_of_tables(screening, tables))
    space, known = space_of(items), space_of(items, base=2)
    read = [readings_of(screening, rule.when, space) for rule in screening.rules]
    rules = tuple(
        RuleProof(
            table,
            _counts(found, space),
            falling(_this_or_higher(screening, rule, read, space), space),
            *_changes(screening, rule, known),
            differs=_misread(screening, rule, table, known),
        )
        for rule, table, found in zip(screening.rules, tables, read, strict=True)
    )
    unmet = known.everything
    for rule in screening.rules:
        unmet &= ~meeting(screening, rule.when, known)
    digest = digest_of_states(screening, read)
    return Proof(2 ** len(items), unmet.bit_count(), 3 ** len(items), rules, digest)


def _counts(found: Readings, space: Space) -> StateCounts:
    met, possible = found.met.bit_count(), found.possible.bit_count()
    return StateCounts(met, possible - met, space.everything.bit_count() - possible)


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
    before = meeting(screening, rule.when, known)
    most = MAX_CHANGES // size(as_sums(screening, rule.when))
    tried = list(islice(mutations(screening, rule.when), most))
    surviving = (c for c in tried if meeting(c.screening, c.condition, known) == before)
    return len(tried), tuple(surviving)


def _misread(screening: Screening, rule: Rule, table: RuleTable, space: Space) -> int:
    """Return how many sets of answers the table reads otherwise than the rule does."""
    return (table.meeting(space) ^ meeting(screening, rule.when, space)).bit_count()
