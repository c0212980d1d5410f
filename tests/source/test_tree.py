"""YAML into a tree: nothing gets a type, everything has a place, surprises are refused."""

from __future__ import annotations

import pytest

from generator.source.file import SourceFile
from generator.source.tree import MAX_DEPTH, MAX_NODES, Mapping, Scalar, Sequence, Tree, parse_tree


def tree(text: str) -> Mapping:
    root, problems = parse_tree(SourceFile.of("it", text))
    assert problems == () and root is not None
    return root


def refused(text: str) -> list[tuple[str, int, int]]:
    root, problems = parse_tree(SourceFile.of("it", text))
    assert root is None
    return [(d.code, d.span.line, d.span.column) for d in problems]


def scalar(text: str) -> Scalar:
    value = tree(text)["a"]  # type: ignore[index]
    assert isinstance(value, Scalar)
    return value


@pytest.mark.parametrize(
    "text",
    ["no", "010", "12:30", "650-692-7273", "2026-11-23", "1e5", "null", "~", "0x1F", "1_000"],
)
def test_scalars_stay_what_was_written(text: str) -> None:
    assert scalar(f"a: {text}") == text


@pytest.mark.parametrize(
    ("text", "value", "covered", "part"),
    [
        ("a: plain text", "plain text", "plain text", "ain"),
        ("a: 'single'", "single", "'single'", "ngl"),
        ('a: "double"', "double", '"double"', "ubl"),
        ("{b: x, a: flow}", "flow", "flow", "ow"),
        ("é: x\na: “tü”r", "“tü”r", "“tü”r", "ü”r"),
        ('a: "it\'s"', "it's", '"it\'s"', "'s"),
    ],
)
def test_spans_cover_exactly_what_was_written(
    text: str, value: str, covered: str, part: str
) -> None:
    source, found = SourceFile.of("it", text), scalar(text)
    assert (str(found), source.slice(found.span)) == (value, covered)
    at = value.index(part)
    assert source.slice(found.part(at, at + len(part))) == part


@pytest.mark.parametrize(
    ("text", "value", "part", "line", "columns"),
    [
        ('a: "es\\"cape"', 'es"cape', '"c', 1, "7-10"),
        ("a: 'it''s'", "it's", "'s", 1, "7-10"),
        ("a: ''''", "'", "'", 1, "5-7"),
        ('a: "\\u00e9\\x41b"', "éAb", "A", 1, "11-15"),
        ('a: "one\\\n  two"', "onetwo", "two", 2, "3-6"),
        ("a: >-\n  folded\n\n  text\nb: c", "folded\ntext", "ext", 4, "4-7"),
        ("a: |\n  - literal \n\n  text\n", "- literal\ntext", "text", 4, "3-7"),
        ("a: plain\n  on  two lines # why", "plain on two lines", "two", 2, "7-10"),
        ('a: "quoted\n  on two lines "', "quoted on two lines", "on t", 2, "3-7"),
        ("a: Situacio\u0301n aqui\u0301", "Situación aquí", "n", 1, "13-14"),
        ("a: Situacio\u0301n aqui\u0301", "Situación aquí", "í", 1, "18-20"),
        ("a: tra\ufb03ck  now", "traffick now", "ffi", 1, "7-8"),
        ("a: tra\ufb03ck  now", "traffick now", "now", 1, "12-15"),
        ("a: \u2714\ufe0f ja", "\u2714 ja", "ja", 1, "7-9"),
    ],
)
def test_where_characters_moved_a_part_is_found_all_the_same(
    text: str, value: str, part: str, line: int, columns: str
) -> None:
    found = scalar(text)
    assert found == value
    span = found.part(value.index(part), value.index(part) + len(part))
    assert (span.line, f"{span.column}-{span.end_column}") == (line, columns)


def test_a_span_over_lines_ends_where_the_text_does() -> None:
    source = SourceFile.of("it", "a: plain\n  on two lines\nb: x")
    assert source.slice(scalar(source.text).span) == "plain\n  on two lines"


def test_keys_keep_their_order_and_their_places() -> None:
    root = tree("z: 1\na:\n  inner: 2\n")
    assert list(root) == ["z", "a"]
    assert (root.key_span("a").line, root.key_span("a").column) == (2, 1)
    assert root.key_span("none") == root.span


def test_lists_and_keys_nest() -> None:
    def bare(node: Tree) -> object:
        if isinstance(node, Scalar):
            return str(node)
        if isinstance(node, Sequence):
            return [bare(each) for each in node]
        return {str(key): bare(each) for key, each in node.items()}

    assert bare(tree("a: [b, {c: d}]\ne:\n- - f\n  -\n")) == {
        "a": ["b", {"c": "d"}],
        "e": [["f", ""]],
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x b\nc: *x", [("yaml-alias", 1, 4), ("yaml-alias", 2, 4)]),
        ("a: &x [*x]", [("yaml-alias", 1, 4), ("yaml-alias", 1, 8)]),
        ("<<: {a: b}", [("yaml-key", 1, 1)]),
        ("a: b\na: c\na: d", [("duplicate-key", 2, 1), ("duplicate-key", 3, 1)]),
        ("a: {b: 1, 'b': 2}", [("duplicate-key", 1, 11)]),
        ("a: !!int 5", [("yaml-tag", 1, 4)]),
        ("a: !!python/object/apply:os.system [x]", [("yaml-tag", 1, 4)]),
        ("? [a, b]\n: c", [("yaml-key", 1, 3)]),
        ("? {a: b}\n: c\nd: &e f", [("yaml-key", 1, 3), ("yaml-alias", 3, 4)]),
        ("'[key]': a", [("yaml-key", 1, 1)]),
        ("'': a", [("yaml-key", 1, 1)]),
        ("a: b\n---\nc: d", [("yaml-documents", 2, 1)]),
        ("- a\n- b", [("not-a-mapping", 1, 1)]),
        ("just words", [("not-a-mapping", 1, 1)]),
        ("# nothing\n", [("not-a-mapping", 1, 1)]),
        ("a: b: c", [("yaml-syntax", 1, 5)]),
        ("a: [b", [("yaml-syntax", 1, 4)]),
        ("a: 'b", [("yaml-syntax", 1, 4)]),
        ("a: @b", [("yaml-syntax", 1, 4)]),
        ("a: b\n c: d", [("yaml-syntax", 2, 2)]),
        ('a: "\\u202e"', [("control-character", 1, 5)]),
        ('a: "x\\0"', [("swallowed-escape", 1, 6)]),
        ('"a\\e": b', [("swallowed-escape", 1, 3), ("yaml-key", 1, 1)]),
        ("a: ! Stop", [("yaml-tag", 1, 4)]),
        ("%YAML 9.9\n---\na: b", [("yaml-syntax", 1, 1)]),
    ],
)
def test_what_is_refused_and_where(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert refused(text) == expected


def test_a_duplicate_key_shows_the_first() -> None:
    _, (problem,) = parse_tree(SourceFile.of("it", "a: b\nc: d\na: e"))
    assert problem.related[0].span.line == 1


def test_nesting_is_limited() -> None:
    fits = MAX_DEPTH - 1
    assert tree("a: " + "[" * fits + "]" * fits)
    assert refused("a: " + "[" * (fits + 1) + "]" * (fits + 1))[0][0] == "nested-too-deeply"
    assert refused("[" * 20_000) == [("nested-too-deeply", 1, MAX_DEPTH + 1)]


def test_the_number_of_values_is_limited() -> None:
    assert tree("a: [" + "b, " * (MAX_NODES - 3) + "]")
    assert [code for code, *_ in refused("a: [" + "b, " * (MAX_NODES - 2) + "]")] == [
        "too-many-values"
    ]
