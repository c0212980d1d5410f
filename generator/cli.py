"""The command line: ``check | build | serve | print | extract | explain``. A thin adapter."""

from __future__ import annotations

import argparse
import atexit
import gc
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Any, cast

from generator.diagnostics.diagnostic import Diagnostic, has_errors
from generator.diagnostics.render import Format, LineOf, render, summary, visible
from generator.source.file import SourceFile, shown

FINE, ERRORS, WRONG_USE, STOPPED = 0, 1, 2, 130


def keep_garbage() -> None:
    """Collect seldom, and not at the end: one short run keeps nearly all that it makes, and what
    is left goes with the process."""
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0 fine, 1 the definition has errors, 2 wrong use."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a pipe may know no curly quotes
    try:
        status = _run(argv)
        sys.stdout.flush()
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return STOPPED
    except OSError as failure:
        _give_up(failure)
        return ERRORS
    return status


def _run(argv: Sequence[str] | None) -> int:
    try:
        Path.cwd()
    except OSError:
        print("protocol: the working folder is gone: change to another one", file=sys.stderr)
        return WRONG_USE
    arguments = _parser().parse_args(argv)
    if arguments.run is not _serve:  # which lives long
        keep_garbage()
    return cast(int, arguments.run(arguments))


def _give_up(failure: OSError) -> None:
    """Say what the system refused, where nobody did who knows more about it."""
    reason = (failure.strerror or f"{type(failure).__name__}: {failure}").lower()
    place = f"{shown(Path(os.fsdecode(failure.filename)))}: " if failure.filename else ""
    if not isinstance(failure, BrokenPipeError):  # whoever read the output has seen enough
        with suppress(OSError):
            print(visible(f"protocol: {place}{reason}"), file=sys.stderr)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):  # what they still hold would fail again at the end
        os.dup2(nowhere, stream.fileno())


def _parser() -> argparse.ArgumentParser:
    from generator.workspace import SITE, SOURCE

    parser = argparse.ArgumentParser(
        prog="protocol", description="Compile a protocol definition into everything published."
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check definitions and say what is wrong where")
    check.add_argument(
        "path",
        nargs="?",
        type=Path,
        default=SOURCE,
        metavar="PATH",
        help="a definition file, its folder, or a folder of protocols",
    )
    check.add_argument("--format", choices=("human", "short", "json"), default="human")
    check.add_argument(
        "--queries", action="store_true", help="list the questions to the owner of the wording"
    )
    check.set_defaults(run=_check)
    build = commands.add_parser("build", help="compile and publish the whole site")
    build.add_argument(
        "--source",
        type=Path,
        default=SOURCE,
        metavar="PATH",
        help="a definition file, its folder, or a folder of protocols",
    )
    build.add_argument(
        "--site", type=Path, default=SITE, metavar="DIR", help="the folder that the site is put in"
    )
    build.set_defaults(run=_build)
    serve = commands.add_parser("serve", help="show the site and follow every change")
    serve.add_argument("--address", type=_address, default="127.0.0.1:8000", metavar="ADDRESS:PORT")
    serve.set_defaults(run=_serve)
    _add_print(commands)
    extract = commands.add_parser("extract", help="give back the definition inside a printed sheet")
    extract.add_argument("sheet", type=Path, metavar="FILE.pdf", help="a sheet as it was published")
    extract.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where it is put; else it is printed"
    )
    extract.set_defaults(run=_extract)
    explain = commands.add_parser("explain", help="explain a diagnostic")
    explain.add_argument("code", metavar="CODE")
    explain.set_defaults(run=_explain)
    return parser


def _add_print(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    from generator.views.papers import PAPERS
    from generator.workspace import SHEETS, SOURCE

    command = commands.add_parser("print", help="set sheets into a folder, without the site")
    command.add_argument(
        "sheets",
        nargs="*",
        metavar="SHEET",
        help="poster, handout, card, screening-sheet, slides, or a pathway's identifier; else all",
    )
    command.add_argument(
        "--source",
        type=Path,
        default=SOURCE,
        metavar="PATH",
        help="a definition file, its folder, or a folder of protocols",
    )
    command.add_argument(
        "--paper", choices=[paper.id for paper in PAPERS], help="one paper; else all of a sheet"
    )
    command.add_argument(
        "--bleed", action="store_true", help="with bleed and crop marks, for a print shop: on 24x36"
    )
    command.add_argument(
        "--to", type=Path, default=SHEETS, metavar="FOLDER", help="the folder they are put in"
    )
    command.set_defaults(run=_print)


def _address(text: str) -> str:
    """Read an address of this computer and a port, or say that it is wrong use."""
    host, _, port = text.rpartition(":")
    bare = host[1:-1] if host.startswith("[") and host.endswith("]") else host
    if port.isascii() and port.isdigit() and len(port) < 6 and 0 < int(port) < 65536:
        with suppress(ValueError):
            if bare == "localhost" or ip_address(bare):
                return text
    raise argparse.ArgumentTypeError("expected ADDRESS:PORT, such as 127.0.0.1:8000")


def _check(arguments: argparse.Namespace) -> int:
    from generator.load import load
    from generator.report import describe, describe_queries

    loaded = load(arguments.path)
    form: Format = arguments.format
    sys.stdout.write(render(loaded.diagnostics, form, _lines_of(loaded.sources)))
    out = sys.stdout if form == "human" else sys.stderr
    for protocol in loaded.protocols:
        print(_harmless(describe(protocol)), file=out)
        if arguments.queries:
            print(_harmless(describe_queries(protocol)), file=out)
    print(summary(loaded.diagnostics), file=out)
    return ERRORS if has_errors(loaded.diagnostics) else FINE


def _build(arguments: argparse.Namespace) -> int:
    from generator.compile import build

    with ExitStack() as stack:
        built = build(arguments.source, arguments.site, _progress(stack))
    if not has_errors(built.diagnostics):
        for hint in built.hints:
            print(f"hint: {hint}", file=sys.stderr)
    success = f"the site is in {visible(shown(arguments.site))}"
    return _conclude(built.diagnostics, built.sources, success)


def _conclude(diagnostics: tuple[Diagnostic, ...], sources: Any, success: str) -> int:
    sys.stderr.write(render(diagnostics, "human", _lines_of(sources)))
    if has_errors(diagnostics):
        print(f"{summary(diagnostics)}; nothing was published", file=sys.stderr)
        return ERRORS
    print(success if not diagnostics else f"{summary(diagnostics)}; {success}", file=sys.stderr)
    return FINE


def _serve(arguments: argparse.Namespace) -> int:
    from generator.mkdocs_hook import serve

    problem = serve(arguments.address)
    print(f"protocol: {visible(problem)}", file=sys.stderr)
    return ERRORS


def _print(arguments: argparse.Namespace) -> int:
    from generator.printing import set_sheets
    from generator.sheets import Choice

    choice = Choice(frozenset(arguments.sheets), arguments.paper, arguments.bleed)
    done = set_sheets(arguments.source, choice, arguments.to)
    sys.stderr.write(render(done.diagnostics, "human", _lines_of(done.sources)))
    for hint in done.hints:
        print(f"hint: {hint}", file=sys.stderr)
    for path in done.files:
        print(visible(shown(path)))
    if done.is_wrong_use:
        return WRONG_USE
    return ERRORS if has_errors(done.diagnostics) or not done.files else FINE


def _extract(arguments: argparse.Namespace) -> int:
    from generator.diagnostics.diagnostic import error
    from generator.diagnostics.span import Span
    from generator.extract import definition_in

    content, problems = definition_in(arguments.sheet)
    output: Path | None = arguments.output
    if content is not None and output is not None:
        try:
            output.write_bytes(content)
        except OSError as failure:
            reason = (failure.strerror or "unknown reason").lower()
            here = Span.point(shown(output))
            problems = (error("cannot-write", f"cannot be written: {reason}", here),)
    elif content is not None:
        _put_out(content)
    sys.stderr.write(render(problems, "human", lambda path, line: None))
    return ERRORS if problems else FINE


def _put_out(content: bytes) -> None:
    """Give a definition to a pipe byte for byte, to a terminal without what that would obey."""
    if sys.stdout.isatty():
        print(_harmless(content.decode("utf-8", errors="replace")))
    else:
        sys.stdout.buffer.write(content)


def _harmless(text: str) -> str:
    """Return lines of text without what a terminal would obey."""
    return "\n".join(visible(line) for line in text.splitlines())


def _explain(arguments: argparse.Namespace) -> int:
    from generator.diagnostics.catalogue import codes, entry, explain
    from generator.diagnostics.nearest import nearest_hint

    found = entry(arguments.code)
    if found is None:
        print(f"protocol: there is no code {arguments.code!r}", file=sys.stderr)
        for hint in nearest_hint(arguments.code, codes()):
            print(f"  hint: {hint}", file=sys.stderr)
        return WRONG_USE
    sys.stdout.write(explain(found))
    return FINE


def _lines_of(sources: Any) -> LineOf:
    def line_of(path: str, number: int) -> str | None:
        source: SourceFile | None = sources.get(path)
        if source is None or not 0 < number <= len(source.lines):
            return None
        return source.lines[number - 1]

    return line_of


def _progress(stack: ExitStack) -> Callable[[str], None]:
    """Return how to say what is being done: a moving line on a terminal, plain lines in a log."""
    if not sys.stderr.isatty():
        return lambda message: print(message, file=sys.stderr, flush=True)
    from rich.console import Console

    status = stack.enter_context(Console(stderr=True).status("starting"))
    return lambda message: status.update(message)
