"""Keys that stand where they do not belong: where they do, as the reference has it."""

from __future__ import annotations

from generator.reference.entries import Section, sections

_FEW = 3
"""A key of more sections than this, such as ``id``, says too little of where it belongs."""

_ONWARD = {"next", "back", "ends"}


def belongs(key: str, here: set[str]) -> tuple[str, ...]:
    """Return a hint that says where a known key belongs, or nothing for one that is not known.

    ``here`` are the keys that are known where it stands.
    """
    if key in _ONWARD and "answers" in here:
        return ("a question leads on with its answers: write `to:` at each of them",)
    if key in _ONWARD and "use" in here:
        return (f"steps inside of `parallel:` go nowhere else: write `{key}` at the parallel step",)
    owners = [each for each in sections() if any(own.name == key for own in each.keys)]
    if not owners:
        return ()
    if len(owners) > _FEW:
        return (f"`protocol explain {key}` shows where `{key}` belongs",)
    return (f"`{key}` belongs {', or '.join(map(_called, owners))}",)


def _called(owner: Section) -> str:
    """Call a section as people do: by the key under which it stands, and as what."""
    if not owner.stands:
        return "at the left margin"
    under = list(dict.fromkeys(path.partition(".")[2] for path in owner.stands))
    if under == [owner.name]:
        return f"under `{owner.name}:`"
    article = "an" if owner.name[0] in "aeiou" else "a"
    named = f"to {article} {owner.name}"
    return named if len(under) > _FEW else f"{named}, under {' or '.join(f'`{k}:`' for k in under)}"
