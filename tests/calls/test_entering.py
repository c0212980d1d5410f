"""Dates are put into a definition in their places, and nothing else of the file is another."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.calls.entering import KEYS, NoPlaceError, with_dates
from generator.changes.compare import compare
from generator.releases.past import protocol_in
from generator.source.file import SourceFile
from generator.source.tree import parse_tree
from tests.definitions import HEAD, ONE_STEP

DATES = {"verified": "2027-03-01", "verified_by": "Dana Reyes", "review_by": "2027-09-01"}
DAYS = {"verified": "2027-03-01"}


def entered(text: str, dates: dict[str, dict[str, str]]) -> str:
    """Return a definition with dates; it is another one for them alone."""
    tree, problems = parse_tree(SourceFile.of("it", text))
    assert tree is not None and problems == ()
    new = with_dates(text, tree, dates)
    before, after = protocol_in(text, "it"), protocol_in(new, "it")
    assert before is not None and after is not None, new
    found = {(change.path, change.after) for change in compare(before, after)}
    meant = {
        (("contacts", contact.id, key), said)
        for contact in before.contacts
        for key, said in dates.get(contact.id, {}).items()
        if getattr(contact, key) != said
    }
    assert found == meant, new
    return new


CASES = {
    "braces": (
        "contacts: {desk: {name: The desk, phone: 650-555-0100}} # all of them\n",
        "contacts: {desk: {name: The desk, phone: 650-555-0100, verified: 2027-03-01, "
        "verified_by: Dana Reyes, review_by: 2027-09-01}} # all of them\n",
    ),
    "a comma behind the last": (
        "contacts:\n  desk: {name: The desk, }  # why\n",
        "contacts:\n  desk: {name: The desk, verified: 2027-03-01, verified_by: Dana Reyes, "
        "review_by: 2027-09-01, }  # why\n",
    ),
    "braces over lines": (
        'contacts:\n  desk: {\n    name: Desk, # its name\n    "phone": "650-555-0100" # it\n  }\n',
        'contacts:\n  desk: {\n    name: Desk, # its name\n    "phone": "650-555-0100", '
        "verified: 2027-03-01, verified_by: Dana Reyes, review_by: 2027-09-01 # it\n  }\n",
    ),
    "brackets that close later": (
        "contacts:\n  desk:\n    name: D\n    languages: [English,\n      Spanish\n    ] # b\n"
        "    # what is last\n",
        "contacts:\n  desk:\n    name: D\n    languages: [English,\n      Spanish\n    ] # b\n"
        "    verified: 2027-03-01\n    verified_by: Dana Reyes\n    review_by: 2027-09-01\n"
        "    # what is last\n",
    ),
    "lines": (
        "contacts:\n   desk: # here\n      name: The desk # so called\n\n   # another\n"
        "   door: {name: The door}\n",
        "contacts:\n   desk: # here\n      name: The desk # so called\n      verified: 2027-03-01\n"
        "      verified_by: Dana Reyes\n      review_by: 2027-09-01\n\n   # another\n"
        "   door: {name: The door}\n",
    ),
    "a list at the margin of its key": (
        "contacts:\n  desk:\n    name: The desk\n    phone:\n"
        "    - {label: Day, number: 650-555-0100}\n    - label: Eve\n      number: 650-555-0101\n",
        "contacts:\n  desk:\n    name: The desk\n    phone:\n"
        "    - {label: Day, number: 650-555-0100}\n    - label: Eve\n      number: 650-555-0101\n"
        "    verified: 2027-03-01\n    verified_by: Dana Reyes\n    review_by: 2027-09-01\n",
    ),
    "quotes and order stay": (
        "contacts:\n  desk:\n    review_by: '2027-01-01' # soon\n    name: The desk\n"
        '    verified: "2026-11-23" # by phone\n',
        "contacts:\n  desk:\n    review_by: '2027-09-01' # soon\n    name: The desk\n"
        '    verified: "2027-03-01" # by phone\n    verified_by: Dana Reyes\n',
    ),
    "a text of lines is last": (
        "contacts:\n  desk:\n    name: The desk\n    role: >\n      has the\n      keys\n\n",
        "contacts:\n  desk:\n    name: The desk\n    verified: 2027-03-01\n"
        "    verified_by: Dana Reyes\n    review_by: 2027-09-01\n"
        "    role: >\n      has the\n      keys\n\n",
    ),
    "nothing but texts of lines": (
        "contacts:\n  desk:\n    # its name\n    name: |\n      The desk\n",
        "contacts:\n  desk:\n    # its name\n    verified: 2027-03-01\n"
        "    verified_by: Dana Reyes\n    review_by: 2027-09-01\n    name: |\n      The desk\n",
    ),
    "a text over lines": (
        "contacts:\n  desk:\n    name: The\n      desk # so\n",
        "contacts:\n  desk:\n    name: The\n      desk # so\n    verified: 2027-03-01\n"
        "    verified_by: Dana Reyes\n    review_by: 2027-09-01\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
def test_dates_stand_where_they_belong(name: str, ending: str, mark: str) -> None:
    before, after = (mark + (HEAD + ONE_STEP + part).replace("\n", ending) for part in CASES[name])
    assert entered(before, {"desk": DATES}) == after


def test_a_file_without_a_line_end_gets_none() -> None:
    text = HEAD + ONE_STEP + "contacts:\n  desk:\n    name: The desk"
    assert entered(text, {"desk": DAYS}) == f"{text}\n    verified: 2027-03-01"


def test_the_first_line_counts_from_behind_its_mark() -> None:
    text = f"\ufeffcontacts: {{desk: {{name: Café, verified: 2026-01-01}}}}\n{HEAD}{ONE_STEP}"
    assert entered(text, {"desk": DAYS}) == text.replace("2026-01-01", "2027-03-01")


@pytest.mark.parametrize(
    "name",
    ["O'Brien", 'Dana "Di" Reyes', "a\\b", "Dr. Ana-Lía Núñez", "yes", "- Dana", "D: R", "D #1",
     "{d}", "1st floor", "=1+1", "@front", "Ngô Thị", "D, R", "'D'", "D [R]", "*", "&d", "!d",
     "%d", "`d`"],
)  # fmt: skip
@pytest.mark.parametrize("quote", ["", "'", '"'])
@pytest.mark.parametrize(
    "form", ["{name: The desk, verified_by: %s}", "\n    verified_by: %s\n    name: D"]
)
def test_whatever_a_name_is_it_is_read_back(name: str, quote: str, form: str) -> None:
    text = HEAD + ONE_STEP + "contacts:\n  desk: " + form % f"{quote}Someone{quote}" + "\n"
    new = entered(text, {"desk": {"verified_by": name}})
    if quote:
        assert f"verified_by: {quote}" in new
    assert new.partition("contacts")[0] == HEAD + ONE_STEP


@pytest.mark.parametrize("style", ["|", ">-", "|2"])
def test_a_value_below_its_key_is_refused_with_its_place(style: str) -> None:
    desk = f"contacts:\n  desk:\n    name: The desk\n    verified_by: {style}\n      Someone\n"
    with pytest.raises(NoPlaceError) as caught:
        entered(HEAD + ONE_STEP + desk, {"desk": DATES})
    assert caught.value.span.line == (HEAD + ONE_STEP + desk).count("\n") - 1


SCALARS = st.sampled_from(["2026-01-02", "'2026-01-02'", '"2026-01-02"'])
NAMES = st.sampled_from(["The desk", "'It''s # a desk'", '"A \\"desk\\": x, {y}"', "Büro"])
COMMENTS = st.sampled_from(["", " # verified: 2020-01-01", "  # {review_by: x}", " # “ü”"])
OTHERS = st.lists(
    st.sampled_from([
        ("phone", "650-555-0100"), ("role", '"a, b: c # d"'), ("hours", "Until 5"),
        ("languages", "[English, 'Spanish, too']"), ("text", "{to: 741741, say: HI}"),
    ]),
    unique=True,
)  # fmt: skip


@st.composite
def contacts(draw: st.DrawFn, id: str) -> str:
    """Return a contact as somebody may write it."""
    entries = [("name", draw(NAMES)), *draw(OTHERS)]
    entries += [(key, draw(SCALARS)) for key in draw(st.sets(st.sampled_from(["verified"])))]
    entries += [("verified_by", "Someone")] if draw(st.booleans()) else []
    entries = draw(st.permutations(entries))
    if draw(st.booleans()):
        between = draw(st.sampled_from([", ", ",", ",\n    ", ", # here: x\n      "]))
        between = ", " if between == "," else between
        inside = between.join(f"{key}: {value}" for key, value in entries)
        end = draw(st.sampled_from(["", " ", ",", " ,\n    "]))
        return f"  {id}: {{{inside}{end}}}{draw(COMMENTS)}\n"
    indent = " " * draw(st.integers(3, 7))
    gaps = st.sampled_from(["", "\n", f"{indent}# verified_by: x\n", "# at the margin\n"])
    lines = [f"{indent}{key}: {value}{draw(COMMENTS)}\n{draw(gaps)}" for key, value in entries]
    return f"  {id}:{draw(COMMENTS)}\n{''.join(lines)}"


WANTED = st.dictionaries(
    st.sampled_from(["desk", "door", "gate"]),
    st.fixed_dictionaries(
        {"verified": st.just("2027-03-01"), "verified_by": st.sampled_from(["Dana", 'O\'B, "x"'])},
        optional={"review_by": st.just("2027-09-01")},
    ),
)


def without_dates(text: str, added: dict[str, set[str]]) -> str:
    """Return a definition without values of dates, and without the keys that were added."""
    tree, _ = parse_tree(SourceFile.of("it", text))
    assert tree is not None
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    cuts = []
    for id, contact in tree["contacts"].items():
        for key in (each for each in contact if each in KEYS):
            where, value = key.span, contact[key].span
            start = starts[value.line - 1] + value.column - 1
            end = starts[value.end_line - 1] + value.end_column - 1
            if key in added.get(id, set()):
                start = starts[where.line - 1] + (where.column - 3 if key.is_in_flow else -1)
                assert text[start:].startswith(", " if key.is_in_flow else "\n")
            cuts.append((start, end))
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + text[end:]
    return text


@given(
    st.tuples(contacts("desk"), contacts("door"), contacts("gate")),
    WANTED, st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans(),
)  # fmt: skip
@example(
    ("  desk: {name: A}\n", "  door: {name: B}\n", "  gate: {name: C}\n"), {}, "\n", True, True
)
@settings(deadline=None, max_examples=120)
def test_only_dates_change(
    listed: tuple[str, ...],
    wanted: dict[str, dict[str, str]],
    ending: str,
    is_last: bool,
    ends: bool,
) -> None:
    block = "contacts: # whom to call\n" + "".join(listed)
    text = HEAD + ONE_STEP + block if is_last else HEAD + block + "# pathways\n" + ONE_STEP
    text = (text if ends else text.rstrip("\n")).replace("\n", ending)
    new = entered(text, wanted)
    if not wanted:
        assert new == text
    assert new.count("\r") == (new.count("\n") if ending == "\r\n" else 0)
    old, new = text.replace("\r\n", "\n"), new.replace("\r\n", "\n")
    before, _ = parse_tree(SourceFile.of("it", old))
    assert before is not None
    added = {id: set(keys) - set(before["contacts"][id]) for id, keys in wanted.items()}
    assert without_dates(new, added) == without_dates(old, {})
