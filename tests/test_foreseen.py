"""`protocol check` says what `protocol build` would: nothing is found only when all is set."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.outputs.foreseen import foreseen
from generator.outputs.protocol import outputs_of
from tests.definitions import HEAD, ONE_STEP, load_text, protocols, with_steps
from tests.product import answered

ANSWERS = ", ".join(f"{{label: {'word ' * 19}{n}, to: end}}" for n in range(12))
BRANCHES = ", ".join(f"{{id: b{n}, text: {'words and more ' * 12}{n}}}" for n in range(30))
TOO_LARGE = {
    "answers": with_steps(
        f"{{id: a, decision: Which, answers: [{ANSWERS}]}}", "{id: end, text: E, ends: yes}"
    ),
    "branches": with_steps(f"{{id: a, parallel: All, steps: [{BRANCHES}]}}"),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_a_sheet_that_will_be_left_out_is_said_as_the_build_says_it(name: str) -> None:
    (protocol,) = load_text(TOO_LARGE[name]).protocols
    found = tuple(foreseen(protocol, None))
    assert {each.code for each in found} == {"sheet-left-out"}
    assert set(found) == set(outputs_of(protocol, b"", None).diagnostics)


def test_protocols_that_fit_have_nothing_to_say() -> None:
    assert [each for made in protocols().values() for each in foreseen(made, None)] == []


def test_a_logo_that_cannot_be_drawn_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    definition = HEAD.replace("Example Office", "Example Office, logo: logo.svg") + ONE_STEP
    (protocol,) = load_text(definition, files={"logo.svg": logo}).protocols
    assert list(foreseen(protocol, None)) == []
    monkeypatch.setattr("generator.paint.pptx.logo.logo_pixels", lambda logo: None)
    (found,) = foreseen(protocol, None)
    assert (found.code, found.message) == ("bad-logo", "cannot be drawn")


def test_check_says_all_of_it(tmp_path: Path) -> None:
    source = tmp_path / "protocol_source" / "example"
    source.mkdir(parents=True)
    (source / "protocol.yaml").write_text(TOO_LARGE["branches"])
    done = answered("check", str(source))
    assert done.returncode == 0
    assert "warning[sheet-left-out]" in done.stdout and "warnings" in done.stdout
    (tmp_path / "mkdocs.yml").write_text("site_url: nowhere\n")
    done = answered("check", str(source))
    assert done.returncode == 1
    assert "error[bad-site-url]" in done.stdout
