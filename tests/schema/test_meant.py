"""Keys that people write who do not know them yet, and the key that each is answered with."""

from __future__ import annotations

import pytest

from tests.definitions import SMALLEST, load_text


def hints(definition: str) -> list[str]:
    return [hint for each in load_text(definition).diagnostics for hint in each.hints]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("mail", "email"), ("e-mail", "email"), ("E-Mail", "email"), ("tel", "phone"),
        ("telephone", "phone"), ("number", "phone"), ("sms", "text"), ("website", "link"),
        ("url", "link"), ("web", "link"), ("open", "hours"), ("opening_hours", "hours"),
        ("available", "hours"), ("language", "languages"), ("note", "role"),
    ],
)  # fmt: skip
def test_keys_of_contacts(written: str, meant: str) -> None:
    found = hints(f"{SMALLEST}contacts:\n  d:\n    name: D\n    {written}: x\n")
    assert found == [f"write it as `{meant}`"]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("ext: 12", "write it behind the number, as in `650-555-0100 ext. 12`"),
        ("press: 2", "`phone: {number: 650-555-0100, press: 2}`"),
    ],
)
def test_what_belongs_into_the_number_says_where(written: str, hint: str) -> None:
    (found,) = hints(f"{SMALLEST}contacts:\n  d:\n    name: D\n    phone: 988\n    {written}\n")
    assert hint in found


@pytest.mark.parametrize(
    ("keys", "hint"),
    [
        ("phone: {number: 988, name: x}", "write it as `label`"),
        ("phone: {tel: 988}", "write it as `number`"),
        ("phone: [{label: x, number: 988, menu: 2}]", "write it as `press`"),
        ("phone: {number: 988, text: 741741}", "write it beside `phone:`, as a key of the contact"),
        ("text: {number: 741741}", "write it as `to`"),
        ("text: {to: 741741, body: HOME}", "write it as `say`"),
    ],
)
def test_keys_of_numbers_and_texts(keys: str, hint: str) -> None:
    assert hint in hints(f"{SMALLEST}contacts: {{d: {{name: D, {keys}}}}}\n")


def test_the_same_word_means_another_key_elsewhere() -> None:
    step = SMALLEST.replace("text: Tell a colleague", "description: Tell a colleague")
    assert "write it as `text`" in hints(step)
    contact = f"{SMALLEST}contacts:\n  d:\n    name: D\n    description: x\n"
    assert hints(contact) == ["write it as `role`"]


def test_a_key_that_is_there_already_is_not_offered() -> None:
    found = hints(f"{SMALLEST}contacts:\n  d:\n    name: D\n    phone: 988\n    tel: 911\n")
    assert all("`phone`" not in each for each in found)
