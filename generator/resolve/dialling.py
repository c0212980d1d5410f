"""What is dialled for some digits, as the library of telephone numbers knows its countries.

Digits are ASCII, with + in front if they begin with a country's code. Only this module asks.
"""

from __future__ import annotations

from phonenumbers import (
    SUPPORTED_REGIONS,
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    ValidationResult,
    country_code_for_region,
    format_number,
    is_carrier_specific_for_region,
    is_emergency_number,
    is_possible_number_with_reason,
    is_sms_service_for_region,
    is_valid_number,
    is_valid_short_number_for_region,
    parse,
)

LONGEST_SHORT = 8
"""Digits of the longest short number. Longer ones are dialled with their country's code."""


_SHORTEST = 3
"""Digits of the short numbers that everybody in a country can call, such as 211."""


def is_region(name: str) -> bool:
    """Tell whether two capitals are those of a country with telephones."""
    return name in SUPPORTED_REGIONS


def known(digits: str, region: str) -> str | None:
    """Return what is dialled: a short number as it stands, else + and all digits, as in E.164.

    None: no telephone that the library knows has this number.
    """
    if is_known_short(digits, region):
        return digits
    number = _parsed(digits, region)
    return international(digits, region) if number and is_valid_number(number) else None


def is_whole(digits: str, region: str) -> bool:
    """Tell whether digits can be a number already, whatever follows them."""
    return is_known_short(digits, region) or is_full(digits, region)


def is_known_short(digits: str, region: str) -> bool:
    """Tell whether a short number can be called in a region."""
    if not digits.isdigit() or len(digits) > LONGEST_SHORT:
        return False
    number = _as_it_stands(digits, region)
    return is_valid_short_number_for_region(number, region) and not is_for_texts(digits, region)


def is_perhaps_inside(digits: str, region: str) -> bool:
    """Tell whether not everybody can call a short number: as in the US all of four digits, most of
    which, where they are written, are inside numbers."""
    is_short = digits.isdigit() and _SHORTEST < len(digits) <= LONGEST_SHORT
    return is_short and is_carrier_specific_for_region(_as_it_stands(digits, region), region)


def is_for_texts(digits: str, region: str) -> bool:
    """Tell whether a short number takes texts, and is not known to take calls."""
    return is_sms_service_for_region(_as_it_stands(digits, region), region)


def is_emergency(digits: str, region: str) -> bool:
    """Tell whether digits are an emergency number of a region, and nothing more."""
    return is_emergency_number(digits, region)


def international(digits: str, region: str) -> str | None:
    """Return + and all digits, known or not. None: they are no number at all."""
    number = _parsed(digits, region)
    return format_number(number, PhoneNumberFormat.E164) if number else None


def is_full(digits: str, region: str) -> bool:
    """Tell whether digits are as many as full numbers of their country have."""
    number = _parsed(digits, region)
    possible = ValidationResult.IS_POSSIBLE
    return number is not None and is_possible_number_with_reason(number) == possible


def _parsed(digits: str, region: str) -> PhoneNumber | None:
    try:
        return parse(digits, region)
    except NumberParseException:
        return None


def _as_it_stands(digits: str, region: str) -> PhoneNumber:
    """Return a number all of whose zeros count. Parsing could take the first as the trunk's."""
    zeros = len(digits[:-1]) - len(digits[:-1].lstrip("0"))
    return PhoneNumber(
        country_code=country_code_for_region(region),
        national_number=int(digits),
        italian_leading_zero=zeros > 0 or None,
        number_of_leading_zeros=zeros if zeros > 1 else None,
    )
