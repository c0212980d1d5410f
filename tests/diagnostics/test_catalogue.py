"""The catalogue: an entry for each code that is emitted, no other, and examples that are true."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from generator.diagnostics.catalogue import codes as entries
from generator.diagnostics.catalogue import entry, explain
from generator.load import load
from generator.source.tree import MAX_NODES
from tests.definitions import HEAD, ONE_STEP, ROOT, SMALLEST, codes, load_text, with_steps

GENERATOR = ROOT / "generator"
KEBAB = re.compile(r"[a-z]+(-[a-z]+)*")
EMITTERS = {
    "error",
    "warning",
    "PydanticCustomError",
    "Fault",
    "report",
    "_report",
    "_fault",
    "UnfitLogoError",
}
"""Whatever takes a code as its first text."""

OFFICIAL = SMALLEST + "official: official.txt\n"
LOGO = SMALLEST.replace("Example Office", "Example Office, logo: logo.svg")
SCRIPTED = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>'
BUILT = {
    "empty-file": lambda: load_text(" \n"),
    "file-too-large": lambda: load_text(b"#" * 300_000),
    "bad-encoding": lambda: load_text(SMALLEST.replace("Example", "Caf\u00e9").encode("cp1252")),
    "tab": lambda: load_text(SMALLEST.replace("    title", "\ttitle")),
    "control-character": lambda: load_text(SMALLEST.replace("title: Example", 'title: "\\u202e"')),
    "too-many-values": lambda: load_text(f"title: [{'a, ' * MAX_NODES}]\n"),
    "too-many-problems": lambda: load_text("a: &a [" + "*a, " * 3_000 + "]"),
    "missing-file": lambda: load_text(OFFICIAL),
    "not-a-file": lambda: load_text(HEAD + "official: .\n" + ONE_STEP),
    "outside-source": lambda: load_text(HEAD + "official: /etc/hostname\n" + ONE_STEP),
    "bad-logo": lambda: load_text(LOGO, files={"logo.svg": "no drawing"}),
    "unsafe-logo": lambda: load_text(LOGO, files={"logo.svg": SCRIPTED}),
    "wording-not-official": lambda: load_text(
        OFFICIAL.replace("Tell a colleague", "Tell"), "Example A worry"
    ),
    "wording-unused": lambda: load_text(OFFICIAL, "Example A worry Tell a colleague now"),
    "wording-repeated": lambda: load_text(
        with_steps("{id: a, text: Call}", "{id: b, text: Call}", top="official: official.txt\n"),
        "Example A worry Call",
    ),
    "wording-misnumbered": lambda: load_text(
        with_steps("{id: a, text: Call}", "{id: b, text: Wait}", top="official: official.txt\n"),
        "Example A worry Step 1 Call Wait",
    ),
    "wording-apart": lambda: load_text(OFFICIAL, "A worry Example Tell a colleague"),
    "hidden-step": lambda: load_text(
        OFFICIAL.replace("A worry", "Step 2 Go"), "Example Step 2 Go Tell a colleague"
    ),
    "contact-not-official": lambda: load_text(
        OFFICIAL + "contacts: {desk: {name: The desk, phone: 650-692-7273}}\n",
        "Example A worry Tell a colleague",
    ),
    "wording-not-proved": lambda: load_text(
        OFFICIAL.replace("Tell a colleague", "a " * 450), "a " * 100_000
    ),
}
ELSEWHERE = {
    "no-definition", "definition-not-read", "unreadable-file", "other-folder-name",
    "contact-overdue", "review-overdue",
}  # fmt: skip
"""Built below, for they are about folders; those of writing and of the site have tests there."""


def emitted() -> dict[str, set[str]]:
    """Return every code that stands in the program → the modules it stands in."""
    found: dict[str, set[str]] = {}
    for path in GENERATOR.rglob("*.py"):
        name = path.relative_to(GENERATOR).as_posix()
        for node in ast.walk(ast.parse(path.read_text())):
            for code in _codes(node):
                found.setdefault(code, set()).add(name)
    return found


def _codes(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Assign):
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        return _texts([node.value]) if names == ["CODE"] else []
    if not isinstance(node, ast.Call):
        return []
    called = getattr(node.func, "id", getattr(node.func, "attr", ""))
    return _texts(node.args[:2])[:1] if called in EMITTERS else []


def _texts(nodes: list[ast.expr]) -> list[str]:
    texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and KEBAB.fullmatch(text)]


def test_every_code_has_an_entry_and_every_entry_a_code() -> None:
    assert sorted(emitted()) == list(entries())


@pytest.mark.parametrize("code", entries())
def test_an_entry_says_what_why_and_how(code: str) -> None:
    found = entry(code)
    assert found is not None
    for text in (found.what, found.why, found.fix):
        assert text and text[0].isupper() and text.endswith(".")
    assert found.example.strip()
    assert max(len(line) for line in found.what.splitlines()) <= 100
    told = explain(found)
    assert told.startswith(f"{code}: {found.what}") and found.fix in told


FENCED = [
    path.stem
    for path in sorted((GENERATOR / "diagnostics" / "catalogue").glob("*.md"))
    if "```yaml" in path.read_text()
]


@pytest.mark.parametrize("code", FENCED)
def test_an_example_gives_exactly_its_code(code: str) -> None:
    found = entry(code)
    assert found is not None and codes(load_text(found.example)) == [code]


@pytest.mark.parametrize("code", sorted(BUILT))
def test_what_no_example_can_show_is_built(code: str) -> None:
    expected = {code, "yaml-alias"} if code == "too-many-problems" else {code}
    assert set(codes(BUILT[code]())) == expected


def test_folders_without_a_definition(tmp_path: Path) -> None:
    assert codes(load(tmp_path)) == ["no-definition"]
    (tmp_path / "protocol.yml").write_text(SMALLEST)
    assert codes(load(tmp_path)) == ["definition-not-read"]


@pytest.mark.parametrize("where", ["file", "folder"])
def test_what_the_computer_refuses_to_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    if where == "file":
        (tmp_path / "protocol.yaml").write_text(SMALLEST)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open" if where == "file" else "iterdir", refuse)
    (problem,) = load(tmp_path).diagnostics
    assert (problem.code, problem.message) == (
        "unreadable-file",
        "cannot be read: permission denied",
    )


def test_each_code_of_the_core_is_shown_by_an_example_or_built() -> None:
    rooms = ("source/", "schema/", "resolve/", "checks/", "load.py")
    core = {code for code, files in emitted().items() if any(f.startswith(rooms) for f in files)}
    assert core == {*FENCED, *BUILT, *ELSEWHERE}


def test_an_unknown_code_has_no_entry() -> None:
    assert entry("no-such-code") is None
    assert entry("../catalogue") is None
