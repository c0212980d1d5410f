"""Every check, in the order they run: functions of the protocol, each with one concern."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.checks.asking import check_asking
from generator.checks.decisions import check_decisions
from generator.checks.entries import check_entries
from generator.checks.examples import check_examples
from generator.checks.identifiers import check_identifiers
from generator.checks.links import check_links
from generator.checks.markup import check_markup
from generator.checks.paths import check_paths
from generator.checks.proofs import check_proofs
from generator.checks.rules import check_rules
from generator.checks.size import check_size
from generator.checks.thresholds import check_thresholds
from generator.checks.twins import check_twins
from generator.checks.usage import check_usage
from generator.checks.wording import check_wording
from generator.diagnostics.diagnostic import Diagnostic
from generator.model import Protocol

Check = Callable[[Protocol], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    check_identifiers,
    check_twins,
    check_usage,
    check_entries,
    check_paths,
    check_decisions,
    check_thresholds,
    check_asking,
    check_rules,
    check_proofs,
    check_examples,
    check_links,
    check_markup,
    check_wording,
)


def check(protocol: Protocol) -> tuple[Diagnostic, ...]:
    """Run every check and return all that they found. What is too large is not looked into."""
    too_large = tuple(check_size(protocol))
    return too_large or tuple(diagnostic for each in CHECKS for diagnostic in each(protocol))
