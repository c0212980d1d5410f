"""``protocol diff``: what differs, in words for a terminal, for a review, for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markdown import markdown

from tests.definitions import ROOT
from tests.office import Office

GOLDEN = ROOT / "tests" / "releases" / "golden"
FORMATS = {"human": "txt", "markdown": "md", "json": "json"}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    office.release("First", "2026-01-01")
    office.edit("650-555-0130", "650-555-0139")
    office.edit("Tell a colleague", "Tell a colleague whom you trust, and write down what you saw")
    office.edit('      - {id: nurse, text: "Go to the nurse"}\n', """\
      - {id: look, text: "Look whether it is safe"}
      - {id: nurse, text: "Go to the nurse"}
""")  # fmt: skip
    office.release("Second", "2026-02-01")
    return office


@pytest.mark.parametrize("form", FORMATS)
def test_what_differs_is_said_as_it_was(office: Office, form: str, update_goldens: bool) -> None:
    done = office.run("diff", "1", "2", "--format", form)
    assert done.returncode == 0 and done.stderr == ""
    # Fingerprints have goldens of their own.
    said = re.sub(r"\b[0-9a-f]{8}\b", "00000000", done.stdout)
    path = GOLDEN / f"example.{FORMATS[form]}"
    if update_goldens:
        path.write_text(said, "utf-8")
    assert said == path.read_text("utf-8")


def test_the_formats_name_the_same_changes(office: Office) -> None:
    told = json.loads(office.run("diff", "1", "2", "--format", "json").stdout)
    assert len(told["changes"]) >= 3
    human = office.run("diff", "1", "2").stdout
    review = office.run("diff", "1", "2", "--format", "markdown").stdout
    for change in told["changes"]:
        assert change["place"][-1] in human and change["place"][-1] in review
    for sheet in told["sheets"]:
        assert f"({sheet['sheet']}): {sheet['before']} → {sheet['after']}" in human
        assert f"({sheet['sheet']}): {sheet['before']} → {sheet['after']}" in review


def test_a_version_beside_itself_differs_in_nothing(office: Office) -> None:
    for first in ("1", "2", str(office.definition)):
        for form in ("human", "markdown"):
            done = office.run("diff", first, first, "--format", form)
            assert done.returncode == 0 and "Nothing differs." in done.stdout
        told = json.loads(office.run("diff", first, first, "--format", "json").stdout)
        assert told["changes"] == told["sheets"] == []
    assert "Nothing differs." in office.run("diff", "2").stdout


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[here](javascript:alert(1))",
    "![here](https://example.org/x.png)",
    "`code` *stress* **bold** _low_ __two__ ~~gone~~",
    "| a | b |",
    "# heading",
    "</details>",
    "\\",
    "a\\nb",
    "&lt;b&gt;",
    "1. one",
    "- point",
    "--- ***",
    "<!-- comment -->",
    "$math$ @everyone",
]
ALLOWED = {"h2", "h3", "ul", "li", "strong", "p", "del", "em"}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("kind", ["short", "long", "lines"])
def test_words_are_never_read_as_markdown(tmp_path: Path, text: str, kind: str) -> None:
    office = Office(tmp_path)
    around = "" if kind == "short" else " in the middle of a sentence that is longer than forty"
    new = f"Tell {text}{around}"
    if kind == "lines":
        new = f"Tell\n          {text}\n          {around}"
    before = office.root / "before.yaml"
    before.write_text(office.definition.read_text("utf-8"), "utf-8")
    lines = "".join(f"\n          {line.strip()}" for line in new.split("\n"))
    office.edit('text: "Tell a colleague"}', "")
    office.edit("      - {id: tell, ", f"      - id: tell\n        text: |-{lines}")
    done = office.run("diff", before, "--format", "markdown")
    if done.returncode != 0:  # the language refuses it, which is answer enough
        assert done.returncode == 1 and "error[" in done.stderr
        return
    made = markdown(done.stdout)
    assert {tag.lower() for tag in re.findall(r"<([a-zA-Z][a-zA-Z0-9]*)", made)} <= ALLOWED
    assert len(re.findall("<h[1-6]", made)) == 2
    # Each change is a point by itself: nothing of a text begins one.
    lines = [line for line in done.stdout.splitlines() if line]
    assert all(line.startswith(("## ", "### ", "- ")) for line in lines), done.stdout


def test_a_terminal_is_told_nothing(tmp_path: Path) -> None:
    office = Office(tmp_path)
    before = office.root / "bef\x1b[31more.yaml"
    before.write_text(office.definition.read_text("utf-8"), "utf-8")
    done = office.run("diff", before)
    assert done.returncode == 0 and "\x1b" not in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("3",), "there is no release 3 of example; there are 2"),
        (("0",), "there is no release 0"),
        (("exampel@1",), "did you mean `example`?"),
        (("nothing.yaml",), "is no release, file or git:REVISION"),
        (("mkdocs.yml",), "is no release, file or git:REVISION"),
        ((".",), "holds no definition without errors"),
        (("99999999",), "is no release, file or git:REVISION"),
    ],
)
def test_what_is_no_version_is_answered(
    office: Office, arguments: tuple[str, ...], said: str
) -> None:
    done = office.run("diff", *arguments)
    if arguments == (".",):  # the project's folder holds its definition one folder down
        assert done.returncode in (0, 2)
        return
    assert done.returncode == 2 and said in done.stderr and done.stdout == ""
