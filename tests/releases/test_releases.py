"""Releases: written once, verified whenever they are read, and refused where they would confuse."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.load import load
from generator.releases.history import read_history
from generator.releases.record import FlawError, read, written
from tests.office import DEFINITION, Office

NOTE = 'The number of the "desk" is new: call it\\, #1 {and} say so'


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office(tmp_path)
    office.release(NOTE, "2026-01-01")
    office.edit("650-555-0130", "650-555-0139")
    office.release("Another number", "2026-02-01")
    return office


def refused(office: Office) -> str:
    done = office.run("check")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    return done.stdout


def test_releases_are_read_as_they_were_made(office: Office) -> None:
    assert office.run("check").returncode == 0
    history, problems = read_history(office.folder, "example")
    assert problems == () and [each.number for each in history.releases] == [1, 2]
    first, second = history.releases
    assert first.note == NOTE and first.day.isoformat() == "2026-01-01"
    assert first.definition == DEFINITION
    assert second.definition == office.definition.read_text("utf-8")
    assert first.prints.keys() == second.prints.keys()
    assert first.prints["hurt"] == second.prints["hurt"] != first.prints["worry"]
    assert first.addresses["worry.html"] == ("tell", "call")
    assert written(read(written(first), "1.yaml")) == (office.releases / "1.yaml").read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("650-555-0130", "650-555-0131"),
        ("2026-01-01", "2025-01-01"),
        ("release: 1", "release: 3"),
        ("protocol: example", "protocol: another"),
        ("previous: none", "previous: 00"),
        ("\nseal: ", "\nseal: 0"),
        ("# It is never changed", "# It is changed"),
        ("  protocol: example\n", "  protocol: example\n\n"),
    ],
)
def test_a_release_that_was_changed_is_noticed(office: Office, old: str, new: str) -> None:
    path = office.releases / "1.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    said = refused(office)
    assert "releases/1.yaml:1:1: error[release-changed]" in said and "git checkout" in said


def test_every_byte_of_a_release_is_under_its_seal(office: Office) -> None:
    content = (office.releases / "1.yaml").read_bytes()
    for at in range(0, len(content), 7):
        other = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        if (
            other.decode("utf-8", "replace").replace("\r\n", "\n").strip()
            != content.decode().strip()
        ):
            with pytest.raises(FlawError):
                read(other, "1.yaml")


def test_a_release_that_is_missing_is_noticed(office: Office) -> None:
    (office.releases / "1.yaml").unlink()
    assert "release 1 is missing, and release 2 is there" in refused(office)


def test_a_release_in_anothers_place_is_noticed(office: Office) -> None:
    shutil.copy(office.releases / "2.yaml", office.releases / "3.yaml")
    assert "this file holds release 2" in refused(office)
    (office.releases / "3.yaml").unlink()
    shutil.copy(office.releases / "2.yaml", office.releases / "1.yaml")
    assert "this file holds release 2" in refused(office)


def test_a_first_release_that_was_made_anew_is_noticed_by_the_second(office: Office) -> None:
    first = read((office.releases / "1.yaml").read_bytes(), "1.yaml")
    from dataclasses import replace

    (office.releases / "1.yaml").write_bytes(written(replace(first, note="Something else")))
    assert "release 1, which this one follows, is not as it was" in refused(office)


def test_a_release_of_another_protocol_is_none_of_this_one(office: Office) -> None:
    office.edit("protocol: example", "protocol: other")
    said = refused(office)
    assert "this is a release of `example`, and the protocol is `other`" in said


@pytest.mark.parametrize("name", ["1 (copy).yaml", "01.yaml", "notes.txt", "1.yml"])
def test_other_files_among_releases_are_named(office: Office, name: str) -> None:
    (office.releases / name).write_text("x")
    assert f"releases/{name}:1:1: error[not-a-release]" in refused(office)


def test_what_systems_put_into_folders_does_no_harm(office: Office) -> None:
    (office.releases / ".DS_Store").write_bytes(b"\0")
    (office.releases / "Thumbs.db").write_bytes(b"\0")
    assert office.run("check").returncode == 0


def test_a_checkout_with_the_line_ends_of_windows_verifies(office: Office) -> None:
    for path in (*office.releases.iterdir(), office.definition):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    done = office.run("check")
    assert done.returncode == 0, done.stdout
    assert "Nothing differs." in office.run("diff", "2").stdout
    done = office.run("release", "The same once more", "--date", "2026-03-01")
    assert done.returncode == 1 and "nothing was changed since release 2" in done.stderr
    office.definition.write_bytes(office.definition.read_bytes().replace(b"the nurse", b"the desk"))
    office.release("The nurse moved", "2026-03-01")
    # Written on one machine, checked out on another: the third follows whichever form was there.
    assert office.run("check").returncode == 0


def test_a_release_made_there_verifies_where_line_ends_are_others(office: Office) -> None:
    """Git gives the same files with other line ends to another machine."""
    for path in office.releases.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    office.edit("Go to the nurse", "Go to the office")
    office.release("The nurse moved", "2026-03-01")
    for path in office.releases.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n"))
    assert office.run("check").returncode == 0, office.run("check").stdout


@pytest.mark.parametrize(
    ("note", "day", "status", "said"),
    [
        ("", "2026-03-01", 1, "a release needs a note"),
        ("  ", "2026-03-01", 1, "a release needs a note"),
        ("x", "2026-01-31", 1, "release 2 is dated 2026-02-01, which is later than 2026-01-31"),
        ("x", "2026-02-30", 2, "2026-02-30 is no date"),
        ("x", "tomorrow", 2, "tomorrow is no date: write it as in 2027-03-01"),
        ("x", "1.3.2026", 2, "is no date"),
        ("x", "2026-03-01T10:00", 2, "is no date"),
    ],
)
def test_a_release_that_would_confuse_is_not_made(
    office: Office, note: str, day: str, status: int, said: str
) -> None:
    office.edit("Go to the nurse", "Go to the office")
    done = office.run("release", note, "--date", day)
    assert done.returncode == status and said in done.stderr
    assert sorted(path.name for path in office.releases.iterdir()) == ["1.yaml", "2.yaml"]


@pytest.mark.parametrize(
    "words",
    [
        ("A third", "--date", "2026-03-01"),
        ("A third", "--date", "2026-03-01", "example"),
        ("A third", "example", "--date", "2026-03-01"),
        ("--date", "2026-03-01", "A third"),
        ("--date", "2026-03-01", "A third", "example"),
    ],
)
def test_the_protocol_may_stand_before_the_date_or_behind_it(
    office: Office, words: tuple[str, ...]
) -> None:
    office.edit("Go to the nurse", "Go to the office")
    done = office.run("release", *words)
    assert done.returncode == 0, done.stderr
    assert 'note: "A third"' in (office.releases / "3.yaml").read_text("utf-8")


@pytest.mark.parametrize("words", [(), ("A", "new", "one"), ("A", "new", "example")])
def test_a_note_without_quotes_is_answered(office: Office, words: tuple[str, ...]) -> None:
    done = office.run("release", *words, "--date", "2026-03-01")
    assert done.returncode == 2 and "usage" in done.stderr


def test_a_date_is_asked_for_and_never_invented(office: Office) -> None:
    done = office.run("release", "A new one")
    assert done.returncode == 2 and "--date" in done.stderr


@pytest.mark.parametrize(
    "note",
    [
        "two\nlines",
        "a tab\tinside",
        "“quoted” and 'quoted' and \"quoted\"",
        "key: value # no comment",
        "- a point",
        "{braces} [brackets] & * ! | > %",
        "\\n is no line end \\",
        "définition: |2+",
        "seal: 0000",
    ],
)
def test_any_note_is_kept_or_refused_in_words(tmp_path: Path, note: str) -> None:
    office = Office(tmp_path)
    done = office.run("release", note, "--date", "2026-01-01")
    if done.returncode == 0:
        history, problems = read_history(office.folder, "example")
        assert problems == ()
        assert " ".join(history.releases[0].note.split()) == " ".join(note.split())
        assert office.run("check").returncode == 0
    else:
        assert done.returncode == 1 and "error[bad-release]" in done.stderr
        assert not office.releases.exists()


def test_a_definition_with_errors_is_not_released(office: Office) -> None:
    office.edit("{desk.phone}", "{desc.phone}")
    done = office.run("release", "x", "--date", "2026-03-01")
    assert done.returncode == 1 and "unresolved-name" in done.stderr
    assert not (office.releases / "3.yaml").exists()


def test_the_date_in_the_definition_has_to_be_that_of_the_release(office: Office) -> None:
    office.edit("status: active\n", "status: active\nrelease: {date: 2026-03-02}\n")
    done = office.run("release", "x", "--date", "2026-03-01")
    assert done.returncode == 1 and "give both the same date" in done.stderr
    office.release("x", "2026-03-02")


def test_of_several_protocols_one_is_named(office: Office) -> None:
    other = office.folder.parent / "other"
    other.mkdir()
    (other / "protocol.yaml").write_text(DEFINITION.replace("protocol: example", "protocol: other"))
    done = office.run("release", "x", "--date", "2026-03-01")
    assert done.returncode == 2 and "say which: example, other" in done.stderr
    done = office.run("release", "x", "othr", "--date", "2026-03-01")
    assert done.returncode == 2 and "did you mean `other`?" in done.stderr
    done = office.run("release", "x", "other", "--date", "2026-03-01")
    assert done.returncode == 0 and (other / "releases" / "1.yaml").is_file()
    done = office.run("diff", "1")
    assert done.returncode == 2 and "say of which protocol" in done.stderr
    assert office.run("diff", "example@1", "example@2").returncode == 0


def test_an_address_that_would_be_lost_stops_the_build_until_it_leads_on(office: Office) -> None:
    office.edit("- id: hurt", "- id: injured")
    office.edit("{id: tell,", "{id: say,")
    said = refused(office)
    assert "example/hurt.html, published with release 2, would be lost" in said
    assert "example/worry.html#tell, published" in said
    office.edit(
        "status: active\n", "status: active\nmoved: {hurt: injured, worry.tell: worry.say}\n"
    )
    assert office.run("check").returncode == 0
    assert office.run("build").returncode == 0
    site = office.root / "site" / "example"
    assert "injured.html" in (site / "hurt.html").read_text("utf-8")
    assert 'id="tell"' in (site / "worry.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("revision", "status"),
    [("HEAD", 0), ("HEAD~1", 0), ("nothing", 2), ("--output=x", 2), ("", 2), ("HEAD~9", 2)],
)
def test_revisions_of_git_are_versions(office: Office, revision: str, status: int) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.email=a@example.org", "-c", "user.name=A")
        subprocess.run(["git", *who, *arguments], cwd=office.root, check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "First")
    office.edit("Tell a colleague", "Tell two colleagues")
    git("commit", "-qam", "Second")
    office.edit("Go to the nurse", "Go to the office")
    done = office.run("diff", f"git:{revision}")
    assert done.returncode == status
    if status == 0:
        assert ("office" in done.stdout) and ("two" in done.stdout) == (revision == "HEAD~1")
    else:
        assert "protocol: " in done.stderr and done.stdout == ""
    assert not (office.root / "x").exists()


def test_without_git_a_revision_is_refused_in_words(office: Office) -> None:
    done = office.run("diff", "git:HEAD")
    assert done.returncode == 2 and "git knows no definition at the revision" in done.stderr


def test_a_release_holds_what_the_loader_says(office: Office) -> None:
    loaded = load(office.folder)
    assert len(loaded.histories["example"].releases) == 2
    assert json.loads(office.run("diff", "1", "2", "--format", "json").stdout)["before"] == (
        "example@1"
    )
