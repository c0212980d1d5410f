"""``protocol verify``: a file is what its definition says, or what differs is named."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

from generator.cache import NO_CACHE
from generator.load import load
from generator.names import PRINTS
from generator.outputs.printing import Selection, print_sheets, typesetting_pool
from tests.definitions import HEAD
from tests.office import DEFINITION, Office
from tests.one_word import changed


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office(tmp_path)


def prints(office: Office, *names: str) -> Path:
    done = office.run("print", *names)
    assert done.returncode == 0, done.stderr
    return office.root / "print" / "example"


def rewritten(raw: bytes, change: object = None) -> bytes:
    """Save a PDF file anew, as another program does, with a change to its first page."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    if change is not None:
        change(writer, writer.pages[0])  # type: ignore[operator]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_what_is_published_is_the_same_whatever_it_is_called(office: Office) -> None:
    folder = prints(office)
    for path in sorted(folder.iterdir()):
        if "-a" in path.name:
            continue  # letter and the walls' papers are enough
        done = office.run("verify", path)
        assert done.returncode == 0, done.stdout + done.stderr
        assert f": same (example/{PRINTS if '-' in path.name else ''}" in done.stdout or (
            "slides" in path.name
        )
    other = office.root / "handout-a4.pdf"
    shutil.copy(folder / "worry-letter.pdf", other)
    done = office.run("verify", other)
    assert done.returncode == 0 and "(example/print/worry-letter.pdf)" in done.stdout


def test_a_print_says_which_definition_it_is_of(office: Office) -> None:
    office.release("First", "2026-01-01")
    path = prints(office, "worry") / "worry-letter.pdf"
    assert "is that of example as it stands" in office.run("verify", path).stdout
    office.edit("Tell a colleague", "Tell two colleagues")
    done = office.run("verify", path)
    assert done.returncode == 0 and "is that of release 1 of example" in done.stdout
    office.edit("Tell two colleagues", "Tell three colleagues")
    path = prints(office, "worry") / "worry-letter.pdf"
    office.edit("Tell three colleagues", "Tell four colleagues")
    done = office.run("verify", path)
    assert done.returncode == 0 and "none that this project has or has released" in done.stdout


def test_another_definition_may_be_given(office: Office) -> None:
    path = prints(office, "worry") / "worry-letter.pdf"
    office.edit("Tell a colleague", "Tell a friend")
    done = office.run("verify", path, "--definition", office.definition)
    assert done.returncode == 1
    assert "page 1, after “Step 1 Tell a”: “colleague”, not “friend”" in done.stdout
    assert "letters" not in done.stdout


def test_a_sheet_that_says_other_words_than_its_definition_is_named(office: Office) -> None:
    """The definition travels in a sheet that was set from another one."""
    original = office.definition.read_bytes()
    office.edit("Go to the nurse", "Go to the office")
    (protocol,) = load(office.folder).protocols
    with typesetting_pool() as beside:
        made = print_sheets(protocol, original, None, NO_CACHE, beside, Selection()).finished()
    wrong = {p: f.content for p, f in made.files.items() if p.endswith(".pdf")}
    told = 0
    for path, content in wrong.items():
        file = office.root / path.rpartition("/")[2]
        file.write_bytes(content)
        done = office.run("verify", file)
        says = path.partition("-")[0] != "print/worry" and "worry" not in path
        assert done.returncode == (1 if says else 0), path + done.stdout
        told += says
        assert not says or "“office”, not “nurse”" in done.stdout or "office" in done.stdout
    assert told > 10


@pytest.mark.parametrize(
    "definition",
    [
        "",
        "nothing: at all",
        HEAD,
        DEFINITION.replace('colleague"}', 'colleague", ends: yes}'),
        DEFINITION.replace('colleague"}', 'colleague", next: tell}'),
        HEAD + "pathways: [" + "a, " * 9_000 + "]",
    ],
)
def test_a_definition_inside_that_has_errors_is_never_set(office: Office, definition: str) -> None:
    (protocol,) = load(office.folder).protocols
    chosen = Selection(frozenset({"hurt"}), "letter")
    with typesetting_pool() as beside:
        printing = print_sheets(protocol, definition.encode(), None, NO_CACHE, beside, chosen)
        (made,) = printing.finished().files.values()
    path = office.root / "hurt-letter.pdf"
    path.write_bytes(made.content)
    done = office.run("verify", path)
    assert done.returncode == 1 and "error[not-a-sheet]" in done.stderr
    assert "cannot be read, or has errors" in done.stderr


@pytest.mark.parametrize("name", ["worry-letter.pdf", "poster-tabloid.pdf", "slides.pptx"])
def test_a_word_that_was_changed_in_a_file_is_named(office: Office, name: str) -> None:
    path = prints(office, "worry", "poster", "slides") / name
    path.write_bytes(changed(path.suffix[1:], path.read_bytes(), Random(name)))
    done = office.run("verify", path)
    assert done.returncode == 1
    assert "differs" in done.stdout and "”, not “" in done.stdout


def test_a_file_that_was_saved_anew_is_the_same(office: Office) -> None:
    path = prints(office, "worry") / "worry-letter.pdf"
    path.write_bytes(rewritten(path.read_bytes()))
    done = office.run("verify", path)
    assert done.returncode == 0 and "saved anew" in done.stdout


def _note(writer: PdfWriter, page: object) -> None:
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FreeText"),
            NameObject("/Rect"): RectangleObject((50, 50, 300, 200)),
            NameObject("/Contents"): TextStringObject("Do not call"),
        }
    )
    annotations = page.get("/Annots", ArrayObject()).get_object()  # type: ignore[attr-defined]
    page[NameObject("/Annots")] = ArrayObject([*annotations, writer._add_object(note)])  # type: ignore[index]


def _cover(writer: PdfWriter, page: object) -> None:
    cover = StreamObject()
    content = page.get_contents().get_data()  # type: ignore[attr-defined]
    cover.set_data(content + b"\nq 1 1 1 rg 0 300 612 200 re f Q")
    page[NameObject("/Contents")] = writer._add_object(cover)  # type: ignore[index]


def _link(writer: PdfWriter, page: object) -> None:
    for each in page["/Annots"]:  # type: ignore[index]
        action = each.get_object().get("/A")
        if action is not None and "tel:" in str(action.get_object()["/URI"]):
            action.get_object()[NameObject("/URI")] = TextStringObject("tel:+19005550130")


def _letters(writer: PdfWriter, page: object) -> None:
    for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
        said = font.get_object()["/ToUnicode"].get_object()
        new = StreamObject()
        new.set_data(said.get_data() + b"\n% other")
        font.get_object()[NameObject("/ToUnicode")] = writer._add_object(new)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_note, "“Do not call” was added"),
        (_cover, "something was laid over them"),
        (_link, "“tel:+19005550130"),
        (_letters, "what the shapes of letters stand for differs"),
    ],
)
def test_what_leaves_the_text_as_it_is_does_not_pass(
    office: Office, change: object, said: str
) -> None:
    path = prints(office, "worry") / "worry-letter.pdf"
    path.write_bytes(rewritten(path.read_bytes(), change))
    done = office.run("verify", path)
    assert done.returncode == 1 and said in done.stdout, done.stdout


def test_a_code_that_leads_elsewhere_is_named(office: Office) -> None:
    settings = office.root / "mkdocs.yml"
    settings.write_text("site_url: https://elsewhere.example.net/\n")
    path = prints(office, "worry") / "worry-letter.pdf"
    assert office.run("verify", path).returncode == 0
    settings.write_text("site_url: https://protocols.example.org/\n")
    done = office.run("verify", path)
    assert done.returncode == 1 and "its code leads elsewhere" in done.stdout
    settings.unlink()
    assert office.run("verify", path).returncode == 0


def _page() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(612, 792)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"%PDF-1.7 nothing", "not-a-sheet"),
        ("a.pdf", b"", "not-a-sheet"),
        ("a.pdf", _page(), "no-definition-inside"),
        ("a.pptx", b"PK\x03\x04", "not-a-sheet"),
        ("a.pptx", b"", "not-a-sheet"),
        ("a.txt", b"words", "not-a-sheet"),
        ("missing.pdf", None, "unreadable-file"),
        ("missing", None, "unreadable-file"),
    ],
)
def test_what_cannot_be_verified_is_answered(
    office: Office, name: str, content: bytes | None, code: str
) -> None:
    path = office.root / name
    if content is not None:
        path.write_bytes(content)
    done = office.run("verify", path)
    assert done.returncode == 1 and f"error[{code}]" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_blank_page_is_no_sheet_of_a_given_definition(office: Office) -> None:
    path = office.root / "worry-letter.pdf"
    path.write_bytes(_page())
    done = office.run("verify", path, "--definition", office.definition)
    assert done.returncode == 1 and "is no sheet of that protocol" in done.stderr


def test_a_site_is_verified_file_by_file(office: Office) -> None:
    site = office.root / "site"
    assert office.run("build").returncode == 0
    done = office.run("verify", site)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("\n") == 1 and "the same" in done.stdout
    page = site / "example" / "worry.html"
    page.write_text(
        page.read_text("utf-8").replace("Tell a colleague", "Tell no colleague"), "utf-8"
    )
    (site / "example" / "hurt.html").unlink()
    (site / "example" / "added.html").write_text("<p>Added</p>")
    done = office.run("verify", site)
    assert done.returncode == 1
    assert "example/worry.html: differs" in done.stdout and "“no”, not “a”" in done.stdout
    assert "example/hurt.html: differs" in done.stdout
    assert "example/added.html: differs" in done.stdout
    office.edit("Tell a colleague", "Tell")
    assert office.run("verify", site, "--definition", office.definition).returncode == 1
    office.edit('Tell"', "Tell")
    assert office.run("verify", site).returncode == 1
