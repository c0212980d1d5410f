"""Whom the preview answers."""

from __future__ import annotations

import pytest

from generator.site.preview import is_ours


@pytest.mark.parametrize(
    ("host", "bound"),
    [
        ("", "127.0.0.1"),
        ("LOCALHOST:8000", "127.0.0.1"),
        ("[::1]", "::1"),
        ("127.0.0.1:1", "localhost"),
        ("192.168.1.7:8000", "192.168.1.7"),
        ("[fe80::1]:80", "fe80::1"),
        ("192.168.1.7", "0.0.0.0"),
        ("[2001:db8::7]:80", "::"),
    ],
)
def test_names_of_this_computer_are_answered(host: str, bound: str) -> None:
    assert is_ours(host, bound)


@pytest.mark.parametrize(
    ("host", "bound"),
    [
        ("evil.example", "127.0.0.1"),
        ("evil.example", "0.0.0.0"),
        ("localhost.evil.example:8000", "127.0.0.1"),
        ("localhost:80@evil.example", "127.0.0.1"),
        ("192.168.1.7", "127.0.0.1"),
        ("127.0.0.1,evil.example", "127.0.0.1"),
        ("[::1", "::1"),
        ("[evil]", "::"),
    ],
)
def test_other_names_are_not(host: str, bound: str) -> None:
    assert not is_ours(host, bound)
