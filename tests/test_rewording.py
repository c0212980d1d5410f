"""``protocol wording``: a new document, and what of the definition no longer stands in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from generator.rewording import Document, Rewording, lines_of_rewording, read_document, reword
from generator.source.file import SourceFile
from generator.source.official import official_text
from tests.definitions import REAL, real_protocol
from tests.office import DEFINITION, Office

OFFICIAL = """\
Example

A worry
Step 1 Tell a colleague
Step 2 Call the desk at 650-555-0130

Somebody is hurt
Step 1 Go to the nurse
"""
HELD = DEFINITION.replace("contacts:", "official: official.txt\ncontacts:").replace(
    "The desk", "the desk"
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path, HELD)
    text = OFFICIAL
    (office.folder / "official.txt").write_text(text, "utf-8")
    return office


def held_to(text: str) -> Rewording:
    source = SourceFile.of("new.txt", text)
    found = reword(real_protocol(), Document("new.txt", official_text(source)))
    assert found is not None
    return found


def new(office: Office, old: str, text: str) -> str:
    own = (office.folder / "official.txt").read_text("utf-8")
    assert old in own
    (office.root / "new.txt").write_text(own.replace(old, text), "utf-8")
    return "new.txt"


def test_a_document_that_did_not_change_stands(office: Office) -> None:
    done = office.run("wording", office.folder / "official.txt")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "every string of the definition stands in it" in done.stdout


def test_a_string_that_changed_is_shown_with_the_words_that_took_its_place(office: Office) -> None:
    done = office.run("wording", new(office, "Tell a colleague", "Tell two\ncolleagues at once"))
    assert done.returncode == 1
    assert "protocol.yaml:11:26: these words stand there no longer" in done.stdout
    assert "Tell [-a colleague-] {+two colleagues at once+}" in done.stdout
    assert "nearest: new.txt, line 4" in done.stdout
    assert "1 string no longer stands in it" in done.stdout


def test_words_that_are_new_are_shown_with_the_string_nearest_to_them(office: Office) -> None:
    done = office.run(
        "wording", new(office, "Go to the nurse", "Go to the nurse\nStep 2 Wait there")
    )
    assert done.returncode == 1
    assert "new.txt, line 9: nothing in the definition uses these words" in done.stdout
    assert "{+Step 2 Wait there+}" in done.stdout
    assert "0 strings no longer stand in it" in done.stdout


def test_a_string_that_is_gone_has_nothing_near(office: Office) -> None:
    done = office.run("wording", new(office, "Step 1 Go to the nurse", ""))
    assert done.returncode == 1
    assert "[-Go to the nurse-]" in done.stdout and "nothing in the document is near" in done.stdout


def test_a_number_that_changed_is_named(office: Office) -> None:
    done = office.run("wording", new(office, "650-555-0130", "650-555-0139"))
    assert done.returncode == 1
    assert "[-650-555-0130-] {+650-555-0139+}" in done.stdout


def test_what_stands_in_another_place_is_named(office: Office) -> None:
    text = OFFICIAL
    swapped = text.replace("Tell a colleague", "@").replace("Go to the nurse", "Tell a colleague")
    (office.root / "new.txt").write_text(swapped.replace("@", "Go to the nurse"), "utf-8")
    done = office.run("wording", "new.txt")
    assert done.returncode == 1 and "error[wording-apart]" in done.stderr


def test_a_pdf_file_is_read_page_by_page(office: Office) -> None:
    import typst

    lines = OFFICIAL.replace("colleague", "friend").split("\n")
    text = " \\ ".join(lines[:6]) + "\n#pagebreak()\n" + " \\ ".join(lines[6:])
    (office.root / "new.pdf").write_bytes(typst.compile(text.encode(), format="pdf"))
    done = office.run("wording", "new.pdf")
    assert done.returncode == 1
    assert "Tell a [-colleague-] {+friend+}" in done.stdout
    assert "nearest: new.pdf, page 1" in done.stdout


def test_each_word_that_changes_is_shown_beside_what_stood_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Each of many words of the real document becomes another one."""
    text = (REAL / "official.txt").read_text("utf-8")
    words = text.split()
    random, tried, missed = Random(3), 0, []
    places = [
        at for at, word in enumerate(words) if word.isalpha() and len(word) > 2 and word.islower()
    ]
    for at in random.sample(places, 60):
        other = [*words]
        other[at] = "quokka"
        # Words on a line each: as text from a PDF file is broken anywhere.
        found = held_to("\n".join(other))
        said = "\n".join(lines_of_rewording(found))
        tried += 1
        if found.stands or "quokka" not in said or f"[-{words[at]}-]" not in said:
            missed.append((words[at - 2 : at + 3], said))
    with capsys.disabled():
        print(f"\n{tried - len(missed)} of {tried} changed words are shown with the old ones")
    assert missed == []


def test_a_long_document_of_other_words_is_answered_soon() -> None:
    found = held_to("\n".join(f"word{n % 977} another sentence" for n in range(9_000)))
    assert not found.stands and len(found.gone) > 30


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("new.txt", b"", "empty-file"),
        ("new.txt", b"caf\xe9", "bad-encoding"),
        ("new.txt", b"x" * 300_000, "file-too-large"),
        ("new.pdf", b"%PDF-1.7", "not-a-file"),
        ("missing.txt", None, "missing-file"),
    ],
)
def test_what_is_no_document_is_answered(
    office: Office, name: str, content: bytes | None, code: str
) -> None:
    if content is not None:
        (office.root / name).write_bytes(content)
    done = office.run("wording", name)
    assert done.returncode == 1 and f"error[{code}]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_pdf_file_of_pictures_says_so(office: Office) -> None:
    import typst

    (office.root / "new.pdf").write_bytes(typst.compile(b"#rect()", format="pdf"))
    done = office.run("wording", "new.pdf")
    assert done.returncode == 1 and "have the letters recognised" in done.stderr


def test_of_several_protocols_one_is_named(office: Office) -> None:
    other = office.folder.parent / "other"
    other.mkdir()
    (other / "protocol.yaml").write_text(DEFINITION.replace("protocol: example", "protocol: other"))
    done = office.run("wording", "new.txt")
    assert done.returncode == 2 and "say which: example, other" in done.stderr
    new(office, "colleague", "friend")
    assert office.run("wording", "new.txt", "example").returncode == 1


def test_a_definition_without_a_document_is_held_to_one_all_the_same(tmp_path: Path) -> None:
    protocol = replace(real_protocol(), official=None)
    document, _ = read_document(REAL / "official.txt")
    assert document is not None
    found = reword(protocol, document)
    assert found is not None and found.stands
