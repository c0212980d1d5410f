"""An address → its QR code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

QUIET = 4
"""Modules of white around a code, which the standard asks for."""

_MASK = 2
"""Which of the eight patterns breaks up the code: any of them reads as well, and to weigh all eight
takes twenty times as long as the code itself."""


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code without its quiet zone, row by row from the top; True is dark."""

    rows: tuple[tuple[bool, ...], ...]

    @property
    def modules(self) -> int:
        """Modules from edge to edge, with the quiet zone on both sides."""
        return len(self.rows) + 2 * QUIET

    @property
    def bars(self) -> tuple[tuple[int, int, int], ...]:
        """Each run of dark modules in a row: left, top and length in modules, the quiet zone
        counted in."""
        return tuple(_bars(self.rows))


@cache
def qr_code(address: str) -> QrCode:
    """Return the code of an address, a sixth of which may be worn off (error correction M).

    Raises ``ValueError`` for an address of more than about 2,300 characters, which fits no code.
    """
    import segno

    code = segno.make_qr(address, error="m", boost_error=False, mask=_MASK)
    return QrCode(tuple(tuple(bool(module) for module in row) for row in code.matrix))


def _bars(rows: tuple[tuple[bool, ...], ...]) -> Iterator[tuple[int, int, int]]:
    for y, row in enumerate(rows, QUIET):
        x = QUIET
        for is_dark, group in groupby(row):
            length = len(list(group))
            if is_dark:
                yield x, y, length
            x += length
