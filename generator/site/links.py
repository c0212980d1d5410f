"""Checking every address of every built page against the files that are there.

Names are compared letter by letter, also on systems whose file names ignore case: the site will be
served from one that does not.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

from generator.diagnostics.nearest import nearest_hint
from generator.site.page import Fault, Page, Reference

ABSOLUTE_PAGES = {"404.html"}
"""Pages that a server shows at any address, so that only absolute paths lead anywhere."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_TELEPHONE = re.compile(r"(\+[1-9][0-9]{6,14}|[0-9]{2,8})(;ext=[0-9]{1,8})?")
_TEXTED = re.compile(r"\+[1-9][0-9]{6,14}|[0-9]{3,8}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+(\?(subject|body)=[^\s<>]*)?")
_IGNORED_IN_ADDRESSES = str.maketrans("", "", "\t\n\r")
_CONTROLS_AND_SPACE = "".join(map(chr, range(33)))


def bad_links(
    page: Page, pages: Mapping[str, Page], files: frozenset[str], root: str = "/"
) -> Iterator[Fault]:
    """Find the addresses of one page that lead nowhere, or where they must not.

    ``files`` are the paths of all files of the site, relative to it, ``pages`` those of them whose
    anchors are known. ``root`` is where the site begins on its server, from slash to slash.
    """
    for reference in page.references:
        found = _check(reference, page, pages, files, root)
        if found is not None:
            yield found


def _check(
    reference: Reference,
    page: Page,
    pages: Mapping[str, Page],
    files: frozenset[str],
    root: str,
) -> Fault | None:
    address = reference.address.strip(_CONTROLS_AND_SPACE).translate(_IGNORED_IN_ADDRESSES)
    place = reference.place
    if not address:
        return Fault("broken-link", "the address is empty", place)
    scheme = _SCHEME.match(address)
    if scheme:
        return _check_scheme(scheme[1].lower(), address, reference)
    if "\\" in address:  # browsers read it as a slash
        return Fault("unsafe-link", "the address holds a backslash", place)
    if address.startswith("//"):
        return _elsewhere(address, reference)
    if address.startswith("/") and page.path not in ABSOLUTE_PAGES:
        message = f"`{address}` is lost when the site lies in a folder: start from this page"
        return Fault("absolute-link", message, place)
    if address.startswith("/"):
        if not address.startswith(root):
            message = f"`{address}` leads out of the site, which begins at `{root}`"
            return Fault("broken-link", message, place)
        address = f"/{address.removeprefix(root)}"
    return _check_target(address, reference, page, pages, files)


def _check_scheme(scheme: str, address: str, reference: Reference) -> Fault | None:
    rest = address[len(scheme) + 1 :]
    if scheme in ("http", "https"):
        return _elsewhere(address, reference)
    if reference.kind == "link" and scheme == "tel":
        if _TELEPHONE.fullmatch(rest):
            return None
        hint = "write it in the international form, such as tel:+16505550100"
        return Fault("malformed-link", f"`{rest}` cannot be dialled", reference.place, (hint,))
    if reference.kind == "link" and scheme == "sms":
        if _TEXTED.fullmatch(rest):
            return None
        hint = "write the number alone, such as sms:741741: not all telephones read words there"
        return Fault("malformed-link", f"no text can be sent to `{rest}`", reference.place, (hint,))
    if reference.kind == "link" and scheme == "mailto":
        if _MAIL.fullmatch(rest):
            return None
        return Fault("malformed-link", f"`{rest}` is no mail address", reference.place)
    if reference.kind == "style" and scheme == "data":
        return None
    return Fault("unsafe-link", f"an address may not start with `{scheme}:`", reference.place)


def _elsewhere(address: str, reference: Reference) -> Fault | None:
    """Check the address of another site: it may be linked to, nothing is loaded from it."""
    if reference.kind != "link":
        message = f"`{address}` would be loaded from another site"
        return Fault("foreign-resource", message, reference.place)
    try:
        parts = urlsplit(address)
        fine = bool(parts.scheme and parts.hostname) and parts.username is None
        _ = parts.port  # reading it validates it
    except ValueError:
        fine = False
    if fine and not any(char.isspace() for char in address):
        return None
    return Fault("malformed-link", f"`{address}` is no web address", reference.place)


def _check_target(
    address: str,
    reference: Reference,
    page: Page,
    pages: Mapping[str, Page],
    files: frozenset[str],
) -> Fault | None:
    path, _, fragment = address.partition("#")
    path = unquote(path.partition("?")[0])
    target = page.path
    if path:
        base = "" if path.startswith("/") else posixpath.dirname(page.path)
        target = posixpath.normpath(posixpath.join(base, path.lstrip("/") or "index.html"))
    if target.startswith(".."):
        return Fault("broken-link", f"`{path}` leads out of the site", reference.place)
    if path.endswith("/") or target not in files:
        if f"{target}/index.html" in files:
            message = f"`{path}` is a folder, and only a server would open its index.html"
            return Fault("broken-link", message, reference.place)
        hints = nearest_hint(target, files)
        return Fault("broken-link", f"there is no file `{target}`", reference.place, hints)
    anchor = unquote(fragment.partition(":~:")[0])
    if not anchor or anchor == "top" or target not in pages or anchor in pages[target].anchors:
        return None
    message = f"`{target}` has no element with the identifier `{anchor}`"
    hints = nearest_hint(anchor, pages[target].anchors)
    return Fault("broken-anchor", message, reference.place, hints)
