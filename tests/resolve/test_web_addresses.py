"""Web addresses have one form, in ASCII; what is ASCII already stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.resolve.addresses import web_address
from tests.definitions import SMALLEST, load_text, only


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("https://example.org/漢字", "https://example.org/%E6%BC%A2%E5%AD%97"),
        ("https://exämple.org/ü", "https://xn--exmple-cua.org/%C3%BC"),
        ("https://例え.テスト:8080/パ?q=é#ñ", "https://xn--r8jz45g.xn--zckzah:8080/%E3%83%91?q=%C3%A9#%C3%B1"),
        ("https://مثال.إختبار/", "https://xn--mgbh0fb.xn--kgbechtv/"),
        ("https://FASS.de/Straße%20a", "https://FASS.de/Stra%C3%9Fe%20a"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://example.org/a|b", "https://example.org/a%7Cb"),
    ],
)  # fmt: skip
def test_other_letters_are_encoded(written: str, published: str) -> None:
    assert web_address(written) == published
    assert web_address(published) == published


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org", "https://example.org/#", "https://example.org/?", "HTTP://EXAMPLE.org",
        "https://[::1]:80/a", "https://example.org./wiki/A_(b)?c=[d]&e=f;g#h/i", "http://a_b.example",
        "https://example.org/%e6%bc%a2",
    ],
)  # fmt: skip
def test_what_is_ascii_stays_as_it_is(address: str) -> None:
    assert web_address(address) == address


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=20), st.text(max_size=20))
def test_no_address_holds_anything_but_signs_of_addresses(host: str, path: str) -> None:
    found = web_address(f"https://{host}/{path}")
    if found is not None:
        assert found.isascii() and found.isprintable() and not set(found) & set(" <>\"'`\\{}|^")
        assert web_address(found) == found


def test_a_citation_is_published_with_the_address_encoded() -> None:
    top = 'citations: {c: {text: The list, link: "https://example.org/漢字"}}\n'
    text = SMALLEST.replace("Tell a colleague", '"See {c}"')
    (citation,) = only(load_text(text + top)).citations
    assert citation.link is not None
    assert citation.link.url == "https://example.org/%E6%BC%A2%E5%AD%97"
