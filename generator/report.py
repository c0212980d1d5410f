"""What a checked protocol holds, in a few lines for the person who checks it."""

from __future__ import annotations

from generator.checks.given import answers_given
from generator.checks.points import without_point_numbers
from generator.checks.wording import cover
from generator.model import Protocol
from generator.screening.proof import prove


def describe(protocol: Protocol) -> str:
    """Say in one line what a protocol holds and how its wording is held."""
    steps = sum(len(pathway.steps) for pathway in protocol.pathways)
    pathways = len(protocol.pathways)
    parts = [f"{pathways} pathway{'' if pathways == 1 else 's'}"]
    parts[0] += f", {steps} step{'' if steps == 1 else 's'}"
    if not pathways:
        parts[0] = "no pathway"
    official = protocol.official and without_point_numbers(protocol, protocol.official)
    parts += (
        [f"{cover(protocol, official)} of the official text"]
        if official
        else ["held to no official text"]
    )
    for screening in protocol.screenings:
        proof = prove(screening)
        met = " and ".join(f"{each.table.met} met" for each in proof.rules)
        how = "every state read" if proof.states is not None else "proved on its tables"
        proved = f"{proof.answer_sets} answer sets, {met}, {how}, fingerprint {proof.fingerprint}"
        parts.append(f"screening {screening.id}: {proved}")
        if screening.examples:
            parts.append(answers_given(screening))
    for contact in protocol.contacts:
        for phone in contact.phones:
            which = f" ({phone.label})" if phone.label else ""
            parts.append(f"{contact.name}{which} is dialled as {phone.dial}")
        if contact.texting:
            parts.append(f"{contact.name} gets texts at {contact.texting.number}")
    if protocol.queries:
        count = len(protocol.queries)
        parts.append(f"{count} editorial quer{'y' if count == 1 else 'ies'}")
    return f"{protocol.id}: {'; '.join(parts)}"


def describe_queries(protocol: Protocol) -> str:
    """List the questions to the owner of the wording, each with the places that it is about."""
    lines = []
    for number, query in enumerate(protocol.queries, start=1):
        lines.append(f"  {number}. {query.text}")
        lines.extend(
            f"     {place}: {name}" for name, place in zip(query.about, query.places, strict=True)
        )
    return "\n".join(lines)
