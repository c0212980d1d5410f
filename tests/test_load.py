"""From a path to protocols: a file, its folder, a folder of protocols, or none of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.load import load
from tests.definitions import PROTOCOLS, REAL, SMALLEST, codes, load_text, short


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b", "a", "c"):
        (tmp_path / name).mkdir()
        text = SMALLEST.replace("example", name, 1)
        (tmp_path / name / "protocol.yaml").write_text(text)
    for name in ("not-a-protocol", ".git", "System Volume Information"):
        (tmp_path / name).mkdir()
    (tmp_path / "notes.txt").write_text("nothing")
    return tmp_path


def ids(path: Path) -> list[str]:
    return [protocol.id for protocol in load(path).protocols]


def test_a_file_its_folder_and_a_folder_of_protocols(folder: Path) -> None:
    assert ids(folder / "a" / "protocol.yaml") == ["a"]
    assert ids(folder / "a") == ["a"]
    assert ids(folder) == ["a", "b", "c"]


def test_the_real_one_and_all_examples_are_without_fault() -> None:
    assert short(load(REAL)) == ""
    marks = {each.code for each in load(PROTOCOLS).diagnostics}
    assert marks == {"markup-in-text"}  # which one example holds on purpose
    assert ids(PROTOCOLS) == ["branching", "classify", "forty", "parallel", "score"]


def test_the_long_example_is_long() -> None:
    (tour,) = load(PROTOCOLS / "forty").protocols[0].pathways
    assert len(tour.steps) == 40
    assert sum(step.kind == "decision" for step in tour.steps) == 12


def test_the_examples_are_unlike_each_other() -> None:
    found = {protocol.id: protocol for protocol in load(PROTOCOLS).protocols}
    steps = [step for pathway in found["branching"].pathways for step in pathway.steps]
    assert {len(step.transitions) for step in steps if step.kind == "decision"} == {2, 3}
    assert any(lead.limit for step in steps for lead in step.transitions)
    assert [rule.is_band for rule in found["score"].screenings[0].rules] == [True] * 3
    assert len(found["classify"].screenings[0].rules) == 5
    assert len(found["parallel"].pathways[0].steps[1].branches) == 5
    assert found["score"].official is not None and found["score"].language == "es-MX"


def test_one_faulty_protocol_does_not_hide_the_others(folder: Path) -> None:
    (folder / "b" / "protocol.yaml").write_text("title: [")
    assert ids(folder) == ["a", "c"]
    assert codes(load(folder)) == ["yaml-syntax", "no-definition"]


def test_faults_of_all_protocols_come_in_the_order_of_the_files(folder: Path) -> None:
    for name in ("c", "a"):
        (folder / name / "protocol.yaml").write_text("x: y")
    shutil.rmtree(folder / "not-a-protocol")
    paths = [d.span.path.split("/")[-2] for d in load(folder).diagnostics]
    assert set(codes(load(folder))) == {"unknown-key", "missing-key"}
    assert paths == sorted(paths) and set(paths) == {"a", "c"}


def test_two_protocols_of_one_name(folder: Path) -> None:
    (folder / "b" / "protocol.yaml").write_text(SMALLEST.replace("example", "a", 1))
    problem, other, _ = load(folder).diagnostics
    assert problem.code == "duplicate-id"
    assert other.code == "other-folder-name"
    assert problem.span.path.endswith("b/protocol.yaml")
    assert problem.related[0].span.path.endswith("a/protocol.yaml")


@pytest.mark.parametrize(
    "name",
    [
        "protocol.yml", "Protocol.yaml", "protocol.YAML", "PROTOCOL.YML", "protocol.yaml.txt",
        "protocol (1).yaml", "protocol - Copy.yaml", "Kopie von protocol.yaml", "protocol.yaml~",
        "protocol.yaml.bak", "fire.yaml", "fire.yml.txt", "protocol.txt", "protocol",
        "protocols.yaml",
    ],
)  # fmt: skip
def test_what_looks_like_a_definition_and_is_not_read(folder: Path, name: str) -> None:
    def found(path: Path) -> list[tuple[str, str]]:
        problems = [each for each in load(path).diagnostics if each.code == "definition-not-read"]
        return [(each.severity, each.span.path.split(f"{folder.name}/")[1]) for each in problems]

    (folder / "not-a-protocol" / name).write_text(SMALLEST)
    assert found(folder) == [("error", f"not-a-protocol/{name}")]
    assert found(folder / "not-a-protocol") == [("error", f"not-a-protocol/{name}")]
    (folder / "not-a-protocol" / name).rename(folder / "b" / name)
    assert found(folder) == found(folder / "b") == [("warning", f"b/{name}")]
    assert ids(folder) == ["a", "b", "c"]
    (folder / "b" / name).rename(folder / name)
    assert found(folder) == [("error", name)]


def test_definitions_that_stand_too_deep(folder: Path) -> None:
    (folder / "a").rename(folder / "not-a-protocol" / "a")
    problem = load(folder).diagnostics[0]
    assert (problem.severity, problem.code) == ("error", "definition-not-read")
    assert problem.span.path.endswith("not-a-protocol/a/protocol.yaml")
    (folder / "not-a-protocol" / "a").rename(folder / "b" / "a")
    problem = load(folder).diagnostics[0]
    assert (problem.severity, problem.code) == ("warning", "definition-not-read")


def test_what_else_stands_in_a_folder_is_nobody_s_business(folder: Path) -> None:
    (folder / "not-a-protocol").rmdir()
    for name in (
        "official.txt",
        "protocol.pdf",
        "notes.yaml",
        ".protocol.yaml.swp",
        "~$protocol.yaml",
    ):
        (folder / "a" / name).write_text("title: x")
    assert codes(load(folder)) == codes(load(folder / "a")) == []


def test_paths_that_lead_to_nothing(folder: Path, tmp_path: Path) -> None:
    assert codes(load(folder / "none")) == ["missing-file"]
    assert codes(load(folder / "a" / "none.yaml")) == ["missing-file"]
    assert codes(load(folder / "not-a-protocol")) == ["no-definition"]
    assert codes(load(tmp_path / ("x" * 300))) == ["missing-file"]
    assert codes(load(Path("a\0b"))) == ["missing-file"]


def test_definitions_that_are_no_files_or_lie_elsewhere(folder: Path) -> None:
    for name in ("a", "b", "c"):
        (folder / name / "protocol.yaml").unlink()
    (folder / "a" / "protocol.yaml").mkdir()
    (folder / "b" / "protocol.yaml").symlink_to("/etc/hostname")
    (folder / "c" / "protocol.yaml").symlink_to("nowhere")
    assert codes(load(folder)) == [
        "not-a-file", "outside-source", "missing-file", "no-definition",
    ]  # fmt: skip


def test_the_official_text_of_another_protocol_is_out_of_reach(folder: Path) -> None:
    (folder / "b" / "official.txt").write_text("Example")
    text = SMALLEST + "official: ../b/official.txt\n"
    (folder / "a" / "protocol.yaml").write_text(text)
    assert codes(load(folder / "a")) == ["outside-source"]
    assert codes(load(folder))[:1] == ["outside-source"]


def test_bad_characters_in_the_official_text_are_shown_where_they_stand() -> None:
    loaded = load_text(SMALLEST + "official: official.txt\n", "Example\nA \u202eworry\n")
    (problem,) = loaded.diagnostics
    assert (problem.code, problem.span.line, problem.span.column) == ("control-character", 2, 3)
    assert problem.span.path in loaded.sources


def test_both_runs_say_the_same() -> None:
    text = SMALLEST.replace("title", "titel") + "region: x\n"
    assert short(load_text(text)) == short(load_text(text))
