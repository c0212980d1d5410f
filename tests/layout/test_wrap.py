"""Lines hold all words, in order, within the width, and look even."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.layout.wrap import line_count, line_width, phrase, widest_word, wrap
from generator.model import Contact, ContactName, ContactPhone, Phone, Sentence, Words
from tests.charts import NOWHERE, sentence

ENDLESS = 1e6
PHONE = Phone("650 692 7273", "+16506927273")
CONTACT = Contact("rts", "Rape Trauma Services", PHONE, None, None, NOWHERE)


def lines(text: str | Sentence, width: float, longest: float = ENDLESS) -> list[str]:
    words = phrase(sentence(text) if isinstance(text, str) else text, longest)
    return ["".join(run.text for run in line) for line in wrap(words, width)]


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_lines_break_at_spaces_only() -> None:
    assert lines("and/or his/her co-create", 6000) == ["and/or", "his/her", "co-create"]


def test_a_word_too_long_for_the_line_breaks_after_its_joints() -> None:
    assert lines("and/or", 2500) == ["and/", "or"]
    assert lines("co-create", 4000) == ["co-", "create"]
    assert lines("a victimization/recruitment b", 9000) == ["a victimization/", "recruitment b"]


def test_what_has_no_joint_keeps_its_length() -> None:
    words = phrase(sentence("a victimization b"), ENDLESS)
    assert lines("a victimization b", 3000) == ["a", "victimization", "b"]
    assert widest_word(words, 3000) == line_width(wrap(words, 3000)[1])


def test_what_no_box_could_hold_is_cut_without_losing_a_letter() -> None:
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk"
    cut = lines(f"Der {word} steht", 9000, longest=9000)
    assert squeezed("".join(cut)) == f"Der{word}steht"
    assert len(cut) > 3


def test_east_asian_text_breaks_between_characters_but_not_before_a_stop() -> None:
    broken = lines("名前を書く。図書室で見つかった傘。", 5000)
    assert "".join(broken) == "名前を書く。図書室で見つかった傘。"
    assert not any(line.startswith("。") for line in broken)


def test_the_last_line_is_no_orphan_if_the_lines_can_be_even() -> None:
    text = "Involve local law enforcement for possible investigation"
    for width in range(9000, 20000, 500):
        found = lines(text, width)
        assert len(found) == 1 or len(found[-1].split()) > 1 or len(found[-1]) > 10, found


def test_lines_are_even() -> None:
    assert lines("one two six ten", 6500) == ["one two", "six ten"]


def test_a_number_never_breaks_and_both_contact_parts_are_bold() -> None:
    parts = (Words("Contact "), ContactName(CONTACT), Words(": "), ContactPhone(CONTACT, PHONE))
    text = Sentence((*parts, Words(".")), "official", NOWHERE)
    narrow = lines(text, 4000)
    assert "650\N{NO-BREAK SPACE}692\N{NO-BREAK SPACE}7273." in narrow
    (line,) = wrap(phrase(text, ENDLESS), ENDLESS)
    assert [(run.text, run.weight) for run in line] == [
        ("Contact ", "regular"),
        ("Rape Trauma Services", "bold"),
        (": ", "regular"),
        ("650\N{NO-BREAK SPACE}692\N{NO-BREAK SPACE}7273", "bold"),
        (".", "regular"),
    ]
    assert [run.part for run in line] == list(text.parts)


def test_an_empty_text_has_no_lines() -> None:
    assert lines("", 5000) == []
    assert line_count(phrase(sentence(""), ENDLESS), 5000) == 0


@settings(max_examples=150, deadline=None)
@given(
    st.text("abc -/é名。\u0301\u00a0", max_size=60),
    st.floats(500, 30000),
    st.sampled_from([2000.0, 8000.0, ENDLESS]),
)
def test_every_letter_comes_out_once_and_in_order(text: str, width: float, longest: float) -> None:
    words = phrase(sentence(text), longest)
    found = wrap(words, width)
    assert squeezed("".join(run.text for line in found for run in line)) == squeezed(text)
    assert len(found) == line_count(words, width)
    for line in found:
        spaces = "".join(run.text for run in line).strip(" ").count(" ")
        assert line_width(line) <= max(width, widest_word(words, width)) + 0.01 or not spaces


@settings(max_examples=150, deadline=None)
@given(st.text("abc -/é名", max_size=80), st.lists(st.floats(300, 30000), min_size=5, max_size=30))
def test_lines_are_counted_right_whatever_was_counted_before(
    text: str, widths: list[float]
) -> None:
    words = phrase(sentence(text), ENDLESS)
    for width in widths:
        assert line_count(words, width) == len(wrap(words, width)), width
