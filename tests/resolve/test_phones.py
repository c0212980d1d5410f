"""What is dialled is what is written, digit for digit, and what is no number is never dialled."""

from __future__ import annotations

from collections.abc import Iterator

import phonenumbers
import pytest
from phonenumbers.phonemetadata import PhoneMetadata

from generator.diagnostics.span import Span
from generator.model import Phone
from generator.resolve.names import Names
from generator.resolve.phones import phone
from generator.source.tree import Scalar
from tests.definitions import SMALLEST, load_text, places

KINDS = (
    "toll_free", "premium_rate", "emergency", "short_code", "standard_rate", "carrier_specific",
    "sms_services",
)  # fmt: skip


def scalar(text: str) -> Scalar:
    return Scalar(text, Span.point("protocol.yaml"))


def read(
    written: str, region: str = "US", dial: str | None = None
) -> tuple[Phone | None, list[tuple[str, tuple[str, ...]]]]:
    """Return what a number is read as, and the codes and hints of the problems with it."""
    names = Names()
    found = phone(scalar(written), None if dial is None else scalar(dial), region, names)
    return found, [(problem.code, problem.hints) for problem in names.problems]


def dialled(written: str, region: str = "US", dial: str | None = None) -> str:
    found, problems = read(written, region, dial)
    assert found is not None, (written, region, problems)
    assert (found.written, problems) == (written, [])
    return found.dial


def short_numbers() -> Iterator[tuple[str, str]]:
    """Yield the region and the digits of every short number that the library gives."""
    for region in sorted(phonenumbers.SUPPORTED_SHORT_REGIONS):
        metadata = PhoneMetadata.short_metadata_for_region(region)
        examples = (getattr(metadata, kind) for kind in KINDS)
        yield from sorted({(region, e.example_number) for e in examples if e and e.example_number})


def test_every_short_number_is_dialled_as_it_is_written() -> None:
    known, said = [], []
    for region, digits in short_numbers():
        found, problems = read(digits, region)
        if found is not None:
            known.append((region, digits))
            assert found.dial == digits, region
            assert found.written == digits
        elif 3 <= len(digits) <= 6:
            said.append((region, digits))
            assert any(f'`dial: "{digits}"`' in hint for hint in problems[0][1]), (region, digits)
            assert dialled(digits, region, digits) == digits
    assert len(known) > 350 and len(said) > 100


@pytest.mark.parametrize(
    ("region", "digits"),
    [("ES", "016"), ("ES", "091"), ("AU", "000"), ("GY", "0171"), ("FR", "15")],
)
def test_zeros_in_front_are_dialled(region: str, digits: str) -> None:
    assert dialled(digits, region) == digits


def test_emergency_numbers_of_every_region_are_known() -> None:
    for region in sorted(phonenumbers.SUPPORTED_SHORT_REGIONS):
        emergency = PhoneMetadata.short_metadata_for_region(region).emergency
        if emergency is not None:
            assert dialled(emergency.example_number, region) == emergency.example_number


@pytest.mark.parametrize(
    "style",
    [
        phonenumbers.PhoneNumberFormat.NATIONAL,
        phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    ],
)
def test_numbers_of_every_kind_and_region_keep_their_digits(style: int) -> None:
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in phonenumbers.PhoneNumberType.values():
            number = phonenumbers.example_number_for_type(region, kind)
            if number is None:
                continue
            written = phonenumbers.format_number(number, style)
            code, own = number.country_code, phonenumbers.national_significant_number(number)
            assert dialled(written, region) == f"+{code}{own}", (region, written)
            if kind == phonenumbers.PhoneNumberType.FIXED_LINE:
                assert dialled(f"{written} ext. 012", region) == f"+{code}{own};ext=012"


@pytest.mark.parametrize(
    ("written", "region", "dial"),
    [
        ("650-555-0100 x12", "US", "+16505550100;ext=12"),
        ("650-555-0100x12", "US", "+16505550100;ext=12"),
        ("650-555-0100, extension 0012", "US", "+16505550100;ext=0012"),
        ("(650) 555 0100 (Ext 12)", "US", "+16505550100;ext=12"),
        ("02 12345678 interno 5", "IT", "+390212345678;ext=5"),
        ("514-555-0100 poste 7", "CA", "+15145550100;ext=7"),
        ("030/901820 Durchwahl 21", "DE", "+4930901820;ext=21"),
        ("+44 (0)20 7946 0000", "US", "+442079460000"),
        ("(+44) 20 7946 0000", "US", "+442079460000"),
        ("01.99.00.12.34", "FR", "+33199001234"),
        ("06 12345678", "IT", "+390612345678"),
        ("9-1-1", "US", "911"),
        ("116 117", "DE", "116117"),
        ("13 11 14", "AU", "+61131114"),
        ("٩١١", "JO", "911"),
        ("1-800-4-A-CHILD", "US", "+18004224453"),
        ("1-800-799-SAFE (7233)", "US", "+18007997233"),
        ("0800 WHATSUP", "NZ", "+648009428787"),
    ],
)
def test_ways_to_write_a_number(written: str, region: str, dial: str) -> None:
    assert dialled(written, region) == dial


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("1-888-373-7888 (text 233733)", "US"),
        ("650-555-0100 text 741741", "US"),
        ("650-555-0100 TEXT 741741", "US"),
        ("650-555-0100 or 650-555-0101", "US"),
        ("650-555-0100 OR 0101", "US"),
        ("650-555-0100/0101", "US"),
        ("650-555-0100, press 2", "US"),
        ("650-555-0100 (2)", "US"),
        ("650-555-0100,,2", "US"),
        ("650-555-0100;2", "US"),
        ("650-555-0100 #2", "US"),
        ("650-555-0100 ~2", "US"),
        ("650-555-0100 call", "US"),
        ("650-555-0100 CALL", "US"),
        ("TEXT HOME to 741741", "US"),
        ("Call 650-555-0100", "US"),
        ("988 (press 1)", "US"),
        ("988 PRESS 1", "US"),
        ("911 or 988", "US"),
        ("911/988", "US"),
        ("911 988", "US"),
        ("15 17 18", "FR"),
        ("110 ODER 112", "DE"),
        ("030 901820 oder 112", "DE"),
        ("030 901820/21", "DE"),
        ("030 901820 (112)", "DE"),
        ("911 ext. 5", "US"),
        ("x4411", "US"),
        ("ext. 4411", "US"),
        ("9-911", "US"),
        ("9 911", "US"),
        ("9911", "US"),
        ("0-112", "GB"),
        ("*67 650-555-0100", "US"),
    ],
)
def test_what_is_no_number_alone_is_refused_whatever_is_said_beside_it(
    written: str, region: str
) -> None:
    digits = "".join(each for each in written if each.isdigit())
    for dial in (
        None,
        digits,
        digits[:11],
        digits[:10],
        digits[:3],
        digits[1:],
        f"+1{digits[:10]}",
    ):
        found, problems = read(written, region, dial)
        assert found is None and problems[0][1], dial


@pytest.mark.parametrize(
    ("written", "region", "dial", "expected"),
    [
        ("741741", "US", "741741", "741741"),
        ("741-741", "US", "741741", "741741"),
        ("106", "IL", "106", "106"),
        ("1393", "KR", "1393", "1393"),
        ("1925", "TW", "1925", "1925"),
        ("111", "VN", "111", "111"),
        ("1737", "NZ", "1737", "1737"),
        ("017", "ES", "017", "017"),
        ("1800 RESPECT", "AU", "1800737732", "+611800737732"),
        ("1-800-THE-LOST", "US", "+18008435678", "+18008435678"),
        ("650-555-0100", "US", "6505550100", "+16505550100"),
        ("650-155-0100 x3", "US", "+16501550100", "+16501550100;ext=3"),
    ],
)
def test_an_office_may_say_that_a_number_is_right(
    written: str, region: str, dial: str, expected: str
) -> None:
    assert dialled(written, region, dial) == expected


@pytest.mark.parametrize(
    ("written", "region", "dial"),
    [
        ("1393", "KR", "1339"),
        ("1393", "KR", "01393"),
        ("016", "ES", "16"),
        ("650-555-0100", "US", "+16505550101"),
        ("650-555-0100", "US", "911"),
        ("650-555-010", "US", "650555010"),
        ("650-555-010", "US", "+1650555010"),
        ("1800 RESPECT", "AU", "1800"),
        ("1800 RESPECT", "AU", "18007377"),
        ("+1 741741", "US", "741741"),
        ("12", "US", "12"),
        ("+999 1234567", "US", "+9991234567"),
    ],
)
def test_what_is_said_is_held_to_what_is_written(written: str, region: str, dial: str) -> None:
    found, problems = read(written, region, dial)
    assert found is None and [code for code, _ in problems] == ["bad-dial"]


def test_the_key_is_digits_and_stands_beside_a_number() -> None:
    def problems(keys: str) -> list[str]:
        return places(f"{SMALLEST}contacts: {{d: {{name: D, {keys}}}}}\n")

    assert problems('phone: "741741", dial: "741741"') == []
    assert problems('phone: "741741", dial: "741-741"') == ["bad-dial 10:48"]
    assert problems('phone: "741741", dial: 741741x') == ["bad-dial 10:48"]
    assert problems('dial: "741741"') == ["bad-dial 10:31"]
    (problem,) = load_text(
        f"{SMALLEST}contacts: {{d: {{name: D, phone: 1-800-THE-LOST, dial: 1-800-843-5678}}}}\n"
    ).diagnostics
    assert problem.hints == ("for example `18008435678`",)


def test_a_number_that_takes_texts_says_so() -> None:
    (problem,) = load_text(f'{SMALLEST}contacts: {{d: {{name: D, phone: "741741"}}}}\n').diagnostics
    assert "takes texts" in problem.message
    assert problem.hints[-1] == 'if it is right, say so beside it: `dial: "741741"`'
