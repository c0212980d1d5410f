"""Publishing for real: MkDocs builds, the result is sealed and put in place, or nothing changes."""

from __future__ import annotations

import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from generator import compile
from generator.diagnostics.diagnostic import Diagnostic
from generator.site import publish as publishing
from generator.site import swap
from generator.site.publish import publish
from tests.product import EXAMPLES, PROJECT, copied
from tests.site.conftest import Sources, make_sources

RUN = """
import sys
from pathlib import Path
from generator.site.publish import publish
problems = publish(*map(Path, sys.argv[1:4]), lambda message: print(message, flush=True))
print(*problems, file=sys.stderr)
sys.exit(bool(problems))
"""


def run(sources: Sources, patience: float = 0) -> tuple[Diagnostic, ...]:
    return publish(*sources, lambda message: None, patience)


def tree(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def leftovers(sources: Sources) -> list[str]:
    known = {"docs", "site", "mkdocs.yml", "hook.py"}
    return sorted({path.name for path in sources.site.parent.iterdir()} - known)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Sources:
    """A project whose site is published; for tests that only look."""
    sources = make_sources(tmp_path_factory.mktemp("built"))
    assert run(sources) == ()
    return sources


@pytest.fixture
def live(sources: Sources, built: Sources) -> Sources:
    """A project with a published site, made without a build of its own."""
    shutil.copytree(built.site, sources.site)
    return sources


def test_site_is_published_whole(built: Sources) -> None:
    files = tree(built.site)
    expected = {
        "index.html",
        "404.html",
        "csec/way.html",
        "csec/index.html",
        "csec/print/way.pdf",
        "csec/manifest.json",
        "search/search_index.json",
        "search/search_index.js",
        "_headers",
    }
    assert expected <= set(files)
    assert not {"sitemap.xml", "sitemap.xml.gz"} & set(files)
    assert leftovers(built) == []


def test_missing_page_is_words_alone_where_the_address_is_not_known(built: Sources) -> None:
    page = (built.site / "404.html").read_text()
    assert "There is no page at this address." in page
    assert [sign for sign in ("href=", " src=", "<svg", "<script", "<link") if sign in page] == []


def test_progress_tells(sources: Sources, capfd: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []
    assert publish(*sources, told.append) == ()
    assert told == ["building the pages", "checking every link", "putting the site in place"]
    assert capfd.readouterr() == ("", "")


def test_environment_and_logging_are_as_before(live: Sources) -> None:
    before = dict(os.environ), logging.getLogger("mkdocs").handlers[:]
    run(live)
    assert (dict(os.environ), logging.getLogger("mkdocs").handlers) == before


def test_builds_are_equal_to_the_byte_wherever_they_run(built: Sources, tmp_path: Path) -> None:
    expected = tree(built.site)
    for number, (zone, locale) in enumerate(
        (("Pacific/Kiritimati", "C"), ("America/Adak", "C.UTF-8"))
    ):
        sources = make_sources(tmp_path / f"folder number {number}")
        changes = {"TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": str(number + 1)}
        environment = {**os.environ, **changes, "SOURCE_DATE_EPOCH": "1234567890"}
        command = [sys.executable, "-c", RUN, *map(str, sources)]
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        assert tree(sources.site) == expected


def test_changed_page_is_published_and_a_stale_one_is_gone(live: Sources) -> None:
    (live.docs / "index.md").write_text("# A new start\n")
    (live.docs / "extra.txt").write_text("")
    assert run(live) == ()
    (live.docs / "extra.txt").unlink()
    assert (live.site / "extra.txt").exists()
    assert run(live) == ()
    assert "A new start" in (live.site / "index.html").read_text()
    assert not (live.site / "extra.txt").exists()
    assert leftovers(live) == []


def test_site_that_is_a_link_stays_one(live: Sources) -> None:
    real = live.site.with_name("real")
    live.site.rename(real)
    live.site.symlink_to(real)
    assert run(live) == ()
    assert live.site.is_symlink()


BROKEN = {
    "link to a missing page": ("index.md", "# A\n[x](gone.md)\n", "site-build", "docs/index.md"),
    "missing anchor": ("index.md", "# A\n[x](csec/way.md#no)\n", "site-build", "docs/index.md"),
    "page outside the navigation": ("extra.md", "# A\n", "site-build", "mkdocs.yml"),
    "raw link": ("index.md", "# A\n<a href='no.html'>x</a>\n", "broken-link", "new/index.html"),
    "raw script": ("index.md", "# A\n<script>1</script>\n", "inline-script", "new/index.html"),
    "script address": ("index.md", "# A\n[x](javascript:1)\n", "unsafe-link", "new/index.html"),
    "comment": ("index.md", "# A\n<p>a <!-- b <i> --></p>\n", "ambiguous-markup", "index.html"),
    "frame": ("index.md", "# A\n<iframe></iframe>\n", "unwanted-element", "new/index.html"),
    "file of a manifest": ("csec/print/way.pdf", "x", "manifest-mismatch", "csec/manifest.json"),
    "own header file": ("_headers", "/*\n", "reserved-file", "_headers"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_broken_source_changes_nothing_and_names_its_place(live: Sources, case: str) -> None:
    path, text, code, place = BROKEN[case]
    before = tree(live.site)
    (live.docs / path).write_text(text)
    report = run(live)
    assert report != ()
    assert [found.code for found in report] == [code]
    assert report[0].span.path.endswith(place)
    assert tree(live.site) == before


def test_broken_link_is_found_again_in_the_same_process(live: Sources) -> None:
    (live.docs / "index.md").write_text("# A\n[x](gone.md)\n")
    assert run(live) == run(live) != ()


@pytest.mark.parametrize(
    "change",
    [
        {"theme": {"name": "no-such-theme"}},
        {"theme": {"name": "material", "custom_dir": "no/such/folder"}},
        {"plugins": ["no-such-plugin"]},
        {"markdown_extensions": ["no.such.extension"]},
        {"nav": ["gone.md"]},
        {"no_such_setting": 1},
    ],
)
def test_broken_settings_are_diagnostics(
    live: Sources, change: dict[str, object], capfd: pytest.CaptureFixture[str]
) -> None:
    before = tree(live.site)
    settings = yaml.safe_load(live.config.read_text()) | change
    live.config.write_text(yaml.safe_dump(settings))
    report = run(live)
    assert {found.code for found in report} == {"site-build"}
    assert capfd.readouterr() == ("", "")
    assert tree(live.site) == before


def test_template_that_fails_is_a_diagnostic_and_the_old_site_stays(live: Sources) -> None:
    before = tree(live.site)
    theme = live.config.with_name("theme")
    theme.mkdir()
    (theme / "main.html").write_text("{{ 1 / 0 }}")
    settings = yaml.safe_load(live.config.read_text())
    settings["theme"]["custom_dir"] = "theme"
    live.config.write_text(yaml.safe_dump(settings))
    (found,) = run(live)
    assert (found.code, "division by zero" in found.message) == ("site-build", True)
    assert tree(live.site) == before


def test_missing_or_unreadable_settings_are_diagnostics(sources: Sources) -> None:
    sources.config.write_text("site_name: [")
    assert [found.code for found in run(sources)] == ["site-build"]
    sources.config.unlink()
    assert [found.code for found in run(sources)] == ["site-build"]
    assert not sources.site.exists()


def test_sound_build_after_a_failed_one_leaves_no_work_folder(live: Sources) -> None:
    (live.docs / "index.md").write_text("# A\n<a href='gone.html'>x</a>\n")
    (found,) = run(live)
    assert Path(found.span.path).is_file()  # kept, so that the place can be looked at
    (live.docs / "index.md").write_text("# A\n")
    assert run(live) == ()
    assert leftovers(live) == []


def test_somebody_elses_folder_is_not_touched(sources: Sources) -> None:
    sources.site.mkdir()
    (sources.site / "letters.txt").write_text("mine")
    assert [found.code for found in run(sources)] == ["not-a-site"]
    assert tree(sources.site) == {"letters.txt": b"mine"}
    assert leftovers(sources) == []


def test_docs_folder_is_not_a_place_for_the_site(sources: Sources) -> None:
    before = tree(sources.docs)
    for site in (sources.docs, sources.docs.parent, sources.docs / "site"):
        found = publish(sources.config, sources.docs, site, lambda message: None)
        assert [one.code for one in found] == ["not-a-site"]
    assert tree(sources.docs) == before


def test_site_is_kept_apart_from_what_it_must_not_touch(sources: Sources, tmp_path: Path) -> None:
    definitions = tmp_path / "definitions"
    definitions.mkdir()
    for site in (definitions, definitions / "site"):
        found = publish(
            sources.config, sources.docs, site, lambda message: None, protected=[definitions]
        )
        assert [one.code for one in found] == ["not-a-site"]
    assert list(definitions.iterdir()) == []


@pytest.mark.parametrize("place", ["docs/new", "generator/new", "protocol_source/new"])
def test_build_keeps_the_site_out_of_the_project(place: str) -> None:
    built = compile.build(EXAMPLES / "parallel", PROJECT / place, lambda message: None)
    assert [found.code for found in built.diagnostics] == ["not-a-site"]
    assert not (PROJECT / place).exists()


def test_build_keeps_the_site_out_of_its_definitions(tmp_path: Path) -> None:
    source = copied(EXAMPLES / "parallel", tmp_path)
    built = compile.build(source, source / "site", lambda message: None)
    assert [found.code for found in built.diagnostics] == ["not-a-site"]
    assert not (source / "site").exists()


def test_added_file_stops_the_build_and_stays(live: Sources) -> None:
    (live.site / "thesis.docx").write_text("mine")
    (found,) = run(live)
    assert (found.code, "`thesis.docx`" in found.message) == ("not-a-site", True)
    assert (live.site / "thesis.docx").read_text() == "mine"


def test_second_build_is_told_to_wait(live: Sources) -> None:
    work = live.site.with_name(".site.work")
    lock = publishing.acquire(work / "lock", 0)
    assert lock is not None
    told: list[str] = []
    report = publish(*live, told.append, 0.1)
    lock.release()
    assert [found.code for found in report] == ["site-busy"]
    assert told == ["waiting for another build of this site"]


def test_two_builds_at_once_both_succeed(sources: Sources) -> None:
    command = [sys.executable, "-c", RUN, *map(str, sources)]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in both] == [0, 0]
    assert leftovers(sources) == []


def test_failing_system_is_a_diagnostic_and_the_old_site_stays(
    live: Sources, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(live.site)

    def full(folder: Path, *_: object) -> None:
        raise OSError(28, "No space left on device", str(folder / "_headers"))

    def busy(one: Path, other: Path) -> bool:
        raise OSError(16, "Device or resource busy", str(other))

    for module, name, failing in ((publishing, "seal", full), (swap, "_exchange", busy)):
        monkeypatch.setattr(module, name, failing)
        assert [found.code for found in run(live)] == ["cannot-publish"]
        monkeypatch.undo()
        assert tree(live.site) == before
    assert run(live) == ()
    assert leftovers(live) == []


def test_site_set_aside_by_a_killed_build_is_put_back(live: Sources) -> None:
    before = tree(live.site)
    work = live.site.with_name(".site.work")
    work.mkdir()
    live.site.rename(work / "old")
    (live.docs / "index.md").write_text("# A\n[x](gone.md)\n")
    assert run(live) != ()
    assert tree(live.site) == before


def kill_rounds(live: Sources, rounds: int, seed: int) -> None:
    """Kill builds at random moments; the live site must be one of the two, whole, each time."""
    command = [sys.executable, "-c", RUN, *map(str, live)]
    started, versions = 0.0, []
    for text in ("# Two\n", "# One\n"):
        (live.docs / "index.md").write_text(text)
        started = time.monotonic()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        versions.append(tree(live.site))
    length = time.monotonic() - started
    chance = random.Random(seed)
    for number in range(rounds):
        (live.docs / "index.md").write_text(("# Two\n", "# One\n")[number % 2])
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.1, 1.1) * length)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert tree(live.site) in versions
    assert run(live) == ()
    assert tree(live.site) == versions[(rounds - 1) % 2]
    assert leftovers(live) == []


def test_killed_build_leaves_the_old_site_whole(live: Sources) -> None:
    kill_rounds(live, rounds=3, seed=1)


@pytest.mark.long
def test_killed_builds_leave_the_old_site_whole_every_time(live: Sources) -> None:
    kill_rounds(live, rounds=100, seed=2)
