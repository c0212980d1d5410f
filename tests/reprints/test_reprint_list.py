"""The list of prints to replace: exactly the places whose print says something else now."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load import load
from generator.outputs.said import said_on_sheets
from generator.reprints.table import read_places
from tests.office import Office
from tests.printed import pages_of


def codes(office: Office) -> dict[str, str]:
    (protocol,) = load(office.folder).protocols
    return {name: said.fingerprint for name, said in said_on_sheets(protocol).items()}


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    office.release("The first one", "2026-01-01")
    office.before = codes(office)  # type: ignore[attr-defined]
    office.edit("650-555-0130", "650-555-0139")
    office.release("The desk has a new number", "2026-02-01")
    office.after = codes(office)  # type: ignore[attr-defined]
    return office


def words(pdf: Path) -> str:
    return " ".join(word.text for page in pages_of(pdf.read_bytes()) for word in page.words)


def put(office: Office, *rows: str, head: str = "school,room,sheet,paper,code") -> Path:
    path = office.folder / "places.csv"
    path.write_text("\n".join((head, *rows)) + "\n", "utf-8")
    return path


def test_the_sheets_are_those_whose_fingerprint_changed(office: Office) -> None:
    done = office.run("reprint-list")
    before, after = office.before, office.after  # type: ignore[attr-defined]
    assert done.returncode == 0 and done.stderr == ""
    changed = {name for name in after if before[name] != after[name]}
    assert {line.split()[0] for line in done.stdout.splitlines()} == changed
    assert "hurt" in after and "hurt" not in changed and "worry" in changed
    assert f"worry  {before['worry']} → {after['worry']}  A worry" in done.stdout.splitlines()


def test_the_list_has_exactly_the_places_whose_print_changed(office: Office) -> None:
    before, after = office.before, office.after  # type: ignore[attr-defined]
    rows, expected = [], {}
    for number, (name, papers) in enumerate(
        (name, paper) for name in before for paper in ("letter", "a4") if not name.startswith("s")
    ):
        for code in (before[name], after[name]):
            room = f"Room{number}{'old' if code == before[name] else 'new'}"
            rows.append(f"School {number % 3},{room},{name},{papers},{code}")
            if code == before[name] != after[name]:
                expected.setdefault(f"school-{number % 3}", set()).add(room)
    put(office, *rows)
    done = office.run("reprint-list", "1", "2")
    assert done.returncode == 0, done.stderr
    pages = {path.stem: words(path) for path in (office.root / "reprint" / "example").iterdir()}
    found = {
        school: {word for word in text.split() if word.startswith("Room") and len(word) > 4}
        for school, text in pages.items()
    }
    assert found == expected and sum(map(len, expected.values())) > 4
    assert "Release 1, 2026-01-01 → Release 2, 2026-02-01" in pages["school-0"]


def test_a_page_says_what_goes_and_what_comes(office: Office) -> None:
    before, after = office.before, office.after  # type: ignore[attr-defined]
    put(office, f"Hill School,Office,Poster,11x17,Print {before['poster'].upper()}")
    done = office.run("reprint-list", "--to", office.root / "out")
    assert done.returncode == 0, done.stderr
    said = words(office.root / "out" / "example" / "hill-school.pdf")
    assert f"Print {before['poster']}" in said and f"Print {after['poster']}" in said
    assert "example/print/poster-tabloid.pdf" in said.replace(" ", "")
    assert "Take down Put up" in said and "11 × 17 in" in said


def test_a_sheet_that_is_no_longer_made_is_only_taken_down(office: Office) -> None:
    office.edit(
        """  - id: hurt
    title: Somebody is hurt
    steps:
      - {id: nurse, text: "Go to the nurse"}
""",
        "moved: {hurt: index}\n",
    )
    before = office.before  # type: ignore[attr-defined]
    put(office, f"Hill,Gym,hurt,letter,{before['hurt']}")
    done = office.run("reprint-list", "2")
    assert done.returncode == 0, done.stderr
    assert f"hurt  {before['hurt']} → gone" in done.stdout
    said = words(office.root / "reprint" / "example" / "hill.pdf")
    assert "There is no such sheet any more." in said and "As it stands today" in said


@pytest.mark.parametrize(
    ("row", "message", "hint"),
    [
        ("H,R,postr,letter,{poster}", "row 2 names the sheet `postr`", "did you mean `poster`?"),
        ("H,R,poster,letter,00000000", "row 2: no release has a print", "its codes were"),
        ("H,R,poster,letter,", "row 2 has no code", "write the code"),
        ("H,R,poster,letter,1.2E+33", "row 2: no release", "took the code for a number"),
        ("H,R,poster,legal,{poster}", "does not come on the paper `legal`", "it comes on letter"),
        ("H,R,,letter,{poster}", "row 2 names the sheet ``", "known here: "),
    ],
)
def test_a_row_that_says_nothing_known_is_named(
    office: Office, row: str, message: str, hint: str
) -> None:
    put(office, row.format(**office.before))  # type: ignore[attr-defined]
    done = office.run("reprint-list")
    assert done.returncode == 1
    assert "places.csv:2:1: error[bad-places]" in done.stderr
    assert message in done.stderr and hint in done.stderr


def test_what_spreadsheets_do_to_a_table_does_no_harm(office: Office) -> None:
    code = office.before["worry"]  # type: ignore[attr-defined]
    row = f"Año School;Front, left;worry;letter;{code};x"
    text = f"sep=;\r\nSchool;Room;Sheet;Paper;Code;Remark\r\n;;;;;\r\n{row}\r\n"
    for raw in (text.encode("utf-8-sig"), text.encode("utf-16"), text.encode("cp1252")):
        places, problems = read_places("places.csv", raw)
        assert problems == ()
        (place,) = places
        assert (place.row, place.school, place.room) == (4, "Año School", "Front, left")


def test_leading_zeros_that_a_spreadsheet_dropped_are_known() -> None:
    from generator.reprints.listing import Sheet, tasks_of
    from generator.reprints.table import Place

    sheet = Sheet("Poster", "00123456", "1a2b3c4d", (), frozenset({"00123456"}), frozenset())
    place = Place(2, "H", "R", "poster", "letter", "123456")
    (task,), _ = tasks_of("places.csv", [place], {"poster": sheet}, {})
    assert (task.old, task.new) == ("00123456", "1a2b3c4d")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "has no column"),
        (b"school,room,sheet,paper\nH,R,poster,letter\n", "has no column `code`"),
        (b"school,room,sheet,paper,codes\n", "call the column `codes` `code`"),
        (b"PK\x03\x04\x00\x00", "is no text that can be read"),
        (b'school,room,sheet,paper,code\n"' + b"x" * 200_000, "is no table"),
        (b'school,room,sheet,paper,code\n"H' + b"x" * 300 + b'",R,poster,letter,0\n', "letters"),
        (b" " * 5_000_000, "too large"),
    ],
)
def test_what_is_no_table_of_places_is_answered(raw: bytes, message: str) -> None:
    places, problems = read_places("places.csv", raw)
    assert places == () and problems
    assert message in problems[0].message + " ".join(problems[0].hints)


def test_what_was_replaced_long_ago_or_is_newer_is_named_and_left_out(office: Office) -> None:
    before, after = office.before, office.after  # type: ignore[attr-defined]
    office.edit("Go to the nurse", "Go to the nurse at once")
    office.release("At once", "2026-03-01")
    newer = codes(office)
    put(office, f"H,R,worry,letter,{before['worry']}")
    done = office.run("reprint-list")  # 2 and 3, between which that sheet did not change
    assert done.returncode == 0 and "was replaced earlier" in done.stderr
    assert not (office.root / "reprint").exists()
    put(office, f"H,R,hurt,letter,{newer['hurt']}")
    done = office.run("reprint-list", "1", "2")
    assert done.returncode == 0 and "is newer than that version" in done.stderr
    put(office, f"H,R,poster,letter,{after['poster']}", f"H,R,poster,letter,{before['poster']}")
    done = office.run("reprint-list", "1", "3")
    assert done.returncode == 0 and "2 prints to replace" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [((), "there is no release"), (("1",), "there is no release 1"), (("7",), "no release 7")],
)
def test_without_releases_the_way_out_is_said(
    tmp_path: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = Office(tmp_path).run("reprint-list", *arguments)
    assert done.returncode == 2 and message in done.stderr and done.stdout == ""


def test_a_table_that_is_not_there_is_named(office: Office) -> None:
    done = office.run("reprint-list", "--places", office.root / "place.csv")
    assert done.returncode == 1 and "error[missing-file]" in done.stderr


def test_schools_that_are_called_alike_have_a_page_each(office: Office) -> None:
    code = office.before["worry"]  # type: ignore[attr-defined]
    rows = [f"{name},R,worry,letter,{code}" for name in ("Hill!", "hill", "山", "con", "HILL!")]
    put(office, *rows)
    assert office.run("reprint-list").returncode == 0
    names = sorted(path.name for path in (office.root / "reprint" / "example").iterdir())
    assert names == ["hill-2.pdf", "hill.pdf", "school-con.pdf", "school.pdf"]
