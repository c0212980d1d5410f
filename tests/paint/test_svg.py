"""Charts as SVG: what is drawn is what the chart says, safely, and a browser agrees."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from playwright.sync_api import Browser

from generator.layout.fit import fit
from generator.model import Contact, ContactPhone, Phone, Sentence, Words
from generator.paint.svg import paint_svg
from generator.typeface.faces import font_path
from generator.views.chart import Chart, ChartBox, Paragraph
from generator.words.catalogue import site_words
from tests.charts import NOWHERE, WIDTHS, all_charts, arrow, box, chart, drawing
from tests.definitions import ROOT

SVG = "{http://www.w3.org/2000/svg}"
ASSETS = ROOT / "generator" / "assets"
SHEET = "".join((ASSETS / name).read_text("utf-8") for name in ("palette.css", "chart.css"))
NAMES = tuple(all_charts())
HOSTILE = (
    '"><script>alert(1)</script>',
    "</text></svg><b>bold</b>",
    "&amp; &lt;b&gt; ]]> <!-- -->",
    "{{ drawing }} {% raw %}",
    "a\u2028b\x0bc",
)


def painted(name: str, width: int = 712, prefix: str = "p") -> ET.Element:
    return ET.fromstring(paint_svg(drawing(name, width), prefix))


def with_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in root.iter() if name in each.get("class", "").split()]


def squeezed(element: ET.Element) -> str:
    return "".join("".join(element.itertext()).split())


@pytest.mark.parametrize("name", NAMES)
def test_boxes_and_arrows_are_those_of_the_chart(name: str) -> None:
    root = painted(name)
    steps, ends = Counter[str](), Counter[tuple[str, str]]()
    for lane in all_charts()[name].lanes:
        shown = (*lane.boxes, *lane.side_boxes)
        steps.update(each.id for outer in shown for each in (outer, *outer.branches))
        ends.update((each.source, each.target) for each in lane.arrows)
    assert Counter(each.get("data-step") for each in with_class(root, "box")) == steps
    found = Counter((a.get("data-from"), a.get("data-to")) for a in with_class(root, "arrow"))
    assert found == ends


@pytest.mark.parametrize("name", NAMES)
def test_every_word_is_real_text(name: str) -> None:
    root = painted(name)
    for lane in all_charts()[name].lanes:
        for each in lane.boxes:
            (placed,) = [
                shown
                for group in with_class(root, "lane")
                if group.get("data-lane") == lane.id
                for shown in with_class(group, "box")
                if shown.get("data-step") == each.id
            ]
            for paragraph in each.paragraphs:
                assert "".join(paragraph.text.text.split()) in squeezed(placed)


def test_an_inline_drawing_has_no_style_and_no_script_and_no_blank_line() -> None:
    for name in NAMES:
        text = paint_svg(drawing(name, 320), "p")
        root = ET.fromstring(text)
        assert not any(each.tag in (f"{SVG}style", f"{SVG}script") for each in root.iter())
        assert not any(key.startswith(("style", "on")) for e in root.iter() for key in e.attrib)
        assert all(line.strip() for line in text.removesuffix("\n").split("\n"))


def test_identifiers_begin_with_the_prefix() -> None:
    ids = {each.get("id") for each in painted("csec.overview", prefix="n-x").iter()} - {None}
    assert ids == {"n-x-title", "n-x-desc"}


def test_arrows_say_where_they_lead() -> None:
    boxes = (box("a", kind="decision", label="STEP 1"), box("b", label="STEP 2"))
    text = paint_svg(fit(chart(boxes, (arrow("a>b", "Yes"), arrow("b>a", "Again"))), 320)[0], "p")
    labels = [each.get("aria-label") for each in with_class(ET.fromstring(text), "arrow")]
    assert labels == ["Yes: from STEP 1 to STEP 2", "Again: back from STEP 2 to STEP 1"]


def test_a_number_is_a_link_of_its_own_beside_that_of_its_box() -> None:
    root = painted("csec.confirmed-victim")
    (call,) = with_class(root, "box__call")
    assert call.get("href") == "tel:+16506927273"
    assert squeezed(call) == "650-692-7273"
    for link in with_class(root, "box__link"):
        assert call not in list(link.iter())
        assert squeezed(link)  # a link has a name


def test_a_box_without_a_place_to_go_is_no_link() -> None:
    root = painted("csec.screening")
    (rule,) = with_class(root, "box--rule")
    assert not with_class(rule, "box__link")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(text: str) -> None:
    hostile = Chart(
        "x", text, text, site_words("en"), "en", chart((box("a", text), box("b", text))).lanes
    )
    root = ET.fromstring(paint_svg(fit(hostile, 320)[0], "p"))
    assert not root.findall(f".//{SVG}script") and not root.findall(f".//{SVG}b")
    shown = "".join(text.replace("\x0b", "\ufffd").split())
    for each in with_class(root, "box__text"):
        assert squeezed(each) == shown


def test_what_xml_cannot_hold_is_replaced() -> None:
    number = Phone("1\x002", "12")
    contact = Contact("c", "C", number, None, None, NOWHERE)
    words = Sentence((Words("a\ufffe"), ContactPhone(contact, number)), "official", NOWHERE)
    boxes = (ChartBox("a", "action", None, (Paragraph(None, words),), (), None),)
    root = ET.fromstring(paint_svg(fit(chart(boxes), 320)[0], "p"))
    assert squeezed(root).endswith("a\ufffd1\ufffd2")


def test_links_of_a_file_lead_to_the_site_around_it() -> None:
    root = ET.fromstring(paint_svg(drawing("csec.at-risk", 712), "p", is_file=True))
    assert all(each.get("href", "").startswith("../") for each in root.iter(f"{SVG}a"))


def page_of(svgs: str) -> str:
    faces = "".join(
        f"@font-face {{ font-family: 'IBM Plex Sans'; font-weight: {weight};"
        f" src: url({font_path(name).as_uri()}) }}"
        for name, weight in (("regular", 400), ("bold", 700))
    )
    return (
        f'<!doctype html><meta charset="utf-8"><style>'
        f"{faces}{SHEET} body {{ margin: 0 }}</style>{svgs}"
    )


OUTSIDE = """async () => {
  await Promise.all([...document.fonts].map(face => face.load()));
  const found = [];
  const out = (text, shape) => {
    const a = text.getBBox(), b = shape.getBBox();
    // Of a tab's words, which have no room for what reaches below a line, only the sides count.
    const high = text.matches(".box__step") ? 20 : 0.5;
    return a.x < b.x - 0.5 || a.x + a.width > b.x + b.width + 0.5
      || a.y < b.y - high || a.y + a.height > b.y + b.height + high;
  };
  for (const box of document.querySelectorAll(".box")) {
    const shape = box.querySelector(".box__shape");
    for (const text of box.querySelectorAll("text")) {
      const around = text.matches(".box__step")
        ? text.closest(".box").querySelector(".box__tab") : shape;
      if (out(text, around)) found.push(text.textContent);
    }
  }
  for (const label of document.querySelectorAll(".arrow__label")) {
    if (out(label, label.parentNode.querySelector(".arrow__plate"))) found.push(label.textContent);
  }
  for (const title of document.querySelectorAll(".lane__title")) {
    if (out(title, title.closest(".lane").querySelector(".lane__band"))) found.push("title");
  }
  return {found, texts: document.querySelectorAll("text").length,
    wide: document.documentElement.scrollWidth - innerWidth};
}"""


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_a_browser_finds_every_text_inside_its_box(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, width: int
) -> None:
    # The font lacks East Asian letters; how wide another font draws them is not ours to know.
    names = [name for name in NAMES if name != "classify.label-it" and "classify.ov" not in name]
    svgs = "".join(paint_svg(drawing(name, width), re.sub(r"\W", "-", name)) for name in names)
    file = tmp_path_factory.mktemp("svg") / "all.html"
    file.write_text(page_of(svgs), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    result = page.evaluate(OUTSIDE)
    page.close()
    assert result["found"] == []
    assert result["texts"] > 100
    assert result["wide"] <= 0
