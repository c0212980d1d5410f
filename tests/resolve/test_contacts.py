"""The ways to reach a contact: what they lead to, and what is said of those that are none."""

from __future__ import annotations

import phonenumbers
import pytest

from generator.diagnostics.span import Span
from generator.model import Contact, ContactDetail, ContactPhone, Email, Texting
from generator.resolve.addresses import mail_address
from generator.resolve.names import Names
from generator.resolve.phones import texting
from generator.source.tree import Scalar
from tests.definitions import SMALLEST, load_text, only, places, with_steps


def contact(keys: str, region: str = "US") -> Contact:
    definition = f"{SMALLEST}region: {region}\ncontacts: {{d: {{name: D, {keys}}}}}\n"
    (found,) = only(load_text(definition)).contacts
    return found


def problems(keys: str, region: str = "US") -> list[tuple[str, tuple[str, ...]]]:
    definition = f"{SMALLEST}region: {region}\ncontacts: {{d: {{name: D, {keys}}}}}\n"
    return [(each.code, each.hints) for each in load_text(definition).diagnostics]


def test_a_number_may_have_a_label_and_keys_to_press() -> None:
    found = contact("phone: {label: After hours, number: 650-555-0131 ext. 12, press: 2}")
    (phone,) = found.phones
    assert (phone.written, phone.dial) == ("650-555-0131 ext. 12", "+16505550131;ext=12")
    assert (phone.label, phone.press) == ("After hours", "2")


def test_several_numbers_keep_their_order_and_their_own_dial() -> None:
    found = contact('phone: [{label: A, number: 13 93, dial: "1393"}, {label: B, number: "988"}]')
    assert [(each.label, each.dial) for each in found.phones] == [("A", "1393"), ("B", "988")]
    assert found.phone == found.phones[0]


def test_a_list_of_one_number_needs_no_label() -> None:
    assert contact("phone: [650-555-0131]").phones == contact("phone: 650-555-0131").phones


def test_each_of_several_numbers_says_when_it_is_right() -> None:
    found = problems("phone: [650-555-0130, {number: 650-555-0131}]")
    assert found == [
        ("missing-key", ("for example `{label: After hours, number: 650-555-0130}`",)),
        ("missing-key", ("for example `{label: After hours, number: 650-555-0131}`",)),
    ]


@pytest.mark.parametrize("press", ["2", "2, 3", "#", "*2", "0"])
def test_keys_to_press(press: str) -> None:
    found = contact(f'phone: {{number: 650-555-0131, press: "{press}"}}').phone
    assert found is not None and found.press == press


@pytest.mark.parametrize("press", ["press 2", "two", "12345", "2 3", "2,3,4,5,6", "+1"])
def test_what_no_telephone_has_is_no_key(press: str) -> None:
    codes = [code for code, _ in problems(f"phone: {{number: 988, press: '{press}'}}")]
    assert codes == ["bad-press"]


def test_dial_stands_beside_the_number_that_it_dials() -> None:
    beside = 'phone: {number: 13 93}, dial: "1393"'
    assert ("bad-dial", ("write it beside the `number` that it dials",)) in problems(beside)


def test_short_numbers_for_texts_are_right_everywhere() -> None:
    span = Span.point("protocol.yaml")
    for region in sorted(phonenumbers.SUPPORTED_SHORT_REGIONS):
        for number in ("988", "8787", "85258", "741741"):
            names = Names()
            assert texting(Scalar(number, span), None, region, names) == Texting(number, number)
            assert names.problems == []


@pytest.mark.parametrize(
    ("written", "number"),
    [("741-741", "741741"), ("650-555-0100", "+16505550100"), ("+44 7400 123456", "+447400123456")],
)
def test_where_to_text_is_written_as_people_do(written: str, number: str) -> None:
    found = contact(f"text: {{to: {written}, say: HOME}}").texting
    assert found == Texting(written, number, "HOME")
    assert found is not None and found.href == f"sms:{number}"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        (
            "HOME to 741741",
            "what the text says is a key of its own: `text: {to: 741741, say: HOME}`",
        ),
        ("text 'HELP' to 741-741", "`text: {to: 741-741, say: HELP}`"),
        ("650-555-0100 ext. 2", "`text: {to: 741741, say: HOME}`"),
        ("12", "write it as it is texted in US"),
        ("555-0100", "write it as it is texted in US"),
        ("12-34", "without anything between its digits: `1234`"),
        ("988 or 741741", "a key of its own"),
    ],
)
def test_what_is_no_number_for_texts_is_refused(written: str, hint: str) -> None:
    ((code, hints),) = problems(f'text: "{written}"')
    assert code == "bad-text-number" and any(hint in each for each in hints)


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("650-555-0130, press 2", "write `phone: {number: 650-555-0130, press: 2}`"),
        ("988 press 1", "write `phone: {number: 988, press: 1}`"),
        ("988 (press 1)", "write `phone: {number: 988, press: 1}`"),
        ("650-555-0130, option 3", "write `phone: {number: 650-555-0130, press: 3}`"),
        ("650-555-0130,,2", "write `phone: {number: 650-555-0130, press: 2}`"),
        ("911#", 'write `phone: {number: 911, press: "#"}`'),
        ("988 (call or text)", "write `phone: 988` and, as a key beside it, `text: 988`"),
        ("call or text 988", "write `text: 988` in place of `phone:`"),
        (
            "1-888-373-7888 (text 233733)",
            "write `phone: 1-888-373-7888` and, as a key beside it, `text: 233733`",
        ),
        ("text HOME to 741741", "write `text: {to: 741741, say: HOME}` in place of `phone:`"),
        (
            "650-555-0130 or 650-555-0131",
            "write them as a list: "
            "`phone: [{label: …, number: 650-555-0130}, {label: …, number: 650-555-0131}]`",
        ),
        (
            "650-555-0130 (day), 650-555-0131 (night)",
            "write them as a list: "
            "`phone: [{label: …, number: 650-555-0130}, {label: …, number: 650-555-0131}]`",
        ),
        (
            "911 988",
            "write them as a list: `phone: [{label: …, number: 911}, {label: …, number: 988}]`",
        ),
        ("741741", "where to send a text is `text: 741741`, in place of `phone:`"),
    ],
)
def test_each_slip_is_answered_with_what_to_write(written: str, hint: str) -> None:
    ((code, hints),) = problems(f'phone: "{written}"')
    assert code == "bad-phone" and hints[0] == hint


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("help@example.org", "help@example.org"),
        ("first.last+tag@mail.example.org", "first.last+tag@mail.example.org"),
        ("help@bücher.example", "help@xn--bcher-kva.example"),
    ],
)
def test_addresses_of_mail(written: str, address: str) -> None:
    assert contact(f"email: {written}").email == Email(written, address)


@pytest.mark.parametrize(
    "written",
    [
        "help", "help@", "@example.org", "help@example", "a@b@example.org", "a b@example.org",
        "mailto:help@example.org", "Help <help@example.org>", "help@example.org?bcc=x@example.org",
        "help@example.org&cc=x", "help@example.org,x@example.org", "help%0Abcc@example.org",
        "help@example.org\nBcc: x@example.org", "help@example.org\r\nBcc: x", "hélp@example.org",
        ".help@example.org", "help.@example.org", "a..b@example.org", "help@example..org",
        "help@-example.org", "help@example.org.", "help@[127.0.0.1]", f"{'a' * 250}@example.org",
        '"help"@example.org', "help'@example.org", "help@example.org#x", "help@example.org/x",
    ],
)  # fmt: skip
def test_nothing_but_one_address_travels_in_a_link(written: str) -> None:
    assert mail_address(written) is None


def test_a_wrong_address_is_said_where_it_stands() -> None:
    assert places(f"{SMALLEST}contacts: {{d: {{name: D, email: nobody}}}}\n") == ["bad-email 10:32"]
    assert places(f"{SMALLEST}contacts: {{d: {{name: D, link: x.org}}}}\n") == ["bad-link 10:31"]
    (found,) = problems("link: www.example.org")
    assert found == ("bad-link", ("for example `https://www.example.org`",))


@pytest.mark.parametrize(
    ("url", "printed"),
    [
        ("https://www.example.org/", "www.example.org"),
        ("https://www.example.org/help/", "www.example.org/help/"),
        ("https://example.org/?q=a", "example.org/?q=a"),
        ("http://example.org", "http://example.org"),
    ],
)
def test_an_address_is_printed_as_people_write_it(url: str, printed: str) -> None:
    link = contact(f'link: "{url}"').link
    assert link is not None and (link.url, link.printed) == (url, printed)


def test_sentences_say_each_way() -> None:
    keys = "phone: 988, text: {to: 741741, say: HOME}, email: a@b.org, hours: By day"
    keys += ", link: 'https://b.org/'"
    step = '{id: a, text: "{d}: {d.phone} {d.text} {d.email} {d.link} {d.hours}"}'
    protocol = only(load_text(with_steps(step, top=f"contacts: {{d: {{name: D, {keys}}}}}\n")))
    text = protocol.pathways[0].steps[0].text
    assert text.text == "D: 988 741741 a@b.org b.org By day"
    led = [part.href for part in text.parts if isinstance(part, ContactPhone | ContactDetail)]
    assert led == ["tel:988", "sms:741741", "mailto:a@b.org", "https://b.org/", None]


def test_what_is_refused_at_its_place_is_not_reported_again_in_sentences() -> None:
    step = '{id: a, text: "{d.phone} {d.text} {d.email}"}'
    top = "contacts: {d: {name: D, phone: 1, text: 1, email: 1}}\n"
    found = [each.split()[0] for each in places(with_steps(step, top=top))]
    assert sorted(found) == ["bad-email", "bad-phone", "bad-text-number"]


def test_languages_are_a_text_or_a_list() -> None:
    assert contact("languages: English and Spanish").languages == ("English and Spanish",)
    assert contact("languages: [English, Spanish]").languages == ("English", "Spanish")
