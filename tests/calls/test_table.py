"""The table that goes out and comes back: as spreadsheets write it, and as people fill it in."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.calls.cells import cell_text, harmless_cell, same_numbers
from generator.calls.filled import Called, called
from generator.calls.table import COLUMNS, Row, rows_of, table_of
from generator.model import Protocol
from tests.definitions import HEAD, ONE_STEP, load_text, only

CONTACTS = """\
region: US
contacts:
  desk: {name: The desk, phone: +44 20 7946 0018, text: 741741}
  line: {name: "=HYPERLINK(\\"x\\")", phone: "911"}
  door: {name: "@door; -1", verified: 2026-11-23, verified_by: Dana, review_by: 2027-05-23}
"""
HEADINGS = ",".join(COLUMNS)


def protocol() -> Protocol:
    return only(load_text(HEAD + CONTACTS + ONE_STEP))


def read(text: str | bytes) -> tuple[tuple[Row, ...], list[str]]:
    rows, problems = rows_of(text if isinstance(text, bytes) else text.encode(), "it.csv")
    return rows, [f"{each.span.line}: {each.message}" for each in problems]


def filled(*rows: str, day: date | None = None) -> tuple[tuple[Called, ...], list[str]]:
    found, problems = read("\r\n".join((HEADINGS, *rows)))
    assert problems == []
    calls, amiss = called(found, protocol().contacts, day)
    assert all(each.hints for each in amiss)
    return calls, [each.message for each in amiss]


def test_what_goes_out_is_for_excel_and_holds_no_formula() -> None:
    content = table_of(protocol().contacts)
    assert content.startswith(b"\xef\xbb\xbfid,name,numbers,verified,by,review_by,note\r\n")
    _, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert rows[0][2] == "'+44 20 7946 0018; 741741"
    assert [row[1] for row in rows] == ["The desk", '\'=HYPERLINK("x")', "'@door; -1"]
    assert not any(cell[:1] in set("=+-@\t\r") for row in rows for cell in row)
    back, problems = rows_of(content, "it.csv")
    assert problems == () and not any(row.is_filled_in for row in back)
    assert [row["numbers"] for row in back] == ["+44 20 7946 0018; 741741", "911", ""]
    assert back[1]["name"] == '=HYPERLINK("x")'


@given(st.text("'=+-@a1 \t＝", max_size=6))
@example("''=")
@example("'")
@example("")
def test_a_cell_is_harmless_and_comes_back(text: str) -> None:
    cell = harmless_cell(text)
    assert cell_text(cell) == text
    assert cell[:1] not in set("=+-@\t\r＝＋－＠")


@pytest.mark.parametrize(
    ("cell", "written", "same"),
    [
        ("016", "016", True), ("16", "016", True), ("20 7946  0018", "20 7946 0018", True),
        ("4.47911E+11", "447911123456", True), ("4,47911E+11", "447911123456", True),
        ("4.47911E+11", "+447911123456", True), ("4.47912E+11", "447911123456", False),
        ("16", "160", False), ("", "016", False), ("16", "0-16", False), ("911", "988", False),
        ("4E+11", "447 911", False), ("160", "16", False),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_makes_of_a_number_is_known(cell: str, written: str, same: bool) -> None:
    assert same_numbers(cell, written) is same


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_it_is_read_as_spreadsheets_save_it(delimiter: str, ending: str, mark: str) -> None:
    lines = [
        delimiter.join(("note", "ID", "Numbers", "verified", "BY", "review_by")),
        delimiter * 5,
        delimiter.join(('"two\nlines"', "desk", '"x; y, z"', "2027-03-01", '"Dana ""D"""', "")),
        delimiter.join(("", "line", "911", "'2027-03-02", " Dana ", "2027-09-01", "", "")),
    ]
    rows, problems = read(mark + ending.join(lines) + ending)
    assert problems == []
    assert [row.number for row in rows] == [3, 4] and [row.span.line for row in rows] == [3, 5]
    assert (rows[0]["by"], rows[0]["numbers"]) == ('Dana "D"', "x; y, z")
    assert (rows[1]["verified"], rows[1]["by"]) == ("2027-03-02", "Dana")


def test_a_line_that_tells_excel_the_sign_is_no_row() -> None:
    rows, problems = read("sep=;\nid;verified;by;review_by\ndesk;2027-03-01;Dana;\n")
    assert problems == [] and rows[0]["by"] == "Dana" and rows[0].span.line == 3


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1: the table lacks the column `id`"),
        ("\n\n", "1: the table lacks the column `id`"),
        ("name,verified,by,review_by\n", "1: the table lacks the column `id`"),
        ("id,verified,review_by\n", "1: the table lacks the column `by`"),
        ("id,verified,by,by,review_by\n", "1: the table has two columns `by`"),
        (f"{HEADINGS}\n,,,,,,,x\n", "2: row 2 has more cells than columns"),
        (f'{HEADINGS}\n"desk,,,,,,\n', "2: the table cannot be read: unexpected end of data"),
        (f'{HEADINGS}\n"de"sk,,,,,,\n', "2: the table cannot be read: ',' expected after '\"'"),
        ("id,verified,by,review_by\ndesk,2027-03-01,Jos\u00e9,\n".encode("cp1252"),
         "1: the file is not written in UTF-8"),
        ("id\tverified\tby\treview_by\n".encode("utf-16"), "1: the file is not written in UTF-8"),
        (b"%PDF-1.7\n", "1: the table lacks the column `id`"),
    ],
)  # fmt: skip
def test_a_table_that_is_none_is_refused(text: str | bytes, problem: str) -> None:
    rows, problems = read(text)
    assert rows == () and problems == [problem]


def test_a_table_without_end_is_refused() -> None:
    rows, (problem,) = read(HEADINGS + "\n,,,,,,x" * 2_000)
    assert rows == () and "more than 1000 rows" in problem


def test_what_was_filled_in_is_what_is_entered() -> None:
    calls, problems = filled(
        "desk,The desk,'+44 20 7946 0018; 741741,2027-03-01,Dana  Reyes,2027-09-01,",
        "line,,,,,,busy",
        "door,,,2026-11-23,Dana,2027-05-23,",
    )
    assert problems == []
    assert {call.contact.id: call.dates for call in calls} == {
        "desk": {"verified": "2027-03-01", "verified_by": "Dana Reyes", "review_by": "2027-09-01"},
        "line": {},
        "door": {},  # as it stands there
    }
    assert [call.note for call in calls] == ["", "busy", ""]


AGAIN = "row 2: it is to be checked again"
WRONG = {
    "desc,,,2027-03-01,D,,": "row 2: there is no contact `desc`",
    ",,,2027-03-01,D,,": "row 2: the cell `id` is empty",
    "line,,,3/1/2027,D,,": "row 2: `verified` is no date: 3/1/2027",
    "line,,,1.3.2027,D,,": "row 2: `verified` is no date: 1.3.2027",
    "line,,,2027-3-1,D,,": "row 2: `verified` is no date: 2027-3-1",
    "line,,,2027-02-30,D,,": "row 2: `verified` is no date: 2027-02-30",
    "line,,,46082,D,,": "row 2: `verified` is no date: 46082",
    "line,,,\u0662\u0660\u0662\u0667-03-01,D,,": "row 2: `verified` is no date: \u0662\u0660"
    "\u0662\u0667-03-01",
    "line,,,yes,D,,": "row 2: `verified` is no date: yes",
    "line,,,2027-03-01,D,soon,": "row 2: `review_by` is no date: soon",
    "line,,,2027-03-01,,,": "row 2: nobody is named who called",
    "line,,,2027-03-01,   ,,": "row 2: nobody is named who called",
    "line,,,,D,,": "row 2: the day of the call is missing",
    "line,,,2027-03-01,D,2027-02-01,": f"{AGAIN} by 2027-02-01, which is before the call",
    "door,,,2027-06-01,D,,": f"{AGAIN} by 2027-05-23, which is before the call",
    "door,,,2026-11-22,D,2027-06-01,": "row 2: `door` was checked later, on 2026-11-23",
    "line,,988,2027-03-01,D,,": "row 2: `line` has other numbers now: 911",
    "door,,911,2027-03-01,D,,": "row 2: `door` has other numbers now: none",
    f"line,,,2027-03-01,{'D' * 121},,": "row 2: `by` is longer than 120 characters",
    'line,,,2027-03-01,"D\nR",,': "row 2: `by` has several lines",
    "line,,,2027-03-01,D\u202e,,": "row 2: `by` cannot be printed: a letter cannot be seen",
    "line,,,2027-07-02,D,,": "row 2: `verified` is 2027-07-02, and it is 2027-07-01",
}  # fmt: skip


@pytest.mark.parametrize("row", WRONG)
def test_a_row_that_is_amiss_keeps_all_from_being_entered(row: str) -> None:
    calls, problems = filled(row, "desk,,,2027-03-01,Dana,,", day=date(2027, 7, 1))
    assert calls == () and WRONG[row] in problems and len(problems) == 1


def test_a_contact_is_filled_in_once() -> None:
    calls, problems = filled("line,,,2027-03-01,D,,", "line,,,2027-03-02,E,,")
    assert (calls, problems) == ((), ["row 3: `line` is filled in twice"])
