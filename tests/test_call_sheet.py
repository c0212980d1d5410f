"""``protocol call-sheet``: the sheet that is printed, and the dates that come back."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from generator.checks.reviews import overdue
from generator.days import day_of_build, day_written
from generator.load import load
from generator.outputs.protocol import MARKS
from generator.outputs.publication import publication
from generator.paint.markdown import Drawings, paint_protocol_page
from generator.views.call_sheet import call_sheet, in_order_of_calls
from generator.views.pages import protocol_page
from tests.definitions import HEAD, ONE_STEP, SMALLEST, load_text, only, real_protocol
from tests.printed import pages_of, squeezed
from tests.product import PROJECT, answered, protocol
from tests.read_aloud import complaints

EVERYTHING = PROJECT / "tests" / "cases" / "every-word"
DESK = "contacts:\n  desk: {name: The desk, phone: 650-555-0100}  # since May\n"
DUE = """\
review_by: 2027-03-01
contacts:
  fresh: {name: Fresh, verified: 2027-01-02, review_by: 2027-08-01}
  never: {name: Never}
  late: {name: Late, verified: 2026-01-02, verified_by: Dana, review_by: 2027-02-01}
  later: {name: Later, review_by: 2027-01-01}
  old: {name: Old, verified: 2026-01-02}
"""
DAY = date(2027, 3, 2)
PAGES = ["index.md", "example/index.md"]


def project(folder: Path, definition: str | bytes = HEAD + DESK + ONE_STEP) -> Path:
    """Make a project with one protocol; return its definition."""
    path = folder / "protocol_source" / "example" / "protocol.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(definition if isinstance(definition, bytes) else definition.encode())
    return path


def called(definition: Path, *arguments: str | Path) -> subprocess.CompletedProcess:
    return answered("call-sheet", "--source", definition.parents[1], *arguments)


def back(folder: Path, *rows: str) -> Path:
    """Write a table that came back, as a spreadsheet saves it."""
    path = folder / "back.csv"
    lines = ("id;name;numbers;verified;by;review_by;note", *rows, "")
    path.write_bytes("\r\n".join(lines).encode("utf-8-sig"))
    return path


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the protocol that says everything, and its call sheet."""
    folder = tmp_path_factory.mktemp("called")
    shutil.copytree(EVERYTHING, folder / "protocol_source" / "every-word")
    done = answered("call-sheet", "--source", folder / "protocol_source", "--as-of", "2027-05-25")
    assert done.returncode == 0, done.stderr
    names = [Path(line).name for line in done.stdout.splitlines()]
    assert names == ["call-sheet.pdf", "call-sheet.csv"]
    return folder / "call-sheet" / "every-word"


def test_the_sheet_says_all_that_is_known_and_asks_the_rest(everything: Path) -> None:
    pages = pages_of((everything / "call-sheet.pdf").read_bytes())
    said = squeezed(" ".join(page.text for page in pages))
    found = load(EVERYTHING).protocols[0]
    for contact in found.contacts:
        numbers = [phone.written for phone in contact.phones]
        texts = [contact.texting.written, contact.texting.say] if contact.texting else []
        mails = [contact.email.written] if contact.email else []
        links = [contact.link.printed] if contact.link else []
        facts = [contact.name, contact.id, contact.role, contact.hours, *contact.languages]
        for each in (*numbers, *texts, *mails, *links, *facts):
            assert squeezed(each or "") in said
        for phone in contact.phones:
            assert squeezed(phone.label or "") in said and squeezed(phone.press or "") in said
    for asked in ("Whoanswers?", "Stilltherightoffice?", "Keysofthemenu", "Hours", "Languages"):
        assert said.count(asked) >= len(found.contacts) - 1  # the warden has no telephone
    assert said.count("Calledon") == said.count("callagainby") == len(found.contacts)
    assert "Checkedon2026-11-23byDana" in said and "Tobereviewedby2027-09-01" in said


def test_each_contact_has_the_places_where_it_stands() -> None:
    places = {
        each.id: each.places for each in call_sheet(load(EVERYTHING).protocols[0], None).entries
    }
    assert places["porter"] == ("The alarm rings, Step 3",)
    assert places["smith"] == ("The alarm rings, note from this site", "Never alone")
    assert places["founder"] == ()
    real = call_sheet(real_protocol(), None).entries
    assert [len(each.places) for each in real] == [2]
    assert all("STEP 4" in place for place in real[0].places)


def test_places_of_our_own_lines_and_of_lists() -> None:
    definition = f"""{HEAD}urgent: "Call {{desk.phone}}"
{DESK}notes: [{{id: n, on: [front], text: "Ask {{desk}}"}}]
passages: [{{id: who, on: front, title: Whom to ask, text: "{{desk}}, and no desk"}}]
pathways:
  - id: worry
    title: A worry
    steps:
      - {{id: tell, text: Tell, list: ["{{desk}}"], note: "{{desk.phone}}"}}
      - {{id: wait, text: Wait}}
"""
    (entry,) = call_sheet(only(load_text(definition)), None).entries
    assert set(entry.places) == {
        "line over everything", "Whom to ask", "Note from this site", "A worry, Step 1",
        "A worry, Step 1, note from this site",
    }  # fmt: skip


def test_what_is_most_urgent_is_first() -> None:
    found = only(load_text(HEAD + DUE + ONE_STEP))
    ids = [each.id for each in in_order_of_calls(found, DAY)]
    assert ids == ["later", "late", "never", "fresh", "old"]
    assert [each.id for each in in_order_of_calls(found, None)] == [
        "later", "never", "late", "fresh", "old"
    ]  # fmt: skip
    first = [each.id for each in call_sheet(found, DAY).entries if each.is_first]
    assert first == ["later", "late", "never"]


def test_the_sheet_is_read_aloud_and_has_the_paper_of_its_office(
    everything: Path, tmp_path: Path
) -> None:
    pdf = (everything / "call-sheet.pdf").read_bytes()
    assert complaints(pdf, tmp_path) == []
    assert {(page.width, page.height) for page in pages_of(pdf)} == {(612.0, 792.0)}
    path = project(tmp_path, f"region: GB\n{HEAD}contacts: {{desk: {{name: D}}}}\n{ONE_STEP}")
    assert called(path).returncode == 0
    (page,) = pages_of((tmp_path / "call-sheet" / "example" / "call-sheet.pdf").read_bytes())
    assert (round(page.width), round(page.height)) == (595, 842)
    assert "Nevercalled" not in page.text and "Neverchecked" in squeezed(page.text)


def test_no_clock_is_asked(everything: Path, tmp_path: Path) -> None:
    shutil.copytree(EVERYTHING, tmp_path / "protocol_source" / "every-word")
    again = protocol(
        "call-sheet", cwd=tmp_path, TZ="Pacific/Kiritimati", SOURCE_DATE_EPOCH="1811246400"
    )
    assert again.stdout.split() == [
        "call-sheet/every-word/call-sheet.pdf", "call-sheet/every-word/call-sheet.csv"
    ]  # fmt: skip
    for name in ("call-sheet.pdf", "call-sheet.csv"):
        made = tmp_path / "call-sheet" / "every-word" / name
        assert made.read_bytes() == (everything / name).read_bytes()


def test_dates_come_back_into_the_definition_alone(tmp_path: Path) -> None:
    path = project(tmp_path, (HEAD + DESK + ONE_STEP).replace("\n", "\r\n"))
    path.chmod(0o640)
    before = path.read_bytes()
    row = "desk;The desk;650-555-0100;2027-03-01;O'Brien;2027-09-01;rang long"
    done = called(path, "--apply", back(tmp_path, row))
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == (
        "desk: verified: 2027-03-01, verified_by: O'Brien, review_by: 2027-09-01"
    )
    assert "note on desk, which nothing was changed for: rang long" in done.stdout
    added = b', verified: 2027-03-01, verified_by: "O\'Brien", review_by: 2027-09-01'
    assert path.read_bytes() == before.replace(b"650-555-0100", b"650-555-0100" + added)
    assert path.stat().st_mode & 0o777 == 0o640
    after = path.read_bytes()
    assert called(path, "--apply", back(tmp_path, row)).returncode == 0
    assert path.read_bytes() == after


def test_a_definition_that_is_a_link_stays_one(tmp_path: Path) -> None:
    path = project(tmp_path)
    real = path.replace(path.with_name("kept.txt"))
    path.symlink_to("kept.txt")
    row = "desk;;;2027-03-01;D;;"
    assert called(path, "--apply", back(tmp_path, row)).returncode == 0
    assert path.is_symlink() and "verified: 2027-03-01" in real.read_text()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (["desk;;;3/1/2027;D;;"], "row 2: `verified` is no date"),
        (["desk;;;2027-03-01;;;"], "nobody is named who called"),
        (["desk;;;2027-03-01;D;;", "dusk;;;2027-03-01;D;;"], "did you mean `desk`?"),
        (["desk;;;2027-03-03;D;;"], "`verified` is 2027-03-03, and it is 2027-03-02"),
        (["desk;;650-555-0101;2027-03-01;D;;"], "has other numbers now: 650-555-0100"),
    ],
)
def test_what_is_amiss_is_said_and_nothing_is_entered(
    rows: list[str], said: str, tmp_path: Path
) -> None:
    path = project(tmp_path)
    before = path.read_bytes()
    done = called(path, "--apply", back(tmp_path, *rows), "--as-of", "2027-03-02")
    assert done.returncode == 1 and done.stdout == ""
    assert said in done.stderr and done.stderr.endswith("nothing was entered\n")
    assert path.read_bytes() == before


def test_what_cannot_be_entered_alone_is_not_entered(tmp_path: Path) -> None:
    text = HEAD + "contacts:\n  desk:\n    name: D\n    verified_by: |\n      Dana\n" + ONE_STEP
    path = project(tmp_path, text)
    done = called(path, "--apply", back(tmp_path, "desk;;;2027-03-01;Ria;;"))
    assert done.returncode == 1 and "error[dates-not-entered]" in done.stderr
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["other"], 2, "there is no protocol `other`"),
        (["--apply", "nowhere.csv"], 1, "error[missing-file]"),
        (["--apply", "."], 1, "error[not-a-file]"),
        (["--as-of", "1/2/2027"], 2, "1/2/2027 is no date: write it as in 2027-03-01"),
        (["--as-of", "2027-02-29"], 2, "is no date"),
    ],
)
def test_wrong_use_is_said(arguments: list[str], status: int, said: str, tmp_path: Path) -> None:
    done = called(project(tmp_path), *arguments)
    assert done.returncode == status and said in done.stderr
    assert not (tmp_path / "call-sheet").exists()


def test_without_contacts_there_is_nobody_to_call(tmp_path: Path) -> None:
    done = called(project(tmp_path, SMALLEST))
    assert done.returncode == 1 and "error[no-contacts]" in done.stderr


def test_of_several_protocols_one_is_named(tmp_path: Path) -> None:
    path = project(tmp_path)
    other = path.parents[1] / "other" / "protocol.yaml"
    other.parent.mkdir()
    other.write_text((HEAD + DESK + ONE_STEP).replace("protocol: example", "protocol: other"))
    done = called(path)
    assert done.returncode == 2 and "say which: example, other" in done.stderr
    assert called(path, "other").returncode == 0
    assert sorted(each.name for each in (tmp_path / "call-sheet").iterdir()) == ["other"]


def test_a_table_with_something_in_it_is_not_replaced(tmp_path: Path) -> None:
    path = project(tmp_path)
    assert called(path).returncode == 0
    table = tmp_path / "call-sheet" / "example" / "call-sheet.csv"
    empty = table.read_bytes()
    table.write_bytes(empty.replace(b"0100,,,,", b"0100,2027-03-01,Dana,2027-09-01,"))
    done = called(path)
    assert done.returncode == 1 and "error[call-sheet-filled-in]" in done.stderr
    assert b"Dana" in table.read_bytes()
    assert called(path, "--apply", table).returncode == 0
    assert called(path).returncode == 0 and table.read_bytes() == empty
    table.write_bytes(b"my shopping list")
    assert called(path).returncode == 1 and table.read_bytes() == b"my shopping list"


def test_overdue_is_judged_on_a_day_that_is_given() -> None:
    found = only(load_text(HEAD + DUE + ONE_STEP))
    assert list(overdue(found, None)) == list(overdue(found, date(2027, 1, 1))) == []
    assert [(each.code, each.span.line) for each in overdue(found, DAY)] == [
        ("review-overdue", 1), ("contact-overdue", 9), ("contact-overdue", 10)
    ]  # fmt: skip
    assert all(each.severity == "warning" and each.hints for each in overdue(found, DAY))


def test_check_warns_as_of_a_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = project(tmp_path, HEAD + DUE + ONE_STEP)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "overdue" not in answered("check", path).stdout
    done = answered("check", path, "--as-of", "2027-03-02")
    assert done.returncode == 0 and done.stdout.count("warning[contact-overdue]") == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1803859200")  # 2027-03-01
    done = answered("check", path)
    assert done.stdout.count("[contact-overdue]") == 2 and "review-overdue" not in done.stdout
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    done = answered("check", path)
    assert "is no number of seconds: soon" in done.stderr and "overdue" not in done.stdout


def test_the_page_says_when_and_marks_what_is_overdue() -> None:
    found = only(load_text(HEAD + DUE + ONE_STEP))

    def page(day: date | None) -> str:
        shown = protocol_page(found, (), day)
        return paint_protocol_page(shown, "en", Drawings({}, MARKS)).decode()

    published = publication((found,), {"example": b""}, day=DAY).files
    plain, judged = page(None), page(DAY)
    for said in (plain, judged, *(published[name].decode() for name in PAGES)):
        assert said.count('class="due"') == 4
        assert "To be checked by 2027-02-01" in said
        assert "<dt>To be reviewed by</dt>" in said and "2027-03-01" in said
        overdue_in = 0 if said == plain else 3
        assert said.count('<b class="overdue"><svg') == said.count("Overdue</b>") == overdue_in
    assert page(date(2027, 2, 2)).count("Overdue</b>") == 2
    assert [name for name, said in published.items() if b"Overdue" in said] == PAGES


def test_a_page_without_dates_says_nothing_of_them() -> None:
    found = only(load_text(HEAD + DESK + ONE_STEP))
    shown = protocol_page(found, (), DAY)
    page = paint_protocol_page(shown, "en", Drawings({}, MARKS)).decode()
    assert 'class="due"' not in page and "Overdue" not in page and "reviewed" not in page


@pytest.mark.parametrize(
    ("dates", "problems"),
    [
        ("verified: 2027-03-01, review_by: 2027-03-01", []),
        ("review_by: 2027-03-01", []),
        ("verified: 2027-03-01, review_by: 2027-02-28", ["review-before-verified"]),
        ("verified: 2027-03-01, review_by: 3/1/2027", ["bad-date"]),
        ("verified: 2027-03-01, by: Dana", ["unknown-key"]),
        ("verified: 2027-03-01, due: 2027-09-01", ["unknown-key"]),
        ("verified_by: []", ["wrong-shape"]),
    ],
)
def test_dates_of_a_contact_are_held_together(dates: str, problems: list[str]) -> None:
    loaded = load_text(f"{HEAD}contacts: {{desk: {{name: The desk, {dates}}}}}\n{ONE_STEP}")
    assert [each.code for each in loaded.diagnostics] == problems
    assert all(each.hints for each in loaded.diagnostics if each.code != "bad-date")


@pytest.mark.parametrize(
    ("seconds", "day"),
    [("", None), ("0", date(1970, 1, 1)), ("1803859199", date(2027, 2, 28)),
     ("1803859200", date(2027, 3, 1))],
)  # fmt: skip
def test_the_day_of_the_environment_is_that_of_its_seconds(seconds: str, day: date | None) -> None:
    assert day_of_build({"SOURCE_DATE_EPOCH": seconds}) == day


@pytest.mark.parametrize("seconds", ["-1", "1.5", "2027-03-01", "1e9", "9" * 12, " 1"])
def test_other_values_of_the_environment_are_refused(seconds: str) -> None:
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH"):
        day_of_build({"SOURCE_DATE_EPOCH": seconds})


@pytest.mark.parametrize(
    "text", ["", "2027-3-1", "20270301", "2027-W09-1", "2027-02-29", "0000-01-01"]
)
def test_a_day_is_written_in_one_way(text: str) -> None:
    assert day_written(text) is None


def test_nothing_of_the_sheet_lies_outside_its_folder(everything: Path) -> None:
    root = everything.parents[1]
    assert sorted(path.name for path in root.iterdir()) == ["call-sheet", "protocol_source"]
