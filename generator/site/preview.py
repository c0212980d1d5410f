"""The live preview's manners: whom its server answers, and what it says of its work."""

from __future__ import annotations

import logging
import re
import signal as signals
import sys
from collections.abc import Callable, Iterable
from errno import EADDRINUSE
from ipaddress import ip_address
from pathlib import Path
from signal import SIGINT, SIGTERM, default_int_handler, signal
from time import monotonic, sleep
from typing import Any

from generator.diagnostics.render import visible
from generator.source.file import reason, shown

LOGGER = "mkdocs.hooks.protocol"
"""Where the preview says what it does; MkDocs shows it when it is run by itself."""

_HOST = re.compile(r"(?P<name>\[[^\]]*\]|[^:]*)(:[0-9]*)?")
_HERE = {"", "localhost", "127.0.0.1", "[::1]"}  # "": a program that is no browser

_FIRST_LOOK = 30.0  # seconds at most until all files have been looked at
_LONGEST = 500  # characters of a line: an address that somebody asks for may be of any length

_Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def serve(config: Path, hook: Path, address: str) -> str:
    """Show the site at an address and rebuild it on every change, until Ctrl-C raises.

    ``config`` is the builder's set-up, ``hook`` what compiles the definitions. Returns why it could
    not.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve
    from mkdocs.exceptions import MkDocsException

    logger = logging.getLogger("mkdocs")
    logger.handlers, logger.propagate = [Narrator()], False
    logger.setLevel(logging.INFO)
    for ending in (SIGINT, SIGTERM, getattr(signals, "SIGHUP", SIGTERM)):
        signal(ending, default_int_handler)  # MkDocs tidies up after itself
    try:
        mkdocs_serve(str(config), dev_addr=address, hooks=[str(hook)])
    except MkDocsException as failure:  # the definitions' errors are logged by then
        return str(failure)
    except OSError as failure:
        place = f"{shown(Path(failure.filename))}: " if failure.filename else ""
        another = "; try another port with `--address`" * (failure.errno == EADDRINUSE)
        return f"cannot serve at {address}: {place}{reason(failure)}{another}"
    raise KeyboardInterrupt  # which alone ends it


def attend(server: Any, has_errors: Callable[[], bool]) -> None:
    """Make the server of MkDocs guard itself and say what it does.

    ``has_errors`` tells whether the build that has just ended found errors in the definitions.
    """
    log = logging.getLogger(LOGGER)
    build, watch = server.builder, server.observer.start
    was_wrong = has_errors()

    def watching() -> None:
        watch()
        _await_first_look(server.observer.emitters)  # before it, a change would go unnoticed
        log.info("the preview is at %s and follows every change; Ctrl-C ends it", server.url)

    def building() -> None:
        nonlocal was_wrong
        _build(build)
        is_wrong = has_errors()
        if not is_wrong:
            log.info("built anew: %s", "the errors are gone" if was_wrong else "no problems")
        was_wrong = is_wrong

    server.observer.start, server.builder = watching, building
    server.set_app(guarded(server.serve_request, server.server_address[0]))
    server.handle_error = lambda *_: None  # a browser that goes away is nobody's fault


def _await_first_look(emitters: Iterable[Any]) -> None:
    """Wait until what changes is compared with has been looked at: threads do so as they start."""
    deadline = monotonic() + _FIRST_LOOK
    for emitter in emitters:
        while monotonic() < deadline and _is_blind(getattr(emitter, "_snapshot", None)):
            sleep(0.01)


def _is_blind(snapshot: Any) -> bool:
    return snapshot is not None and not snapshot.paths


def _build(build: Callable[[], None]) -> None:
    """Build; of what stops that, say one line, and let the server show the pages of before."""
    from mkdocs.exceptions import Abort

    try:
        build()
    except Exception as failure:  # a template, an extension or the theme may raise anything
        raise Abort(visible(" ".join(str(failure).split())) or type(failure).__name__) from failure


def guarded(application: _Application, bound: str) -> _Application:
    """Return the application for nobody but the people at this computer.

    ``bound`` is the address that the server is bound to. A page elsewhere can lead its own name to
    this computer, and would then read the preview as if it were a part of itself.
    """

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if "\0" in environ.get("PATH_INFO", ""):
            return _refuse("404 Not Found", start_response)
        if not is_ours(environ.get("HTTP_HOST", ""), bound):
            return _refuse("403 Forbidden", start_response)
        return application(environ, start_response)

    return answer


def _refuse(status: str, start_response: Callable[..., Any]) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain")])
    return [status.encode()]


def is_ours(host: str, bound: str) -> bool:
    """Say whether a request's host, with or without a port, is a name of the bound server."""
    found = _HOST.fullmatch(host.lower())
    if found is None:
        return False
    name = found["name"]
    if name in _HERE or name.strip("[]") == bound:
        return True
    try:  # bound to all addresses, it has those that this computer has anywhere
        return ip_address(bound).is_unspecified and bool(ip_address(name.strip("[]")))
    except ValueError:
        return False


class Narrator(logging.Handler):
    """Prints what the preview says, and what MkDocs warns of: a line each."""

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record."""
        if record.name == LOGGER or record.levelno >= logging.WARNING:
            message = " ".join(record.getMessage().split())[:_LONGEST]
            print(visible(message), file=sys.stderr, flush=True)
