"""What people do to a packet in Word comes back as exactly that, each at its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from generator.docx.proposals import Proposal
from tests.definitions import PROTOCOLS, REAL
from tests.review.editing import (
    Document,
    Edit,
    Made,
    W,
    made,
    run,
    tracked,
    typed_at_the_end,
    typed_over,
    typed_without_ties,
)

FOLDERS = (REAL, *sorted(path for path in PROTOCOLS.iterdir() if path.is_dir()))
MANNERS: dict[str, Edit] = {
    "tracked": tracked,
    "untracked": typed_over,
    "without its ties": typed_without_ties,
    "behind it": typed_at_the_end,
}
REPORT = "pathways/suspected-victim/steps/report/text"


def the(of: Made, id: str = REPORT):
    return next(each for each in of.packet.entries if each.id == id)


def said(proposals: tuple[Proposal, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.what, each.id, each.before, each.after) for each in proposals]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_an_untouched_file_proposes_nothing(folder: Path) -> None:
    assert made(folder).read(made(folder).content) == ()


@pytest.mark.parametrize("manner", MANNERS)
def test_each_sentence_that_is_edited_comes_back_as_exactly_that(manner: str) -> None:
    of = made(REAL)
    assert len(of.packet.entries) > 60
    for entry in of.packet.entries:
        document = Document(of)
        after = f"{entry.text}, and more"
        MANNERS[manner](document.paragraph(entry), entry, after)
        (found,) = of.read(document.saved())
        assert (found.what, found.id, found.span) == ("changed", entry.id, entry.span)
        assert (found.before, found.after) == (entry.text, after)
        assert found.who == (("Ann Lee",) if manner == "tracked" else ())
        assert not found.is_stale and not found.comments


@pytest.mark.parametrize("manner", MANNERS)
def test_all_sentences_edited_at_once_come_back_each_as_itself(manner: str) -> None:
    of = made(REAL)
    document = Document(of)
    for number, entry in enumerate(of.packet.entries):
        MANNERS[manner](document.paragraph(entry), entry, f"{entry.text} x{number}")
    assert said(of.read(document.saved())) == [
        ("changed", entry.id, entry.text, f"{entry.text} x{number}")
        for number, entry in enumerate(of.packet.entries)
    ]


def test_a_proposal_has_its_place_and_its_words_marked() -> None:
    of = made(REAL)
    document = Document(of)
    entry = the(of)
    tracked(document.paragraph(entry), entry, entry.text.replace("suspected", "feared"))
    (found,) = of.read(document.saved())
    assert found.span and (found.span.line, found.label) == (103, "STEP 2")
    assert [(each.how, each.text.strip()) for each in found.stretches if each.how != "same"] == [
        ("removed", "suspected,"),
        ("added", "feared,"),
    ]


def test_a_wording_that_steps_share_says_how_many_do() -> None:
    of = made(REAL)
    document = Document(of)
    entry = the(of, "pathways/at-risk/steps/report/text")
    shared = the(of, "pathways/student-recruitment/steps/law-enforcement/text")
    for each in (entry, shared):
        typed_over(document.paragraph(each), each, "Another")
    assert [each.uses for each in of.read(document.saved())] == [1, 3]


@pytest.mark.parametrize("is_tracked", [True, False])
def test_a_sentence_that_is_deleted_comes_back_as_removed(is_tracked: bool) -> None:
    of = made(REAL)
    document = Document(of)
    entry = the(of)
    (tracked if is_tracked else typed_over)(document.paragraph(entry), entry, "")
    assert said(of.read(document.saved())) == [("removed", REPORT, entry.text, "")]


def test_a_paragraph_that_is_deleted_with_its_ties_comes_back_as_removed() -> None:
    of = made(REAL)
    document = Document(of)
    entry = the(of)
    document.body().remove(document.paragraph(entry))
    assert said(of.read(document.saved())) == [("removed", REPORT, entry.text, "")]


def test_a_new_paragraph_stands_after_what_it_follows() -> None:
    of = made(REAL)
    document = Document(of)
    document.behind(document.paragraph(the(of)), "Tell the principal")
    (found,) = of.read(document.saved())
    assert (found.what, found.id, found.after) == ("new", REPORT, "Tell the principal")


def test_a_new_paragraph_that_was_tracked_says_whose_it_is() -> None:
    of = made(REAL)
    document = Document(of)
    added = document.behind(document.paragraph(the(of)), "")
    tracked(added, replace(the(of), text=""), "Tell the principal")
    (found,) = of.read(document.saved())
    assert (found.what, found.after, found.who) == ("new", "Tell the principal", ("Ann Lee",))


def test_a_sentence_that_is_moved_says_where_to() -> None:
    of = made(REAL)
    document = Document(of)
    body, paragraph = document.body(), document.paragraph(the(of))
    advocate = the(of, "pathways/suspected-victim/steps/advocate/text")
    body.remove(paragraph)
    body.insert(list(body).index(document.paragraph(advocate)) + 1, paragraph)
    (found,) = of.read(document.saved())
    assert (found.what, found.id, found.behind) == ("moved", REPORT, advocate.id)
    assert found.before == found.after == the(of).text


def test_a_sentence_copied_elsewhere_is_new_there_and_still_itself_here() -> None:
    of = made(REAL)
    document = Document(of)
    copied = ET.fromstring(ET.tostring(document.paragraph(the(of))))
    document.body().insert(len(document.body()) - 1, copied)
    (found,) = of.read(document.saved())
    assert (found.what, found.after) == ("new", the(of).text)


def test_a_sentence_may_be_divided_into_paragraphs() -> None:
    of = made(REAL)
    document = Document(of)
    entry, body = the(of), document.body()
    paragraph = document.paragraph(entry)
    control = next(paragraph.iter(f"{W}sdt"))
    content = next(control.iter(f"{W}sdtContent"))
    for each in [*content]:
        content.remove(each)
    for text in ("First part", "second part"):  # as Word writes it: the control is around both
        ET.SubElement(content, f"{W}p").append(run(text))
    at = list(body).index(paragraph)
    body.remove(paragraph)
    body.insert(at, control)
    assert said(of.read(document.saved())) == [
        ("changed", REPORT, entry.text, "First part\nsecond part")
    ]


def test_two_paragraphs_that_were_joined_are_told_apart() -> None:
    of = made(REAL)
    document = Document(of)
    entry, body = the(of), document.body()
    paragraph = document.paragraph(entry)
    label = list(body)[list(body).index(paragraph) - 1]
    for each in [*paragraph][1:]:
        label.append(each)
    body.remove(paragraph)
    assert of.read(document.saved()) == ()


@pytest.mark.parametrize("edit", [None, tracked, typed_over])
def test_a_comment_comes_back_with_whoever_made_it(edit: Edit | None) -> None:
    of = made(REAL)
    document = Document(of)
    entry = the(of)
    paragraph = document.paragraph(entry)
    if edit is not None:
        edit(paragraph, entry, "Another")
    document.comment(paragraph, "Bo Chen", "Is this so?")
    (found,) = of.read(document.saved())
    assert (found.what, found.id) == ("changed" if edit else "comment", REPORT)
    assert [(each.who, each.text) for each in found.comments] == [("Bo Chen", "Is this so?")]


def test_a_comment_on_a_label_is_one_on_what_stands_below() -> None:
    of = made(REAL)
    document = Document(of)
    body = list(document.body())
    document.comment(body[body.index(document.paragraph(the(of))) - 1], "Bo", "Which law?")
    (found,) = of.read(document.saved())
    assert (found.what, found.id, found.comments[0].text) == ("comment", REPORT, "Which law?")


def test_a_label_that_is_edited_is_said() -> None:
    of = made(REAL)
    document = Document(of)
    body = list(document.body())
    label = body[body.index(document.paragraph(the(of))) - 1]
    next(label.iter(f"{W}t")).text = "STEP 1"
    (found,) = of.read(document.saved())
    assert (found.what, found.id, found.after) == ("label", REPORT, "STEP 1")
    assert found.before.startswith("STEP 2 · official.txt:")


def test_looks_are_no_proposal() -> None:
    of = made(REAL)
    document = Document(of)
    paragraph = document.paragraph(the(of))
    bold = next(paragraph.iter(f"{W}r"))
    properties = ET.Element(f"{W}rPr")
    ET.SubElement(properties, f"{W}b")
    bold.insert(0, properties)
    words = next(paragraph.iter(f"{W}t"))
    words.text = f" {words.text}".replace(" ", "\u00a0")
    assert of.read(document.saved()) == ()


def test_what_the_definition_changed_since_is_no_proposal_of_theirs() -> None:
    of = made(REAL)
    entry = the(of)
    since = replace(entry, text="Submit the report")
    now = _with(of, entry.id, since)
    assert now.read(of.content) == ()
    document = Document(of)
    typed_over(document.paragraph(entry), entry, "Report it")
    (found,) = now.read(document.saved())
    assert (found.before, found.after, found.is_stale) == ("Submit the report", "Report it", True)


def test_an_edit_of_what_the_definition_no_longer_has_is_said() -> None:
    of = made(REAL)
    entry = the(of)
    gone = _with(of, entry.id, None)
    assert gone.read(of.content) == ()
    document = Document(of)
    typed_over(document.paragraph(entry), entry, "Report it")
    (found,) = gone.read(document.saved())
    assert (found.what, found.after, found.span) == ("gone", "Report it", None)


def _with(of: Made, id: str, entry: object) -> Made:
    """Return a packet in which a text is another, or is no more."""
    sections = tuple(
        replace(
            section,
            entries=tuple(
                entry if each.id == id else each
                for each in section.entries
                if each.id != id or entry
            ),
        )
        for section in of.packet.wording
    )
    return replace(of, packet=replace(of.packet, wording=sections), mark="another")
