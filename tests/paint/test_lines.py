"""Lines and lists in every output: each line by itself, with its mark before it."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from pptx import Presentation

from generator.outputs.protocol import outputs_of
from tests.definitions import load_text, only
from tests.paint.test_pptx import leaves

CASES = Path(__file__).parents[1] / "cases"

TELL = ("Tell the dispatcher:", "• name of the", "• The county office", "• time of the")
ASK = ("Is one of these so?", "a) It hurts", "b) It burns")
LEFT = ("Look for:", "▪ keys", "☐ papers")
LIST = ("1) Name of student", "2) Date of birth", "What is known.", "• nothing")
STEPS = (*TELL, *ASK, *LEFT, *LIST)
NOTE = ("Remember:", "• what you saw", "• what you heard")
OUTCOME = ("Do this today:", "1) Call The", "2) Write", "10) Come")
GROUP = ("Any of these:", "• today", "• yesterday", "Was there:", "• blood", "• pain")
FRONT = ("Before you print:", "• read it", "• sign it")
PRINT = ("On every print:", "• look at the date", "• ask the office")

SHOWN = {
    "worry.md": (*STEPS, *NOTE, *OUTCOME),
    "screening.md": (*GROUP, *OUTCOME),
    "index.md": FRONT,
    "present.html": (*STEPS, *NOTE, *OUTCOME, "First line.", "Second line."),
    "screen.html": (*STEPS, *OUTCOME, *GROUP),
    "charts/worry.svg": STEPS,
    "charts/worry.gv": STEPS,
    "charts/overview.gv": STEPS,
    "print/worry-letter.pdf": (*STEPS, *PRINT),
    "print/poster-letter.pdf": (*STEPS, *PRINT, *OUTCOME, *GROUP),
    "print/handout-letter.pdf": (*STEPS, *NOTE, *OUTCOME, *GROUP, *FRONT, *PRINT),
    "print/card-letter.pdf": (*STEPS, *NOTE, *OUTCOME, *FRONT, *PRINT),
    "print/screening-sheet-letter.pdf": (*GROUP, *OUTCOME, *PRINT),
    "slides.pdf": (*STEPS, *OUTCOME, *GROUP, *FRONT, *PRINT),
    "slides.pptx": (*STEPS, *NOTE, *OUTCOME, *GROUP, *FRONT, *PRINT, "First line.", "Second line."),
    "slides-steps.pdf": (*STEPS, *OUTCOME, *GROUP, *FRONT, *PRINT),
    "slides-steps.pptx": (*TELL, *ASK, *LEFT, *NOTE, *GROUP, *FRONT, *PRINT),
}
"""What each file says, by the beginnings of its lines. Marks are part of them."""

BEFORE = r"(?:(?:Step \d[a-z]?|\d\.|a\.|•|Note from this site:|Step 1:)[ \t]+)*"
"""What may stand before the first line of a text: a label, a number, a heading in the line."""


def of_page(content: bytes) -> str:
    """Return the lines of a page; points of lists without marks of their own get a bullet."""
    text = content.decode().split("---", 2)[-1]
    text = re.sub(r"<svg.*?</svg>", "", text, flags=re.DOTALL)
    text = re.sub(r'(<ul class="points[^>]*>.*?</ul>)', _bulleted, text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"<(br|/?(p|li|ul|ol|h\d|d[dt]|div|legend|section))\b[^>]*>", "\n", text)
    return re.sub(r"<[^>]*>", "", text)


def _bulleted(found: re.Match[str]) -> str:
    return found[0].replace("<li>", "<li>• ")


def of_svg(content: bytes) -> str:
    """Return the lines of a drawing: words at one height in a box are one line."""
    lines: dict[tuple[int, str], str] = {}
    for number, box in enumerate(content.decode().split('<g class="box')):
        for y, words in re.findall(r'<tspan x="[^"]*" y="([^"]*)"[^>]*>([^<]*)<', box):
            lines[number, y] = f"{lines.get((number, y), '')} {words}"
    return "\n".join(re.sub(r" +", " ", line).strip() for line in lines.values())


def of_pdf(content: bytes) -> str:
    found = subprocess.run(
        ["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True
    )
    return found.stdout.decode()


def of_pptx(content: bytes) -> str:
    """Return the paragraphs of all slides and their notes, with the bullets that are set."""
    lines = []
    for slide in Presentation(io.BytesIO(content)).slides:
        shapes = [*leaves(slide.shapes)]
        if slide.has_notes_slide:
            shapes += slide.notes_slide.shapes
        for shape in shapes:
            if shape.has_text_frame:
                lines += map(_marked, shape.text_frame.paragraphs)
    return "\n".join(lines)


def _marked(paragraph: object) -> str:
    xml = paragraph._p.xml  # type: ignore[attr-defined]
    words = re.sub(r"\s+", " ", paragraph.text)  # type: ignore[attr-defined]
    char = re.search(r'<a:buChar char="(.)"', xml)
    counted = re.search(r'<a:buAutoNum type="arabicParenR" startAt="(\d+)"', xml)
    return f"{char[1] if char else counted[1] + ')' if counted else ''} {words}".strip()


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    return outputs_of(only(load_text((CASES / "lists" / "protocol.yaml").read_text())), b"").files


@pytest.mark.parametrize("name", SHOWN)
def test_each_line_begins_a_line(files: Mapping[str, bytes], name: str) -> None:
    content = files[name]
    match name.rpartition(".")[2]:
        case "pdf":
            text = of_pdf(content)
        case "pptx":
            text = of_pptx(content)
        case "svg":
            text = of_svg(content)
        case "gv":
            text = content.decode().replace('"', "\n").replace("\\l", "\n")
        case _:
            text = of_page(content)
    text = re.sub("[ \u00a0\t]+", " ", text.replace("\f", "\n"))
    missing = [
        line for line in SHOWN[name] if not re.search(rf"(?m)^ ?{BEFORE}{re.escape(line)}", text)
    ]
    assert not missing, text


def test_numbers_go_on_after_a_list_within_them(files: Mapping[str, bytes]) -> None:
    """Office programs count anew after a paragraph that has no number."""
    shown: dict[str, int] = {}
    for slide in Presentation(io.BytesIO(files["slides-steps.pptx"])).slides:
        for shape in leaves(slide.shapes):
            count, before = 0, ""
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                found = re.search(r'<a:buAutoNum type="(.*?)" startAt="(\d+)"', paragraph._p.xml)
                count = 0 if not found else count + 1 if found[0] == before else int(found[2])
                before = found[0] if found else ""
                shown[paragraph.text] = count
    assert [shown[text] for text in ("Was there:", "blood", "Was there nothing")] == [1, 0, 2]
    assert [shown[text] for text in ("Name of student", "Date of birth", "Come back tomorrow")] == [
        1,
        2,
        10,
    ]


def test_the_data_has_the_lines_as_they_are_written(files: Mapping[str, bytes]) -> None:
    data = json.loads(files["protocol.json"])
    steps = data["pathways"][0]["steps"]
    assert steps[3]["text"] == "1) Name of student\n2) Date of birth\nWhat is known.\n– nothing"
