"""Places in a source file: what every value of a protocol and every diagnostic points at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of characters in one file.

    Lines and columns count from 1; columns count characters, not bytes. The end column is the
    one after the last character, so an empty span has ``end_column == column``.
    """

    path: str  # as shown to the user: relative to where the command was run, with forward slashes
    line: int
    column: int
    end_line: int
    end_column: int

    @classmethod
    def point(cls, path: str, line: int = 1, column: int = 1) -> Span:
        """Return the empty span at one place."""
        return cls(path, line, column, line, column)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"
