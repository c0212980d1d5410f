"""Slips in pathways, contacts and at the left margin: each is one message with what to write."""

from __future__ import annotations

import pytest

from tests.definitions import HEAD, ONE_STEP, SMALLEST, load_text, with_steps

TWO = """\
      - {id: call-nurse, text: Call the nurse}
      - {id: notify, text: Notify}
"""


def step(*lines: str) -> str:
    """Return a definition with a step of these keys before two others."""
    body = "".join(f"        {line}\n" for line in lines)
    head = f"{HEAD}pathways:\n  - id: worry\n    title: A worry\n    steps:\n      - id: s\n"
    return f"{head}{body}{TWO}"


def answers(*lines: str) -> str:
    return step("decision: D", "answers:", *(f"  - {line}" for line in lines))


def pathway(*lines: str) -> str:
    return SMALLEST.replace("    steps:", "".join(f"    {x}\n" for x in lines) + "    steps:")


def contact(keys: str, top: str = "") -> str:
    return f"{top}{SMALLEST}contacts:\n  nurse: {{name: Nurse, {keys}}}\n"


def referring(to: str) -> str:
    top = "contacts:\n  parent: {name: P, phone: 650-253-0000}\n  nurse: {name: N, hours: Day}\n"
    return with_steps(f'{{id: x, text: "Call {{{to}}}"}}', top=top)


OTHER_NUMBER = "`phone: [{label: …, number: …}, {label: Mobile, number: …}]`"
SLIPS = [
    (step("text: T", "list:", "  - Clothing: what the student wore", "  - Shoes"), "unknown-key",
     '`- "Clothing: what the student wore"`'),
    (step("text: T", "list:", "  - Clothing:", "    - shoes"), "unknown-key", "`- text: Clothing`"),
    (step("text: T", "who: [Nurse: the one]"), "wrong-shape", '"Nurse: the one"'),
    (with_steps("Call {front-desk}: they announce"), "yaml-key",
     '`- {id: call-front-desk, text: "Call {front-desk}: they announce"}`'),
    (with_steps("Call the desk: they announce"), "unknown-key",
     '`- {id: call-the-desk, text: "Call the desk: they announce"}`'),
    (answers("Yes: notify", "{label: No, to: notify}"), "unknown-key",
     '`- {label: "Yes", to: notify}`'),
    (answers("Yes, it is: notify", "{label: No, to: notify}"), "yaml-key",
     '`- {label: "Yes, it is", to: notify}`'),
    (step("decision: D", "answers: {Yes: notify, No: call-nurse}"), "wrong-shape",
     '`- {label: "No", to: call-nurse}`'),
    (step("text: T", "list:", "  - text: X", "    list:", "      - Clothing: what"), "wrong-shape",
     '`- "Clothing: what"`'),
    (pathway("at_any_point:", "  - Danger: tell"), "unknown-key", '{label: "Danger", to: tell}'),
    (with_steps("1. Staff who notices it"), "wrong-shape",
     "`- {id: staff-who-notices, text: Staff who notices it}`; the program counts them"),
    (with_steps("{text: 2) Staff who}"), "missing-key", "id: staff-who"),
    (answers("{label: Yes, to: 3}", "{label: No, to: notify}"), "bad-identifier", "`notify`"),
    (answers("{label: Yes, to: Call the nurse}", "{label: No, to: notify}"), "bad-identifier",
     "write `call-nurse`"),
    (step("text: T", "next: Notfy"), "bad-identifier", "did you mean `notify`?"),
    (step("text: T", "next: 9"), "bad-identifier", "known here: call-nurse, notify, s"),
    (step("text: T", "next: end"), "unresolved-name", "`ends: yes`"),
    (answers("{label: Yes, to: end}", "{label: No, to: notify}"), "unresolved-name", "`ends: yes`"),
    (answers("{label: Yes, to: {outcome: notify}}", "{label: No, to: notify}"), "unresolved-name",
     "write `notify` in place of the braces"),
    (answers("{label: Yes}", "{label: No, to: notify}"), "missing-key", "{label: Yes, to: …}"),
    (step("parallel:", "  - {id: p, text: P}", "  - {id: q, text: Q}"), "wrong-shape", "`steps:`"),
    (step("text: T", "go to: notify"), "unknown-key", "write it as `next`"),
    (step("text: T", "time limit: 1 hour"), "unknown-key", "write it as `within`"),
    (step("text: T", "if: It is so"), "unknown-key", "- {id: …, decision: …, answers: ["),
    (step("text: ? ask"), "yaml-syntax", 'text: "? ask"'),
    (step("text: T", "text: Call"), "duplicate-key", "under `list:`"),
    (pathway("warning: Do not"), "unknown-key", "on: {pathway: worry}, kind: warning, text: …}"),
    (pathway("description: All"), "unknown-key", "- {id: …, on: {pathway: worry}, text: …}"),
    (f"{HEAD}pathways:\n  missing:\n    title: M\n    steps: [{{id: a, text: A}}]\n", "wrong-shape",
     "`- id: missing`"),
    (f"{HEAD}pathways:\n  - missing:\n      title: M\n      steps: [{{id: a, text: A}}]\n",
     "unknown-key", "`- id: missing`"),
    (SMALLEST.replace("    title: A worry\n", ""), "missing-key", "`title: After an injury`"),
    (f"{SMALLEST}passages:\n  - {{id: p, text: T}}\n", "missing-key", "`on: {pathway: …}`"),
    (HEAD.replace("Example Office", "E, accent: #0c4a4e") + ONE_STEP, "cut-by-hash",
     'accent: "#0c4a4e"'),
    (SMALLEST.replace("    title: A", "\u00a0   title: A"), "typographic-mark", "type a space"),
    (f"release: 27 November 2026\n{SMALLEST}", "wrong-shape", "`release: {date: 2026-11-27}`"),
    (f"release:\n  date: Nov. 3rd, 2026\n{SMALLEST}", "bad-date", "`date: 2026-11-03`"),
    (f"release: {{date: 3/4/2026}}\n{SMALLEST}", "bad-date", "the year, the month and the day"),
    (f"version: 2\n{SMALLEST}", "unknown-key", "write it as `release`"),
    (f"official: official.txt\n{SMALLEST}", "missing-file", "leave `official` out"),
    (f"region: UK\n{SMALLEST}", "bad-region", "for example `GB`"),
    (f"region: England\n{SMALLEST}", "bad-region", "for example `GB`"),
    (f"region: TX\n{SMALLEST}", "bad-region", "for example `US`"),
    (f"region: ZZ\n{SMALLEST}", "bad-region", "a region is a country"),
    (referring("parents.phone"), "unresolved-name", "did you mean `parent.phone`?"),
    (referring("mobile.phone"), "unresolved-name", "known here: nurse.hours, parent.phone"),
    (contact("phone: 988, mobile: 650-253-0000"), "unknown-key", OTHER_NUMBER),
    (contact("phone: ext. 12"), "bad-phone", "needs the number before it"),
    (contact("phone: x2222"), "bad-phone", "`role:`"),
    (contact("phone: bleep 1234"), "bad-phone", "`role:`"),
    (contact("phone: 2222 (internal)"), "bad-phone", "`role:`"),
    (contact("phone: 2222"), "inside-number", 'dial: "2222"'),
    (contact("phone: 4444"), "inside-number", "`role:`"),
    (contact("phone: 4444", "region: GB\n"), "inside-number", "`role:`"),
]  # fmt: skip


@pytest.mark.parametrize(("definition", "code", "hint"), SLIPS)
def test_a_slip_is_one_message_with_what_to_write(definition: str, code: str, hint: str) -> None:
    doubts = ("bad-region", "inside-number")  # warnings: what was valid stays valid
    told = load_text(definition).diagnostics
    found = [each for each in told if each.severity == "error" or each.code in doubts]
    assert [each.code for each in found] == [code]
    assert any(hint in each for each in found[0].hints), found[0].hints


@pytest.mark.parametrize(
    ("number", "region"),
    [("988", "US"), ("911", "US"), ("211", "US"), ("211", "CA"), ("116 123", "GB"), ("111", "GB"),
     ("3114", "FR"), ("1767", "SG"), ('2222, dial: "2222"', "US"), ('13 93, dial: "1393"', "AU")],
)  # fmt: skip
def test_short_numbers_that_everybody_can_call_are_taken(number: str, region: str) -> None:
    found = load_text(contact(f"phone: {number}", f"region: {region}\n")).diagnostics
    assert [each.code for each in found if each.severity == "error"] == []
