"""Whether the rules of a screening are proved, say nothing in vain, and read as was agreed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rules import is_provable
from generator.diagnostics.diagnostic import Diagnostic, error, warning
from generator.model import Protocol, Rule, RuleLock, Screening
from generator.screening.mutations import Mutation
from generator.screening.proof import Proof, RuleProof, prove

_SAID = {
    "left out": "leaving out",
    "flipped": "turning round",
    "moved up": "raising",
    "moved down": "lowering",
}
_MOVED = "write the number at which the reading changes, or look for a part that decides it alone"
_WAYS = {
    "left out": "leave it out, or write what was meant by it",
    "flipped": "leave out what makes no difference, or write what was meant by it",
    "moved up": _MOVED,
    "moved down": _MOVED,
}
_BOUNDS = {"from", "to"}


def check_proofs(protocol: Protocol) -> Iterator[Diagnostic]:
    """Prove each screening of which every rule can be; the others are reported by that check."""
    for screening in protocol.screenings:
        if not is_provable(screening):
            continue
        proof = prove(screening)
        for rule, proved in zip(screening.rules, proof.rules, strict=True):
            yield from _faults(rule, proved)
        if screening.lock is not None and screening.lock.fingerprint != proof.fingerprint:
            yield _changed(screening, screening.lock, proof)


def _faults(rule: Rule, proved: RuleProof) -> Iterator[Diagnostic]:
    if proved.differs:
        message = f"the table of the rule `{rule.id}` misreads {proved.differs} sets of answers"
        hint = "this is a fault of Protocol Press: please report it"
        yield error("rule-not-proved", message, rule.span, hints=[hint])
    # That no score lies beside a bound is no fault of it; what always or never holds is reported.
    is_told_apart = len(set(proved.table.cells)) == 2
    surviving = [change for change in proved.surviving if change.what not in _BOUNDS]
    if surviving and is_told_apart:
        others = len(surviving) - 1
        hints = [_WAYS[surviving[0].kind]]
        more = "does one more small change" if others == 1 else f"do {others} more small changes"
        hints += [f"so {more}"] if others else []
        yield warning("idle-part", _said(rule, surviving[0]), surviving[0].span, hints=hints)


def _said(rule: Rule, change: Mutation) -> str:
    what = f"`{change.what}`"
    if change.kind in ("moved up", "moved down"):
        what = f"the threshold of {what}"
    return f"{_SAID[change.kind]} {what} changes no reading of the rule `{rule.id}`"


def _changed(screening: Screening, lock: RuleLock, proof: Proof) -> Diagnostic:
    said = f"the fingerprint `{lock.fingerprint}` says"
    message = f"the rules of `{screening.id}` read otherwise than {said}"
    met = ", ".join(
        f"`{rule.id}` is met by {proved.table.met} of {proof.answer_sets} sets of answers"
        for rule, proved in zip(screening.rules, proof.rules, strict=True)
    )
    hint = f"they now have the fingerprint `{proof.fingerprint}`: {met}"
    way_back = "take the change back, unless it is meant and agreed"
    return error("rule-changed", message, lock.span, hints=[hint, way_back])
