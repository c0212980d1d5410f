"""The cache of prints: it changes no result, whatever is in its folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from generator import cache as module
from generator.cache import Artifact, Cache, program_state
from generator.diagnostics.diagnostic import Related, error, warning
from generator.diagnostics.span import Span

PLACE = Span("protocol.yaml", 3, 5, 3, 9)


@dataclass(frozen=True, slots=True)
class View:
    words: str
    span: Span = PLACE


def made(content: bytes = b"%PDF-1.7\n\x00\xff\n") -> Artifact:
    related = [Related("it is named here", Span.point("other.yaml"))]
    problem = warning("unprintable-character", "“é”", PLACE, related=related, hints=["a", "b"])
    return Artifact(content, (problem,), 10.25)


class Maker:
    """Makes a print and counts how often."""

    def __init__(self, result: Artifact) -> None:
        self.result, self.times = result, 0

    def __call__(self) -> Artifact:
        self.times += 1
        return self.result


def refuse() -> Artifact:
    raise AssertionError("it was kept, and need not be made")


def only_entry(folder: Path) -> Path:
    (entry,) = folder.iterdir()
    return entry


def test_what_was_made_is_given_back_whole(tmp_path: Path) -> None:
    cold = Cache(tmp_path / "print").get_or_make((View("a"), b"definition"), made)
    warm = Cache(tmp_path / "print").get_or_make((View("a"), b"definition"), refuse)
    assert cold == warm == made()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((View("a"),), (View("b"),)),
        ((View("a"),), (View("a", Span("protocol.yaml", 4, 5, 4, 9)),)),
        ((View("a"), b"x"), (View("a"), b"y")),
        ((View("a"), None), (View("a"),)),
        ((b"ab", b"c"), (b"a", b"bc")),
        (("1",), (1,)),
        ((10.0,), (10.000000000000002,)),
    ],
    ids=["words", "place", "attachment", "none", "border", "type", "number"],
)
def test_other_parts_are_another_print(
    tmp_path: Path, one: tuple[object, ...], other: tuple[object, ...]
) -> None:
    cache = Cache(tmp_path)
    assert cache.key(*one) == Cache(tmp_path).key(*one)
    assert cache.key(*one) != cache.key(*other)


def test_another_program_makes_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Cache(tmp_path).get_or_make((View("a"),), made)
    program = tmp_path / "program"
    program.mkdir()
    (program / "sheet.typ").write_text("#set text(1pt)")
    monkeypatch.setattr(module, "_PROGRAM", program)
    states = set()
    for text in ("#set text(1pt)", "#set text(2pt)"):
        (program / "sheet.typ").write_text(text)
        program_state.cache_clear()
        states.add(program_state())
        again = Maker(made())
        Cache(tmp_path / "print").get_or_make((View("a"),), again)
        assert again.times == 1
    assert len(states) == 2
    monkeypatch.undo()
    program_state.cache_clear()


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda entry: b"",
    "cut short": lambda entry: entry[:-1],
    "cut in the sum": lambda entry: entry[:30],
    "one bit": lambda entry: entry[:-2] + bytes([entry[-2] ^ 1]) + entry[-1:],
    "longer": lambda entry: entry + b"\n",
    "something else": lambda entry: b"{}\n" * 40,
    "sum of another": lambda entry: b"0" * 64 + entry[64:],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_entry_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    Cache(tmp_path).get_or_make((View("a"),), made)
    whole = only_entry(tmp_path).read_bytes()
    only_entry(tmp_path).write_bytes(damage(whole))
    maker = Maker(made())
    assert Cache(tmp_path).get_or_make((View("a"),), maker) == made()
    assert maker.times == 1
    assert only_entry(tmp_path).read_bytes() == whole


def test_an_entry_under_another_key_is_no_print_of_it(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    one, other = cache.key(View("a")), cache.key(View("b"))
    cache.put(one, made(b"a"))
    cache.put(other, made(b"b"))
    (tmp_path / one).rename(tmp_path / "aside")
    (tmp_path / other).rename(tmp_path / one)
    (tmp_path / "aside").rename(tmp_path / other)
    assert (cache.get(one), cache.get(other)) == (None, None)
    assert cache.get_or_make((View("a"),), lambda: made(b"a")) == made(b"a")
    assert cache.get(one) == made(b"a")


def test_an_entry_of_another_program_is_none_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = Cache(tmp_path).key(View("a"))
    monkeypatch.setattr(module, "program_state", lambda: b"another")
    Cache(tmp_path).put(key, made())
    assert Cache(tmp_path).get(key) == made()
    monkeypatch.undo()
    assert Cache(tmp_path).get(key) is None


def test_an_entry_that_somebody_made_up_is_none_of_ours(tmp_path: Path) -> None:
    key = Cache(tmp_path).key(View("a"))
    body = b"[[], null]\n%PDF-1.7 made up"
    for summed in (body, key.encode() + body):
        (tmp_path / key).write_bytes(sha256(summed).hexdigest().encode() + b"\n" + body)
        assert Cache(tmp_path).get(key) is None


RIGHT = (
    '[[{"severity": "error", "code": "a", "message": "b", "span": {"path": "a.yaml", "line": 1, '
    '"column": 1, "end_line": 1, "end_column": 1}, "related": [], "hints": ["c"]}], 10]'
)
WRONG = {
    "no JSON": "{",
    "a mapping": "{}",
    "nothing said": "[]",
    "a number for diagnostics": "[3, null]",
    "a word for a size": '[[], "ten"]',
    "a short diagnostic": '[[{"severity": "error"}], null]',
    "a severity that is none": RIGHT.replace('"error"', '"fatal"'),
    "a number for a message": RIGHT.replace('"b"', "1"),
    "a word for a line": RIGHT.replace('"line": 1', '"line": "1"'),
    "a number for a hint": RIGHT.replace('"c"', "1"),
    "too deep": "[" * 100_000,
}


def summed(folder: Path, about: str) -> str:
    """Put an entry with a right sum into a folder; return its key."""
    key = Cache(folder).key(View("a"))
    body = f"{about}\n%PDF".encode()
    (folder / key).write_bytes(module._sum(key, body) + b"\n" + body)
    return key


def test_an_entry_with_a_right_sum_and_right_words_is_a_print(tmp_path: Path) -> None:
    assert Cache(tmp_path).get(summed(tmp_path, RIGHT)) is not None


@pytest.mark.parametrize("about", WRONG.values(), ids=WRONG.keys())
def test_an_entry_with_a_right_sum_and_wrong_words_is_made_anew(tmp_path: Path, about: str) -> None:
    key = summed(tmp_path, about)
    assert Cache(tmp_path).get_or_make((View("a"),), made) == made()
    assert Cache(tmp_path).get(key) == made()


def test_a_pipe_in_an_entrys_place_is_not_waited_for(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    os.mkfifo(tmp_path / cache.key(View("a")))
    assert cache.get_or_make((View("a"),), made) == made()
    assert cache.get_or_make((View("a"),), refuse) == made()


def test_a_folder_or_a_link_to_nothing_among_fonts_and_code_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fonts, program = tmp_path / "fonts", tmp_path / "program"
    (fonts / "backup").mkdir(parents=True)
    (fonts / "regular.ttf").write_bytes(b"font")
    program.mkdir()
    (program / ".#sheet.py").symlink_to("gone")
    monkeypatch.setattr(module, "font_folders", lambda: (fonts,))
    monkeypatch.setattr(module, "_PROGRAM", program)
    program_state.cache_clear()
    assert program_state()
    monkeypatch.undo()
    program_state.cache_clear()


def test_a_folder_in_an_entrys_place_is_no_print(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    (tmp_path / cache.key(View("a")) / "deep").mkdir(parents=True)
    assert cache.get_or_make((View("a"),), made) == made()
    assert cache.get_or_make((View("a"),), made) == made()
    assert [path.name for path in tmp_path.iterdir()] == [cache.key(View("a"))]


@pytest.mark.parametrize("where", ["a file", "write-protected"])
def test_where_nothing_can_be_written_prints_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    folder = tmp_path / "print"
    if where == "a file":
        folder.write_text("")
    else:

        def refused(*_: object) -> int:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "write_bytes", refused)
    for _ in range(2):
        maker = Maker(made())
        assert Cache(folder).get_or_make((View("a"),), maker) == made()
        assert maker.times == 1


def test_a_print_that_failed_is_tried_again(tmp_path: Path) -> None:
    failed = Artifact(None, (error("print-failed", "the printed sheet cannot be set", PLACE),))
    Cache(tmp_path).get_or_make((View("a"),), lambda: failed)
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_nothing_is_kept() -> None:
    maker = Maker(made())
    cache = Cache(None)
    for _ in range(2):
        assert cache.get_or_make((View("a"),), maker) == made()
    assert maker.times == 2


def test_the_oldest_go_first_and_what_was_used_stays(tmp_path: Path) -> None:
    content = bytes(1_000)
    for number in range(5):
        cache = Cache(tmp_path)
        cache.put(cache.key(number), Artifact(content))
        os.utime(tmp_path / cache.key(number), (number, number))
    size = only_size(tmp_path) // 5
    assert Cache(tmp_path).get(cache.key(0)) == Artifact(content)  # which is the latest use
    Cache(tmp_path, limit=3 * size).put(cache.key("new"), Artifact(content))
    kept = {name for name in (0, 1, 2, 3, 4, "new") if Cache(tmp_path).get(cache.key(name))}
    assert kept == {0, 3, 4, "new"}


def only_size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


def test_many_at_once_see_whole_prints_only(tmp_path: Path) -> None:
    contents = [bytes([number]) * 200_000 for number in range(4)]
    wrong: list[object] = []

    def work() -> None:
        cache = Cache(tmp_path, limit=500_000)
        for turn in range(40):
            number = turn % 4
            found = cache.get_or_make((number,), lambda number=number: Artifact(contents[number]))
            if found.content != contents[number]:
                wrong.append(number)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
