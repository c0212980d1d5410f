"""Putting a folder in place, with and without the system's help, and refusing to."""

from __future__ import annotations

import os
import shutil
import threading
from pathlib import Path

import pytest

from generator.site import swap
from generator.site.listing import LISTING, listing
from generator.site.swap import put_in_place, reason_not_to_replace, recover


@pytest.fixture(params=["exchange", "two renames"])
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    return str(request.param)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path, Path]:
    new, live, aside = tmp_path / "work/new", tmp_path / "live", tmp_path / "work/old"
    for folder in (new, live):
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(folder.name)
    return new, live, aside


def test_new_folder_is_live_and_the_old_one_set_aside(
    kind: str, folders: tuple[Path, Path, Path]
) -> None:
    before = put_in_place(*folders)
    assert (folders[1] / "index.html").read_text() == "new"
    assert before is not None
    assert (before / "index.html").read_text() == "live"


def test_first_site_needs_nothing_set_aside(kind: str, folders: tuple[Path, Path, Path]) -> None:
    new, live, aside = folders
    assert put_in_place(new, live.with_name("first"), aside) is None
    assert (live.with_name("first") / "index.html").read_text() == "new"


def test_system_exchanges_in_one_step(folders: tuple[Path, Path, Path]) -> None:
    new, live, aside = folders
    missing = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            if not (live / "index.html").exists():
                missing.append(1)

    watcher = threading.Thread(target=look)
    watcher.start()
    if put_in_place(new, live, aside) != new:
        pytest.skip("this file system cannot exchange two names")
    for _ in range(300):
        put_in_place(new, live, aside)
    done.set()
    watcher.join()
    assert missing == []


def test_failure_in_the_second_step_puts_the_old_site_back(
    folders: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda one, other: False)
    new, live, aside = folders
    (new / "index.html").unlink()
    new.rmdir()
    with pytest.raises(FileNotFoundError):
        put_in_place(new, live, aside)
    assert (live / "index.html").read_text() == "live"
    assert not aside.exists()


def test_recovery_puts_back_what_was_set_aside(folders: tuple[Path, Path, Path]) -> None:
    _, live, aside = folders
    live.rename(aside)
    recover(live, aside)
    assert (live / "index.html").read_text() == "live"


def test_recovery_never_replaces_a_live_site(folders: tuple[Path, Path, Path]) -> None:
    new, live, aside = folders
    new.rename(aside)
    recover(live, aside)
    assert (live / "index.html").read_text() == "live"


def test_unknown_failure_of_the_exchange_is_raised(folders: tuple[Path, Path, Path]) -> None:
    _, live, aside = folders
    with pytest.raises(OSError):
        put_in_place(live.with_name("gone"), live, aside)
    assert (live / "index.html").read_text() == "live"


def accepted(site: Path) -> None:
    assert reason_not_to_replace(site, []) is None


def refused(site: Path, *sources: Path) -> str:
    found = reason_not_to_replace(site, sources)
    assert found is not None
    assert found.code == "not-a-site"
    return found.message


def test_missing_and_empty_folders_are_accepted(tmp_path: Path) -> None:
    accepted(tmp_path / "new")
    (tmp_path / "empty").mkdir()
    accepted(tmp_path / "empty")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A site as this program leaves it."""
    site = tmp_path / "ours"
    (site / "csec").mkdir(parents=True)
    for name in ("index.html", "csec/way.html"):
        (site / name).write_text(name)
    (site / LISTING).write_bytes(listing(site))
    return site


def test_site_of_ours_is_accepted_wherever_it_lies(ours: Path) -> None:
    (ours / "csec/.DS_Store").write_text("")
    accepted(ours)
    accepted(ours.rename(ours.with_name("moved")))


@pytest.mark.parametrize(
    "name",
    [
        *("Thumbs.db", "csec/thumbs.db", "desktop.ini", "._index.html", "Icon\r", "ehthumbs.db"),
        *(".Spotlight-V100/Store-V2/a", ".Trashes/501/b.html", "csec/@eaDir/way.html/c.jpg"),
        "System Volume Information/IndexerVolumeGuid",
    ],
)
def test_what_systems_put_into_a_folder_is_passed_over(ours: Path, name: str) -> None:
    (ours / name).parent.mkdir(parents=True, exist_ok=True)
    (ours / name).write_text("")
    accepted(ours)
    (ours / LISTING).unlink()
    for path in ("index.html", "csec/way.html"):
        (ours / path).unlink()
    shutil.rmtree(ours / "csec")
    accepted(ours)


@pytest.mark.parametrize("name", ["thesis.docx", "csec/a.html", ".git/config", ".nojekyll"])
def test_file_that_somebody_added_is_named(ours: Path, name: str) -> None:
    (ours / name).parent.mkdir(exist_ok=True)
    (ours / name).write_text("mine")
    assert f"`{name}`" in refused(ours)


def test_file_that_somebody_changed_is_named(ours: Path) -> None:
    (ours / "index.html").write_text("mine")
    assert "`index.html`" in refused(ours)


def test_links_and_pipes_in_a_site_are_named(ours: Path, tmp_path: Path) -> None:
    os.mkfifo(ours / "pipe")
    assert "`pipe`" in refused(ours)
    (ours / "pipe").unlink()
    (tmp_path / "letters").mkdir()
    (ours / "folder").symlink_to(tmp_path / "letters")
    assert "`folder`" in refused(ours)


@pytest.mark.parametrize("text", ["", "[]", '{"files": 3}', '{"files": {}}', "[" * 100_000, None])
def test_site_without_its_list_is_refused(ours: Path, text: str | None) -> None:
    (ours / LISTING).unlink()
    if text is not None:
        (ours / LISTING).write_text(text)
    assert "`csec`" in refused(ours)


def test_somebody_elses_folder_is_refused(tmp_path: Path) -> None:
    for name in ("index.html", "404.html", "_headers", "search/search_index.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("mine")
    assert "`404.html`" in refused(tmp_path)


def test_file_and_dangling_link_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused(tmp_path / "file")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    refused(tmp_path / "link")


def test_home_and_root_are_refused() -> None:
    refused(Path("/"))
    refused(Path(os.path.realpath(Path(__file__).parents[2])))


def test_sources_and_site_may_not_hold_each_other(tmp_path: Path) -> None:
    docs = tmp_path / "project/docs"
    docs.mkdir(parents=True)
    for site in (docs, docs.parent, tmp_path, docs / "site", docs / "a/b"):
        assert "built from" in refused(site, docs)
    assert (
        reason_not_to_replace(tmp_path / "project/site", [docs, tmp_path / "project/mkdocs.yml"])
        is None
    )
