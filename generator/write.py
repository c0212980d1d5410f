"""Writing the publication's files: only what differs, each in one go, and nobody else's.

A *ledger* remembers, for each path, the SHA-256 of what a run put there. From it follows which
files are ours: one whose bytes the ledger knows may be replaced or removed, any other is left
alone and reported. The ledger is written before the first file changes, with the old and the new
sums, and again at the end with the new ones only; so a run that is killed half-way leaves nothing
behind that the next run would take for somebody else's work.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.diagnostics.diagnostic import Diagnostic, error, has_errors, warning
from generator.diagnostics.span import Span
from generator.source.clutter import is_clutter
from generator.source.file import shown

_UNFINISHED = ".writing"  # ends the name of a file that is being written

_Ledger = dict[str, tuple[str, ...]]  # path → sums of what a run of ours may have left there


@dataclass(frozen=True, slots=True)
class WriteReport:
    """What one run did to the tree: numbers of files, and what stood in its way."""

    written: int
    unchanged: int
    removed: int
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class _Plan:
    """What is to be done, found out by reading alone."""

    writes: list[str] = field(default_factory=list)
    removals: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)  # once ours, edited since, no longer published
    diagnostics: list[Diagnostic] = field(default_factory=list)


def write_tree(
    root: Path, files: Mapping[str, bytes], *, ledger: Path, generated: Iterable[str] = ()
) -> WriteReport:
    """Make the files below ``root`` equal to ``files`` and remove those that earlier runs left.

    ``files`` maps paths relative to ``root``, with forward slashes, to contents. ``ledger`` is the
    file that remembers what was written; keep it where it is deleted together with the files.
    ``generated`` names folders below ``root`` that should hold nothing but generated files: others
    found in them are reported, and kept.

    With an error in the plan (a path that leaves the folder, somebody else's file in the way)
    nothing is changed. Failures of the system, such as a full disk, come back as diagnostics.
    """
    known = _read_ledger(ledger)
    _clear_unfinished(root, {*files, *known})
    sums = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    plan = _Plan()
    _plan_writes(plan, root, files, known)
    _plan_removals(plan, root, [path for path in known if path not in files], known)
    plan.diagnostics += _strangers(root, generated, {*files, *known})
    if has_errors(plan.diagnostics):
        return WriteReport(0, len(files) - len(plan.writes), 0, tuple(plan.diagnostics))
    return _carry_out(plan, root, files, sums, known, ledger)


def _clear_unfinished(root: Path, paths: Iterable[str]) -> None:
    """Delete what a killed run had begun to write."""
    for folder in {(root / path).parent for path in paths if is_plain(path)}:
        with suppress(OSError):  # in nobody's way: MkDocs passes over names that start with a dot
            for unfinished in folder.glob(f".*{_UNFINISHED}"):
                unfinished.unlink()


def _plan_writes(plan: _Plan, root: Path, files: Mapping[str, bytes], known: _Ledger) -> None:
    real_root = os.path.realpath(root)
    folders: dict[Path, bool] = {}  # folder → whether it lies in the root, links followed
    for path, data in files.items():
        target, here = root / path, Span.point(shown(root / path))
        if not is_plain(path):
            message = "is no plain path inside the folder of published files"
            plan.diagnostics.append(error("unsafe-path", message, here))
            continue
        if target.parent not in folders:
            folders[target.parent] = _is_inside(target.parent, real_root)
        if not folders[target.parent] or _holds(target.is_symlink):
            message = "a link stands where a published file is to be written"
            plan.diagnostics.append(error("unsafe-path", message, here))
            continue
        found, problems = _present(target)
        plan.diagnostics += problems
        if found == data and not problems:
            continue
        plan.writes.append(path)
        if found is not None and not _is_ours(found, known.get(path, ())):
            plan.diagnostics.append(_overwriting(path in known, here))


def _overwriting(is_known: bool, here: Span) -> Diagnostic:
    if is_known:
        message = "was edited by hand since it was generated, and is generated anew"
        return warning("edited-file", message, here, hints=("edit the definition instead",))
    message = "a file that this program did not write stands where it is to write one"
    hint = "move the file away; or delete it, if an earlier run made it"
    return error("file-in-the-way", message, here, hints=(hint,))


def _plan_removals(plan: _Plan, root: Path, stale: Iterable[str], known: _Ledger) -> None:
    real_root = os.path.realpath(root)
    for path in stale:
        target = root / path
        if (
            not is_plain(path)
            or _holds(target.is_symlink)
            or not _is_inside(target.parent, real_root)
        ):
            continue  # somebody edited the ledger, or put a link in the place of our file
        found, problems = _present(target)
        plan.diagnostics += problems
        if found is None:
            continue
        if _is_ours(found, known[path]):
            plan.removals.append(path)
            continue
        plan.kept.append(path)
        message = "is no longer generated, but was edited by hand and is kept"
        hint = "delete it if nothing needs it"
        here = Span.point(shown(target))
        plan.diagnostics.append(warning("edited-file", message, here, hints=(hint,)))


def _strangers(root: Path, generated: Iterable[str], ours: set[str]) -> Iterator[Diagnostic]:
    """Report files that stand in generated folders without having been generated."""
    for folder in generated:
        for parent, folders, names in os.walk(root / folder):
            folders[:] = sorted(name for name in folders if not is_clutter(name))
            for name in sorted(names):
                path = Path(parent, name)
                if is_clutter(name) or path.relative_to(root).as_posix() in ours:
                    continue
                message = "was not generated, but stands in a folder of generated files"
                hint = "move it out of this folder, or delete it"
                yield warning("unknown-file", message, Span.point(shown(path)), hints=(hint,))


def _carry_out(
    plan: _Plan,
    root: Path,
    files: Mapping[str, bytes],
    sums: Mapping[str, str],
    known: _Ledger,
    ledger: Path,
) -> WriteReport:
    unchanged = len(files) - len(plan.writes)
    during = {
        path: tuple(sorted({*known.get(path, ()), *([sums[path]] if path in sums else [])}))
        for path in (*known, *sums)
    }
    if plan.writes or plan.removals:
        problems = _attempt(ledger, partial(_write_ledger, ledger, during))
        if problems:
            return WriteReport(0, unchanged, 0, (*plan.diagnostics, *problems))
    failed: dict[str, tuple[Diagnostic, ...]] = {}
    for path in plan.removals:  # first, so that a file may take the place of a folder
        failed[path] = _attempt(root / path, partial(_remove, root, path))
    for path in plan.writes:
        target = root / path
        failed[path] = _attempt(target, partial(replace_file, target, files[path]))
    failed = {path: problems for path, problems in failed.items() if problems}
    after: _Ledger = {path: (one,) for path, one in sums.items()}
    after |= {path: during[path] for path in (*failed, *plan.kept)}
    problems = tuple(problem for found in failed.values() for problem in found)
    if after != known:
        problems += _attempt(ledger, partial(_write_ledger, ledger, after))
    return WriteReport(
        written=sum(path not in failed for path in plan.writes),
        unchanged=unchanged,
        removed=sum(path not in failed for path in plan.removals),
        diagnostics=(*plan.diagnostics, *problems),
    )


def replace_file(path: Path, data: bytes) -> None:
    """Write one file so that a reader finds the old bytes or the new ones, never a part.

    Missing folders are made. Raises ``OSError``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}{_UNFINISHED}")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise


def update_file(path: Path, data: bytes) -> tuple[Diagnostic, ...]:
    """Write one file of the program's own, kept under version control, where it differs."""
    found, problems = _present(path)
    if problems or found == data:
        return problems
    return _attempt(path, partial(replace_file, path, data))


def generated_paths(ledger: Path) -> frozenset[str]:
    """Return the paths that the last run generated, as its ledger remembers them."""
    return frozenset(_read_ledger(ledger))


def is_plain(path: str) -> bool:
    """Say whether a path is relative, has forward slashes, and stays below where it starts."""
    parts = path.split("/")
    odd = any(char in '\\:*?"<>|' for char in path) or not path.isprintable()
    return not odd and not any(part in ("", ".", "..") for part in parts)


def _remove(root: Path, path: str) -> None:
    """Delete a file and the folders that are empty without it."""
    (root / path).unlink(missing_ok=True)
    folder = (root / path).parent
    with suppress(OSError):  # not empty: somebody else's files are in it
        while folder != root:
            folder.rmdir()
            folder = folder.parent


def _present(target: Path) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return the bytes that stand at a place, ``None`` where no file does."""
    try:
        if not stat.S_ISREG(target.stat().st_mode) and not target.is_dir():
            message = "something that is neither a file nor a folder stands where a file belongs"
            return None, (error("file-in-the-way", message, Span.point(shown(target))),)
        return target.read_bytes(), ()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        return None, ()
    except OSError as failure:
        if failure.errno == errno.ENAMETOOLONG:  # then nothing can stand there
            return None, ()
        if _holds(target.is_dir):  # Windows calls reading a folder a lack of permission
            return None, ()
        return None, (_failed(target, "read", failure),)


def _holds(question: Callable[[], bool]) -> bool:
    """Ask about a file; where the system does not let us look, the answer is no."""
    with suppress(OSError):
        return question()
    return False


def _is_ours(data: bytes, sums: tuple[str, ...]) -> bool:
    return bool(sums) and hashlib.sha256(data).hexdigest() in sums


def _is_inside(folder: Path, real_root: str) -> bool:
    """Say whether a folder, existing or not, lies in the root when links are followed."""
    return Path(os.path.realpath(folder)).is_relative_to(real_root)


def _read_ledger(path: Path) -> _Ledger:
    """Return what earlier runs wrote; nothing where the ledger is missing or cannot be read."""
    try:
        # Anything else, such as a pipe, might be read without an end.
        entries = json.loads(path.read_bytes() if path.is_file() else b"")["files"]
        return {str(name): tuple(map(str, sums)) for name, sums in entries.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}  # every file is then somebody else's unless it is as it should be: the safe side


def _write_ledger(path: Path, ledger: _Ledger) -> None:
    about = "Generated: which files here were generated, and with which SHA-256."
    record = {"about": about, "files": dict(sorted(ledger.items()))}
    replace_file(path, (json.dumps(record, indent=1, ensure_ascii=False) + "\n").encode())


def _attempt(path: Path, action: Callable[[], None]) -> tuple[Diagnostic, ...]:
    try:
        action()
    except OSError as failure:
        return (_failed(path, "written", failure),)
    return ()


def _failed(path: Path, verb: str, failure: OSError) -> Diagnostic:
    reason = (failure.strerror or "unknown reason").lower()
    return error("cannot-write", f"cannot be {verb}: {reason}", Span.point(shown(path)))
