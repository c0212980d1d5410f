"""Widths are those of the shipped font, whatever the machine has."""

from __future__ import annotations

import base64
import json

import pytest
from playwright.sync_api import Browser

from generator.layout.measure import FALLBACK_WIDTH, text_width
from generator.typeface.faces import Weight, font_path, lacking
from tests.charts import all_charts


def test_a_width_is_the_sum_of_the_advances() -> None:
    assert text_width("am", 1000) == 534 + 873
    assert text_width("a", 1000, "bold") == 569
    assert text_width("", 20) == 0


def test_a_width_grows_with_the_size() -> None:
    assert text_width("Evaluate", 34) == pytest.approx(2 * text_width("Evaluate", 17))


@pytest.mark.parametrize("character", ["名", "\U0001f600", "\ue000"])
def test_what_the_font_lacks_is_a_full_em_wide_and_reported(character: str) -> None:
    assert text_width(character, 10) == 10 * FALLBACK_WIDTH
    assert lacking(f"a{character}b") == character


def test_marks_on_letters_and_invisible_characters_take_no_room() -> None:
    assert text_width("e\u0301\u200b", 10) == text_width("e", 10)
    assert lacking("e\u0301\u200b") == ""


def test_the_real_protocol_needs_no_other_font() -> None:
    words = "".join(text for name, text in texts() if name.startswith("csec."))
    assert lacking(words) == ""


def texts() -> list[tuple[str, str]]:
    return [
        (name, paragraph.text.text)
        for name, chart in all_charts().items()
        for lane in chart.lanes
        for box in lane.boxes
        for paragraph in box.paragraphs
    ]


@pytest.mark.browser
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_a_browser_measures_the_same(browser: Browser, weight: Weight) -> None:
    real = sorted({text for name, text in texts() if name.startswith("csec.")})
    font = base64.b64encode(font_path(weight).read_bytes()).decode()
    page = browser.new_page()
    page.set_content(
        f"""<style>@font-face {{ font-family: F; src: url(data:font/ttf;base64,{font}) }}
        text {{ font: 17px F; font-kerning: none; font-variant-ligatures: none }}</style>
        <svg><text>x</text></svg>"""
    )
    measured = page.evaluate(
        """async texts => {
          await document.fonts.load("17px F");
          const text = document.querySelector("text");
          return texts.map(t => { text.textContent = t; return text.getComputedTextLength(); });
        }""",
        real,
    )
    page.close()
    for text, width in zip(real, measured, strict=True):
        assert text_width(text, 17, weight) == pytest.approx(width, rel=0.005), json.dumps(text)
