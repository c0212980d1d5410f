"""Texts that look the same are the same text."""

from __future__ import annotations

import unicodedata

import pytest

from generator.source.words import normal, words_of


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Situacio\u0301n", "Situación"),
        ("A\u030a \u212b \u212a \u2126", "Å Å K Ω"),
        ("\u1112\u1161\u11ab", "한"),
        ("tra\ufb03ck \ufb01t \ufb02ow o\ufb00er wa\ufb04e fa\ufb05 \ufb06ep",
         "traffick fit flow offer waffle fast step"),
        ("  two  words\t", "two words"),
        ("no\u00a0break\u202fand\u2007figure\u3000wide\u2009thin", "no break and figure wide thin"),
        ("one \n\n  \u00a0\n two", "one\ntwo"),
        ("\n", ""),
        ("\u2714\ufe0f yes \u2600\ufe0e", "\u2714 yes \u2600"),
        ("Auf\u200clage \u200dx\u200d", "Auflage x"),
        ("e\u200d\u0301", "é"),
        ("\u0646\u200c\u0627", "\u0646\u200c\u0627"),
        ("re\u2011entry ½ № ™ … “x” \uff21", "re\u2011entry ½ № ™ … “x” \uff21"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_text_has_one_form(written: str, expected: str) -> None:
    assert normal(written) == expected
    assert normal(expected) == expected
    assert normal(unicodedata.normalize("NFD", written)) == expected


def test_hyphens_are_compared_as_one_and_published_as_written() -> None:
    assert words_of("re\u2011entry\nplan, re\u2010entry") == ["re-entry", "plan,", "re-entry"]
    assert words_of("10–12 or 3 \u2212 4") == ["10–12", "or", "3", "\u2212", "4"]
